"""What the tests of the text view share: sample texts, renders, and the ink in them.

Black text on white paper, under marks whose red is 255: the red channel of a picture holds the ink and nothing else.
"""

from __future__ import annotations

import re
from operator import ne

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtTest import QTest

from annotator.ui.textview.marks import Look, Mark
from annotator.ui.textview.view import TextView

FAMILIES = ("Noto Naskh Arabic", "Amiri", "Noto Sans Arabic")

INK_LOOK = Look(
    paper="#ffffff", ink="#000000", selection="#ffd0d8", caret="#ff4040", focus="#ff3060", size=16.5, measure=0
)

PROSE = (
    "قُتل 7 مدنيين وأصيب أكثر من 20 آخرين في قصف مدفعي استهدف سوق الخضار وسط مدينة تل الزهور صباح الثلاثاء 12/5/2016، "
    "وفق مصدر طبي في المشفى الميداني. واتهم المجلس المحلي قوات اللواء 41 بتنفيذ القصف، وقال إن «كتائب النهر» أطلقت "
    "صواريخ Grad من طراز BM-21 باتجاه الأحياء الشرقية. قالوا: لله الأمر، ولِلَّهِ الحمد. الله أكبر، سلام عليكم بِسم"
)

INK_CASES = {
    "inside a word": ("مدنيين", 1, 4),
    "lam of lam-alif": ("سلام", 1, 2),
    "alif of lam-alif": ("سلام", 2, 3),
    "inside the Allah ligature": ("الله أكبر", 1, 3),
    "a lone mark on a letter": ("بِسم", 1, 2),
    "a mark and the letter after it": ("قُتل", 1, 3),
    "inside lillah": ("لله الأمر", 1, 2),
    "mixed scripts": ("صواريخ Grad من طراز BM-21 باتجاه", 2, 25),
}


def mark(text: str, quote: str, start: int = 0, end: int | None = None, colour: str = "#ff8800", id_: str = "") -> Mark:
    """Mark text[start:end] of the first place where a quote stands."""
    at = text.index(quote)
    last = at + (len(quote) if end is None else end)
    return Mark(id_ or f"{quote}:{start}:{end}", at + start, last, "caption", colour)


def ink_marks(text: str = PROSE) -> dict[str, Mark]:
    """Return the hard cases, and everything, as marks."""
    cases = {name: mark(text, *case) for name, case in INK_CASES.items()}
    return {**cases, "everything": Mark("all", 0, len(text), "caption", "#ff8800")}


def picture(view: TextView) -> QImage:
    """Render what the view shows, without row padding."""
    return view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def channel(image: QImage, which: str) -> bytes:
    """Return the red or the blue channel of a picture."""
    offset = {"blue": 0, "green": 1, "red": 2}[which]
    return bytes(image.constBits())[offset::4]


def differing(one: bytes, other: bytes) -> int:
    """Count the pixels in which two channels differ."""
    assert len(one) == len(other)
    return sum(map(ne, one, other)) if one != other else 0


def shape(view: TextView) -> list[tuple[int, int, float, float]]:
    """Return start, length, width and first letter's x of each line; heights may grow."""
    found = []
    block = view.document().begin()
    while block.isValid():
        layout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            x = line.cursorToX(line.textStart())
            assert isinstance(x, tuple)
            found.append((line.textStart(), line.textLength(), line.naturalTextWidth(), x[0]))
        block = block.next()
    return found


def press(view: TextView, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press and release a key."""
    QTest.keyClick(view, key, modifier)


def drag(view: TextView, start: int, end: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Drag from the character at start to the one at end, with real mouse events."""
    drag_points(view, view.spot(start), view.spot(end), modifier)


def drag_points(
    view: TextView, begin: QPoint, end: QPoint, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press, move and release; the pointer makes a detour, so that even a short way is a drag."""
    left = Qt.MouseButton.LeftButton
    port = view.viewport()
    QTest.mousePress(port, left, modifier, begin)
    for point in (begin + QPoint(3, 9), (begin + end) / 2, end):
        send_move(view, point, modifier)
    QTest.mouseRelease(port, left, modifier, end)


def send_move(view: TextView, point: QPoint, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Move the pointer with the button held: QTest cannot say that a button is down."""
    port = view.viewport()
    left = Qt.MouseButton.LeftButton
    at, everywhere = QPointF(point), QPointF(port.mapToGlobal(point))
    event = QMouseEvent(QEvent.Type.MouseMove, at, everywhere, Qt.MouseButton.NoButton, left, modifier)
    QCoreApplication.sendEvent(port, event)


def place(text: str, quote: str) -> tuple[int, int]:
    """Return where a quote stands for the first time."""
    found = re.search(re.escape(quote), text)
    assert found is not None
    return found.start(), found.end()
