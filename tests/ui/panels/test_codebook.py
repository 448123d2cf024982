"""The codebook next to the text: every section in both languages, what is looked for, and all of it by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator import assets, language
from annotator.core.codebook import Codebook
from annotator.core.codebook_changes import REPORT
from annotator.core.codebook_entries import RULES
from annotator.formats import codebook_file
from annotator.ui.panels.codebook import CodebookPanel
from annotator.ui.panels.codebook_page import sections
from annotator.ui.theme import Theme
from tests.ui import hands


@pytest.fixture(scope="module")
def book() -> Codebook:
    """The codebook of new projects."""
    return codebook_file.read(assets.seed("codebook.toml"))


@pytest.fixture(params=["en", "ar"])
def panel(
    app: QApplication, qtbot: QtBot, book: Codebook, light: Theme, request: pytest.FixtureRequest
) -> CodebookPanel:
    """The codebook in a window of its own, in each language."""
    language.use(request.param, assets.resource("i18n"))
    made = CodebookPanel(book, light)
    qtbot.addWidget(made)
    made.resize(324, 600)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def read(panel: CodebookPanel) -> str:
    return panel.reading.toPlainText()


def test_a_label_is_shown_with_all_that_the_codebook_says_of_it_in_both_languages(
    panel: CodebookPanel, book: Codebook
) -> None:
    for label in book.labels:
        panel.show_section(label.code)
        shown = read(panel)
        about = [rule for rule in book.rules if not rule.labels or label.code in rule.labels]
        for known in ("ar", "en"):
            names = [label.names[known], *(one.names[known] for one in label.attributes)]
            names += [value.names[known] for attribute in label.attributes for value in attribute.values]
            defined = [label.definitions[known], *(one.definitions.get(known, "") for one in label.attributes)]
            missing = [
                words for words in (*names, *defined, *(rule.words[known] for rule in about)) if words not in shown
            ]
            assert missing == []
        assert all(example.replace("|", "") in shown for example in label.examples)


def test_the_report_as_a_whole_and_the_rules_have_sections_of_their_own(panel: CodebookPanel, book: Codebook) -> None:
    assert [value for value, _ in sections(book)][-2:] == [REPORT, RULES]
    panel.show_section(REPORT)
    assert "ذو صلة" in read(panel)
    panel.show_section(RULES)
    assert all(rule.words[known] in read(panel) for rule in book.rules for known in ("ar", "en"))


def test_words_typed_show_what_holds_them_and_enter_opens_it(panel: CodebookPanel, book: Codebook) -> None:
    hands.write(panel.field, "معارضه")
    first = panel.found.item(0)
    assert "معارضة مسلحة" in first.text()
    hands.press(panel, "Down")
    assert panel.found.hasFocus()
    hands.press(panel, "Return")
    assert (panel.shown, panel.reading.hasFocus()) == ("ACTOR", True)
    assert panel.reading.verticalScrollBar().value() > 0, "it is scrolled to the value"
    panel.field.setFocus()
    hands.press(panel, "Down")
    assert panel.found.hasFocus(), "what was found can be gone through again"


def test_words_that_are_nowhere_are_told(panel: CodebookPanel) -> None:
    hands.write(panel.field, "qqq")
    assert panel.found.count() == 0
    assert panel._nothing.isVisible()
    panel.field.clear()
    assert panel.reading.isVisible()


def test_words_of_the_codebook_are_shown_as_they_are_written(
    app: QApplication, qtbot: QtBot, book: Codebook, light: Theme
) -> None:
    text = assets.seed("codebook.toml").read_text(encoding="utf-8").replace('en = "Actor"', 'en = "<b>A & B</b>"', 1)
    panel = CodebookPanel(codebook_file.parse(text, "book.toml"), light)
    qtbot.addWidget(panel)
    panel.show_section("ACTOR")
    assert "<b>A & B</b>" in read(panel)


def test_of_very_many_values_those_are_shown_that_are_wanted(app: QApplication, qtbot: QtBot, light: Theme) -> None:
    values = ", ".join(f'{{ code = "v{nth}", ar = "قيمة {nth}", en = "Value {nth}." }}' for nth in range(2_000))
    head = '[[labels]]\ncode = "A"\nar = "أ"\nen = "A"\n[[labels.attributes]]\ncode = "kind"\nar = "ن"\nen = "Kind"\n'
    panel = CodebookPanel(codebook_file.parse(f'{head}type = "choice"\nvalues = [{values}]\n', "many.toml"), light)
    qtbot.addWidget(panel)
    panel.show_section("A")
    assert "Value 0." in read(panel)
    assert "Value 1500." not in read(panel)
    assert "1,750 more values" in read(panel)
    hands.write(panel.field, "v1500")
    panel._open(panel.found.item(0))
    assert "Value 1500." in read(panel)
    panel.show_section("A", ("A", "kind", "v1999"))
    assert "Value 1999." in read(panel)


@pytest.mark.parametrize("part", ["field", "section", "found", "reading"])
def test_esc_leaves_from_every_part(panel: CodebookPanel, qtbot: QtBot, part: str) -> None:
    if part == "found":
        hands.write(panel.field, "قصف")
    getattr(panel, part).setFocus()
    with qtbot.waitSignal(panel.left, timeout=1000):
        hands.press(panel, "Escape")
