"""What is known of a report: fields, where it came from, and its parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QListWidget, QListWidgetItem, QMenu, QScrollArea, QVBoxLayout, QWidget

from annotator.core.document import METADATA_KEYS, ZONE_KINDS, Source, Zone, Zones
from annotator.language import isolated, ntr, tr
from annotator.ui.action_table import ZONE
from annotator.ui.actions import Actions
from annotator.ui.own_direction import OwnDirectionEdit
from annotator.ui.panels.report_form import ReportForm
from annotator.ui.panels.widgets import button, grounded, heading, plain_label, soft
from annotator.ui.words import metadata_name, zone_name

MARGIN = 40  # logical pixels around the field that has the keyboard
SNIPPET = 60  # code points of a part that are shown


class DetailsPanel(QScrollArea):
    """A form over one report.

    Signals:
        edited(object): Text of every field, by key, after one of them was changed.
        zone_chosen(object): The person wants to see this Zone in the text.
    """

    edited = Signal(object)
    zone_chosen = Signal(object)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("details")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields have it, and come into sight with it
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown: dict[str, str] = {}
        self.fields = {key: _field(key) for key in METADATA_KEYS}
        self._sources = plain_label("", "soft")
        self._proposed = plain_label(
            tr("Proposed by rules. Select text and choose what it is to correct them."), "soft"
        )
        self.zones = _zone_list()
        self._inside = QWidget()
        grounded(self._inside, "details_inside")
        self._column = QVBoxLayout(self._inside)
        self._place(_zone_button(actions))
        self.setWidget(self._inside)
        for field in self.fields.values():
            field.editingFinished.connect(self._edited)
        self.zones.itemActivated.connect(self._zone_activated)
        self.zones.itemClicked.connect(self._zone_activated)
        self.show_nothing()

    def _place(self, zone_button: QWidget) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(3)
        for key, field in self.fields.items():
            form.addRow(soft(metadata_name(key)), field)
        whole = self._column
        whole.setContentsMargins(16, 14, 16, 16)
        whole.setSpacing(8)
        whole.addWidget(heading(tr("About this report")))
        whole.addLayout(form)
        whole.addWidget(self._sources)
        whole.addSpacing(10)
        whole.addWidget(heading(tr("Its parts")))
        whole.addWidget(self._proposed)
        whole.addWidget(self.zones)
        whole.addWidget(zone_button, 0, Qt.AlignmentFlag.AlignLeading)
        whole.addStretch(1)

    def put_first(self, form: ReportForm) -> None:
        """Put what a coder says of the report before what is known of it."""
        self._column.insertWidget(0, form)
        self._column.insertSpacing(1, 10 if form.isVisibleTo(self._inside) else 0)
        form.came_to.connect(lambda field: self.ensureWidgetVisible(field, 0, MARGIN))

    def show_nothing(self) -> None:
        """Show that no report is open."""
        self._inside.setEnabled(False)
        self._shown = {}
        for field in self.fields.values():
            field.clear()
        self.zones.clear()
        self._sources.setText("")

    def show_report(
        self, text: str, fields: Mapping[str, str], zones: Zones, sources: Sequence[Source], *, writable: bool
    ) -> None:
        """Show a report; its fields can be written where somebody is there who can have written it."""
        self._inside.setEnabled(True)
        self._shown = dict(fields)
        self.fields["title"].setPlaceholderText(_headline(text))
        for key, field in self.fields.items():
            field.setText(fields[key])
            field.setCursorPosition(0)
            field.setEnabled(writable)
        self._sources.setText(_sources_sentence(sources))
        self._proposed.setVisible(zones.proposed)
        self.zones.clear()
        for zone in zones.zones:
            self.zones.addItem(_zone_item(text, zone))
        rows = min(max(len(zones.zones), 1), 8)
        self.zones.setFixedHeight(rows * max(self.zones.sizeHintForRow(0), 24) + 8)

    def _edited(self) -> None:
        fields = {key: field.text().strip() for key, field in self.fields.items()}
        if fields != self._shown:
            self._shown = fields
            self.edited.emit(fields)

    def _zone_activated(self, item: QListWidgetItem) -> None:
        self.zone_chosen.emit(item.data(Qt.ItemDataRole.UserRole))


def _field(key: str) -> OwnDirectionEdit:
    field = OwnDirectionEdit()
    field.setObjectName(f"metadata_{key}")
    field.setAccessibleName(metadata_name(key))
    field.setPlaceholderText(_hints().get(key, ""))
    return field


def _headline(text: str) -> str:
    """Return what stands for a title while nobody has given one."""
    return next((line.strip()[:SNIPPET] for line in text.split("\n") if line.strip()), "")


def _hints() -> dict[str, str]:
    return {"date": tr("2025-03-14, or 2025-03, or 2025"), "language": tr("ar, en …"), "url": "https://…"}


def _zone_list() -> QListWidget:
    zones = QListWidget()
    zones.setObjectName("zones")
    zones.setAccessibleName(tr("Parts of this report"))
    zones.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    zones.setTextElideMode(Qt.TextElideMode.ElideRight)
    return zones


def _zone_item(text: str, zone: Zone) -> QListWidgetItem:
    words = " ".join(text[zone.start : min(zone.end, zone.start + SNIPPET)].split())
    item = QListWidgetItem(f"{zone_name(zone.kind)} · {isolated(words)}")
    item.setData(Qt.ItemDataRole.UserRole, zone)
    item.setToolTip(ntr("{count} character", "{count} characters", zone.end - zone.start))
    return item


def _zone_button(actions: Actions) -> QWidget:
    made = button(tr("The selected text is…"))
    menu = QMenu(made)
    for kind in ZONE_KINDS:
        menu.addAction(actions[f"{ZONE}{kind}"])
    made.setMenu(menu)
    return made


def _sources_sentence(sources: Sequence[Source]) -> str:
    return "\n".join(
        tr("From {file}, read as {encoding}", file=isolated(source.name), encoding=isolated(source.encoding))
        for source in sources
    )
