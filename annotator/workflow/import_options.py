"""How files are to be taken, and how much one may hold."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.formats.item import LINES
from annotator.workflow.labels import Labels
from annotator.workflow.mapping import LabelMapping

LONGEST_TEXT = 5_000_000  # code points
LONGEST_LINE = 12 * LONGEST_TEXT + 64 * 1024 * 1024  # bytes: every character escaped as two surrogates, and its marks
PART = 200_000  # code points of text that are held at once where a file has more
REPORT = 400  # code points that a report counts for besides its text: many short ones are work, too
OURS = "jsonl"
OF_FILES = frozenset({"label", "label_left_out", "coder_unnamed"})  # codes of what is told once a file
JSON_SUFFIXES = frozenset({".jsonl", ".ndjson", ".json"})


@dataclass(frozen=True, slots=True)
class Options:
    """How files are to be taken.

    Attributes:
        encoding: One of ``formats.decoding.ENCODINGS``, or "" to find it out.
        accept_damaged: Take bytes that cannot be read as U+FFFD.
        labels: What becomes of marks whose label the codebook lacks.
        coder: Whose the sets are that name nobody.
        format: Name of the corpus format that the files are in; "" for plain texts and our own JSON Lines.
        mapping: What labels and coders of the files are here.
        unit: What offsets count, one of ``formats.offset_units.UNITS``; "" to find it out.
        lines: How many lines of a file of tokens without breaks make one report.
        keep_going: Of files in a format, import what can be imported; else all of it or nothing.
    """

    encoding: str = ""
    accept_damaged: bool = False
    labels: Labels = "keep"
    coder: str = ""
    format: str = ""
    mapping: LabelMapping | None = None
    unit: str = ""
    lines: int = LINES
    keep_going: bool = False
