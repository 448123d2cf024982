"""One coder at work in one open project: which report is open, and every edit's way to the file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from annotator.core.change import Change
from annotator.core.codebook import Codebook
from annotator.core.coder import Coder
from annotator.core.document import Document, DocumentId
from annotator.core.span import Span
from annotator.errors import AnnotatorError, ProjectError
from annotator.store import codebooks, documents
from annotator.store.annotations import spans_of, status_of
from annotator.store.project import Project
from annotator.ui.working_time import WorkingTime
from annotator.workflow.evidence import Evidence

Act = Callable[[Project], Change]  # commits before it returns


class Session(QObject):
    """What the parts of the window share: the project, the coder, the report that is open.

    Signals:
        opened(): Another report is open now, or none is.
        stored(object): A Change is in the file; views redraw what it concerns.
        imported(): Reports have come or gone; lists are read anew.
        failed(object): The ProjectError for which an edit is not in the file; it waits for ``retry``.
        recoded(): The project has another codebook; what was made for the old one is to be made anew.
        refused(object): The AnnotatorError for which an edit was not done.
        coder_wanted(): Somebody does what carries a name, and has not said who she is.
    """

    opened = Signal()
    stored = Signal(object)
    imported = Signal()
    recoded = Signal()
    failed = Signal(object)
    refused = Signal(object)
    coder_wanted = Signal()

    def __init__(
        self, project: Project, coder: Coder | None, *, sample: bool = False, evidence: Evidence | None = None
    ) -> None:
        """Begin without a report.

        Args:
            project: The open project.
            coder: Who codes; None for nobody yet.
            sample: It is the sample project.
            evidence: What its marks say, where a thread has read it already; else it is read now.
        """
        super().__init__()
        self.project, self.coder, self.is_sample = project, coder, sample
        self.is_held = False  # a thread works on the project: nobody else may write to it
        self.codebook: Codebook = codebooks.codebook(project)
        self.document: Document | None = None
        self.time = WorkingTime()
        self.evidence = evidence or Evidence.of(project)
        self._waiting: Act | None = None
        self.obstacle: ProjectError | None = None  # why it waits

    def open(self, id: DocumentId | None) -> None:
        """Open a report, or none."""
        try:
            self.document = None if id is None else documents.document(self.project, id)
        except AnnotatorError as error:
            self.refused.emit(error)
            return
        self.opened.emit()

    def who(self) -> Coder | None:
        """Return who is coding; where nobody has said it, she is asked, and None is returned."""
        if self.coder is None:
            self.coder_wanted.emit()
        return self.coder

    def do(self, act: Act) -> Change | None:
        """Do an edit that commits; tell what it changed, or why nothing was changed.

        An edit that the file would not take is tried again first: a later one never overtakes it.

        Returns:
            The change once it is on the disk, else None.
        """
        if self._waiting is not None:
            self.retry()
        return self._done(act) if self._waiting is None else None

    def _done(self, act: Act) -> Change | None:
        try:
            change = act(self.project)
        except ProjectError as error:
            self._waiting, self.obstacle = act, error
            self.failed.emit(error)
            return None
        except AnnotatorError as error:
            self._waiting = self.obstacle = None
            self.refused.emit(error)
            return None
        self._waiting = self.obstacle = None
        self.tell(change)
        return change

    def tell(self, change: Change) -> None:
        """Tell of a change that a thread has put into the file."""
        self.evidence.follow(change)
        books = [record for record in change.added if isinstance(record, Codebook)]
        self.codebook = books[-1] if books else self.codebook
        self.stored.emit(change)
        if books:
            self.recoded.emit()

    def retry(self) -> None:
        """Do again what the file would not take."""
        if self._waiting is not None:
            self._done(self._waiting)

    def go_on_in(self, project: Project) -> None:
        """Go on in a copy of the project, for when the old place takes nothing any more; what waits is done there."""
        old, self.project = self.project, project
        old.close()
        self.retry()

    @property
    def is_saved(self) -> bool:
        """Tell whether everything that was done is in the file."""
        return self._waiting is None

    def spans(self) -> list[Span]:
        """Return the coder's spans over the open report, from the file."""
        if self.document is None or self.coder is None:
            return []
        return spans_of(self.project, self.document.id, self.coder.id)

    def is_done(self) -> bool:
        """Tell whether the coder has finished the open report."""
        if self.document is None or self.coder is None:
            return False
        status = status_of(self.project, self.document.id, self.coder.id)
        return status is not None and status.status == "done"

    def close(self) -> None:
        """Let go of the file."""
        self.document = None
        self.project.close()
