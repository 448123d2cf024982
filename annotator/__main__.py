"""The command ``annotator``: the command line, and the window behind ``open``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from multiprocessing import freeze_support
from pathlib import Path

import click

from annotator import app, cli
from annotator.cli.explained import command
from annotator.cli.parameters import PATH
from annotator.language import tr


def _explanation() -> str:
    return tr(
        "Open the window on a project, or on the sample project.\n\n"
        "It opens without a command, too. Where there is no display, this ends with 3."
    )


@command("open", _explanation)
@click.argument("path", metavar="PROJECT", type=PATH, required=False)
@click.pass_context
def open_window(ctx: click.Context, path: Path | None = None) -> None:
    """Open the window and stay until it is closed; only then is Qt loaded."""
    ctx.exit(app.run(path, language=ctx.obj))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line, that of the process where none is given, and return the exit code."""
    freeze_support()  # a bundled program is started anew for what is worked out in a process of its own
    return cli.run(cli.commands(open_window), arguments)


if __name__ == "__main__":
    sys.exit(main())
