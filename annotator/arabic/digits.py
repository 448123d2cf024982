"""Numbers in digits: 0-9, ٠-٩, ۰-۹, with the separators of all the countries.

A separator with exactly three digits behind it, and then no digit, is a thousands mark; any other is a decimal mark.
12.500 and 1.2 differ by nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from annotator.arabic.keyed import Token

LONGEST = 18  # digits; what is longer counts nothing on earth

_SEPARATOR = "[.,\u066b\u066c\u060c\u2019 \u00a0\u2007\u2008\u2009\u200a\u202f]"
_GROUPS = re.compile(rf"[0-9]{{1,3}}(?:{_SEPARATOR}[0-9]{{3}})+")
_DECIMAL = re.compile(rf"([0-9]+(?:{_SEPARATOR}[0-9]{{3}})*){_SEPARATOR}([0-9]+)")
_NARROW_SPACES = frozenset("\u00a0\u2007\u2008\u2009\u200a\u202f")
_TO_ASCII = {base + digit: str(digit) for base in (0x0660, 0x06F0) for digit in range(10)}
_NOT_DIGITS = re.compile("[^0-9]")


def read_digits(text: str) -> int | float | None:
    """Return the value of a number that is written in digits; None for what is none, or has more than 18 digits."""
    value = exact(text.translate(_TO_ASCII).strip())
    return value if value is None or isinstance(value, int) else float(value)


def exact(number: str) -> int | Decimal | None:
    """Return the exact value of a number in ASCII digits with any separators."""
    bare = _NOT_DIGITS.sub("", number)
    if not bare or len(bare) > LONGEST:
        return None
    if bare == number or (_GROUPS.fullmatch(number) and not number.startswith("0")):
        return int(bare)
    match = _DECIMAL.fullmatch(number)
    if match is None:
        return None
    value = Decimal(f"{_NOT_DIGITS.sub('', match[1])}.{match[2]}")
    return int(value) if value == value.to_integral_value() else value


def end_of_digits(text: str, tokens: Sequence[Token], at: int, stop: int) -> int:
    """Return the index behind the tokens that make one number in digits: 1 250 with a narrow space is two of them."""
    end = at + 1
    while (
        end < stop
        and tokens[end].start - tokens[end - 1].end == 1
        and text[tokens[end - 1].end] in _NARROW_SPACES
        and len(tokens[end].key) == 3
        and tokens[end].key.isdecimal()
        and tokens[at].key.isdecimal()
        and len(tokens[at].key) <= 3
    ):
        end += 1
    return end
