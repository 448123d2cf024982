"""Figures of agreement are worked out in a thread; the window shows how far it is, and can stop it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QThread, Signal

from annotator.agreement.disagreements import Disagreement
from annotator.errors import AnnotatorError
from annotator.store.project import Project
from annotator.workflow import compare, material
from annotator.workflow.compare import Agreement, Month, Selection, Worst
from annotator.workflow.material import Material


@dataclass(frozen=True, slots=True)
class Compared:
    """All that the supervisor's desk shows."""

    agreement: Agreement
    worst: tuple[Worst, ...]
    months: tuple[Month, ...]
    disagreements: tuple[Disagreement, ...]

    @property
    def material(self) -> Material:
        """What was compared."""
        return self.agreement.material


class Comparing(QThread):
    """Compares once. Nobody writes to the project meanwhile: the page that waits for it covers all that could.

    Signals:
        read(int, int): So many reports of so many are read.
        compared(object): A Compared.
        refused(object): The AnnotatorError for which there are no figures.
        broken(object): An exception that nobody foresaw.
    """

    read = Signal(int, int)
    compared = Signal(object)
    refused = Signal(object)
    broken = Signal(object)

    def __init__(self, project: Project, selection: Selection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project, self._selection = project, selection

    def run(self) -> None:
        """Compare, until interruption is requested."""
        try:
            found = self._compared()
        except AnnotatorError as error:
            self.refused.emit(error)
        except Exception as error:  # noqa: BLE001 - told by the window's thread, which the hook for errors watches
            self.broken.emit(error)
        else:
            if found is not None:
                self.compared.emit(found)

    def _compared(self) -> Compared | None:
        works = material.of_project(self._project, days=True)
        agreement = compare.agreement(works, self._selection, progress=self._go_on)
        if agreement is None:
            return None
        found = tuple(compare.disagreements(works, self._selection))
        return Compared(agreement, tuple(compare.worst_first(agreement)), tuple(compare.by_month(agreement)), found)

    def _go_on(self, done: int, total: int) -> bool:
        self.read.emit(done, total)
        return not self.isInterruptionRequested()

    def stop(self) -> None:
        """Stop, and wait until it has."""
        self.requestInterruption()
        self.wait()
