"""Zones: which stretch of a report is title, its repetition, byline, body, caption, comments, or the web page's own.

Rules propose, a person corrects. Each line with something in it gets one kind; lines of one kind that follow each other
are one zone, whose edges leave out the white space around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from annotator.arabic import zone_words
from annotator.arabic.folding import fold_key

Proposal = tuple[int, int, str]

_LONGEST_TITLE = 160  # code points
_NARROWEST_WRAP = 60  # lines of a text that was broken into lines by hand are longer
_PARAGRAPH = 120  # what is at least as long is text of a report, or of a long comment
_SHORT_PARAGRAPH = 40  # the same, where it ends with a full stop
_LONGEST_KEY = 400  # longer lines are text, and need not be folded
_HEAD = 6  # lines in which a page says something before it comes to the title
_LINKS = 8  # lines behind a heading of links inside an article
_NO_HEADLINE_ENDS = regex.compile(r"(?:(?<!\.)\.|[،؛:۔])[^\p{L}\p{N}]*$")
_FULL_STOP = regex.compile(r"[.؟?!…۔][»”’\"')\]]*$")
_SITE = regex.compile(r" [|\-–—] [^|]{1,40}$")  # the site's name behind a headline
_SIGNS = regex.compile(r"[^\p{L}\p{N}]+")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with something in it.

    Attributes:
        start, end: Offsets in code points, without the white space around it.
        text: What is between them.
        key: The same folded; empty where it is long, and where nothing in it can be seen.
        gap_after: A blank line follows.
    """

    start: int
    end: int
    text: str
    key: str
    gap_after: bool

    def __len__(self) -> int:
        return self.end - self.start


def propose(text: str) -> list[Proposal]:
    """Return the zones of a text as (start, end, kind), in order, without overlap; between them is only white space.

    Kinds: title, duplicate_title, byline, body, caption, comments, boilerplate. A text that is one paragraph is body.
    """
    lines = _lines(text)
    after = _end_of_article(lines)
    return _joined(lines, [*_article(lines[:after]), *_tail(lines[after:])])


def _lines(text: str) -> list[_Line]:
    rows = text.split("\n")
    lines: list[_Line] = []
    start = 0
    for number, row in enumerate(rows):
        if kept := row.strip():
            first = start + len(row) - len(row.lstrip())
            key = fold_key(kept) if len(kept) <= _LONGEST_KEY else ""
            gap_after = number + 1 < len(rows) and not rows[number + 1].strip()
            lines.append(_Line(first, first + len(kept), kept, key, gap_after))
        start += len(row) + 1
    return lines


def _end_of_article(lines: Sequence[_Line]) -> int:
    """Return how many lines lie before the comments, or before the menu words that no text follows."""
    texts = [number for number, line in enumerate(lines) if _is_text(line)]
    after = _start_of_comments(lines, texts)
    before_comments = [number for number in texts if number < after]
    if before_comments:
        rest = range(before_comments[-1] + 1, after)
        after = next((number for number in rest if zone_words.is_menu(lines[number].key)), after)
    return after


def _start_of_comments(lines: Sequence[_Line], texts: Sequence[int]) -> int:
    """Return the number of the heading that comments follow. One above all text is only a link to them."""
    for number, line in enumerate(lines):
        if zone_words.is_heading_of_comments(line.key) and number and (not texts or texts[0] < number):
            return number
    return len(lines)


def _is_text(line: _Line) -> bool:
    """Tell whether a line can only be the text of a report or of a comment."""
    if len(line) >= _PARAGRAPH:
        return True
    return len(line) >= _SHORT_PARAGRAPH and bool(_FULL_STOP.search(line.text)) and not zone_words.is_menu(line.key)


def _article(lines: Sequence[_Line]) -> list[str | None]:
    number = _title(lines)
    title = None if number is None else lines[number]
    kinds: list[str | None] = []
    has_body = False
    links = 0  # how many lines may still belong to the heading of links above
    for at, line in enumerate(lines):
        kind = "title" if line is title else _kind(line, title, has_body=has_body)
        if kind == "body" and (at < (number or 0) or (links and _may_be_link(line))):
            kind = "boilerplate"
        has_body = has_body or kind == "body"
        links = links - 1 if links and kind == "boilerplate" else 0
        links = _LINKS if has_body and zone_words.is_heading_of_links(line.key) else links
        kinds.append(kind)
    return kinds if has_body or title is not None else ["body"] * len(lines)


def _may_be_link(line: _Line) -> bool:
    return len(line) < _PARAGRAPH and not zone_words.ends(line.key)


def _kind(line: _Line, title: _Line | None, *, has_body: bool) -> str | None:
    """Return the kind of a line that is not the title; None where nothing in it can be seen."""
    if not line.key and len(line) <= _LONGEST_KEY:
        return None
    if title is not None and _is_same_headline(line, title):
        return "duplicate_title"
    if zone_words.is_menu(line.key) or zone_words.is_heading_of_comments(line.key):
        return "boilerplate"
    if not has_body and zone_words.is_byline(line.key):
        return "byline"
    return "caption" if zone_words.is_caption(line.key) else "body"


def _title(lines: Sequence[_Line]) -> int | None:
    """Return the number of the line that is the headline; None where the text has none.

    Only menu words and dates stand above it, and behind menu words the names of the page's sections.
    """
    has_menu = False
    for number, line in enumerate(lines[:_HEAD]):
        if zone_words.is_menu(line.key):
            has_menu = True
        elif line.key and not zone_words.is_date(line.key):
            if _is_headline(line, lines[number + 1 :]):
                return number
            if not (has_menu and _may_be_link(line)):
                return None
    return None


def _is_headline(line: _Line, later: Sequence[_Line]) -> bool:
    """Tell whether a line is short, does not end as a sentence does, and has the text of a report behind it."""
    if len(line) > _LONGEST_TITLE or _NO_HEADLINE_ENDS.search(line.text):
        return False
    texts = (other for other in later if _kind(other, line, has_body=False) == "body")
    if line.gap_after or any(_is_same_headline(other, line) for other in later[:_HEAD]):
        return any(len(text) > len(line) or _FULL_STOP.search(text.text) for text in texts)
    follower = next(texts, None)  # no blank line between: a paragraph must follow, not the rest of a wrapped one
    if follower is None:
        return False
    if len(line) < _NARROWEST_WRAP and _FULL_STOP.search(follower.text):
        return True
    return len(follower) >= max(_SHORT_PARAGRAPH, 1.5 * len(line))


def _is_same_headline(line: _Line, title: _Line) -> bool:
    """Tell whether two lines say the same, but for signs and the name of the site behind one of them."""
    if not line.key or abs(len(line) - len(title)) > _NARROWEST_WRAP:
        return False
    one, other = (
        {_SIGNS.sub(" ", form).strip() for form in (key, _SITE.sub("", key))} for key in (line.key, title.key)
    )
    return bool((one & other) - {""})


def _tail(lines: Sequence[_Line]) -> list[str | None]:
    kinds: list[str | None] = []
    kind = "boilerplate"
    for line in lines:
        if zone_words.is_heading_of_comments(line.key):
            kind = "comments"
        elif zone_words.is_menu(line.key):
            kind = "boilerplate"
        kinds.append(kind)
    return kinds


def _joined(lines: Sequence[_Line], kinds: Sequence[str | None]) -> list[Proposal]:
    zones: list[Proposal] = []
    unseen: _Line | None = None  # an invisible line above the first zone
    for line, kind in zip(lines, kinds, strict=True):
        if zones and (kind is None or kind == zones[-1][2] != "duplicate_title"):
            zones[-1] = (zones[-1][0], line.end, zones[-1][2])
        elif kind is None:
            unseen = unseen or line
        else:
            zones.append((unseen.start if unseen and not zones else line.start, line.end, kind))
    return zones or ([(unseen.start, lines[-1].end, "body")] if unseen else [])
