"""The whole workflow without a window: one module a family of commands, thin over ``workflow``."""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Sequence

import click

from annotator.cli import (
    agreement,
    backups,
    claims,
    codebook,
    dealing,
    details,
    documents,
    exporting,
    importing,
    marks,
    packages,
    people,
    projects,
    remarks,
    saying,
    team,
)
from annotator.cli.group import STOPPED, Commands
from annotator.logs import log

FAMILIES = (
    projects,
    backups,
    people,
    dealing,
    team,
    packages,
    importing,
    documents,
    marks,
    saying,
    remarks,
    details,
    claims,
    codebook,
    agreement,
    exporting,
)


def commands(*more: click.Command) -> Commands:
    """Return the command ``annotator`` with all its commands, and these first."""
    return Commands(*more, *(command for family in FAMILIES for command in family.COMMANDS))


def run(group: Commands, arguments: Sequence[str] | None = None) -> int:
    """Run a command line, that of the process where none is given, and return the exit code."""
    if not log.handlers:
        log.addHandler(logging.NullHandler())  # else warnings, which are meant for us, would come out on stderr
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = group.main(arguments, "annotator", standalone_mode=False)
    except click.Abort:  # Ctrl+C before or after the command itself
        return STOPPED
    return code if isinstance(code, int) else 0
