"""Every action of the window: one row of one table. Menus, tooltips and the search box are made from it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from annotator.arabic.folding import fold_key
from annotator.core.codebook import Codebook
from annotator.core.document import ZONE_KINDS
from annotator.language import code as language_code
from annotator.language import digits, tr
from annotator.ui.icons import Icons
from annotator.ui.words import zone_name

LABEL, ZONE = "label:", "zone:"
ARABIC_DIGITS, PERSIAN_DIGITS = "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action.

    Attributes:
        id: Stable name; handlers are bound by it.
        menu: The menu that it stands in, "" for none.
        keys: Shortcuts in Qt's portable spelling, the one that is shown first.
        needs: The fact that must hold for it to be enabled ("" always): project, document, span, selection …
        separated: Whether a line stands before it in its menu.
    """

    id: str
    text: str
    menu: str = ""
    keys: tuple[str, ...] = ()
    needs: str = ""
    icon: str = ""
    separated: bool = False


def menu_titles() -> dict[str, str]:
    """Return the menus of the menu bar, in order."""
    return {
        "file": tr("&File"),
        "edit": tr("&Edit"),
        "mark": tr("&Mark"),
        "report": tr("&Report"),
        "part": tr("&Part of the report"),
        "view": tr("&View"),
        "help": tr("&Help"),
    }


def rows() -> tuple[ActionRow, ...]:
    """Return the table, in the language in use."""
    return (*_file_rows(), *_edit_rows(), *_mark_rows(), *_report_rows(), *_view_rows())


def _file_rows() -> tuple[ActionRow, ...]:
    return (
        ActionRow("new", tr("New project…"), "file", ("Ctrl+N",), icon="plus"),
        ActionRow("open", tr("Open project…"), "file", ("Ctrl+O",), icon="folder"),
        ActionRow("sample", tr("Open the sample project"), "file"),
        ActionRow("import", tr("Import reports…"), "file", ("Ctrl+I",), "project", "import", separated=True),
        ActionRow("import_folder", tr("Import a folder…"), "file", ("Ctrl+Shift+I",), "project"),
        ActionRow("import_asking", tr("Import with a chosen encoding…"), "file", (), "project"),
        ActionRow("paste", tr("Paste the clipboard as a report"), "file", ("Ctrl+Shift+V",), "project"),
        ActionRow("export", tr("Export…"), "file", ("Ctrl+E",), "project", "export", separated=True),
        ActionRow("close", tr("Close the project"), "file", ("Ctrl+W",), "project", separated=True),
        ActionRow("quit", tr("Quit"), "file", ("Ctrl+Q",)),
    )


def _edit_rows() -> tuple[ActionRow, ...]:
    return (
        ActionRow("undo", tr("Undo"), "edit", ("Ctrl+Z",), "undo", "undo"),
        ActionRow("redo", tr("Redo"), "edit", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", "redo"),
        ActionRow("search", tr("Search reports and commands"), "edit", ("Ctrl+K", "Ctrl+F"), "project", separated=True),
        ActionRow("coder", tr("Who is coding…"), "edit", (), "project", separated=True),
        ActionRow("settings", tr("Settings…"), "edit", ("Ctrl+,",), icon="settings"),
    )


def _mark_rows() -> tuple[ActionRow, ...]:
    return (
        ActionRow("delete", tr("Delete the mark"), "mark", ("Del", "Backspace"), "span", "delete", separated=True),
        ActionRow("start_back", tr("Start one letter earlier"), "mark", ("[", "ج"), "span", separated=True),
        ActionRow("start_forth", tr("Start one letter later"), "mark", ("]", "د"), "span"),
        ActionRow("end_back", tr("End one letter earlier"), "mark", ("{", "Shift+["), "span"),
        ActionRow("end_forth", tr("End one letter later"), "mark", ("}", "Shift+]"), "span"),
        ActionRow("start_back_word", tr("Start one word earlier"), "mark", ("Ctrl+[",), "span", separated=True),
        ActionRow("start_forth_word", tr("Start one word later"), "mark", ("Ctrl+]",), "span"),
        ActionRow("end_back_word", tr("End one word earlier"), "mark", ("Ctrl+{", "Ctrl+Shift+["), "span"),
        ActionRow("end_forth_word", tr("End one word later"), "mark", ("Ctrl+}", "Ctrl+Shift+]"), "span"),
        ActionRow("next_mark", tr("Next mark"), "mark", ("Alt+Down",), "document", separated=True),
        ActionRow("previous_mark", tr("Previous mark"), "mark", ("Alt+Up",), "document"),
        ActionRow("clear", tr("Clear the selection"), "mark", ("Esc",), "document"),
    )


def _report_rows() -> tuple[ActionRow, ...]:
    return (
        ActionRow("finish", tr("Done · next"), "report", ("Ctrl+Return", "Ctrl+Enter"), "document", "done"),
        ActionRow("reopen", tr("Reopen this report"), "report", (), "done"),
        ActionRow("next", tr("Next report"), "report", ("Ctrl+PgDown", "Ctrl+Alt+Down"), "document", separated=True),
        ActionRow("previous", tr("Previous report"), "report", ("Ctrl+PgUp", "Ctrl+Alt+Up"), "document"),
        ActionRow("details", tr("About this report"), "report", ("Ctrl+D",), "document", "details", separated=True),
        ActionRow("withdraw", tr("Withdraw this report"), "report", (), "document", separated=True),
    )


def _view_rows() -> tuple[ActionRow, ...]:
    return (
        ActionRow("first", tr("First page"), "view"),
        ActionRow("larger", tr("Larger text"), "view", ("Ctrl++", "Ctrl+="), separated=True),
        ActionRow("smaller", tr("Smaller text"), "view", ("Ctrl+-",)),
        ActionRow("light", tr("Light"), "view", separated=True),
        ActionRow("dark", tr("Dark"), "view"),
        ActionRow("arabic", "العربية", "view", separated=True),
        ActionRow("english", "English", "view"),
        ActionRow("keys", tr("Keys"), "help", ("F1",)),
        ActionRow("about", tr("About Tarmiz"), "help"),
    )


def label_rows(codebook: Codebook) -> tuple[ActionRow, ...]:
    """Return an action for each label: marks the selection with it, or gives it to the selected mark."""
    language = language_code()
    return tuple(
        ActionRow(f"{LABEL}{label.code}", label.names[language], "mark", _digit_keys(label.shortcut), "document")
        for label in codebook.labels
    )


def zone_rows() -> tuple[ActionRow, ...]:
    """Return an action for each kind of zone: says that the selected text is one."""
    return tuple(ActionRow(f"{ZONE}{kind}", zone_name(kind), "part", (), "selection") for kind in ZONE_KINDS)


def _digit_keys(key: str) -> tuple[str, ...]:
    """Return a digit in every form in which a keyboard may give it."""
    if not (key.isascii() and key.isdigit() and len(key) == 1):
        return (key,) if key else ()
    return (key, ARABIC_DIGITS[int(key)], PERSIAN_DIGITS[int(key)])


class Actions(QObject):
    """The actions of one window, as Qt knows them; each calls the handler that was bound to its id."""

    def __init__(self, icons: Icons, window: QWidget) -> None:
        super().__init__(window)
        self._icons, self._window = icons, window
        self._rows: dict[str, ActionRow] = {}
        self._actions: dict[str, QAction] = {}
        self._handlers: dict[str, Callable[[], object]] = {}

    def add(self, table: Collection[ActionRow]) -> None:
        """Make the actions of a table; one that is there already is replaced."""
        for row in table:
            self._remove(row.id)
            self._rows[row.id] = row
            self._actions[row.id] = self._made(row)

    def _made(self, row: ActionRow) -> QAction:
        action = QAction(row.text, self._window)
        action.setShortcuts([QKeySequence(key) for key in row.keys])
        action.setToolTip(described(row))
        action.setStatusTip("")
        if row.icon:
            action.setIcon(self._icons.icon(row.icon))
        action.setData(row.id)
        action.triggered.connect(self._run_sender)
        self._window.addAction(action)
        return action

    def _remove(self, id: str) -> None:
        old = self._actions.pop(id, None)
        if old is not None:
            self._window.removeAction(old)
            old.deleteLater()

    def remove_of_project(self) -> None:
        """Take away what only one project has: its labels, and the parts of its reports."""
        for id in [id for id in self._actions if id.startswith((LABEL, ZONE))]:
            self._remove(id)
            del self._rows[id]

    def __getitem__(self, id: str) -> QAction:
        """Return an action by its id."""
        return self._actions[id]

    def bind(self, handlers: Mapping[str, Callable[[], object]]) -> None:
        """Say what actions do."""
        self._handlers.update(handlers)

    def run(self, id: str) -> None:
        """Do what an action does, if it is enabled now."""
        if self._actions[id].isEnabled():
            self._handlers[id]()

    def _run_sender(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.run(str(sender.data()))

    def refresh(self, facts: Collection[str]) -> None:
        """Enable what the facts allow, and nothing else."""
        for id, action in self._actions.items():
            needs = self._rows[id].needs
            action.setEnabled(not needs or needs in facts)

    def name(self, id: str, text: str) -> None:
        """Give an action another text: "Undo: mark"."""
        self._actions[id].setText(text)

    def fill(self, bar: QMenuBar) -> None:
        """Make the menus."""
        bar.clear()
        for id, title in menu_titles().items():
            menu = bar.addMenu(title)
            menu.setObjectName(id)
            self._fill(menu, id)

    def _fill(self, menu: QMenu, id: str) -> None:
        # Labels come first: they are what the menu is for.
        members = [row for row in self._rows.values() if row.menu == id]
        for row in sorted(members, key=lambda row: not row.id.startswith(LABEL)):
            if row.separated and not menu.isEmpty():
                menu.addSeparator()
            menu.addAction(self._actions[row.id])

    def matching(self, words: str) -> list[QAction]:
        """Return the enabled actions whose text holds all the words typed, whatever their spelling."""
        typed = fold_key(words).split()
        if not typed:
            return []
        return [
            action
            for action in self._actions.values()
            if action.isEnabled() and all(word in fold_key(action.text()) for word in typed)
        ]

    def keys_table(self) -> list[tuple[str, str]]:
        """Return every action that has a key: its text, and the key as it is shown."""
        return [(plain(row.text), shown_key(row)) for row in self._rows.values() if row.keys]


def shown_key(row: ActionRow) -> str:
    """Return the first shortcut of an action in the form that people read; "" where it has none."""
    if not row.keys:
        return ""
    return digits(QKeySequence(row.keys[0]).toString(QKeySequence.SequenceFormat.NativeText))


def described(row: ActionRow) -> str:
    """Return the text and the key of an action, for a tooltip."""
    key = shown_key(row)
    return f"{plain(row.text)}  ({key})" if key else plain(row.text)


def plain(text: str) -> str:
    """Return an action's text without the sign that underlines a letter."""
    return text.replace("&", "")
