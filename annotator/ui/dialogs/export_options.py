"""What of the corpus goes out, and how: the fields beside the list of an export."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QWidget

from annotator.core.annotation_set import STATUSES
from annotator.language import tr
from annotator.ui.panels.choice_box import ChoiceBox
from annotator.ui.panels.flow import FlowRow
from annotator.ui.panels.stepper import Stepper
from annotator.ui.panels.tick_box import TickBox
from annotator.ui.panels.ticked_menu import TickedMenu
from annotator.ui.panels.widgets import soft
from annotator.ui.words import status_name
from annotator.workflow.corpus_setting import TOKENS
from annotator.workflow.splits import SEED

MOST_SEEDS = 999_999
SPLIT_EXAMPLE = "80/10/10"
DATE_EXAMPLE = "2025-03-31"


class ExportOptions(QWidget):
    """The fields; what is chosen in them is read from them.

    Signals:
        changed(): Something else is chosen.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.whose = _box("whose", tr("Whose work"))
        self.labels, self.zones = TickedMenu(tr("Labels")), TickedMenu(tr("Parts"))
        self.since, self.until = _field(tr("From this day"), DATE_EXAMPLE), _field(tr("To this day"), DATE_EXAMPLE)
        self.status = _box("status", tr("Status"))
        self.unfinished = TickBox(tr("&Unfinished work, too"))
        self.tokens = _box("tokens", tr("Words"))
        self.shares = _field(tr("Split into train, dev and test"), SPLIT_EXAMPLE)
        self.seed = Stepper(tr("Seed"), SEED, (0, MOST_SEEDS), 1)
        self.together = _box("together", tr("Kept together"))
        self.codes = TickBox(tr("Coders as codes"))
        self.without_addresses = TickBox(tr("Addresses covered"))
        self.without_sources = TickBox(tr("Without sources"))
        self._offer()
        self._place()
        self._connect()

    def _offer(self) -> None:
        for box, choices in (
            (self.status, [("", tr("Any")), *((status, status_name(status)) for status in STATUSES)]),
            (self.tokens, [(value, _tokens()[value]) for value in TOKENS]),
        ):
            for value, text in choices:
                box.addItem(text, value)

    def _place(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(_label(tr("&Whose work"), self.whose), self.whose)
        form.addRow(soft(tr("Marks")), _row(self.labels, self.zones))
        form.addRow(_label(tr("&Days"), self.since), _row(self.since, self.until))
        form.addRow(_label(tr("Status"), self.status), _row(self.status, self.unfinished))
        form.addRow(_label(tr("Wo&rds"), self.tokens), self.tokens)
        form.addRow(_label(tr("S&plit"), self.shares), _row(self.shares, _label(tr("Seed"), self.seed), self.seed))
        form.addRow(_label(tr("Kept together"), self.together), self.together)
        form.addRow(soft(tr("Names")), _row(self.codes, self.without_addresses, self.without_sources))

    def _connect(self) -> None:
        for box in (self.whose, self.status, self.tokens, self.together):
            box.currentIndexChanged.connect(self.changed)
        for menu in (self.labels, self.zones):
            menu.chosen.connect(self.changed)
        for field in (self.since, self.until, self.shares):
            field.textEdited.connect(self.changed)
        for tick in (self.unfinished, self.codes, self.without_addresses, self.without_sources):
            tick.toggled.connect(self.changed)
        self.seed.changed.connect(self.changed)

    def offer(
        self, labels: Sequence[tuple[str, str]], zones: Sequence[tuple[str, str]], keys: Sequence[tuple[str, str]]
    ) -> None:
        """Offer what the project has, by value and name: labels, kinds of parts, and what reports are grouped by."""
        self.labels.offer(labels)
        self.zones.offer(zones)
        self.together.clear()
        for value, text in (("", tr("Near-duplicates")), *keys):
            self.together.addItem(text, value)

    def show_coders(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer whose work can be taken, by value and name, the usual first; a coder who was chosen stays chosen."""
        before = self.coder
        self.whose.blockSignals(True)
        self.whose.clear()
        for value, name in choices:
            self.whose.addItem(name, value)
        self.whose.setCurrentIndex(max(self.whose.findData(before), 0) if before else 0)
        self.whose.blockSignals(False)
        self.whose.setEnabled(len(choices) > 1)

    def show_format(self, *, training: bool, in_words: bool) -> None:
        """Let be chosen what makes a difference in the format."""
        self.unfinished.setEnabled(training)
        self.tokens.setEnabled(in_words)

    @property
    def coder(self) -> str:
        """Whose work is chosen now."""
        return str(self.whose.currentData() or "")


def _box(name: str, spoken: str) -> ChoiceBox:
    made = ChoiceBox()
    made.setObjectName(name)
    made.setAccessibleName(spoken)
    made.setMinimumContentsLength(12)
    made.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return made


def _field(spoken: str, example: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(spoken)
    made.setToolTip(spoken)
    made.setPlaceholderText(example)
    return made


def _label(text: str, buddy: QWidget) -> QLabel:
    made = soft(text)
    made.setBuddy(buddy)
    return made


def _row(*parts: QWidget) -> FlowRow:
    made = FlowRow()
    for part in parts:
        made.row.addWidget(part)
    return made


def _tokens() -> dict[str, str]:
    return {
        "words": tr("Whole words"),
        "clitics": tr("Joined و ف ب ل ك apart"),
        "source": tr("As the source had them"),
    }
