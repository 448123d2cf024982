"""The composition root of the window: the one place where its parts are put together."""

from __future__ import annotations

from pathlib import Path

from annotator import assets, logs, settings
from annotator import language as languages
from annotator.ui import display


def run(project: Path | None, *, language: str | None = None) -> int:
    """Open the window and stay until it is closed.

    Args:
        project: The project to open; the sample project where none is given.
        language: "ar" or "en"; the one of the settings where none is given.

    Returns:
        The exit code.

    Raises:
        NoDisplayError: There is no screen, or a library of the system is missing.
    """
    kept = settings.load()
    spoken = language or (kept.text("language") if kept.text("language") != "auto" else languages.of_the_system())
    languages.use(spoken, assets.resource("i18n"))
    display.require_display()
    return _run_window(kept, project, language)


def picture(
    project: Path,
    target: Path,
    *,
    coder: str = "",
    language: str | None = None,
    theme: str = "light",
    size: tuple[int, int] = (1366, 768),
) -> None:
    """Draw the window with a project open in it, as a PNG; needs no screen where Qt draws offscreen.

    Args:
        project: The project file; it is opened and closed again.
        target: The picture.
        coder: Name of the coder whose marks are shown; the one of the settings where none is given.
        language: "ar" or "en"; the one of the settings where none is given.
        theme: "light" or "dark".
        size: Width and height in logical pixels.

    Raises:
        InputError: The picture could not be written.
        NoDisplayError: There is no screen, or a library of the system is missing.
    """
    display.require_display()
    from annotator.ui.application import draw

    kept = settings.load().for_once()
    kept.set("theme", theme)
    if coder:
        kept.set("coder_name", coder)
    draw(kept, project, target, language, size)


def _run_window(kept: settings.Settings, project: Path | None, language: str | None) -> int:
    """Import Qt only now: where its libraries are missing, the probe has said so already."""
    from annotator.ui.application import start

    logs.write_to(settings.data_folder())
    return start(kept, project, language)
