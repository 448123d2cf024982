"""A corpus of another program comes in at the window: looked through first, its names mapped, withdrawn if unwanted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.store import annotations as annotation_store
from annotator.store import coders, documents
from annotator.ui.dialogs import files
from annotator.ui.dialogs.corpus import CorpusDialog
from tests.ui import hands
from tests.ui.conftest import OpenProgram
from tests.ui.person import Person

TOKENS = "وصل O\nمحمد B-PERS\nعلي I-PERS\nإلى O\nدمشق B-GPE\nثلاثة B-CARDINAL\nقال B-JUNK\n"


@pytest.fixture
def person(open_program: OpenProgram, work: Path) -> Person:
    """Somebody at her window."""
    return open_program(work)


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a file of tokens, chosen when the system's dialog asks."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    folder.joinpath("tokens.conll").write_text(TOKENS, encoding="utf-8")
    monkeypatch.setattr(files, "choose_folder", lambda parent: folder)
    monkeypatch.setattr(files, "choose_corpus", lambda parent: [folder / "tokens.conll"])
    return folder


@pytest.fixture
def opened(person: Person, qtbot: QtBot) -> Callable[..., CorpusDialog]:
    """Return what opens the dialog by its key, chooses words with tags, and waits until it has looked."""

    def begin(*keys: str) -> CorpusDialog:
        person.press("Ctrl+Shift+E")
        (dialog,) = person.window.findChildren(CorpusDialog)
        qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
        assert dialog.format == "conll2002"
        hands.press(dialog, *keys)
        qtbot.waitUntil(lambda: dialog.sentence.startswith("Found" if keys else "Choose"))
        return dialog

    return begin


Opened = Callable[..., CorpusDialog]


def marks(person: Person) -> list[tuple[str, str, str]]:
    """Return whose, what and where the marks of the last report are."""
    project = person.session.project
    document = documents.listing(project)[-1].id
    people = coders.coders(project)
    found = [(one.name, span) for one in people for span in annotation_store.spans_of(project, document, one.id)]
    return [(name, span.label, span.quote) for name, span in found]


def test_nothing_is_imported_before_it_was_looked_through(person: Person, opened: Opened) -> None:
    dialog = opened()

    assert not dialog.take.isEnabled()
    hands.press(dialog, "Escape")


def test_a_corpus_is_mapped_and_imported_by_keys_alone_and_can_be_withdrawn(
    person: Person, opened: Opened, corpus: Path, qtbot: QtBot
) -> None:
    before = len(documents.listing(person.session.project))
    dialog = opened("Alt+F")
    qtbot.waitUntil(dialog.take.isEnabled)
    assert dialog.sentence.startswith("Found: 1 report, 4 marks.")
    assert all(name in dialog.sentence for name in ("CARDINAL", "JUNK"))
    assert dialog.labels.chosen() == {"CARDINAL": "", "GPE": "LOCATION", "JUNK": "", "PERS": "ACTOR"}
    assert dialog.coders.chosen() == {"conll2002": ""}

    qtbot.waitUntil(dialog.labels.boxes["JUNK"].isVisible)
    dialog.labels.boxes["JUNK"].setFocus()
    hands.press(dialog, "End")
    with qtbot.waitSignal(person.place.importing.ended):
        hands.press(dialog, "Return")

    assert person.notice.startswith("1 new report, 3 marks")
    assert sorted(marks(person)) == [
        ("conll2002", "ACTOR", "محمد علي"),
        ("conll2002", "CARDINAL", "ثلاثة"),
        ("conll2002", "LOCATION", "دمشق"),
    ]
    person.click_button("Withdraw")
    assert len(documents.listing(person.session.project)) == before


def test_a_coder_there_becomes_one_of_here(person: Person, opened: Opened, corpus: Path, qtbot: QtBot) -> None:
    here = coders.coders(person.session.project)[0].name
    dialog = opened("Alt+O")
    qtbot.waitUntil(dialog.take.isEnabled)

    box = dialog.coders.boxes["conll2002"]
    box.setCurrentIndex(box.findData(here))
    with qtbot.waitSignal(person.place.importing.ended):
        hands.press(dialog, "Alt+I")

    assert {name for name, *_ in marks(person)} == {here}


def test_what_must_be_refused_is_left_out_only_on_a_persons_word(
    person: Person, opened: Opened, corpus: Path, qtbot: QtBot
) -> None:
    corpus.joinpath("bad.conll").write_bytes("قال B-PERS\n".encode() * 9 + b"\xff\xff O\n")
    dialog = opened("Alt+O")
    assert "damaged characters in line 10" in dialog.problems.toPlainText()
    assert not dialog.take.isEnabled()

    hands.press(dialog, "Alt+R")
    qtbot.waitUntil(dialog.take.isEnabled)
    with qtbot.waitSignal(person.place.importing.ended):
        hands.press(dialog, "Return")

    assert person.notice.startswith("1 new report")
    person.click(person.window.notices.details_button)


def test_another_format_is_looked_at_anew(person: Person, opened: Opened, corpus: Path, qtbot: QtBot) -> None:
    dialog = opened("Alt+F")
    qtbot.waitUntil(dialog.take.isEnabled)

    dialog.formats.setFocus()
    hands.press(dialog, "End")
    qtbot.waitUntil(lambda: dialog.sentence.startswith("Found: 0 reports"))

    assert not dialog.take.isEnabled()
    assert dialog.problems.toPlainText() != ""
    hands.press(dialog, "Escape")
