"""Words around a figure that say how sure it is (نحو, أكثر من, على الأقل), and figures without a number (عشرات)."""

from __future__ import annotations

from typing import Literal

from annotator.arabic.folding import fold_key

Hedge = Literal[
    "none", "about", "at_least", "more_than", "less_than", "up_to", "between", "odd", "several", "plural", "tens",
    "hundreds", "thousands", "tens_of_thousands", "hundreds_of_thousands", "implied", "fraction", "unknown",
]  # fmt: skip
Phrase = tuple[str, ...]

_BEFORE: dict[Hedge, tuple[str, ...]] = {
    "about": (
        "نحو", "حوالي", "قرابة", "زهاء", "يقارب", "ما يقارب", "ما يقرب من", "يقرب من", "يناهز", "ما يناهز", "تقريبا",
        "بحدود", "في حدود", "حدود", "تقارب", "تناهز", "ناهز", "قارب", "ما يعادل", "حوال", "نحوا من", "ما يقارب من",
    ),
    "at_least": (
        "ما لا يقل عن", "لا يقل عن", "لا تقل عن", "ما لا يقل على", "على الأقل", "على أقل تقدير", "ليس أقل من",
        "ما لايقل عن", "لايقل عن", "مالا يقل عن", "لا أقل من",
    ),
    "more_than": (
        "أكثر من", "أكثر", "ما يزيد على", "ما يزيد عن", "يزيد على", "يزيد عن", "تزيد على", "تزيد عن", "ما يربو على",
        "يربو على", "ما يفوق", "يفوق", "تفوق", "تجاوز", "يتجاوز", "تتجاوز", "تجاوزت", "ما يتجاوز", "فوق", "أزيد من",
        "تخطى", "تخطت", "زاد على", "زاد عن", "ما ينيف على", "ينيف على", "أكثر عن",
    ),
    "less_than": ("أقل من", "ما يقل عن", "يقل عن", "دون"),
    "up_to": (
        "ما يصل إلى", "يصل إلى", "تصل إلى", "حتى", "لا يتجاوز", "لا تتجاوز", "ما لا يتجاوز", "لا يزيد على",
        "لا يزيد عن", "ما لا يزيد على", "ما لا يزيد عن", "لا يتعدى", "لا تزيد عن", "لا تزيد على", "على الأكثر",
    ),
}  # fmt: skip
_BEHIND: dict[Hedge, tuple[str, ...]] = {
    "about": ("تقريبا", "على وجه التقريب", "بالتقريب"),
    "at_least": (
        "على الأقل", "على أقل تقدير", "كحد أدنى", "أو أكثر", "فأكثر", "أو يزيد", "في أقل تقدير", "فما فوق",
    ),
    "up_to": ("على الأكثر", "كحد أقصى", "على أبعد تقدير", "كحد أعلى"),
}  # fmt: skip
_SEVERAL = (
    "عدد من", "عدد كبير من", "عدد غير محدد من", "عدد غير معروف من", "عدد غير قليل من", "عدد آخر من", "أعداد من",
    "أعداد كبيرة من", "العديد من", "الكثير من", "كثير من", "بعض", "عدة", "المزيد من", "مزيد من",
)  # fmt: skip
# Three to nine by the dictionaries; may be followed by عشر or by a scale.
A_FEW = frozenset(map(fold_key, ("بضع", "بضعة")))
ODD = fold_key("نيف")
BETWEEN = frozenset((("بين",), ("ما", "بين")))
TO = frozenset(map(fold_key, ("إلى", "حتى", "الى")))
OR, FROM = "او", "من"
DASHES = frozenset("-–—")
PERCENT = frozenset((("%",), ("٪",), *(tuple(fold_key(words).split()) for words in (
    "في المئة", "في المائة", "بالمئة", "بالمائة", "في المية", "بالمية",
))))  # fmt: skip


def _phrases(rows: dict[Hedge, tuple[str, ...]]) -> dict[Phrase, Hedge]:
    return {tuple(fold_key(words).split()): hedge for hedge, phrases in rows.items() for words in phrases}


BEFORE: dict[Phrase, Hedge] = _phrases(_BEFORE)
BEHIND: dict[Phrase, Hedge] = _phrases(_BEHIND)
SEVERAL: frozenset[Phrase] = frozenset(tuple(fold_key(words).split()) for words in _SEVERAL)
LONGEST = 4  # words of a phrase

# Round figures without a number, and the hedge that each is when nothing greater follows it.
FUZZY: dict[str, int] = {
    **dict.fromkeys(map(fold_key, ("عشرات",)), 10),
    **dict.fromkeys(map(fold_key, ("مئات", "مائات", "ماءات", "مءات")), 100),
    **dict.fromkeys(map(fold_key, ("آلاف", "ألوف")), 1000),
    **dict.fromkeys(map(fold_key, ("ملايين",)), 1_000_000),
}
FUZZY_HEDGES: dict[int, Hedge] = {
    10: "tens",
    100: "hundreds",
    1000: "thousands",
    10_000: "tens_of_thousands",
    100_000: "hundreds_of_thousands",
}
