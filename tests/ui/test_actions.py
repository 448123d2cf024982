"""Every action of the table does what its name says by its key, on Latin and Arabic keyboards, in both languages."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QKeySequence, QShortcutEvent
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QStyleOptionMenuItem, QWidget
from pytestqt.qtbot import QtBot

from annotator import language
from annotator.ui.action_table import ActionRow, menu_titles, rows
from annotator.ui.actions import Actions, assigned_of, kept_of, plain
from annotator.ui.icons import Icons
from annotator.ui.pages.keys import KeysPage
from annotator.ui.pages.settings import SettingsPage
from tests.ui.conftest import OpenProgram
from tests.ui.person import Person
from tests.workshop import OTHER_TEXT, TEXT

LANGUAGES = ("en", "ar")


@pytest.fixture(params=LANGUAGES)
def somebody(request: pytest.FixtureRequest, open_program: OpenProgram, work: Path) -> Person:
    """Somebody at a window in each language."""
    return open_program(work, language=request.param)


@pytest.fixture
def actions(qtbot: QtBot) -> Actions:
    """A few actions in a window of their own."""
    window = QWidget()
    qtbot.addWidget(window)
    made = Actions(Icons(QColor("black"), QColor("grey")), window)
    made.add(
        [
            ActionRow("undo", "Undo", "edit", ("Ctrl+Z",), "undo"),
            ActionRow("mark", "&Mark it", "mark", ("1",), "selection"),
            ActionRow("arabic", "تصدير الأرشيف", "file"),
            ActionRow("label:ACTOR", "Actor", "mark", ("3",)),
            ActionRow("zone:title", "Title", "part", (), separated=True),
        ]
    )
    return made


def facts(person: Person) -> set[str]:
    """Return every fact that some action needs."""
    return {row.needs for row in person.window.actions_table.rows if row.needs}


# All of the table


def test_every_action_has_something_to_do(person: Person) -> None:
    actions = person.window.actions_table

    assert {row.id for row in actions.rows} - set(actions._handlers) == set()


def test_every_key_in_every_form_runs_its_own_action_and_no_other(somebody: Person) -> None:
    actions = somebody.window.actions_table
    heard: list[str] = []
    actions.bind({row.id: partial(heard.append, row.id) for row in actions.rows})
    wrong = []
    for row in list(actions.rows):
        for key in actions[row.id].shortcuts():
            actions.refresh(facts(somebody))
            somebody.read()
            heard.clear()
            somebody.press(key.toString(QKeySequence.SequenceFormat.PortableText))
            if heard != [row.id]:
                wrong.append((row.id, key.toString(), list(heard)))

    assert wrong == []


def test_no_two_actions_have_a_key_in_common(somebody: Person) -> None:
    actions = somebody.window.actions_table
    keys = Counter(key.toString() for row in actions.rows for key in actions[row.id].shortcuts())

    assert [key for key, times in keys.items() if times > 1] == []


def test_an_action_that_cannot_be_done_now_does_nothing_by_its_key(somebody: Person) -> None:
    actions = somebody.window.actions_table
    heard: list[str] = []
    actions.bind({row.id: partial(heard.append, row.id) for row in actions.rows})
    actions.refresh(set())
    needy = [row.id for row in actions.rows if row.needs]
    for id in needy:
        for key in actions[id].shortcuts():
            somebody.press(key.toString(QKeySequence.SequenceFormat.PortableText))
        actions.run(id)

    assert heard == []


def test_every_action_stands_in_a_menu_that_there_is_or_in_none(somebody: Person) -> None:
    actions = somebody.window.actions_table
    menus = set(menu_titles())

    assert {row.menu for row in actions.rows} - menus <= {""}
    for row in actions.rows:
        assert plain(row.text).strip() != ""


# What each does


@pytest.mark.parametrize("keys", ["1234", "١٢٣٤", "1٢۳٤"])
def test_the_digits_of_every_keyboard_mark(somebody: Person, keys: str) -> None:
    words = ("كتائب النهر", "تل الزهور", "قصف", "7 مدنيين")
    for quote, key in zip(words, keys, strict=True):
        somebody.mark(quote, key)

    assert somebody.marks == [
        ("قصف", "TACTIC"),
        ("تل الزهور", "LOCATION"),
        ("7 مدنيين", "CASUALTY"),
        ("كتائب النهر", "ACTOR"),
    ]


def test_a_digit_changes_the_label_of_the_selected_mark(somebody: Person) -> None:
    somebody.mark("7 مدنيين", "4")
    for key, label in (("1", "ACTOR"), ("٢", "LOCATION"), ("۳", "TACTIC")):
        somebody.press(key)
        assert somebody.marks == [("7 مدنيين", label)]
        assert somebody.selected == "7 مدنيين"


def test_control_and_a_digit_gives_the_same_words_one_more_label(somebody: Person) -> None:
    somebody.mark("7 مدنيين", "4")
    somebody.press("Ctrl+1", "Ctrl+٢")

    assert sorted(label for _, label in somebody.marks) == ["ACTOR", "CASUALTY", "LOCATION"]
    assert {quote for quote, _ in somebody.marks} == {"7 مدنيين"}


EDGES = (
    ("[", "7 مدنيين وأصيب"),
    ("ج", "7 مدنيين وأصيب"),
    ("]", "دنيين وأصيب"),
    ("د", "دنيين وأصيب"),
    ("{", "مدنيين وأصي"),
    ("}", "مدنيين وأصيب أ"),
    ("Shift+[", "مدنيين وأصي"),
    ("Shift+ج", "مدنيين وأصي"),
    ("Shift+د", "مدنيين وأصيب أ"),
    ("Ctrl+[", "7 مدنيين وأصيب"),
    ("Ctrl+]", "وأصيب"),
    ("Ctrl+{", "مدنيين"),
    ("Ctrl+}", "مدنيين وأصيب أكثر"),
    ("Ctrl+Shift+[", "مدنيين"),
    ("Ctrl+Shift+]", "مدنيين وأصيب أكثر"),
)


def test_brackets_move_the_edges_of_the_mark_through_the_text(somebody: Person) -> None:
    """R8. Start and end, in both interfaces the same."""
    somebody.mark("مدنيين وأصيب", "4")
    for key, quote in EDGES:
        somebody.press(key)
        assert (key, somebody.marks, somebody.selected) == (key, [(quote, "CASUALTY")], quote)
        somebody.press("Ctrl+Z")
        assert (key, somebody.marks) == (key, [("مدنيين وأصيب", "CASUALTY")])


def test_an_edge_never_goes_past_the_other(somebody: Person) -> None:
    somebody.mark("قصف", "3")
    for key in ("{", "{", "{", "{", "]", "]"):
        somebody.press(key)

    assert somebody.marks == [("ق", "TACTIC")]


def test_delete_takes_the_selected_mark_away(somebody: Person) -> None:
    for key in ("Del", "Backspace"):
        somebody.mark("7 مدنيين", "4")
        somebody.press(key)
        assert somebody.marks == []
        assert somebody.selected is None


def test_undo_and_redo_go_back_and_forth(somebody: Person) -> None:
    somebody.mark("7 مدنيين", "4")
    somebody.press("1")
    for undo, redo in (("Ctrl+Z", "Ctrl+Shift+Z"), ("Ctrl+Z", "Ctrl+Y"), ("Ctrl+ئ", "Ctrl+غ")):
        somebody.press(undo)
        assert somebody.marks == [("7 مدنيين", "CASUALTY")]
        somebody.press(undo)
        assert somebody.marks == []
        somebody.press(redo, redo)
        assert somebody.marks == [("7 مدنيين", "ACTOR")]


def test_the_button_of_a_notice_takes_back_what_it_tells(person: Person) -> None:
    person.mark("7 مدنيين", "4")
    person.press("Ctrl+Z")
    assert person.notice == "Undone: mark"
    person.click(person.window.notices.act_button)
    assert person.marks == [("7 مدنيين", "CASUALTY")]
    assert person.notice == "Done again: mark"


def test_a_notice_goes_when_its_button_would_take_back_something_newer(person: Person) -> None:
    person.mark("7 مدنيين", "4")
    person.press("Ctrl+Z")
    assert person.notice == "Undone: mark"
    person.mark("7 مدنيين", "1")
    assert person.notice == ""


def test_enter_marks_with_the_label_used_last(somebody: Person) -> None:
    somebody.mark("7 مدنيين", "4")
    somebody.drag_over("أكثر من ٢٠ آخرين")
    somebody.press("Return")

    assert somebody.marks == [("7 مدنيين", "CASUALTY"), ("أكثر من ٢٠ آخرين", "CASUALTY")]


def test_tab_goes_from_mark_to_mark(somebody: Person) -> None:
    for words, key in (("قصف", "3"), ("تل الزهور", "2"), ("7 مدنيين", "4")):
        somebody.mark(words, key)
    somebody.press("Esc", "Ctrl+Home")
    seen = []
    for key in ("Tab", "Tab", "Tab", "Shift+Tab"):
        somebody.press(key)
        seen.append(somebody.selected)

    assert seen == ["قصف", "تل الزهور", "7 مدنيين", "تل الزهور"]


def test_escape_lets_go_of_the_words_then_of_the_mark(somebody: Person) -> None:
    somebody.mark("7 مدنيين", "4")
    somebody.press("Esc")
    assert somebody.selected is None
    somebody.drag_over("قصف")
    somebody.press("Esc")
    assert somebody.text.selection() is None


def test_a_mark_is_made_by_keys_alone(somebody: Person) -> None:
    """Caret to a word, extend by words, press a digit. In both interfaces the text runs right to left."""
    somebody.read()
    somebody.press("Ctrl+Home")
    for _ in range(5):
        somebody.press("Ctrl+Left")
    somebody.press("Shift+Ctrl+Left", "Shift+Ctrl+Left", "Shift+Ctrl+Left", "٤")

    assert somebody.marks == [("قُتل 7 مدنيين", "CASUALTY")]


def test_next_and_previous_report(somebody: Person) -> None:
    for forth, back in (("Ctrl+PgDown", "Ctrl+PgUp"), ("Alt+Down", "Alt+Up")):
        somebody.press(forth)
        assert somebody.text.text() == OTHER_TEXT
        somebody.press(back)
        assert somebody.text.text() == TEXT


def test_done_and_on_to_the_next(somebody: Person) -> None:
    for key in ("Ctrl+Return", "Ctrl+Enter"):
        somebody.press(key)
        assert somebody.text.text() == OTHER_TEXT
        assert somebody.titles_by_status["done"] == [TEXT.split("\n")[0]]
        somebody.press("Ctrl+Z")
        assert somebody.text.text() == TEXT
        assert "done" not in somebody.titles_by_status


def test_reopen_and_withdraw_can_be_undone(somebody: Person) -> None:
    somebody.press("Ctrl+Return", "Ctrl+PgUp")
    somebody.window.actions_table.run("reopen")
    assert "done" not in somebody.titles_by_status
    somebody.press("Ctrl+Z")
    assert len(somebody.titles_by_status["done"]) == 1
    somebody.window.actions_table.run("withdraw")
    assert len(somebody.listed) == 2
    somebody.press("Ctrl+Z")
    assert len(somebody.listed) == 3


def test_the_details_come_and_go(somebody: Person) -> None:
    somebody.press("Ctrl+D")
    assert somebody.page.details.isVisible()
    assert somebody.page.details.fields["title"].hasFocus()
    somebody.press("Ctrl+D")
    assert somebody.page.spans.isVisible()


def test_the_size_of_the_text_follows_the_keys_and_is_kept(somebody: Person) -> None:
    before = somebody.text.look().size
    somebody.press("Ctrl++", "Ctrl+=")
    assert somebody.text.look().size == before + 2
    somebody.press("Ctrl+-")
    assert somebody.text.look().size == before + 1
    assert somebody.program.settings.number("text_size") == before + 1


def test_labels_over_the_marks_come_and_go(somebody: Person) -> None:
    somebody.press("F7")
    assert not somebody.text.look().captions
    somebody.press("F7")
    assert somebody.text.look().captions


def test_search_settings_and_keys_are_a_key_away(somebody: Person) -> None:
    somebody.press("Ctrl+K")
    assert somebody.page.top.search.hasFocus()
    somebody.press("Ctrl+,")
    assert isinstance(somebody.window.pages.currentWidget(), SettingsPage)
    somebody.press("F1")
    assert isinstance(somebody.window.pages.currentWidget(), KeysPage)


# The table as such


def test_a_disabled_action_is_not_run(actions: Actions) -> None:
    heard: list[str] = []
    actions.bind({"mark": partial(heard.append, "mark")})
    actions.refresh(set())
    actions.run("mark")
    assert heard == []

    actions.refresh({"selection"})
    actions.run("mark")
    assert heard == ["mark"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("und", ["undo"]),
        ("MARK", ["mark"]),
        ("t", ["zone:title", "mark", "label:ACTOR"]),  # what begins so comes first
        ("it mark", ["mark"]),
        ("تصدير", ["arabic"]),
        ("ارشيف", ["arabic"]),
        ("الأرشـيف", ["arabic"]),
        ("nothing", []),
        ("", []),
    ],
)
def test_actions_are_found_by_words_in_any_spelling(actions: Actions, typed: str, found: list[str]) -> None:
    actions.refresh({"selection", "undo"})

    assert [str(action.data()) for action in actions.matching(typed)] == found


def test_only_what_can_be_done_now_is_found(actions: Actions) -> None:
    actions.refresh(set())

    assert actions.matching("mark") == []


def test_a_tooltip_says_the_key_in_the_digits_of_the_interface(qtbot: QtBot) -> None:
    language.use("ar")
    window = QWidget()
    qtbot.addWidget(window)
    made = Actions(Icons(QColor("black"), QColor("grey")), window)
    made.add([ActionRow("label", "فاعل", "mark", ("1",)), ActionRow("none", "بلا مفتاح")])

    assert made["label"].toolTip() == "فاعل  (١)"
    assert made["none"].toolTip() == "بلا مفتاح"
    assert made.shown_key("none") == ""


def test_menus_are_made_from_the_table_with_labels_first(actions: Actions) -> None:
    bar = QMenuBar(actions._window)
    actions.fill(bar)
    menus = {menu.objectName(): menu for menu in bar.findChildren(QMenu)}

    assert list(menus) == list(menu_titles())
    assert [action.text() for action in menus["mark"].actions()] == ["Actor", "&Mark it"]
    assert [action.isSeparator() for action in menus["part"].actions()] == [False]


def test_menus_show_a_key_as_the_rest_of_the_window_does(qtbot: QtBot) -> None:
    language.use("ar")
    window = QWidget()
    qtbot.addWidget(window)
    made, bar = Actions(Icons(QColor("black"), QColor("grey")), window), QMenuBar(window)
    made.add([ActionRow("start", "تقديم البداية", "mark", ("[",)), ActionRow("bare", "بلا مفتاح", "mark")])
    made.fill(bar)
    (menu,) = [menu for menu in bar.findChildren(QMenu) if menu.objectName() == "mark"]

    written = []
    for action in menu.actions():
        option = QStyleOptionMenuItem()
        menu.initStyleOption(option, action)
        written.append(option.text)

    assert written == [f"تقديم البداية\t{language.isolated('[')}", "بلا مفتاح"]


def test_a_stroke_that_is_two_keys_of_one_action_does_it_all_the_same(actions: Actions) -> None:
    # A real keyboard gives "{" and "Shift+[" at once, and Qt tells of it; the keys of tests come one by one.
    done: list[str] = []
    actions.bind({"mark": lambda: done.append("mark")})
    stroke = QShortcutEvent(QKeySequence("{"), 0, True)

    QApplication.sendEvent(actions["mark"], stroke)
    actions["mark"].setEnabled(False)
    QApplication.sendEvent(actions["mark"], stroke)

    assert done == ["mark"]


def test_what_belongs_to_a_project_goes_with_it(actions: Actions) -> None:
    actions.remove_of_project()

    assert [row.id for row in actions.rows] == ["undo", "mark", "arabic"]
    with pytest.raises(KeyError):
        actions["label:ACTOR"]


def test_a_menu_outlives_what_belonged_to_a_project_by_a_moment_and_can_be_drawn(actions: Actions) -> None:
    bar = QMenuBar(actions._window)
    actions.fill(bar)
    (menu,) = [menu for menu in bar.findChildren(QMenu) if menu.objectName() == "mark"]
    actions.remove_of_project()

    assert actions.shown_key("label:ACTOR") == ""
    assert not menu.grab().isNull()


def test_an_action_that_is_added_again_takes_the_place_of_the_first(actions: Actions) -> None:
    actions.add([ActionRow("undo", "Take back", "edit", ("Ctrl+U",))])

    assert actions["undo"].text() == "Take back"
    assert actions.keys_of("undo") == ("Ctrl+U",)
    assert sum(row.id == "undo" for row in actions.rows) == 1


def test_keys_of_a_persons_own_come_before_the_tables_and_survive_the_settings(actions: Actions) -> None:
    actions.assign("undo", ("Ctrl+U",))
    actions.assign("mark", ())
    assert actions.keys_of("undo") == ("Ctrl+U",)
    assert actions.shown_key("mark") == ""
    assert assigned_of(kept_of(actions.assigned)) == {"undo": ("Ctrl+U",), "mark": ()}

    actions.assign("undo", None)
    assert actions.keys_of("undo") == ("Ctrl+Z",)


def test_a_key_is_known_to_be_taken_in_any_of_its_forms(actions: Actions) -> None:
    taken = actions.taken_by("١", but="undo")
    assert taken is not None
    assert taken.id == "mark"
    assert actions.taken_by("1", but="mark") is None
    assert actions.taken_by("Ctrl+5", but="mark") is None


def test_the_table_has_unique_ids_in_both_languages() -> None:
    for code in LANGUAGES:
        language.use(code)
        ids = [row.id for row in rows()]
        assert len(ids) == len(set(ids))
