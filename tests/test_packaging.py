"""What the project hands on: locks that cover it, and a wheel and a source archive that carry what it needs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = ("linux", "darwin", "win32")
LOCKS = {
    "requirements.lock": ("build",),
    "requirements-dev.lock": ("build", "dev"),
}
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def pins(lock: str) -> Iterator[tuple[Requirement, list[str]]]:
    """Read a lock: each pinned requirement with its hashes."""
    lines = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    for line in lines:
        text = line.split("#")[0].strip()
        if text:
            yield Requirement(text.split("--hash")[0].strip()), HASH.findall(text)


def pinned(lock: str, python: str, system: str) -> dict[str, set[Version]]:
    """Return what a lock installs on one Python and system, by name."""
    found: dict[str, set[Version]] = defaultdict(set)
    for pin, _ in pins(lock):
        if applies(pin, python, system):
            found[canonicalize_name(pin.name)].add(Version(str(pin.specifier).removeprefix("==")))
    return found


def applies(requirement: Requirement, python: str, system: str) -> bool:
    """Tell whether a requirement is one on this Python and system."""
    environment = {name: str(value) for name, value in default_environment().items()}
    environment |= {"python_version": python, "python_full_version": f"{python}.5", "sys_platform": system}
    return requirement.marker is None or requirement.marker.evaluate(environment)


def wanted(*extras: str) -> list[Requirement]:
    """Return what pyproject.toml asks for."""
    texts = [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]]
    texts += [text for extra in extras for text in PROJECT["project"]["optional-dependencies"][extra]]
    return [Requirement(text) for text in texts]


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_covers_the_project_with_one_version_each(lock: str, python: str, system: str) -> None:
    installed = pinned(lock, python, system)
    for requirement in wanted(*LOCKS[lock]):
        if not applies(requirement, python, system):
            continue
        versions = installed[canonicalize_name(requirement.name)]
        assert len(versions) == 1, requirement
        assert requirement.specifier.contains(next(iter(versions))), requirement
    assert all(len(versions) == 1 for versions in installed.values())


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_never_gives_python_3_11_the_qt_that_kills_it(lock: str) -> None:
    (version,) = pinned(lock, "3.11", "linux")["pyside6-essentials"]
    assert version < Version("6.12")


def test_the_project_never_lets_python_3_11_take_the_qt_that_kills_it() -> None:
    texts = PROJECT["project"]["dependencies"]
    for requirement in map(Requirement, texts):
        if requirement.name == "PySide6-Essentials":
            allowed = applies(requirement, "3.11", "linux") and requirement.specifier.contains("6.12.0")
            assert not allowed


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_every_package_with_hashes(lock: str) -> None:
    for pin, hashes in pins(lock):
        assert re.fullmatch(r"==[^*]+", str(pin.specifier)), pin
        assert hashes, pin


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_index_and_no_place(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"index|find-links|://|@ |^-[^-]|(?<![\w.])/\w", text, re.MULTILINE)


def test_the_lock_of_the_tools_holds_all_of_the_other() -> None:
    assert {str(pin) for pin, _ in pins("requirements.lock")} <= {str(pin) for pin, _ in pins("requirements-dev.lock")}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel."""
    return Path(next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("wheel")))))


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the source archive and unpack it."""
    folder = tmp_path_factory.mktemp("source")
    archive = Path(next(SdistBuilder(str(ROOT)).build(directory=str(folder))))
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    return next(path for path in folder.iterdir() if path.is_dir())


def assets() -> dict[str, Path]:
    """Return every asset of this checkout, by its name in the wheel."""
    folders = [ROOT / "resources", ROOT / "seeds"]
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file() and path.name[0] != "."]
    return {f"annotator/_assets/{path.relative_to(ROOT).as_posix()}": path for path in files}


def test_the_wheel_carries_every_asset_as_it_is(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for name, path in assets().items():
            assert archive.read(name) == path.read_bytes(), name


def test_the_wheel_carries_the_package_and_nothing_beside_it(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {path.relative_to(ROOT).as_posix() for path in (ROOT / "annotator").rglob("*.py")} <= names
    assert all(name.startswith(("annotator/", "tarmiz-")) for name in names)
    assert not any("__pycache__" in name or name.endswith(".tarmiz") for name in names)


def test_the_wheel_carries_the_licences_and_the_command(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if ".dist-info/licenses/" in name]
        entry_points = archive.read(next(name for name in archive.namelist() if name.endswith("entry_points.txt")))
    assert {Path(name).name for name in names} == {"LICENSE", "OFL-Amiri.txt", "OFL-Noto.txt"}
    assert b"annotator = annotator.__main__:main" in entry_points


def test_an_unpacked_wheel_opens_its_own_assets(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)
    question = (
        "import sys; from annotator import assets\n"
        "print(assets.resource())\nprint(assets.seed())\n"
        "for name in sys.stdin.read().split('\\n'):\n"
        "    top, _, inner = name.partition('/')\n"
        "    (assets.resource if top == 'resources' else assets.seed)(inner).open('rb').close()\n"
    )
    names = "\n".join(path.relative_to(ROOT).as_posix() for path in assets().values())
    answer = subprocess.run(
        [sys.executable, "-c", question],
        input=names,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(site), "PYTHONUTF8": "1"},
        check=False,
    )
    assert answer.stderr == ""
    place = site / "annotator" / "_assets"
    assert [Path(line).resolve() for line in answer.stdout.split("\n")[:2]] == [
        (place / "resources").resolve(),
        (place / "seeds").resolve(),
    ]


def test_the_source_archive_builds_the_same_wheel(source: Path, wheel: Path, tmp_path: Path) -> None:
    again = Path(next(WheelBuilder(str(source)).build(directory=str(tmp_path))))
    with zipfile.ZipFile(wheel) as first, zipfile.ZipFile(again) as second:
        assert sorted(first.namelist()) == sorted(second.namelist())
        assert all(first.read(name) == second.read(name) for name in first.namelist())


@pytest.mark.parametrize(
    "name", ["dev.py", "Makefile", "LICENSE", "requirements.lock", "requirements-dev.lock", "tests"]
)
def test_the_source_archive_carries_what_a_checkout_needs(source: Path, name: str) -> None:
    assert (source / name).exists()
