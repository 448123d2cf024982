"""Files of other programs become reports that are ready to be stored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotator.core.codebook import Codebook
from annotator.core.corpus import Finding, RawReport
from annotator.errors import InputError
from annotator.formats.item import Item, Wanted
from annotator.formats.listing import FORMATS
from annotator.language import isolated, ntr, tr
from annotator.workflow.import_options import LONGEST_LINE, PART, Options
from annotator.workflow.labels import RefusedError
from annotator.workflow.readying import Arriving, Prepared, Stretch, finding_of, in_codebook


def parts_of_format(path: Path, options: Options, codebook: Codebook) -> Iterator[Prepared]:
    """Read a file of a corpus format, a stretch of it at a time.

    Raises:
        OSError: It cannot be read.
        InputError: It cannot be used at all.
    """
    read = FORMATS[options.format].read
    if read is None:
        raise RefusedError("format", tr("Files of the format {format} are written, not read.", format=options.format))
    wanted = Wanted(LONGEST_LINE, options.encoding, options.accept_damaged, options.unit, options.lines)
    stretch, count, lacking = Stretch(path), 0, _Lacking()
    for item in _until_broken(path, read(path, wanted)):
        try:
            report, findings = _of_item(item, options, codebook)
        except RefusedError as error:
            report, findings = None, lacking.take(item.line, error)
        stretch.add(item.line, report, findings, item.path)
        count += report is not None or lacking.reports > 0 or any(one.refused for one in findings)
        if stretch.size >= PART:
            yield stretch.prepared()
    if not count:
        raise RefusedError("empty", tr("There is no report in it."))
    stretch.add(lacking.line, None, lacking.findings())
    yield stretch.prepared()


def _until_broken(path: Path, items: Iterator[Item]) -> Iterator[Item]:
    """Give what is read of a file; where it cannot be read on, why: what came before is not lost with the rest."""
    try:
        yield from items
    except InputError as error:
        yield Item(path, error=error)


@dataclass(slots=True)
class _Lacking:
    """Labels that the codebook lacks, gathered over a file: told once, not for each report.

    Attributes:
        labels: In the order in which they were met.
        line: Where the first report begins that was left out for one.
        reports: How many were left out.
    """

    labels: dict[str, None] = field(default_factory=dict)
    line: int | None = None
    reports: int = 0

    def take(self, line: int | None, error: RefusedError) -> list[Finding]:
        """Take a report that was refused; return what is told of it now."""
        if error.code != "labels":
            return [finding_of(error)]
        self.line = self.line if self.reports else line
        self.reports += 1
        self.labels |= dict.fromkeys(error.labels)
        return []

    def findings(self) -> list[Finding]:
        """Return what is told of all of them."""
        if not self.reports:
            return []
        sentence = ntr(
            "The codebook has no labels {labels}, and nothing maps them: {count} report was left out.",
            "The codebook has no labels {labels}, and nothing maps them: {count} reports were left out.",
            self.reports,
            labels=tr(", ").join(map(isolated, self.labels)),
        )
        return [Finding("labels", sentence, refused=True)]


def _of_item(item: Item, options: Options, codebook: Codebook) -> tuple[Arriving | None, Sequence[Finding]]:
    if item.error is not None:
        return None, [finding_of(item.error)]
    if item.report is None:
        return None, item.findings
    try:
        raw, unnamed = _with_coder(item.report, options)
        report, findings = in_codebook(item.path, item.line, item.data, item.encoding, raw, options, codebook)
    except RefusedError:
        raise
    except InputError as error:
        return None, [finding_of(error)]
    return report, [*item.findings, *unnamed, *findings]


def _with_coder(raw: RawReport, options: Options) -> tuple[RawReport, list[Finding]]:
    """Give sets that name nobody to a coder who is called as the format is, unless somebody is said."""
    if options.coder or all(one.coder or one.coder_id for one in raw.sets):
        return raw, []
    name = options.format
    sets = tuple(one if one.coder or one.coder_id else replace(one, coder=name) for one in raw.sets)
    sentence = tr("Its marks name no coder: they were given to one called {name}.", name=isolated(name))
    return replace(raw, sets=sets), [Finding("coder_unnamed", sentence)]
