"""What a format cannot carry, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from annotator.core.corpus import Loss
from annotator.language import ntr

DOCUMENTS = "documents"  # in a loss that concerns all documents alike: how many they are
ORDER = (  # marks that are gone first, then what was done to others, then what no file of the format holds
    "nested_dropped", "overlap_dropped", "no_word", "not_in_ents", "not_in_tags", "widened", "widened_in_tags",
    "trimmed", "label_respelt", "type_respelt", "word_respelt", "control_replaced", "attributes_dropped",
    "relation_dropped", "relation_attributes_dropped", "event_dropped", "note_dropped", "sentences_joined",
    "not_chosen", "not_coded", "nothing_told",
    "unfinished", "unfinished_left_out", "held_back", "own_words", "masked", "zone_left_out", "spacing_dropped",
    "metadata_dropped", "zones_dropped", "sources_dropped", "ids_dropped", "coder_dropped", "labels_lowered",
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
    for said in (_of_marks, _of_words, _of_parts, _of_sets, _of_reports, _of_all):
        if sentence := said(code, count):
            return sentence
    return f"{code}: {count}"


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


def _of_words(code: str, count: int) -> str:
    match code:
        case "not_in_ents":
            return ntr(
                "{count} mark inside or across another is in spans, not in ents.",
                "{count} marks inside or across others are in spans, not in ents.",
                count,
            )
        case "not_in_tags":
            return ntr("{count} mark has no tags of its own.", "{count} marks have no tags of their own.", count)
        case "widened_in_tags":
            return ntr(
                "The tags of {count} mark go over whole words.", "The tags of {count} marks go over whole words.", count
            )
        case "trimmed":
            return ntr(
                "{count} mark lost the line ends at its edges.",
                "{count} marks lost the line ends at their edges.",
                count,
            )
        case "type_respelt":
            return ntr(
                "The type of {count} relation is spelt otherwise.",
                "The types of {count} relations are spelt otherwise.",
                count,
            )
        case "word_respelt":
            return ntr(
                "{count} word has _ in the place of white space.",
                "{count} words have _ in the place of white space.",
                count,
            )
    return ""


def _of_parts(code: str, count: int) -> str:
    match code:
        case "relation_attributes_dropped":
            return ntr(
                "Attributes of {count} relation are left out.", "Attributes of {count} relations are left out.", count
            )
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


def _of_sets(code: str, count: int) -> str:
    match code:
        case "not_coded":
            return ntr(
                "{count} report that was not begun is left out.",
                "{count} reports that were not begun are left out.",
                count,
            )
        case "nothing_told":
            return ntr(
                "{count} report without marks looks like one that nobody began.",
                "{count} reports without marks look like some that nobody began.",
                count,
            )
        case "unfinished":
            return ntr(
                "{count} report that is not done yet is written as it is.",
                "{count} reports that are not done yet are written as they are.",
                count,
            )
        case "unfinished_left_out":
            return ntr(
                "{count} report that is not done yet is left out.",
                "{count} reports that are not done yet are left out.",
                count,
            )
        case "held_back":
            return ntr(
                "{count} report is like reports of two parts, and is left out of all.",
                "{count} reports are like reports of two parts, and are left out of all.",
                count,
            )
        case "not_chosen":
            return ntr(
                "{count} mark that was not chosen is left out.",
                "{count} marks that were not chosen are left out.",
                count,
            )
    return ""


def _of_reports(code: str, count: int) -> str:
    match code:
        case "own_words":
            return ntr(
                "The source of {count} report does not say how it was cut into words: it is cut by our own rule.",
                "The sources of {count} reports do not say how they were cut into words: they are cut by our own rule.",
                count,
            )
        case "control_replaced":
            return ntr(
                "Characters that XML cannot hold were replaced in {count} report.",
                "Characters that XML cannot hold were replaced in {count} reports.",
                count,
            )
        case "masked":
            return ntr(
                "Addresses in the text of {count} report are covered.",
                "Addresses in the texts of {count} reports are covered.",
                count,
            )
        case "zone_left_out":
            return ntr(
                "{count} part without marks (repeated title, comments, menu words) is left out.",
                "{count} parts without marks (repeated titles, comments, menu words) are left out.",
                count,
            )
    return ""


def _of_all(code: str, count: int) -> str:
    match code:
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
        case "zones_dropped":
            return ntr(
                "The parts (title, article, comments) of {count} report are not told.",
                "The parts (title, article, comments) of {count} reports are not told.",
                count,
            )
        case "sources_dropped":
            return ntr(
                "Which file {count} report came from is not told.",
                "Which files {count} reports came from is not told.",
                count,
            )
        case "ids_dropped":
            return ntr(
                "The marks of {count} report have other ids.", "The marks of {count} reports have other ids.", count
            )
        case "coder_dropped":
            return ntr("Who coded {count} report is not told.", "Who coded {count} reports is not told.", count)
        case "labels_lowered":
            return ntr(
                "The labels of {count} report are in small letters.",
                "The labels of {count} reports are in small letters.",
                count,
            )
    return ""
