"""Casualty claims are read as the rules say: figures, hedges, joint figures, parts, totals, and what is no person."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.arabic.casualties import Claim, casualties
from tests.arabic.number_writer import MANNERS, Manner, written
from tests.arabic.texts import hard_texts, real_report

HERE = Path(__file__).parent
PHRASES: list[dict[str, Any]] = json.loads((HERE / "casualty_phrases.json").read_text(encoding="utf-8"))["phrases"]
SENTENCES = [
    line.split("|")
    for line in (HERE / "casualty_sentences.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def one(text: str) -> Claim:
    """Return the only claim of a text."""
    (claim,) = casualties(text)
    return claim


def bound(value: int | None) -> str:
    return "-" if value is None else str(value)


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase["id"])
def test_the_phrase_file_is_read_exactly(phrase: dict[str, Any]) -> None:
    claims = casualties(phrase["text"])
    read = [(claim.outcome, claim.least, claim.most, claim.hedge) for claim in claims]
    assert read == [(said["outcome"], said["min"], said["max"], said["hedge"]) for said in phrase["claims"]]
    for claim, said in zip(claims, phrase["claims"], strict=True):
        assert claim.victim == said.get("victim", "")
        assert claim.joint == said.get("joint", False)
        assert claim.subset == said.get("subset", {})
        assert claim.breakdown == said.get("breakdown", {})
        assert claim.framing == said.get("framing", "")
        assert list(claim.flags) == ([said["flag"]] if "flag" in said else [])


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_our_own_sentences_are_read_exactly(text: str, expected: str) -> None:
    read = [
        f"{claim.outcome} {bound(claim.least)} {bound(claim.most)} {claim.hedge}" for claim in casualties(text.strip())
    ]
    assert "; ".join(read) == expected.strip()


@given(st.integers(3, 999_999_999), st.sampled_from(MANNERS))
def test_any_number_in_words_counts_the_dead(number: int, manner: Manner) -> None:
    claim = one(f"مقتل {written(number, manner)} من المدنيين")
    assert (claim.outcome, claim.least, claim.most, claim.hedge) == ("killed", number, number, "none")


@given(st.integers(1, 10**12), st.sampled_from(["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"]))
def test_any_number_in_digits_counts_the_wounded(number: int, digits: str) -> None:
    shown = str(number).translate(str.maketrans("0123456789", digits))
    assert (one(f"إصابة{shown} شخصاً").least, one(f"أصيب {shown} بجروح").most) == (number, number)


def test_a_claim_rests_on_words_that_it_names() -> None:
    text = "وأكدت مصادر مقتل ما لا يقل عن 14 مدنياً من أهالي البلدة، بينهم 3 أطفال."
    claim = one(text)
    assert text[claim.start : claim.end] == "مقتل ما لا يقل عن 14 مدنياً"
    assert [(evidence.role, text[evidence.start : evidence.end]) for evidence in claim.evidence] == [
        ("outcome", "مقتل"),
        ("figure", "ما لا يقل عن 14"),
        ("noun", "مدنياً"),
        ("force", "من أهالي"),
        ("subset", "بينهم 3 أطفال"),
    ]


def test_a_claim_starts_behind_what_is_glued_before_it() -> None:
    text = "وجرح العشرات"
    assert text[one(text).start : one(text).end] == "جرح العشرات"
    text = "وبمقتل جنديين"
    assert text[one(text).start : one(text).end] == "مقتل جنديين"


def test_a_joint_figure_is_one_claim_with_both_outcomes() -> None:
    for text in ("قتل وجرح العشرات", "سقوط 50 قتيلاً وجريحاً", "30 شخصاً بين قتيل وجريح", "مقتل وإصابة 12 مدنياً"):
        assert (one(text).outcomes, one(text).joint) == (("killed", "wounded"), True)


def test_a_running_total_is_told_from_a_figure_of_its_own() -> None:
    assert one("ارتفعت حصيلة القتلى إلى 50").cumulative
    assert one("بلغ عدد الجرحى نحو 30").cumulative
    assert not one("مقتل 50 شخصاً").cumulative
    first, second = casualties("بلغ عدد القتلى 73 شخصاً في حين أصيب 141 شخصاً")
    assert (first.cumulative, second.cumulative) == (True, False)


def test_parts_are_never_added_and_a_part_above_its_whole_is_flagged_not_corrected() -> None:
    claim = one("مقتل 3 أشخاص، 5 منهم أطفال")
    assert (claim.most, claim.subset, claim.flags) == (3, {"children": 5}, ("subset_exceeds_total",))
    claim = one("مقتل 17 شخصاً، معظمهم نساء وأطفال")
    assert (claim.most, claim.subset) == (17, {"women": None, "children": None})
    claim = one("مقتل خمسة: 3 رجال وامرأتان")
    assert (claim.most, claim.breakdown) == (5, {"men": 3, "women": 2})


def test_families_are_counted_as_families() -> None:
    assert (one("نزوح 200 عائلة").unit, one("نزوح 200 شخص").unit) == ("family", "person")


def test_victims_of_two_kinds_are_two_claims() -> None:
    first, second = casualties("مقتل 3 جنود ومدني")
    assert [(claim.most, claim.victim) for claim in (first, second)] == [(3, "combatant"), (1, "civilian")]


def test_a_plural_that_may_be_a_dual_says_so() -> None:
    assert one("مقتل مدنيين").flags == ("dual_or_plural",)
    assert one("مقتل مدنيين اثنين").flags == ()
    assert one("مقتل مدنيان").least == 2


def test_the_source_s_wording_is_kept() -> None:
    assert one("استشهاد أربعة شبان").framing == "martyrdom"
    assert one("القضاء على 20 إرهابياً").framing == "elimination"


@pytest.mark.parametrize("text", ["مقتل ١٢٬٣٤٥٫٦ شخص", f"مقتل {'9' * 31} شخص", "خسائر بشرية", "أصيب ثلثا الركاب"])
def test_what_is_not_said_or_cannot_be_read_is_never_zero(text: str) -> None:
    assert (one(text).least, one(text).most) == (None, None)


@pytest.mark.parametrize("text", ["دون وقوع إصابات", "لا قتلى", "صفر قتلى", "لم يصب أحد", "من دون سقوط ضحايا"])
def test_that_there_were_none_is_said_as_zero(text: str) -> None:
    assert (one(text).least, one(text).most, one(text).hedge) == (0, 0, "none")


@given(hard_texts() | st.lists(st.sampled_from([text for text, _ in SENTENCES]), max_size=4).map(" ".join))
def test_claims_are_ordered_slices_of_any_text(text: str) -> None:
    last = 0
    for claim in casualties(text):
        assert last <= claim.start < claim.end <= len(text)
        last = claim.start
        assert all(0 <= evidence.start < evidence.end <= len(text) for evidence in claim.evidence)
        assert claim.evidence
        assert claim.least != 0 or claim.most == 0


def test_the_real_report_has_only_joint_tens_and_losses() -> None:
    claims = casualties(real_report())
    assert {(claim.outcome, claim.hedge) for claim in claims} == {("killed_or_wounded", "tens")}
