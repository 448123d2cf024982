"""A corpus without names: coders as codes, addresses covered letter by letter, sources left out, no offset moved."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotator.core.coder import NOBODY
from annotator.workflow import annotate, export, ingest
from annotator.workflow.anonymous import COVER, Anonymity, cover
from annotator.workflow.export import Manner
from tests.workshop import ACTOR, add_report, coder, mark, new_project

TEXT = "قال مصدر لموقع https://example.org/a?b=1 إن سارة (sara@example.org) نشرت في www.example.org، أمس."


def exported(folder: Path, format: str, anonymity: Anonymity, tokens: str = "words") -> str:  # noqa: A002
    """Return all text of an export of two coders' work on a report."""
    project = new_project(folder)
    id = add_report(project, TEXT, "secret-name.txt")
    for name in ("سارة الحقيقية", "omar"):
        mark(project, id, coder(project, name), "سارة", ACTOR)
        annotate.set_status(project, id, coder(project, name).id, "done")
    annotate.set_metadata(project, id, {"source": "مرصد السهل", "url": "https://example.org/1", "n": 1}, NOBODY)
    export.run(project, folder / "out", format, manner=Manner(anonymity=anonymity))
    files = [path for path in folder.rglob("*") if path.is_file() and "out" in str(path.relative_to(folder))]
    return "".join(f"{path.name}\n{path.read_text(encoding='utf-8', errors='replace')}" for path in files)


@pytest.mark.parametrize("name", ["jsonl", "conll2002", "brat", "labelstudio", "prodigy", "uima-xmi", "chat"])
def test_nothing_that_is_kept_back_is_in_any_file_or_its_name(name: str, tmp_path: Path) -> None:
    found = exported(tmp_path, name, Anonymity(True, True, True))
    for secret in ("الحقيقية", "omar", "example.org", "secret-name", "مرصد السهل"):
        assert secret not in found, secret
    assert "coder-1" in found
    assert "coder-2" in found


def test_no_offset_moves(tmp_path: Path) -> None:
    exported(tmp_path, "jsonl", Anonymity(addresses=True))
    line = json.loads((tmp_path / "out").read_text(encoding="utf-8"))
    assert len(line["text"]) == len(TEXT)
    for span in line["annotation_sets"][0]["spans"]:
        assert line["text"][span["start"] : span["end"]] == span["quote"] == "سارة"
    assert line["metadata"] == {"n": 1, "source": "مرصد السهل"}


def test_lines_of_tokens_that_are_kept_hold_no_address_either(tmp_path: Path) -> None:
    file = tmp_path / "in.conll"
    file.write_text("قال O\nhttp://example.org/x  B-ACTOR\nأمس O\n", encoding="utf-8")
    project = new_project(tmp_path)
    ingest.run(project, [file], ingest.Options(format="conll2002"), NOBODY, lambda *_: True)
    for name in ("jsonl", "conll2002"):
        manner = Manner(tokens="source", anonymity=Anonymity(addresses=True))
        export.run(project, tmp_path / f"out-{name}", name, manner=manner)
        assert "example" not in (tmp_path / f"out-{name}").read_text(encoding="utf-8")
    covered = COVER * len("http://example.org/x")
    assert (tmp_path / "out-conll2002").read_text(encoding="utf-8") == f"قال O\n{covered}  B-ACTOR\nأمس O\n"


def test_what_is_no_address_stays() -> None:
    assert cover("نسبة 3.5% عند 10:30، و@حساب") == "نسبة 3.5% عند 10:30، و@حساب"
