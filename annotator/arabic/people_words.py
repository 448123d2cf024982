"""Words for people that a report counts: قتيل, مدني, جندي, طفلة …, in singular, dual and plural, under their keys.

The dual and the plural of many words are written alike when their case shows ين: مدنيين is two civilians or more than
two. Such a form is ``either``, and the reader says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from annotator.arabic.folding import fold_key

Form = Literal["one", "two", "either", "many"]


class Person(NamedTuple):
    """What a word says of the people that it counts.

    Attributes:
        form: How many its form counts.
        victim: "civilian", "combatant", or "" where the word does not tell.
        group: The part of a total that such people are (children, women …), or "".
        outcome: What was done to them, where the word itself says so (قتيل), or "".
        framing: The source's wording (شهيد), or "".
        unit: "person", or "family".
        marked: The case shows that it is an object (مدنياً): +1; that it is a subject (مدنيون): -1; else 0.
    """

    form: Form
    victim: str = ""
    group: str = ""
    outcome: str = ""
    framing: str = ""
    unit: str = "person"
    marked: int = 0


# Singular: plurals (none: the sound plural); what follows holds for all words of the row.
_ROWS: tuple[tuple[str, dict[str, str]], ...] = (
    ("قتيل:قتلى قتيلة:قتيلات صريع:صرعى", {"outcome": "killed"}),
    ("جثة:جثث جثمان:جثامين وفاة:وفيات", {"outcome": "killed"}),
    ("شهيد:شهداء شهيدة:شهيدات", {"outcome": "killed", "framing": "martyrdom"}),
    ("جريح:جرحى جريحة:جريحات مصاب مصابة إصابة", {"outcome": "wounded"}),
    ("أسير:أسرى أسيرة", {"outcome": "captured"}),
    ("رهينة:رهائن مخطوف مختطف", {"outcome": "captured"}),
    ("مفقود مفقودة", {"outcome": "missing"}),
    ("نازح نازحة مهجر مهجرة مشرد مشردة", {"outcome": "displaced", "victim": "civilian"}),
    ("محاصر محاصرة", {"outcome": "besieged"}),
    ("معتقل معتقلة محتجز محتجزة موقوف", {"outcome": "detained"}),
    ("ضحية:ضحايا", {"outcome": "killed_or_wounded"}),
    ("شخص:أشخاص نفر:أنفار فرد:أفراد راكب:ركاب مرافق مسافر مشتبه:مشتبهين", {}),
    ("رجل:رجال", {"group": "men"}),
    ("شاب:شبان~شباب", {"group": "men"}),
    ("امرأة:نساء~نسوة مرأة: سيدة:سيدات فتاة:فتيات", {"victim": "civilian", "group": "women"}),
    ("طفل:أطفال طفلة:طفلات رضيع:رضع رضيعة صبي:صبية~صبيان قاصر:قصر", {"victim": "civilian", "group": "children"}),
    ("جنين:أجنة تلميذ:تلاميذ تلميذة", {"victim": "civilian", "group": "children"}),
    ("مسن مسنة عجوز:عجائز", {"victim": "civilian", "group": "elderly"}),
    ("مدني مدنية مواطن مواطنة", {"victim": "civilian", "group": "civilians"}),
    ("ساكن:سكان~أهالي قروي لاجئ لاجئة مزارع مزارعة فلاح صياد عامل:عمال موظف موظفة", {"victim": "civilian"}),
    ("مهندس مهندسة سائق تاجر:تجار بائع:باعة متسوق مصل:مصلين~مصلون سائح:سياح زائر:زوار", {"victim": "civilian"}),
    ("حاج:حجاج متظاهر متظاهرة محتج معتصم مستوطن متطوع متطوعة", {"victim": "civilian"}),
    ("طالب:طلاب~طلبة طالبة", {"victim": "civilian", "group": "students"}),
    ("معلم معلمة مدرس", {"victim": "civilian", "group": "teachers"}),
    ("طبيب:أطباء طبيبة ممرض ممرضة مسعف مسعفة", {"victim": "civilian", "group": "medics"}),
    ("صحفي صحفية صحافي صحافية إعلامي إعلامية مراسل مصور", {"victim": "civilian", "group": "journalists"}),
    (
        "ناشط:نشطاء~ناشطون~ناشطين ناشطة راع:رعاة راعي: كاتب:كتاب فنان لاعب مختار:مخاتير محام:محامون~محامين محامي:",
        {"victim": "civilian"},
    ),
    (
        "إمام:أئمة خطيب:خطباء شيخ:شيوخ قس:قساوسة كاهن:كهنة راهب:رهبان عالم:علماء خبير:خبراء قاض:قضاة قاضي:",
        {"victim": "civilian"},
    ),
    ("رئيس:رؤساء وزير:وزراء نائب:نواب مدير:مدراء زعيم:زعماء أمير:أمراء مسؤول متحدث عضو:أعضاء محافظ مستشار", {}),
    ("سفير:سفراء دبلوماسي مندوب مبعوث مراقب سجين:سجناء سجينة زميل:زملاء زميلة صديق:أصدقاء والد والدة", {}),
    ("حفيد:أحفاد ابن:أبناء زوج زوجة شقيق:أشقاء شقيقة ولد:أولاد بنت:بنات", {}),
    ("عائلة:عائلات~عوائل أسرة:أسر", {"victim": "civilian", "unit": "family"}),
    ("جندي:جنود مجند مجندة عسكري ضابط:ضباط عنصر:عناصر مقاتل مقاتلة", {"victim": "combatant", "group": "soldiers"}),
    ("عقيد:عقداء عميد:عمداء نقيب:نقباء ملازم قائد:قادة قيادي", {"victim": "combatant", "group": "soldiers"}),
    ("شرطي: مسلح متمرد إرهابي جهادي مرتزق:مرتزقة", {"victim": "combatant"}),
    ("انتحاري انغماسي قناص طيار حارس:حراس حوثي داعشي:دواعش مهاجم", {"victim": "combatant"}),
    ("فلسطيني فلسطينية سوري سورية لبناني لبنانية عراقي عراقية يمني يمنية مصري مصرية ليبي سوداني", {}),
    ("سودانية تونسي جزائري مغربي:مغاربة أردني سعودي كويتي إسرائيلي إسرائيلية أمريكي أميركي روسي:روس", {}),
    ("تركي:أتراك كردي:أكراد إيراني بريطاني فرنسي ألماني:ألمان إيطالي أفغاني:أفغان باكستاني هندي:هنود", {}),
    ("صيني صومالي إثيوبي أجنبي:أجانب أوكراني يهودي:يهود", {}),
)
_OTHERS: dict[str, Form] = {"آخر": "one", "أخرى": "one", "آخران": "two", "آخرين": "either", "آخرون": "many"}
_ORDINALS = "ثان ثانية ثالث ثالثة رابع رابعة خامس خامسة سادس سادسة سابع سابعة ثامن ثامنة تاسع تاسعة عاشر عاشرة"
# These tell whose the people are that stand before من: خمسة من قوات النظام.
_FORCES = (
    "قوات جيش مليشيا ميليشيا مليشيات ميليشيات تنظيم حزب حركة فصيل فصائل لواء كتيبة كتائب فرقة شرطة حرس حشد معارضة نظام "
    "داعش جماعة مرتزقة بيشمركة قسد أمن مخابرات سرايا عصابات قطعات بحرية جبهة فيلق وحدات وحدة ثوار"
)
_RESCUERS = "دفاع إسعاف هلال صليب أهالي سكان أبناء كوادر طواقم طاقم عائلة أسرة ذوي منظمة"


def _forms(word: str, plurals: list[str]) -> Iterator[tuple[str, Form, int]]:
    """Give every form of a noun with how many it counts and what its case shows."""
    yield word, "one", 0
    stem = word[:-1] + "ت" if word.endswith("ة") else word
    if stem is word:
        yield word + "ا", "one", 1
    yield stem + "ان", "two", -1
    sound = not plurals and stem is word
    yield stem + "ين", "either" if sound else "two", 1
    if not sound:
        yield stem + "ي", "two", 1
    for plural in plurals:
        yield plural, "many", 0
        yield plural + "ا", "many", 1
    if not plurals:
        yield from _sound_plural(word, stem)


def _sound_plural(word: str, stem: str) -> Iterator[tuple[str, Form, int]]:
    if stem is word:
        yield word + "ون", "many", -1
        yield word + "و", "many", -1
        yield word + "ي", "many", 1
    else:
        yield word[:-1] + "ات", "many", 0


def _people() -> dict[str, Person]:
    found: dict[str, Person] = {}
    for words, meaning in _ROWS:
        for row in words.split():
            word, _, plurals = row.partition(":")
            for form, count, marked in _forms(word, plurals.split("~") if plurals else []):
                found.setdefault(fold_key(form), Person(count, marked=marked, **meaning))
    return found


PEOPLE: dict[str, Person] = _people()
OTHERS: dict[str, Person] = {fold_key(word): Person(count, group="others") for word, count in _OTHERS.items()}
ORDINALS: frozenset[str] = frozenset(fold_key(word) for word in _ORDINALS.split())
# By key: which kind of victim the people of such a body are.
BODIES: dict[str, str] = {
    **{fold_key(word): "combatant" for word in _FORCES.split()},
    **{fold_key(word): "civilian" for word in _RESCUERS.split()},
}
