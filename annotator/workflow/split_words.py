"""A split in words, in a table, and as a file: what went where, and how alike the parts are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from annotator.core.document import DocumentId
from annotator.core.json_value import Json
from annotator.formats.csv_cells import row
from annotator.language import isolated, ntr, number, percent, tr
from annotator.workflow.splits import Parted

HELD = "held back"


def to_json(parted: Parted) -> dict[str, Json]:
    """Return a split as JSON values."""
    return {
        "shares": dict(parted.rule.shares),
        "seed": parted.rule.seed,
        "together": list(parted.rule.together),
        "parts": [
            {"part": one.part, "documents": one.documents, "earlier": one.earlier, "labels": dict(one.labels)}
            for one in parted.rows
        ],
        "likeness": [{"parts": list(pair), "most": round(share, 3)} for pair, share in parted.likeness.items()],
        "held": list(parted.held),
    }


def details(parted: Parted) -> list[str]:
    """Say what went where, a line a part; then how alike the parts are, and what was held back."""
    lines = []
    for one in parted.rows:
        reports = ntr("{count} report", "{count} reports", one.documents)
        labels = tr(", ").join(f"{isolated(label)} {number(count)}" for label, count in one.labels.items())
        lines.append(tr("{part}: {reports} ({labels})", part=isolated(one.part), reports=reports, labels=labels or "–"))
    return lines + [_alike(pair, share) for pair, share in parted.likeness.items()] + _held(parted)


def _alike(pair: tuple[str, str], share: float) -> str:
    one, other = map(isolated, pair)
    return tr(
        "The most alike reports of {one} and {other} have {share} of their letters in common.",
        one=one,
        other=other,
        share=percent(share),
    )


def _held(parted: Parted) -> list[str]:
    if not parted.held:
        return []
    named = tr(", ").join(isolated(id[:12]) for id in parted.held[:10])
    return [
        ntr(
            "{count} report is like reports of two parts and was held back: {ids}",
            "{count} reports are like reports of two parts and were held back: {ids}",
            len(parted.held),
            ids=named,
        )
    ]


def table(parted: Parted, titles: Mapping[DocumentId, str]) -> Iterator[str]:
    """Give the lines of a CSV file that says where each report went; it begins with a byte-order mark, for Excel."""
    yield "\ufeff" + row(["document", "title", "part", "new"])
    for id, part in parted.parts.items():
        yield row([id, titles.get(id, ""), part, int(id in parted.new)])
    for id in parted.held:
        yield row([id, titles.get(id, ""), HELD, 1])
