"""Pictures of the view that somebody has looked at, and how like them a new one must be.

``TARMIZ_RENEW_SNAPSHOTS=1 make test ARGS=tests/ui/textview`` writes them anew: look at each before it is committed.
"""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtGui import QImage

FOLDER = Path(__file__).parents[2] / "snapshots"
RENEW = "TARMIZ_RENEW_SNAPSHOTS"

LEAST_DIFFERENCE = 24
"""Of a colour channel, out of 255; less is another rounding of the same picture."""

SHARE = 0.001
"""Of the pixels may differ."""


def compare(picture: QImage, name: str, beside: Path) -> None:
    """Compare a picture with the one of this name; fail where they differ, and leave the new one beside the test.

    Args:
        picture: What the view shows.
        name: The name of the snapshot, without its suffix.
        beside: A folder for the picture that differs.
    """
    path = FOLDER / f"{name}.png"
    if os.environ.get(RENEW):
        FOLDER.mkdir(exist_ok=True)
        assert picture.save(str(path))
    known = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
    assert not known.isNull(), f"no snapshot {path.name}: make it with {RENEW}=1, and look at it"
    share = difference(known, picture.convertToFormat(QImage.Format.Format_RGB32))
    if share > SHARE:
        picture.save(str(beside / path.name))
    assert share <= SHARE, f"{share:.2%} of {path.name} is unlike {beside / path.name}"


def difference(one: QImage, other: QImage) -> float:
    """Return the share of pixels that differ clearly; 1 where the sizes do."""
    if one.size() != other.size():
        return 1.0
    before, after = bytes(one.constBits()), bytes(other.constBits())
    if before == after:
        return 0.0
    unlike = {
        at // 4 for at, pair in enumerate(zip(before, after, strict=True)) if abs(pair[0] - pair[1]) > LEAST_DIFFERENCE
    }
    return len(unlike) / (one.width() * one.height())
