"""Grapheme clusters: a letter with its marks, and with the tatweel that draws it out.

A span's edge never lies inside one. The rule is Unicode's extended grapheme cluster (UAX 29, as the regex package
has it), with one addition: tatweel, with what hangs on it, belongs to the letter before it.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

TATWEEL = "\u0640"

# Flags are named apart: to judge one, the package's own rule counts back to the first of a row of them.
_FLAG = r"[\U0001f1e6-\U0001f1ff]{2}[\p{GCB=Extend}\p{GCB=ZWJ}\p{GCB=SpacingMark}]*"
_CLUSTER = regex.compile(rf"(?:{_FLAG}|\X)(?:(?<=[\p{{L}}\p{{M}}\u0640\u200c\u200d])(?=\u0640)\X)*")
# Before such a character there is always an edge, whatever lies farther back: it joins nothing to its left, and only
# the few prepended signs (the Arabic number sign and its like) can hold it, or a joiner that binds emoji. Scripts whose
# consonants join across a virama are left out.
_SURE = regex.compile(
    r"(?r)(?<!\p{GCB=Prepend})(?:"
    r"[\p{GCB=Other}&&[\p{Arabic}\p{Latin}\p{Common}\p{Hebrew}\p{Cyrillic}\p{Greek}\p{Han}]--\p{ExtPict}--\u0640]"
    r"|\p{GCB=Control}|(?<!\u200d)[\p{GCB=Other}&&\p{ExtPict}])",
    regex.V1,
)
# What most texts are made of: between two of these there is an edge, and no more need be asked.
PLAIN = frozenset(
    [chr(code) for code in range(0x20, 0x7F)]
    + ["\n", "\t", "\u00a0", "،", "؛", "؟", "«", "»"]
    + [chr(code) for code in (*range(0x0621, 0x063B), *range(0x0641, 0x064B), *range(0x0660, 0x066A))]
)


def is_boundary(text: str, offset: int) -> bool:
    """Tell whether a span's edge may lie at the offset: between two clusters, or at an end of the text."""
    if offset <= 0 or offset >= len(text):
        return offset in (0, len(text))
    if text[offset] in PLAIN and text[offset - 1] in PLAIN:
        return True
    return cluster_at(text, offset)[0] == offset


def snap(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen [start, end) to whole clusters; offsets outside the text are brought back to its ends."""
    return floor(text, start), ceiling(text, end)


def floor(text: str, offset: int) -> int:
    """Return the edge at the offset, or the nearest before it."""
    offset = max(0, min(offset, len(text)))
    return offset if is_boundary(text, offset) else cluster_at(text, offset)[0]


def ceiling(text: str, offset: int) -> int:
    """Return the edge at the offset, or the nearest after it."""
    offset = max(0, min(offset, len(text)))
    return offset if is_boundary(text, offset) else cluster_at(text, offset)[1]


def boundaries(text: str, start: int = 0, end: int | None = None) -> list[int]:
    """Return the offsets from start to end, both included, at which an edge of a span may lie; ascending."""
    stop = len(text) if end is None else min(end, len(text))
    first = ceiling(text, start)
    if max(first, start) > stop:
        return []
    edges = [first, *(match.end() for match in _CLUSTER.finditer(text, first, stop))]
    if not is_boundary(text, edges[-1]):  # the last cluster goes on behind the end
        edges.pop()
    return edges


def cluster_at(text: str, offset: int) -> tuple[int, int]:
    """Return the cluster [start, end) that holds the character at the offset, in [0, len(text)).

    Looks back only to the nearest character that surely begins a cluster, so its time does not grow with the text.
    """
    sure = _SURE.search(text, 0, offset + 1)
    return next(span for span in _clusters(text, sure.start() if sure else 0) if span[1] > offset)


def cluster_end(text: str, start: int) -> int:
    """Return where the cluster ends that begins at an offset inside the text, known to be an edge."""
    return next(_clusters(text, start))[1]


def next_boundary(text: str, offset: int) -> int:
    """Return the nearest edge after the offset; the end of the text where there is none."""
    return cluster_at(text, max(offset, 0))[1] if offset < len(text) else len(text)


def previous_boundary(text: str, offset: int) -> int:
    """Return the nearest edge before the offset; 0 where there is none."""
    return cluster_at(text, min(offset, len(text)) - 1)[0] if offset > 0 and text else 0


def _clusters(text: str, start: int) -> Iterator[tuple[int, int]]:
    for match in _CLUSTER.finditer(text, start):
        yield match.span()
