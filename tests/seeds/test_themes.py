"""The themes: complete, well-formed, and readable by computed contrast."""

from __future__ import annotations

import re
import tomllib

import pytest

from annotator import assets
from annotator.ui import theme as themes
from tests.seeds.contrast import contrast

READABLE = 4.5  # WCAG 2.2 AA, text
VISIBLE = 3.0  # WCAG 2.2 AA, parts of the interface
SURFACES = ("window", "panel", "paper")

# Writing, what it stands on, and the least contrast that it must have there.
PAIRS = (
    ("ink", "paper", 10.0),
    ("ink", "panel", 10.0),
    ("ink", "window", 10.0),
    ("ink", "selection", 7.0),
    ("ink", "accent_soft", 7.0),
    ("ink", "hover", 7.0),
    ("ink", "proposal", 7.0),
    ("ink", "shade", 7.0),
    ("ink", "danger_soft", 7.0),
    ("ink", "warning_soft", 7.0),
    ("ink_soft", "panel", READABLE),
    ("ink_soft", "paper", READABLE),
    ("ink_soft", "window", READABLE),
    ("ink_soft", "shade", READABLE),
    ("ink_soft", "accent_soft", READABLE),
    ("ink_soft", "hover", READABLE),
    ("ink_faint", "panel", READABLE),
    ("ink_faint", "paper", READABLE),
    ("ink_faint", "window", 4.0),
    ("ink_faint", "line", VISIBLE),
    ("accent_ink", "accent", READABLE),
    ("accent_ink", "focus", READABLE),
    ("accent", "paper", READABLE),
    ("accent", "panel", READABLE),
    ("danger", "panel", READABLE),
    ("danger", "danger_soft", READABLE),
    ("warning", "panel", READABLE),
    ("warning", "warning_soft", READABLE),
    ("ok", "panel", READABLE),
    ("caret", "paper", 7.0),
    ("caret", "selection", READABLE),
    *(("focus", surface, VISIBLE) for surface in SURFACES),
)


def colours_of(name: str) -> dict[str, str]:
    content = tomllib.loads(assets.resource("themes", f"{name}.toml").read_text(encoding="utf-8"))
    colours: dict[str, str] = content["colours"]
    return colours


@pytest.fixture(params=themes.THEMES)
def colours(request: pytest.FixtureRequest) -> dict[str, str]:
    return colours_of(request.param)


def test_a_theme_has_every_token_and_no_other(colours: dict[str, str]) -> None:
    assert sorted(colours) == sorted(themes.TOKENS)


def test_every_colour_is_six_hexadecimal_digits(colours: dict[str, str]) -> None:
    assert [value for value in colours.values() if not re.fullmatch("#[0-9a-f]{6}", value)] == []


@pytest.mark.parametrize(("writing", "ground", "least"), PAIRS)
def test_writing_can_be_read_on_its_ground(colours: dict[str, str], writing: str, ground: str, least: float) -> None:
    assert contrast(colours[writing], colours[ground]) >= least


@pytest.mark.parametrize("name", ["light", "dark"])
def test_hairlines_are_quieter_than_edges_that_can_be_held(name: str) -> None:
    colours = colours_of(name)
    for surface in SURFACES:
        line, strong = (contrast(colours[token], colours[surface]) for token in ("line", "line_strong"))
        assert 1.1 < line < strong < VISIBLE


def test_the_style_sheet_asks_for_no_colour_that_a_theme_lacks(colours: dict[str, str]) -> None:
    sheet = assets.resource("themes", "window.qss").read_text(encoding="utf-8")
    rules = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    assert set(themes.TOKEN.findall(rules)) <= set(colours)


def test_light_is_light_and_dark_is_dark() -> None:
    light, dark = (colours_of(name) for name in ("light", "dark"))
    assert contrast(light["paper"], "#000000") > contrast(light["ink"], "#000000")
    assert contrast(dark["paper"], "#ffffff") > contrast(dark["ink"], "#ffffff")


@pytest.mark.parametrize("name", ["contrast", "contrast-dark"])
def test_strong_themes_have_the_contrast_that_tired_eyes_need(name: str) -> None:
    colours = colours_of(name)
    for surface in SURFACES:
        assert contrast(colours["ink"], colours[surface]) == pytest.approx(21.0)
        assert (
            min(contrast(colours[token], colours[surface]) for token in ("ink_soft", "accent", "focus", "danger")) >= 7
        )
        assert contrast(colours["line_strong"], colours[surface]) >= VISIBLE


@pytest.mark.parametrize(("one", "other", "ratio"), [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48)])
def test_contrast_agrees_with_published_figures(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
