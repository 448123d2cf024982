"""Thousands of forged packages: each is refused in a sentence or is sound, soon, and touches nothing else.

What the parts of a package are refused for, one by one, stands in tests/exchange.
"""

from __future__ import annotations

import hashlib
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from annotator.errors import AnnotatorError
from annotator.exchange import package
from annotator.store.project import Project
from annotator.workflow import merge as merging
from annotator.workflow import unpacking
from annotator.workflow.check import check
from tests.bench.clock import resident_mb
from tests.crew import Person, coder_of, supervisor
from tests.e2e.hostile import Forger
from tests.workshop import OTHER_TEXT, TEXT, add_report, mark

FEW, MANY = 300, 10_000
PAGE = 4096  # bytes of a page of the file
LONGEST = 20.0  # seconds for one package, on a slow machine
MOST_MEMORY = 400  # MB more than before


class _RolledBackError(Exception):
    """What was taken is given back."""


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Person, Person]:
    """Return a supervisor and a coder whose work is on its way."""
    boss = supervisor(tmp_path)
    with boss.at_work() as project:
        reports = [add_report(project, text, f"{number}.txt") for number, text in enumerate((TEXT, OTHER_TEXT))]
    sara = coder_of(boss, "sara", reports)
    sara.takes(boss.packs(sara, "1.spanpkg"), boss)
    with sara.at_work() as project:
        for words in ("قصف", "سوق", "مصدر طبي"):
            mark(project, reports[0], sara.coder, words)
        own = add_report(project, "تقرير وجدته بنفسي في السوق", "own.txt")
        mark(project, own, sara.coder, "السوق")
    return boss, sara


@pytest.mark.parametrize("count", [FEW, pytest.param(MANY, marks=pytest.mark.soak)])
def test_forged_packages_are_refused_or_sound_and_touch_nothing_else(
    pair: tuple[Person, Person], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    boss, sara = pair
    forger = Forger(sara.packs(boss, "2.spanpkg").read_bytes(), sara.keys, boss.keys, seed=count)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setattr(merging, "_backup", lambda project: True)  # thousands of them would say nothing more
    outcomes: Counter[str] = Counter()
    memory = resident_mb()
    with boss.at_work() as project, nothing_is_written_but(boss.folder):
        before = fingerprint(project)
        for number in range(count):
            begin = time.monotonic()
            outcomes[taken(project, boss, forger.forged(), sara.keys.public.fingerprint)] += 1
            assert time.monotonic() - begin < LONGEST
            if number % 50 == 0:
                assert fingerprint(project) == before
        assert fingerprint(project) == before
        assert check(project).sound
    assert resident_mb() - memory < MOST_MEMORY
    assert list((tmp_path / "here").iterdir()) == []
    assert set(outcomes) == {"refused", "sound"}


def taken(project: Project, boss: Person, data: bytes, compared: str) -> str:
    """Take a package, see what the project is then, and give everything back."""
    told = ""
    try:
        given = package.opened(data, "x.spanpkg", boss.keys)
        with project.transaction():
            unpacking.take(project, given, compared=compared, go_on=True)
            assert (found := check(project)).sound, found.problems
            raise _RolledBackError
    except AnnotatorError as error:
        told = str(error)
    except _RolledBackError:
        project.document_at_hand = project.codebook_at_hand = None
        return "sound"
    assert told
    return "refused"


@pytest.mark.parametrize("count", [40, pytest.param(2_000, marks=pytest.mark.soak)])
def test_forged_first_packages_make_a_sound_project_or_leave_nothing(pair: tuple[Person, Person], count: int) -> None:
    boss, sara = pair
    fresh = Person("sara", boss.folder.parent / "fresh", sara.coder, sara.keys)
    fresh.folder.mkdir()
    forger = Forger(boss.packs(sara, "again.spanpkg", everything=True).read_bytes(), boss.keys, sara.keys, seed=count)
    with fresh.at_home():
        for _ in range(count):
            try:
                given = package.opened(forger.forged(), "x.spanpkg", sara.keys)
                project, _ = unpacking.begin(fresh.path, given, compared=boss.keys.public.fingerprint, go_on=True)
            except AnnotatorError:
                assert [file for file in fresh.folder.iterdir() if "tarmiz" in file.name] == []
                continue
            assert project is not None
            with project:
                assert (found := check(project)).sound, found.problems
            fresh.path.unlink()


@pytest.mark.parametrize("count", [60, pytest.param(3_000, marks=pytest.mark.soak)])
def test_damaged_copies_are_refused_or_sound_and_touch_nothing_else(
    pair: tuple[Person, Person], monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    boss, sara = pair
    whole, chance, copy = sara.path.read_bytes(), random.Random(count), boss.folder / "copy.tarmiz"
    monkeypatch.setattr(merging, "_backup", lambda project: True)
    outcomes: Counter[str] = Counter()
    with boss.at_work() as project:
        before = fingerprint(project)
        for _ in range(count):
            copy.write_bytes(damaged(whole, chance))
            outcomes[merged(project, copy)] += 1
        assert fingerprint(project) == before
        assert check(project).sound
    assert set(outcomes) == {"refused", "sound"}


def damaged(whole: bytes, chance: random.Random) -> bytes:
    """Return a file of which a few bytes, or a whole page, are others."""
    found = bytearray(whole)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(found))
        match chance.randrange(4):
            case 0:
                found[place] ^= 1 << chance.randrange(8)
            case 1:
                found[place : place + 16] = chance.randbytes(16)
            case 2:
                page, other = place // PAGE * PAGE, chance.randrange(len(found)) // PAGE * PAGE
                found[page : page + PAGE] = found[other : other + PAGE]
            case _:
                found[place : place + 4] = b"\0" * 4
    return bytes(found)


def merged(project: Project, copy: Path) -> str:
    """Merge a copy, see what the project is then, and give everything back."""
    told = ""
    try:
        with project.transaction():
            merging.merge(project, [copy])
            assert (found := check(project)).sound, found.problems
            raise _RolledBackError
    except AnnotatorError as error:
        told = str(error)
    except _RolledBackError:
        project.document_at_hand = project.codebook_at_hand = None
        return "sound"
    assert told
    return "refused"


def fingerprint(project: Project) -> str:
    """Return what changes whenever anything in the file does."""
    tables = [row[0] for row in project.db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()]
    digest = hashlib.sha256()
    for name in tables:
        if not name.startswith("search"):
            digest.update(repr(project.db.execute(f"SELECT * FROM {name}").fetchall()).encode("utf-8", "replace"))
    return digest.hexdigest()


_watched: list[Path] = []
_elsewhere: list[str] = []


def _look(event: str, arguments: tuple[object, ...]) -> None:
    if not _watched or event not in ("open", "os.mkdir", "os.rename", "os.symlink", "os.link"):
        return
    if event == "open" and not _writes(arguments):
        return
    path = Path(os.fsdecode(arguments[0])) if isinstance(arguments[0], str | bytes | os.PathLike) else None
    if path is not None and not any(path.absolute().is_relative_to(folder) for folder in _watched):
        _elsewhere.append(f"{event} {path}")


def _writes(arguments: tuple[object, ...]) -> bool:
    mode, flags = arguments[1], arguments[2]
    by_mode = isinstance(mode, str) and any(letter in mode for letter in "wxa+")
    return by_mode or (isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR)))


@contextmanager
def nothing_is_written_but(folder: Path) -> Iterator[None]:
    """Assert that no file is written, made or named outside the folder."""
    if not any(hook is _look for hook in _hooks):
        _hooks.append(_look)
        sys.addaudithook(_look)
    _watched.append(folder)
    try:
        yield
    finally:
        _watched.clear()
    assert _elsewhere == []


_hooks: list[object] = []
