"""Values in words, and what a person types for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import assets, language
from annotator.core.codebook import AttributeDefinition
from annotator.core.json_value import Json
from annotator.errors import InputError
from annotator.formats import codebook_file
from annotator.workflow.value_words import GROUPS, group_name, typed_value, value_words

BOOK = codebook_file.read(assets.seed("codebook.toml"))


def attribute(label: str, code: str) -> AttributeDefinition:
    found = BOOK.attribute(label, code)
    assert found is not None
    return found


LEAST, SUBSET = attribute("CASUALTY", "min"), attribute("CASUALTY", "subset")
LATITUDE, ENDS, FROM = attribute("LOCATION", "lat"), attribute("LOCATION", "endpoints"), attribute("DATE", "start")


@pytest.fixture(params=["en", "ar"])
def spoken(request: pytest.FixtureRequest) -> str:
    """Each language of the interface."""
    language.use(request.param, assets.resource("i18n"))
    return str(request.param)


@pytest.mark.parametrize(
    ("definition", "typed", "meant"),
    [
        (LEAST, "21", 21),
        (LEAST, " ٢١ ", 21),
        (LEAST, "۲۱", 21),
        (LEAST, "1,234", 1234),
        (LEAST, "١٬٢٣٤", 1234),
        (LEAST, "سبعة", 7),
        (LEAST, "واحد وعشرون", 21),
        (LEAST, "صفر", 0),
        (LATITUDE, "36.202", 36.202),
        (LATITUDE, "٣٦٫٢", 36.2),
        (FROM, "2016-05-14", "2016-05-14"),
        (FROM, "٢٠١٦-٠٥-١٤", "2016-05-14"),
        (FROM, "14 أيار/مايو 2016", "2016-05-14"),
        (SUBSET, "children 3, women 2", {"children": 3, "women": 2}),
        (SUBSET, "3 children; medics: ٢", {"children": 3, "medics": 2}),
        (SUBSET, "رعاة ٣، نساء 2", {"رعاة": 3, "نساء": 2}),
        (ENDS, "تل الزهور؛ السدر", ["تل الزهور", "السدر"]),
        (attribute("WEAPON", "quantity"), "  عدة   صواريخ ", "عدة صواريخ"),
        (LEAST, "   ", None),
    ],
)
def test_what_is_typed_is_taken_as_it_was_meant(definition: AttributeDefinition, typed: str, meant: Json) -> None:
    assert typed_value(definition, typed) == meant


@pytest.mark.parametrize(
    ("definition", "typed"),
    [
        (LEAST, "many"),
        (LEAST, "5.5"),
        (LEAST, "١٢٬٣٤٥٫٦"),
        (LEAST, "ثلاثة مدنيين"),
        (LEAST, "1" * 5000),
        (LATITUDE, "nan"),
        (LATITUDE, "inf"),
        (FROM, "2016-02-31"),
        (FROM, "أمس"),
        (SUBSET, "طفلان"),
        (SUBSET, "3"),
    ],
)
def test_what_is_no_value_is_refused_with_word_of_what_to_write(definition: AttributeDefinition, typed: str) -> None:
    with pytest.raises(InputError, match="write"):
        typed_value(definition, typed)


@given(st.integers(0, 10**12))
def test_every_number_that_is_shown_can_be_typed_as_it_is_shown(value: int) -> None:
    for spoken in language.LANGUAGES:
        language.use(spoken, assets.resource("i18n"))
        assert typed_value(LEAST, value_words(LEAST, value)) == value
    language.use("en")


@given(st.floats(-90, 90, allow_subnormal=False).map(lambda value: round(value, 6)))
def test_every_latitude_that_is_shown_can_be_typed_as_it_is_shown(value: float) -> None:
    for spoken in language.LANGUAGES:
        language.use(spoken, assets.resource("i18n"))
        assert typed_value(LATITUDE, value_words(LATITUDE, value)) == pytest.approx(value, abs=1e-6)
    language.use("en")


def test_groups_that_are_shown_can_be_typed_as_they_are_shown(spoken: str) -> None:
    counts: Json = {group: nth for nth, group in enumerate(GROUPS, start=1)} | {"رعاة": 4}

    assert typed_value(SUBSET, value_words(SUBSET, counts)) == counts
    assert len({group_name(group) for group in GROUPS}) == len(GROUPS)


def test_values_have_the_names_of_the_codebook(spoken: str) -> None:
    outcome, hedge = attribute("CASUALTY", "outcome"), attribute("CASUALTY", "hedge")
    killed, about = outcome.value("killed"), hedge.value("about")
    assert killed is not None
    assert about is not None

    assert value_words(outcome, ["killed", "vanished"]) == f"{killed.names[spoken]}{language.tr(', ')}vanished"
    assert value_words(hedge, "about") == about.names[spoken]
    assert value_words(hedge, None) == ""
    assert value_words(attribute("CASUALTY", "joint"), True) == {"en": "Yes", "ar": "نعم"}[spoken]
