"""Which unit the offsets of a file count: found out from what the file says of its own text, never taken for granted.

Python, brat and doccano count code points; Java, JavaScript and UIMA UTF-16 units; some programs bytes, graphemes, or
code points of a text whose line ends they had shortened.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

import regex

from annotator.arabic.clean import BYTE_ORDER_MARK
from annotator.arabic.clitics import clitic_stops
from annotator.arabic.words import tokens
from annotator.core.corpus import RawReport, RawSpan
from annotator.errors import InputError
from annotator.language import isolated, tr

CODE_POINTS, UTF_16, GRAPHEMES, BYTES, SHORT_LINES = "code-points", "utf-16", "graphemes", "bytes", "short-lines"
UNITS = (CODE_POINTS, UTF_16, GRAPHEMES, BYTES, SHORT_LINES)
SHOWN = 40  # code points of a quote in a sentence

_CLUSTER = regex.compile(r"\X")

Pair = tuple[int, int]
Translate = Callable[[int], int | None]


class UnitError(InputError):
    """Offsets whose unit cannot be found out, or that fit the text in none."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch as a file has it, and what the file says that it covers; None where it does not say."""

    start: int
    end: int
    quote: str | None = None


def in_code_points(
    report: RawReport,
    units: Sequence[str],
    *,
    chosen: str = "",
    witnesses: Sequence[Place] = (),
    length: int | None = None,
) -> RawReport:
    """Return the report with the offsets of its marks and zones in code points.

    Args:
        report: As the file has it.
        units: Those that the format's programs use, the documented one first.
        chosen: The unit that a person says; "" to find it out.
        witnesses: Other stretches of the file that tell the unit: tokens with their text.
        length: What the file says of the length of its text, in its unit.

    Raises:
        UnitError: No unit fits, or several do and nothing tells which is meant.
    """
    spans = [span for one in report.sets for span in one.spans]
    places = [Place(span.start, span.end, span.quote) for span in spans]
    translate = settled(report.text, [*places, *witnesses], units, chosen=chosen, length=length)
    return _translated(report, translate or (lambda offset: offset))


def _translated(report: RawReport, translate: Translate) -> RawReport:
    def moved(offset: int) -> int:
        found = translate(offset)
        return -1 if found is None else found  # told as lying outside the text

    def placed(span: RawSpan) -> RawSpan:
        start, end = moved(span.start), moved(span.end)
        covered = report.text[max(start, 0) : max(end, 0)]
        quote = covered if span.quote is not None and same_words(covered, span.quote) else span.quote
        return replace(span, start=start, end=end, quote=quote)

    sets = tuple(replace(one, spans=tuple(map(placed, one.spans))) for one in report.sets)
    zones = report.zones
    if zones is not None:
        zones = tuple((moved(start), moved(end), kind) for start, end, kind in zones)
    return replace(report, sets=sets, zones=zones)


def settled(
    text: str, places: Sequence[Place], units: Sequence[str], *, chosen: str = "", length: int | None = None
) -> Translate | None:
    """Return the way from a file's offsets to code points; None where they are code points already.

    Raises:
        UnitError: See :func:`in_code_points`.
    """
    candidates = list(_candidates(text, [chosen] if chosen else units, places, length))
    if chosen or len(candidates) == 1:
        return candidates[0].translate
    quoted = [place for place in places if place.quote is not None]
    if quoted:
        return _by_quotes(text, candidates, quoted)
    return _by_words(text, candidates).translate


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A unit, and where it puts the places; units that put them all in the same spot are one candidate."""

    name: str
    translate: Translate | None
    pairs: tuple[Pair | None, ...]


def _candidates(text: str, units: Sequence[str], places: Sequence[Place], length: int | None) -> Iterator[_Candidate]:
    seen: set[tuple[Pair | None, ...]] = set()
    first: _Candidate | None = None
    for name, translate, whole in _ways(text, units):
        candidate = _Candidate(name, translate, tuple(_put(place, translate, len(text)) for place in places))
        first = first or candidate
        if candidate.pairs in seen or (length is not None and whole != length):
            continue
        seen.add(candidate.pairs)
        yield candidate
    if not seen and first is not None:  # the length fits no unit, so it tells nothing
        yield from _candidates(text, units, places, None)


def _ways(text: str, units: Sequence[str]) -> Iterator[tuple[str, Translate | None, int]]:
    """Give each unit with its way to code points and the length of the text in it.

    A byte-order mark counts as every character does, unless only without it everything fits: some programs drop it.
    """
    for skipped in (0, 1) if text.startswith(BYTE_ORDER_MARK) else (0,):
        for name in units:
            steps = _steps(text[skipped:], name)
            if steps is None:
                yield name, _shifted(skipped), len(text) - skipped
            else:
                yield name, _stepped(steps, skipped), sum(steps)


def _shifted(skipped: int) -> Translate | None:
    return (lambda offset: offset + skipped) if skipped else None


def _stepped(steps: list[int], skipped: int) -> Translate:
    edges = list(accumulate(steps, initial=0))

    def translate(offset: int) -> int | None:
        at = bisect_left(edges, offset)
        if at == len(edges):  # behind the end, as far as the file says
            return len(steps) + skipped + offset - edges[-1]
        return at + skipped if edges[at] == offset else None

    return translate


def _steps(text: str, unit: str) -> list[int] | None:
    """Return how many units each code point takes; None where each takes one."""
    if unit == UTF_16 and text and max(text) > "\uffff":
        return [1 + (char > "\uffff") for char in text]
    if unit == BYTES and not text.isascii():
        return [len(char.encode("utf-8", "surrogatepass")) for char in text]
    if unit == SHORT_LINES and "\r\n" in text:
        return [int(not text.startswith("\r\n", at)) for at in range(len(text))]
    if unit == GRAPHEMES:
        clusters = [match.group() for match in _CLUSTER.finditer(text)]
        if len(clusters) < len(text):
            # Its last code point counts, so that no edge falls inside a cluster.
            return [int(nth == len(cluster)) for cluster in clusters for nth in range(1, len(cluster) + 1)]
    return None


def _put(place: Place, translate: Translate | None, length: int) -> Pair | None:
    start = place.start if translate is None else translate(place.start)
    end = place.end if translate is None else translate(place.end)
    if start is None or end is None or not 0 <= start < end <= length:
        return None
    return start, end


def _by_quotes(text: str, candidates: Sequence[_Candidate], quoted: Sequence[Place]) -> Translate | None:
    """Return the first of the units in which most quotes are where the file says; more than half must be."""
    best, most = candidates[0], -1
    for candidate in candidates:
        fitting = sum(
            fits(text, place, pair)
            for place, pair in zip(quoted, (_put(one, candidate.translate, len(text)) for one in quoted), strict=True)
        )
        if fitting > most:
            best, most = candidate, fitting
    if most * 2 <= len(quoted):
        raise UnitError(_no_fit(quoted[0], candidates))
    return best.translate


def fits(text: str, place: Place, pair: Pair | None) -> bool:
    """Tell whether the text has the place's quote there."""
    return pair is not None and place.quote is not None and same_words(text[slice(*pair)], place.quote)


def same_words(covered: str, quote: str) -> bool:
    r"""Tell whether a quote is what the text says, line ends apart: some programs write them as spaces, or as \n."""
    return covered == quote or covered.split() == quote.replace("\\n", "\n").split()


def _by_words(text: str, candidates: Sequence[_Candidate]) -> _Candidate:
    """Return the unit in which most edges are those of words: a file that quotes nothing tells no more."""
    starts, ends = _word_edges(text)
    scores = [
        sum((pair[0] in starts) + (pair[1] in ends) for pair in candidate.pairs if pair is not None)
        for candidate in candidates
    ]
    best = max(scores)
    if scores.count(best) > 1:
        names = tr(", ").join(
            isolated(one.name) for one, score in zip(candidates, scores, strict=True) if score == best
        )
        raise UnitError(
            tr("Its offsets may count {units}, and nothing in it tells which: say it, then import again.", units=names)
        )
    return candidates[scores.index(best)]


def _word_edges(text: str) -> tuple[set[int], set[int]]:
    words = tokens(text)
    starts = {start + stop for start, end in words for stop in clitic_stops(text[start:end])}
    return starts, {end for _, end in words}


def _no_fit(place: Place, candidates: Sequence[_Candidate]) -> str:
    quote = place.quote or ""
    return tr(
        "Its offsets do not fit its text, whether they count {units}: a mark from {start} to {end} should be {quote}.",
        units=tr(", ").join(isolated(one.name) for one in candidates),
        start=str(place.start),
        end=str(place.end),
        quote=isolated(quote if len(quote) <= SHOWN else quote[: SHOWN - 1] + "…"),
    )
