"""The file in which the keys of whoever works here lie, in the program's own folder."""

from __future__ import annotations

import os
from pathlib import Path
from uuid import uuid4

from annotator.errors import InputError
from annotator.exchange.keys import Identity, PublicKeys, new_identity, public_of, unwrapped
from annotator.exchange.passphrase import require_strong
from annotator.language import isolated, tr
from annotator.settings import data_folder

FOLDER, NAME = "keys", "keys.json"


class NoKeysError(InputError):
    """Nobody has made keys here yet."""


def place() -> Path:
    """Return where the keys lie; they may not be there yet."""
    return data_folder() / FOLDER / NAME


def public() -> PublicKeys | None:
    """Return the public halves of the keys that are here; None where there are none.

    Raises:
        InputError: The file is damaged.
    """
    text = _text()
    return None if text is None else public_of(text)


def make(passphrase: str) -> Identity:
    """Make keys, and keep them under a passphrase; those that were here are kept beside them.

    Raises:
        InputError: The passphrase is too short, or the folder takes nothing.
    """
    require_strong(passphrase)
    identity = new_identity()
    old = place()
    if old.exists():
        old.replace(old.with_name(f"{old.stem}-{uuid4().hex[:8]}{old.suffix}"))
    _write(identity.wrapped(passphrase))
    return identity


def unlock(passphrase: str) -> Identity:
    """Return the keys that are here.

    Raises:
        NoKeysError: There are none.
        WrongPassphraseError: The passphrase is another one.
    """
    text = _text()
    if text is None:
        raise NoKeysError(tr("You have no keys here yet: make them first, with a passphrase of your own."))
    return unwrapped(text, passphrase)


def change_passphrase(old: str, new: str) -> None:
    """Keep the same keys under another passphrase.

    Raises:
        NoKeysError: There are none.
        WrongPassphraseError: The old passphrase is another one.
    """
    require_strong(new)
    _write(unlock(old).wrapped(new))


def _text() -> str | None:
    try:
        return place().read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(tr("The file of your keys cannot be read: it is damaged, or of a newer version.")) from error


def _write(text: str) -> None:
    fresh = place().with_suffix(f".{uuid4().hex[:8]}")
    try:
        fresh.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(place())
    except OSError as error:
        fresh.unlink(missing_ok=True)
        reason = isolated(error.strerror or type(error).__name__)
        raise InputError(tr("Your keys could not be kept: {reason}.", reason=reason)) from error
