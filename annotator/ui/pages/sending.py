"""Packages out: for whom, under which passphrase, where to; and what was made, with what each is to be told."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from annotator.core.coder import Coder, CoderId
from annotator.language import digits, isolated, number, tr, tr_in
from annotator.ui.own_keys import State
from annotator.ui.pages.busy import BusyPage
from annotator.ui.panels.fingerprint import Fingerprint
from annotator.ui.panels.key_fields import KeyFields
from annotator.ui.panels.plain_table import PlainTable
from annotator.ui.panels.tick_box import TickBox
from annotator.ui.panels.widgets import button, grounded, heading, plain_label, soft
from annotator.workflow.packing import PackReport


class SendPage(BusyPage):
    """Shows who can get a package; knows nothing of how one is made.

    Signals:
        wanted(): Packages for those who are ticked are to be made.
        folder_wanted(): The folder in which they lie is to be shown.
    """

    wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, title: str, words: str) -> None:
        """Make a page.

        Args:
            title: What is done here.
            words: What a package holds, in a sentence.
        """
        super().__init__("sending", title)
        self.add_tools()
        self.people: dict[CoderId, TickBox] = {}
        self._names: dict[CoderId, str] = {}
        self._rows = QGridLayout()
        self._nobody = plain_label("")
        self.keys = KeyFields()
        self.everything = TickBox(tr("Once more all that they have: for somebody who lost her file"))
        self.by_passphrase = TickBox(tr("Let them open with a passphrase: for somebody on a new computer"))
        self.make = button(tr("Make them in a folder…"), "primary")
        self.choices, self.results = QWidget(), QWidget()
        self.made = PlainTable(tr("Packages that were made"), _heads(), is_whole=True)
        self.secret, self.place = plain_label(""), plain_label("", "soft")
        self.fingerprint, self.own = Fingerprint(), Fingerprint()
        self.folder = button(tr("Show folder"), "primary")
        self.more = button(tr("Make more"))
        self._words = plain_label(words, "soft")
        self._place_choices()
        self._place_results()
        self._connect()

    def _place_choices(self) -> None:
        column = QVBoxLayout(self.choices)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._rows.setHorizontalSpacing(24)
        self._rows.setVerticalSpacing(2)
        self._rows.setColumnStretch(1, 1)
        column.addWidget(self._words)
        column.addSpacing(4)
        column.addWidget(heading(tr("For whom")))
        column.addLayout(self._rows)
        column.addWidget(self._nobody)
        column.addSpacing(8)
        column.addWidget(self.everything)
        column.addWidget(self.by_passphrase)
        column.addSpacing(8)
        column.addWidget(self.keys)
        column.addSpacing(8)
        column.addLayout(_at_start(self.make))
        column.addSpacing(8)
        column.addWidget(self.own)
        self.column.addWidget(self.choices)

    def _place_results(self) -> None:
        column = QVBoxLayout(self.results)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        grounded(self.secret, "figure_notes")
        parts: tuple[QWidget, ...] = (heading(tr("Packages that were made")), self.made, self.place)
        for part in (*parts, self.secret, self.fingerprint):
            column.addWidget(part)
        column.addLayout(_at_start(self.folder, self.more))
        self.results.hide()
        self.column.addWidget(self.results)
        self.column.addStretch(1)

    def _connect(self) -> None:
        self.make.clicked.connect(self.wanted)
        self.keys.entered.connect(self.wanted)
        self.folder.clicked.connect(self.folder_wanted)
        self.more.clicked.connect(self.show_choices)

    def offer(self, people: Sequence[tuple[Coder, str, bool]], nobody: str) -> None:
        """Offer people: each with what is to be said of her package, and whether she is ticked at first.

        Args:
            people: Whoever can get a package.
            nobody: What is said where there are none.
        """
        for row, (coder, words, ticked) in enumerate(people):
            name = isolated(coder.name)
            box = TickBox(name)
            box.setChecked(ticked)
            box.clicked.connect(self._show_ready)
            self.people[coder.id], self._names[coder.id] = box, coder.name
            self._rows.addWidget(box, row, 0)
            self._rows.addWidget(soft(words), row, 1)
        self._nobody.setText("" if people else nobody)
        self._nobody.setVisible(not people)
        for part in (self.everything, self.by_passphrase, self.make):
            part.setVisible(bool(people))
        self._show_ready()
        first = next(iter(self.people.values()), None)
        (first or self.back).setFocus()

    def _show_ready(self) -> None:
        count = len(self.chosen())
        self.make.setText(tr("Choose a file…") if count == 1 else tr("Make them in a folder…"))
        self.make.setAccessibleName(self.make.text())
        self.make.setEnabled(count > 0)

    def chosen(self) -> list[CoderId]:
        """Return who is ticked."""
        return [id for id, box in self.people.items() if box.isChecked()]

    def show_keys(self, state: State, fingerprint: str) -> None:
        """Ask for the passphrase of the keys, where it is needed; show the fingerprint of those that are there."""
        self.keys.show_state(state if self.people else "open")
        for place in (self.own, self.fingerprint):
            words = tr("Your fingerprint. Read it out by voice to whoever opens a first package from you:")
            place.show_digits(words, fingerprint)

    def show_made(self, reports: Sequence[PackReport]) -> None:
        """Show what was made, and what is to be told to whom."""
        self.made.show_rows([(_row(report), str(report.file)) for report in reports])
        if reports:
            self.place.setText(tr("They lie in {folder}.", folder=isolated(str(reports[0].file.parent))))
        by_passphrase = [report for report in reports if report.passphrase]
        self.secret.setVisible(bool(by_passphrase))
        self.secret.setText(
            tr("Tell each her passphrase by another way than the package, best by voice. It is shown only here.")
        )
        self.choices.hide()
        self.results.show()
        self.folder.setFocus()

    def show_choices(self) -> None:
        """Go back to the choices."""
        self.results.hide()
        self.choices.show()
        first = next(iter(self.people.values()), None)
        (first or self.back).setFocus()


def _at_start(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row


def _heads() -> tuple[str, ...]:
    return (
        tr_in("column", "For whom"),
        tr_in("column", "File"),
        tr_in("column", "Changes"),
        tr_in("column", "Reports"),
        tr_in("column", "Opens with"),
    )


def _row(report: PackReport) -> list[str]:
    opens = isolated(digits(report.passphrase)) if report.passphrase else tr("her keys")
    counts = (number(report.rows), number(report.reports))
    return [isolated(report.recipient.name), isolated(report.file.name), *counts, opens]
