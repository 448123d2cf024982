"""Packages for tests: two people with keys, and passphrases that cost nothing."""

from __future__ import annotations

import pytest

from annotator.exchange.keys import Identity, new_identity
from tests.exchange.quick import make_cheap


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let passphrases cost next to nothing."""
    make_cheap(monkeypatch)


@pytest.fixture(scope="session")
def sara() -> Identity:
    """Return somebody's keys."""
    return new_identity()


@pytest.fixture(scope="session")
def ali() -> Identity:
    """Return somebody else's keys."""
    return new_identity()
