"""The readers of others: what cannot be installed is left out with its reason, and all or nothing is no green run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import reader_locks, readers


@pytest.fixture
def locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder for locks in the place of the real one; there is no network."""
    folder = tmp_path / "locks"
    folder.mkdir()
    monkeypatch.setattr(readers, "LOCKS", folder)
    monkeypatch.setattr(readers, "FOLDER", tmp_path / "readers")
    monkeypatch.setattr(readers, "STAMP", tmp_path / "readers" / "installed.json")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    return folder


def test_a_reader_without_a_wheel_is_left_out_with_the_reason(locks: Path) -> None:
    locks.joinpath("known.lock").write_text("# all of it is there already\n", encoding="utf-8")
    locks.joinpath("odd.lock").write_text(f"no-such-reader==1.0 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    missing = readers.installed()
    assert list(missing) == ["odd"]
    assert "no-such-reader==1.0" in missing["odd"]
    assert not readers.STAMP.exists()  # it is tried again


def test_what_was_installed_is_not_installed_again(locks: Path, capsys: pytest.CaptureFixture[str]) -> None:
    locks.joinpath("known.lock").write_text("# all of it is there already\n", encoding="utf-8")
    assert readers.installed() == {}
    assert capsys.readouterr().err
    assert readers.installed() == {}
    assert capsys.readouterr().err == ""


def test_without_any_reader_the_command_fails(locks: Path, capsys: pytest.CaptureFixture[str]) -> None:
    locks.joinpath("odd.lock").write_text(f"no-such-reader==1.0 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    assert readers.main([]) == readers.NONE
    assert "No reader could be installed" in capsys.readouterr().err


def test_every_reader_has_its_lock() -> None:
    assert {path.stem for path in reader_locks.FOLDER.glob("*.lock")} == set(reader_locks.READERS)
