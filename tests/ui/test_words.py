"""Words that only the window has, in both languages."""

from __future__ import annotations

import pytest

from annotator import assets, language
from annotator.core.codebook import Codebook
from annotator.formats import codebook_file
from annotator.ui import words


@pytest.fixture
def codebook() -> Codebook:
    """The codebook of new projects."""
    return codebook_file.read(assets.seed("codebook.toml"))


def test_the_key_of_a_label_has_the_digits_of_the_interface(codebook: Codebook) -> None:
    assert [words.label_key(label) for label in codebook.labels[:4]] == ["1", "2", "3", "4"]
    language.use("ar", assets.resource("i18n"))
    assert [words.label_key(label) for label in codebook.labels[:4]] == ["١", "٢", "٣", "٤"]


def test_a_label_has_a_short_name_in_the_language_of_the_interface(codebook: Codebook) -> None:
    assert words.short_label_name(codebook, "CASUALTY") == "Casualties"
    language.use("ar", assets.resource("i18n"))
    assert words.short_label_name(codebook, "CASUALTY") == "خسائر"


def test_a_label_that_the_codebook_lacks_keeps_its_code(codebook: Codebook) -> None:
    assert words.short_label_name(codebook, "VEHICLE") == "VEHICLE"
    assert words.label_name(codebook, "VEHICLE") == "VEHICLE"
