"""What a format cannot carry, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from annotator.core.corpus import Loss
from annotator.language import ntr


def counted(losses: Iterable[Loss]) -> dict[str, int]:
    """Return how many there are of each kind."""
    return dict(sorted(Counter(loss.code for loss in losses).items()))


def sentences(counts: Mapping[str, int]) -> list[str]:
    """Return a sentence for each kind."""
    return [_sentence(code, count) for code, count in counts.items()]


def _sentence(code: str, count: int) -> str:
    match code:
        case "widened":
            return ntr("{count} mark widened to whole words", "{count} marks widened to whole words", count)
        case "nested_dropped":
            return ntr("{count} mark inside another left out", "{count} marks inside others left out", count)
        case "overlap_dropped":
            return ntr("{count} mark across another left out", "{count} marks across others left out", count)
        case "no_word":
            return ntr("{count} mark without a word left out", "{count} marks without a word left out", count)
        case "attributes_dropped":
            return ntr("attributes of {count} mark left out", "attributes of {count} marks left out", count)
        case "relation_dropped":
            return ntr("{count} relation left out", "{count} relations left out", count)
        case "event_dropped":
            return ntr("{count} event left out", "{count} events left out", count)
        case "note_dropped":
            return ntr("{count} note left out", "{count} notes left out", count)
        case "not_coded":
            return ntr("{count} report without marks left out", "{count} reports without marks left out", count)
    return f"{code}: {count}"
