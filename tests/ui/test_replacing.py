"""Another codebook in the window: read, compared, mapped, put in force as one step; bad files leave the old one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator import assets
from annotator.core.span import Span
from annotator.store import annotations as annotation_store
from annotator.store import codebook_versions
from annotator.ui.dialogs import files
from annotator.ui.pages.codebook_change import CodebookChangePage
from annotator.workflow import annotate, attributes, codebook
from annotator.workflow.backups import backups
from annotator.workflow.check import check
from tests.ui import hands
from tests.ui.conftest import OpenProgram
from tests.ui.person import Person
from tests.workshop import coder

SEED = assets.seed("codebook.toml").read_text(encoding="utf-8")
REBEL = ("ACTOR", "kind", "rebel")
Changed = Callable[..., CodebookChangePage]
Put = Callable[[CodebookChangePage], None]


def line_of(code: str) -> str:
    """Return the line that defines a value."""
    return next(line for line in SEED.split("\n") if f'{{ code = "{code}"' in line) + "\n"


@pytest.fixture
def change(person: Person, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Changed:
    """Return a function that asks for another codebook: the seed's with some words in the place of others."""

    def changed(*pairs: tuple[str, str], text: str = SEED, name: str = "book.toml") -> CodebookChangePage:
        for before, after in pairs:
            assert before in text
            text = text.replace(before, after, 1)
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        monkeypatch.setattr(files, "choose_codebook", lambda parent: path)
        person.window.actions_table.run("replace_codebook")
        page = person.window.pages.currentWidget()
        assert isinstance(page, CodebookChangePage)
        qtbot.waitUntil(lambda: page.said != "" and person.window.isActiveWindow())
        return page

    return changed


@pytest.fixture
def put(person: Person, qtbot: QtBot) -> Callable[[CodebookChangePage], None]:
    """Return a function that puts the codebook of a page in force."""

    def put_in_force(page: CodebookChangePage) -> None:
        before = person.session.codebook
        page.put.setFocus()
        hands.press(page, "Space")
        qtbot.waitUntil(lambda: person.session.codebook != before and person.window.isActiveWindow())

    return put_in_force


def rebel(person: Person) -> Span:
    """Mark an actor and say that it is one of the kind that is going."""
    person.mark("كتائب النهر", "1")
    (span,) = person.spans()
    person.session.do(lambda project: attributes.set_attributes(project, [span], {"kind": "rebel"}))
    return person.spans()[0]


def kind(person: Person, span: Span) -> object:
    found = annotation_store.span(person.session.project, span.document, span.coder, span.id)
    return found.attributes.get("kind")


def shown(page: CodebookChangePage) -> str:
    """Return all that the tree of differences says."""
    every = page.tree.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    return "\n".join(item.text(0) for item in every)


def test_what_is_gone_and_used_is_mapped_by_keyboard_and_all_of_it_is_one_step(
    person: Person, change: Changed, put: Put
) -> None:
    span, before = rebel(person), person.session.codebook
    copies = len(backups(person.session.project.path))
    page = change((line_of("rebel"), ""), ('en = "Actor"\n', 'en = "Party"\n'))
    assert all(words in shown(page) for words in ("Actor › Kind › Rebel or opposition group", "Party"))
    assert not page.put.isEnabled()
    box = page.box(REBEL)
    assert page.tree.hasFocus()
    hands.press(page, "Tab")
    assert box.hasFocus()
    assert "used once" in box.accessibleName()
    QTest.keyClicks(box, "Milit")
    assert page.mapping() == {REBEL: "militia"}
    put(page)
    assert kind(person, span) == "militia"
    assert person.page.labels.buttons["ACTOR"].label.names["en"] == "Party", "the window follows"
    assert person.window.pages.currentWidget() is person.page
    assert "book.toml" in person.notice
    assert len(backups(person.session.project.path)) == copies + 1
    person.read()
    person.press("Ctrl+Z")
    assert (person.session.codebook, kind(person, span)) == (before, "rebel")
    assert person.page.labels.buttons["ACTOR"].label.names["en"] == "Actor"
    person.press("Ctrl+Shift+Z")
    assert kind(person, span) == "militia"


def test_the_marks_of_everybody_that_are_worth_a_second_look_are_listed_then(
    person: Person, change: Changed, put: Put, qtbot: QtBot
) -> None:
    person.mark("كتائب النهر", "1")
    (span,) = person.spans()
    ali = coder(person.session.project, "ali")
    annotate.mark(person.session.project, span.document, ali.id, span.start, span.end, span.label)
    put(change(('definition_en = "', 'definition_en = "In short: ')))
    lists = person.page.lists
    qtbot.waitUntil(lambda: lists.isVisible() and not person.place.lists.is_reading)
    assert len(person.place.listed_model.shown) == 2
    person.click(lists.whose.button("mine"))
    qtbot.waitUntil(lambda: len(person.place.listed_model.shown) == 1)


def test_whoever_works_finds_everything_where_it_was(person: Person, change: Changed, put: Put) -> None:
    span = rebel(person)
    put(change(('short_en = "Actor"\n', 'short_en = "Party"\n')))
    assert person.selected == span.quote
    assert person.painted == {(span.quote, "Party")}
    person.mark("7 مدنيين", "4")
    assert [label for _, label in person.marks] == ["CASUALTY", "ACTOR"]


def test_a_page_that_is_left_changes_nothing(person: Person, change: Changed) -> None:
    span, before = rebel(person), person.session.codebook
    copies = len(backups(person.session.project.path))
    page = change((line_of("rebel"), ""))
    hands.press(page, "Escape")
    assert person.window.pages.currentWidget() is person.page
    assert (person.session.codebook, kind(person, span)) == (before, "rebel")
    assert len(backups(person.session.project.path)) == copies


def test_a_label_may_go_with_its_marks(person: Person, change: Changed, put: Put) -> None:
    person.mark("صواريخ Grad", "6")
    weapons = SEED[SEED.index('[[labels]]\ncode = "WEAPON"') : SEED.index('[[labels]]\ncode = "DATE"')]
    page = change((weapons, ""), (', label = "WEAPON"', ', label = "ACTOR"'))
    box = page.box(("WEAPON",))
    box.setCurrentIndex(box.findData("ACTOR"))
    assert "keep only what that label can say" in page._mapping_words.text()
    box.setCurrentIndex(box.findData(""))
    assert page._mapping_words.text() == "Everything is chosen."
    put(page)
    assert person.session.codebook.label("WEAPON") is None
    assert person.marks == []
    person.press("Ctrl+Z")
    assert person.marks == [("صواريخ Grad", "WEAPON")]


CYCLE = '[lists.one]\nalso = ["two"]\nvalues = []\n[lists.two]\nalso = ["one"]\nvalues = []\n'
BAD = {
    "a cycle": ((("[lists.mention]", f"{CYCLE}[lists.mention]"),), "one > two > one"),
    "a code twice": ((('code = "LOCATION"', 'code = "ACTOR"'),), "ACTOR"),
    "a missing key": ((('type = "registry"\n', ""),), "type"),
    "a wrong type": ((('en = "Actor"\n', "en = 3\n"),), "en"),
    "an Arabic code": ((('code = "ACTOR"', 'code = "فاعل"'),), "فاعل"),
    "no TOML": ((("[[labels]]\n", "[[labels]\n"),), "line"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_wrong_is_told_with_line_and_reason_and_the_old_codebook_stays(
    person: Person, change: Changed, name: str
) -> None:
    before = person.session.codebook
    pairs, reason = BAD[name]
    page = change(*pairs)
    sentence, stays = page.said.split("\n")
    assert reason in sentence
    assert "line" in sentence.lower()
    assert "stays" in stays
    assert page.put.isHidden()
    assert person.session.codebook == before
    assert page.other.hasFocus()


def test_another_file_can_be_chosen_where_one_is_wrong(person: Person, change: Changed, qtbot: QtBot) -> None:
    change(('en = "Actor"\n', "en = 3\n"))
    again = person.window.pages.currentWidget()
    assert isinstance(again, CodebookChangePage)
    files.choose_codebook(again).write_text(SEED, encoding="utf-8")  # type: ignore[union-attr]
    hands.press(again, "Space")
    page = person.window.pages.currentWidget()
    assert isinstance(page, CodebookChangePage)
    assert page is not again
    qtbot.waitUntil(lambda: page.said != "")
    assert "is the codebook in force" in page.said


def test_a_codebook_of_500_labels_is_taken(person: Person, change: Changed, put: Put) -> None:
    more = "".join(f'[[labels]]\ncode = "L{nth}"\nar = "تسمية {nth}"\nen = "Label {nth}"\n' for nth in range(493))
    put(change(text=f"{SEED}\n{more}"))
    assert len(person.session.codebook.labels) == 500
    person.mark("كتائب النهر", "1")
    assert person.marks == [("كتائب النهر", "ACTOR")]


def test_whoever_has_no_name_is_asked_first(open_program: OpenProgram, work: Path) -> None:
    nobody = open_program(work, coder="")
    nobody.window.actions_table.run("replace_codebook")
    assert nobody.page.who.isVisible()
    assert nobody.window.pages.currentWidget() is nobody.page


@pytest.mark.parametrize("suffix", [".toml", ".json"])
def test_the_codebook_is_saved_as_a_file_that_can_be_put_in_force(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Changed, suffix: str
) -> None:
    target = tmp_path / f"saved{suffix}"
    monkeypatch.setattr(files, "choose_new_codebook", lambda parent: target)
    person.window.actions_table.run("save_codebook")
    assert target.name in person.notice
    page = change(text=target.read_text(encoding="utf-8"), name=f"again{suffix}")
    assert "is the codebook in force" in page.said


def test_a_codebook_that_cannot_be_saved_is_told(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "choose_new_codebook", lambda parent: tmp_path / "gone" / "book.toml")
    person.window.actions_table.run("save_codebook")
    assert "There is no folder" in person.notice


def test_a_long_undo_is_waited_for_and_the_window_follows(
    person: Person, change: Changed, put: Put, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    span, before = rebel(person), person.session.codebook
    page = change((line_of("rebel"), ""))
    page.box(REBEL).setCurrentIndex(page.box(REBEL).findData("militia"))
    put(page)
    after = person.session.codebook
    monkeypatch.setattr(annotate, "LONG", 1)
    person.read()

    def has_come(version: str) -> bool:
        return person.session.codebook.version == version and person.window.isActiveWindow()

    ways = (("Ctrl+Z", before, "rebel", "Undone"), ("Ctrl+Shift+Z", after, "militia", "Done again"))
    for key, book, value, told in ways:
        person.press(key)
        qtbot.waitUntil(partial(has_come, book.version))
        assert kind(person, span) == value
        assert told in person.notice
        assert not person.session.is_held
    (now,) = person.spans()
    person.session.do(lambda project: attributes.set_attributes(project, [now], {"kind": "state"}))
    person.press("Ctrl+Z")
    qtbot.waitUntil(lambda: kind(person, span) == "militia" and person.window.isActiveWindow())


def test_marks_are_made_under_three_versions_and_each_change_is_undone(
    person: Person, change: Changed, put: Put
) -> None:
    state, rebels = line_of("state"), line_of("rebel")
    renamed = ('en = "Actor"\n', 'en = "Party"\n')
    added = (state, state + state.replace('"state"', '"exile"').replace('"State"', '"Exiles"'))
    reordered = (state + rebels, rebels + state)
    books = [person.session.codebook]
    for words, *pairs in (
        ("كتائب النهر", renamed),
        ("قوات اللواء 41", renamed, added),
        ("7 مدنيين", reordered),
    ):
        person.mark(words, "1")
        put(change(*pairs))
        books.append(person.session.codebook)
    project = person.session.project
    spans = person.spans()
    touched = codebook_versions.last_touched(project)
    assert len({touched[span.document, span.coder, span.id] for span in spans}) == 3
    assert codebook.second_looks(project) == [], "none of it changes what a coder judged by"
    person.read()
    for book, left in ((books[2], 3), (books[1], 2), (books[0], 1)):
        person.press("Ctrl+Z")
        assert (person.session.codebook, len(person.spans())) == (book, left)
        person.press("Ctrl+Z")
    assert person.marks == []
    assert check(project).sound
