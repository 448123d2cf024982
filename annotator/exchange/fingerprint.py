"""A fingerprint: thirty digits that two people read to each other, in any language, to know whose keys they have."""

from __future__ import annotations

from hashlib import sha512

from annotator.errors import InputError
from annotator.exchange.passphrase import digits_only
from annotator.language import tr

DIGITS, GROUP = 30, 5  # about 100 bits


def fingerprint_of(signing: bytes, sealing: str) -> str:
    """Return the fingerprint of two public keys: that which signs, and that to which packages are sealed."""
    digest = sha512(b"tarmiz-fingerprint/1\0" + signing + sealing.encode("ascii")).digest()
    return str(int.from_bytes(digest, "big") % 10**DIGITS).zfill(DIGITS)


def grouped(fingerprint: str) -> str:
    """Return a fingerprint as it is shown and read aloud: six groups of five digits."""
    return " ".join(fingerprint[start : start + GROUP] for start in range(0, len(fingerprint), GROUP))


def typed(text: str) -> str:
    """Return the fingerprint that somebody typed, in any digits, with or without gaps.

    Raises:
        InputError: It does not have thirty digits.
    """
    digits = digits_only(text)
    if len(digits) != DIGITS:
        raise InputError(tr("A fingerprint has {count} digits: type all of them.", count=DIGITS))
    return digits
