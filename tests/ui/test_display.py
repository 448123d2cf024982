"""Whether there is a screen is found out before Qt is asked: Qt ends the process where there is none."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.errors import NoDisplayError
from annotator.ui import display

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="screens of other systems are always there"
)


def test_without_a_display_the_sentence_names_the_headless_way(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)

    with pytest.raises(NoDisplayError, match=r"There is no display .* make demo"):
        display.require_display()


def test_no_display_has_an_exit_code_of_its_own() -> None:
    assert NoDisplayError.exit_code == 3


def test_drawing_offscreen_needs_no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")

    display.require_display()


def test_a_display_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setenv("DISPLAY", ":4711")
    monkeypatch.setattr(display, "_require_plugin", lambda name: None)  # this machine may lack its libraries

    with pytest.raises(NoDisplayError, match=r"The display :4711 cannot be reached.* make demo"):
        display.require_display()


def test_a_missing_library_is_named_with_the_line_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """No machine of ours lacks one for sure, so the loader is made to say what it says there."""

    def missing(name: str) -> None:
        raise OSError("libxcb-cursor.so.0: cannot open shared object file: No such file or directory")

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(ctypes, "CDLL", missing)

    with pytest.raises(NoDisplayError, match=r"needs libxcb-cursor\.so\.0.*apt-get install .*libxcb-cursor0"):
        display.require_display()


@pytest.mark.parametrize(
    ("platform", "wayland", "name"),
    [
        ("", "", "xcb"),
        ("", "wayland-0", "wayland"),
        ("offscreen:fonts", "wayland-0", "offscreen"),
        ("xcb;x", "", "xcb"),
    ],
)
def test_the_platform_is_the_one_that_qt_would_take(
    monkeypatch: pytest.MonkeyPatch, platform: str, wayland: str, name: str
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    monkeypatch.setenv("WAYLAND_DISPLAY", wayland)

    assert display.platform_name() == name


def test_looking_for_a_display_loads_no_widget_and_ends_no_process(tmp_path: Path) -> None:
    """In a process of its own, as the program is started on a server."""
    code = (
        "from annotator.ui import display\nfrom annotator.errors import NoDisplayError\n"
        "try:\n    display.require_display()\nexcept NoDisplayError as error:\n    print('told:', error)\n"
    )
    environment = {"PATH": "/usr/bin:/bin", "TARMIZ_HOME": str(tmp_path), "HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)

    assert done.stdout.startswith("told: There is no display")
    assert done.stderr == ""
