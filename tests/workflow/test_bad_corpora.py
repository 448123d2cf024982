"""Bad files of other programs: a sentence each with file and line, the rest goes on if asked, nothing is half in."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from annotator.core.coder import NOBODY
from annotator.store import documents
from annotator.store.project import Project
from annotator.workflow import ingest, of_format, preparing
from annotator.workflow.ingest import ImportReport, Options
from annotator.workflow.mapping import LabelMapping, Target
from tests.formats.exchange import PUB
from tests.workshop import new_project

XMI, TYPES = (PUB / "uima" / name for name in ("doc.xmi", "TypeSystem.xml"))
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI">&b;</xmi:XMI>'
)
DEEP = '{"text": "نص", "meta": ' + "[" * 100_000 + "]" * 100_000 + "}"
DEEP_XML = f'<xmi:XMI xmlns:xmi="http://www.omg.org/XMI">{"<a>" * 100_000}{"</a>" * 100_000}</xmi:XMI>'
TOO_DEEP = "nested too deeply"


def text_of(nth: int) -> str:
    return f"وصل الجيش إلى المدينة {nth}"


def doccano(nth: int, label: str = "ACTOR", end: int = 9) -> str:
    mark = {"id": 1, "label": label, "start_offset": 4, "end_offset": end}
    return json.dumps({"text": text_of(nth), "entities": [mark]}, ensure_ascii=False)


def task(nth: int) -> str:
    return json.dumps({"id": nth, "data": {"text": text_of(nth)}, "annotations": []}, ensure_ascii=False)


@dataclass(frozen=True)
class Bad:
    """Files of which some are bad.

    Attributes:
        files: Their content by name.
        told: What must stand in the sentence, and the file and the line that it names.
        good: How many reports in them are good.
    """

    format: str
    files: dict[str, str | bytes]
    told: str
    file: str
    line: int | None
    good: int


def damaged(lines: Sequence[str], nth: int, *, end: bytes = b"\n") -> bytes:
    """Return lines of which one has a byte that UTF-8 has not."""
    data = [line.encode() for line in lines]
    data[nth - 1] = data[nth - 1].replace("و".encode(), b"\xd9", 1)
    return end.join(data)


BAD = {
    "truncated XMI": Bad(
        "uima-xmi", {"a.xmi": XMI.read_bytes()[:-900], "b.xmi": XMI.read_bytes()}, "no whole XML", "a.xmi", None, 1
    ),
    "an XML bomb": Bad("uima-xmi", {"a.xmi": BOMB, "b.xmi": XMI.read_bytes()}, "a document type", "a.xmi", None, 1),
    "a bomb in the types": Bad(
        "uima-xmi", {"a.xmi": XMI.read_bytes(), "TypeSystem.xml": BOMB}, "TypeSystem.xml", "a.xmi", None, 0
    ),
    "XML nested deeply": Bad("uima-xmi", {"a.xmi": DEEP_XML, "b.xmi": XMI.read_bytes()}, TOO_DEEP, "a.xmi", None, 1),
    "a CAS nested deeply": Bad("uima-json", {"a.json": DEEP}, TOO_DEEP, "a.json", None, 0),
    "a line nested deeply": Bad(
        "doccano", {"a.jsonl": f"{doccano(1)}\n{DEEP}\n{doccano(2)}"}, TOO_DEEP, "a.jsonl", 2, 2
    ),
    "a task nested deeply": Bad(
        "labelstudio", {"a.json": f"[{task(1)},\n{DEEP},\n{task(2)}]"}, TOO_DEEP, "a.json", 2, 2
    ),
    "a bad byte in line 40,000": Bad(
        "doccano",
        {"a.jsonl": damaged([doccano(1), *[""] * 39_998, doccano(2), doccano(3)], 40_000)},
        "damaged characters in line 40,000",
        "a.jsonl",
        40_000,
        2,
    ),
    "a bad byte in a list": Bad(
        "labelstudio", {"a.json": damaged([f"[{task(1)},", f"{task(2)},", f"{task(3)}]"], 2)},
        "damaged characters in line 2", "a.json", 2, 2,
    ),
    "a bad byte in tokens": Bad(
        "conll2002",
        {"a.conll": damaged(["الجيش B-ACTOR", *["هنا O"] * 39_998, "وقال O"], 40_000), "b.conll": "قال B-ACTOR\n"},
        "damaged characters in line 40,000", "a.conll", None, 1,
    ),
    "no tokens": Bad("conll2002", {"a.conll": "", "b.conll": "قال B-ACTOR\n"}, "no file of tokens", "a.conll", None, 1),
    "marks of brat in no text": Bad(
        "brat",
        {"a.txt": "وصل", "a.ann": b"\x00\x01\x02\xff" * 9, "b.txt": text_of(1)}, "no text", "a.ann", None, 1,
    ),
    "a label that is not mapped": Bad(
        "doccano", {"a.jsonl": f"{doccano(1)}\n{doccano(2, 'PERS')}"}, "no labels \u2068PERS\u2069", "a.jsonl", 2, 1
    ),
}  # fmt: skip

MAPPED = LabelMapping({"ACTOR": Target("ACTOR")})
Import = Callable[..., ImportReport]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a project without reports."""
    return new_project(tmp_path)


@pytest.fixture
def imported(project: Project, tmp_path: Path) -> Import:
    """Return what writes files into a folder and imports it."""

    def run(name: str, files: dict[str, str | bytes], **more: object) -> ImportReport:
        folder = tmp_path / "corpus"
        shutil.rmtree(folder, ignore_errors=True)
        for file, content in files.items():
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return ingest.run(project, [folder], Options(format=name, **more), NOBODY, lambda *_: True)  # type: ignore[arg-type]

    return run


def stored(project: Project) -> int:
    return len(documents.listing(project))


@pytest.mark.parametrize("what", BAD)
def test_what_is_bad_is_told_with_file_and_line_and_the_rest_goes_on_if_asked(
    what: str, project: Project, imported: Import
) -> None:
    bad = BAD[what]
    mapping = {"labels": "refuse", "mapping": MAPPED} if "mapped" in what else {}
    report = imported(bad.format, bad.files, **mapping)
    assert (stored(project), report.taken_back) == (0, True)
    report = imported(bad.format, bad.files, keep_going=True, **mapping)
    assert stored(project) == bad.good
    (problem,) = (one for one in report.problems if one.refused)
    assert bad.told in problem.sentence
    assert problem.sentence.startswith(f"\u2068{bad.file}\u2069")
    assert (Path(problem.file).name, problem.line) == (bad.file, bad.line)
    assert "\n" not in problem.sentence


LONG = {
    "doccano": {"a.jsonl": f'{doccano(1)}\n{doccano(2)[:-1]}, "more": "{"x" * 9000}"}}\n{doccano(3)}'},
    "labelstudio": {"a.json": f'[{task(1)},\n{task(2)[:-1]}, "more": "{"x" * 9000}"}}]'},
    "conll2002": {"a.conll": f"قال B-ACTOR\n{'x' * 9000} O\n"},
    "uima-xmi": {"a.xmi": XMI.read_bytes()},
    "uima-json": {"a.json": (PUB / "uima" / "doc.cas.json").read_bytes()},
    "brat": {"a.txt": text_of(1), "a.ann": f"T1\tACTOR 4 9\tالجيش\n#1\tAnnotatorNotes T1\t{'x' * 9000}\n"},
}


@pytest.mark.parametrize("name", LONG)
def test_what_is_too_long_is_told_and_never_read_whole(
    name: str, project: Project, imported: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (of_format, preparing):
        monkeypatch.setattr(module, "LONGEST_LINE", 2_000)
    monkeypatch.setattr("annotator.formats.json_items.STRETCH", 500)
    monkeypatch.setattr("annotator.formats.text_lines.STRETCH", 500)
    report = imported(name, LONG[name], keep_going=True)
    (problem,) = (one for one in report.problems if one.refused)
    assert any(words in problem.sentence for words in ("too long", "longer than"))
    assert stored(project) == {"doccano": 2, "labelstudio": 1}.get(name, 0)


BEYOND = {
    "doccano": {"a.jsonl": doccano(1, end=99)},
    "prodigy": {"a.jsonl": json.dumps({"text": text_of(1), "spans": [{"start": 4, "end": 99, "label": "ACTOR"}]})},
    "brat": {"a.txt": text_of(1), "a.ann": "T1\tACTOR 4 99\tالجيش\nT2\tACTOR 4 9\tالجيش\nT3\tACTOR 0 3\tوصل\n"},
    "uima-xmi": {"a.xmi": XMI.read_bytes().replace(b'end="101"', b'end="9999"'), "TypeSystem.xml": TYPES.read_bytes()},
}


@pytest.mark.parametrize("name", BEYOND)
def test_a_mark_beyond_the_text_is_left_out_and_told(name: str, project: Project, imported: Import) -> None:
    report = imported(name, BEYOND[name])
    (problem,) = (one for one in report.problems if one.code == "span")
    assert "lies outside the text: it was left out" in problem.sentence
    assert stored(project) == 1


def test_bio_that_overlaps_itself_is_told_by_line(imported: Import) -> None:
    report = imported("conll2002", {"a.conll": "وصل B-PERS\nثم I-LOC\nعاد I-PERS\n\nقال B-LOC\n"})
    (problem,) = (one for one in report.problems if one.code == "continues_nothing")
    assert problem.lines == (2, 3)


def test_a_tab_inside_a_token_is_told_by_line(imported: Import) -> None:
    report = imported("conll2002", {"a.conll": "وصل\tO\nعند\tالظهر\tB-DATE\nعاد\tO\n"})
    (problem,) = (one for one in report.problems if one.code == "words")
    assert problem.lines == (2,)


def test_two_files_of_one_name_are_told_apart(project: Project, imported: Import) -> None:
    marks = "T1\tACTOR 4 9\tالجيش\nX\n"
    files = {"one/doc.txt": text_of(1), "one/doc.ann": marks, "two/doc.txt": text_of(2), "two/doc.ann": marks}
    report = imported("brat", files)
    assert stored(project) == 2
    assert [one.sentence.split(": ")[0] for one in report.problems if one.code == "part"] == [
        "\u2068one/doc.ann\u2069",
        "\u2068two/doc.ann\u2069",
    ]
