"""Texts that are hard for offsets: marks, joiners, flags, controls, both scripts, and anything that Unicode has."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

_VECTORS = Path(__file__).with_name("vectors.json")
_REPORT = Path(__file__).parents[2].parent / "shared" / "data" / "report-deir-ez-zor.txt"

# Each of these has broken an offset somewhere.
PIECES = (
    *"قتل وبلالله«»()\"'،؛؟.!…:-/_#@%3٣۳٬٫,",
    *"aZéç\t\n 🇸🇾💡👩",
    "ا\u0654", "قّـَ", "ـ", "ﻻ", "ﷺ", "ﹰ", "ﱞ",
    "\u064b", "\u0651", "\u0670", "\u0301", "\u0308", "´", "\u0600", "\u06dd", "\u200b", "\u200c", "\u200d", "\u200e",
    "\u200f", "\u061c", "\u2067", "\u2069", "\u202f", "\u2009", "\u00a0", "\u00ad", "\ufeff", "\ufe0f", "\ufffc",
    "\ufffd", "\u2028", "\r", "\x00", "각", "क्ष", "ห", "ยิ", "Σ", "İ", "ß", "\ue000",
    "https://t.co/a?b=1", "12٬500", "14/05/2016", "و10",
)  # fmt: skip


def hard_texts() -> st.SearchStrategy[str]:
    """Return texts of hard pieces, and wholly random ones."""
    return st.lists(st.sampled_from(PIECES), max_size=24).map("".join) | st.text(max_size=24)


def vectors(name: str) -> list[dict[str, Any]]:
    """Return the cases of one kind from the file beside this one."""
    cases: list[dict[str, Any]] = json.loads(_VECTORS.read_text(encoding="utf-8"))[name]
    return cases


def all_vectors() -> dict[str, Any]:
    """Return the whole file of cases."""
    content: dict[str, Any] = json.loads(_VECTORS.read_text(encoding="utf-8"))
    return content


def real_report() -> str:
    """Return the real report's text as decoded, or skip: it lies outside the repository, not ours to give."""
    if not _REPORT.exists():
        pytest.skip("the real report is not on this machine")
    return _REPORT.read_bytes().decode("utf-8")
