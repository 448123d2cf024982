"""Reports are dealt to coders: a plan first, then journal rows, one for each coder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256

from annotator.core.change import Change
from annotator.core.coder import Coder, CoderId
from annotator.core.dealing import SOURCES, Report, Sources, deal, shuffled
from annotator.core.document import DocumentId
from annotator.core.json_value import Json, compact
from annotator.core.team import Assignment, Deal
from annotator.errors import InputError
from annotator.language import isolated, ntr, number, tr
from annotator.store import assignments, coders, documents, journal
from annotator.store.project import Project

ENOUGH = 50  # reports coded by several, before a figure of agreement is to be steered by
# Half the width of the 95 % interval of strict F1 over reports of about ten marks is close to this divided by the
# square root of their number: 0.08 at 20, 0.05 at 50, 0.036 at 100 (measured by simulation).
HALF_WIDTH = 0.36
LEAST_TIMES, MOST_TIMES = 2, 3


@dataclass(frozen=True, slots=True)
class Options:
    """How reports are to be dealt.

    Attributes:
        coders: To whom.
        count: How many reports; None: all that nobody has.
        each: How many reports each coder gets; None: as many as balance their words. Not both of these.
        shared: How many of the reports are coded by several.
        times: By how many coders each of these is coded: 2 or 3.
        sources: Spread a source's reports over the coders, or keep them together with one.
        seed: The same seed gives the same again; "" stands for the number of dealings before.
        again: Reports that somebody has already take part, and may get further coders.
    """

    coders: tuple[CoderId, ...]
    count: int | None = None
    each: int | None = None
    shared: int = 0
    times: int = 2
    sources: Sources = "spread"
    seed: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    """What one coder gets, or got.

    Attributes:
        reports: In the order of dealing.
        words: Of all of them.
        shared: How many of them others have, too.
    """

    coder: Coder
    reports: tuple[DocumentId, ...]
    words: int
    shared: int


@dataclass(frozen=True, slots=True)
class DealPlan:
    """What a dealing gives each coder.

    Attributes:
        id: Of the dealing, which follows from the choices.
        reports: How many reports it deals.
        shared: How many reports of the whole project several coders have after it.
        left: How many reports nobody has after it.
    """

    id: str
    options: Options
    shares: tuple[Share, ...]
    reports: int
    shared: int
    left: int

    def advice(self) -> str:
        """Return why more reports ought to be coded by several, "" where enough are."""
        if self.shared >= ENOUGH:
            return ""
        if not self.shared:
            return tr(
                "No report is coded by several, so agreement cannot be measured: let at least {enough} be.",
                enough=ENOUGH,
            )
        return tr(
            "Reports coded by several: {shared}. A figure of agreement may be off by {off} then, and by {less} with "
            "{enough}: let at least {enough} be.",
            shared=self.shared,
            off=number(round(HALF_WIDTH / self.shared**0.5, 2)),
            less=number(round(HALF_WIDTH / ENOUGH**0.5, 2)),
            enough=ENOUGH,
        )

    def sentences(self) -> list[str]:
        """Say it, in the interface language."""
        found = [ntr("{count} report is dealt.", "{count} reports are dealt.", self.reports)]
        for share in self.shares:
            reports = ntr("{count} report", "{count} reports", len(share.reports))
            shared = ntr("{count} of them shared", "{count} of them shared", share.shared)
            words = ntr("{count} word", "{count} words", share.words)
            found.append(f"{isolated(share.coder.name)}: {reports}, {words}, {shared}")
        if self.left:
            found.append(ntr("{count} report is nobody's yet.", "{count} reports are nobody's yet.", self.left))
        return [*found, *filter(None, [self.advice()])]

    def to_json(self) -> dict[str, Json]:
        """Return it as JSON values."""
        return {
            "deal": self.id,
            "seed": self.options.seed,
            "reports": self.reports,
            "shared": self.shared,
            "left": self.left,
            "coders": [
                {
                    "id": share.coder.id,
                    "name": share.coder.name,
                    "documents": share.reports,
                    "words": share.words,
                    "shared": share.shared,
                }
                for share in self.shares
            ],
            "advice": self.advice(),
        }


def plan(project: Project, options: Options) -> DealPlan:
    """Return what a dealing would give; nothing is stored.

    Raises:
        InputError: The choices do not fit together, or there is nothing to deal.
    """
    options = _checked(project, options)
    reports = _reports(project)
    pool = [report for report in reports.values() if options.again or not report.coders]
    if not pool:
        raise InputError(tr("There is nothing to deal: every report is somebody's already."))
    chosen = _chosen(pool, options)
    given = deal(
        chosen,
        options.coders,
        seed=options.seed,
        shared=options.shared,
        times=options.times,
        sources=options.sources,
        most=options.each,
    )
    return _plan(project, options, reports, given)


def with_share(project: Project, options: Options, shared: str) -> Options:
    """Return the options with how many reports are shared, which may be said as a percentage of those that are dealt.

    Raises:
        InputError: It is neither a number nor a percentage.
    """
    figure = shared.removesuffix("%")
    if not figure.isdecimal():
        raise InputError(tr("{value} is neither a number nor a percentage.", value=isolated(shared)))
    if figure == shared:
        return replace(options, shared=int(figure))
    share = min(int(figure), 100) / 100
    if options.each is not None:  # so many slots, of which each shared report takes several
        slots = options.each * len(set(options.coders))
        return replace(options, shared=round(slots * share / (1 + share * (options.times - 1))))
    free = sum(options.again or not report.coders for report in _reports(project).values())
    return replace(options, shared=round(share * min(free, options.count or free)))


def carry_out(project: Project, made: DealPlan, supervisor: CoderId) -> None:
    """Store a dealing: one row that says how it came about, and one for each coder.

    Raises:
        InputError: Somebody has dealt in the meantime; plan anew.
    """
    with project.transaction():
        if plan(project, made.options) != made:
            raise InputError(tr("Reports have come, gone or been dealt in the meantime: deal again."))
        choices = asdict(made.options) | {"coders": list(made.options.coders)}
        dealing = Deal(made.id, {name: value for name, value in choices.items() if value is not None})
        journal.commit(project, "assign", supervisor, Change(added=(dealing,)))
        for share in made.shares:
            if share.reports:
                added = tuple(Assignment(id, share.coder.id, made.id) for id in share.reports)
                journal.commit(project, "assign", supervisor, Change(added=added))


def give(project: Project, ids: Sequence[DocumentId], coder: CoderId, supervisor: CoderId) -> Change:
    """Give reports to a coder by hand; those she has already stay hers."""
    has = {one.document for one in assignments.of_coder(project, coder)}
    change = Change(added=tuple(Assignment(id, coder) for id in dict.fromkeys(ids) if id not in has))
    if change.added:
        journal.commit(project, "assign", supervisor, change)
    return change


def take_back(project: Project, ids: Sequence[DocumentId], coder: CoderId, supervisor: CoderId) -> Change:
    """Take reports from a coder; what she has begun is never taken away.

    Raises:
        InputError: She has begun one of them.
    """
    begun = assignments.begun(project)
    for id in ids:
        if (id, coder) in begun:
            title = isolated(documents.title_of(project, id))
            raise InputError(tr("{title} has been begun: it stays with whoever began it.", title=title))
    wanted = set(ids)
    change = Change(removed=tuple(one for one in assignments.of_coder(project, coder) if one.document in wanted))
    if change.removed:
        journal.commit(project, "unassign", supervisor, change)
    return change


def _checked(project: Project, options: Options) -> Options:
    people = len(set(options.coders))
    if not people:
        raise InputError(tr("Say to whom reports are to be dealt: there is no coder yet."))
    if not LEAST_TIMES <= options.times <= MOST_TIMES:
        raise InputError(tr("A report can be coded by two or three."))
    if options.shared and people < options.times:
        raise InputError(
            ntr(
                "A report cannot be coded by {times} where there is {count} coder.",
                "A report cannot be coded by {times} where there are {count} coders.",
                people,
                times=options.times,
            )
        )
    if options.sources not in SOURCES or min(options.shared, options.count or 0, options.each or 0) < 0:
        raise InputError(tr("This cannot be dealt: a number is below zero, or a choice is none of those given."))
    if options.count is not None and options.each is not None:
        raise InputError(tr("Say how many reports are to be dealt, or how many each coder gets, not both."))
    seed = options.seed or str(len(assignments.deals(project)) + 1)
    return Options(**(asdict(options) | {"coders": tuple(sorted(set(options.coders))), "seed": seed}))


def _reports(project: Project) -> dict[DocumentId, Report]:
    """Return all reports that stand, by id, with who has them."""
    has: dict[DocumentId, set[CoderId]] = {}
    for one in assignments.assignments(project):
        has.setdefault(one.document, set()).add(one.coder)
    sources = assignments.sources(project)
    return {
        row.id: Report(row.id, row.words, sources.get(row.id, ""), frozenset(has.get(row.id, ())))
        for row in documents.listing(project)
    }


def _chosen(pool: Sequence[Report], options: Options) -> list[Report]:
    order = shuffled(pool, options.seed)
    if options.each is None:
        return order[: options.count]
    slots = options.each * len(options.coders)
    shared = min(options.shared, slots // options.times)
    return order[: max(slots - shared * (options.times - 1), 0)]


def _plan(
    project: Project,
    options: Options,
    reports: dict[DocumentId, Report],
    given: dict[CoderId, list[DocumentId]],
) -> DealPlan:
    after = {id: set(report.coders) for id, report in reports.items()}
    for coder, ids in given.items():
        for id in ids:
            after[id].add(coder)
    shares = [
        Share(
            coders.coder(project, coder),
            tuple(ids),
            sum(reports[id].words for id in ids),
            sum(len(after[id]) > 1 for id in ids),
        )
        for coder, ids in given.items()
    ]
    said = compact([asdict(options), sorted((coder, ids) for coder, ids in given.items())])
    return DealPlan(
        id=sha256(said.encode("utf-8")).hexdigest()[:16],
        options=options,
        shares=tuple(sorted(shares, key=lambda share: (share.coder.name, share.coder.id))),
        reports=len({id for ids in given.values() for id in ids}),
        shared=sum(len(who) > 1 for who in after.values()),
        left=sum(not who for who in after.values()),
    )
