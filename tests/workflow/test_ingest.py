"""Reports come in: each is read right, stored once, and everything that does not fit is told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from annotator import assets
from annotator.core.codebook import Codebook
from annotator.core.coder import NOBODY
from annotator.core.document import DocumentId
from annotator.errors import InputError
from annotator.formats.decoding import decode
from annotator.store import annotations as annotation_store
from annotator.store import codebooks, coders, documents, journal
from annotator.store.project import Project
from annotator.workflow import annotate, export, ingest
from annotator.workflow.check import check
from annotator.workflow.preparing import LONGEST_TEXT
from tests.workflow.arriving import codes, corpus, imported, written
from tests.workshop import OTHER_TEXT, TEXT, add_report, coder, kinds, mark, new_project, quotes

REPORT = Path(__file__).parents[3] / "shared" / "data" / "report-deir-ez-zor.txt"
SPAN = {"id": "T1", "start": 0, "end": 3, "label": "TACTIC", "quote": TEXT[:3]}


def text_of(project: Project, id: DocumentId) -> str:
    """Return the text of a document."""
    return documents.document(project, id).text


# What comes in


def test_a_file_becomes_a_document_with_its_bytes_and_where_they_came_from(tmp_path: Path) -> None:
    data = TEXT.replace("\n", "\r\n").encode("utf-16")
    path = written(tmp_path, "تقرير.txt", data)
    with new_project(tmp_path) as project:
        report = imported(project, path)
        (id,) = report.new
        (source,) = documents.sources_of(project, id)
        assert text_of(project, id) == TEXT
        assert (source.name, source.encoding, source.cleaning) == ("تقرير.txt", "utf-16-le", 1)
        assert source.original == sha256(data).hexdigest()
        assert documents.original(project, source.original) == data
        assert report.changes == {"bom": 1, "line_end": 3}
        assert (report.files, report.code_points, report.encodings) == (1, len(TEXT), {"utf-16-le": 1})
        assert documents.zones_of(project, id).proposed
        assert check(project).sound


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "windows-1256", "iso-8859-6"])
def test_the_same_report_in_any_encoding_is_one_document(tmp_path: Path, encoding: str) -> None:
    text = "قصف مدفعي على سوق المدينة\n\nقتل سبعة مدنيين واصيب اخرون في قصف مدفعي استهدف السوق صباح الثلاثاء."
    with new_project(tmp_path) as project:
        first = imported(project, written(tmp_path, "one.txt", text))
        second = imported(project, written(tmp_path, "two.txt", text.encode(encoding)))
    assert (second.new, second.known) == ((), first.new)


def test_the_same_text_from_two_files_is_one_document_with_what_both_say(tmp_path: Path) -> None:
    one = corpus(tmp_path, {"text": TEXT, "metadata": {"title": "one", "url": "u"}}, name="one.jsonl")
    two = corpus(tmp_path, {"text": TEXT, "metadata": {"title": "two", "source": "s"}}, name="two.jsonl")
    with new_project(tmp_path) as project:
        (id,) = imported(project, one).new
        report = imported(project, two)
        assert (report.new, report.known) == ((), (id,))
        assert documents.metadata_of(project, id).values == {"title": "one", "url": "u", "source": "s"}
        assert [dict(source.metadata) for source in documents.sources_of(project, id)] == [
            {"title": "one", "url": "u"},
            {"title": "two", "source": "s"},
        ]
        assert codes(report) == ["metadata"]
        assert "Title" in report.problems[0].sentence


def test_the_very_same_file_again_writes_nothing(tmp_path: Path) -> None:
    paths = [assets.seed("sample.jsonl"), assets.seed("reports")]
    with new_project(tmp_path) as project:
        first = imported(project, *paths)
        before = list(journal.entries(project))
        again = imported(project, *paths)
        assert list(journal.entries(project)) == before
        assert (again.new, again.spans, again.changes, again.problems) == ((), 0, {}, ())
        assert sorted(again.known) == sorted(first.new)


def test_every_report_is_one_row_of_the_journal_with_its_document(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report = imported(project, corpus(tmp_path, {"text": TEXT}, {"text": OTHER_TEXT}))
        rows = list(journal.entries(project))
        assert kinds(rows) == ["create", "import", "import"]
        assert tuple(row.document for row in rows[1:]) == report.new


def test_a_withdrawn_report_comes_back_when_it_is_imported_again(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", TEXT)
    with new_project(tmp_path) as project:
        (id,) = imported(project, path).new
        annotate.withdraw(project, [id], coder(project).id)
        assert imported(project, path).new == (id,)
        assert [row.id for row in documents.listing(project)] == [id]
        assert check(project).sound


def test_a_pasted_text_is_a_report(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        gathered = ingest.Gathered()
        prepared = ingest.prepare_text(f"{TEXT}\r\n\ud83d", "clipboard", book_of(project))
        ingest.store(project, [prepared], ingest.Options(), NOBODY, gathered)
        (id,) = gathered.report().new
        assert text_of(project, id) == f"{TEXT}\n\ufffd"
        assert gathered.report().changes == {"line_end": 1, "surrogate": 1}
        assert check(project).sound


def book_of(project: Project) -> Codebook:
    """Return the project's codebook."""
    return codebooks.codebook(project)


# Folders and files


def test_folders_are_walked_in_order_without_hidden_files_and_our_own(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    for name in ("b.txt", "a.txt", ".hidden", "out.jsonl.losses.json", "project.tarmiz", "sub/c.txt", ".git/d.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(TEXT, encoding="utf-8")
    found = ingest.files_in([folder, folder / "a.txt", folder / ".hidden"])
    assert [str(path.relative_to(folder)) for path in found] == ["a.txt", "b.txt", str(Path("sub/c.txt")), ".hidden"]


def test_a_path_that_is_not_there_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with new_project(tmp_path) as project, pytest.raises(InputError, match="is not there: look at its name"):
        imported(project, written(tmp_path, "a.txt", TEXT), tmp_path / "gone.txt")
    with new_project(tmp_path, "other") as project:
        assert documents.listing(project) == []


def test_a_file_that_disappears_meanwhile_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    one, two = written(tmp_path, "reports/1.txt", TEXT), written(tmp_path, "reports/2.txt", OTHER_TEXT)

    def remove(done: int, total: int, path: Path) -> bool:
        one.unlink(missing_ok=True)
        return True

    with new_project(tmp_path) as project:
        report = ingest.run(project, [tmp_path / "reports"], ingest.Options(), NOBODY, remove)
        assert [text_of(project, id) for id in report.new] == [OTHER_TEXT]
    assert [(problem.code, problem.file, problem.refused) for problem in report.problems] == [
        ("unreadable", str(one), True)
    ]
    assert "not there any more" in report.problems[0].sentence
    assert two.exists()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root can become somebody who may not")
def test_folders_and_files_without_permission_are_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    written(tmp_path, "reports/a.txt", TEXT)
    closed = written(tmp_path, "reports/b.txt", OTHER_TEXT)
    written(folder, "closed/c.txt", TEXT)
    for path in (tmp_path, *tmp_path.parents):
        if path.stat().st_uid == os.geteuid() and path != Path("/"):
            path.chmod(path.stat().st_mode | 0o055)
    closed.chmod(0)
    (folder / "closed").chmod(0)
    script = (
        "import json, os, sys; from pathlib import Path\n"
        "from annotator.core.codebook import Codebook; from annotator.workflow import ingest\n"
        "os.setgid(65534); os.setuid(65534)\n"
        "book, options = Codebook('', {}), ingest.Options()\n"
        "found = [ingest.prepare(path, options, book) for path in ingest.files_in([Path(sys.argv[1])])]\n"
        "print(json.dumps([[one.file.name, len(one.reports), [p.sentence for p in one.problems]] for one in found]))"
    )
    ran = subprocess.run([sys.executable, "-c", script, folder], capture_output=True, text=True, check=True)
    sound, denied, shut = json.loads(ran.stdout)
    assert sound == ["a.txt", 1, []]
    assert denied[:2] == ["b.txt", 0]
    assert shut[:2] == ["closed", 0]
    assert all("You may not read it" in one[2][0] for one in (denied, shut))


@pytest.mark.parametrize(
    ("content", "code", "sentence"),
    [
        (b"", "empty", "It is empty"),
        (" \n\u00a0\n", "empty", "nothing but white space"),
        (b"\x00\x01\x02\x03" * 500, "binary", "another program"),
        (b"%PDF-1.4 ...", "binary", "another program"),
    ],
)
def test_what_is_no_report_is_told_and_the_rest_goes_on(
    tmp_path: Path, content: bytes | str, code: str, sentence: str
) -> None:
    bad, good = written(tmp_path, "reports/1.txt", content), written(tmp_path, "reports/2.txt", TEXT)
    with new_project(tmp_path) as project:
        report = imported(project, bad.parent)
    assert (len(report.new), report.refused, report.files) == (1, 1, 2)
    (problem,) = report.problems
    assert (problem.code, problem.file, problem.line) == (code, str(bad), None)
    assert sentence in problem.sentence
    assert "\u20681.txt\u2069: " in problem.sentence
    assert good.exists()


def test_a_text_of_five_million_characters_is_taken_and_a_longer_one_refused(tmp_path: Path) -> None:
    longest = "س" * LONGEST_TEXT
    lines = corpus(tmp_path, {"text": longest}, {"text": longest + "و"}, {"text": TEXT})
    too_long = written(tmp_path, "long.txt", longest + "و")
    with new_project(tmp_path) as project:
        book = book_of(project)
    found = ingest.prepare(lines, ingest.Options(), book)
    assert [len(report.document.text) for report in found.reports] == [LONGEST_TEXT, len(TEXT)]
    assert [(problem.code, problem.line) for problem in found.problems] == [("too_long", 2)]
    assert "5,000,000 characters" in found.problems[0].sentence
    assert [problem.code for problem in ingest.prepare(too_long, ingest.Options(), book).problems] == ["too_long"]
    assert [problem.code for problem in ingest.prepare_text(longest + "و", "x", book).problems] == ["too_long"]


def test_a_file_too_large_for_any_text_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    with new_project(tmp_path) as project:
        assert codes(imported(project, path)) == ["too_long"]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes with a name")
def test_a_pipe_is_no_report_and_nobody_waits_for_it(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert ingest.files_in([tmp_path]) == []
    with new_project(tmp_path) as project:
        assert codes(imported(project, pipe)) == ["no_file"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every file name is Unicode")
def test_a_file_name_that_is_no_unicode_is_stored_and_told_all_the_same(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe3\xe1\xdd.txt"))
    path.write_text(TEXT, encoding="utf-8")
    with new_project(tmp_path) as project:
        (id,) = imported(project, path).new
        assert [source.name for source in documents.sources_of(project, id)] == ["\ufffd\ufffd\ufffd.txt"]
        path.write_bytes(b"")
        imported(project, path).problems[0].sentence.encode("utf-8")


def test_damaged_utf_8_is_taken_only_on_ones_word(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", TEXT.encode() + b"\n\xff\n")
    with new_project(tmp_path) as project:
        report = imported(project, path)
        assert (report.new, codes(report), report.refused) == ((), ["damaged"], 1)
        assert "line 5" in report.problems[0].sentence
        report = imported(project, path, accept_damaged=True)
        assert (text_of(project, report.new[0]), codes(report)) == (f"{TEXT}\n\ufffd\n", [])


def test_an_encoding_can_be_said_for_all_files(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", "café".encode("windows-1256"))
    with new_project(tmp_path) as project:
        (id,) = imported(project, path, encoding="windows-1256").new
        assert text_of(project, id) == "café"


# Progress and stopping


def test_progress_is_told_before_each_file_and_at_the_end(tmp_path: Path) -> None:
    for nth in range(3):
        written(tmp_path, f"reports/{nth}.txt", f"{TEXT} {nth}")
    seen: list[tuple[int, int, str]] = []

    def progress(done: int, total: int, path: Path) -> bool:
        seen.append((done, total, path.name))
        return True

    with new_project(tmp_path) as project:
        ingest.run(project, [tmp_path / "reports"], ingest.Options(), NOBODY, progress)
    assert seen == [(0, 3, "0.txt"), (1, 3, "1.txt"), (2, 3, "2.txt"), (3, 3, "2.txt")]


def test_a_stopped_import_keeps_what_came_before(tmp_path: Path) -> None:
    for nth in range(3):
        written(tmp_path, f"reports/{nth}.txt", f"{TEXT} {nth}")
    with new_project(tmp_path) as project:
        report = ingest.run(
            project, [tmp_path / "reports"], ingest.Options(), NOBODY, lambda done, total, path: done < 2
        )
        assert (len(report.new), report.stopped) == (2, True)
        assert "stopped" in report.sentence()
        assert len(documents.listing(project)) == 2


# Lines


def test_lines_that_cannot_be_used_are_told_by_number_and_the_rest_goes_on(tmp_path: Path) -> None:
    lines = ["", "not json", '{"text": "a", "text": "b"}', '{"title": "x"}', '{"text": "  "}', '{"text": 1e999}', "["]
    path = written(tmp_path, "corpus.jsonl", "\n".join([*lines, json.dumps({"text": TEXT})]))
    with new_project(tmp_path) as project:
        report = imported(project, path)
    assert [(problem.code, problem.line) for problem in report.problems] == [
        ("json", 2),
        ("json", 3),
        ("json", 4),
        ("empty", 5),
        ("json", 6),
        ("json", 7),
    ]
    assert (len(report.new), report.refused) == (1, 6)
    assert "\u2068corpus.jsonl\u2069, line 2: " in report.problems[0].sentence


def test_each_line_is_an_original_of_its_own(tmp_path: Path) -> None:
    path = corpus(tmp_path, {"text": TEXT, "title": "one"}, {"text": OTHER_TEXT, "title": "two"})
    lines = path.read_bytes().split(b"\n")
    with new_project(tmp_path) as project:
        report = imported(project, path)
        for id, line in zip(report.new, lines, strict=False):
            (source,) = documents.sources_of(project, id)
            assert documents.original(project, source.original) == line
            assert source.name == "corpus.jsonl"


def test_a_file_with_one_json_object_is_a_report(tmp_path: Path) -> None:
    path = written(tmp_path, "one.json", json.dumps({"meta": {"title": "عنوان"}, "text": TEXT}, indent=2))
    with new_project(tmp_path) as project:
        (id,) = imported(project, path).new
        assert documents.title_of(project, id) == "عنوان"
        report = imported(project, written(tmp_path, "list.json", "[]"))
        assert (codes(report), report.problems[0].line) == (["json"], None)


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.txt"])
def test_an_empty_file_is_told_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    with new_project(tmp_path) as project:
        report = imported(project, written(tmp_path, name, b""))
        assert (codes(report), report.refused, report.files) == (["empty"], 1, 1)
    with new_project(tmp_path, "other") as project:
        assert codes(imported(project, written(tmp_path, "b.jsonl", b"\n \n"))) == ["empty"]


def test_a_long_corpus_is_prepared_in_parts(tmp_path: Path) -> None:
    path = corpus(tmp_path, *({"text": f"{nth} {TEXT * 300}"} for nth in range(12)))
    with new_project(tmp_path) as project:
        book = book_of(project)
        parts = list(ingest.parts(path, ingest.Options(), book))
        assert len(parts) > 1
        assert sum(len(part.reports) for part in parts) == 12
        assert len(imported(project, path).new) == 12


# Sets


def test_marks_come_in_with_their_coder_done_and_in_their_place(tmp_path: Path) -> None:
    raw = TEXT.replace("\n", "\r\n")
    start = raw.index("7 مدنيين")
    span = {"id": "T9", "start": start, "end": start + 8, "label": "CASUALTY", "quote": "7 مدنيين"}
    with new_project(tmp_path) as project:
        report = imported(project, corpus(tmp_path, {"text": raw, "coder": "سارة", "spans": [SPAN, span]}))
        (who,) = coders.coders(project)
        (one,) = annotation_store.sets_of(project, report.new[0])
        assert (who.name, one.status, report.spans, codes(report)) == ("سارة", "done", 2, [])
        assert quotes(project, report.new[0], who) == [("قصف", "TACTIC"), ("7 مدنيين", "CASUALTY")]
        assert check(project).sound


def test_a_set_that_names_no_coder_waits_until_one_is_said(tmp_path: Path) -> None:
    path = corpus(tmp_path, {"text": TEXT, "spans": [SPAN]})
    with new_project(tmp_path) as project:
        report = imported(project, path)
        assert (codes(report), len(report.new), report.spans) == (["coder"], 1, 0)
        report = imported(project, path, coder="سارة")
        assert (codes(report), report.new, report.spans) == ([], (), 1)
        assert [one.name for one in coders.coders(project)] == ["سارة"]
        assert imported(project, path, coder="سارة").spans == 0


@pytest.mark.parametrize(("labels", "spans", "told"), [("keep", 2, ["label"]), ("drop", 1, ["label"])])
def test_labels_that_the_codebook_lacks_are_kept_or_dropped_and_told_once(
    tmp_path: Path, labels: ingest.Labels, spans: int, told: list[str]
) -> None:
    strange = {**SPAN, "id": "T2", "label": "VEHICLE"}
    relation = {"id": "R1", "type": "by", "from": "T1", "to": "T2"}
    lines = [
        {
            "text": text,
            "coder": "a",
            "spans": [SPAN | {"quote": text[:3]}, strange | {"quote": text[:3]}],
            "relations": [relation],
        }
        for text in (TEXT, OTHER_TEXT)
    ]
    with new_project(tmp_path) as project:
        report = imported(project, corpus(tmp_path, *lines), labels=labels)
        (one,) = annotation_store.sets_of(project, report.new[0])
        assert (len(one.spans), len(one.relations)) == (spans, spans - 1)
        assert codes(report) == told
        assert "VEHICLE" in report.problems[0].sentence


def test_a_report_with_strange_labels_can_be_refused_and_taken_later(tmp_path: Path) -> None:
    path = corpus(tmp_path, {"text": TEXT, "coder": "a", "spans": [{**SPAN, "label": "VEHICLE"}]}, {"text": OTHER_TEXT})
    with new_project(tmp_path) as project:
        report = imported(project, path, labels="refuse")
        assert (codes(report), report.problems[0].line, report.refused, len(report.new)) == (["labels"], 1, 1, 1)
        assert len(imported(project, path).new) == 1


def test_offsets_that_do_not_fit_are_told_and_the_report_is_taken(tmp_path: Path) -> None:
    letter = TEXT.index("قُ")
    spans = [
        {"id": "a", "start": 5, "end": 2, "label": "ACTOR"},
        {"id": "b", "start": 0, "end": 9_999, "label": "ACTOR"},
        {"id": "c", "start": letter, "end": letter + 1, "label": "ACTOR"},
        {"id": "d", "start": 0, "end": 3, "label": "ACTOR", "quote": "سوق"},
    ]
    with new_project(tmp_path) as project:
        report = imported(project, corpus(tmp_path, {"text": TEXT, "coder": "a", "spans": spans}))
        assert codes(report) == ["span", "span", "splits_letter", "span"]
        assert {problem.line for problem in report.problems} == {1}
        assert quotes(project, report.new[0], coders.coders(project)[0]) == [("ق", "ACTOR")]
        assert check(project).sound


def test_a_coder_whose_name_is_endless_is_told_and_the_report_taken(tmp_path: Path) -> None:
    path = corpus(tmp_path, {"text": TEXT, "coder": "x" * 81, "spans": [SPAN]}, {"text": OTHER_TEXT})
    with new_project(tmp_path) as project:
        report = imported(project, path)
        assert (codes(report), len(report.new)) == (["coder"], 2)


def test_a_report_that_the_store_refuses_leaves_the_others_alone(tmp_path: Path) -> None:
    path = corpus(
        tmp_path, {"text": TEXT, "coder": "a", "spans": [SPAN]}, {"text": OTHER_TEXT, "coder": "a", "notes": ["?"]}
    )
    gathered = ingest.Gathered()
    with new_project(tmp_path) as project:
        prepared = ingest.prepare(path, ingest.Options(), book_of(project))
        bad, good = prepared.reports
        (one,) = bad.corpus.sets
        lying = replace(
            bad, corpus=replace(bad.corpus, sets=(replace(one, spans=(replace(one.spans[0], quote="x"),)),))
        )
        ingest.store(project, [replace(prepared, reports=(lying, good))], ingest.Options(), NOBODY, gathered)
        report = gathered.report()
        assert (codes(report), report.problems[0].line, report.refused) == (["report"], 1, 1)
        assert [text_of(project, id) for id in report.new] == [OTHER_TEXT]
        assert [one.coder.name for one in annotation_store.sets_of(project, report.new[0])] == ["a"]
        assert check(project).sound


def test_half_characters_and_control_characters_through_json_break_nothing(tmp_path: Path) -> None:
    line = (
        r'{"text": "قصف\ud83d على\u0000 سوق\u2028", "title": "\ud800\u0000", "coder": "a\udfff", "notes": ["\ud800"]}'
    )
    with new_project(tmp_path) as project:
        report = imported(project, written(tmp_path, "a.jsonl", line))
        assert text_of(project, report.new[0]) == "قصف\ufffd على  سوق\n"
        assert report.changes == {"separator": 1, "control": 1, "surrogate": 1}
        assert check(project).sound
        export.run(project, tmp_path / "out.jsonl", "jsonl")
        assert imported(project, tmp_path / "out.jsonl").new == ()


# The real report


@pytest.mark.skipif(not REPORT.exists(), reason="the real report is not here")
def test_the_real_report_comes_in_with_its_length_and_its_parts(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report = imported(project, REPORT)
        (id,) = report.new
        text = text_of(project, id)
        zones = documents.zones_of(project, id).zones
        assert (report.code_points, len(text), report.problems) == (2_729, 2_729, ())
        assert [zone.kind for zone in zones] == ["title", "duplicate_title", "body", "comments", "boilerplate"]
        title, again, body, comments, _ = (text[zone.start : zone.end] for zone in zones)
        assert title == again
        assert body.count("\n") > 3
        assert comments.startswith("التعليقات")
        assert "💡" in text[zones[-1].start :]


@pytest.mark.skipif(not REPORT.exists(), reason="the real report is not here")
def test_marks_at_several_places_of_the_real_report_leave_with_the_same_quotes(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        (id,) = imported(project, REPORT).new
        text, who = text_of(project, id), coder(project)
        words = [text[:3], '"داعش انسحب', "أهم المواضيع", "7 سنوات", "💡", text.split()[-1]]
        made = [mark(project, id, who, one) for one in words]
        export.run(project, tmp_path / "out.jsonl", "jsonl")
    (line,) = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    content = json.loads(line)
    (one,) = content["annotation_sets"]
    assert sorted(span["quote"] for span in one["spans"]) == sorted(words)
    for span in one["spans"]:
        assert content["text"][span["start"] : span["end"]] == span["quote"]
        start, end = span["utf16"]
        assert content["text"].encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le") == span["quote"]
    assert {span["id"] for span in one["spans"]} == {span.id for span in made}
    assert content["text"] == decode(REPORT.read_bytes()).text


def test_reports_added_by_other_means_are_known_too(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        id = add_report(project)
        report = imported(project, written(tmp_path, "same.txt", TEXT))
        assert (report.new, report.known) == ((), (id,))
        assert [source.name for source in documents.sources_of(project, id)] == ["report.txt", "same.txt"]


def test_a_long_corpus_can_be_stopped_in_its_midst(tmp_path: Path) -> None:
    path = corpus(tmp_path, *({"text": f"{nth} {TEXT * 300}"} for nth in range(12)))
    asked: list[int] = []

    def progress(done: int, total: int, file: Path) -> bool:
        asked.append(done)
        return len(asked) < 3

    with new_project(tmp_path) as project:
        report = ingest.run(project, [path], ingest.Options(), NOBODY, progress)
        assert report.stopped
        assert 0 < len(report.new) < 12
        assert len(documents.listing(project)) == len(report.new)


def test_a_title_that_is_no_text_is_made_one(tmp_path: Path) -> None:
    lines: list[dict[str, Any]] = [{"text": TEXT, "title": 5, "date": None}, {"text": OTHER_TEXT, "title": ["a", 1]}]
    with new_project(tmp_path) as project:
        report = imported(project, corpus(tmp_path, *lines))
        titles = [documents.title_of(project, id) for id in report.new]
        assert titles == ["5", '["a",1]']
        assert documents.metadata_of(project, report.new[0]).values["date"] == ""


def test_metadata_that_look_like_carried_sources_break_nothing(tmp_path: Path) -> None:
    for value in ("x", [1], [{"id": 5}], {"id": "x"}):
        with new_project(tmp_path, str(hash(str(value)))) as project:
            imported(project, corpus(tmp_path, {"text": TEXT, "metadata": {"carried_sources": value}}))
            export.run(project, tmp_path / "out.jsonl", "jsonl")
            (line,) = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
            assert json.loads(line)["metadata"] == {"carried_sources": value}
            assert [source["name"] for source in json.loads(line)["sources"]] == ["corpus.jsonl"]
