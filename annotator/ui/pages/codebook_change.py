"""What another codebook would change, and what becomes of what is gone and used: read before anything is done."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.core.codebook import Codebook
from annotator.core.codebook_changes import Difference, Place
from annotator.language import isolated, ntr, number, tr
from annotator.ui.codebook_choices import NO_CHOICE, choices, place_name
from annotator.ui.panels.choice_box import ChoiceBox
from annotator.ui.panels.flow import FlowRow
from annotator.ui.panels.widgets import button, grounded, hairline, heading, plain_label, restyled, scaled
from annotator.workflow.codebook import Comparison

WIDEST, EDGE, LEAST_TREE = 860, 24, 190  # logical pixels


class CodebookChangePage(QWidget):
    """Shows a Comparison, and asks for a mapping where one is needed.

    Signals:
        wanted(): The new codebook is to be put in force.
        other_wanted(): Another file is to be chosen.
        left(): Back to the reports; nothing is changed.
    """

    wanted = Signal()
    other_wanted = Signal()
    left = Signal()

    def __init__(self, file: str) -> None:
        super().__init__()
        grounded(self, "codebook_change")
        self._file = file
        self._boxes: dict[Place, ChoiceBox] = {}
        self._kept = False
        self._said = plain_label("", "soft")
        self.tree = _tree()
        self._mapping_words = plain_label("", "soft")
        self._form = QWidget()
        self._area = QScrollArea()
        self._looks: QLabel = plain_label("", "soft")
        self.put = button(tr("Put it in force"), "primary")
        self.other = button(tr("Choose another file…"))
        self.leave = button(tr("Back to the reports"))
        self._place()
        self.put.clicked.connect(self.wanted)
        self.other.clicked.connect(self.other_wanted)
        self.leave.clicked.connect(self.left)
        self._show_parts(is_compared=False)

    def _place(self) -> None:
        inside = QWidget()
        grounded(inside, "page_inside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(EDGE, EDGE, EDGE, 12)
        column.setSpacing(10)
        title = heading(tr("Another codebook"))
        title.setProperty("role", "title")
        self._mapping_title = heading(tr("What becomes of what is gone and used"))
        self.tree.setMinimumHeight(scaled(LEAST_TREE))
        upper: tuple[QWidget, ...] = (title, self._said)
        lower: tuple[QWidget, ...] = (self._mapping_title, self._mapping_words, self._form)
        for part in upper:
            column.addWidget(part)
        column.addWidget(self.tree, 1)
        for part in lower:
            column.addWidget(part)
        column.addStretch(0)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setProperty("role", "page")
        self._area.setWidget(inside)
        self._place_around()

    def _place_around(self) -> None:
        middle = QWidget()
        middle.setMaximumWidth(scaled(WIDEST))
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(10)
        column.addWidget(self._area, 1)
        column.addWidget(hairline())
        below, foot = QVBoxLayout(), FlowRow()
        below.setContentsMargins(EDGE, 0, EDGE, 0)
        below.setSpacing(10)
        below.addWidget(self._looks)
        foot.row.addWidget(self.leave)
        foot.row.addStretch()
        foot.row.addWidget(self.other)
        foot.row.addWidget(self.put)
        below.addWidget(foot)
        column.addLayout(below)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addStretch(1)
        whole.addWidget(middle, 100)
        whole.addStretch(1)

    def show_refused(self, sentence: str) -> None:
        """Say why the file cannot take the codebook's place."""
        self._show_parts(is_compared=False)
        restyled(self._said, "failed")
        stays = tr("The codebook in force stays as it is.")
        self._said.setText(f"{sentence}\n{stays}")
        self.other.setFocus()

    @property
    def said(self) -> str:
        """What is said of the file."""
        return self._said.text()

    def show_compared(self, comparison: Comparison) -> None:
        """Show what would change."""
        restyled(self._said, "soft")
        self._said.setText(self._sentence(comparison))
        self._fill(comparison)
        self._ask(comparison)
        looks = ntr(
            "{count} mark would be worth a second look; it is listed then.",
            "{count} marks would be worth a second look; they are listed then.",
            comparison.concerned,
        )
        safe = tr("A backup of the project is made first, and all of it can be undone as one step.")
        self._looks.setText(f"{looks} {safe}" if comparison.concerned else safe)
        self._show_parts(is_compared=True)
        self._follow()
        self.tree.setFocus()  # what changes is read first; the next key leads to what is asked

    def _sentence(self, comparison: Comparison) -> str:
        editions = [isolated(book.edition or book.version) for book in (comparison.after, comparison.before)]
        said = tr(
            "{file}: version {new}, in the place of version {old}.",
            file=isolated(self._file),
            new=editions[0],
            old=editions[1],
        )
        if comparison.differences:
            return said
        nothing = tr("Nothing changes that marks rest on: only notes, examples, or what is kept for exports.")
        return f"{said} {nothing}"

    def _fill(self, comparison: Comparison) -> None:
        self.tree.clear()
        for title, found in _grouped(comparison).items():
            group = QTreeWidgetItem(self.tree, [f"{title} ({number(len(found))})"])
            font = group.font(0)
            font.setBold(True)
            group.setFont(0, font)
            for words in found:
                item = QTreeWidgetItem(group, [words])
                item.setToolTip(0, words)
            group.setExpanded(True)
        first = self.tree.topLevelItem(0)
        if first is not None:
            self.tree.setCurrentItem(first)

    def _ask(self, comparison: Comparison) -> None:
        """Ask, for each thing that is gone and used, what takes its place."""
        grid = QGridLayout(self._form)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for row, (place, count) in enumerate(comparison.in_use.items()):
            name = place_name(comparison.before, place)
            words = ntr("{name}: used once", "{name}: used {count} times", count, name=isolated(name))
            self._boxes[place] = self._box(comparison.after, place, words)
            label = plain_label(words)
            label.setBuddy(self._boxes[place])
            grid.addWidget(label, row, 0)
            grid.addWidget(self._boxes[place], row, 1)
        chain: list[QWidget] = [self.tree, *self._boxes.values(), self.leave, self.other, self.put]
        for one, following in pairwise(chain):
            QWidget.setTabOrder(one, following)

    def _box(self, after: Codebook, place: Place, words: str) -> ChoiceBox:
        box = ChoiceBox()
        box.setAccessibleName(words)
        for value, name in choices(after, place):
            box.addItem(name, value)
        box.currentIndexChanged.connect(self._follow)
        return box

    def mapping(self) -> Mapping[Place, str]:
        """Return what a person said becomes of what is gone; what she has not chosen yet is left out."""
        chosen = {place: str(box.currentData()) for place, box in self._boxes.items()}
        return {place: target for place, target in chosen.items() if target != NO_CHOICE}

    def box(self, place: Place) -> ChoiceBox:
        """Return the choice of what becomes of something."""
        return self._boxes[place]

    def _follow(self) -> None:
        left = len(self._boxes) - len(self.mapping())
        self.put.setEnabled(not left)
        words = ntr("{count} choice is still to be made.", "{count} choices are still to be made.", left)
        said = words if left else tr("Everything is chosen.")
        if any(len(place) == 1 and target for place, target in self.mapping().items()):
            loses = tr("Marks that get another label keep only what that label can say.")
            said = f"{said} {loses}"
        self._mapping_words.setText(said)

    def _show_parts(self, *, is_compared: bool) -> None:
        shown: tuple[QWidget, ...] = (self.tree, self._looks, self.put)
        asking: tuple[QWidget, ...] = (self._mapping_title, self._mapping_words, self._form)
        for part in shown:
            part.setVisible(is_compared)
        for part in asking:
            part.setVisible(is_compared and bool(self._boxes))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _tree() -> QTreeWidget:
    tree = QTreeWidget()
    tree.setObjectName("codebook_differences")
    tree.setAccessibleName(tr("What changes"))
    tree.setColumnCount(1)
    tree.setHeaderHidden(True)
    tree.setIndentation(14)
    tree.setWordWrap(True)
    return tree


def _grouped(comparison: Comparison) -> dict[str, list[str]]:
    """Return what changes in words, by kind of change; kinds without any are left out."""
    titles = {"removed": tr("Gone"), "added": tr("New"), "renamed": tr("Renamed"), "order": tr("In another order")}
    groups: dict[str, list[str]] = {title: [] for title in (*titles.values(), tr("Said otherwise"))}
    for one in comparison.differences:
        groups[titles.get(one.code, tr("Said otherwise"))].append(_words(one, comparison))
    return {title: found for title, found in groups.items() if found}


def _words(one: Difference, comparison: Comparison) -> str:
    if one.code in ("removed", "added"):
        return isolated(place_name(comparison.before if one.code == "removed" else comparison.after, one.place))
    if one.code == "renamed":
        return one.sentence()
    return one.sentence(place_name(comparison.after, one.place))
