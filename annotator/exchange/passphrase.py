"""Passphrases: one form for what different keyboards make of the same words, and new ones that can be read aloud."""

from __future__ import annotations

import re
import secrets
import unicodedata

from annotator.errors import InputError
from annotator.language import tr

SHORTEST = 8  # characters
GROUPS, GROUP = 4, 5  # digits of a new one: 66 bits, and each guess costs an attacker a second and 500 MB
_BETWEEN = re.compile("[\\s.,\u060c\u066b\u066c\u2010-\u2015\u200e\u200f\u2066-\u2069-]+")


def new_passphrase() -> str:
    """Return a passphrase that nobody can guess, in digits, which every language has."""
    return " ".join("".join(secrets.choice("0123456789") for _ in range(GROUP)) for _ in range(GROUPS))


def normalised(passphrase: str) -> bytes:
    """Return the bytes of a passphrase: the same for composed and decomposed letters, for all digits and all spaces.

    Raises:
        InputError: It is empty.
    """
    found = digits_only(passphrase) or " ".join(unicodedata.normalize("NFC", passphrase).split())
    if not found:
        raise InputError(tr("A passphrase is missing: give one."))
    return found.encode("utf-8", "surrogatepass")


def require_strong(passphrase: str) -> None:
    """Refuse a new passphrase that is too short.

    Raises:
        InputError: It is.
    """
    if len(normalised(passphrase).decode("utf-8", "surrogatepass")) < SHORTEST:
        raise InputError(tr("A passphrase needs at least {least} characters: take several words.", least=SHORTEST))


def digits_only(text: str) -> str:
    """Return the ASCII digits of a text of nothing but digits and what stands between them; "" for any other."""
    bare = _BETWEEN.sub("", text)
    return "".join(str(unicodedata.decimal(char)) for char in bare) if bare.isdecimal() else ""
