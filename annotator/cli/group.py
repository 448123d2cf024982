"""The command ``annotator``: a group that turns what went wrong into one line on stderr and an exit code."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from annotator import __version__
from annotator.cli import speaking, usage
from annotator.cli.answer import Answer, UnwritableError
from annotator.cli.explained import Command, Option
from annotator.cli.parameters import OneOf
from annotator.errors import AnnotatorError
from annotator.language import LANGUAGES, isolated, tr

STOPPED = 130  # what a shell reports of a program that Ctrl+C ended
PIPE_CLOSED = 141  # what it reports of one that wrote to a reader who had gone
VISUAL = "annotator.visual"
ISOLATES = "\u2066\u2067\u2068\u2069"  # they come along when a title is copied from the screen


class Commands(Command, click.Group):
    """All commands. Without one, the window opens, where there is a command ``open``."""

    def __init__(self, *commands: click.Command) -> None:
        super().__init__(
            "annotator",
            say=_explanation,
            commands=list(commands),
            params=_options(),
            callback=_without_command,
            invoke_without_command=True,
        )

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Begin to read the command line, in the language that it asks for."""
        args = [argument.strip(ISOLATES) for argument in args]
        try:
            asked = speaking.wanted(args)
            speaking.speak(asked)
            ctx = super().make_context(info_name, args, parent, **extra)
        except click.UsageError as error:
            usage.tell(error)
            raise click.exceptions.Exit(error.exit_code) from error
        except AnnotatorError as error:
            raise _told(error) from error
        ctx.obj = asked
        ctx.meta[VISUAL] = "--visual" in args  # how a command is to tell what it could not do
        return ctx

    def take_rest(self, ctx: click.Context, rest: list[str]) -> None:
        """Leave the rest to the command."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of a day's work."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is meant."""
        name = args[0]
        found = self.get_command(ctx, name)
        if found is not None:
            return name, found, args[1:]
        raise click.UsageError(_no_such_command(name, usage.suggestion(name, self.commands)), ctx)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error that is not ours is a bug and keeps its traceback."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            usage.tell(error)
            raise click.exceptions.Exit(error.exit_code) from error
        except BrokenPipeError as error:
            _write_no_more()
            raise click.exceptions.Exit(PIPE_CLOSED) from error
        except AnnotatorError as error:
            if isinstance(error, UnwritableError):
                _write_no_more()
            raise _told(error, visual=ctx.meta[VISUAL]) from error
        except KeyboardInterrupt as error:
            click.echo(tr("Stopped."), err=True)
            raise click.exceptions.Exit(STOPPED) from error

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each option does, then what each command does."""
        super().format_options(ctx, formatter)
        rows = [(name, command.get_short_help_str()) for name, command in self.commands.items()]
        with formatter.section(tr("Commands")):
            formatter.write_dl(rows)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Say that a command may follow."""
        return ["[OPTIONS]", "[COMMAND …]"]


def _no_such_command(name: str, meant: str) -> str:
    if meant:
        return tr("There is no command {name}; did you mean {meant}?", name=isolated(name), meant=isolated(meant))
    return tr("There is no command {name}.", name=isolated(name))


def _told(error: AnnotatorError, *, visual: bool = False) -> click.exceptions.Exit:
    Answer(visual=visual).tell_error(str(error))
    return click.exceptions.Exit(error.exit_code)


def _write_no_more() -> None:
    """Let what is still to be written go nowhere: the interpreter would complain of it at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    finally:
        os.close(nowhere)


def _explanation() -> str:
    return tr(
        "Code Arabic conflict reports, offline.\n\n"
        "Without a command the window opens. Every command ends with 0 when it is done, 1 when what it was given "
        "cannot be used, 2 when it was called wrongly, 3 when there is no display, 4 when the project file cannot be "
        "used. A document is named by its id, the beginning of one, or its title. Offsets count code points from 0."
    )


def _options() -> list[click.Parameter]:
    return [
        Option(
            [speaking.OPTION],
            type=OneOf(LANGUAGES),
            metavar="|".join(LANGUAGES),
            expose_value=False,
            say=lambda: tr(
                "Speak this language. Else that of the variable {variable}, of the settings, or of the system.",
                variable=speaking.VARIABLE,
            ),
        ),
        Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_tell_version,
            say=lambda: tr("Show the version, and do nothing else."),
        ),
    ]


def _tell_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(tr("Tarmiz {version}", version=__version__))
        ctx.exit()


@click.pass_context
def _without_command(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is not None:
        return
    group = ctx.command
    window = group.get_command(ctx, "open") if isinstance(group, click.Group) else None
    if window is None:
        click.echo(ctx.get_help())
    else:
        ctx.invoke(window)
