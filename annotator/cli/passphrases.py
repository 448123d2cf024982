"""Passphrases on the command line: from a file, a variable or the terminal; never as a word that others can see."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import click

from annotator.cli.explained import option
from annotator.cli.parameters import PATH, Function
from annotator.errors import InputError, UsageError
from annotator.exchange import keyring
from annotator.exchange.keys import Identity
from annotator.language import isolated, tr

OF_KEYS, OF_PACKAGE = "TARMIZ_PASSPHRASE", "TARMIZ_PACKAGE_PASSPHRASE"


def with_keys(function: Function) -> Function:
    """Ask for the passphrase of the keys of whoever works here."""
    return option(
        "--keys-passphrase",
        "keys_file",
        metavar="FILE",
        type=PATH,
        say=lambda: tr(
            "The passphrase of your keys is the first line of this file. Else it is that of the variable {variable}, "
            "or is asked for.",
            variable=OF_KEYS,
        ),
    )(function)


def own_keys(file: Path | None) -> Identity:
    """Return the keys of whoever works here, unlocked.

    Raises:
        NoKeysError: There are none.
        WrongPassphraseError: The passphrase is another one.
    """
    if keyring.public() is None:
        raise keyring.NoKeysError(
            tr("You have no keys here yet: make them with {command}.", command=isolated("annotator keys --new"))
        )
    return keyring.unlock(given(file, OF_KEYS, lambda: tr("Passphrase of your keys"), "--keys-passphrase"))


def given(file: Path | None, variable: str, ask: Callable[[], str], option_name: str, *, twice: bool = False) -> str:
    """Return a passphrase from where it is given.

    Args:
        file: A file whose first line it is; None: the variable, or the terminal.
        variable: Name of the variable.
        ask: What is said on the terminal.
        option_name: The option that names the file.
        twice: It is new, and is asked for twice.

    Raises:
        UsageError: It is given nowhere, and nobody is at the terminal.
        InputError: The file cannot be read.
    """
    if file is not None:
        return _first_line(file)
    if os.environ.get(variable):
        return os.environ[variable]
    if not sys.stdin.isatty():
        raise UsageError(
            tr(
                "A passphrase is missing: name a file with {option}, or set the variable {variable}.",
                option=isolated(option_name),
                variable=isolated(variable),
            )
        )
    return str(click.prompt(ask(), hide_input=True, err=True, confirmation_prompt=twice))


def _first_line(file: Path) -> str:
    try:
        with file.open(encoding="utf-8") as lines:
            return lines.readline().rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(tr("{file} cannot be read.", file=isolated(file.name))) from error
