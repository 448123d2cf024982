"""The command ``annotator`` as a process: how it starts, speaks, is piped, is stopped, and opens the window."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from annotator import __main__ as command_line
from annotator import __version__, app
from annotator.errors import NoDisplayError
from tests.cli.conftest import catalogue as catalogue
from tests.cli.conftest import project as project
from tests.cli.conftest import template as template
from tests.cli.running import WORD, done, run, run_apart
from tests.workshop import TEXT

SCRIPT = Path(sys.executable).with_name("annotator.exe" if sys.platform == "win32" else "annotator")
NO_SCREEN = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="screens, pipes and signals are other things elsewhere")


def test_the_module_and_the_script_are_one_command() -> None:
    assert run_apart("--version").out == f"Tarmiz {__version__}\n"
    if SCRIPT.exists():
        ran = subprocess.run([SCRIPT, "--version"], capture_output=True, text=True, check=True)
        assert ran.stdout == f"Tarmiz {__version__}\n"


def test_main_returns_the_exit_code(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert command_line.main(["--language", "en", "--version"]) == 0
    assert command_line.main(["--language", "en", "info", str(tmp_path / "x.tarmiz")]) == 4
    assert command_line.main(["--language", "en", "info"]) == 2
    shown = capsys.readouterr()
    assert shown.out == f"Tarmiz {__version__}\n"
    assert shown.err.startswith("Error: There is no file")


# The window


@pytest.mark.parametrize(
    ("words", "project", "language"),
    [
        ([], None, None),
        (["open"], None, None),
        (["open", "x.tarmiz"], Path("x.tarmiz"), None),
        (["--language", "ar"], None, "ar"),
        (["--language", "en", "open", "x.tarmiz"], Path("x.tarmiz"), "en"),
    ],
)
def test_the_window_opens_on_the_project_in_the_language(
    monkeypatch: pytest.MonkeyPatch, words: list[str], project: Path | None, language: str | None
) -> None:
    """The window itself is replaced: it would wait for a person."""
    asked: list[tuple[Path | None, str | None]] = []

    def window(project: Path | None, *, language: str | None = None) -> int:
        asked.append((project, language))
        return 7

    monkeypatch.setattr(app, "run", window)
    assert command_line.main(words) == 7
    assert asked == [(project, language)]


@ON_LINUX
def test_without_a_display_it_says_so_names_the_way_without_one_and_ends_with_3(catalogue: Path) -> None:
    ran = run_apart("--language", "en", environment=NO_SCREEN)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (NoDisplayError.exit_code, "", 1)
    assert ran.err.startswith("Error: There is no display on which a window could open.")
    assert "make demo" in ran.err
    translated = run_apart("--language", "ar", "open", "x.tarmiz", folder=catalogue, environment=NO_SCREEN)
    assert (translated.code, len(translated.err.splitlines())) == (3, 1)
    assert WORD in translated.err


def test_no_command_but_open_loads_qt(project: Path) -> None:
    script = (
        "import sys; from annotator.__main__ import main; code = main(['info', sys.argv[1]]);"
        "sys.exit(code or any(name.startswith(('PySide6', 'shiboken6')) for name in sys.modules))"
    )
    assert (
        subprocess.run([sys.executable, "-c", script, project], stdout=subprocess.DEVNULL, check=False).returncode == 0
    )


# The terminal


@pytest.mark.parametrize("locale", ["C", "en_US.ISO-8859-1"])
def test_output_is_utf_8_whatever_the_locale_says(project: Path, locale: str) -> None:
    environment = {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"}
    shown = run_apart("documents", project, "--json", environment=environment)
    assert shown.value[0]["title"] == TEXT.split("\n")[0]


def test_errors_are_utf_8_where_the_locale_is_c(project: Path) -> None:
    told = run_apart("--language", "en", "show", project, "غائب", environment={"LC_ALL": "C"})
    assert told.code == 1
    assert "غائب" in told.err


@ON_LINUX
def test_a_closed_pipe_ends_it_quietly(project: Path, tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text("\n".join(f"{TEXT} {n}" for n in range(2000)), encoding="utf-8")
    done("import", project, long)
    id = done("documents", project, "--json").value[-1]["id"]
    piped = f'{{ "{sys.executable}" -m annotator show "{project}" {id} --json; echo "code $?" >&2; }} | head -1'
    ran = subprocess.run(["bash", "-c", piped], capture_output=True, text=True, check=False)
    assert ran.stdout == "{\n"
    assert ran.stderr == "code 141\n"


@ON_LINUX
def test_an_answer_that_cannot_be_written_is_told_in_a_sentence(project: Path) -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "annotator", "--language", "en", "info", str(project)]
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (ran.returncode, len(ran.stderr.splitlines())) == (1, 1)
    assert ran.stderr.startswith("Error: The answer could not be written:")


INTERRUPTED = """
import os, signal, sys
from annotator.__main__ import main
from annotator.cli.progress import Progress
def show(self, done, total, *_):
    if done == 2:
        os.kill(os.getpid(), signal.SIGINT)
    return True
Progress.show = show
sys.exit(main(sys.argv[1:]))
"""


@ON_LINUX
def test_ctrl_c_ends_with_130_and_leaves_nothing_half_done(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for n in range(5):
        (folder / f"{n}.txt").write_text(f"{TEXT} {n}", encoding="utf-8")
    command = [sys.executable, "-c", INTERRUPTED, "--language", "en", "import", str(project), str(folder)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, "", "Stopped.\n")
    assert done("check", project, "--json").value["sound"] is True
    assert done("info", project, "--json").value["documents"] == 2
    assert run("import", project, folder).code == 0


def test_a_bug_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(project: Path | None, *, language: str | None = None) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(app, "run", broken)
    with pytest.raises(ZeroDivisionError):
        command_line.main([])


def test_warnings_of_the_program_do_not_come_out_on_stderr(project: Path, tmp_path: Path) -> None:
    """A log is for us; where nobody listens, Python would print it."""
    home = tmp_path / "no folder"
    home.write_text("", encoding="utf-8")  # nothing can be kept in it, which is logged
    ran = run_apart("info", project, environment={"TARMIZ_HOME": str(home)})
    assert (ran.code, ran.err) == (0, "")
