"""The words of which Arabic dates are made, under their folding keys: months of every country, and the weekdays.

The month sets are those of the locales' data: Levant and Iraq, Egypt and the Gulf, Algeria and Tunisia, Morocco,
Mauritania, Libya 1977 to 2011, and the Hijri year.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from annotator.arabic.folding import fold_key

Calendar = Literal["gregorian", "hijri"]


class Month(NamedTuple):
    """A month of a calendar, 1 to 12."""

    number: int
    calendar: Calendar = "gregorian"


# One row a month; several spellings of one set are joined by ~, words of one name by _.
_GREGORIAN = (
    "كانون_الثاني~كانون_ثاني~كانون_ثان~كانون2~كانون_2 يناير~ينايير جانفي أي_النار",
    "شباط~اشباط فبراير فيفري النوار",
    "آذار~أذار مارس~مارث الربيع",
    "نيسان أبريل~إبريل~ابريل أفريل الطير",
    "أيار~مايس مايو ماي الماء",
    "حزيران يونيو~يونيه جوان الصيف",
    "تموز يوليو~يوليه يوليوز جويلية ناصر",
    "آب أغسطس أوت غشت أغشت هانيبال",
    "أيلول سبتمبر شتنبر شتمبر الفاتح",
    "تشرين_الأول~تشرين_أول~تشرين1~تشرين_1 أكتوبر التمور",
    "تشرين_الثاني~تشرين_ثاني~تشرين_ثان~تشرين2~تشرين_2 نوفمبر نونبر الحرث",
    "كانون_الأول~كانون_أول~كانون1~كانون_1 ديسمبر دجنبر دجمبر الكانون",
)
_HIJRI = (
    "محرم~المحرم",
    "صفر",
    "ربيع_الأول~ربيع_أول",
    "ربيع_الآخر~ربيع_الثاني~ربيع_ثاني",
    "جمادى_الأولى~جمادى_الأول",
    "جمادى_الآخرة~جمادى_الثانية~جمادى_الثاني~جمادى_الآخر",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو_القعدة~ذي_القعدة",
    "ذو_الحجة~ذي_الحجة",
)
# Words of every day: a month only beside a day's number, a year, or the word شهر.
_ALSO_OTHER_WORDS = (
    "ماي الماء الصيف الربيع ناصر الطير التمور الحرث الفاتح النوار صفر آب أوت محرم رجب شعبان شوال جوان رمضان"
)


def _months() -> dict[tuple[str, ...], Month]:
    found: dict[tuple[str, ...], Month] = {}
    for rows, calendar in ((_GREGORIAN, "gregorian"), (_HIJRI, "hijri")):
        for number, row in enumerate(rows, start=1):
            for name in row.replace("~", " ").split():
                words = tuple(fold_key(name.replace("_", " ")).split())
                found[words] = Month(number, calendar)  # type: ignore[arg-type]
    return found


MONTHS: dict[tuple[str, ...], Month] = _months()
UNSURE_MONTHS: frozenset[tuple[str, ...]] = frozenset((fold_key(word),) for word in _ALSO_OTHER_WORDS.split())
LONGEST_MONTH = 2  # words
