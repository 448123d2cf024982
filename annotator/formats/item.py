"""What a reader of a corpus format gives: one report after another, or why it could not be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from annotator.core.corpus import Finding, RawReport
from annotator.errors import InputError

LINES = 1_000  # of a file of tokens without breaks, in one document


@dataclass(frozen=True, slots=True)
class Item:
    """One report as a file has it, or what is wrong with it.

    Attributes:
        path: The file.
        line: Where it begins, from 1; None where the file is one report.
        data: Its bytes as they came.
        encoding: How they were read.
        report: None where it could not be read.
        findings: What in it could not be used.
        error: Why it could not be read.
    """

    path: Path
    line: int | None = None
    data: bytes = b""
    encoding: str = ""
    report: RawReport | None = None
    findings: tuple[Finding, ...] = ()
    error: InputError | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a file is to be read.

    Attributes:
        longest: Bytes that one report may have.
        encoding: "" to find it out.
        accept_damaged: Take bytes that cannot be read as U+FFFD.
        unit: What offsets count, one of ``offset_units.UNITS``; "" to find it out.
        lines: How many lines of a file of tokens without breaks make one document.
    """

    longest: int = 1 << 30
    encoding: str = ""
    accept_damaged: bool = False
    unit: str = ""
    lines: int = LINES


Reader = Callable[[Path, Wanted], Iterator[Item]]
