"""What the commands of a team answer with --json is what their documentation says, key by key."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import done
from tests.cli.test_group import DOCUMENTATION
from tests.exchange.quick import make_cheap
from tests.workshop import TEXT

TITLE = TEXT.split("\n")[0]


@pytest.fixture
def project(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the project of a supervisor with keys, and a coder who has a report."""
    make_cheap(monkeypatch)
    monkeypatch.setenv("TARMIZ_PASSPHRASE", "passphrase of boss")
    (tmp_path / "words").write_text("passphrase of the package", encoding="utf-8")
    done("keys", "--new")
    done("coders", project, "--add", "sara", "--add", "boss", "--supervisor", "boss", "--coder", "boss")
    done("assign", project, "--coder", "boss", "--to", "sara", "--report", TITLE)
    return project


def documented(command: str) -> set[str]:
    """Return the words that stand in backquotes where a command's JSON is described."""
    sections = re.split(r"^### annotator ([a-z]+)$", DOCUMENTATION.read_text(encoding="utf-8"), flags=re.MULTILINE)
    section = dict(zip(sections[1::2], sections[2::2], strict=True))[command]
    found = set(re.findall(r"`([a-z_]+)`", section.partition("JSON:")[2]))
    return found | (documented("merge") if command == "unpack" else set())


def keys_of(value: Any) -> Iterator[str]:
    """Give all keys of the objects in a JSON value."""
    if isinstance(value, dict):
        yield from value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from keys_of(inner)


def packed(project: Path, folder: Path) -> Any:
    words = ("--passphrase", folder / "words")
    return done("pack", project, folder / "1.spanpkg", "--coder", "boss", "--to", "sara", *words, "--json").value


def unpacked(project: Path, folder: Path) -> Any:
    told = packed(project, folder)
    compared = ("--compared", told["fingerprint"], "--passphrase", folder / "words")
    return done("unpack", folder / "hers.tarmiz", folder / "1.spanpkg", *compared, "--json").value


def merged(project: Path, folder: Path) -> Any:
    copy = Path(shutil.copy(project, folder / "copy.tarmiz"))
    done("mark", copy, TITLE, "0", "3", "TACTIC", "--coder", "boss")
    return done("merge", project, copy, "--dry-run", "--json").value


def restored(project: Path, folder: Path) -> Any:
    done("backup", project)
    done("mark", project, TITLE, "0", "3", "TACTIC", "--coder", "sara")
    return done("restore", project, "--backup", "newest", "--json").value


ANSWERS: dict[str, Callable[[Path, Path], Any]] = {
    "coders": lambda project, _: done("coders", project, "--json").value,
    "assign": lambda project, _: done("assign", project, "--coder", "boss", "--to", "sara", "--json").value,
    "progress": lambda project, _: done("progress", project, "--reports", "--json").value,
    "keys": lambda project, _: done("keys", project, "--json").value,
    "pack": packed,
    "unpack": unpacked,
    "merge": merged,
    "backup": lambda project, _: done("backup", project, "--json").value,
    "restore": restored,
    "repair": lambda project, _: done("repair", project, "--json").value,
}


@pytest.mark.parametrize("command", ANSWERS)
def test_what_a_command_answers_is_documented(project: Path, tmp_path: Path, command: str) -> None:
    found = set(keys_of(ANSWERS[command](project, tmp_path)))
    assert found
    assert found <= documented(command)
