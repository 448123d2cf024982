"""Assets: found beside the package, never outside their folder, and missed in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator import assets
from annotator.errors import MissingPartError

ROOT = Path(__file__).resolve().parent.parent


def test_a_checkout_has_its_parts_beside_the_package() -> None:
    assert assets.resource() == ROOT / "resources"
    assert assets.resource("fonts") == ROOT / "resources" / "fonts"
    assert assets.seed("codebook.toml") == ROOT / "seeds" / "codebook.toml"


def test_a_path_in_one_piece_is_the_same_as_in_several() -> None:
    assert assets.resource("fonts/OFL-Noto.txt") == assets.resource("fonts", "OFL-Noto.txt")


OUTSIDE = [
    *(("..",), ("..", "dev.py"), ("fonts", "..", "..", "dev.py"), ("fonts/../../dev.py",), ("/etc/passwd",)),
    *(("..\\dev.py",), ("\\dev.py",), ("C:\\dev.py",), ("C:dev.py",)),  # the same on every system
]


@pytest.mark.parametrize("parts", OUTSIDE)
def test_no_path_leads_out_of_the_folder(parts: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="leads out"):
        assets.resource(*parts)
    with pytest.raises(ValueError, match="leads out"):
        assets.seed(*parts)


def test_a_missing_part_is_named_and_says_what_to_do() -> None:
    with pytest.raises(MissingPartError, match=r"resources/fonts/none\.ttf") as missing:
        assets.resource("fonts", "none.ttf")
    assert "Install Tarmiz anew" in str(missing.value)
