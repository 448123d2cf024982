"""The table of actions: one row each, from which menus, tooltips, keys and the search box are made."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotator import assets, language
from annotator.core.codebook import Codebook
from annotator.core.document import ZONE_KINDS
from annotator.formats import codebook_file
from annotator.ui import keys
from annotator.ui.action_table import ALSO, LABEL, ZONE, label_rows, menu_titles, rows, zone_rows
from annotator.ui.actions import plain


@pytest.fixture
def codebook() -> Codebook:
    """The codebook of new projects."""
    return codebook_file.read(assets.seed("codebook.toml"))


@pytest.fixture(params=["en", "ar"])
def spoken(request: pytest.FixtureRequest) -> str:
    """Each language of the interface."""
    language.use(request.param, assets.resource("i18n"))
    return str(request.param)


def test_every_row_has_a_name_and_a_menu_that_there_is(spoken: str) -> None:
    for row in rows():
        assert plain(row.text).strip()
        assert row.menu in menu_titles()


def test_every_menu_has_an_action(spoken: str, codebook: Codebook) -> None:
    filled = {row.menu for row in (*rows(), *label_rows(codebook), *zone_rows())}

    assert filled >= set(menu_titles())


def test_no_two_rows_have_a_key_in_common_in_any_of_its_forms(spoken: str, codebook: Codebook) -> None:
    taken: dict[str, str] = {}
    for row in (*rows(), *label_rows(codebook), *zone_rows()):
        for form in {keys.normal(form) for key in row.keys for form in keys.spellings(key)}:
            assert form not in taken, f"{form} is the key of {taken[form]} and of {row.id}"
            taken[form] = row.id


def test_a_label_has_its_name_in_the_language_and_its_key_of_the_codebook(spoken: str, codebook: Codebook) -> None:
    found = {row.id: row for row in label_rows(codebook)}
    for label in codebook.labels:
        assert found[f"{LABEL}{label.code}"].text == label.names[spoken]
        assert found[f"{LABEL}{label.code}"].keys == (label.shortcut,)
        assert found[f"{ALSO}{label.code}"].keys == (f"Ctrl+{label.shortcut}",)
        assert f"\u2068{label.names[spoken]}\u2069" in found[f"{ALSO}{label.code}"].text


def test_a_label_without_a_key_has_none(codebook: Codebook) -> None:
    without = replace(codebook, labels=tuple(replace(label, shortcut="") for label in codebook.labels))

    assert {row.keys for row in label_rows(without)} == {()}


def test_every_kind_of_zone_can_be_given_to_a_selection(spoken: str) -> None:
    assert [row.id for row in zone_rows()] == [f"{ZONE}{kind}" for kind in ZONE_KINDS]
    assert {row.needs for row in zone_rows()} == {"selection"}
    assert len({row.text for row in zone_rows()}) == len(ZONE_KINDS)
