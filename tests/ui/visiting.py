"""Working in the window of a program that runs as it does for people: started, in its own event loop, and closed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from annotator.ui.session import Session
from annotator.ui.window import Window
from tests.ui.person import Person


class Visitor(Person):
    """Somebody who knows no more of the program than its window."""

    def __init__(self) -> None:
        """Begin without a program: it is found by its window."""

    @property
    def window(self) -> Window:
        """The window on the screen."""
        (shown,) = _windows()
        return shown

    @property
    def session(self) -> Session:
        """The project that is open in the window."""
        return self.place.session


def _windows() -> list[Window]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, Window) and one.isVisible()]


def visited(start: Callable[[], int], visit: Callable[[Visitor], None]) -> int:
    """Start the program, let somebody work in its window once a project is open, and return its exit code.

    Args:
        start: Starts the program and returns when its window has been closed.
        visit: What is done in the window; it is closed afterwards, if it has not been by then.
    """
    failures: list[BaseException] = []
    timer = QTimer(interval=0)

    def look() -> None:
        windows = _windows()
        if not windows or windows[0].workplace is None or not windows[0].isActiveWindow():
            return
        timer.stop()
        try:
            visit(Visitor())
        except BaseException as error:  # noqa: BLE001 - the program's own hook would tell it and go on
            failures.append(error)
        finally:
            for window in _windows():
                window.close()

    timer.timeout.connect(look)
    timer.start()
    code = start()
    if failures:
        raise failures[0]
    return code
