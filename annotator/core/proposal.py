"""What the program reads in the words of a mark: values for its form, and the words on which each rests.

A proposal binds nobody. It is shown as a guess until a person takes it, and what she makes of it is kept beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from annotator.arabic.casualties import Claim, casualties
from annotator.arabic.date_values import Days
from annotator.arabic.dates import DateReading, dates
from annotator.core.codebook import Codebook, LabelDefinition
from annotator.core.json_value import Json
from annotator.core.saying import misfit
from annotator.core.span import Span
from annotator.language import isolated, ntr, tr

Place = tuple[int, int]

_CASUALTY, _DATE = "CASUALTY", "DATE"

_FRAMINGS = {"martyrdom": "martyrdom", "elimination": "belligerent"}


@dataclass(frozen=True, slots=True)
class Ground:
    """Words of the document on which values rest.

    Attributes:
        start, end: Half-open, in code points of the document.
        words: The words themselves.
        role: What they are: "outcome", "figure", "noun", "force", "subset", "cumulative", "negation", "date".
        attributes: The codes of the attributes whose values rest on them.
    """

    start: int
    end: int
    words: str
    role: str
    attributes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is read in the words of a mark.

    Attributes:
        values: By the code of the attribute; only what the label has, and only what fits.
        grounds: The words that it rests on, in the order of the text.
        sentences: Why, and every doubt, in the interface language; the first is the reason.
        days: The days that a date stands for, once the report's date is known.
        readings: How many claims or dates there are in the words; the first is what is proposed.
    """

    values: Mapping[str, Json]
    grounds: tuple[Ground, ...]
    sentences: tuple[str, ...]
    days: Days | None = None
    readings: int = 1

    @property
    def reason(self) -> str:
        """The reason in one sentence."""
        return self.sentences[0]


def propose(text: str, span: Span, codebook: Codebook, *, dated: date | None = None) -> Proposal | None:
    """Return what is read in the words of a mark; None where nothing is, or for labels that nothing is read for.

    Args:
        text: The document's text.
        span: A mark in it; only its label and edges matter.
        codebook: The codebook in force.
        dated: The day of the report, if it is known.
    """
    label = codebook.label(span.label)
    if label is not None and span.label == _CASUALTY:
        return _casualty(text, span, label)
    return _date(text, span, label, dated) if label is not None and span.label == _DATE else None


def _casualty(text: str, span: Span, label: LabelDefinition) -> Proposal | None:
    begin, end = paragraph_of(text, span.start, span.end)
    found = [(claim, _shared(claim.start + begin, claim.end + begin, span)) for claim in casualties(text[begin:end])]
    claims = [claim for claim, shared in found if shared > 0]
    if not claims:
        return None
    best = max(claims, key=lambda claim: _shared(claim.start + begin, claim.end + begin, span))
    values = _fitting(casualty_values(best), label, span)
    grounds = tuple(
        Ground(
            begin + one.start, begin + one.end, text[begin + one.start : begin + one.end], one.role, _RESTS[one.role]
        )
        for one in best.evidence
    )
    return Proposal(values, grounds, tuple(_why(grounds, best, len(claims))), None, len(claims))


def casualty_values(claim: Claim) -> dict[str, Json]:
    """Return a claim as the values of the codebook's form; what it does not say is left out, never 0."""
    values: dict[str, Json] = {"outcome": list(claim.outcomes), "hedge": claim.hedge}
    values |= {"joint": True} if claim.joint else {}
    values |= {} if claim.least is None else {"min": claim.least}
    values |= {} if claim.most is None else {"max": claim.most}
    values |= {"victim": claim.victim} if claim.victim else {}
    values |= {"unit": claim.unit} if claim.unit != "person" else {}
    values |= {"cumulative": True} if claim.cumulative else {}
    values |= {"generic": True} if "generic" in claim.flags else {}
    values |= {"framing": _FRAMINGS[claim.framing]} if claim.framing else {}
    parts = {part: count for part, count in {**claim.breakdown, **claim.subset}.items() if count is not None}
    return values | ({"subset": parts} if parts else {})


_RESTS: dict[str, tuple[str, ...]] = {
    "outcome": ("outcome", "joint", "framing"),
    "figure": ("min", "max", "hedge"),
    "noun": ("victim", "outcome", "unit"),
    "force": ("victim",),
    "subset": ("subset",),
    "cumulative": ("cumulative",),
    "negation": ("outcome", "min", "max"),
}


def _why(grounds: Iterable[Ground], claim: Claim, count: int) -> Iterable[str]:
    yield tr("Read from {words}.", words=_quoted(grounds))
    if claim.joint:
        yield tr("One figure stands for all outcomes: it is not split.")
    if count > 1:
        yield ntr(
            "There is {count} claim in these words: this is the one with most of them.",
            "There are {count} claims in these words: mark each of them; this is the one with most of the words.",
            count,
        )
    for flag in claim.flags:
        yield _doubt(flag)


def _quoted(grounds: Iterable[Ground]) -> str:
    return ", ".join(isolated(ground.words) for ground in grounds)


def _doubt(flag: str) -> str:
    return {
        "subset_exceeds_total": tr("A part is greater than the whole: the text contradicts itself."),
        "dual_or_plural": tr("The word may be a dual: two, or more than two."),
        "figure_too_large": tr("The figure is too large to be one of people: it was not taken."),
        "not_whole": tr("The figure is no whole number: it was not taken."),
        "reversed_range": tr("The range stood the other way round."),
        "generic": tr("Nobody in particular may be meant."),
        "month_first": tr("The month was taken to stand before the day."),
        "short_year": tr("The year has two digits only."),
        "plus_minus_one": tr("A day seen by the moon may be the one before or after."),
        "no_year": tr("No year is said."),
        "no_such_day": tr("No calendar has this day."),
    }[flag]


def _date(text: str, span: Span, label: LabelDefinition, dated: date | None) -> Proposal | None:
    begin, end = paragraph_of(text, span.start, span.end)
    found = [one for one in dates(text[begin:end]) if _shared(one.start + begin, one.end + begin, span) > 0]
    if not found:
        return None
    best = max(found, key=lambda one: _shared(one.start + begin, one.end + begin, span))
    values = _fitting(date_values(best), label, span)
    start, stop = best.start + begin, best.end + begin
    grounds = (Ground(start, stop, text[start:stop], "date", tuple(values)),)
    days = best.days(dated)
    sentences = [tr("Read from {words}.", words=_quoted(grounds)), *map(_doubt, best.flags)]
    if days is None and best.kind in ("calendar", "relative") and not best.flags and dated is None:
        sentences.append(tr("Which day that is depends on the date of the report, which is not known."))
    return Proposal(values, grounds, tuple(sentences), days, len(found))


def date_values(reading: DateReading) -> dict[str, Json]:
    """Return a date as the values of the codebook's form."""
    values: dict[str, Json] = {"value": reading.value} if reading.value else {}
    values |= {"type": reading.kind, "precision": reading.precision, "calendar": reading.calendar}
    return values | ({"mod": reading.mod} if reading.mod else {})


def paragraph_of(text: str, start: int, end: int) -> Place:
    """Return the lines that a stretch of a text lies in, as [start, end)."""
    behind = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if behind < 0 else behind


def _shared(start: int, end: int, span: Span) -> int:
    return min(end, span.end) - max(start, span.start)


def _fitting(values: Mapping[str, Json], label: LabelDefinition, span: Span) -> dict[str, Json]:
    """Return those values that the label has an attribute for, and that the attribute can have."""
    known = {attribute.code: attribute for attribute in label.attributes}
    return {name: value for name, value in values.items() if name in known and not misfit(known[name], value, span)}
