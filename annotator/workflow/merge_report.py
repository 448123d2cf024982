"""What a merge does, or would do, in plain words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.core.entry import SiteId
from annotator.core.json_value import Json
from annotator.core.replay import Conflict
from annotator.language import isolated, ntr, tr

ON_ANOTHER_TEXT = "other_text"
SHOWN = 5  # names in one sentence


@dataclass(frozen=True, slots=True)
class Gap:
    """Rows of a site that are missing: a package that was lost or has not come yet.

    Attributes:
        first, last: Their numbers.
        who: Whose they are, as far as that is known.
        packages: The packages that would bring them, by number and day.
    """

    site: SiteId
    first: int
    last: int
    who: str = ""
    packages: tuple[str, ...] = ()

    def sentence(self) -> str:
        """Say what is missing, in the interface language."""
        changes = ntr(
            "{count} change of {who} is missing (row {first} to {last} of {site}).",
            "{count} changes of {who} are missing (rows {first} to {last} of {site}).",
            self.last - self.first + 1,
            who=isolated(self.who or self.site[:8]),
            first=str(self.first),
            last=str(self.last),
            site=self.site[:8],
        )
        if not self.packages:
            return changes
        return changes + " " + tr("Missing: {packages}.", packages=tr(", ").join(self.packages))


@dataclass(frozen=True, slots=True)
class ForkFound:
    """A site that went two ways, as where a backup was put back and worked in: both are kept apart.

    Attributes:
        site: Under which the second way lies here.
        origin: Under which both were written.
        seq: The first row that differs.
        rows: How many rows of the second way are new here.
        who: Whose they are.
    """

    site: SiteId
    origin: SiteId
    seq: int
    rows: int
    who: str

    def sentence(self) -> str:
        """Say what happened, in the interface language."""
        return ntr(
            "The work of {who} went on in two ways since row {seq} of {origin}, as where a backup is put back: both "
            "are kept, {count} change under the site {site}.",
            "The work of {who} went on in two ways since row {seq} of {origin}, as where a backup is put back: both "
            "are kept, {count} changes under the site {site}.",
            self.rows,
            who=isolated(self.who),
            seq=str(self.seq),
            origin=self.origin[:8],
            site=self.site[:8],
        )


@dataclass(frozen=True, slots=True)
class Merged:
    """What one file brings.

    Attributes:
        name: The file's name.
        new, known: Rows that are new here, and that are here already.
        texts: Reports that are new here.
        by: How many of the new rows are whose, by name; "" stands for the program itself.
        gaps, forks: What is missing, and what went two ways.
        other_codebook: New rows that were made with another version of the codebook than the one in force here.
        labels: Labels of new marks that the codebook lacks which is in force after the merge.
        another: It began as another project, and is united with this one.
    """

    name: str
    new: int
    known: int
    texts: int
    by: tuple[tuple[str, int], ...] = ()
    gaps: tuple[Gap, ...] = ()
    forks: tuple[ForkFound, ...] = ()
    other_codebook: int = 0
    labels: tuple[str, ...] = ()
    another: bool = False

    def sentences(self) -> Iterator[str]:
        """Say what it brings, in the interface language."""
        new = ntr("{count} new change", "{count} new changes", self.new)
        texts = ntr("{count} new report", "{count} new reports", self.texts)
        yield tr("{file}: {new}, {texts}", file=isolated(self.name), new=new, texts=texts)
        if self.another:
            yield tr("This is another project: its reports, its people and their work come into this one.")
        if self.known:
            yield ntr("{count} change is here already.", "{count} changes are here already.", self.known)
        people = [(name, count) for name, count in self.by if name]
        for name, count in people[:SHOWN]:
            yield ntr("{count} change by {who}", "{count} changes by {who}", count, who=isolated(name))
        yield from (gap.sentence() for gap in self.gaps)
        yield from (fork.sentence() for fork in self.forks)
        if self.other_codebook:
            yield ntr(
                "{count} change was made with another version of the codebook.",
                "{count} changes were made with another version of the codebook.",
                self.other_codebook,
            )
        if self.labels:
            names = tr(", ").join(isolated(label) for label in self.labels[:SHOWN])
            yield tr("The codebook lacks labels that are used: {labels}.", labels=names)

    def to_json(self) -> dict[str, Json]:
        """Return it as JSON values."""
        return {
            "name": self.name,
            "new": self.new,
            "known": self.known,
            "texts": self.texts,
            "by": [{"coder": name, "new": count} for name, count in self.by],
            "gaps": [
                {
                    "site": gap.site,
                    "first": gap.first,
                    "last": gap.last,
                    "packages": gap.packages,
                    "sentence": gap.sentence(),
                }
                for gap in self.gaps
            ],
            "forks": [
                {
                    "site": fork.site,
                    "origin": fork.origin,
                    "seq": fork.seq,
                    "rows": fork.rows,
                    "sentence": fork.sentence(),
                }
                for fork in self.forks
            ],
            "other_codebook": self.other_codebook,
            "labels": self.labels,
            "another_project": self.another,
        }


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What a merge did, or would do.

    Attributes:
        files: One for each file, in the order given.
        conflicts: All rows of the project that are kept but not applied.
        new_conflicts: Those among them that were applied, or not there, before.
        codebook_changed: Another version of the codebook is in force than before.
        rehearsed: Nothing was stored; it was tried out only.
        stopped: Somebody stopped it; nothing was stored.
        unkept: No backup could be made before.
    """

    files: tuple[Merged, ...]
    conflicts: tuple[Conflict, ...]
    new_conflicts: tuple[Conflict, ...]
    codebook_changed: bool = False
    rehearsed: bool = False
    stopped: bool = False
    unkept: bool = False

    @property
    def new(self) -> int:
        """Rows that are new here."""
        return sum(file.new for file in self.files)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What is missing."""
        return tuple(gap for file in self.files for gap in file.gaps)

    @property
    def forks(self) -> tuple[ForkFound, ...]:
        """What went two ways."""
        return tuple(fork for file in self.files for fork in file.forks)

    def sentences(self) -> Iterator[str]:
        """Say it line by line, in the interface language."""
        if self.stopped:
            yield tr("Stopped: nothing was stored.")
            return
        for file in self.files:
            yield from file.sentences()
        if self.codebook_changed:
            yield tr("Another version of the codebook is in force then: the one that was changed last.")
        reasons = Counter(row.reason for row in self.new_conflicts)
        if reasons[ON_ANOTHER_TEXT]:
            yield ntr(
                "{count} change was made on another text: it is kept and not applied.",
                "{count} changes were made on another text: they are kept and not applied.",
                reasons[ON_ANOTHER_TEXT],
            )
        for row in self.new_conflicts:
            place = isolated(f"{row.site[:8]}:{row.seq}")
            yield tr("Conflict at row {place}: {sentence}", place=place, sentence=row.sentence())
        if self.unkept:
            yield tr("No backup could be made before: see that there is room, then make one now.")
        if self.rehearsed:
            yield tr("Nothing is stored yet: this is what would come.")

    def to_json(self) -> dict[str, Json]:
        """Return it as JSON values."""
        return {
            "files": [file.to_json() for file in self.files],
            "conflicts": [conflict_value(row) for row in self.conflicts],
            "new_conflicts": [conflict_value(row) for row in self.new_conflicts],
            "codebook_changed": self.codebook_changed,
            "dry_run": self.rehearsed,
            "stopped": self.stopped,
            "backup": not self.unkept,
        }


def conflict_value(row: Conflict) -> dict[str, Json]:
    """Return a conflict as JSON values."""
    return {"site": row.site, "seq": row.seq, "reason": row.reason, "record": row.record, "sentence": row.sentence()}
