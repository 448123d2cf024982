"""The actions of one window as Qt knows them: made from the table, each calls the handler bound to its id."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QShortcutEvent
from PySide6.QtWidgets import QMenu, QMenuBar, QStyleOptionMenuItem, QWidget

from annotator.arabic.folding import fold_key
from annotator.ui import keys
from annotator.ui.action_table import ALSO, LABEL, ZONE, ActionRow, menu_titles
from annotator.ui.icons import Icons

OF_PROJECT = (LABEL, ALSO, ZONE)


class _Action(QAction):
    """An action of which two keys may be one stroke: of "{" and "Shift+[" a real keyboard gives both at once."""

    def event(self, event: QEvent) -> bool:
        """Do it also when Qt calls the stroke ambiguous: two actions never have the same key."""
        if isinstance(event, QShortcutEvent) and event.isAmbiguous():
            self.trigger()
            return True
        return super().event(event)


class _Menu(QMenu):
    """A menu that writes keys as the rest of the window does: Qt would turn "[" about beside Arabic words."""

    def __init__(self, title: str, parent: QWidget, key_of: Callable[[str], str]) -> None:
        super().__init__(title, parent)
        self._key_of = key_of

    def initStyleOption(self, option: QStyleOptionMenuItem, action: QAction) -> None:
        """Put the key as it is shown after the text."""
        super().initStyleOption(option, action)
        words, tab, _ = option.text.partition("\t")
        if tab:
            option.text = f"{words}\t{self._key_of(str(action.data()))}"


class Actions(QObject):
    """All actions of the window; a key may be another one than the table's."""

    def __init__(self, icons: Icons, window: QWidget, assigned: Mapping[str, tuple[str, ...]] | None = None) -> None:
        super().__init__(window)
        self._icons, self._window = icons, window
        self._assigned = dict(assigned or {})
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
        action = _Action(row.text, self._window)
        if row.icon:
            action.setIcon(self._icons.icon(row.icon))
        action.setData(row.id)
        action.triggered.connect(self._run_sender)
        if row.in_text:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        else:
            self._window.addAction(action)
        self._give_keys(action, row)
        return action

    def _give_keys(self, action: QAction, row: ActionRow) -> None:
        action.setShortcuts(keys.sequences(self.keys_of(row.id)))
        key = self.shown_key(row.id)
        action.setToolTip(f"{plain(row.text)}  ({key})" if key else plain(row.text))

    def _remove(self, id: str) -> None:
        old = self._actions.pop(id, None)
        if old is not None:
            self._window.removeAction(old)
            old.deleteLater()

    def remove_of_project(self) -> None:
        """Take away what only one project has: its labels, and the parts of its reports."""
        for id in [id for id in self._actions if id.startswith(OF_PROJECT)]:
            self._remove(id)
            del self._rows[id]

    def belong_to_text(self, text: QWidget) -> None:
        """Let the keys that are the text's own work while it has the focus."""
        text.addActions([self._actions[row.id] for row in self._rows.values() if row.in_text])

    def __getitem__(self, id: str) -> QAction:
        """Return an action by its id."""
        return self._actions[id]

    @property
    def rows(self) -> Iterable[ActionRow]:
        """The rows of all actions, in order."""
        return self._rows.values()

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

    def keys_of(self, id: str) -> tuple[str, ...]:
        """Return the keys of an action: those a person gave it, else the table's."""
        return self._assigned.get(id, self._rows[id].keys)

    def shown_key(self, id: str) -> str:
        """Return the first key of an action as people read it, "" where it has none, or is gone before its menu."""
        return keys.shown(self.keys_of(id)) if id in self._rows else ""

    def taken_by(self, key: str, but: str) -> ActionRow | None:
        """Return the action, other than one, that has a key in any of its forms."""
        return next((row for row in self.rows if row.id != but and keys.clash(key, self.keys_of(row.id))), None)

    def assign(self, id: str, given: tuple[str, ...] | None) -> None:
        """Give an action other keys; None for those of the table."""
        if given is None:
            self._assigned.pop(id, None)
        else:
            self._assigned[id] = given
        if id in self._rows:
            self._give_keys(self._actions[id], self._rows[id])

    @property
    def assigned(self) -> dict[str, tuple[str, ...]]:
        """The keys that are not the table's."""
        return dict(self._assigned)

    def fill(self, bar: QMenuBar) -> None:
        """Make the menus; those that were there go."""
        bar.clear()
        for old in bar.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
            old.deleteLater()
        for id, title in menu_titles().items():
            menu = _Menu(title, bar, self.shown_key)
            menu.setObjectName(id)
            bar.addMenu(menu)
            self._fill(menu, id)

    def _fill(self, menu: QMenu, id: str) -> None:
        # Labels come first: they are what the menu is for.
        members = [row for row in self._rows.values() if row.menu == id]
        for row in sorted(members, key=lambda row: not row.id.startswith(LABEL)):
            if row.separated and not menu.isEmpty():
                menu.addSeparator()
            menu.addAction(self._actions[row.id])

    def matching(self, words: str) -> list[QAction]:
        """Return the enabled actions whose text holds all the words typed, whatever their spelling.

        Those that begin with them come first.
        """
        typed = fold_key(words).split()
        if not typed:
            return []
        found = [(fold_key(plain(action.text())), action) for action in self._actions.values() if action.isEnabled()]
        holding = [(text, action) for text, action in found if all(word in text for word in typed)]
        return [action for _, action in sorted(holding, key=lambda one: not one[0].startswith(" ".join(typed)))]


def plain(text: str) -> str:
    """Return an action's text without the sign that underlines a letter."""
    return text.replace("&", "")


def assigned_of(kept: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the keys that a person gave, from how the settings keep them ("undo=Ctrl+Z Ctrl+Y"; "undo=" for none)."""
    pairs = (line.partition("=") for line in kept)
    return {id: tuple(given.split()) for id, equals, given in pairs if id and equals}


def kept_of(assigned: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return keys as the settings keep them."""
    return [f"{id}={' '.join(given)}" for id, given in sorted(assigned.items())]
