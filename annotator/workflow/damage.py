"""What an import tells of a text that came damaged out of a PDF or an old program. Nothing is refused for it."""

from __future__ import annotations

from annotator.arabic import extraction
from annotator.core.corpus import Finding
from annotator.language import ntr, number, tr
from annotator.workflow.import_report import REVERSED, SHAPES

LINES_NAMED = 5


def findings(text: str) -> tuple[Finding, ...]:
    """Return what a person should look at before anybody codes a text.

    Args:
        text: The clean text; lines are counted in it, from 1.
    """
    damage = extraction.damage(text)
    found = []
    if damage.reversed_lines:
        found.append(Finding(REVERSED, _reversed(damage.reversed_lines)))
    if damage.shapes:
        found.append(Finding(SHAPES, _shapes(damage.shapes)))
    return tuple(found)


def _reversed(lines: tuple[int, ...]) -> str:
    named = tr(", ").join(number(line) for line in lines[:LINES_NAMED])
    if len(lines) > LINES_NAMED:
        named = tr("{lines} and others", lines=named)
    return ntr(
        "Line {lines} of the text seems to run back to front, as text out of a PDF does. Look at it; if it is so, "
        "withdraw the report and take its text from elsewhere.",
        "{count} lines of the text ({lines}) seem to run back to front, as text out of a PDF does. Look at them; if it "
        "is so, withdraw the report and take its text from elsewhere.",
        len(lines),
        lines=named,
    )


def _shapes(count: int) -> str:
    return ntr(
        "{count} letter is stored as a finished shape, as old programs and PDFs write it. Other programs will not find "
        "the word; take the text from elsewhere if you can.",
        "{count} letters are stored as finished shapes, as old programs and PDFs write them. Other programs will not "
        "find the words; take the text from elsewhere if you can.",
        count,
    )
