"""The inspector: what the selected mark says, in a form made from the codebook."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from annotator.core.codebook import LabelDefinition
from annotator.language import tr
from annotator.ui.actions import Actions
from annotator.ui.own_direction import direction_of
from annotator.ui.panels.attribute_field import AttributeField, Said
from annotator.ui.panels.attribute_form import AttributeForm
from annotator.ui.panels.edge_tools import EdgeTools
from annotator.ui.panels.notes_box import NotesBox
from annotator.ui.panels.problem_list import ProblemList
from annotator.ui.panels.proposal_card import ProposalCard
from annotator.ui.panels.widgets import grounded, hairline, heading, plain_label
from annotator.ui.theme import Theme

SIDE = 16  # logical pixels
QUOTED = 160  # code points of a mark that are shown


class InspectorPanel(QWidget):
    """Shows one mark, or several that are to say the same.

    Signals:
        said(str, object): The attribute of this code is to have this value; None takes it away.
        refused(object): The InputError that says why what was typed is no value.
        pick_wanted(str): The attribute of this code is to be filled from the text.
        follow_wanted(str): What the attribute of this code leads to is wanted.
        left(): The text is wanted.
    """

    said = Signal(str, object)
    refused = Signal(object)
    pick_wanted = Signal(str)
    follow_wanted = Signal(str)
    left = Signal()

    def __init__(self, actions: Actions, theme: Theme) -> None:
        super().__init__()
        grounded(self, "inspector")
        self._theme = theme
        self.title = heading("")
        self.quote = plain_label("", "quote")
        self.meaning = plain_label("", "soft")
        self.proposal = ProposalCard(actions["take"])
        self.forms = _Forms()
        self.tools = EdgeTools(actions)
        self.hint = plain_label("", "hint")
        self.problems = ProblemList()
        self.notes, self.report_notes = NotesBox(tr("Notes on this mark")), NotesBox(tr("Notes on the report"))
        self._by_label: dict[str, AttributeForm] = {}
        self.form: AttributeForm | None = None
        self._inside, self.area, self.report_area = QWidget(), QScrollArea(), QScrollArea()
        self._place()
        self.setMinimumWidth(self.tools.sizeHint().width() + 2 * SIDE)  # the text must not be laid out anew
        self.area.verticalScrollBar().valueChanged.connect(self._fold)
        self.show_nothing()

    def _place(self) -> None:
        grounded(self._inside, "inspector_inside")
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(SIDE, 10, SIDE, 12)
        inside.setSpacing(8)
        parts: tuple[QWidget, ...] = (
            self.title,
            self.quote,
            self.meaning,
            self.proposal,
            self.forms,
            self.notes,
            self.tools,
        )
        for part in parts:
            inside.addWidget(part)
        inside.addStretch(1)
        self._of_report = _of_report(self.problems, self.report_notes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(hairline())
        for area, held in ((self.area, self._inside), (self.report_area, self._of_report)):
            _hold(area, held)
            column.addWidget(area, 1)
        column.addWidget(self.hint)

    def show_nothing(self) -> None:
        """Show that no mark is selected: there is room for the problems of the report then."""
        had_keyboard = self.focused() is not None
        self._fold()
        self.area.hide()
        self.hint.hide()
        self.report_area.show()
        self.form = None
        if had_keyboard:
            self.left.emit()

    def show_label(self, label: LabelDefinition | None, name: str) -> None:
        """Show the form of a label; None where the codebook does not have it, or where several have no form."""
        self._fold()
        self.report_area.hide()
        self.area.show()
        if name != self.title.text():
            colour = self._theme.label_colour({} if label is None else label.colours).name()
            self.title.setText(name)
            self.title.setStyleSheet(f"color: {colour}")
        self.form = None if label is None else self._form_of(label)
        self.forms.show_form(self.form)

    def _form_of(self, label: LabelDefinition) -> AttributeForm:
        form = self._by_label.get(label.code)
        if form is None:
            form = self._by_label[label.code] = AttributeForm(label.attributes)
            form.said.connect(self.said)
            form.refused.connect(self.refused)
            form.pick_wanted.connect(self.pick_wanted)
            form.follow_wanted.connect(self.follow_wanted)
            form.left.connect(self.left)
            form.explained.connect(self._explain)
            form.came_to.connect(self._show_field)
        return form

    def show_quote(self, words: str, meaning: str = "") -> None:
        """Show the words of the mark, in their own direction, and below them what they stand for, if that is known."""
        self._show_meaning(meaning)
        line = " ".join(words.split())
        shown = line if len(line) <= QUOTED else f"{line[:QUOTED]}…"
        self.quote.setLayoutDirection(direction_of(line))
        self.quote.setText(f"«{shown}»")

    def show_count(self, sentence: str) -> None:
        """Say how many marks what is said holds for."""
        self._show_meaning("")
        self.quote.setLayoutDirection(self.layoutDirection())
        self.quote.setText(sentence)

    def _show_meaning(self, meaning: str) -> None:
        self.meaning.setText(meaning)
        self.meaning.setVisible(bool(meaning))

    def show_said(self, values: Mapping[str, Said], *, writable: bool) -> None:
        """Show what is said, by the code of the attribute."""
        if self.form is not None:
            self.form.show_said(values, writable=writable)

    def show_problems(self, sentences: Mapping[str, str], empty: Collection[str]) -> None:
        """Say what is wrong, by the code of the attribute; and which must be said and are not."""
        if self.form is not None:
            self.form.show_problems(sentences, empty)

    def focus_on(self, name: str) -> None:
        """Give the keyboard to a field."""
        if self.form is not None:
            self.form.focus_on(name)

    def focused(self) -> str | None:
        """Return the code of the attribute whose field has the keyboard."""
        return None if self.form is None else self.form.focused()

    def finish(self) -> None:
        """Say what is being typed: something else is to be shown, or the window goes."""
        if self.form is not None:
            self.form.finish()

    def _explain(self, sentence: str) -> None:
        self.hint.setText(sentence)
        self.hint.setVisible(bool(sentence))

    def _show_field(self, field: AttributeField) -> None:
        self.area.ensureWidgetVisible(field, 0, self._theme.px(40))

    def _fold(self) -> None:
        if self.form is not None:
            self.form.fold()


def _of_report(problems: ProblemList, notes: NotesBox) -> QWidget:
    """Return what is shown while no mark is selected."""
    whole = QWidget()
    grounded(whole, "inspector_inside")
    column = QVBoxLayout(whole)
    column.setContentsMargins(SIDE, 10, SIDE, 12)
    column.setSpacing(8)
    column.addWidget(problems, 1)
    column.addWidget(notes)
    return whole


def _hold(area: QScrollArea, held: QWidget) -> None:
    """Let an area scroll what it holds."""
    area.setObjectName("inspector_area")
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields have it, and come into sight with it
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(held)


class _Forms(QWidget):
    """The forms of the labels, one of them in sight: a stack would be as high as the highest."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._shown: AttributeForm | None = None

    def show_form(self, form: AttributeForm | None) -> None:
        """Show a form in the place of the one before."""
        if form is self._shown:
            return
        if self._shown is not None:
            self._shown.hide()
        if form is not None and self._column.indexOf(form) < 0:
            self._column.addWidget(form)
        if form is not None:
            form.show()
        self._shown = form
