"""One's own keys: made with a passphrase typed twice, unlocked by it, and forgotten."""

from __future__ import annotations

import pytest

from annotator.errors import InputError
from annotator.exchange import keyring
from annotator.exchange.keys import WrongPassphraseError
from annotator.ui.own_keys import OwnKeys

WORDS = "three words here"


def test_keys_are_made_once_unlocked_and_forgotten() -> None:
    keys = OwnKeys()
    assert (keys.state, keys.fingerprint) == ("missing", "")
    with pytest.raises(InputError, match="differ"):
        keys.opened(WORDS, "other words")
    assert keyring.public() is None
    made = keys.opened(WORDS, WORDS)
    states = [keys.state]
    assert keys.opened("") is made
    assert keys.fingerprint == made.public.fingerprint

    keys.forget()
    states.append(keys.state)
    assert states == ["open", "locked"]
    with pytest.raises(WrongPassphraseError):
        keys.opened("other words")
    assert keys.opened(WORDS).public == made.public


def test_a_damaged_file_of_keys_is_told_and_has_no_fingerprint() -> None:
    keyring.make(WORDS)
    keyring.place().write_text("{", encoding="utf-8")
    keys = OwnKeys()
    assert keys.fingerprint == ""
    with pytest.raises(InputError):
        _ = keys.state
