"""The page of keys: a cheat sheet, and the place where an action gets another key."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QKeySequenceEdit, QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from annotator.arabic.folding import fold_key
from annotator.language import isolated, tr
from annotator.ui import keys
from annotator.ui.action_table import ALSO, ActionRow, menu_titles
from annotator.ui.actions import Actions, plain
from annotator.ui.own_direction import OwnDirectionEdit
from annotator.ui.panels.widgets import button, grounded, heading, scaled, soft
from annotator.ui.theme import Theme

ACTION = Qt.ItemDataRole.UserRole
WIDEST = 760  # logical pixels


class KeysPage(QWidget):
    """Every action with its key, by menu; a key can be given, taken away, or put back.

    Signals:
        changed(): Some action has other keys now.
        left(): Back to the work.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, actions: Actions, theme: Theme) -> None:
        super().__init__()
        grounded(self, "keys")
        self._actions, self._theme = actions, theme
        self.filter = OwnDirectionEdit()
        self.filter.setPlaceholderText(tr("What do you want to do?"))
        self.filter.setAccessibleName(tr("Search the keys"))
        self.filter.setClearButtonEnabled(True)
        self.tree = self._made_tree()
        self.wish = QKeySequenceEdit()
        self.wish.setMaximumSequenceLength(1)
        self.wish.setAccessibleName(tr("New key"))
        self.said: QLabel = soft("")
        self.give = button(tr("Give it this key"), "primary")
        self.none = button(tr("No key"))
        self.back = button(tr("As it was"))
        self._place()
        self._connect()
        self._fill()

    def _made_tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName("key_list")
        tree.setAccessibleName(tr("Actions and their keys"))
        tree.setColumnCount(2)
        tree.setHeaderHidden(True)
        tree.setRootIsDecorated(False)
        tree.setIndentation(14)
        tree.header().setStretchLastSection(False)
        tree.header().setSectionResizeMode(0, tree.header().ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, tree.header().ResizeMode.ResizeToContents)
        return tree

    def _place(self) -> None:
        middle = QWidget()
        middle.setMaximumWidth(scaled(WIDEST))
        column = QVBoxLayout(middle)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(10)
        title = heading(tr("Keys"))
        title.setProperty("role", "title")
        head: tuple[QWidget, ...] = (title, soft(tr("They work alike on Arabic and Latin keyboards.")), self.filter)
        for part in head:
            column.addWidget(part)
        column.addWidget(self.tree, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        choices: tuple[QWidget, ...] = (self.wish, self.give, self.none, self.back)
        for choice in choices:
            row.addWidget(choice)
        column.addLayout(row)
        column.addWidget(self.said)
        leave = button(tr("Back to the reports"))
        leave.clicked.connect(self.left)
        column.addWidget(leave, 0, Qt.AlignmentFlag.AlignLeading)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addStretch(1)
        whole.addWidget(middle, 100)
        whole.addStretch(1)
        self.setFocusProxy(self.filter)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._fill)
        self.tree.currentItemChanged.connect(self._show_current)
        self.give.clicked.connect(self._give)
        self.none.clicked.connect(lambda: self._assign((), tr("{action} has no key now.")))
        self.back.clicked.connect(lambda: self._assign(None, tr("{action} has its first key again.")))

    def _fill(self) -> None:
        chosen = self._row()
        self.tree.clear()
        typed = fold_key(self.filter.text()).split()
        for menu, title in {**menu_titles(), "": tr("Without a menu")}.items():
            rows = [row for row in self._actions.rows if row.menu == menu and self._matches(row, typed)]
            if rows:
                self._add_group(plain(title), rows, chosen)
        self._show_current()

    def _matches(self, row: ActionRow, typed: list[str]) -> bool:
        said = fold_key(f"{plain(row.text)} {self._actions.shown_key(row.id)}")
        return all(word in said for word in typed)

    def _add_group(self, title: str, rows: list[ActionRow], chosen: ActionRow | None) -> None:
        group = QTreeWidgetItem(self.tree, [title])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        group.setForeground(0, QBrush(self._theme.colour("ink_soft")))
        for row in sorted(rows, key=lambda row: row.id.startswith(ALSO)):
            item = QTreeWidgetItem(group, [plain(row.text), self._actions.shown_key(row.id)])
            item.setData(0, ACTION, row)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            if chosen is not None and row.id == chosen.id:
                self.tree.setCurrentItem(item)
        group.setExpanded(True)

    def _row(self) -> ActionRow | None:
        item = self.tree.currentItem()
        row = None if item is None else item.data(0, ACTION)
        return row if isinstance(row, ActionRow) else None

    def _show_current(self) -> None:
        row = self._row()
        for part in (self.wish, self.give, self.none, self.back):
            part.setEnabled(row is not None)
        self.back.setEnabled(row is not None and row.id in self._actions.assigned)
        given = () if row is None else self._actions.keys_of(row.id)
        self.wish.setKeySequence(QKeySequence(given[0] if given else ""))
        self.said.setText(tr("Choose an action to give it another key.") if row is None else "")

    def _give(self) -> None:
        row = self._row()
        key = self.wish.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        if row is None or not key:
            return
        other = self._actions.taken_by(key, but=row.id)
        if other is not None:
            taken = tr("{key} is the key of: {action}. Take it away there first.")
            self.said.setText(taken.format(key=isolated(keys.shown([key])), action=isolated(plain(other.text))))
            return
        self._assign((key,), tr("{action} has the key {key} now."))

    def _assign(self, given: tuple[str, ...] | None, sentence: str) -> None:
        row = self._row()
        if row is None:
            return
        self._actions.assign(row.id, given)
        self.changed.emit()
        self._fill()
        key = self._actions.shown_key(row.id)
        self.said.setText(sentence.format(action=isolated(plain(row.text)), key=isolated(key)))
