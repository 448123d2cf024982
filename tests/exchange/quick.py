"""Passphrases that cost next to nothing: with the real ones a test of packages would take half a minute."""

from __future__ import annotations

import pytest

from annotator.exchange import age, keys
from annotator.exchange.passphrase import normalised
from tests.exchange.age_writer import sealed


def make_cheap(patch: pytest.MonkeyPatch) -> None:
    """Seal with a passphrase, and keep keys under one, with the least work; what is opened is opened as ever."""
    patch.setattr(age, "seal_with_passphrase", lambda data, words: sealed(data, normalised(words)))
    patch.setattr(keys, "MEMORY", 1 << 16)
    patch.setattr(keys, "PASSES", 1)
