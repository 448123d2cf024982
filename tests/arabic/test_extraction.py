"""R19: text that a PDF or an old program damaged is noticed, and sound text is let pass."""

from __future__ import annotations

import unicodedata

import pytest

from annotator.arabic.extraction import Damage, damage
from tests.arabic.texts import real_report

SOUND = (
    "قالت مصادر محلية إن قصفا مدفعيا استهدف سوق البلدة صباح الثلاثاء وأدى إلى مقتل سبعة أشخاص في المدينة القديمة.\n"
    "وأفاد ناشطون بأن القوات الحكومية انسحبت من الحاجز الشمالي باتجاه القرية المجاورة، وفق مصادر في المعارضة."
)


def test_r19_letters_back_to_front_are_noticed_line_by_line() -> None:
    turned = "\n".join(line[::-1] for line in SOUND.split("\n"))
    assert damage(turned).reversed_lines == (1, 2)
    assert damage(f"{SOUND}\n{turned}").reversed_lines == (3, 4)


def test_r19_a_short_line_follows_the_text_around_it() -> None:
    turned = "\n".join(line[::-1] for line in (*SOUND.split("\n"), "المدينة"))
    assert damage(turned).reversed_lines == (1, 2, 3)
    assert damage("المدينة"[::-1]).reversed_lines == ()


def test_r19_letters_stored_as_finished_shapes_are_counted() -> None:
    shaped = "".join(chr(code) for code in (0xFE97, 0xFE98, 0xFEDE))  # as an old program wrote them
    assert unicodedata.normalize("NFKC", shaped) == "تتل"
    assert damage(f"{shaped} قتل").shapes == 3
    assert damage("ﷲ أكبر").shapes == 0


def test_r19_a_lam_alef_from_a_keyboard_is_no_damage_by_itself() -> None:
    typed = chr(0xFEFB)
    assert not damage(f"{typed}جئون على الطريق")
    assert damage(f"{typed}جئون {chr(0xFE97)}").shapes == 2


@pytest.mark.parametrize("text", ["", SOUND, "Shelling in Tal al-Zuhur", "12 ، «»", "قيل له لا، وقالوا كلا وهلا وأولا"])
def test_r19_sound_text_is_let_pass(text: str) -> None:
    assert damage(text) == Damage()
    assert not damage(text)


def test_r19_the_real_report_is_sound_and_its_mirror_image_is_not() -> None:
    text = real_report()
    assert not damage(text)
    long = [number for number, line in enumerate(text.split("\n"), 1) if len(line) > 150]
    assert set(long) <= set(damage("\n".join(line[::-1] for line in text.split("\n"))).reversed_lines)
