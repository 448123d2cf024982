"""What of a project goes out: whose work, which reports, labels and zones, finished or not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from annotator.core.annotation_set import AnnotationSet, Relation, Status
from annotator.core.coder import Coder, CoderId
from annotator.core.corpus import CorpusDocument, Loss
from annotator.core.json_value import compact
from annotator.core.span import Span, SpanId
from annotator.formats.losses import DOCUMENTS

AGREED = CoderId("agreed")  # stands for those who agreed

Item = TypeVar("Item")
Place = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Choice:
    """What goes out.

    Attributes:
        coder: Only this coder's work; None: everybody's, each apart.
        agreed: Instead, one work of the marks that at least so many coders made alike; 0: not.
        labels: Only marks with these; () for all.
        zones: Only marks inside zones of these kinds, and of token files only their words; () for all.
        since, until: Only reports of these days, both included, as ISO 8601 or its beginning; "" for any.
        statuses: Only sets that are so far; () for all.
        unfinished: Formats for training take sets in progress, too; they leave them out else.
    """

    coder: CoderId | None = None
    agreed: int = 0
    labels: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    statuses: tuple[Status, ...] = ()
    unfinished: bool = False


EVERYTHING = Choice()


def chosen(corpus: CorpusDocument, choice: Choice, *, only_finished: bool) -> tuple[CorpusDocument | None, list[Loss]]:
    """Return what of a document goes out, and what is told of the rest; None where its day is not among those chosen.

    Args:
        corpus: The document with everybody's work.
        choice: What is chosen.
        only_finished: Sets in progress stay behind: the format is for training, and nobody asked for them.
    """
    if not _is_of_days(corpus, choice):
        return None, []
    id = corpus.document.id
    sets = [one for one in corpus.sets if choice.coder in (None, one.coder.id)]
    sets = [one for one in sets if not choice.statuses or one.status in choice.statuses]
    unfinished = [one for one in sets if only_finished and one.status != "done"]
    losses = [Loss("unfinished_left_out", id, one.coder.id) for one in unfinished]
    sets = [one for one in sets if one not in unfinished]
    if choice.agreed:
        sets = [agreed_by(sets, choice.agreed)] if len(sets) >= choice.agreed else []
    narrowed = [_narrowed(one, corpus, choice) for one in sets]
    gone = sum(len(before.spans) - len(after.spans) for before, after in zip(sets, narrowed, strict=True))
    losses += [Loss("not_chosen", id, detail={DOCUMENTS: gone})] if gone else []
    return replace(corpus, sets=tuple(narrowed)), losses


def _is_of_days(corpus: CorpusDocument, choice: Choice) -> bool:
    if not choice.since and not choice.until:
        return True
    day = corpus.metadata.get("date")
    if not isinstance(day, str) or not day:
        return False
    return day[: len(choice.since)] >= choice.since and (not choice.until or day[: len(choice.until)] <= choice.until)


def _narrowed(one: AnnotationSet, corpus: CorpusDocument, choice: Choice) -> AnnotationSet:
    if not choice.labels and not choice.zones:
        return one
    zones = [zone for zone in corpus.zones.zones if zone.kind in choice.zones]

    def stays(span: Span) -> bool:
        is_inside = not choice.zones or any(zone.start <= span.start and span.end <= zone.end for zone in zones)
        return is_inside and (not choice.labels or span.label in choice.labels)

    spans = tuple(span for span in one.spans if stays(span))
    gone = {str(span.id) for span in one.spans} - {str(span.id) for span in spans}
    relations = tuple(it for it in one.relations if it.source not in gone and it.target not in gone)
    return replace(one, spans=spans, relations=relations)


def agreed_by(sets: Sequence[AnnotationSet], least: int) -> AnnotationSet:
    """Return the marks that at least so many coders made alike: same edges, same label.

    Of the attributes those stay of which at least so many say the same; of the relations those that as many tied.
    """
    coder = Coder(AGREED, f"agreed by {least}")
    spans = _agreed_spans(sets, least)
    ids = {_place(span): span.id for span in spans}
    status: Status = "done" if all(one.status == "done" for one in sets) else "in_progress"
    relations = _agreed_relations(sets, least, ids)
    return AnnotationSet(coder, status, tuple(spans), tuple(relations))


def _place(span: Span) -> Place:
    return span.start, span.end, span.label


def _agreed_spans(sets: Sequence[AnnotationSet], least: int) -> list[Span]:
    made: dict[Place, dict[CoderId, Span]] = defaultdict(dict)
    for one in sets:
        for span in one.spans:
            made[_place(span)].setdefault(one.coder.id, span)
    spans = []
    for place in sorted(made):
        alike = list(made[place].values())
        if len(alike) >= least:
            attributes = dict(_common([list(span.attributes.items()) for span in alike], least, compact))
            spans.append(replace(alike[0], coder=AGREED, attributes=attributes))
    return spans


def _agreed_relations(sets: Sequence[AnnotationSet], least: int, ids: dict[Place, SpanId]) -> list[Relation]:
    tied: list[list[Relation]] = []
    for one in sets:
        places = {str(span.id): ids.get(_place(span)) for span in one.spans}
        moved = []
        for it in one.relations:
            source, target = places.get(it.source), places.get(it.target)
            if source is not None and target is not None:
                moved.append(replace(it, coder=AGREED, source=source, target=target))
        tied.append(moved)
    return _common(tied, least, lambda it: compact([it.type, it.source, it.target]))


def _common(made: Iterable[Sequence[Item]], least: int, said: Callable[[Item], str]) -> list[Item]:
    """Return what at least so many have, each once."""
    counts: Counter[str] = Counter()
    first: dict[str, Item] = {}
    for items in made:
        own = {said(item): item for item in items}
        counts.update(own.keys())
        first = {**own, **first}
    return [first[key] for key in sorted(first) if counts[key] >= least]
