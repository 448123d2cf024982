"""Dealing reports out: the choices, and what each coder would get, before anything is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from annotator.core.coder import Coder, CoderId
from annotator.core.dealing import SOURCES
from annotator.language import isolated, ntr, number, tr, tr_in
from annotator.ui.pages.busy import BusyPage
from annotator.ui.panels.flow import FlowRow
from annotator.ui.panels.plain_table import PlainTable
from annotator.ui.panels.segments import Segments
from annotator.ui.panels.stepper import Stepper
from annotator.ui.panels.tick_box import TickBox
from annotator.ui.panels.widgets import button, grounded, heading, plain_label, scaled, soft
from annotator.workflow.dealing import ENOUGH, DealPlan, Options

PAUSE = 250  # milliseconds after a choice before it is planned anew
MOST = 1_000_000  # reports
ALL, COUNT, EACH = "all", "count", "each"
FORM_WIDTH, SEED_WIDTH = 400, 160  # logical pixels


class DealPage(BusyPage):
    """Shows choices and a plan; knows nothing of how reports are dealt.

    Signals:
        chosen(): Something else is chosen: plan anew.
        wanted(): What is shown is to be dealt.
    """

    chosen = Signal()
    wanted = Signal()

    def __init__(self) -> None:
        super().__init__("dealing", tr("Deal reports"))
        self.add_tools()
        self.coders: dict[CoderId, TickBox] = {}
        self._coder_rows = FlowRow(spacing=14)
        amounts = ((ALL, tr("All that nobody has")), (COUNT, tr("So many")), (EACH, tr("So many each")))
        self.amount = Segments(tr("How many reports"), amounts, ALL)
        self.count = Stepper(tr("Number of reports"), 100, (1, MOST), 10)
        self.shared = Stepper(tr("Reports coded by several"), 0, (0, MOST), 5)
        times = (("2", tr("by two")), ("3", tr("by three")))
        self.times = Segments(tr("Coded by how many"), times, "2")
        spread, together = SOURCES
        sources = ((spread, tr("Spread over the coders")), (together, tr("Kept together with one")))
        self.sources = Segments(tr("Reports of one source"), sources, spread)
        self.seed = QLineEdit()
        self.again = TickBox(tr("Also reports that somebody has already"))
        self.plan = PlainTable(tr("What each coder would get"), _heads(), is_whole=True)
        self.sentences = plain_label("")
        self.advice = plain_label("")
        self.deal = button(tr("Deal them"), "primary")
        self._place()
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._connect()

    def _place(self) -> None:
        self.seed.setAccessibleName(tr("Seed"))
        self.seed.setMaximumWidth(scaled(SEED_WIDTH))
        self.seed.setToolTip(tr("The same seed deals the same again."))
        grounded(self.advice, "figure_notes")
        form = QVBoxLayout()
        form.setSpacing(6)
        shared = FlowRow(spacing=12)
        for stepper in (self.count, self.shared):
            stepper.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        shared.row.addWidget(self.shared)
        shared.row.addWidget(self.times)
        why = tr(
            "Suggested: at least {enough}. How far coders agree is measured on these; with fewer, the figure is "
            "little more than a guess.",
            enough=ENOUGH,
        )
        sections: tuple[tuple[str, Sequence[QWidget]], ...] = (
            (tr("Coders"), (self._coder_rows,)),
            (tr("How many reports"), (self.amount, self.count, self.again)),
            (tr("Reports coded by several"), (shared, plain_label(why, "soft"))),
            (tr("Reports of one source"), (self.sources,)),
            (tr("Seed"), (self.seed, soft(tr("The same seed deals the same again.")))),
        )
        for title, parts in sections:
            form.addWidget(heading(title))
            for part in parts:
                form.addWidget(part)
            form.addSpacing(10)
        form.addStretch(1)
        self.column.addLayout(self._columns(form))

    def _columns(self, form: QVBoxLayout) -> QHBoxLayout:
        left = QWidget()
        left.setMaximumWidth(scaled(FORM_WIDTH))
        left.setLayout(form)
        form.setContentsMargins(0, 0, 0, 0)
        right, foot = QVBoxLayout(), QHBoxLayout()
        right.setSpacing(10)
        right.addWidget(heading(tr("What each coder would get")))
        right.addWidget(self.plan)
        right.addWidget(self.sentences)
        right.addWidget(self.advice)
        foot.addWidget(self.deal)
        foot.addStretch(1)
        right.addLayout(foot)
        right.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(28)
        both.addWidget(left, 2)
        both.addLayout(right, 3)
        return both

    def _connect(self) -> None:
        self.amount.chosen.connect(self._show_count)
        for part in (self.amount, self.times, self.sources):
            part.chosen.connect(self._pause.start)
        for stepper in (self.count, self.shared):
            stepper.changed.connect(self._pause.start)
        self.seed.textEdited.connect(self._pause.start)
        self.again.clicked.connect(self._pause.start)
        self._pause.timeout.connect(self.chosen)
        self.deal.clicked.connect(self.wanted)
        self.deal.setEnabled(False)
        self.advice.hide()
        self._show_count()

    def _show_count(self) -> None:
        self.count.setVisible(self.amount.value() != ALL)

    def offer(self, people: Sequence[tuple[Coder, bool]], shared: int) -> None:
        """Offer coders, and whether each gets reports at first; and how many reports are suggested to be shared."""
        for coder, ticked in people:
            box = TickBox(isolated(coder.name))
            box.setChecked(ticked)
            box.clicked.connect(self._pause.start)
            self.coders[coder.id] = box
            self._coder_rows.row.addWidget(box)
        self.shared.field.setValue(shared)
        self._pause.stop()
        first = next(iter(self.coders.values()), None)
        if first is not None:
            first.setFocus()

    def options(self) -> Options:
        """Return what is chosen."""
        amount, count = self.amount.value(), int(self.count.field.value())
        return Options(
            coders=tuple(id for id, box in self.coders.items() if box.isChecked()),
            count=count if amount == COUNT else None,
            each=count if amount == EACH else None,
            shared=int(self.shared.field.value()),
            times=int(self.times.value()),
            sources=next(one for one in SOURCES if one == self.sources.value()),
            seed=self.seed.text().strip(),
            again=self.again.isChecked(),
        )

    def show_plan(self, plan: DealPlan, has: Mapping[CoderId, int]) -> None:
        """Show what each would get, beside what she has."""
        self.show_failure("")
        rows = [
            (
                [
                    isolated(share.coder.name),
                    number(has.get(share.coder.id, 0)),
                    number(len(share.reports)),
                    number(share.words),
                    number(share.shared),
                ],
                share.coder.id,
            )
            for share in plan.shares
        ]
        self.plan.show_rows(rows)
        said = [ntr("{count} report would be dealt.", "{count} reports would be dealt.", plan.reports)]
        if plan.left:
            said.append(ntr("{count} report is nobody's yet.", "{count} reports are nobody's yet.", plan.left))
        self.sentences.setText(" ".join(said))
        self.seed.setPlaceholderText(plan.options.seed)
        self.advice.setText(plan.advice())
        self.advice.setVisible(bool(plan.advice()))
        self.deal.setEnabled(plan.reports > 0)

    def show_refused(self, sentence: str) -> None:
        """Say why this cannot be dealt."""
        self.plan.show_rows([])
        self.sentences.setText("")
        self.advice.hide()
        self.deal.setEnabled(False)
        self.show_failure(sentence)


def _heads() -> tuple[str, ...]:
    return (
        tr_in("column", "Coder"),
        tr_in("column", "Has"),
        tr_in("column", "Gets"),
        tr_in("column", "Words"),
        tr_in("column", "Of them shared"),
    )
