"""Unicode's own test files, where Debian's package `unicode-data` has put them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

_FOLDER = Path("/usr/share/unicode")


def unicode_lines(name: str) -> Iterator[str]:
    """Yield the lines of a test file without its comments; skip the test where the file is not there."""
    path = _FOLDER / name
    if not path.exists():
        pytest.skip(f"{path} is not there: Debian's package unicode-data brings it")
    with path.open(encoding="utf-8") as file:
        for line in file:
            held = line.split("#", 1)[0].strip()
            if held:
                yield held
