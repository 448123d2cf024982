"""What marks lose with their label: what only the old one has words for."""

from __future__ import annotations

from annotator.core.annotation_set import Relation
from annotator.core.change import Change
from annotator.core.codebook import Codebook
from annotator.core.saying import said
from annotator.core.span import Span
from annotator.language import isolated, ntr, tr
from annotator.ui.words import label_name


def losers(change: Change) -> list[Span]:
    """Return the marks, as they were, that said something under their old label which is gone with it."""
    after = {record.id: said(record) for record in change.added if isinstance(record, Span)}
    unlinked = {record.source for record in change.removed if isinstance(record, Relation)}
    before = [record for record in change.removed if isinstance(record, Span)]
    return [one for one in before if one.id in unlinked or said(one).keys() - after.get(one.id, {}).keys()]


def loss_sentence(change: Change, label: str, codebook: Codebook) -> str:
    """Say what went with the old label of marks that have another one now; "" where nothing did."""
    lost = losers(change)
    if not lost:
        return ""
    names = dict.fromkeys(isolated(label_name(codebook, one.label)) for one in lost)
    return ntr(
        "Changed to {label}: what it said as {before} is gone.",
        "Changed to {label}: what {count} marks said as {before} is gone.",
        len(lost),
        label=isolated(label_name(codebook, label)),
        before=tr(", ").join(names),
    )
