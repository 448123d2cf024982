"""The presenter of what is known of a report: its metadata and its parts."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject

from annotator.core.change import Change
from annotator.core.document import METADATA_KEYS, Metadata, Source, Zone, Zones
from annotator.core.zoning import with_zone
from annotator.language import tr
from annotator.store import documents
from annotator.ui.panels.details import DetailsPanel
from annotator.ui.session import Session
from annotator.ui.steps import Steps
from annotator.ui.textview.view import TextView
from annotator.ui.words import zone_name
from annotator.workflow import annotate


class Details(QObject):
    """Shows what is known of the open report, and stores what a person says of it."""

    def __init__(self, session: Session, view: TextView, panel: DetailsPanel, steps: Steps, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._view, self._panel, self._steps = session, view, panel, steps
        session.stored.connect(self._follow)
        panel.edited.connect(self.set_metadata)
        panel.zone_chosen.connect(self._look)

    def show_document(self) -> None:
        """Show the report that is open."""
        document, project = self._session.document, self._session.project
        if document is None:
            self._panel.show_nothing()
            return
        values = documents.metadata_of(project, document.id).values
        fields = {key: _text(values.get(key)) for key in METADATA_KEYS}
        sources = documents.sources_of(project, document.id)
        writable = self._session.coder is not None
        self._panel.show_report(document.text, fields, self.zones(), sources, writable=writable)

    def zones(self) -> Zones:
        """Return the zones of the open report."""
        document = self._session.document
        if document is None:
            raise ValueError("no report is open")
        return documents.zones_of(self._session.project, document.id)

    def set_metadata(self, fields: Mapping[str, str]) -> None:
        """Store what was typed; what else is known of the report stays."""
        session, document = self._session, self._session.document
        if document is None or session.coder is None:
            return
        coder = session.coder.id
        values = {**documents.metadata_of(session.project, document.id).values, **fields}
        session.do(lambda project: annotate.set_metadata(project, document.id, values, coder))

    def set_zone(self, kind: str) -> None:
        """Say that the selected text is a zone of this kind."""
        session, document, selection = self._session, self._session.document, self._view.selection()
        coder = session.who()
        if document is None or coder is None or selection is None:
            return
        zones = with_zone(self.zones().zones, *selection, kind)
        if session.do(lambda project: annotate.set_zones(project, document.id, zones, coder.id)) is not None:
            self._view.clear_selection()
            self._steps.tell(tr("The selected text is now: {part}", part=zone_name(kind)))

    def _look(self, zone: Zone) -> None:
        self._view.set_caret(zone.start)

    def _follow(self, change: Change) -> None:
        document = self._session.document
        for record in change.added + change.removed:
            if isinstance(record, Metadata | Zones | Source) and document and record.document == document.id:
                self.show_document()
                return


def _text(value: object) -> str:
    return "" if value is None else str(value)
