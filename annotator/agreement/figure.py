"""A figure: what was measured, of what, what came out, how sure it is, or why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotator.agreement.bootstrap import Interval
from annotator.core.json_value import Json

ALL_PAIRS = "all pairs"

F1_MEASURES = ("f1_strict", "f1_boundary", "f1_overlap", "f1_overlap_any", "f1_chars")
ALPHA_MEASURES = ("alpha_u", "alpha_u_pooled", "alpha_u_joint", "alpha_u_binary")
LINK_MEASURES = ("f1_relation_strict", "f1_relation_overlap", "f1_role_strict", "f1_role_overlap")

# Why a figure is not defined: stable codes. The sentences are in ``workflow/agreement_words.py``.
NO_SHARED = "no_shared_documents"  # no document that both, or two, have finished
NO_SPANS = "no_spans"  # neither marked anything
NO_UNIT = "no_unit"  # nobody marked anything with the label
ALL_MARKED = "all_marked"  # everybody marked everything: chance could not disagree
OVERLAPPING = "overlapping"  # marks of one coder overlap
NOT_COMPARABLE = "not_comparable"  # no two coders made the same mark
NO_PARTNERS = "no_partners"  # no marks that overlap
NO_VARIATION = "no_variation"  # one value throughout
NO_LINKS = "no_links"  # neither made a link
NO_VALUES = "no_values"  # no report of which two coders said something
UNEQUAL = "unequal_numbers"  # reports were judged by different numbers of coders
REASONS = (
    NO_SHARED,
    NO_SPANS,
    NO_UNIT,
    ALL_MARKED,
    OVERLAPPING,
    NOT_COMPARABLE,
    NO_PARTNERS,
    NO_VARIATION,
    NO_LINKS,
    NO_VALUES,
    UNEQUAL,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure.

    Attributes:
        measure: Its name ("f1_strict", "alpha_u" …).
        scope: Of what: ``coders`` (names of two, or "all pairs"), ``label`` (None: all), ``docs``, ``attr`` …
        value: What came out; None: not defined. For the table of labels a list of rows.
        counts: What it is made of.
        interval: The 95 % interval over documents; None where there is none.
        reason: Why it is not defined, one of ``REASONS``; "" where it is.
        documents: How many documents count for it.
    """

    measure: str
    scope: Mapping[str, Json]
    value: float | list[list[Json]] | None
    counts: Mapping[str, int] = field(default_factory=dict)
    interval: Interval | None = None
    reason: str = ""
    documents: int = 0

    @property
    def number(self) -> float | None:
        """The value where it is a number."""
        return self.value if isinstance(self.value, int | float) else None
