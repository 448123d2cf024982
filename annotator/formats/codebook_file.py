"""The codebook as a file that a supervisor reads and writes: TOML."""

from __future__ import annotations

import tomllib
from pathlib import Path

from annotator.core.codebook import Codebook
from annotator.core.codebook_content import codebook_of
from annotator.errors import InputError
from annotator.language import isolated, tr


def read(path: Path) -> Codebook:
    """Read a codebook.

    Raises:
        InputError: The file cannot be read, is no TOML (with its line), or is no codebook (with what is missing).
    """
    name = isolated(path.name)
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(tr("The codebook {file} cannot be read.", file=name)) from error
    except UnicodeDecodeError as error:
        raise InputError(tr("The codebook {file} is not in UTF-8: save it as UTF-8.", file=name)) from error
    except tomllib.TOMLDecodeError as error:
        raise InputError(tr("The codebook {file} cannot be read: {reason}.", file=name, reason=str(error))) from error
    try:
        return codebook_of(content)
    except InputError as error:
        raise InputError(tr("The codebook {file} cannot be used: {reason}", file=name, reason=str(error))) from error
