"""The rules find what a page put around the article, and leave a plain text alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.arabic.clean import clean
from annotator.arabic.zones import propose
from tests.arabic.texts import hard_texts, real_report

PARAGRAPH = (
    "قتل ثلاثة جنود وأصيب آخرون بجروح في اشتباكات عنيفة اندلعت مساء أمس قرب بلدة الكرمة في ريف المدينة الشرقي، "
    "بحسب ما أفادت به مصادر محلية لوكالة الأنباء."
)
OTHER = PARAGRAPH.replace("ثلاثة", "أربعة")
TITLE = "اشتباكات في ريف المدينة"
KINDS = {"title", "duplicate_title", "byline", "body", "caption", "comments", "boilerplate"}


def zones(text: str) -> list[tuple[str, str]]:
    """Return kind and text of each zone."""
    return [(kind, text[start:end]) for start, end, kind in propose(text)]


def kinds(*lines: str) -> list[str]:
    """Return the kinds of the zones of a text of these lines."""
    return [kind for kind, _ in zones("\n".join(lines))]


def test_the_real_report_has_its_repeated_headline_comments_and_menus_found() -> None:
    text = clean(real_report()).text
    found = zones(text)
    assert [kind for kind, _ in found] == ["title", "duplicate_title", "body", "comments", "boilerplate"]
    title, again, body, comments, menus = (part for _, part in found)
    assert title == again == text.split("\n")[0]
    assert body.startswith("انسحب تنظيم")
    assert body.endswith("في حين تتواصل الاشتباكات في محيطه.")
    assert comments.startswith("التعليقات (1)\n")
    assert comments.endswith("والخداع\n1")
    assert menus.startswith("الأكثر قراءة")
    assert menus.endswith("أهم التصنيفات")
    assert propose(text)[-1][1] == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "قتل",
        "رويترز",
        "شارك",
        "12/5/2016",
        PARAGRAPH,
        f"{PARAGRAPH}\n\n{OTHER}",
        f"{PARAGRAPH}\n\n{PARAGRAPH}",
        f"دمشق (رويترز) - {PARAGRAPH}\n{OTHER}",
        f"قتل 3 في الكرمة.\n{PARAGRAPH}",
        "قتل 3 في الكرمة\nجرح 5 في الصقور\nنزح 100 من المدينة",
        "\n".join([PARAGRAPH[:70], PARAGRAPH[70:140], PARAGRAPH[140:]]),
        f"{PARAGRAPH}\n\nتعليقاً على الهجوم قال الناطق إن الجيش انسحب.\n{OTHER}",
        "صورة قاتمة ترسمها المنظمات للوضع في المدينة منذ بداية الحصار الذي فرض عليها.\n" + PARAGRAPH,
    ],
)
def test_a_plain_text_is_body(text: str) -> None:
    assert zones(text) == [("body", text)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((TITLE, "", PARAGRAPH), ["title", "body"]),
        ((TITLE, PARAGRAPH, OTHER), ["title", "body"]),
        (("", TITLE, "", TITLE, "", PARAGRAPH), ["title", "duplicate_title", "body"]),
        ((f"{TITLE} | موقع الأخبار", TITLE + " ", PARAGRAPH), ["title", "duplicate_title", "body"]),
        ((TITLE, "إشتباكات فى ريف المدينه", PARAGRAPH), ["title", "duplicate_title", "body"]),
        (("هل انتهت الحرب؟", "", PARAGRAPH), ["title", "body"]),
        (("Clashes near the town", "", PARAGRAPH), ["title", "body"]),
        (("عنوان بلا نقطة", "", "نص."), ["title", "body"]),
        ((TITLE, "رويترز", PARAGRAPH), ["title", "byline", "body"]),
        ((TITLE, "دمشق - وكالات", PARAGRAPH), ["title", "byline", "body"]),
        ((TITLE, "أحمد الخالد - عمّان", "", PARAGRAPH), ["title", "byline", "body"]),
        ((TITLE, "بقلم: أحمد الخالد", "السبت 14 أيار/مايو 2016 - 10:30", PARAGRAPH), ["title", "byline", "body"]),
        (("٢٠١٦/٠٥/١٤", TITLE, "", PARAGRAPH), ["byline", "title", "body"]),
        ((TITLE, "", "صورة أرشيفية من المدينة", "", PARAGRAPH), ["title", "caption", "body"]),
        ((TITLE, PARAGRAPH, "جنود على أطراف البلدة (أرشيف - رويترز)", OTHER), ["title", "body", "caption", "body"]),
        ((TITLE, "شارك الخبر", PARAGRAPH), ["title", "boilerplate", "body"]),
        (("الرئيسية", TITLE, "", PARAGRAPH), ["boilerplate", "title", "body"]),
        (("الرئيسية", "أخبار محلية", TITLE, "", PARAGRAPH), ["boilerplate", "title", "body"]),
        ((TITLE, PARAGRAPH, "اقرأ أيضاً: هدوء في المدينة", OTHER), ["title", "body", "boilerplate", "body"]),
        ((TITLE, PARAGRAPH, "اقرأ أيضاً", "هدوء في المدينة", OTHER), ["title", "body", "boilerplate", "body"]),
        ((TITLE, PARAGRAPH, "فيسبوك", "تويتر", "تابعنا على تلغرام"), ["title", "body", "boilerplate"]),
        ((TITLE, PARAGRAPH, "مواضيع ذات صلة", "- خبر", "- آخر"), ["title", "body", "boilerplate"]),
        ((TITLE, PARAGRAPH, "الوسوم: المدينة، الكرمة", "جميع الحقوق محفوظة © 2016"), ["title", "body", "boilerplate"]),
        ((TITLE, PARAGRAPH, "التعليقات (2)", "سامي", OTHER, "عمر"), ["title", "body", "comments"]),
        ((TITLE, PARAGRAPH, "التعليقات", "كلام", "شارك", "خبر"), ["title", "body", "comments", "boilerplate"]),
        ((TITLE, PARAGRAPH, "شارك", "التعليقات", "كلام"), ["title", "body", "boilerplate", "comments"]),
        ((TITLE, "التعليقات (3)", PARAGRAPH), ["title", "boilerplate", "body"]),
        ((TITLE, PARAGRAPH, "المزيد من القتلى سقطوا أمس في المدينة.", "تابعنا المعركة من بعيد."), ["title", "body"]),
        (("\u200f", TITLE, "", PARAGRAPH, "\u200f", OTHER), ["title", "body"]),
        (("\u200f", "\ufeff"), ["body"]),
    ],
)  # fmt: skip
def test_zones_of_what_pages_put_around_an_article(lines: tuple[str, ...], expected: list[str]) -> None:
    assert kinds(*lines) == expected


@given(
    hard_texts()
    | st.lists(
        st.sampled_from([TITLE, PARAGRAPH, OTHER, "", " \t", "\u200f", "شارك", "اقرأ أيضاً", "التعليقات (1)", "رويترز",
                         "صورة: جنود", "الأكثر قراءة", "14/5/2016", "قتل.", "كلام قصير"])
    ).map("\n".join)
)  # fmt: skip
def test_zones_are_in_order_do_not_overlap_and_leave_out_nothing_but_white_space(text: str) -> None:
    before = 0
    for start, end, kind in propose(text):
        assert kind in KINDS
        assert before <= start < end
        assert not text[before:start].strip()
        assert text[start:end].strip() == text[start:end]
        before = end
    assert not text[before:].strip()


@given(hard_texts().filter(lambda text: "\n" not in text and bool(text.strip())))
def test_one_line_is_always_body(text: str) -> None:
    assert [kind for _, _, kind in propose(text)] == ["body"]


def test_a_page_of_nothing_but_short_lines_costs_no_time() -> None:
    """Each of these took minutes once."""
    for line in ("شارك\n", "قتل 3\n", "كلام كثير هنا\n\n"):
        assert propose(line * 50_000)
