"""The interface language: one gettext catalogue for window, command line, errors and reports.

The messages in the code are English; an Arabic catalogue translates them. Numbers and dates
are written by Babel. The language of the interface says nothing of a report's direction.
"""

from __future__ import annotations

import datetime
import gettext
import locale
from dataclasses import dataclass
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal, format_percent

LANGUAGES = ("ar", "en")
DOMAIN = "annotator"

FIRST_STRONG_ISOLATE = "\u2068"
POP_DIRECTIONAL_ISOLATE = "\u2069"


@dataclass(slots=True)
class _InUse:
    """The language now spoken; one for the process, as in gettext itself."""

    code: str
    catalogue: gettext.NullTranslations
    locale: Locale


_in_use = _InUse("en", gettext.NullTranslations(), Locale("en"))


def use(code: str, folder: Path | None = None) -> None:
    """Speak a language from now on.

    Args:
        code: ``"ar"`` or ``"en"``; anything else is taken for English.
        folder: Where the catalogues lie (``<folder>/ar/LC_MESSAGES/annotator.mo``). English needs none.
    """
    known = code if code in LANGUAGES else "en"
    _in_use.code = known
    _in_use.locale = Locale(known)
    _in_use.catalogue = (
        gettext.NullTranslations()
        if known == "en" or folder is None
        else gettext.translation(DOMAIN, folder, languages=[known], fallback=True)
    )


def code() -> str:
    """Return the language in use, ``"ar"`` or ``"en"``."""
    return _in_use.code


def is_rtl() -> bool:
    """Tell whether the interface runs right to left."""
    return _in_use.code == "ar"


def of_the_system() -> str:
    """Return the language that the system asks for: Arabic where it does, else English."""
    name = locale.getlocale()[0] or ""
    return "ar" if name.lower().startswith(("ar", "arabic")) else "en"


def tr(message: str, **values: object) -> str:
    """Return the message in the language in use, its ``{names}`` filled in.

    Numbers are written with the digits of the language; text of people's own making is to be
    wrapped by :func:`isolated` first.
    """
    return _filled(_in_use.catalogue.gettext(message), values)


def tr_in(context: str, message: str, **values: object) -> str:
    """Return the message as it is said in this context (one English word, two Arabic ones)."""
    return _filled(_in_use.catalogue.pgettext(context, message), values)


def ntr(one: str, many: str, count: int, **values: object) -> str:
    """Return the message in the plural form that the count asks for; ``{count}`` is filled in."""
    return _filled(_in_use.catalogue.ngettext(one, many, count), {"count": count, **values})


def _filled(message: str, values: dict[str, object]) -> str:
    shown = {name: number(value) if isinstance(value, int | float) else value for name, value in values.items()}
    return message.format(**shown) if shown else message


def number(value: float) -> str:
    """Write a number in the manner and digits of the language."""
    return _digits(format_decimal(value, locale=_in_use.locale, numbering_system=_numbering()))


def decimal(value: float, places: int) -> str:
    """Write a number with so many places after the point, in the manner and digits of the language."""
    pattern = f"0.{'0' * places}"
    return _digits(format_decimal(value, format=pattern, locale=_in_use.locale, numbering_system=_numbering()))


def percent(share: float) -> str:
    """Write a share between 0 and 1 as a percentage."""
    return _digits(format_percent(share, locale=_in_use.locale, numbering_system=_numbering()))


def date(value: datetime.date) -> str:
    """Write a date in the middle length of the language."""
    return _digits(format_date(value, format="medium", locale=_in_use.locale))


def date_and_time(value: datetime.datetime) -> str:
    """Write a moment in the short form of the language."""
    return _digits(format_datetime(value, format="short", locale=_in_use.locale))


def digits(text: str) -> str:
    """Write the ASCII digits of a short text (a key, a version) with the digits of the language."""
    return _digits(text)


def isolated(text: str) -> str:
    """Wrap text of people's own making so that its direction does not disturb the sentence around it."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_DIRECTIONAL_ISOLATE}"


def _numbering() -> str:
    return "arab" if _in_use.code == "ar" else "latn"


# Babel gives Arabic separators to a number, but leaves its digits and the percent sign as they are.
_TO_ARABIC = str.maketrans("0123456789%", "٠١٢٣٤٥٦٧٨٩٪")


def _digits(text: str) -> str:
    return text.translate(_TO_ARABIC) if _in_use.code == "ar" else text
