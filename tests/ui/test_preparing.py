"""The thread that prepares: in order, in pieces, never far ahead, and gone when it is told to go."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from annotator import assets
from annotator.formats import codebook_file
from annotator.ui import preparing
from annotator.ui.preparing import Job, Pasted, Piece, Preparing, Reading
from annotator.workflow import ingest
from annotator.workflow.ingest import Options
from tests.workshop import TEXT

BOOK = codebook_file.read(assets.seed("codebook.toml"))


def read(job: Job) -> Reading:
    """Read a file as it says."""
    if isinstance(job, Pasted):
        return Options(), iter([ingest.prepare_text(job.text, job.name, BOOK)])
    return Options(), ingest.parts(job, Options(), BOOK)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of 100 reports, and a folder in it with another."""
    inner = tmp_path / "reports" / "z-inner"
    inner.mkdir(parents=True)
    for nth in range(100):
        (tmp_path / "reports" / f"{nth:03}.txt").write_text(f"{TEXT}\nرقم {nth}", encoding="utf-8")
    (inner / "last.txt").write_text("آخر تقرير في المجلد.", encoding="utf-8")
    return tmp_path / "reports"


def started(jobs: Sequence[Job]) -> Preparing:
    thread = Preparing(jobs, read)
    thread.start()
    return thread


def taken(thread: Preparing) -> Iterator[Piece]:
    """Take all that comes, as it comes."""
    while not thread.is_over:
        piece = thread.next()
        if piece is not None:
            yield piece
    thread.join()


def texts(pieces: Sequence[Piece]) -> list[str]:
    return [report.document.text for piece in pieces for report in piece.prepared.reports]


def test_a_folder_is_walked_and_its_files_come_in_order(folder: Path) -> None:
    thread = started([folder])

    pieces = list(taken(thread))

    names = [piece.job.name for piece in pieces if isinstance(piece.job, Path)]
    assert names == [*(f"{nth:03}.txt" for nth in range(100)), "last.txt"]
    assert thread.found == 101
    assert all(piece.last for piece in pieces)


def test_a_pasted_text_is_prepared_like_a_file() -> None:
    (piece,) = taken(started([Pasted(TEXT, "clipboard")]))

    assert texts([piece]) == [TEXT]
    assert piece.last


def test_no_more_than_so_many_wait_to_be_stored(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing, "AHEAD_PIECES", 5)
    begun: list[Job] = []

    def noting(job: Job) -> Reading:
        begun.append(job)
        return read(job)

    thread = Preparing([folder], noting)
    thread.start()
    for nth, _ in enumerate(taken(thread), start=1):
        assert len(begun) <= nth + 5 + 1  # those that wait, and the one that is being read
    assert len(begun) == 101


def test_no_more_than_so_much_text_waits_to_be_stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing, "AHEAD_SIZE", 1_000)
    for nth in range(12):
        (tmp_path / f"{nth}.txt").write_text(f"{nth} {'كلمة ' * 150}", encoding="utf-8")
    begun: list[Job] = []

    def noting(job: Job) -> Reading:
        begun.append(job)
        return read(job)

    thread = Preparing([tmp_path], noting)
    thread.start()
    for nth, _ in enumerate(taken(thread), start=1):
        assert len(begun) <= nth + 2 + 1
    assert len(begun) == 12


def test_it_ends_when_it_is_stopped_though_nobody_takes_what_is_ready(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preparing, "AHEAD_PIECES", 3)
    thread = started([folder])
    while not thread.has_ready:
        pass

    thread.stop()
    thread.join()

    assert thread.is_over
    assert thread.next() is None


def test_a_file_that_is_gone_when_it_is_read_is_told_and_the_others_come(folder: Path) -> None:
    (folder / "001.txt").unlink()

    pieces = list(taken(started([folder / f"{nth:03}.txt" for nth in range(3)])))

    assert len(texts(pieces)) == 2
    (problem,) = pieces[1].prepared.problems
    assert "001.txt" in problem.sentence
    assert problem.refused


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    (piece,) = taken(started([tmp_path / "gone"]))

    (problem,) = piece.prepared.problems
    assert "gone" in problem.sentence


def test_an_error_that_nobody_foresaw_is_kept_for_the_window(folder: Path) -> None:
    def broken(job: Job) -> Reading:
        raise ZeroDivisionError(str(job))

    thread = Preparing([folder], broken)
    thread.start()

    assert list(taken(thread)) == []
    assert isinstance(thread.failure, ZeroDivisionError)


def test_a_long_corpus_comes_in_pieces_that_are_stored_in_a_moment(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.jsonl"
    lines = [json.dumps({"text": f"تقرير {nth} {'كلمة ' * (nth % 7) * 500}"}) for nth in range(50)]
    corpus.write_text("\n".join([*lines, "no json"]), encoding="utf-8")

    pieces = list(taken(started([corpus])))

    assert len(texts(pieces)) == 50
    for piece in pieces:
        assert len(piece.prepared.reports) <= preparing.PIECE_REPORTS
        assert piece.size <= preparing.PIECE_SIZE or len(piece.prepared.reports) == 1
    assert [piece.last for piece in pieces] == [False] * (len(pieces) - 1) + [True]
    assert len([problem for piece in pieces for problem in piece.prepared.problems]) == 1


def test_a_file_without_a_report_still_counts_as_read(tmp_path: Path) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.write_text("\n\n", encoding="utf-8")

    (piece,) = taken(started([empty]))

    assert piece.last
    assert piece.prepared.reports == ()
