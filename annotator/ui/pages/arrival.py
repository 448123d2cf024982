"""What comes in, step by step: it is unlocked, its sender is compared, what it would bring is said, and it is taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.language import isolated, tr
from annotator.ui.own_keys import State
from annotator.ui.pages.busy import BusyPage
from annotator.ui.panels.fingerprint import Fingerprint
from annotator.ui.panels.key_fields import KeyFields, secret_field
from annotator.ui.panels.line_box import LineBox
from annotator.ui.panels.segments import Segments
from annotator.ui.panels.tick_box import TickBox
from annotator.ui.panels.widgets import button, heading, plain_label, scaled
from annotator.workflow.merge_report import Gap

WAIT, GO_ON = "wait", "go_on"
LEAST, MOST = 4, 12  # lines in sight
LINE_HEIGHT, ROUND = 30, 24  # logical pixels


class ArrivalPage(BusyPage):
    """Shows one step at a time; knows nothing of packages.

    Signals:
        unlocked(): A passphrase was typed.
        compared(bool): The two fingerprints are the same, or not.
        chosen(): Whether projects are to be united was chosen: look anew.
        wanted(): It is to be taken over.
    """

    unlocked = Signal()
    compared = Signal(bool)
    chosen = Signal()
    wanted = Signal()

    def __init__(self, title: str, file: str) -> None:
        """Make a page for a file of this name."""
        super().__init__("arrival", title)
        self.add_tools()
        self._file = plain_label(tr("File {file}", file=isolated(file)), "soft")
        self.column.addWidget(self._file)
        self.column.addSpacing(6)
        self.passphrase = secret_field(tr("Passphrase of the package"))
        self.passphrase_words = plain_label("", "soft")
        self.keys = KeyFields()
        self.open = button(tr("Open it"), "primary")
        self.fingerprint = Fingerprint()
        self.stranger = plain_label("")
        self.same, self.differ = button(tr("They are the same"), "primary"), button(tr("They differ"))
        self.lines = LineBox(tr("What it would bring"))
        self.gaps = Segments(
            tr("What is missing"),
            ((WAIT, tr("Wait for what is missing")), (GO_ON, tr("Go on without it"))),
            WAIT,
        )
        self.gap_words = plain_label("")
        self.unite = TickBox(tr("Bring the two projects together"))
        self.place = plain_label("", "soft")
        self.take, self.leave = button(tr("Take it over"), "primary"), button(tr("Not now"))
        self.steps = {
            "unlock": self._unlocking(),
            "compare": self._comparing(),
            "outline": self._outlining(),
        }
        for step in self.steps.values():
            self.column.addWidget(step)
        self.column.addStretch(1)
        self._connect()
        self.show_step("")

    def _unlocking(self) -> QWidget:
        title = heading(tr("Passphrase of the package"))
        self._of_package = _column(title, self.passphrase_words, self.passphrase)
        return _column(self._of_package, self.keys, _row(self.open))

    def _comparing(self) -> QWidget:
        return _column(
            heading(tr("Is it really from her?")), self.stranger, self.fingerprint, _row(self.same, self.differ)
        )

    def _outlining(self) -> QWidget:
        title, choice = heading(tr("What it would bring")), _row(self.take, self.leave)
        return _column(title, self.place, self.lines, self.gap_words, self.gaps, self.unite, choice)

    def _connect(self) -> None:
        self.open.clicked.connect(self.unlocked)
        self.passphrase.returnPressed.connect(self.unlocked)
        self.keys.entered.connect(self.unlocked)
        self.same.clicked.connect(lambda: self.compared.emit(True))
        self.differ.clicked.connect(lambda: self.compared.emit(False))
        self.gaps.chosen.connect(self._show_ready)
        self.unite.clicked.connect(self.chosen)
        self.take.clicked.connect(self.wanted)
        self.leave.clicked.connect(self.left)

    def show_step(self, step: str) -> None:
        """Show one step, or none."""
        for name, part in self.steps.items():
            part.setVisible(name == step)

    def ask_for_passphrase(self, words: str) -> None:
        """Ask for the passphrase of the package."""
        self.passphrase_words.setText(words)
        self._of_package.show()
        self.keys.show_state("open")
        self.show_step("unlock")
        self.passphrase.setFocus()
        self.passphrase.selectAll()

    def ask_for_keys(self, state: State) -> None:
        """Ask for the passphrase of one's own keys."""
        self._of_package.hide()
        self.keys.show_state(state)
        self.show_step("unlock")
        self.keys.passphrase.setFocus()

    def ask_to_compare(self, words: str, digits: str) -> None:
        """Show a fingerprint that is to be compared by voice."""
        self.stranger.setText(words)
        self.fingerprint.show_digits(tr("It must be this, digit by digit:"), digits)
        self.show_step("compare")
        self.fingerprint.shown.setFocus()  # so that no key agrees by itself

    def show_outline(self, place: str, lines: Sequence[str], gaps: Sequence[Gap]) -> None:
        """Say what would happen.

        Args:
            place: Where it would go.
            lines: What it would bring.
            gaps: What is missing before it.
        """
        self.place.setText(place)
        self._show_lines(lines)
        self._has_gaps = bool(gaps)
        self.gap_words.setText(
            tr("Something that came before it has not arrived. It can wait, or be taken without that.")
        )
        for part in (self.gap_words, self.gaps):
            part.setVisible(self._has_gaps)
        self.unite.hide()
        self.show_step("outline")
        self._show_ready()
        (self.gaps.button(WAIT) if self._has_gaps else self.take).setFocus()

    def ask_to_unite(self, words: str) -> None:
        """Say that it belongs to another project; nothing can be taken before the two are to be one."""
        self.place.setText(words)
        self._show_lines([])
        for part in (self.gap_words, self.gaps):
            part.hide()
        self.unite.setChecked(False)
        self.unite.show()
        self.show_step("outline")
        self.take.setEnabled(False)
        self.unite.setFocus()

    def _show_lines(self, lines: Sequence[str]) -> None:
        """Show lines in a box that is as high as they need, and no higher than the page has room for."""
        self.lines.show_lines(lines)
        self.lines.setFixedHeight(scaled(min(max(len(lines), LEAST), MOST) * LINE_HEIGHT + ROUND))
        self.lines.setVisible(bool(lines))

    @property
    def goes_on(self) -> bool:
        """Whether what is missing is not waited for."""
        return self.gaps.value() == GO_ON

    def _show_ready(self) -> None:
        self.take.setEnabled(not self._has_gaps or self.goes_on)


def _column(*parts: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    for part in parts:
        column.addWidget(part)
    return whole


def _row(*parts: QWidget) -> QWidget:
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 4, 0, 0)
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return whole
