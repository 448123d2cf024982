"""Is there a screen? Found out before Qt is asked, because Qt ends the process where there is none."""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import os
import re
import sys
from pathlib import Path

from annotator.errors import NoDisplayError
from annotator.language import tr

HEADLESS = "make demo"
PACKAGES = (
    "libgl1 libegl1 libglib2.0-0 libxkbcommon0 libdbus-1-3 libfontconfig1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 "
    "libxcb-keysyms1 libxcb-render-util0 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0 libwayland-cursor0"
)
APT_LINE = f"apt-get install --no-install-recommends {PACKAGES}"
MISSING_LIBRARY = re.compile(r"lib[\w.+-]+\.so[\d.]*")


def require_display() -> None:
    """Make sure that a window can open.

    Raises:
        NoDisplayError: There is no screen, or a system library is missing; the sentence says what to do.
    """
    try:
        importlib.import_module("PySide6.QtWidgets")
    except ImportError as error:
        raise _missing(str(error)) from error
    if not sys.platform.startswith("linux"):
        return
    name = platform_name()
    if name == "xcb" and not os.environ.get("DISPLAY"):
        raise NoDisplayError(
            tr("There is no display on which a window could open. Without one, try: {command}", command=HEADLESS)
        )
    _require_plugin(name)
    if name == "xcb" and not _x_server_answers():
        raise NoDisplayError(
            tr(
                "The display {display} cannot be reached. Without one, try: {command}",
                display=os.environ["DISPLAY"],
                command=HEADLESS,
            )
        )


def platform_name() -> str:
    """Return the name of the platform plugin that Qt is going to take, on Linux."""
    asked = os.environ.get("QT_QPA_PLATFORM", "").split(";")[0].split(":")[0]
    return asked or ("wayland" if os.environ.get("WAYLAND_DISPLAY") else "xcb")


def _require_plugin(name: str) -> None:
    found = importlib.util.find_spec("PySide6")
    if found is None or found.origin is None:
        return
    plugin = Path(found.origin).parent / "Qt" / "plugins" / "platforms" / f"libq{name}.so"
    if not plugin.exists():  # a plugin of the system's, or another spelling: Qt knows better than we do
        return
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        raise _missing(str(error)) from error


def _x_server_answers() -> bool:
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # Qt brings what it needs, or says what is missing
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not failed


def _missing(reason: str) -> NoDisplayError:
    found = MISSING_LIBRARY.search(reason)
    library = found.group() if found else reason
    return NoDisplayError(
        tr(
            "The window needs {library}, which this system lacks. As root: {command}",
            library=library,
            command=APT_LINE,
        )
    )
