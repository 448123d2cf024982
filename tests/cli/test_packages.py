"""Keys, packages out and packages in, on the command line: a whole round trip of two people on two computers."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.exchange import age
from annotator.exchange.fingerprint import grouped
from tests.cli.running import Ran, done, run
from tests.exchange.quick import make_cheap
from tests.workshop import OTHER_TEXT, TEXT

TITLE = TEXT.split("\n")[0]
At = Callable[[str], None]


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> At:
    """Return what moves to somebody's computer, where her keys open with her name."""
    make_cheap(monkeypatch)

    def move(name: str) -> None:
        monkeypatch.setenv("TARMIZ_HOME", str(tmp_path / f"home of {name}"))
        monkeypatch.setenv("TARMIZ_PASSPHRASE", f"passphrase of {name}")

    return move


@pytest.fixture
def boss(project: Path, at: At) -> Path:
    """Return the project of a supervisor with keys, at her computer, who has dealt a report to sara."""
    at("boss")
    done("keys", "--new")
    done("coders", project, "--add", "sara", "--add", "ali", "--supervisor", "boss", "--coder", "boss", "--add", "boss")
    done("assign", project, "--coder", "boss", "--to", "sara", "--report", TITLE)
    return project


def first_package(boss: Path, folder: Path) -> tuple[Path, dict[str, str]]:
    """Pack for sara and return the package and what was told of it."""
    package = folder / "1.spanpkg"
    return package, done("pack", boss, package, "--coder", "boss", "--to", "sara", "--json").value


def fingerprint() -> str:
    return str(done("keys", "--json").value["fingerprint"])


def test_a_round_trip_of_two_people_who_knew_nothing_of_each_other(
    boss: Path, tmp_path: Path, at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    package, told = first_package(boss, tmp_path)
    hers = tmp_path / "sara.tarmiz"
    at("sara")
    monkeypatch.setenv("TARMIZ_PACKAGE_PASSPHRASE", told["passphrase"])
    ran = run("unpack", hers, package)
    assert (ran.code, grouped(told["fingerprint"]) in ran.err, hers.exists()) == (1, True, False)
    assert done("unpack", hers, package, "--compared", told["fingerprint"], "--dry-run", "--json").value["dry_run"]
    assert not hers.exists()
    value = done("unpack", hers, package, "--compared", grouped(told["fingerprint"]), "--json").value
    assert (value["recipient"]["name"], value["sender"]["name"], value["files"][0]["texts"]) == ("sara", "boss", 1)
    assert [row["title"] for row in done("documents", hers, "--json").value] == [TITLE]
    assert [one["name"] for one in done("keys", hers, "--json").value["people"]] == ["boss"]

    done("mark", hers, TITLE, "0", "3", "TACTIC", "--coder", "sara")
    ran = run("pack", hers, tmp_path / "2.spanpkg", "--coder", "sara", "--to", "boss")
    assert (ran.code, "annotator keys --new" in ran.err) == (1, True)
    done("keys", "--new")
    sara = fingerprint()
    done("pack", hers, tmp_path / "2.spanpkg", "--coder", "sara", "--to", "boss")

    at("boss")
    value = done("unpack", boss, tmp_path / "2.spanpkg", "--compared", sara, "--dry-run", "--json").value
    assert value["files"][0]["by"] == [{"coder": "sara", "new": 1}]
    assert "1 change by" in done("unpack", boss, tmp_path / "2.spanpkg", "--compared", sara).out
    assert "1 change is here already" in done("unpack", boss, tmp_path / "2.spanpkg").out
    assert [span["quote"] for span in done("show", boss, TITLE, "--json").value["spans"]] == ["قصف"]
    done("assign", boss, "--coder", "boss", "--to", "sara", "--report", OTHER_TEXT)
    assert (
        done("pack", boss, tmp_path / "3.spanpkg", "--coder", "boss", "--to", "sara", "--json").value["passphrase"]
        == ""
    )

    at("sara")
    done("unpack", hers, tmp_path / "3.spanpkg")
    assert len(done("documents", hers, "--json").value) == 2
    assert done("check", hers, "--json").value["sound"]


def test_a_package_that_went_out_from_here_and_one_for_somebody_else_are_refused(
    boss: Path, tmp_path: Path, at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    package, told = first_package(boss, tmp_path)
    monkeypatch.setenv("TARMIZ_PACKAGE_PASSPHRASE", told["passphrase"])
    assert "went out from here" in run("unpack", boss, package, "--compared", told["fingerprint"]).err
    monkeypatch.setenv("TARMIZ_PACKAGE_PASSPHRASE", "another passphrase")
    assert "does not open with the passphrase" in run("unpack", tmp_path / "x.tarmiz", package).err
    monkeypatch.delenv("TARMIZ_PACKAGE_PASSPHRASE")
    ran = run("unpack", tmp_path / "x.tarmiz", package)
    assert (ran.code, "TARMIZ_PACKAGE_PASSPHRASE" in ran.err) == (2, True)
    assert not (tmp_path / "x.tarmiz").exists()


def test_another_fingerprint_than_the_one_read_out_is_refused(boss: Path, tmp_path: Path, at: At) -> None:
    package, told = first_package(boss, tmp_path)
    words = tmp_path / "words"
    words.write_text(told["passphrase"] + "\nmore", encoding="utf-8")
    for digits, sentence in (("1" * 30, "is another one"), ("123", "has 30 digits")):
        ran = run("unpack", tmp_path / "x.tarmiz", package, "--passphrase", words, "--compared", digits)
        assert (ran.code, sentence in ran.err) == (1, True)


def test_there_is_nothing_to_send_to_somebody_without_reports_or_to_oneself(boss: Path, tmp_path: Path) -> None:
    assert "has no reports" in run("pack", boss, tmp_path / "x", "--coder", "boss", "--to", "ali").err
    assert "from one person to another" in run("pack", boss, tmp_path / "x", "--coder", "boss", "--to", "boss").err


def test_keys_are_made_kept_under_another_passphrase_and_forgotten(
    boss: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fingerprint()
    assert "Your fingerprint: " in done("keys").out
    fresh = tmp_path / "fresh"
    fresh.write_text("another passphrase", encoding="utf-8")
    done("keys", "--new-passphrase", fresh)
    assert fingerprint() == before
    assert "try again" in run("pack", boss, tmp_path / "x", "--coder", "boss", "--to", "sara").err
    done("pack", boss, tmp_path / "x", "--coder", "boss", "--to", "sara", "--keys-passphrase", fresh)
    done("keys", "--new", "--keys-passphrase", fresh)
    assert fingerprint() != before
    assert run("keys", "--forget", before).code == 2
    monkeypatch.delenv("TARMIZ_PASSPHRASE")
    assert run("pack", boss, tmp_path / "y", "--coder", "boss", "--to", "sara").code == 2
    assert "at least 8" in run("keys", "--new", "--keys-passphrase", _short(tmp_path)).err


def _short(folder: Path) -> Path:
    (folder / "short").write_text("x", encoding="utf-8")
    return folder / "short"


def test_a_file_that_is_no_package_is_refused_in_a_sentence(boss: Path, tmp_path: Path) -> None:
    for data in (b"", b"PK\x03\x04", age.MAGIC, boss.read_bytes()):
        (tmp_path / "x.spanpkg").write_bytes(data)
        ran: Ran = run("unpack", boss, tmp_path / "x.spanpkg")
        assert (ran.code, "This is no package" in ran.err, len(ran.err.splitlines())) == (1, True, 1)
    assert "cannot be read" in run("unpack", boss, tmp_path / "absent").err


def test_a_package_of_another_project_is_taken_only_to_unite_them(
    boss: Path, tmp_path: Path, at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    package, told = first_package(boss, tmp_path)
    at("sara")
    monkeypatch.setenv("TARMIZ_PACKAGE_PASSPHRASE", told["passphrase"])
    done("new", tmp_path / "other.tarmiz")
    words = ("unpack", tmp_path / "other.tarmiz", package, "--compared", told["fingerprint"])
    assert "belongs to another project" in run(*words).err
    done(*words, "--unite")
    assert len(done("documents", tmp_path / "other.tarmiz", "--json").value) == 1
    shutil.rmtree(tmp_path / "other.backups")
