"""Disagreements as an item model: kind, label, report, words, who, and the reason that was noted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.agreement.disagreements import KINDS, Disagreement
from annotator.core.reason import Reason
from annotator.language import isolated, tr
from annotator.ui.comparing import Compared
from annotator.ui.panels.figures import Cases
from annotator.workflow import agreement_words as words

CASE = Qt.ItemDataRole.UserRole
KIND, LABEL, QUOTE, CODERS, REPORT, CAUSE = range(6)
LONGEST = 60  # code points of a quote
Index = QModelIndex | QPersistentModelIndex


class DisagreementModel(QAbstractTableModel):
    """Those disagreements of a Compared that are wanted, sorted as the person likes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._compared: Compared | None = None
        self._titles: dict[str, str] = {}
        self._texts: dict[str, str] = {}
        self._reasons: Mapping[str, Reason] = {}
        self._shown: list[Disagreement] = []
        self._cases = Cases()
        self._order: tuple[int, Qt.SortOrder] = (REPORT, Qt.SortOrder.AscendingOrder)

    def show_compared(self, compared: Compared, reasons: Mapping[str, Reason]) -> None:
        """Show other disagreements."""
        self._compared, self._reasons = compared, reasons
        self._titles = {one.id: one.title for one in compared.agreement.summary.documents}
        self._texts = {}
        self.want(self._cases)

    def show_reasons(self, reasons: Mapping[str, Reason]) -> None:
        """Show other reasons."""
        self._reasons = reasons
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, CAUSE))

    def want(self, cases: Cases) -> None:
        """Show only these."""
        self._cases = cases
        self.beginResetModel()
        every = () if self._compared is None else self._compared.disagreements
        self._shown = [one for one in every if self._is_wanted(one)]
        self._sort()
        self.endResetModel()

    def _is_wanted(self, one: Disagreement) -> bool:
        cases = self._cases
        return (
            (not cases.coders or set(map(self.called, one.coders)) == set(cases.coders))
            and (not cases.label or cases.label in one.labels)
            and (not cases.document or cases.document == one.document)
            and (not cases.kind or cases.kind == one.kind)
        )

    @property
    def shown(self) -> Sequence[Disagreement]:
        """Those shown, in their order."""
        return self._shown

    def called(self, coder: str) -> str:
        """Return the name of a coder."""
        return "" if self._compared is None else self._compared.material.called.get(coder, coder)

    def text_of(self, document: str) -> str:
        """Return the text of a report."""
        if self._compared is None:
            return ""
        if document not in self._texts:
            self._texts[document] = self._compared.material.text(document)
        return self._texts[document]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; within it by report and place."""
        self._order = (column, order)
        self.layoutAboutToBeChanged.emit()
        self._sort()
        self.layoutChanged.emit()

    def _sort(self) -> None:
        column, order = self._order
        by_place = sorted(self._shown, key=lambda one: (self._titles.get(one.document, ""), one.document, one.start))
        descending = order == Qt.SortOrder.DescendingOrder
        self._shown = sorted(by_place, key=lambda one: self._key(one, column), reverse=descending)

    def _key(self, one: Disagreement, column: int) -> tuple[int, str]:
        return (KINDS.index(one.kind), "") if column == KIND else (0, self._said(one, column))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of disagreements."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of columns."""
        return 0 if parent.isValid() else CAUSE + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a column is called."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (tr("Kind"), tr("Label"), tr("Words"), tr("Coders"), tr("Report"), tr("Reason"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a disagreement, or what a column says of it."""
        if not (index.isValid() and index.row() < len(self._shown)):
            return None
        one = self._shown[index.row()]
        if role == CASE:
            return one
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._said(one, index.column())
        return None

    def _said(self, one: Disagreement, column: int) -> str:
        if column == KIND:
            kind = words.kind_name(one.kind)
            return f"{kind}: {isolated(one.attribute)}" if one.attribute else kind
        if column == LABEL:
            return " / ".join(isolated(label) for label in one.labels)
        if column == QUOTE:
            quote = " ".join(self.text_of(one.document)[one.start : one.end].split())
            return isolated(quote[:LONGEST])
        if column == CODERS:
            return tr(" and ").join(isolated(self.called(coder)) for coder in one.coders)
        if column == REPORT:
            return isolated(self._titles.get(one.document, one.document))
        reason = self._reasons.get(one.id)
        return "" if reason is None else words.cause_name(reason.cause)
