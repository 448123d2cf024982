"""The words of which Arabic dates are made, under their folding keys: months of every country, and the weekdays.

The month sets are those of the locales' data: Levant and Iraq, Egypt and the Gulf, Algeria and Tunisia, Morocco,
Mauritania, Libya 1977 to 2011, and the Hijri year.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeVar

from annotator.arabic.folding import fold_key
from annotator.arabic.keyed import keys_of

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


def _months(rows: tuple[str, ...], calendar: Calendar) -> dict[tuple[str, ...], Month]:
    return {
        tuple(fold_key(name.replace("_", " ")).split()): Month(number, calendar)
        for number, row in enumerate(rows, start=1)
        for name in row.replace("~", " ").split()
    }


MONTHS: dict[tuple[str, ...], Month] = _months(_GREGORIAN, "gregorian") | _months(_HIJRI, "hijri")
UNSURE_MONTHS: frozenset[tuple[str, ...]] = frozenset((fold_key(word),) for word in _ALSO_OTHER_WORDS.split())
LONGEST_MONTH = 2  # words

Unit = Literal["hour", "day", "week", "month", "year", "decade"]
Direction = Literal["<", "=", ">"]
Phrase = tuple[str, ...]
Value = TypeVar("Value")


def _words(rows: dict[Value, str]) -> dict[str, Value]:
    """Return values by the keys of their words, which are separated by spaces."""
    return {fold_key(word): value for value, words in rows.items() for word in words.split()}


def _phrases(rows: dict[Value, str]) -> dict[Phrase, Value]:
    """Return values by the keys of their phrases, which are separated by commas."""
    return {tuple(fold_key(phrase).split()): value for value, phrases in rows.items() for phrase in phrases.split("،")}


WEEKDAYS: dict[str, str] = _words(
    {
        "monday": "الاثنين الإثنين",
        "tuesday": "الثلاثاء الثلاثا",
        "wednesday": "الأربعاء الأربعا",
        "thursday": "الخميس",
        "friday": "الجمعة",
        "saturday": "السبت",
        "sunday": "الأحد",
    }
)
# A unit of time, and how many its form alone says: 1, 2, or 0 for a plural, which wants a number.
_UNITS: dict[tuple[Unit, int], str] = {
    ("hour", 1): "ساعة",
    ("hour", 2): "ساعتين ساعتان",
    ("hour", 0): "ساعات",
    ("day", 1): "يوم يوما",
    ("day", 2): "يومين يومان",
    ("day", 0): "أيام أياما",
    ("week", 1): "أسبوع أسبوعا",
    ("week", 2): "أسبوعين أسبوعان",
    ("week", 0): "أسابيع",
    ("month", 1): "شهر شهرا",
    ("month", 2): "شهرين شهران",
    ("month", 0): "أشهر شهور أشهرا",
    ("year", 1): "سنة عام عاما",
    ("year", 2): "سنتين سنتان عامين عامان",
    ("year", 0): "سنوات سنين أعوام",
    ("decade", 1): "عقد عقدا",
    ("decade", 2): "عقدين عقدان",
    ("decade", 0): "عقود",
}
UNITS: dict[str, tuple[Unit, int]] = _words(_UNITS)
_THE_UNITS: dict[Unit, str] = {"day": "اليوم", "week": "الأسبوع", "month": "الشهر", "year": "السنة العام"}
THE_UNITS: dict[str, Unit] = _words(_THE_UNITS)
_DIRECTIONS: dict[Direction, str] = {
    "<": "الماضي الماضية الفائت الفائتة المنصرم المنصرمة الأخير الأخيرة",
    "=": "الجاري الجارية الحالي الحالية",
    ">": "المقبل المقبلة القادم القادمة",
}
DIRECTIONS: dict[str, Direction] = _words(_DIRECTIONS)
PARTS_OF: dict[str, str] = _words(
    {"start": "مطلع بداية بدايات أوائل مستهل", "mid": "منتصف أواسط وسط", "end": "نهاية أواخر ختام"}
)
# Words and phrases that name a day by themselves, counted from the report's.
DAY_WORDS: dict[Phrase, int] = _phrases(
    {
        -2: "أول أمس،أول من أمس،أول البارحة،أمس الأول",
        -1: "أمس،البارحة،يوم أمس،الليلة الماضية،ليلة أمس،الليلة الفائتة",
        0: "اليوم،الليلة،هذا اليوم،هذا الصباح،هذا المساء،هذه الليلة،يومنا هذا",
        1: "غدا،الغد،يوم غد",
        2: "بعد غد",
    }
)
VAGUE_NOW: dict[Phrase, int] = _phrases({0: "الآن،حاليا،حتى الآن،في الوقت الحالي،راهنا"})
LONGEST_PHRASE = 3  # words
DAYTIMES: frozenset[str] = keys_of("صباح مساء فجر ظهر عصر ليل ليلة ضحى عشية ظهيرة غروب صبيحة نهار يوم")
AGO: frozenset[str] = keys_of("قبل منذ مضى مذ")
THE_YEAR: frozenset[str] = keys_of("عام العام سنة السنة لعام لسنة للعام")
HIJRI_SIGNS: frozenset[str] = keys_of("هـ هجري هجرية للهجرة الهجري هجريا")
GREGORIAN_SIGNS: frozenset[str] = keys_of("م ميلادي ميلادية للميلاد ميلاديا")
EVERY = fold_key("كل")
_HABITS: dict[Unit, str] = {"day": "يوميا", "week": "أسبوعيا", "month": "شهريا", "year": "سنويا"}
HABITS: dict[str, Unit] = _words(_HABITS)

_FIRST = {
    1: "الأول الأولى",
    2: "الثاني الثانية",
    3: "الثالث الثالثة",
    4: "الرابع الرابعة",
    5: "الخامس الخامسة",
    6: "السادس السادسة",
    7: "السابع السابعة",
    8: "الثامن الثامنة",
    9: "التاسع التاسعة",
    10: "العاشر العاشرة",
}
_TENS = {10: "عشر عشرة", 20: "والعشرون والعشرين", 30: "والثلاثون والثلاثين"}
_LAST_DAY = 31


def _ordinals() -> dict[Phrase, int]:
    """Return the ordinals of the days of a month: الأول, الخامس عشر, الحادي والعشرون."""
    found: dict[Phrase, int] = {(key,): value for key, value in _words(_FIRST).items()}
    found |= {(key,): value for key, value in _words({20: "العشرون العشرين", 30: "الثلاثون الثلاثين"}).items()}
    for key, unit in _words({**_FIRST, 1: "الحادي الحادية", 10: ""}).items():
        found |= {(key, ten): tens + unit for ten, tens in _words(_TENS).items() if tens + unit <= _LAST_DAY}
    return found


DAY_ORDINALS: dict[Phrase, int] = _ordinals()
