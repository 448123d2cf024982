"""The list of formats: each can be described and written, and each loss has a sentence."""

from __future__ import annotations

from pathlib import Path

from annotator.core.corpus import Loss
from annotator.formats import losses
from annotator.formats.listing import FORMATS, purposes

NAMES = (
    "jsonl conll2002 bioes huggingface spacy uima-xmi uima-json brat labelstudio doccano prodigy gliner chat".split()
)
READ = {"conll2002", "bioes", "uima-xmi", "uima-json", "brat", "labelstudio", "doccano", "prodigy"}


def test_each_format_is_known_by_its_own_name_and_described_by_name_and_purpose() -> None:
    assert list(FORMATS) == [one.name for one in FORMATS.values()] == NAMES
    assert all(": " in one.describe() for one in FORMATS.values())
    assert all(one.suffix.startswith(".") or one.is_folder for one in FORMATS.values())
    assert {one.name for one in FORMATS.values() if one.read is not None} == READ


def test_whatever_one_wants_to_do_there_is_a_format_for_it_and_each_format_is_for_something() -> None:
    assert {name for _, name in purposes()} == set(FORMATS)
    assert len({words for words, _ in purposes()}) == len(purposes())


def test_every_kind_of_loss_has_a_sentence_for_one_and_for_many() -> None:
    for code in losses.ORDER:
        one, many = losses.sentences({code: 1}), losses.sentences({code: 3})
        assert one != many
        assert not one[0].startswith(code)
    assert {code for one in FORMATS.values() for code in one.never} <= set(losses.ORDER)


def test_every_kind_of_loss_is_explained_in_the_documentation() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "corpus-format.md").read_text(encoding="utf-8")
    assert [code for code in losses.ORDER if f"`{code}`" not in page] == []


def test_what_a_format_never_holds_is_lost_of_every_document() -> None:
    assert FORMATS["jsonl"].losses_of_all(3) == ()
    assert losses.counted(FORMATS["conll2002"].losses_of_all(3)) == {"spacing_dropped": 3, "metadata_dropped": 3}
    assert FORMATS["conll2002"].losses_of_all(0) == ()


def test_losses_are_counted_by_kind_the_gravest_first() -> None:
    found = [Loss("widened"), Loss("new_kind"), Loss("nested_dropped"), Loss("widened")]
    assert list(losses.counted(found).items()) == [("nested_dropped", 1), ("widened", 2), ("new_kind", 1)]


def test_every_kind_of_loss_has_a_sentence() -> None:
    for code in losses.ORDER:
        (one,), (many,) = losses.sentences({code: 1}), losses.sentences({code: 5})
        assert one != many
        assert "5" in many
        assert many != f"{code}: 5"
