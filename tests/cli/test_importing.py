"""The command import: what comes in, what is told of it, and how it ends."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from pathlib import Path

import pytest

from annotator.cli.importing import LABELS
from annotator.cli.progress import Progress
from annotator.formats.decoding import ENCODINGS
from tests.cli.running import done, run
from tests.workshop import OTHER_TEXT, TEXT

REPORT = Path(__file__).parents[3] / "shared" / "data" / "report-deir-ez-zor.txt"


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """Return a project without reports."""
    path = tmp_path / "empty.tarmiz"
    done("new", path)
    return path


def written(folder: Path, name: str, content: bytes | str) -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def texts(project: Path) -> list[str]:
    """Return the text of every report."""
    ids = [row["id"] for row in done("documents", project, "--json").value]
    return [done("show", project, id, "--json").value["text"] for id in ids]


def test_files_and_folders_come_in_and_are_summed_up(empty: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    written(folder, "a.txt", TEXT)
    written(folder, ".hidden.txt", "مخفي")
    value = done("import", empty, folder, written(tmp_path, "b.txt", OTHER_TEXT), "--json").value
    assert (value["files"], len(value["new"]), value["problems"]) == (2, 2, [])
    assert sorted(texts(empty)) == sorted([TEXT, OTHER_TEXT])
    again = done("import", empty, folder, "--json").value
    assert (again["new"], len(again["known"])) == ([], 1)


def test_the_summary_is_a_line_and_its_details(empty: Path, tmp_path: Path) -> None:
    shown = done("import", empty, written(tmp_path, "a.txt", TEXT.replace("\n", "\r\n"))).out.splitlines()
    assert shown[0] == "1 new report."
    assert f"Length: {len(TEXT)} characters" in shown
    assert any("line ends 3" in line for line in shown)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1256", "iso-8859-6"])
def test_the_encoding_is_found_out(empty: Path, tmp_path: Path, encoding: str) -> None:
    done("import", empty, written(tmp_path, "a.txt", OTHER_TEXT.encode(encoding)))
    assert texts(empty) == [OTHER_TEXT]


def test_the_encoding_can_be_said(empty: Path, tmp_path: Path) -> None:
    done("import", empty, written(tmp_path, "a.txt", OTHER_TEXT.encode("cp720", "replace")), "--encoding", "cp720")
    assert texts(empty)[0].startswith(OTHER_TEXT[:20])
    assert "windows-1256" in ENCODINGS


def test_marks_without_a_name_are_those_of_the_coder_who_is_named(empty: Path, tmp_path: Path) -> None:
    span = {"start": 0, "end": 3, "label": "TACTIC"}
    line = json.dumps({"text": TEXT, "annotation_sets": [{"spans": [span]}]})
    done("import", empty, written(tmp_path, "a.jsonl", line), "--coder", "سارة")
    spans = done("show", empty, TEXT.split("\n")[0], "--json").value["spans"]
    assert [(one["coder"], one["quote"]) for one in spans] == [("سارة", "قصف")]


def test_labels_that_the_codebook_lacks_are_kept_dropped_or_refused(tmp_path: Path) -> None:
    spans = [{"start": 0, "end": 3, "label": "TACTIC"}, {"start": 4, "end": 6, "label": "VEHICLE"}]
    line = json.dumps({"text": TEXT, "annotation_sets": [{"coder": "sara", "spans": spans}]})
    file = written(tmp_path, "a.jsonl", line)
    kept = {}
    for choice in ("", *LABELS):
        path = tmp_path / f"{choice}.tarmiz"
        done("new", path)
        ran = run("import", path, file, *(["--labels", choice] if choice else []), "--json")
        kept[choice] = (ran.code, ran.value["spans"])
    assert kept == {"": (0, 2), "keep": (0, 2), "drop": (0, 1), "refuse": (1, 0)}


def test_one_bad_file_is_told_and_the_others_go_on(empty: Path, tmp_path: Path, made_up: str) -> None:
    bad, good = written(tmp_path, "b.txt", b""), written(tmp_path, "a.txt", TEXT)
    ran = run("import", empty, bad, good)
    assert ran.code == 1
    assert ran.out.startswith("1 new report, 1 left out.")
    assert ran.err.startswith("Error: \u2068b.txt\u2069")
    assert len(ran.err.splitlines()) == 1
    assert texts(empty) == [TEXT]
    assert run("import", empty, bad, "--json").value["problems"][0]["refused"] is True
    assert run("import", empty, bad, language=made_up).code == 1


def test_damage_is_taken_only_on_a_persons_word(empty: Path, tmp_path: Path) -> None:
    damaged = written(tmp_path, "a.txt", TEXT.encode("utf-8").replace(b"\n", b"\xff\n", 1))
    ran = run("import", empty, damaged)
    assert (ran.code, len(ran.err.splitlines())) == (1, 1)
    assert texts(empty) == []
    assert run("import", empty, damaged, "--accept-damaged").code == 0
    assert texts(empty) == [TEXT.replace("\n", "\ufffd\n", 1)]


def test_ctrl_c_leaves_whole_reports_and_ends_with_130(
    empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [written(tmp_path, f"{n}.txt", f"{OTHER_TEXT} {n}") for n in range(5)]
    moments = iter([False, False, True])

    def show(self: Progress, done: int, total: int, *_: object) -> bool:
        if next(moments):
            raise KeyboardInterrupt
        return True

    monkeypatch.setattr(Progress, "show", show)
    ran = run("import", empty, *files)
    assert (ran.code, ran.out, ran.err) == (130, "", "Stopped.\n")
    assert set(texts(empty)) <= {f"{OTHER_TEXT} {n}" for n in range(5)}
    done("check", empty)


def all_of(terminal: int) -> str:
    """Return all that was written to a pseudo-terminal whose other end is closed."""
    found = b""
    with contextlib.suppress(OSError):  # Linux says so when there is no more
        while piece := os.read(terminal, 4096):
            found += piece
    os.close(terminal)
    return found.decode("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")
def test_progress_is_shown_on_a_terminal_in_steps_and_wiped_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, terminal = os.openpty()
    with os.fdopen(terminal, "w", encoding="utf-8") as stderr:
        monkeypatch.setattr("sys.stderr", stderr)
        with Progress() as progress:
            assert all(progress.show(done, 10_000) for done in range(10_001))
        monkeypatch.undo()
    shown = all_of(reader)
    assert shown.count("\r\x1b[K") == 102
    assert shown.endswith("10,000 of 10,000\r\x1b[K")


def test_progress_is_silent_where_stderr_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress() as progress:
        progress.show(1, 2)
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(not REPORT.exists(), reason="the real report is not here")
def test_the_real_report_has_its_length_its_zones_and_its_marks(empty: Path, tmp_path: Path) -> None:
    done("import", empty, REPORT)
    row = done("documents", empty, "--json").value[0]
    assert row["code_points"] == 2729
    value = done("show", empty, row["id"], "--json").value
    assert [zone["kind"] for zone in value["zones"]] == ["title", "duplicate_title", "body", "comments", "boilerplate"]
    places = [(0, 3), (1200, 1206), (2700, 2729)]
    for start, end in places:
        done("mark", empty, row["id"], str(start), str(end), "ACTOR", "--coder", "sara")
    done("export", empty, tmp_path / "out.jsonl", "--format", "jsonl")
    exported = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))
    quotes = [span["quote"] for span in exported["annotation_sets"][0]["spans"]]
    assert quotes == [value["text"][start:end] for start, end in places]


# Corpora of other programs

TOKENS = "وصل O\nمحمد B-PERS\nعلي I-PERS\nإلى O\nدمشق B-GPE\n"


def test_a_dry_run_tells_labels_and_coders_and_stores_nothing(empty: Path, tmp_path: Path) -> None:
    file = written(tmp_path, "a.conll", TOKENS)
    ran = run("import", empty, file, "--format", "conll2002", "--dry-run")
    shown = ran.out
    assert ran.code == 0
    assert "Nothing was imported yet. It would be: 1 new report, 2 marks" in shown
    assert "Labels: \u2068GPE\u2069 1, \u2068PERS\u2069 1" in shown
    assert "Coders: \u2068conll2002\u2069 2" in shown
    assert texts(empty) == []


def test_a_mapping_says_what_labels_and_coders_are_here(empty: Path, tmp_path: Path) -> None:
    names = {"labels": {"PERS": "ACTOR", "GPE": "LOCATION"}, "coders": {"conll2002": "سارة"}}
    mapping = written(tmp_path, "map.json", json.dumps(names))
    file = written(tmp_path, "a.conll", TOKENS)
    assert run("import", empty, file, "--format", "conll2002", "--map", mapping).code == 0
    spans = done("show", empty, "وصل محمد علي إلى دمشق", "--json").value["spans"]
    assert [(one["coder"], one["label"], one["quote"]) for one in spans] == [
        ("سارة", "ACTOR", "محمد علي"),
        ("سارة", "LOCATION", "دمشق"),
    ]


def test_a_label_that_no_mapping_names_is_refused_and_nothing_comes_in(empty: Path, tmp_path: Path) -> None:
    mapping = written(tmp_path, "map.toml", 'PERS = "ACTOR"\n')
    file = written(tmp_path, "a.conll", TOKENS)
    ran = run("import", empty, file, "--format", "conll2002", "--map", mapping)
    assert ran.code == 1
    assert "no labels \u2068GPE\u2069" in ran.err
    assert texts(empty) == []


def test_tokens_go_out_as_they_came_in(empty: Path, tmp_path: Path) -> None:
    odd = "وصل  O\r\nمحمد B-PERS\r\n\r\n-DOCSTART- O\r\nقال\r\n"
    file = written(tmp_path, "a.conll", odd)
    ran = run("import", empty, file, "--format", "conll2002")
    assert ran.code == 0
    assert "1 line has no tag (5)" in ran.err
    done("export", empty, tmp_path / "out.conll", "--format", "conll2002", "--tokens", "source")
    assert (tmp_path / "out.conll").read_bytes().decode("utf-8") == odd


def test_what_is_bad_keeps_all_of_a_corpus_out_unless_it_is_to_keep_going(empty: Path, tmp_path: Path) -> None:
    lines = ['{"text": "أ ب", "entities": []}', "{", '{"text": "ج د", "entities": []}']
    file = written(tmp_path, "a.jsonl", "\n".join(lines))
    ran = run("import", empty, file, "--format", "doccano")
    assert (ran.code, ran.out.split(".")[0]) == (1, "Nothing was imported, for a part of it must be refused")
    assert "line 2" in ran.err
    assert texts(empty) == []
    assert run("import", empty, file, "--format", "doccano", "--keep-going").code == 1
    assert sorted(texts(empty)) == ["أ ب", "ج د"]
