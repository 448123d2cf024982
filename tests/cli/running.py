"""Runs the command line: in this process, or in one of its own; in English, or in a language made of one word.

The made-up language stands for Arabic in tests: every word of every sentence in the code is replaced by one Arabic
word, so what still comes out in English did not go through the catalogue.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from click.testing import CliRunner

from annotator import __main__ as command_line
from annotator import cli
from tests.workshop import TEXT
from tools import catalogue as upkeep

WORD = "كلمة"
TITLE = TEXT.split("\n")[0]
SARA = ("--coder", "sara")
NAMES = {"annotator", *cli.commands(command_line.open_window).commands}
ISOLATED = re.compile("\u2068[^\u2068\u2069]*\u2069")
_PLACEHOLDER_OR_WORD = re.compile(r"(\{\w+\})|[A-Za-z][A-Za-z'-]*")

# What a child runs: the command line, with the catalogue of the folder that is its first argument.
WITH_CATALOGUE = """
import sys
from pathlib import Path
from annotator import assets
from annotator.__main__ import main
folder, real = Path(sys.argv[1]), assets.resource
assets.resource = lambda *parts: folder if parts == ("i18n",) else real(*parts)
sys.exit(main(sys.argv[2:]))
"""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command line left behind."""

    code: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        """The answer, parsed."""
        return json.loads(self.out)


def run(*words: str | Path, language: str = "en") -> Ran:
    """Run a command line in this process."""
    arguments = ["--language", language, *map(str, words)]
    group = cli.commands(command_line.open_window)
    result = CliRunner().invoke(group, arguments, prog_name="annotator", catch_exceptions=False)
    return Ran(result.exit_code, result.stdout, result.stderr)


def done(*words: str | Path, language: str = "en") -> Ran:
    """Run a command line that must come to a good end."""
    ran = run(*words, language=language)
    assert (ran.code, ran.err) == (0, ""), ran
    return ran


def run_apart(
    *words: str | Path, folder: Path | None = None, environment: Mapping[str, str] = {}, prefix: tuple[str, ...] = ()
) -> Ran:
    """Run a command line in a process of its own.

    Args:
        words: The command line.
        folder: The folder of a made-up catalogue; None: the real one.
        environment: What is different from the environment of this process.
        prefix: A command that runs it in some other way.
    """
    python = ["-m", "annotator"] if folder is None else ["-c", WITH_CATALOGUE, str(folder)]
    command = [*prefix, sys.executable, *python, *map(str, words)]
    ran = subprocess.run(command, capture_output=True, env={**os.environ, **environment}, check=False, timeout=120)
    return Ran(ran.returncode, ran.stdout.decode("utf-8"), ran.stderr.decode("utf-8"))


def write_catalogue(folder: Path) -> None:
    """Write a catalogue of the made-up language, with every sentence of the code."""
    catalogue = Catalog(locale="ar", domain=upkeep.DOMAIN)
    for message in upkeep.extracted():
        if message.id:
            catalogue.add(message.id, _translated(message.id), context=message.context)
    upkeep.write(catalogue, folder / "ar" / "LC_MESSAGES" / f"{upkeep.DOMAIN}.po")


def _translated(message: Any) -> Any:
    if isinstance(message, tuple):
        return (_translated(message[1]),) * 6
    return _PLACEHOLDER_OR_WORD.sub(lambda found: found[1] or WORD, message)


def english(text: str) -> list[str]:
    """Return the words of an output that did not go through the catalogue.

    Names stay Latin in every language: those of commands, options and placeholders, and whatever is isolated.
    """
    while ISOLATED.search(text):
        text = ISOLATED.sub(" ", text)
    words = re.findall(r"[A-Za-z][\w|-]*", re.sub(r"--[\w-]+", " ", text))
    return [word for word in words if word not in NAMES and not word.isupper()]


def mark(project: Path, words: str, label: str) -> str:
    """Mark words as sara, and return the id of the mark."""
    start = TEXT.index(words)
    value = done("mark", project, TITLE, str(start), str(start + len(words)), label, *SARA, "--json").value
    return str(value["id"])
