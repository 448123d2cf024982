"""The links between the marks of the open report, kept in step with the file."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject

from annotator.core.annotation_set import Relation
from annotator.core.change import Change, Record
from annotator.store.annotations import relations_of
from annotator.ui.session import Session


class Links(QObject):
    """The coder's relations over the open report, by the mark that they start from."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._from: dict[str, dict[str, Relation]] = {}
        session.stored.connect(self._follow)

    def read_again(self) -> None:
        """Read the relations of the open report from the file."""
        document, coder = self._session.document, self._session.coder
        self._from = {}
        if document is not None and coder is not None:
            self._put(relations_of(self._session.project, document.id, coder.id))

    def of(self, span: str) -> list[Relation]:
        """Return the relations that start from a mark."""
        return list(self._from.get(span, {}).values())

    def to(self, span: str) -> list[Relation]:
        """Return the relations that lead to a mark."""
        return [one for starting in self._from.values() for one in starting.values() if one.target == span]

    def _put(self, relations: Iterable[Relation]) -> None:
        for one in relations:
            self._from.setdefault(one.source, {})[one.id] = one

    def _follow(self, change: Change) -> None:
        for one in self._own(change.removed):
            self._from.get(one.source, {}).pop(one.id, None)
        self._put(self._own(change.added))

    def _own(self, records: Iterable[Record]) -> list[Relation]:
        document, coder = self._session.document, self._session.coder
        if document is None or coder is None:
            return []
        own = (document.id, coder.id)
        return [one for one in records if isinstance(one, Relation) and (one.document, one.coder) == own]
