"""The data set card: what the corpus holds, what its labels mean, how far its coders agree, how it is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from annotator import __version__
from annotator.formats.huggingface_features import Feature, card_lines, quoted
from annotator.formats.setting import Setting

UNKNOWN_LICENCE = "unknown"
_ABOUT = """\
Arabic reports of conflict with coded marks, exported by Tarmiz {version}. One row is one coder's work on one report.
Offsets count Unicode code points of `text`, from 0, and end behind the last: `text[start:end]`.
`spans` holds every mark; `ner_tags` those that can stand side by side, over whole words. `attributes`, `metadata`,
`events` and `notes` are JSON.
"""
_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))


@dataclass(slots=True)
class Part:
    """What the files of one part hold.

    Attributes:
        rows, words, marks: How many.
        bytes_read, bytes_kept: How large it is in memory, and on the disk.
    """

    name: str
    rows: int = 0
    words: int = 0
    marks: Counter[str] = field(default_factory=Counter)
    documents: set[str] = field(default_factory=set)
    bytes_read: int = 0
    bytes_kept: int = 0
    files: int = 0
    rows_in_file: int = 0

    def learn(self, row: Mapping[str, Any]) -> None:
        """Count a row."""
        self.words += len(row["tokens"])
        self.marks.update(str(span["label"]) for span in row["spans"])
        self.documents.add(row["id"])

    def wrote(self, rows: int, size: int) -> None:
        """Count rows that were written."""
        self.rows += rows
        self.rows_in_file += rows
        self.bytes_read += size

    def next_file(self) -> str:
        """Return the name of the next file."""
        self.files += 1
        self.rows_in_file = 0
        return f"data/{self.name}-{self.files - 1:05}.parquet"

    def closed(self, size: int) -> None:
        """Count the bytes of a file that is written."""
        self.bytes_kept += size


def card(setting: Setting, columns: Mapping[str, Feature], parts: Sequence[Part]) -> str:
    """Return README.md."""
    return "\n".join(["---", *_head(setting, columns, parts), "---", *_body(setting, parts), ""])


def _head(setting: Setting, columns: Mapping[str, Feature], parts: Sequence[Part]) -> Iterator[str]:
    rows = sum(part.rows for part in parts)
    yield "language:\n- ar"
    yield f"license: {quoted(setting.licence or UNKNOWN_LICENCE)}"
    yield f"pretty_name: {quoted(setting.name)}"
    yield "task_categories:\n- token-classification"
    yield f"size_categories:\n- {next((name for most, name in _SIZES if rows < most), 'n>1M')}"
    yield "configs:\n- config_name: default\n  data_files:"
    for part in parts:
        yield f"  - split: {part.name}\n    path: data/{part.name}-*.parquet"
    yield "dataset_info:\n  features:"
    yield from card_lines(columns, "  ")
    yield "  splits:"
    for part in parts:
        yield f"  - name: {part.name}\n    num_bytes: {part.bytes_read}\n    num_examples: {part.rows}"
    yield f"  download_size: {sum(part.bytes_kept for part in parts)}"
    yield f"  dataset_size: {sum(part.bytes_read for part in parts)}"


def _body(setting: Setting, parts: Sequence[Part]) -> Iterator[str]:
    yield f"# {setting.name}\n"
    yield from _ABOUT.format(version=__version__).split("\n")
    yield from _table(["part", "reports", "rows", "words", "marks"], _counts(parts))
    yield "## Labels\n"
    yield from _table(["label", "marks", "Arabic", "English", "definition"], _labels(setting, parts))
    yield "## Agreement between coders\n"
    if setting.figures:
        yield from _table(["measure", "value", "95 % interval", "reports"], setting.figures)
    else:
        yield "Not measured: fewer than two coders finished the same report.\n"
    yield "## Licence\n"
    yield f"{setting.licence or 'Not stated by those who made the corpus: ask them before it is used or given on.'}\n"
    if setting.notes:
        yield "## Notes\n"
        yield from (f"- {note}" for note in setting.notes)


def _counts(parts: Sequence[Part]) -> Iterator[tuple[str, ...]]:
    for part in parts:
        yield part.name, *map(str, (len(part.documents), part.rows, part.words, part.marks.total()))


def _labels(setting: Setting, parts: Sequence[Part]) -> Iterator[tuple[str, ...]]:
    for label in setting.labels:
        count = sum(part.marks[label] for part in parts)
        known = None if setting.codebook is None else setting.codebook.label(label)
        if known is None:
            yield label, str(count), "", "", ""
        else:
            meaning = known.definitions["en"] or known.definitions["ar"]
            yield label, str(count), known.names["ar"], known.names["en"], meaning


def _table(head: Sequence[str], rows: Iterator[Sequence[str]] | Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    for row in rows:
        cells = [" ".join(cell.replace("|", "\\|").split()) for cell in row]
        yield f"| {' | '.join(cells)} |"
    yield ""
