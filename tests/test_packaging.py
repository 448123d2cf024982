"""Packaging: locks that cover the project on every system, and an install that carries what the program shows."""

from __future__ import annotations

import importlib.metadata
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = SETTINGS["project"]
EXTRAS = PROJECT["optional-dependencies"]
ALWAYS = [*PROJECT["dependencies"], *SETTINGS["build-system"]["requires"], *EXTRAS["build"]]
WANTED = {"requirements.lock": ALWAYS, "requirements-dev.lock": [*ALWAYS, *EXTRAS["dev"]]}
READERS = [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "tests" / "readers" / "locks").glob("*.lock"))]
SYSTEMS = {"linux": "Linux", "darwin": "Darwin", "win32": "Windows"}
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]


def machine(python: str, system: str) -> dict[str, str]:
    """Return the marker variables of a Python on a system."""
    here = {name: str(value) for name, value in default_environment().items()}
    return here | {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "sys_platform": system,
        "platform_system": SYSTEMS[system],
        "os_name": "nt" if system == "win32" else "posix",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }


def wanted_on(requirements: list[str], where: dict[str, str]) -> list[Requirement]:
    """Return the requirements that hold on a machine."""
    parsed = map(Requirement, requirements)
    return [one for one in parsed if one.marker is None or one.marker.evaluate(where)]


def entries(lock: str) -> list[tuple[Requirement, list[str]]]:
    """Return the pins of a lock with their hashes."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    lines = [line for line in text.replace("\\\n", " ").splitlines() if line and not line.startswith("#")]
    return [
        (Requirement(line.partition(" --hash")[0]), re.findall(r"--hash=sha256:([0-9a-f]{64})\b", line))
        for line in lines
    ]


def pins(lock: str, where: dict[str, str]) -> dict[str, Version]:
    """Return the version of every package that the lock names for a machine; no package twice."""
    found: dict[str, Version] = {}
    for pin, _ in entries(lock):
        if pin.marker is None or pin.marker.evaluate(where):
            name = canonicalize_name(pin.name)
            assert name not in found
            found[name] = Version(str(pin.specifier).removeprefix("=="))
    return found


# Locks


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("lock", WANTED)
def test_the_lock_covers_the_project(lock: str, python: str, system: str) -> None:
    where = machine(python, system)
    pinned = pins(lock, where)
    for wanted in wanted_on(WANTED[lock], where):
        version = pinned.get(canonicalize_name(wanted.name))
        assert version is not None, wanted
        assert version in wanted.specifier, wanted


@pytest.mark.parametrize("lock", [*WANTED, *READERS])
def test_every_pin_is_exact_and_has_hashes(lock: str) -> None:
    for pin, hashes in entries(lock):
        assert re.fullmatch(r"==[^*,]+", str(pin.specifier)), pin
        assert hashes, pin


@pytest.mark.parametrize("lock", [*WANTED, *READERS])
def test_a_lock_names_no_index_and_no_path(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"://|--(?:extra-)?index|--find-links|--trusted|(?:^|\s)/", text)


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("python", PYTHONS)
def test_the_tools_lock_holds_the_program_lock(python: str, system: str) -> None:
    """One .venv serves both, so `make test` after `make run` only adds."""
    where = machine(python, system)
    assert pins("requirements.lock", where).items() <= pins("requirements-dev.lock", where).items()


# PySide6


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("python", PYTHONS)
def test_pyside_is_one_that_this_python_survives(python: str, system: str) -> None:
    """PySide6 6.12.0 loses a reference to None with every call of a void method.

    None is immortal only since Python 3.12; 3.11 dies after some hundred calls ("deallocating None"). Before 6.10 a
    character format on part of a word breaks the joining of its letters.
    """
    where = machine(python, system)
    ranges = [one.specifier for one in wanted_on(PROJECT["dependencies"], where) if one.name == "PySide6-Essentials"]
    assert len(ranges) == 1
    assert {version: version in ranges[0] for version in ("6.9.3", "6.10.3", "6.11.3", "6.12.0", "7.0")} == {
        "6.9.3": False,
        "6.10.3": True,
        "6.11.3": True,
        "6.12.0": python != "3.11",
        "7.0": False,
    }
    for lock in WANTED:
        version = pins(lock, where)["pyside6-essentials"]
        assert version >= Version("6.10.3")
        assert python != "3.11" or version < Version("6.12")


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal here")
def test_the_pyside_that_runs_these_tests_is_one_that_they_survive() -> None:
    assert Version(importlib.metadata.version("PySide6-Essentials")) < Version("6.12")


# What an install carries


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder into which `pip install .` has put the project, with no network."""
    folder = tmp_path_factory.mktemp("installed")
    offline = ["--no-deps", "--no-build-isolation", "--no-index", "--disable-pip-version-check"]
    command = [sys.executable, "-m", "pip", "install", "-q", *offline, "--target", str(folder), str(ROOT)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return folder


def files_of(folder: Path) -> set[str]:
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {path.as_posix() for path in found if "__pycache__" not in path.parts}


@pytest.mark.parametrize("part", ["resources", "seeds"])
def test_an_install_carries_every_resource_and_seed(installed: Path, part: str) -> None:
    carried = installed / "annotator" / "_assets" / part
    assert files_of(carried) == files_of(ROOT / part)
    for name in files_of(carried):
        assert (carried / name).read_bytes() == (ROOT / part / name).read_bytes(), name


def test_an_install_carries_the_package_and_nothing_of_the_workshop(installed: Path) -> None:
    modules = {name for name in files_of(installed / "annotator") if not name.startswith("_assets/")}
    assert modules == files_of(ROOT / "annotator")
    assert {path.name for path in installed.iterdir() if not path.name.endswith(".dist-info")} <= {"annotator", "bin"}


def test_the_assets_of_an_install_are_its_own(installed: Path, tmp_path: Path) -> None:
    question = "from annotator import assets; print(assets.seed('codebook.toml')); print(assets.resource('fonts'))"
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", question]
    ran = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    inside = installed.resolve() / "annotator" / "_assets"
    assert [Path(line) for line in ran.stdout.splitlines()] == [
        inside / "seeds" / "codebook.toml",
        inside / "resources" / "fonts",
    ]


def test_an_install_has_the_command_and_the_licences(installed: Path) -> None:
    (tarmiz,) = importlib.metadata.distributions(path=[str(installed)])
    (command,) = tarmiz.entry_points.select(group="console_scripts")
    assert (tarmiz.name, command.name, command.value) == ("tarmiz", "annotator", "annotator.__main__:main")
    assert tarmiz.metadata["License-Expression"] == "GPL-3.0-or-later"
    licences = {Path(str(file)).name for file in tarmiz.files or [] if "licenses" in file.parts}
    assert licences == {"LICENSE", *(path.name for path in (ROOT / "resources" / "fonts").glob("OFL-*.txt"))}


# The source archive


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an unpacked source archive."""
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(next(SdistBuilder(str(ROOT)).build(directory=str(folder)))) as archive:
        archive.extractall(folder, filter="data")
    return next(path for path in folder.iterdir() if path.is_dir())


def test_the_source_archive_builds_the_wheel_of_the_checkout(unpacked: Path, tmp_path: Path) -> None:
    built = [
        next(WheelBuilder(str(root)).build(directory=str(tmp_path / name)))
        for root, name in ((ROOT, "checkout"), (unpacked, "archive"))
    ]
    with zipfile.ZipFile(built[0]) as expected, zipfile.ZipFile(built[1]) as found:
        assert sorted(found.namelist()) == sorted(expected.namelist())
        assert all(found.read(name) == expected.read(name) for name in expected.namelist())


def test_the_source_archive_can_be_worked_in(unpacked: Path) -> None:
    needed = {
        "dev.py",
        "Makefile",
        "LICENSE",
        "README.md",
        "pyproject.toml",
        "requirements.lock",
        "requirements-dev.lock",
    }
    assert needed <= {path.name for path in unpacked.iterdir()}
    assert files_of(unpacked / "tests") == files_of(ROOT / "tests")


# What it stands on


def test_every_library_that_the_program_needs_is_listed_with_its_licence() -> None:
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^\| (\w[\w-]+)[^|]*\|[^|]*\| ([^|]+) \|$", text, re.MULTILINE))
    assert listed.pop("library") == "licence"
    needed = {Requirement(one).name for one in ALWAYS}
    assert {canonicalize_name(name) for name in listed} == {canonicalize_name(name) for name in needed}
