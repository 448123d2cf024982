from __future__ import annotations

from pathlib import Path

import pytest

from annotator import assets
from annotator.errors import MissingPartError

ROOT = Path(__file__).resolve().parent.parent


def test_a_checkout_has_its_assets_beside_the_package() -> None:
    assert assets.resource("themes", "light.toml") == ROOT / "resources" / "themes" / "light.toml"
    assert assets.seed("codebook.toml") == ROOT / "seeds" / "codebook.toml"


def test_a_folder_of_assets_is_one_too() -> None:
    assert assets.seed("reports").is_dir()
    assert assets.resource() == ROOT / "resources"


def test_a_path_in_one_piece_is_the_same_as_in_several() -> None:
    assert assets.resource("themes/light.toml") == assets.resource("themes", "light.toml")


@pytest.mark.parametrize(
    "parts",
    [
        ("..",),
        ("themes", "..", "..", "x"),
        ("themes/../../x",),
        ("/etc/passwd",),
        ("..\\x",),
        ("\\x",),
        ("C:\\x",),
        ("C:x",),
    ],
)
def test_nothing_outside_is_handed_out(parts: tuple[str, ...]) -> None:
    for find in (assets.resource, assets.seed):
        with pytest.raises(ValueError, match="leads out of"):
            find(*parts)


def test_a_missing_part_is_named() -> None:
    with pytest.raises(MissingPartError, match=r"resources/themes/none\.toml"):
        assets.resource("themes", "none.toml")
