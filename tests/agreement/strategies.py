"""Marks, works and documents of any kind, for properties."""

from __future__ import annotations

from hypothesis import strategies as st

from annotator.agreement.coding import CodedDocument, Coding, Mark
from annotator.core.json_value import Json

LENGTH = 24
LABELS = ("ACTOR", "LOCATION", "TACTIC")
CODERS = ("ali", "omar", "sara")


@st.composite
def marks(draw: st.DrawFn, *, most: int = 7) -> tuple[Mark, ...]:
    """Return marks, nested and crossing ones and equal ones among them, in any order."""
    found = []
    for nth in range(draw(st.integers(0, most))):
        start = draw(st.integers(0, LENGTH - 1))
        end = draw(st.integers(start + 1, min(LENGTH, start + 8)))
        attributes: dict[str, Json] = draw(
            st.sampled_from([{}, {"min": 1}, {"min": 2}, {"min": 2, "outcome": "killed"}, {"outcome": ""}])
        )
        found.append(Mark(start, end, draw(st.sampled_from(LABELS)), f"m{nth}", attributes))
    return tuple(found)


@st.composite
def documents(draw: st.DrawFn, *, most: int = 3) -> list[CodedDocument]:
    """Return documents that two or three coders have done, or not."""
    found = []
    for nth in range(draw(st.integers(1, most))):
        coders = draw(st.lists(st.sampled_from(CODERS), min_size=1, max_size=3, unique=True))
        codings = tuple(Coding(coder, draw(marks()), done=draw(st.integers(0, 5)) > 0) for coder in coders)
        found.append(CodedDocument(f"d{nth}", LENGTH, codings))
    return found
