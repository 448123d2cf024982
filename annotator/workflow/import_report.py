"""What an import did: counted while it goes on, told in a line when it is over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotator.core.annotation_set import AnnotationSet
from annotator.core.corpus import Finding
from annotator.core.document import DocumentId
from annotator.core.json_value import Json
from annotator.language import isolated, ntr, number, tr
from annotator.workflow.words import zone_name

REVERSED, SHAPES = "reversed", "shapes"
DOUBTS = (REVERSED, SHAPES)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a person is told of an import.

    Attributes:
        code: A stable word for it ("damaged", "empty", "span" …).
        file: The file concerned, with its folder.
        line: Its line, from 1, where one is meant.
        sentence: What, where, and what became of it or is to be done, in the interface language.
        refused: A whole report, file or folder was left out because of it.
        lines: All lines that it is about, where it is about several.
    """

    code: str
    file: str
    line: int | None
    sentence: str
    refused: bool = False
    lines: tuple[int, ...] = ()


def problem(finding: Finding, path: Path, line: int | None = None) -> Problem:
    """Return a finding with its place."""
    name = isolated(file_name(path))
    place = name if line is None else tr("{file}, line {line}", file=name, line=line)
    sentence = tr("{place}: {sentence}", place=place, sentence=finding.sentence)
    return Problem(finding.code, printable(str(path)), line, sentence, finding.refused, finding.lines)


def file_name(path: Path) -> str:
    """Return a file's own name as it can be stored and shown."""
    return printable(path.name)


def printable(name: str) -> str:
    """Return a name without the half characters that stand for bytes which are no UTF-8."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did.

    Attributes:
        files: How many files were read, those that were refused among them.
        new: Documents that are in the project now and were not before.
        known: Documents that were in it already.
        spans: Marks that came with them.
        code_points: Length of the new documents' texts.
        changes: How many characters cleaning changed in new reports, by reason.
        encodings: How many reports were read in which encoding.
        zones: How many zones the new documents have, by kind.
        stopped: Somebody stopped it; what had been stored by then is stored.
        labels: How many marks the files have, by label as it is here.
        coders: How many marks they have, by coder's name.
        dry_run: Nothing of it was stored; it is what would be.
        taken_back: Nothing was stored, because something must be refused.
    """

    files: int
    new: tuple[DocumentId, ...]
    known: tuple[DocumentId, ...]
    spans: int
    changes: dict[str, int]
    encodings: dict[str, int]
    problems: tuple[Problem, ...]
    stopped: bool = False
    code_points: int = 0
    zones: dict[str, int] = field(default_factory=dict)
    labels: dict[str, int] = field(default_factory=dict)
    coders: dict[str, int] = field(default_factory=dict)
    dry_run: bool = False
    taken_back: bool = False

    @property
    def refused(self) -> int:
        """How many reports, files or folders were left out."""
        return sum(problem.refused for problem in self.problems)

    @property
    def doubtful(self) -> int:
        """How many reports came in whose text seems to be damaged: see ``workflow.damage``."""
        return len({(problem.file, problem.line) for problem in self.problems if problem.code in DOUBTS})

    def to_json(self) -> dict[str, Json]:
        """Return it as JSON values."""
        return {
            "files": self.files,
            "new": list(self.new),
            "known": list(self.known),
            "spans": self.spans,
            "code_points": self.code_points,
            "changes": self.changes,
            "encodings": self.encodings,
            "zones": self.zones,
            "problems": [_plain(one) for one in self.problems],
            "stopped": self.stopped,
            "labels": self.labels,
            "coders": self.coders,
            "dry_run": self.dry_run,
            "taken_back": self.taken_back,
        }

    def sentence(self) -> str:
        """Sum it up in one line."""
        parts = [
            ntr("{count} new report", "{count} new reports", len(self.new)),
            ntr("{count} known already", "{count} known already", len(self.known)) if self.known else "",
            ntr("{count} mark", "{count} marks", self.spans) if self.spans else "",
            ntr("{count} left out", "{count} left out", self.refused) if self.refused else "",
            ntr("{count} to be looked at", "{count} to be looked at", self.doubtful) if self.doubtful else "",
            tr("stopped before the end") if self.stopped else "",
        ]
        what = tr(", ").join(part for part in parts if part)
        if self.taken_back:
            return tr("Nothing was imported, for a part of it must be refused. It would have been: {what}.", what=what)
        if self.dry_run:
            return tr("Nothing was imported yet. It would be: {what}.", what=what)
        return tr("{what}.", what=what)

    def details(self) -> list[str]:
        """Say the rest, a line each: length, encodings, what cleaning changed, zones; then every problem."""
        lines = []
        if self.code_points:
            lines.append(ntr("Length: {count} character", "Length: {count} characters", self.code_points))
        if self.encodings:
            lines.append(tr("Read as: {list}", list=_counted((name, many) for name, many in self.encodings.items())))
        if self.changes:
            named = _counted((_reason(code), count) for code, count in self.changes.items())
            lines.append(tr("Characters changed by cleaning: {list}", list=named))
        if self.zones:
            named = _counted((zone_name(kind), count) for kind, count in self.zones.items())
            lines.append(tr("Parts: {list}", list=named))
        if self.dry_run:
            lines += self._of_marks()
        return lines + [one.sentence for one in self.problems]

    def _of_marks(self) -> list[str]:
        """Say which labels and coders there are, so that a person can map them."""
        labels = [tr("Labels: {list}", list=_named(self.labels))] if self.labels else []
        return labels + ([tr("Coders: {list}", list=_named(self.coders))] if self.coders else [])


def _named(counts: Mapping[str, int]) -> str:
    return _counted((isolated(name), count) for name, count in sorted(counts.items()))


def _plain(one: Problem) -> dict[str, Json]:
    found: dict[str, Json] = {"code": one.code, "file": one.file, "line": one.line, "sentence": one.sentence}
    return {**found, "refused": one.refused, **({"lines": list(one.lines)} if one.lines else {})}


def _counted(pairs: Iterable[tuple[str, int]]) -> str:
    return tr(", ").join(f"{name} {number(count)}" for name, count in pairs)


def _reason(code: str) -> str:
    reasons = {
        "bom": tr("byte-order marks"),
        "line_end": tr("line ends"),
        "separator": tr("line and paragraph separators"),
        "control": tr("control characters"),
        "surrogate": tr("half characters"),
        "noncharacter": tr("code points that are no characters"),
    }
    return reasons.get(code, code)


def _told_apart(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Give the problems, with the folder where two files concerned have the same name."""
    found = list(problems)
    names = Counter(Path(file).name for file in {one.file for one in found})
    for one in found:
        path = Path(one.file)
        if names[path.name] > 1:
            longer = isolated(f"{path.parent.name}/{path.name}")
            one = replace(one, sentence=one.sentence.replace(isolated(path.name), longer, 1))
        yield one


COUNTED = ("changes", "encodings", "zones", "labels", "coders")


class Gathered:
    """Counts what an import has done so far."""

    def __init__(self) -> None:
        self._files: set[str] = set()
        self._new: dict[DocumentId, None] = {}
        self._known: dict[DocumentId, None] = {}
        self._problems: dict[tuple[str, str, int | None, str], Problem] = {}
        self._counts: dict[str, Counter[str]] = {name: Counter() for name in COUNTED}
        self._spans = self._code_points = 0
        self.stopped = False
        """Set by whoever stops the import."""

    def file(self, path: Path, problems: Iterable[Problem] = ()) -> None:
        """Count a file that was read; the same again counts once."""
        self._files.add(printable(str(path)))
        for one in problems:
            self._problems.setdefault((one.code, one.file, one.line, one.sentence), one)

    def document(
        self, id: DocumentId, *, new: bool, encoding: str, spans: int, length: int = 0, changes: Mapping[str, int] = {}
    ) -> None:
        """Count a report that was stored, or found to be stored already."""
        if new:
            self._new[id] = None
        elif id not in self._new:
            self._known[id] = None
        self._counts["encodings"][encoding] += 1
        self._counts["changes"].update(changes)
        self._spans += spans
        self._code_points += length

    def zones(self, kinds: Iterable[str]) -> None:
        """Count the zones of a new document."""
        self._counts["zones"].update(kinds)

    def sets(self, sets: Iterable[AnnotationSet]) -> None:
        """Count the marks of a report by label and coder, those known already too."""
        for one in sets:
            self._counts["labels"].update(str(span.label) for span in one.spans)
            self._counts["coders"][one.coder.name or str(one.coder.id)] += len(one.spans)

    def report(self) -> ImportReport:
        """Return what there is to tell."""
        return ImportReport(
            files=len(self._files),
            new=tuple(self._new),
            known=tuple(self._known),
            spans=self._spans,
            changes=dict(self._counts["changes"]),
            encodings=dict(self._counts["encodings"]),
            problems=tuple(_told_apart(self._problems.values())),
            stopped=self.stopped,
            code_points=self._code_points,
            zones=dict(self._counts["zones"]),
            labels=dict(self._counts["labels"]),
            coders=dict(self._counts["coders"]),
        )
