"""The keys of whoever is at the window: made once, unlocked by a passphrase, forgotten when the project is closed."""

from __future__ import annotations

from typing import Literal

from annotator.errors import InputError
from annotator.exchange import keyring
from annotator.exchange.keys import Identity
from annotator.language import tr

State = Literal["missing", "locked", "open"]


class OwnKeys:
    """Holds the unlocked keys in memory. One for the program."""

    def __init__(self) -> None:
        self._identity: Identity | None = None

    @property
    def state(self) -> State:
        """Whether there are keys on this computer, and whether they are unlocked.

        Raises:
            InputError: Their file is damaged.
        """
        if self._identity is not None:
            return "open"
        return "missing" if keyring.public() is None else "locked"

    @property
    def fingerprint(self) -> str:
        """Thirty digits; "" where there are no keys yet, or their file is damaged."""
        try:
            public = keyring.public()
        except InputError:
            return ""
        return "" if public is None else public.fingerprint

    def opened(self, passphrase: str, again: str = "") -> Identity:
        """Return the keys: as they are, unlocked, or made anew where there are none; takes a moment.

        Args:
            passphrase: Of the keys.
            again: The same once more, where keys are made.

        Raises:
            InputError: The passphrase is another one, too short, or not the same twice.
        """
        if self._identity is None:
            if self.state == "locked":
                self._identity = keyring.unlock(passphrase)
            elif passphrase != again:
                raise InputError(tr("The two passphrases differ: type the same one twice."))
            else:
                self._identity = keyring.make(passphrase)
        return self._identity

    def forget(self) -> None:
        """Hold them no longer."""
        self._identity = None
