"""The settings, each taking effect at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QWidget

from annotator.language import tr
from annotator.settings import Settings, limits_of
from annotator.ui.pages.centred import CentredPage
from annotator.ui.panels.segments import Segments
from annotator.ui.panels.stepper import Stepper
from annotator.ui.panels.tick_box import TickBox
from annotator.ui.panels.widgets import button, heading, plain_label, soft
from annotator.ui.textview.marks import Look, Mark
from annotator.ui.textview.view import TextView

AS_USUAL = 100  # per cent, where the system decides
SAMPLE = "قُتل 7 مدنيين في قصف استهدف سوق الخضار وسط مدينة تل الزهور."
SAMPLE_MARKS = ((0, 13, "CASUALTY"), (17, 20, "TACTIC"), (28, 58, "LOCATION"), (43, 58, "LOCATION"))


class SettingsPage(CentredPage):
    """A form over the settings; a few words of text show what they do.

    Signals:
        changed(str, object): A setting, and the value it is to have.
        left(): Back to the work.
    """

    changed = Signal(str, object)
    left = Signal()

    def __init__(self, settings: Settings, families: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings")
        self._settings = settings
        title = heading(tr("Settings"))
        title.setProperty("role", "title")
        self.column.addWidget(title)
        self._form = QFormLayout()
        self._form.setVerticalSpacing(12)
        self._form.setHorizontalSpacing(20)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self._add_choices()
        self._add_text(families)
        self.column.addLayout(self._form)
        self.sample = TextView()
        self.sample.setObjectName("sample_text")
        self.sample.setFixedHeight(150)
        self.sample.setAccessibleName(tr("Sample of the text"))
        self.column.addSpacing(6)
        self.column.addWidget(self.sample)
        self.column.addWidget(plain_label(tr("Every setting takes effect at once."), "soft"))
        back = button(tr("Back to the reports"), "primary")
        back.clicked.connect(self.left)
        self.column.addSpacing(8)
        self.column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addStretch(1)

    def _add_choices(self) -> None:
        languages = (("auto", tr("As the system")), ("ar", "العربية"), ("en", "English"))
        themes = (
            ("auto", tr("As the system")),
            ("light", tr("Light")),
            ("dark", tr("Dark")),
            ("contrast", tr("Strong")),
            ("contrast-dark", tr("Strong, dark")),
        )
        for key, name, choices in (("language", tr("Language"), languages), ("theme", tr("Colours"), themes)):
            segments = Segments(name, choices, self._settings.text(key))
            segments.setObjectName(key)
            segments.chosen.connect(self._segment_chosen)
            self._form.addRow(soft(name), segments)

    def _add_text(self, families: Sequence[str]) -> None:
        name = tr("Font of the text")
        family = Segments(name, [(one, one) for one in families], self._settings.text("text_family"))
        family.setObjectName("text_family")
        family.chosen.connect(self._segment_chosen)
        self._form.addRow(soft(name), family)
        self._add_number(tr("Size of the window's words, %"), "percent", 10)
        self._add_number(tr("Size of the text"), "text_size", 1)
        self._add_number(tr("Space between lines"), "line_spacing", 0.1, decimals=1)
        self._add_number(tr("Most characters in a line"), "measure", 5)
        self._add_tick("captions", tr("Write the label above each mark"))
        self._add_tick("patterns", tr("Underline each label in a way of its own"))
        self._add_tick("invisible", tr("Show invisible characters"))

    def _add_tick(self, key: str, words: str) -> None:
        box = TickBox(words)
        box.setObjectName(key)
        box.setChecked(self._settings.flag(key))
        box.toggled.connect(self._toggled)
        self._form.addRow(soft(""), box)

    def _add(self, name: str, field: QWidget) -> None:
        field.setAccessibleName(name)
        label = soft(name)
        label.setBuddy(field)
        self._form.addRow(label, field)

    def _add_number(self, name: str, key: str, step: float, decimals: int = 0) -> None:
        limits = limits_of(key)
        field = Stepper(name, self._settings.number(key) or AS_USUAL, limits, step, decimals)
        field.setObjectName(key)
        field.changed.connect(self._number_changed)
        self._add(name, field)

    def show_look(self, look: Look, colours: dict[str, str], names: dict[str, str]) -> None:
        """Show the sample as the text would look."""
        self.sample.set_look(look)
        self.sample.show_text(SAMPLE)
        self.sample.set_marks(
            [
                Mark(str(number), start, end, names[label], colours[label])
                for number, (start, end, label) in enumerate(SAMPLE_MARKS)
                if label in colours
            ]
        )

    def _segment_chosen(self, value: str) -> None:
        self.changed.emit(self.sender().objectName(), value)

    def _number_changed(self, value: float) -> None:
        self.changed.emit(self.sender().objectName(), round(value, 2))

    def _toggled(self, on: bool) -> None:
        self.changed.emit(self.sender().objectName(), on)
