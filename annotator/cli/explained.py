"""Commands that explain themselves in the interface language, which is known only once the program runs."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

import click

from annotator.language import is_rtl, isolated, tr

Say = Callable[[], str]
Decorated = TypeVar("Decorated", bound=Callable[..., Any])

NEGATIVE = re.compile(r"-\d+")


class Option(click.Option):
    """An option that explains itself in the interface language."""

    def __init__(self, *arguments: Any, say: Say, **rest: Any) -> None:
        super().__init__(*arguments, **rest)
        self.say = say


class Command(click.Command):
    """A command that explains itself in the interface language: one sentence, then paragraphs."""

    def __init__(self, *arguments: Any, say: Say, **rest: Any) -> None:
        super().__init__(*arguments, **rest)
        self._say = say

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; an offset below zero is a number, not an option, and more than was asked for is told."""
        ctx.ignore_unknown_options = any(NEGATIVE.fullmatch(argument) for argument in args)
        ctx.allow_extra_args = True
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx  # click's parser does not always say whose options it was reading
            raise
        self.take_rest(ctx, rest)
        return rest

    def take_rest(self, ctx: click.Context, rest: list[str]) -> None:
        """Refuse what is left over."""
        if rest:
            raise click.UsageError(tr("{words} is more than is asked for.", words=isolated(" ".join(rest))), ctx)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Name all that must be given, then say that there are options."""
        arguments = [param.make_metavar(ctx) for param in self.params if isinstance(param, click.Argument)]
        needed = [_spelt(ctx, param) for param in self.params if isinstance(param, click.Option) and param.required]
        return [*arguments, *needed, "[OPTIONS]"]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is called."""
        formatter.write(f"{usage(ctx)}\n")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(self._say())

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each option does."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        with formatter.section(tr("Options")):
            formatter.write_dl([(_spelt(ctx, option), _explained(option)) for option in options])

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the first sentence of what the command does."""
        return self._say().partition("\n")[0]


def usage(ctx: click.Context) -> str:
    """Return the line that says how a command is called."""
    words = " ".join([ctx.command_path, *ctx.command.collect_usage_pieces(ctx)])
    return tr("Usage: {words}", words=typed(words))


def typed(words: str) -> str:
    """Return what is to be typed, isolated only where the sentence around it runs the other way: it may be copied."""
    return isolated(words) if is_rtl() else words


def _spelt(ctx: click.Context, option: click.Option) -> str:
    names = ", ".join(option.opts)
    return names if option.is_flag else f"{names} {option.make_metavar(ctx)}"


def _explained(option: click.Option) -> str:
    return option.say() if isinstance(option, Option) else tr("Show this help, and do nothing else.")


def command(name: str, say: Say) -> Callable[[Callable[..., Any]], Command]:
    """Make a command of a function."""
    return click.command(name, cls=Command, say=say)


def option(*names: str, say: Say, **rest: Any) -> Callable[[Decorated], Decorated]:
    """Give a command an option."""
    return click.option(*names, cls=Option, say=say, **rest)
