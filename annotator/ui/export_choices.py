"""What a person chose in the dialog of an export, as the export takes it."""

from __future__ import annotations

from annotator.core.annotation_set import STATUSES
from annotator.core.coder import CoderId
from annotator.ui.dialogs.export_options import ExportOptions
from annotator.workflow.anonymous import Anonymity
from annotator.workflow.choosing import Choice
from annotator.workflow.corpus_setting import TOKENS, Manner
from annotator.workflow.splits import rule_of

AGREED = "agreed:"  # before the number of those who must agree, in the list of whose work there is


def choice_of(options: ExportOptions) -> Choice:
    """Return what goes out."""
    whose = options.coder
    agreed = whose.startswith(AGREED)
    status = options.status.currentData()
    return Choice(
        coder=CoderId(whose) if whose and not agreed else None,
        agreed=int(whose.removeprefix(AGREED)) if agreed else 0,
        labels=tuple(options.labels.values()),
        zones=tuple(options.zones.values()),
        since=options.since.text().strip(),
        until=options.until.text().strip(),
        statuses=tuple(one for one in STATUSES if one == status),
        unfinished=options.unfinished.isChecked(),
    )


def manner_of(options: ExportOptions, language: str, *, split: bool = True) -> Manner:
    """Return how it is written.

    Args:
        options: The fields.
        language: Of instructions to language models.
        split: Look at the field of the split, too.

    Raises:
        InputError: What is typed there is no split.
    """
    shares = options.shares.text().strip() if split else ""
    key = str(options.together.currentData() or "")
    seed = round(options.seed.field.value())
    tokens = next(one for one in TOKENS if one == options.tokens.currentData())
    return Manner(
        tokens=tokens,
        language=language,
        split=rule_of(shares, seed, [key] if key else []) if shares else None,
        anonymity=Anonymity(
            options.codes.isChecked(), options.without_addresses.isChecked(), options.without_sources.isChecked()
        ),
    )
