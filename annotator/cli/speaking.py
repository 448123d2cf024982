"""Which language the command line speaks: asked for, named by the environment, set in the window, or the system's."""

from __future__ import annotations

import os
from collections.abc import Sequence

from annotator import assets, settings
from annotator import language as languages

OPTION = "--language"
VARIABLE = "TARMIZ_LANGUAGE"


def wanted(arguments: Sequence[str]) -> str | None:
    """Return the language that the options before the command's name ask for, else the environment; None: neither.

    It is looked for before the command line is read, because what is wrong with that is told in this language too.
    """
    found = os.environ.get(VARIABLE)
    for place, argument in enumerate(arguments):
        if not argument.startswith("-"):
            break
        if argument.startswith(f"{OPTION}="):
            return _known(argument.partition("=")[2])
        if argument == OPTION:
            return _known("".join(arguments[place + 1 : place + 2]))
    return _known(found)


def speak(wanted: str | None) -> None:
    """Speak the language from now on; where none is wanted, that of the settings or of the system.

    Raises:
        MissingPartError: The installation lacks its catalogues.
    """
    code = wanted or _known(settings.load().text("language")) or languages.of_the_system()
    languages.use(code, None if code == "en" else assets.resource("i18n"))


def _known(code: str | None) -> str | None:
    return code if code in languages.LANGUAGES else None
