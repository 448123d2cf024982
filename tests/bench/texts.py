"""Reports of any length for measuring: invented sentences, shuffled by a fixed seed."""

from __future__ import annotations

import random

SENTENCES = (
    "قالت مصادر محلية إن قصفاً مدفعياً استهدف سوق بلدة تل الزهور صباح الثلاثاء",
    "وأفاد ناشطون بأن قوات اللواء 41 انسحبت من حاجز الجسر باتجاه ريف المدينة الشمالي",
    "فيما قُتل 7 مدنيين وأصيب أكثر من ٢٠ آخرين وفق مصدر طبي في المشفى الميداني",
    "ونفى متحدث باسم كتائب النهر إطلاق صواريخ Grad من طراز BM-21 على الأحياء الشرقية",
    "وكانت حصيلة سابقة قد تحدثت عن مقتل ثلاثة أشخاص قبل أن ترتفع إلى عشرة بينهم طفلان",
    "وقطعت مجموعات مسلحة طريق تل الزهور - الميناء أمام شاحنات الإغاثة لعدة ساعات",
)


def report(words: int, seed: int = 1) -> str:
    """Return a report of about this many words, in paragraphs of some forty."""
    chance = random.Random(seed)
    paragraphs: list[str] = []
    sentences: list[str] = []
    count = in_paragraph = 0
    while count < words:
        sentence = chance.choice(SENTENCES) + f" {chance.randint(1, 999)}"
        sentences.append(sentence)
        count += len(sentence.split())
        in_paragraph += len(sentence.split())
        if in_paragraph >= 40:
            paragraphs.append("، ".join(sentences) + ".")
            sentences, in_paragraph = [], 0
    if sentences:
        paragraphs.append("، ".join(sentences) + ".")
    return f"عنوان التقرير رقم {seed}\n\n" + "\n".join(paragraphs)
