"""One box: what is typed filters the reports, and the commands that match are offered below it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from annotator.language import tr
from annotator.ui.actions import Actions, plain
from annotator.ui.own_direction import OwnDirectionEdit

PAUSE = 120  # milliseconds of not typing before the texts are searched
MOST = 6  # commands offered at once


class SearchBox(OwnDirectionEdit):
    """Where reports and commands are looked for.

    Signals:
        searched(str): Reports that hold these words are wanted; "" for all.
        accepted(): The first report found is wanted.
        left(): The person is done with searching.
    """

    searched = Signal(str)
    accepted = Signal()
    left = Signal()

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setObjectName("search")
        self.setPlaceholderText(tr("Search reports, or type a command"))
        self.setAccessibleName(tr("Search reports and commands"))
        self.setClearButtonEnabled(True)
        self._actions = actions
        self._offered: list[QAction] = []
        self._names = QStringListModel(self)
        self._completer = QCompleter(self._names, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(self)
        self._commands = QListView()
        self._commands.setObjectName("commands")
        self._commands.setAccessibleName(tr("Commands that match"))
        self._completer.setPopup(self._commands)
        self._commands.clicked.connect(self._run)
        self._timer = QTimer(self, interval=PAUSE, singleShot=True)
        self._timer.timeout.connect(self._search)
        self.textEdited.connect(self._typed)
        self.textChanged.connect(self._emptied)

    def _typed(self, words: str) -> None:
        self._timer.start()
        self._offered = self._actions.matching(words)[:MOST]
        self._names.setStringList([plain(action.text()) for action in self._offered])
        if self._offered:
            self._completer.complete()
        else:
            self._commands.hide()

    def _emptied(self, words: str) -> None:
        if not words:
            self._timer.stop()
            self._commands.hide()
            self.searched.emit("")

    def _search(self) -> None:
        self.searched.emit(self.text())

    def _run(self, chosen: QModelIndex) -> None:
        action = self._offered[chosen.row()]
        self.clear()
        self.left.emit()
        action.trigger()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves and shows all reports again; Enter runs the command that was chosen, or opens the first report."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._accept()
        else:
            super().keyPressEvent(event)

    def _accept(self) -> None:
        chosen = self._commands.selectedIndexes()  # by the arrow keys; Enter still comes here
        if self._commands.isVisible() and chosen:
            self._run(chosen[0])
        else:
            self._commands.hide()
            self._search()
            self.accepted.emit()

    def begin(self) -> None:
        """Take the focus, with what was typed before selected."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
