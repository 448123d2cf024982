"""Sealing, by age: to the keys of whoever is to open a package, or with a passphrase where none are known yet.

https://age-encryption.org/v1. The header is looked at before the library sees it: a stranger's file must not make us
work for hours or fill the memory.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Literal

from annotator.errors import InputError
from annotator.exchange.apart import apart
from annotator.exchange.passphrase import normalised
from annotator.language import isolated, tr

try:
    import pyrage as _pyrage
except ImportError:  # there is no wheel of it for Windows on ARM
    _pyrage = None

MAGIC = b"age-encryption.org/v1\n"
LONGEST_HEADER = 16 << 10  # bytes
MOST_STANZAS = 64
MOST_WORK = 21  # powers of two; 2 GB of memory
Way = Literal["keys", "passphrase"]
_END = re.compile(rb"^--- [A-Za-z0-9+/]{43}$", re.MULTILINE)
_STANZA = re.compile(rb"^-> ([!-~]+)((?: [!-~]+)*)$", re.MULTILINE)


class SealError(InputError):
    """What is sealed cannot be opened here: it is for somebody else, damaged, or no package."""


def _library() -> Any:
    if _pyrage is None:
        command = "python -m pip install pyrage"
        raise InputError(
            tr("Packages need a part that is not installed here: install it with {command}.", command=isolated(command))
        )
    return _pyrage


def new_pair() -> tuple[str, str]:
    """Return a new key: its secret half, and the one that packages are sealed to."""
    pair = _library().x25519.Identity.generate()
    return str(pair), str(pair.to_public())


def is_recipient(text: object) -> bool:
    """Tell whether a text is a key that packages can be sealed to."""
    try:
        return isinstance(text, str) and str(_library().x25519.Recipient.from_str(text)) == text
    except _library().RecipientError:
        return False


def way_of(data: bytes) -> Way:
    """Return how something is sealed, from its first bytes.

    Raises:
        SealError: It is not sealed as packages are, or asks for more work than we do for anybody.
    """
    head = data[:LONGEST_HEADER]
    end = _END.search(head)
    if not head.startswith(MAGIC) or end is None:
        raise SealError(tr("This is no package of Tarmiz."))
    stanzas = _STANZA.findall(head[: end.start()])
    if not stanzas or len(stanzas) > MOST_STANZAS:
        raise SealError(tr("This is no package of Tarmiz."))
    work = [arguments.split() for name, arguments in stanzas if name == b"scrypt"]
    if not work:
        return "keys"
    salt_and_work = work[0]
    if len(stanzas) > 1 or len(salt_and_work) != 2 or not salt_and_work[1].isdigit():
        raise SealError(tr("This is no package of Tarmiz."))
    if int(salt_and_work[1][:4]) > MOST_WORK:
        raise SealError(tr("This package asks for more memory than a package of Tarmiz does: it was not opened."))
    return "passphrase"


def seal(data: bytes, recipients: Sequence[str]) -> bytes:
    """Return the data, sealed to these keys.

    Raises:
        ValueError: There are none.
    """
    if not recipients:
        raise ValueError("nobody could open it")
    library = _library()
    return bytes(library.encrypt(data, [library.x25519.Recipient.from_str(one) for one in recipients]))


def seal_with_passphrase(data: bytes, passphrase: str) -> bytes:
    """Return the data, sealed so that whoever knows the passphrase can open it."""
    _library()
    return apart(_sealed, data, normalised(passphrase).decode("utf-8"))


def _sealed(data: bytes, passphrase: str) -> bytes:
    return bytes(_library().passphrase.encrypt(data, passphrase))


def unseal(data: bytes, secret: str) -> bytes:
    """Return what was sealed to the key.

    Raises:
        SealError: It was not, or was changed on the way.
    """
    library = _library()
    if way_of(data) != "keys":
        raise SealError(tr("This package opens with a passphrase."))
    try:
        return bytes(library.decrypt(data, [library.x25519.Identity.from_str(secret)]))
    except (library.DecryptError, library.IdentityError) as error:
        raise SealError(
            tr("This package does not open with your keys: it is for somebody else, or was damaged on the way.")
        ) from error


def unseal_with_passphrase(data: bytes, passphrase: str) -> bytes:
    """Return what was sealed with the passphrase.

    Raises:
        SealError: The passphrase is another one, or it was changed on the way.
    """
    _library()
    if way_of(data) != "passphrase":
        raise SealError(tr("This package opens with keys, not with a passphrase."))
    found = apart(_unsealed, data, normalised(passphrase).decode("utf-8"))
    if found is None:
        raise SealError(
            tr("This package does not open with the passphrase: it is another one, or it was damaged on the way.")
        )
    return found


def _unsealed(data: bytes, passphrase: str) -> bytes | None:
    library = _library()
    try:
        return bytes(library.passphrase.decrypt(data, passphrase))
    except library.DecryptError:
        return None
