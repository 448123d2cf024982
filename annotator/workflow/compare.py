"""How far coders agree, where they differ, and why: from a project or a corpus to figures and cases."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotator.agreement.bootstrap import RESAMPLES, SEED
from annotator.agreement.diagnosis import Diagnosed
from annotator.agreement.diagnosis import diagnosis as diagnosed
from annotator.agreement.disagreements import Disagreement
from annotator.agreement.disagreements import disagreements as differing
from annotator.agreement.figure import ALL_PAIRS, F1_MEASURES, Figure
from annotator.agreement.selection import Selection
from annotator.agreement.summary import StoppedError, Summary, summary
from annotator.errors import InputError
from annotator.language import isolated, tr
from annotator.workflow.material import Material

ENOUGH = 50  # documents coded twice; with them the 95 % interval of F1 is about 0.05 wide to either side
WIDE_MARKING = 0.95  # share of a text that nobody marks who looks for something

Progress = Callable[[int, int], bool]


@dataclass(frozen=True, slots=True)
class Note:
    """Something to know of figures before they are believed: a stable code, and numbers and names for a sentence."""

    code: str
    count: int = 0
    other: int = 0
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """All figures, and what is to be known of them.

    Attributes:
        material: What they were computed on.
        summary: Figures of pairs, labels, attributes, coders and values.
        notes: What to know first, the gravest at the beginning.
    """

    material: Material
    summary: Summary
    notes: tuple[Note, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures but those of single documents."""
        return self.summary.figures

    def every_figure(self) -> Iterator[Figure]:
        """Give all figures, those of single documents last."""
        yield from self.figures
        yield from self.summary.by_document()

    def find(self, measure: str, **scope: object) -> Figure | None:
        """Return the figure of a measure and scope; what the scope does not name must not be in it."""
        return next((one for one in self.figures if one.measure == measure and dict(one.scope) == scope), None)


def choose(
    material: Material,
    *,
    coders: Sequence[str] = (),
    labels: Sequence[str] = (),
    reports: Sequence[str] = (),
    since: str = "",
    until: str = "",
    whole_text: bool = False,
    without_suggestions: bool = False,
    against: str = "",
) -> Selection:
    """Return what is meant by names: coders by name or key, reports by id, its beginning, or title.

    Days are those on which coders finished, or those of the reports where the material does not say.

    Raises:
        InputError: A name means nobody, or nothing.
    """
    return Selection(
        coders=tuple(_coder(material, name) for name in coders),
        labels=tuple(labels),
        documents=tuple(_documents(material, reports)) if reports else (),
        since=since,
        until=until,
        by_publication=not material.has_days,
        whole_text=whole_text,
        without_suggestions=without_suggestions,
        against=_coder(material, against) if against else "",
    )


def _coder(material: Material, name: str) -> str:
    found = [key for key, called in material.called.items() if name in (key, called)]
    if len(found) == 1:
        return found[0]
    known = ", ".join(isolated(called) for called in sorted(material.called.values())[:10])
    alike = [called for called in material.called.values() if called.startswith(f"{name} (")]
    if alike:
        raise InputError(
            tr(
                "Several coders are called {name}: say which one: {known}.",
                name=isolated(name),
                known=", ".join(map(isolated, alike)),
            )
        )
    if not known:
        raise InputError(tr("There is no coder {name}: nobody has coded here yet.", name=isolated(name)))
    raise InputError(tr("There is no coder {name}. Coders here: {known}.", name=isolated(name), known=known))


def _documents(material: Material, names: Sequence[str]) -> Iterator[str]:
    titles = {document.id: document.title for document in material.documents()}
    for name in names:
        found = [id for id in titles if id == name] or [id for id, title in titles.items() if title == name]
        found = found or [id for id in titles if name and id.startswith(name)]
        if len(found) != 1:
            raise InputError(
                tr("No single report here is {name}: give an id, its beginning, or the title.", name=isolated(name))
            )
        yield found[0]


def agreement(
    material: Material,
    selection: Selection = Selection(),  # noqa: B008  (frozen)
    *,
    resamples: int = RESAMPLES,
    seed: int = SEED,
    progress: Progress | None = None,
) -> Agreement | None:
    """Return all figures of agreement.

    Args:
        material: See ``material`` and ``corpus_material``.
        selection: What is compared; see :func:`choose`.
        resamples: How often documents are drawn for an interval; 0: no intervals.
        seed: The same seed gives the same intervals.
        progress: Told how many documents of how many were read; returns False to stop, and None is returned.
    """
    try:
        found = summary(
            material.documents(),
            material.called,
            selection,
            labels=material.labels,
            resamples=resamples,
            seed=seed,
            progress=None if progress is None else lambda done: progress(done, material.count),
        )
    except StoppedError:
        return None
    return Agreement(material, found, tuple(_notes(material, found)))


def _notes(material: Material, found: Summary) -> Iterator[Note]:
    shared = sum(document.coders > 1 for document in found.documents)
    if len(found.coders) < 2 and not found.selection.against:
        yield Note("one_coder", len(found.coders), names=tuple(found.coders.values()))
    elif not found.done:
        yield Note("nothing_finished", found.seen)
    elif not found.documents:
        yield Note("nothing_shared", found.seen)
    elif shared < ENOUGH:
        yield Note("few_documents", shared, ENOUGH)
    if unused := [label for label in found.selection.labels if label not in found.used]:
        yield Note("unused_labels", len(unused), names=tuple(unused))
    if found.suggested:
        yield Note("suggested", found.suggested, found.spans)
    if len(material.versions) > 1:
        yield Note("versions", len(material.versions), max(material.versions.values()))
    if found.nested:
        yield Note("nested", found.nested)
    if wide := [called for key, called in found.coders.items() if found.marked_share(key) >= WIDE_MARKING]:
        yield Note("marked_everything", len(wide), names=tuple(wide))


def disagreements(material: Material, selection: Selection = Selection()) -> Iterator[Disagreement]:  # noqa: B008
    """Give every disagreement, document by document, in the order of the text."""
    return differing(material.documents(), material.called, selection)


def diagnosis(material: Material, selection: Selection = Selection()) -> Iterator[Diagnosed]:  # noqa: B008
    """Give for each mark whether it counted, and what became of it."""
    return diagnosed(material.documents(), selection)


@dataclass(frozen=True, slots=True)
class Worst:
    """A document that counts, and how far the coders agree on it, all pairs together."""

    id: str
    title: str
    figures: Mapping[str, Figure]


def worst_first(found: Agreement, measure: str = "f1_strict") -> list[Worst]:
    """Return the documents, those on which coders agree least first; those without marks last."""
    titles = {document.id: document.title for document in found.summary.documents}
    by_id: dict[str, dict[str, Figure]] = {}
    for one in found.summary.by_document():
        if one.scope["coders"] == ALL_PAIRS:
            (id,) = one.scope["docs"] if isinstance(one.scope["docs"], list) else [""]
            by_id.setdefault(str(id), {})[one.measure] = one
    rows = [Worst(id, titles[id], figures) for id, figures in by_id.items()]
    return sorted(rows, key=lambda row: (_number(row.figures[measure]), row.title, row.id))


def _number(figure: Figure) -> float:
    return 2 if figure.number is None else figure.number


@dataclass(frozen=True, slots=True)
class Month:
    """F1 of all pairs over the documents of one month, "2025-03", by measure: what both have, and what each has."""

    month: str
    documents: int
    counts: Mapping[str, tuple[int, int]]


def by_month(found: Agreement) -> list[Month]:
    """Return F1's counts over time: by the month in which a document was finished last, else by its own date."""
    months = {one.id: (one.finished or one.published)[:7] for one in found.summary.documents}
    gathered: dict[str, dict[str, list[int]]] = {}
    seen: dict[str, set[str]] = {}
    for row in worst_first(found):
        month = months[row.id]
        if not month:
            continue
        counts = gathered.setdefault(month, {measure: [0, 0] for measure in F1_MEASURES})
        seen.setdefault(month, set()).add(row.id)
        for measure, one in row.figures.items():
            counts[measure][0] += one.counts["tp"]
            counts[measure][1] += one.counts["n"]
    return [
        Month(month, len(seen[month]), {measure: (both, either) for measure, (both, either) in counts.items()})
        for month, counts in sorted(gathered.items())
    ]


__all__ = [
    "Agreement",
    "Material",
    "Month",
    "Note",
    "Selection",
    "Worst",
    "agreement",
    "by_month",
    "choose",
    "diagnosis",
    "disagreements",
    "worst_first",
]
