"""A row that goes on in the next line where it does not fit: with large letters nothing is cut off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QSpacerItem, QWidget


@dataclass(slots=True)
class Cell:
    """An item and the width that it gets."""

    item: QLayoutItem
    width: int

    @property
    def is_stretch(self) -> bool:
        """Tell whether it is only room."""
        return self.item.spacerItem() is not None

    @property
    def height(self) -> int:
        """How high it is at this width."""
        return self.item.heightForWidth(self.width) if self.item.hasHeightForWidth() else _wanted(self.item).height()


class Flow(QLayout):
    """Places widgets side by side from where the interface begins, in as many lines as they need.

    What wants to grow takes the room that its line has left; a stretch pushes what follows it to the end.
    """

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 8, centred: bool = False) -> None:
        """Begin with nothing.

        Args:
            parent: The widget that is laid out, or none where another layout takes this one.
            spacing: Between two widgets, and between two lines, in logical pixels.
            centred: Lines stand in the middle.
        """
        super().__init__(*([] if parent is None else [parent]))
        self._items: list[QLayoutItem] = []
        self._centred = centred
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item."""
        self._items.append(item)
        self.invalidate()

    def addStretch(self) -> None:
        """Push what follows to the end of its line."""
        self.addItem(QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum))

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Let go of an item."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Need more height where there is less width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        inside = QRect(0, 0, width, 0).marginsRemoved(self.contentsMargins())
        lines = list(self._lines(inside.width()))
        between = self.spacing() * max(len(lines) - 1, 0)
        return self._with_margins(0, sum(map(_height, lines)) + between).height()

    def sizeHint(self) -> QSize:
        """Return the size of everything in one line."""
        cells = [Cell(item, _wanted(item).width()) for item in self._items if not item.isEmpty()]
        return self._with_margins(self._width(cells), _height(cells))

    def minimumSize(self) -> QSize:
        """Return the size of the widest alone."""
        whole = [item for item in self._items if not item.isEmpty()]
        widest = max((item.minimumSize().width() for item in whole), default=0)
        tallest = max((item.minimumSize().height() for item in whole), default=0)
        return self._with_margins(widest, tallest)

    def setGeometry(self, room: QRect) -> None:
        """Place everything."""
        super().setGeometry(room)
        inside = room.marginsRemoved(self.contentsMargins())
        top = inside.top()
        for line in self._lines(inside.width()):
            height = _height(line)
            self._place(line, QRect(inside.left(), top, inside.width(), height))
            top += height + self.spacing()

    def _lines(self, width: int) -> Iterator[list[Cell]]:
        line: list[Cell] = []
        for item in self._items:
            if item.isEmpty() and item.spacerItem() is None:
                continue
            cell = Cell(item, min(_wanted(item).width(), width))
            if line and self._width([*line, cell]) > width:
                yield self._grown(line, width)
                line = []
            line.append(cell)
        if line:
            yield self._grown(line, width)

    def _grown(self, line: list[Cell], width: int) -> list[Cell]:
        """Give the room that is left to what wants to grow."""
        left = max(width - self._width(line), 0)
        growing = [cell for cell in line if cell.item.expandingDirections() & Qt.Orientation.Horizontal]
        for nth, cell in enumerate(sorted(growing, key=_most)):
            more = min(left // (len(growing) - nth), _most(cell))
            cell.width, left = cell.width + more, left - more
        return line

    def _place(self, line: list[Cell], room: QRect) -> None:
        left = max(room.width() - self._width(line), 0)
        x = room.left() + (left // 2 if self._centred else 0)
        for cell in line:
            if not cell.is_stretch:
                height = min(cell.height, room.height())
                place = QRect(x, room.top() + (room.height() - height) // 2, cell.width, height)
                cell.item.setGeometry(self._mirrored(place, room))
            x += cell.width + (0 if cell.is_stretch else self.spacing())

    def _mirrored(self, place: QRect, room: QRect) -> QRect:
        owner = self.parentWidget()
        if owner is None or owner.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            return place
        return QRect(room.left() + room.right() - place.right(), place.top(), place.width(), place.height())

    def _width(self, line: list[Cell]) -> int:
        gaps = max(sum(not cell.is_stretch for cell in line) - 1, 0)
        return sum(cell.width for cell in line) + self.spacing() * gaps

    def _with_margins(self, width: int, height: int) -> QSize:
        margins = self.contentsMargins()
        return QSize(width + margins.left() + margins.right(), height + margins.top() + margins.bottom())


class FlowRow(QWidget):
    """A widget laid out so; it is never lower than its lines, whatever stands above and below it."""

    def __init__(self, *, spacing: int = 8, centred: bool = False) -> None:
        super().__init__()
        self.row = Flow(self, spacing=spacing, centred=centred)
        self.row.setContentsMargins(0, 0, 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height that this width needs."""
        super().resizeEvent(event)
        self._hold()

    def event(self, event: QEvent) -> bool:
        """Ask anew when something in it is another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._hold()
        return super().event(event)

    def _hold(self) -> None:
        self.setMinimumHeight(self.row.heightForWidth(self.width()))


def _wanted(item: QLayoutItem) -> QSize:
    return item.sizeHint().expandedTo(item.minimumSize()).boundedTo(item.maximumSize())


def _most(cell: Cell) -> int:
    """Return by how much a cell may grow."""
    return cell.item.maximumSize().width() - cell.width


def _height(line: list[Cell]) -> int:
    return max((cell.height for cell in line), default=0)
