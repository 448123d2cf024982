"""Do every job of this repository with one word: ``python3 dev.py test``; on Windows ``py dev.py test``.

Needs Python 3.11 to 3.14 and nothing else. It makes .venv, installs what the lock names (from wheelhouse/ where that
folder is, and then asks no network) and the project itself, sees that Qt loads, and only then does the job.
Exit codes: those of the job; 2 where it could not be set up.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed"
WHEELHOUSE = ROOT / "wheelhouse"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
OLDEST, NEWEST = (3, 11), (3, 14)  # the wheels that the locks name are for these
STDERR = 2  # standard output belongs to the job

RUN_LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"  # everything of the other, and the tools
BY_LOCK = ["--require-hashes", "--only-binary", ":all:"]

LINT_IMPORTS = "from importlinter.cli import lint_imports_command as lint; lint()"
JOBS = {
    "run": [["-m", "annotator"]],
    "test": [["-m", "pytest", "-m", "not soak and not readers", "-n", "auto", "--dist", "worksteal"]],
    "test-readers": [["tools/readers.py"]],
    "soak": [["-m", "pytest", "-m", "soak"]],
    "demo": [["tools/demo.py"]],
    "bench": [["-m", "tests.bench"]],
    "i18n": [["-m", "tools.catalogue"]],
    "lint": [["-m", "ruff", "check"], ["-m", "ruff", "format", "--check"], ["-m", "mypy"], ["-c", LINT_IMPORTS]],
}
WITH_QT = {"run", "test", "test-readers", "soak", "demo", "bench"}
OFFSCREEN = WITH_QT - {"run"}

# What a bare Debian 12 or 13 lacks, by the Qt platform that wants it.
APT_ALWAYS = "libgl1 libegl1 libglib2.0-0 libxkbcommon0 libdbus-1-3 libfontconfig1"
APT_BY_PLATFORM = {
    "xcb": "libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-shape0 libxcb-xkb1"
    " libxkbcommon-x11-0",
    "wayland": "libwayland-cursor0",
}
# Unicode's own test files, which are not ours to copy: tests that read them are skipped where they are not.
UNICODE_PACKAGE = "unicode-data"
UNICODE_FILE = Path("/usr/share/unicode/BidiCharacterTest.txt")
UNICODE_TRIED = VENV / "unicode-data-tried"
PATIENCE = 120  # seconds that apt-get may take, each time that it is called

# Qt ends the whole process when a library of its platform plugin is missing, so a child finds out.
QT_PROBE = """
import ctypes, pathlib, sys
import PySide6.QtWidgets
plugin = pathlib.Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms" / f"libq{sys.argv[1]}.so"
if sys.platform == "linux" and plugin.exists():
    ctypes.CDLL(str(plugin))
"""


class SetupError(Exception):
    """The job cannot be done here; the text says why and what to do."""


def main(words: list[str]) -> int:
    """Do the job that the first word names, with the others as its arguments; return its exit code."""
    names = [*JOBS, "wheelhouse"]
    if not words or words[0] not in names:
        say(f"usage: python3 dev.py {'|'.join(names)} [arguments]")
        return 2
    try:
        check_python(sys.version_info[:2])
        make_venv()
        if words[0] == "wheelhouse":
            return fill_wheelhouse()
        install(RUN_LOCK if words[0] == "run" else DEV_LOCK)
        environment = environment_of(words[0])
        if words[0] in WITH_QT:
            check_qt(qt_platform(environment))
        if words[0] == "test":
            fetch_unicode_files()
        return do(words[0], words[1:], environment)
    except SetupError as error:
        say(str(error))
        return 2
    except KeyboardInterrupt:
        return 130


def do(job: str, more: list[str], environment: dict[str, str]) -> int:
    """Run every command of the job; return the first exit code that is not 0."""
    # A person gives paths as seen from where she stands; the other jobs belong to the repository.
    folder = None if job == "run" else ROOT
    codes = [subprocess.call([PYTHON, *command, *more], cwd=folder, env=environment) for command in JOBS[job]]
    failed = next((code for code in codes if code), 0)
    return failed if failed >= 0 else 128 - failed


def environment_of(job: str) -> dict[str, str]:
    """Return the environment of a job: UTF-8 everywhere, and no screen where none is needed."""
    environment = {**os.environ, "PYTHONUTF8": "1"}
    if job in OFFSCREEN:
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    return environment


def check_python(version: tuple[int, ...]) -> None:
    """Refuse a Python that is too old, or too new for the wheels of the locks."""
    if not OLDEST <= version <= NEWEST:
        oldest, newest, found = (".".join(map(str, numbers)) for numbers in (OLDEST, NEWEST, version))
        raise SetupError(f"Tarmiz needs Python {oldest} to {newest}, and this is {found}. Try: python{newest} dev.py …")


def make_venv() -> None:
    """Make .venv where there is none that works; one that works is kept, whichever Python it has."""
    version = venv_version()
    if version is not None:
        if version != sys.version_info[:2]:
            say(f"Using the Python {version[0]}.{version[1]} of .venv; delete that folder to change it.")
        return
    if not all(map(importlib.util.find_spec, ("venv", "ensurepip"))):
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        raise SetupError(f"This Python cannot make virtual environments. On Debian and Ubuntu:\n{apt_line(package)}")
    say(f"Making .venv with Python {platform.python_version()} …")
    if subprocess.call([sys.executable, "-m", "venv", "--clear", VENV]):
        raise SetupError(f"The virtual environment {VENV} could not be made; the lines above say why.")


def venv_version() -> tuple[int, ...] | None:
    """Return the Python version of .venv; None when it is absent, broken, without pip or not one of ours."""
    question = "import sys, pip; print(*sys.version_info[:2])"
    try:
        answer = subprocess.run([PYTHON, "-c", question], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    version = tuple(map(int, answer.split()))
    return version if OLDEST <= version <= NEWEST else None


def install(lock: Path) -> None:
    """Install what the lock names, then the project itself, unless that was done with this very lock."""
    if not needs_install(lock):
        return
    say(f"Installing what {lock.name} names …")
    STAMP.unlink(missing_ok=True)
    if WHEELHOUSE.is_dir():
        source: list[str | Path] = ["--no-index", "--find-links", WHEELHOUSE]
        advice = "wheelhouse/ does not fit this system, Python or lock: fill it with `make wheelhouse`, or delete it."
    else:
        source = ["--retries", "2"]
        advice = f"With no network: run `make wheelhouse` where there is one, and copy wheelhouse/ into {ROOT}."
    if pip("install", *BY_LOCK, *source, "-r", lock):
        raise SetupError(f"The packages could not be installed; the lines above say why. {advice}")
    if pip("install", "--no-deps", "--no-build-isolation", "--no-index", "-e", ROOT):
        raise SetupError("The project itself could not be installed; the lines above say why.")
    STAMP.write_text(stamp(lock), encoding="ascii")


def needs_install(lock: Path) -> bool:
    """Tell whether .venv lacks what the lock names. The tools' lock holds all of the other."""
    found = STAMP.read_text(encoding="ascii") if STAMP.exists() else ""
    return found not in {stamp(lock), stamp(DEV_LOCK)}


def stamp(lock: Path) -> str:
    """Return what changes when .venv must be filled again: lock, project file, Python, place of the checkout."""
    files = (lock, ROOT / "pyproject.toml", VENV / "pyvenv.cfg")
    return hashlib.sha256(b"\0".join([os.fsencode(ROOT), *(file.read_bytes() for file in files)])).hexdigest()


def pip(*arguments: str | Path) -> int:
    """Run the pip of .venv; return its exit code."""
    command = [PYTHON, "-m", "pip", "--disable-pip-version-check", *arguments]
    return subprocess.call(command, cwd=ROOT, stdout=STDERR)


def fill_wheelhouse() -> int:
    """Fill wheelhouse/ with every wheel that this system and Python need; all or nothing."""
    part = WHEELHOUSE.with_suffix(".part")
    shutil.rmtree(part, ignore_errors=True)
    if pip("download", *BY_LOCK, "-r", DEV_LOCK, "--dest", part):
        raise SetupError("wheelhouse/ was not filled; the lines above say why.")
    shutil.rmtree(WHEELHOUSE, ignore_errors=True)
    part.rename(WHEELHOUSE)
    say("wheelhouse/ is full: copy it beside dev.py where there is no network.")
    return 0


def qt_platform(environment: dict[str, str]) -> str:
    """Return the Qt platform that this environment leads to."""
    shown = "wayland" if "WAYLAND_DISPLAY" in environment else "xcb" if "DISPLAY" in environment else "offscreen"
    return environment.get("QT_QPA_PLATFORM", "").split(":")[0] or shown


def check_qt(wanted: str) -> None:
    """See that Qt loads; install the libraries it lacks on Debian when root, and name them otherwise."""
    probe: list[str | Path] = [PYTHON, "-c", QT_PROBE, wanted]
    tried = subprocess.run(probe, capture_output=True, text=True, check=False)
    if tried.returncode == 0:
        return
    reason = (tried.stderr.strip().splitlines() or ["it gives no reason"])[-1]
    line = apt_line(f"{APT_ALWAYS} {APT_BY_PLATFORM.get(wanted, '')}".strip())
    if not (shutil.which("apt-get") and os.geteuid() == 0):
        raise SetupError(f"Qt does not load: {reason}\nInstall what it needs; on Debian and Ubuntu:\n{line}")
    say(f"Qt does not load: {reason}\nInstalling what it needs …")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.call(line.replace("sudo ", ""), shell=True, env=quiet, stdout=STDERR)
    if subprocess.call(probe, stdout=STDERR):
        raise SetupError(f"Qt still does not load. This was tried:\n{line}")


def fetch_unicode_files() -> None:
    """Install Unicode's test files on Debian when root, once for each .venv; whatever comes of it, the tests run."""
    if UNICODE_FILE.exists() or UNICODE_TRIED.exists() or not (shutil.which("apt-get") and os.geteuid() == 0):
        return
    say(f"Installing {UNICODE_PACKAGE}, for the tests that read Unicode's own files …")
    UNICODE_TRIED.touch()
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "--no-install-recommends", UNICODE_PACKAGE]):
        try:
            subprocess.run(["apt-get", *command], env=quiet, capture_output=True, timeout=PATIENCE, check=False)
        except (OSError, subprocess.TimeoutExpired):
            return  # the tests concerned are skipped, and say of what


def apt_line(packages: str) -> str:
    """Return the line that installs Debian packages, ready to be pasted."""
    return f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {packages}"


def say(sentence: str) -> None:
    """Tell the person at the terminal."""
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
