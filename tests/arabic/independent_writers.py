"""Other people's writers of Arabic number words: pyarabic's, and ICU's, which comes along with Qt on Linux."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from pathlib import Path

import PySide6
import pytest
from pyarabic.number import ArNumbers

_LIBRARIES = Path(PySide6.__path__[0], "Qt", "lib")
_SPELLOUT, _DEFAULT_RULESET, _LONGEST = 5, 6, 600  # of unum.h


def pyarabic(number: int) -> str:
    """Return a number as pyarabic writes it."""
    words: str = ArNumbers().int2str(str(number))
    return words


def icu(rules: str) -> Callable[[int], str]:
    """Return a writer by one of ICU's rule sets; skip the test where Qt does not bring ICU along."""
    files = [
        next(iter(sorted(_LIBRARIES.glob(f"{name}.so*"))), None) for name in ("libicudata", "libicuuc", "libicui18n")
    ]
    if None in files:
        pytest.skip("Qt brings no ICU along on this system")
    *_, library = [ctypes.CDLL(str(file), mode=ctypes.RTLD_GLOBAL) for file in files]
    version = str(files[-1]).rpartition(".so.")[2]
    opened = getattr(library, f"unum_open_{version}")
    opened.restype = ctypes.c_void_p
    error = ctypes.c_int(0)
    formatter = ctypes.c_void_p(opened(_SPELLOUT, None, 0, b"ar", None, ctypes.byref(error)))
    name = (ctypes.c_uint16 * len(rules))(*map(ord, rules))
    set_text = getattr(library, f"unum_setTextAttribute_{version}")
    set_text(formatter, _DEFAULT_RULESET, name, len(rules), ctypes.byref(error))
    assert error.value <= 0, f"ICU error {error.value}"
    spell = getattr(library, f"unum_formatInt64_{version}")

    def write(number: int) -> str:
        buffer = (ctypes.c_uint16 * _LONGEST)()
        length = spell(formatter, ctypes.c_int64(number), buffer, _LONGEST, None, ctypes.byref(error))
        return "".join(map(chr, buffer[:length]))

    return write
