"""Words that say what was done to people: verbs, verbal nouns, and what stands behind the people (لقوا مصرعهم)."""

from __future__ import annotations

from typing import Literal, NamedTuple

from annotator.arabic.folding import fold_key

# verb: the people may stand before it or some words behind it. act: a verbal noun, the people follow at once. end:
# with a pronoun, the people stand before it.
Role = Literal["verb", "act", "end"]


class Outcome(NamedTuple):
    """What a word says was done to people.

    Attributes:
        outcome: A code of the codebook.
        role: Where the people stand.
        framing: The source's wording, or "".
        close: Counts only right before the people: the word also means other things.
        counted: Counts only right before a figure: فقد is mostly no verb at all.
        named: A name may follow: مقتل أبو خالد.
        taken: Written like the word for families, so that it needs a figure or a fighter behind it.
        active: The word before the people may be the one who did it.
        planned: With ل before it, it tells what was intended, not what was done.
    """

    outcome: str
    role: Role
    framing: str = ""
    close: bool = False
    counted: bool = False
    named: bool = False
    taken: bool = False
    active: bool = False
    planned: bool = False


_ROWS: tuple[tuple[str, Outcome], ...] = (
    ("قتل قتلت قتلا قتلتا يقتل تقتل", Outcome("killed", "verb", active=True, planned=True)),
    ("قتلوا قتلن يقتلون", Outcome("killed", "verb")),
    ("مقتل مصرع", Outcome("killed", "act", named=True)),
    ("وفاة موت", Outcome("killed", "act")),
    ("توفي توفى توفيت توفوا مات ماتت ماتوا قضوا قضين", Outcome("killed", "verb")),
    ("استشهد استشهدت استشهدوا استشهدا يستشهد", Outcome("killed", "verb", "martyrdom")),
    ("استشهاد ارتقاء", Outcome("killed", "act", "martyrdom", named=True)),
    ("ارتقى ارتقت", Outcome("killed", "verb", "martyrdom", close=True)),
    ("اغتيل اغتالت اغتال اغتالوا", Outcome("killed", "verb", active=True)),
    ("اغتيال", Outcome("killed", "act", named=True, planned=True)),
    ("أعدم أعدمت أعدموا يعدم", Outcome("killed", "verb", active=True)),
    ("إعدام ذبح", Outcome("killed", "act", planned=True)),
    ("ذبحت ذبحوا أردى أردت أردوا", Outcome("killed", "verb", active=True)),
    ("هلاك", Outcome("killed", "act", "elimination")),
    ("هلك هلكت", Outcome("killed", "verb", "elimination")),
    ("تصفية", Outcome("killed", "act", "elimination", close=True, planned=True)),
    ("مصرعه مصرعها مصرعهم مصرعهما حتفه حتفها حتفهم نحبه نحبهم", Outcome("killed", "end")),
    ("حياته حياتها حياتهم أرواحهم", Outcome("killed", "end", close=True)),
    ("ضحيته ضحيتها ضحيتهما بحياة بأرواح", Outcome("killed", "act")),
    ("أصيب أصيبت أصيبوا أصيبا يصاب يصب تصب", Outcome("wounded", "verb")),
    ("أصاب أصابت أصابوا", Outcome("wounded", "verb", active=True)),
    ("جرح جرحت جرحا جرحتا يجرح", Outcome("wounded", "verb", active=True)),
    ("جرحوا يجرحون", Outcome("wounded", "verb")),
    ("إصابة", Outcome("wounded", "act")),
    ("أسر أسرت أسروا", Outcome("captured", "verb", taken=True, active=True, planned=True)),
    ("خطف خطفت خطفوا اختطف اختطفت اختطفوا", Outcome("captured", "verb", active=True, planned=True)),
    ("اختطاف", Outcome("captured", "act", planned=True)),
    ("فقدان اختفاء", Outcome("missing", "act")),
    ("فقد فقدت", Outcome("missing", "verb", counted=True)),
    ("فقدوا اختفى اختفت اختفوا", Outcome("missing", "verb")),
    ("نزح نزحت نزحوا تشرد شرد شردت هجر هجرت", Outcome("displaced", "verb")),
    ("نزوح تشريد", Outcome("displaced", "act")),
    ("تهجير", Outcome("displaced", "act", planned=True)),
    ("حاصر حاصرت حاصروا يحاصر تحاصر حوصر", Outcome("besieged", "verb", active=True)),
    ("محاصرة حصار", Outcome("besieged", "act", close=True)),
    ("اعتقل اعتقلت اعتقلوا احتجز احتجزت احتجزوا", Outcome("detained", "verb", active=True)),
    ("اعتقال احتجاز توقيف", Outcome("detained", "act", planned=True)),
    ("حيد حيدت حيدوا", Outcome("neutralised", "verb", active=True)),
    ("تحييد", Outcome("neutralised", "act")),
)
OUTCOMES: dict[str, Outcome] = {fold_key(word): outcome for words, outcome in _ROWS for word in words.split()}

# Words that only look as if و stood before one of these: alone.
WHOLE = frozenset(map(fold_key, ("وحيد", "وحيدة")))

# Two words and more that together say it: what stands behind the last of them are the people.
PHRASES: dict[tuple[str, ...], Outcome] = {
    tuple(fold_key(words).split()): outcome
    for words, outcome in (
        ("القضاء على", Outcome("killed", "act", "elimination")),
        ("القبض على", Outcome("detained", "act")),
        ("فقدان الاتصال بـ", Outcome("missing", "act")),
        ("فقدان الاتصال ب", Outcome("missing", "act")),
        ("فقدان الاتصال مع", Outcome("missing", "act")),
        ("فقد الاتصال بـ", Outcome("missing", "act")),
        ("فقد الاتصال مع", Outcome("missing", "act")),
        ("فارق الحياة", Outcome("killed", "act")),
        ("فارقوا الحياة", Outcome("killed", "act")),
        ("في عداد المفقودين", Outcome("missing", "end")),
    )
}
