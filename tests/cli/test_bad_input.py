"""Bad input: one clear sentence in either language, the exit code of its kind, nothing stored is lost or changed."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotator.cli.progress import Progress
from annotator.store import database
from annotator.store.database import connect
from annotator.store.migrations import SCHEMA_VERSION
from tests.cli.running import Ran, done, english, run, run_apart
from tests.workshop import OTHER_TEXT, TEXT

TITLE = TEXT.split("\n")[0]
NOBODY = 65534
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="folders are closed, and disks filled, by other means")
AS_ROOT = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become another user"
)


def holds(project: Path, folder: Path) -> str:
    """Return all that a project holds, as an export has it; the check must find it sound."""
    done("check", project)
    target = folder / "holds.jsonl"
    done("export", project, target, "--format", "jsonl")
    content = target.read_text(encoding="utf-8")
    for file in folder.glob("holds.jsonl*"):
        file.unlink()
    return content


def assert_refused(ran: Ran, code: int, sentence: str) -> None:
    """Assert that there is one sentence, and the exit code of its kind."""
    assert (ran.code, ran.out) == (code, ""), ran
    assert len(ran.err.splitlines()) == 1, ran.err
    assert ran.err.startswith("Error: ")
    assert sentence in ran.err.translate({0x2068: None, 0x2069: None})


def refused(*words: str | Path, code: int, sentence: str, made_up: str) -> None:
    """Assert that a command is refused with a sentence in either language."""
    assert_refused(run(*words), code, sentence)
    translated = run(*words, language=made_up)
    assert (translated.code, translated.out, len(translated.err.splitlines())) == (code, "", 1)
    assert english(translated.err) == []


# A project file that cannot be used


def foreign(path: Path) -> None:
    """Put the database of another program in the place of the project."""
    path.unlink()
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE t (x)")
    db.commit()
    db.close()


def newer(path: Path) -> None:
    """Let a newer version of the program have written the project."""
    db = connect(path)
    db.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    db.close()


def folder_instead(path: Path) -> None:
    """Put a folder in the place of the project."""
    path.unlink()
    path.mkdir()


SPOILT: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (Path.unlink, "There is no file"),
    "folder": (folder_instead, "is a folder, not a project file"),
    "text": (lambda path: path.write_text(TEXT, encoding="utf-8"), "is not a Tarmiz project"),
    "other database": (foreign, "is not a Tarmiz project"),
    "newer": (newer, "was made by a newer version of Tarmiz"),
    "cut short": (
        lambda path: path.write_bytes(path.read_bytes()[:-5000]),
        "open the newest copy in its backups folder",
    ),
    "empty": (lambda path: path.write_bytes(b""), "is empty"),
}
COMMANDS: dict[str, tuple[str, ...]] = {
    "info": (),
    "check": (),
    "merge": ("x.tarmiz",),
    "import": ("x.txt",),
    "documents": (),
    "show": (TITLE,),
    "withdraw": (TITLE, "--coder", "sara"),
    "mark": (TITLE, "0", "3", "TACTIC", "--coder", "sara"),
    "undo": ("--coder", "sara"),
    "metadata": (TITLE,),
    "export": ("x.jsonl", "--format", "jsonl"),
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_project_that_cannot_be_used_is_refused_and_not_touched(project: Path, how: str, made_up: str) -> None:
    spoil, sentence = SPOILT[how]
    spoil(project)
    before = project.read_bytes() if project.is_file() else None
    refused("info", project, code=4, sentence=sentence, made_up=made_up)
    assert (project.read_bytes() if project.is_file() else None) == before
    assert not (project.parent / "project.tarmiz-wal").exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_refuses_what_is_no_project(tmp_path: Path, command: str) -> None:
    text = tmp_path / "report.txt"
    text.write_text(TEXT, encoding="utf-8")
    assert_refused(run(command, text, *COMMANDS[command]), 4, "report.txt is not a Tarmiz project")
    assert text.read_text(encoding="utf-8") == TEXT


def test_a_project_cannot_be_made_in_a_folder_that_is_not_there(tmp_path: Path, made_up: str) -> None:
    refused("new", tmp_path / "none" / "x.tarmiz", code=4, sentence="There is no folder", made_up=made_up)
    assert list(tmp_path.iterdir()) == []


HOLDING = """
import sys
from pathlib import Path
from annotator.workflow import projects
with projects.open_project(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


def test_a_project_that_another_process_has_open_is_refused(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_MS", 20)  # how long the other one is given to leave
    before = holds(project, tmp_path)
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(project)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "open\n"
    ran = run("mark", project, TITLE, "0", "3", "TACTIC", "--coder", "sara")
    holder.communicate("")
    assert_refused(ran, 4, "is open in another window or program: close it there")
    assert holds(project, tmp_path) == before


# Places that cannot be read or written

# Runs several command lines, and prints exit code, output and errors of each.
AS_NOBODY = """
import codecs, io, json, os, sys
from contextlib import redirect_stderr, redirect_stdout
from annotator.__main__ import main
def run(words):
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        code = main(words)
    return code, out.getvalue(), err.getvalue()
spare = sys.argv[1]
codecs.lookup("utf-8-sig")  # loads what is loaded late: the interpreter may lie in root's home
run(["info", spare]), run(["--language", "ar", "--help"]), run(["import", spare, os.devnull])
run(["export", spare, spare + ".out", "--format", "jsonl"]), run(["merge", spare, spare + ".copy"])
os.setgroups([]); os.setgid(65534); os.setuid(65534)
sys.stdout.write(json.dumps([run(words) for words in json.loads(sys.argv[2])]))
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Give a folder that every user can enter."""
    with tempfile.TemporaryDirectory(prefix="tarmiz-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture
def spare(open_folder: Path) -> Path:
    """Return a project that the child uses while it is still root."""
    path = open_folder / "spare.tarmiz"
    done("new", path)
    shutil.copyfile(path, open_folder / "spare.tarmiz.copy")
    return path


def as_nobody(spare: Path, *commands: tuple[str | Path, ...]) -> list[Ran]:
    """Run command lines as a user who owns nothing."""
    words = json.dumps([["--language", "en", *map(str, command)] for command in commands])
    command = [sys.executable, "-c", AS_NOBODY, str(spare), words]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    return [Ran(*one) for one in json.loads(ran.stdout)]


@ON_LINUX
@AS_ROOT
def test_a_project_in_a_read_only_folder_is_refused(project: Path, open_folder: Path, spare: Path) -> None:
    folder = open_folder / "medium"
    folder.mkdir()
    path = folder / "x.tarmiz"
    shutil.copyfile(project, path)
    before = holds(path, open_folder)
    commands: list[tuple[str | Path, ...]] = [(command, path, *more) for command, more in COMMANDS.items()]
    for ran in as_nobody(spare, *commands):
        assert_refused(ran, 4, "x.tarmiz cannot be written where it lies: copy it to a folder of your own")
    [ran] = as_nobody(spare, ("new", folder / "y.tarmiz"))
    assert_refused(ran, 4, "y.tarmiz cannot be made in this folder")
    assert holds(path, open_folder) == before
    assert [file.name for file in folder.iterdir()] == ["x.tarmiz"]


@pytest.fixture
def own(project: Path, open_folder: Path) -> Path:
    """Return a project of the user who owns nothing else."""
    path = open_folder / "own" / "x.tarmiz"
    path.parent.mkdir()
    shutil.copyfile(project, path)
    for one in (path.parent, path):
        os.chown(one, NOBODY, NOBODY)
    return path


@ON_LINUX
@AS_ROOT
def test_what_lies_in_a_closed_folder_is_refused_however_deep(own: Path, open_folder: Path, spare: Path) -> None:
    before = holds(own, open_folder)
    closed = open_folder / "closed"
    for folder in (closed, closed / "inner"):
        folder.mkdir()
        for name in ("x.tarmiz", "x.toml"):
            shutil.copyfile(spare, folder / name)
    closed.chmod(0o700)
    for folder in (closed, closed / "inner"):
        project, text = folder / "x.tarmiz", folder / "x.jsonl"
        commands: tuple[tuple[str | Path, ...], ...] = (
            ("info", project),
            ("new", folder / "y.tarmiz"),
            ("merge", own, project),
            ("export", own, text, "--format", "jsonl"),
            ("new", own.parent / "z.tarmiz", "--codebook", folder / "x.toml"),
        )
        told = as_nobody(spare, *commands)
        assert [ran.code for ran in told] == [4, 4, 4, 1, 1]
        for ran in told:
            assert_refused(ran, ran.code, "x." if "y.tarmiz" not in ran.err else "y.tarmiz")
    assert holds(own, open_folder) == before
    assert {file.name for file in own.parent.iterdir()} == {"x.tarmiz", "x.backups"}  # a merge makes a backup first


@ON_LINUX
@AS_ROOT
def test_reports_that_may_not_be_read_are_told_and_the_others_go_on(own: Path, open_folder: Path, spare: Path) -> None:
    reports = open_folder / "reports"
    (reports / "closed").mkdir(parents=True)
    (reports / "closed").chmod(0o700)
    for name in ("a.txt", "b.txt"):
        (reports / name).write_text(f"{OTHER_TEXT} {name}", encoding="utf-8")
    (reports / "b.txt").chmod(0o600)
    ran, direct = as_nobody(spare, ("import", own, reports), ("import", own, reports / "closed"))
    assert (ran.code, len(ran.err.splitlines())) == (1, 2)
    assert "b.txt" in ran.err
    assert "closed" in ran.err
    assert ran.out.startswith("1 new report, 2 left out.")
    assert (direct.code, len(direct.err.splitlines())) == (1, 1)
    assert len(done("documents", own, "--json").value) == 3
    done("check", own)


@ON_LINUX
def test_a_link_that_leads_to_itself_is_refused(project: Path, tmp_path: Path, made_up: str) -> None:
    loop = tmp_path / "loop.tarmiz"
    loop.symlink_to(loop)
    refused("info", loop, code=4, sentence="loop.tarmiz cannot be read", made_up=made_up)
    refused("new", loop, code=4, sentence="loop.tarmiz exists already", made_up=made_up)
    ran = run("import", project, loop)
    assert (ran.code, len(ran.err.splitlines())) == (1, 1)
    assert run("merge", project, loop).code == 4


@pytest.fixture
def small_disk(open_folder: Path) -> Iterator[Path]:
    """Give a disk of 2 MB."""
    place = open_folder / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", place], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


def fill(disk: Path) -> Path:
    """Fill the disk to the last byte; return the file that does it."""
    filler = disk / "filler"
    with pytest.raises(OSError, match="No space left"), filler.open("wb", buffering=0) as file:
        while True:
            file.write(b"\0" * 4096)
    return filler


@ON_LINUX
@AS_ROOT
def test_on_a_full_disk_nothing_is_lost_and_work_goes_on_when_there_is_room(
    project: Path, small_disk: Path, tmp_path: Path, made_up: str
) -> None:
    path = small_disk / "x.tarmiz"
    shutil.copyfile(project, path)
    done("mark", path, TITLE, "0", "3", "TACTIC", "--coder", "sara")
    before = holds(path, tmp_path)
    report = tmp_path / "new.txt"
    report.write_text(OTHER_TEXT * 100, encoding="utf-8")
    filler = fill(small_disk)
    mark = ("mark", path, TITLE, "8", "10", "ACTOR", "--coder", "sara")
    for words in (mark, ("import", path, report), ("undo", path, "--coder", "sara")):
        refused(*words, code=4, sentence="The disk is full: nothing was stored in x.tarmiz", made_up=made_up)
    target = small_disk / "out.jsonl"
    refused(
        "export", project, target, "--format", "jsonl", code=1, sentence="The disk is full: out.jsonl", made_up=made_up
    )
    refused("new", small_disk / "y.tarmiz", code=4, sentence="y.tarmiz", made_up=made_up)
    filler.unlink()
    assert not (small_disk / "y.tarmiz").exists()
    assert holds(path, tmp_path) == before
    done(*mark)
    assert sorted(file.name for file in small_disk.iterdir()) == ["x.tarmiz"]  # SQLite's own files may wait for room


# Reports that cannot be taken

REPORTS: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "empty"),
    "blank": (b" \r\n\t\n", "x.txt"),
    "binary": (bytes(range(256)) * 40, "no text"),
    "PDF": (b"%PDF-1.7\n" + TEXT.encode("utf-8"), "no text"),
    "damaged": (TEXT.encode("utf-8").replace(b"\n", b"\xff\n", 1), "line 1"),
    "too long": ("ا".encode() * 5_000_001, "5,000,000"),
}


@pytest.mark.parametrize("how", REPORTS)
def test_a_report_that_cannot_be_taken_is_told_and_nothing_changes(
    project: Path, tmp_path: Path, how: str, made_up: str
) -> None:
    content, sentence = REPORTS[how]
    before = holds(project, tmp_path)
    bad = tmp_path / "x.txt"
    bad.write_bytes(content)
    for language in ("en", made_up):
        ran = run("import", project, bad, language=language)
        assert (ran.code, len(ran.err.splitlines())) == (1, 1)
        assert "x.txt" in ran.err
        assert (language == "en" and sentence in ran.err) or english(ran.err) == []
    assert holds(project, tmp_path) == before


def test_a_path_that_is_not_there_is_refused_before_anything_is_taken(
    project: Path, tmp_path: Path, made_up: str
) -> None:
    before = holds(project, tmp_path)
    good = tmp_path / "good.txt"
    good.write_text("خبر جديد", encoding="utf-8")
    missing = tmp_path / "missing.txt"
    refused("import", project, good, missing, code=1, sentence="missing.txt is not there", made_up=made_up)
    assert holds(project, tmp_path) == before


def test_a_file_that_disappears_is_told_and_the_others_go_on(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "arriving"
    folder.mkdir()
    for name in ("a.txt", "b.txt", "c.txt"):
        (folder / name).write_text(f"{OTHER_TEXT} {name}", encoding="utf-8")

    def show(self: Progress, done: int, total: int, *_: object) -> bool:
        (folder / "b.txt").unlink(missing_ok=True)
        return True

    monkeypatch.setattr(Progress, "show", show)
    ran = run("import", project, folder)
    assert (ran.code, len(ran.err.splitlines())) == (1, 1)
    assert "b.txt" in ran.err
    assert len(done("documents", project, "--json").value) == 4
    done("check", project)


@ON_LINUX
def test_a_name_that_is_no_utf_8_does_no_harm(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "named"
    folder.mkdir()
    with open(os.fsencode(folder) + b"/\xe1\xff.txt", "wb") as file:  # noqa: PTH123 - no path of text has this name
        file.write("خبر باسم غريب".encode())
    done("import", project, folder)
    assert "\ufffd" in done("show", project, "خبر باسم غريب").out
    ran = run_apart("info", str(folder / "\udce1\udcff.txt"))
    assert ran.code == 4
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"text": 3}',
        '{"text": "قصف", "annotation_sets": [{"coder": "a", "spans": [{"start": 2, "end": 1, "label": "ACTOR"}]}]}',
        '{"text": "قصف", "annotation_sets": [{"coder": "a", "spans": [{"start": 0, "end": 99, "label": "ACTOR"}]}]}',
    ],
)
def test_bad_lines_are_told_with_their_number(project: Path, tmp_path: Path, line: str, made_up: str) -> None:
    file = tmp_path / "x.jsonl"
    file.write_text(f'{{"text": "خبر أول"}}\n{line}\n', encoding="utf-8")
    for language in ("en", made_up):
        ran = run("import", project, file, language=language)
        assert ran.code in (0, 1)
        assert len(ran.err.splitlines()) == 1
        assert "x.jsonl" in ran.err
        assert language == made_up or "line 2" in ran.err
    assert "خبر أول" in [row["title"] for row in done("documents", project, "--json").value]
    done("check", project)
