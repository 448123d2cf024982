"""Keys: one shortcut on every keyboard. What lies under the same finger on an Arabic keyboard does the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QKeyEvent, QKeySequence

from annotator.language import digits, is_rtl, isolated

# The layout "Arabic (101)", which Windows calls Arabic and Linux ara; the Latin key and what it writes there.
_LATIN = "qwertyuiop[]asdfghjkl;'zxcvnm,./"
_ARABIC = "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظ"
ARABIC = {**dict(zip(_LATIN, _ARABIC, strict=True)), "b": "\ufefb", "?": "؟"}  # b writes the ligature لا
DIGITS = tuple(zip("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", strict=True))
# A shifted sign as Qt may name it: by what it writes, or by its key.
_SHIFTED = {"{": "[", "}": "]", "?": "/", "<": ",", ">": ".", ":": ";"}


def spellings(key: str) -> tuple[str, ...]:
    """Return every form in which keyboards give a shortcut, the one that is shown first.

    Args:
        key: Qt's portable spelling: "Ctrl+Z", "[", "3".
    """
    modifiers, plus, last = key.rpartition("+") if not key.endswith("++") else (key[:-2], "+", "+")
    before = modifiers + plus
    found = [key]
    if len(last) == 1:
        lower = last.lower()
        found += [before + other for latin, *others in DIGITS if last == latin for other in others]
        found += [before + ARABIC[lower]] if lower in ARABIC else []
        base = _SHIFTED.get(last)
        if base is not None:
            found += [f"{before}Shift+{base}"] + ([f"{before}Shift+{ARABIC[base]}"] if base in ARABIC else [])
    return tuple(dict.fromkeys(found))


def sequences(keys: Iterable[str]) -> list[QKeySequence]:
    """Return the shortcuts for all forms of some keys."""
    return [QKeySequence(form) for key in keys for form in spellings(key)]


def is_pressed(event: QKeyEvent, key: str) -> bool:
    """Tell whether a key was pressed, on any keyboard: Qt's own list of standard keys knows the Latin ones only."""
    return QKeySequence(event.keyCombination()) in sequences([key])


def shown(keys: Sequence[str]) -> str:
    """Return the first of some keys in the form that people read; "" for none.

    A digit is one of the interface's, as on the key; the number of F3 is not. Beside Arabic words a key keeps its own
    order, and a bracket its side.
    """
    if not keys:
        return ""
    read = QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
    last = read.rpartition("+")[2]
    if len(last) == 1:
        read = digits(read)
    return isolated(read) if is_rtl() and not read.isalnum() else read


def clash(key: str, others: Iterable[str]) -> bool:
    """Tell whether a key, in one of its forms, is one of the others."""
    taken = {normal(form) for other in others for form in spellings(other)}
    return any(normal(form) in taken for form in spellings(key))


def normal(key: str) -> str:
    """Return a key in Qt's own spelling, "" for none."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)
