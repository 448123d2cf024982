"""dev.py: a fresh machine, a broken .venv, missing libraries, no network: the job is done or one sentence says why."""

from __future__ import annotations

import ast
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import dev

posix = pytest.mark.skipif(os.name != "posix", reason="stands on shell scripts")


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty checkout with locks and a .venv, whose Python is the one that runs the tests."""
    for name in ("requirements.lock", "requirements-dev.lock", "pyproject.toml"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "pyvenv.cfg").write_text("version = 3.11.2\n", encoding="utf-8")
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(dev, "STAMP", tmp_path / ".venv" / "installed")
    monkeypatch.setattr(dev, "WHEELHOUSE", tmp_path / "wheelhouse")
    monkeypatch.setattr(dev, "RUN_LOCK", tmp_path / "requirements.lock")
    monkeypatch.setattr(dev, "DEV_LOCK", tmp_path / "requirements-dev.lock")
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))
    return tmp_path


def script(path: Path, text: str) -> Path:
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


# Words


def test_an_unknown_word_is_answered_with_the_known_ones(capfd: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["dance"]) == 2
    assert dev.main([]) == 2
    assert "run|test|test-readers|soak|demo|bench|i18n|lint|wheelhouse" in capfd.readouterr().err


def test_make_knows_the_words_of_dev() -> None:
    makefile = (dev.ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.search(r"^([a-z].*):$", makefile, re.MULTILINE)
    assert targets is not None
    assert set(targets[1].split()) == {*dev.JOBS, "wheelhouse"}


@posix
def test_ci_runs_lint_tests_and_demo() -> None:
    ci = dev.ROOT / ".ci" / "run"
    assert os.access(ci, os.X_OK)
    assert re.findall(r"^make (\w+)$", ci.read_text(encoding="utf-8"), re.MULTILINE) == ["lint", "test", "demo"]


# Python


@pytest.mark.parametrize("version", [(3, 8), (3, 10), (3, 15), (4, 0)])
def test_a_python_too_old_or_too_new_is_told_what_is_needed(version: tuple[int, int]) -> None:
    found = ".".join(map(str, version))
    with pytest.raises(dev.SetupError, match=rf"needs Python 3\.11 to 3\.14, and this is {re.escape(found)}\."):
        dev.check_python(version)


@pytest.mark.parametrize("minor", [11, 12, 13, 14])
def test_every_supported_python_is_taken(minor: int) -> None:
    dev.check_python((3, minor))


def test_an_old_python_can_read_dev_at_all_to_say_so() -> None:
    ast.parse(Path(dev.__file__).read_text(encoding="utf-8"), feature_version=(3, 7))


# The virtual environment


def test_a_working_venv_has_a_version(checkout: Path) -> None:
    assert dev.venv_version() == sys.version_info[:2]


def test_an_absent_venv_has_no_version(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "PYTHON", checkout / ".venv" / "bin" / "python")
    assert dev.venv_version() is None


@posix
@pytest.mark.parametrize("answer", ["exit 1", "echo 3 10", "echo 3 15"])
def test_a_broken_or_foreign_venv_has_no_version(checkout: Path, monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    monkeypatch.setattr(dev, "PYTHON", script(checkout / "python", answer))
    assert dev.venv_version() is None


def test_a_working_venv_is_kept(checkout: Path) -> None:
    dev.make_venv()
    assert [path.name for path in (checkout / ".venv").iterdir()] == ["pyvenv.cfg"]


def test_a_python_without_ensurepip_names_its_package(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "PYTHON", checkout / "absent")
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)  # Debian without python3-venv
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    with pytest.raises(dev.SetupError, match=rf"apt-get install -y --no-install-recommends {package}$"):
        dev.make_venv()


# The stamp


def stamped(lock: Path) -> None:
    dev.STAMP.write_text(dev.stamp(lock), encoding="ascii")


def test_a_new_venv_needs_an_install(checkout: Path) -> None:
    assert dev.needs_install(dev.RUN_LOCK)
    assert dev.needs_install(dev.DEV_LOCK)


def test_an_installed_lock_needs_no_install(checkout: Path) -> None:
    stamped(dev.DEV_LOCK)
    assert not dev.needs_install(dev.DEV_LOCK)


def test_the_tools_serve_the_program_too_but_not_the_other_way_round(checkout: Path) -> None:
    stamped(dev.DEV_LOCK)
    assert not dev.needs_install(dev.RUN_LOCK)
    stamped(dev.RUN_LOCK)
    assert not dev.needs_install(dev.RUN_LOCK)
    assert dev.needs_install(dev.DEV_LOCK)


@pytest.mark.parametrize("changed", ["requirements-dev.lock", "pyproject.toml", ".venv/pyvenv.cfg"])
def test_a_changed_lock_project_or_python_needs_an_install(checkout: Path, changed: str) -> None:
    stamped(dev.DEV_LOCK)
    (checkout / changed).write_text("other", encoding="utf-8")
    assert dev.needs_install(dev.DEV_LOCK)


def test_a_moved_checkout_needs_an_install(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = dev.stamp(dev.DEV_LOCK)
    moved = checkout / "moved"
    moved.mkdir()
    shutil.copy(checkout / "pyproject.toml", moved)
    monkeypatch.setattr(dev, "ROOT", moved)
    assert dev.stamp(dev.DEV_LOCK) != before


def test_a_wheelhouse_that_does_not_fit_leaves_no_stamp(checkout: Path) -> None:
    stamped(dev.DEV_LOCK)
    dev.DEV_LOCK.write_text(f"tarmiz-nowhere==1.0 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    dev.WHEELHOUSE.mkdir()
    with pytest.raises(dev.SetupError, match="wheelhouse/ does not fit"):
        dev.install(dev.DEV_LOCK)
    assert not dev.STAMP.exists()


# Qt


def test_jobs_without_a_person_need_no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    assert {job: dev.environment_of(job).get("QT_QPA_PLATFORM") for job in ("run", "lint", *sorted(dev.OFFSCREEN))} == {
        **dict.fromkeys(("run", "lint")),
        **dict.fromkeys(("test", "test-readers", "soak", "demo", "bench"), "offscreen"),
    }


def test_a_chosen_platform_is_kept_and_text_is_utf8(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "minimal")
    environment = dev.environment_of("test")
    assert (environment["QT_QPA_PLATFORM"], environment["PYTHONUTF8"]) == ("minimal", "1")


@pytest.mark.parametrize(
    ("environment", "platform"),
    [
        ({}, "offscreen"),
        ({"DISPLAY": ":0"}, "xcb"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "wayland"),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen:size=800x600"}, "offscreen"),
    ],
)
def test_the_platform_is_found_as_qt_finds_it(environment: dict[str, str], platform: str) -> None:
    assert dev.qt_platform(environment) == platform


def test_qt_that_loads_is_let_alone(checkout: Path) -> None:
    dev.check_qt("offscreen")


@posix
@pytest.mark.parametrize(
    ("platform", "also"), [("offscreen", ""), ("xcb", " libxcb-cursor0"), ("wayland", " libwayland")]
)
def test_missing_libraries_are_named_with_the_exact_line(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, platform: str, also: str
) -> None:
    error = "ImportError: libGL.so.1: cannot open shared object file"
    monkeypatch.setattr(dev, "PYTHON", script(checkout / "python", f"echo '{error}' >&2; exit 1"))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)  # root would install
    with pytest.raises(dev.SetupError) as refused:
        dev.check_qt(platform)
    assert error in str(refused.value)
    line = str(refused.value).splitlines()[-1]
    assert line.startswith("sudo apt-get update && sudo apt-get install -y --no-install-recommends libgl1 libegl1")
    assert f" libglib2.0-0 libxkbcommon0 libdbus-1-3 libfontconfig1{also}" in line


@posix
def test_root_on_debian_gets_missing_libraries_installed(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Qt that loads once apt-get, here a script that keeps what it was told, has run."""
    done = checkout / "done"
    monkeypatch.setattr(dev, "PYTHON", script(checkout / "python", f"test -e '{done}'"))
    script(checkout / "apt-get", f"echo \"$@\" >>'{checkout}/told'; [ \"$1\" = update ] || touch '{done}'")
    monkeypatch.setenv("PATH", f"{checkout}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    dev.check_qt("offscreen")
    told = (checkout / "told").read_text(encoding="utf-8").splitlines()
    assert told == ["update", f"install -y --no-install-recommends {dev.APT_ALWAYS}"]


@posix
def test_libraries_that_cannot_be_installed_are_named(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "PYTHON", script(checkout / "python", "exit 1"))
    script(checkout / "apt-get", "exit 100")
    monkeypatch.setenv("PATH", f"{checkout}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    with pytest.raises(dev.SetupError, match="still does not load"):
        dev.check_qt("offscreen")


# Unicode's own test files


@pytest.fixture
def told(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where an apt-get, here a script, keeps what it was told; no Unicode file is there, and we are root."""
    script(checkout / "apt-get", f"echo \"$@\" >>'{checkout}/told'")
    monkeypatch.setenv("PATH", f"{checkout}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(dev, "UNICODE_FILE", checkout / "BidiCharacterTest.txt")
    monkeypatch.setattr(dev, "UNICODE_TRIED", checkout / ".venv" / "tried")
    return checkout / "told"


@posix
def test_root_on_debian_gets_unicodes_test_files_once(told: Path) -> None:
    for _ in range(2):
        dev.fetch_unicode_files()
    assert told.read_text(encoding="utf-8").splitlines() == [
        "update",
        "install -y --no-install-recommends unicode-data",
    ]


@posix
def test_unicodes_files_that_are_there_are_let_alone(told: Path) -> None:
    dev.UNICODE_FILE.touch()
    dev.fetch_unicode_files()
    assert not told.exists()


@posix
@pytest.mark.parametrize("absent", ["root", "apt-get"])
def test_who_cannot_install_unicodes_files_goes_on_without(
    told: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], absent: str
) -> None:
    if absent == "root":
        monkeypatch.setattr(os, "geteuid", lambda: 1000)
    else:
        monkeypatch.setenv("PATH", "")
    dev.fetch_unicode_files()
    assert not told.exists()
    assert capfd.readouterr().err == ""


@posix
@pytest.mark.parametrize("trouble", ["echo no network >&2; exit 100", "exec sleep 60"])
def test_unicodes_files_that_cannot_be_had_stop_nothing(
    told: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], trouble: str
) -> None:
    script(told.parent / "apt-get", trouble)
    monkeypatch.setattr(dev, "PATIENCE", 0.05)
    dev.fetch_unicode_files()
    assert "no network" not in capfd.readouterr().err


def test_only_the_tests_ask_for_unicodes_files(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def do(job: str, *_: object) -> int:
        asked.append(job)
        return 0

    for step in ("make_venv", "install", "check_qt"):
        monkeypatch.setattr(dev, step, lambda *_: None)
    monkeypatch.setattr(dev, "do", do)
    monkeypatch.setattr(dev, "fetch_unicode_files", lambda: asked.append("files"))
    for job in ("lint", "bench", "test"):
        assert dev.main([job]) == 0
    assert asked == ["lint", "bench", "files", "test"]


# The job


def test_a_job_does_all_its_commands_and_tells_the_first_failure(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    commands = [f"import sys; print(sys.argv[1:]); sys.exit({code})" for code in (0, 3, 4)]
    monkeypatch.setitem(dev.JOBS, "lint", [["-c", command] for command in commands])
    assert dev.do("lint", ["a", "b c"], dict(os.environ)) == 3
    assert capfd.readouterr().out.splitlines() == ["['a', 'b c']"] * 3


@posix
def test_a_job_that_dies_of_a_signal_fails_as_in_a_shell(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    die = f"import os, signal; os.kill(os.getpid(), {int(signal.SIGTERM)})"
    monkeypatch.setitem(dev.JOBS, "run", [["-c", die]])
    assert dev.do("run", [], dict(os.environ)) == 128 + signal.SIGTERM


# With no network


@pytest.mark.soak
def test_a_wheelhouse_is_enough_with_no_network(tmp_path: Path) -> None:
    if not dev.WHEELHOUSE.is_dir():
        pytest.skip("no wheelhouse/: `make wheelhouse` fills it")
    alone = ["unshare", "--map-root-user", "--net"]
    if not shutil.which("unshare") or subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        pytest.skip("unshare is not allowed here")
    clone = tmp_path / "clone"
    left_out = shutil.ignore_patterns(".git", ".venv", ".*_cache", ".hypothesis", "__pycache__", "wheelhouse*", "demo")
    shutil.copytree(dev.ROOT, clone, ignore=left_out)
    (clone / "wheelhouse").symlink_to(dev.WHEELHOUSE)
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "UV_"))}
    bare |= {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_CACHE_DIR": "1"}
    make = ["make", "test", f"PYTHON={sys.executable}", "ARGS=tests/test_assets.py"]
    ran = subprocess.run([*alone, *make], cwd=clone, env=bare, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert " passed" in ran.stdout
    assert (clone / ".venv" / "bin" / "annotator").exists()
