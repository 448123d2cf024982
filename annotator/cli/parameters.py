"""What several commands ask for: the project, a document, a coder, offsets, how to answer."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from annotator.cli.answer import Answer
from annotator.cli.explained import option
from annotator.core.coder import Coder, CoderId
from annotator.language import isolated, tr
from annotator.store.project import Project
from annotator.workflow import projects
from annotator.workflow.coders import coder_named

Function = Callable[..., Any]

PATH = click.Path(path_type=Path, readable=False)  # what a path cannot be used for is told by whoever uses it
_NUMBER = re.compile(r"[+-]?\d{1,18}")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Text(click.ParamType[str]):
    """A word or a name."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the text; bytes that are no UTF-8 are refused."""
        if _SURROGATE.search(value):
            self.fail(tr("this is not valid UTF-8."), param, ctx)
        return str(value)


class Offset(click.ParamType[int]):
    """An offset in code points, in any digits; whether the text has it is not known here."""

    name = "offset"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number."""
        if not _NUMBER.fullmatch(value):
            self.fail(tr("{value} is not a whole number.", value=isolated(value)), param, ctx)
        return int(value)


class OneOf(click.ParamType[str]):
    """One of a few words."""

    name = "choice"

    def __init__(self, choices: Sequence[str]) -> None:
        self.choices = tuple(choices)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word."""
        if value not in self.choices:
            known = ", ".join(isolated(choice) for choice in self.choices)
            self.fail(tr("{value} is none of these: {known}.", value=isolated(str(value)), known=known), param, ctx)
        return str(value)


TEXT, OFFSET = Text(), Offset()


def on_project(function: Function) -> Function:
    """Ask for the project, and hand it over open."""

    @functools.wraps(function)
    def opened(path: Path, **rest: Any) -> Any:
        with projects.opened(path) as project:
            return function(project, **rest)

    return click.argument("path", metavar="PROJECT", type=PATH)(opened)


def answering(function: Function) -> Function:
    """Ask how to answer."""

    @functools.wraps(function)
    def answered(*arguments: Any, as_json: bool, visual: bool, **rest: Any) -> Any:
        return function(*arguments, answer=Answer(as_json, visual), **rest)

    for_programs = option("--json", "as_json", is_flag=True, say=lambda: tr("Answer in JSON, for programs."))
    for_terminals = option(
        "--visual",
        is_flag=True,
        say=lambda: tr("Put every line in visual order, for terminals that show Arabic letters the wrong way round."),
    )
    return for_programs(for_terminals(answered))


def by_coder(function: Function) -> Function:
    """Ask who does it; see :func:`acting`."""
    return option("--coder", "name", metavar="NAME", type=TEXT, required=True, say=_say_who)(function)


def _say_who() -> str:
    return tr("Who does it, by name or id; must be given. Whoever is new in the project is made a coder.")


@contextmanager
def acting(project: Project, name: str) -> Iterator[Coder]:
    """Give the coder of the name, for one transaction: one who is new is made only when what she does is stored."""
    with project.transaction():
        yield coder_named(project, name, create=True, mine=True)


def of_coder(function: Function) -> Function:
    """Ask whose work is meant; see :func:`whose`."""
    return option("--coder", "name", metavar="NAME", type=TEXT, say=lambda: tr("Only this coder's work."))(function)


def whose(project: Project, name: str | None) -> CoderId | None:
    """Return the id of the coder who is named; None, which stands for everybody, where nobody is."""
    return None if name is None else coder_named(project, name, mine=True).id


document_argument = click.argument("document", type=TEXT)
