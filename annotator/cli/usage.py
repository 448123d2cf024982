"""What is wrong with a command line, said in the interface language and not in click's English."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

import click

from annotator.cli.answer import printable
from annotator.cli.explained import typed, usage
from annotator.language import isolated, tr


def tell(error: click.UsageError) -> None:
    """Say on stderr how the command is called, what is wrong, and where help is."""
    ctx = error.ctx
    help_line = "annotator --help" if ctx is None else f"{ctx.command_path} --help"
    wrong = tr("Error: {sentence} Help: {command}", sentence=sentence(error), command=typed(help_line))
    click.echo(printable("\n".join([wrong] if ctx is None else [usage(ctx), wrong])), err=True)


def sentence(error: click.UsageError) -> str:
    """Return what is wrong."""
    match error:
        case click.NoSuchOption():
            return _no_such_option(error)
        case click.MissingParameter():
            return tr("{name} is missing.", name=isolated(_name(error)))
        case click.BadParameter():
            return tr("{name}: {sentence}", name=isolated(_name(error)), sentence=error.message)
        case click.BadOptionUsage():
            return _wrongly_used(error)
        case _:
            return error.message


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return the known word that was likely meant, or ""."""
    return "".join(get_close_matches(word, list(known), n=1))


def _no_such_option(error: click.NoSuchOption) -> str:
    known = [name for param in _params(error) for name in param.opts]
    option, meant = isolated(error.option_name), suggestion(error.option_name, known)
    if meant:
        return tr("There is no option {option} here; did you mean {meant}?", option=option, meant=isolated(meant))
    return tr("There is no option {option} here.", option=option)


def _wrongly_used(error: click.BadOptionUsage) -> str:
    named = [param for param in _params(error) if error.option_name in param.opts]
    flag = any(isinstance(param, click.Option) and param.is_flag for param in named)
    option = isolated(error.option_name)
    return tr("{option} takes no value.", option=option) if flag else tr("{option} needs a value.", option=option)


def _params(error: click.UsageError) -> list[click.Parameter]:
    return [] if error.ctx is None else error.ctx.command.get_params(error.ctx)


def _name(error: click.BadParameter) -> str:
    match error.param:
        case click.Option() as option:
            return option.opts[-1]
        case click.Argument() as argument:
            return argument.human_readable_name
        case _:
            return str(error.param_hint or "")
