"""What a format cannot carry, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from annotator.core.corpus import Loss
from annotator.language import ntr

DOCUMENTS = "documents"  # in a loss that concerns all documents alike: how many they are
ORDER = (  # marks that are gone first, then what was done to others, then what no file of the format holds
    "nested_dropped", "overlap_dropped", "no_word", "widened", "label_respelt", "attributes_dropped",
    "relation_dropped", "event_dropped", "note_dropped", "sentences_joined", "not_coded", "unfinished", "zone_left_out",
    "spacing_dropped", "metadata_dropped",
)  # fmt: skip


def counted(losses: Iterable[Loss]) -> dict[str, int]:
    """Return how many there are of each kind, the gravest first."""
    counts: Counter[str] = Counter()
    for loss in losses:
        many = loss.detail.get(DOCUMENTS, 1)
        counts[loss.code] += many if isinstance(many, int) else 1
    return {code: counts[code] for code in (*ORDER, *sorted(counts.keys() - set(ORDER))) if counts[code]}


def sentences(counts: Mapping[str, int]) -> list[str]:
    """Return a sentence for each kind of loss, in the interface language."""
    return [_sentence(code, count) for code, count in counts.items()]


def _sentence(code: str, count: int) -> str:
    return _of_marks(code, count) or _of_parts(code, count) or _of_reports(code, count) or f"{code}: {count}"


def _of_marks(code: str, count: int) -> str:
    match code:
        case "widened":
            return ntr("{count} mark was widened to whole words.", "{count} marks were widened to whole words.", count)
        case "nested_dropped":
            return ntr(
                "{count} mark inside a longer one is left out.", "{count} marks inside longer ones are left out.", count
            )
        case "overlap_dropped":
            return ntr(
                "{count} mark that overlaps a longer one is left out.",
                "{count} marks that overlap longer ones are left out.",
                count,
            )
        case "no_word":
            return ntr("{count} mark without a word is left out.", "{count} marks without a word are left out.", count)
        case "label_respelt":
            return ntr(
                "The label of {count} mark has _ in the place of spaces.",
                "The labels of {count} marks have _ in the place of spaces.",
                count,
            )
    return ""


def _of_parts(code: str, count: int) -> str:
    match code:
        case "attributes_dropped":
            return ntr("Attributes of {count} mark are left out.", "Attributes of {count} marks are left out.", count)
        case "sentences_joined":
            return ntr(
                "{count} end of a sentence inside a mark is not shown.",
                "{count} ends of sentences inside marks are not shown.",
                count,
            )
        case "relation_dropped":
            return ntr("{count} relation is left out.", "{count} relations are left out.", count)
        case "event_dropped":
            return ntr("{count} event is left out.", "{count} events are left out.", count)
        case "note_dropped":
            return ntr("{count} note is left out.", "{count} notes are left out.", count)
    return ""


def _of_reports(code: str, count: int) -> str:
    match code:
        case "not_coded":
            return ntr(
                "{count} report that was not begun is left out.",
                "{count} reports that were not begun are left out.",
                count,
            )
        case "unfinished":
            return ntr(
                "{count} report that is not done yet is written as it is.",
                "{count} reports that are not done yet are written as they are.",
                count,
            )
        case "zone_left_out":
            return ntr(
                "{count} part without marks (repeated title, comments, menu words) is left out.",
                "{count} parts without marks (repeated titles, comments, menu words) are left out.",
                count,
            )
        case "spacing_dropped":
            return ntr(
                "Spaces and line breaks of {count} report are left out.",
                "Spaces and line breaks of {count} reports are left out.",
                count,
            )
        case "metadata_dropped":
            return ntr(
                "Title, source, date, parts and status of {count} report are left out.",
                "Titles, sources, dates, parts and status of {count} reports are left out.",
                count,
            )
    return ""
