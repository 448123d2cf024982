"""One open project in one window: its presenters and panels, put together."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from annotator.core.change import Change
from annotator.core.document import Metadata, Zones
from annotator.core.span import Span
from annotator.errors import AnnotatorError, ProjectError
from annotator.settings import Settings
from annotator.store import codebooks
from annotator.ui.action_table import label_rows, zone_rows
from annotator.ui.actions import Actions
from annotator.ui.backing_up import BackingUp
from annotator.ui.claims_table import ClaimsTable
from annotator.ui.codebook_reader import CodebookReader
from annotator.ui.coding import Coding
from annotator.ui.concordance import Concordance
from annotator.ui.details import Details
from annotator.ui.dropping import packages_among
from annotator.ui.finding import Finding
from annotator.ui.handlers import Handlers, Presenters, handlers_of
from annotator.ui.importing import Importing
from annotator.ui.links import Links
from annotator.ui.lists import Lists
from annotator.ui.look import look_of
from annotator.ui.marks import Painter, Shown, shades
from annotator.ui.mentions import Mentions
from annotator.ui.messages import Messages
from annotator.ui.pages.work import WorkPage
from annotator.ui.panels.codebook import CodebookPanel
from annotator.ui.panels.concordance import ConcordancePanel
from annotator.ui.panels.concordance_model import ConcordanceModel
from annotator.ui.panels.inspector import InspectorPanel
from annotator.ui.panels.label_bar import LabelBar
from annotator.ui.panels.listed_rows import ListedModel
from annotator.ui.panels.lists import ListsPanel
from annotator.ui.panels.report_form import ReportForm
from annotator.ui.panels.report_model import ReportModel
from annotator.ui.panels.reports import ReportsPanel
from annotator.ui.panels.span_model import SpanModel
from annotator.ui.panels.spans import SpansPanel
from annotator.ui.report_values import ReportValues
from annotator.ui.reports import Reports
from annotator.ui.resizing import Resizing
from annotator.ui.saying import Saying
from annotator.ui.session import Session
from annotator.ui.steps import Steps
from annotator.ui.theme import Theme
from annotator.ui.turning import Turning


class Workplace(QObject):
    """Wires the text view, the panels and the presenters to one session.

    Signals:
        facts_changed(): What can be done now may be something else.
        packages_dropped(object): Paths of packages that were dropped on the page.
    """

    facts_changed = Signal()
    packages_dropped = Signal(object)

    def __init__(
        self, session: Session, actions: Actions, settings: Settings, theme: Theme, messages: Messages, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.session, self._actions, self._settings, self._theme = session, actions, settings, theme
        self._messages = messages
        actions.add(label_rows(session.codebook))
        actions.add(zone_rows())
        self._add_models(theme, settings)
        text = self.page.text
        self.shown = Shown(session, self)
        links = Links(session, self)  # which are to follow a change before the selected mark is shown anew
        self.steps = Steps(session, messages, self)
        self.steps.window = self.page.window
        self.coding = Coding(session, text, self.shown, self.steps, self)
        self.resizing = Resizing(session, text, self.coding, self)
        self.reports = Reports(session, self.report_model, self.steps, self)
        self.mentions = Mentions(session, text, self.shown, self.coding, self.steps, self)
        self.finding = Finding(session, text, self.page.find_bar, self.steps, self)
        self.concordance = Concordance(
            session, text, self.page.concordance, self.lines_model, self.coding, self.reports, self.steps, self
        )
        self.details = Details(session, text, self.page.details, self.steps, self)
        self.reader = CodebookReader(self.page, self.coding, self)
        self.report_form = ReportForm(session.codebook.report)
        self.page.details.put_first(self.report_form)
        self.report_values = ReportValues(session, self.page, self.report_form, self.coding, self)
        self.claims = ClaimsTable(session, messages, self.page, self)
        self.lists = Lists(session, text, self.page.lists, self.coding, self.reports, self.steps, self)
        self.turning = Turning(session, text, self.steps, self)
        self.importing = Importing(session, self.reports, messages, self.page, settings, theme)
        self.saying = Saying(session, self.shown, links, self.coding, self.reports, self.page, self.steps, self)
        self._painter = Painter(session.codebook, theme)
        self._connect_session()
        self._connect_parts()
        actions.bind(self._handlers())
        actions.belong_to_text(text)
        BackingUp(session, self)
        self.show_look()

    def _add_models(self, theme: Theme, settings: Settings) -> None:
        session, actions = self.session, self._actions
        self.report_model = ReportModel(self)
        self.span_model = SpanModel(session.codebook, self)
        self.lines_model = ConcordanceModel(self)
        self.listed_model = ListedModel(self)
        self.page = WorkPage(
            actions,
            ReportsPanel(self.report_model, theme),
            LabelBar(session.codebook, actions, theme),
            SpansPanel(self.span_model, session.codebook, theme, settings.text("text_family")),
            InspectorPanel(actions, theme),
            ConcordancePanel(self.lines_model, session.codebook, theme, settings.text("text_family")),
            CodebookPanel(session.codebook, theme),
            ListsPanel(self.listed_model, session.codebook, theme),
        )

    def _connect_session(self) -> None:
        session, page = self.session, self.page
        session.opened.connect(self._show_document)
        session.stored.connect(self._stored)
        session.imported.connect(self._imported)
        session.failed.connect(self._failed)
        session.refused.connect(self._refused)
        page.status.retried.connect(session.retry)
        self.shown.read.connect(self._show_spans)
        self.shown.changed.connect(self._spans_changed)
        self.shown.zones_changed.connect(self._show_zones)

    def _connect_parts(self) -> None:
        page, coding = self.page, self.coding
        coding.selected.connect(self._span_selected)
        coding.facts_changed.connect(self.facts_changed)
        coding.coder_wanted.connect(page.who.ask)
        page.spans.chosen.connect(coding.choose)
        page.spans.several_chosen.connect(coding.select_several)
        self.saying.problems.of_report_wanted.connect(self.report_values.begin)
        page.reports.chosen.connect(self.reports.open)
        page.top.search.searched.connect(self._find)
        page.top.search.accepted.connect(self.reports.open_found)
        page.top.search.left.connect(self._focus_text)
        page.dropped.connect(self._take_dropped)
        self.importing.coder_wanted.connect(page.who.ask)
        self.steps.shown.connect(coding.select_and_show)
        self.lists.counted.connect(page.status.show_questions)
        page.status.questions_wanted.connect(self.lists.show_questions)

    def _handlers(self) -> Handlers:
        every = Presenters(
            self.page,
            self.steps,
            self.coding,
            self.resizing,
            self.reports,
            self.details,
            self.mentions,
            self.finding,
            self.concordance,
            self.importing,
            self.turning,
            self.reader,
            self.lists,
            self.report_values,
            self.claims,
            self.saying,
        )
        return handlers_of(every, [label.code for label in self.session.codebook.labels])

    def begin(self, wanted: str | None = None) -> None:
        """Show the reports, and open the one wanted or the first that is not done."""
        coder = self.session.coder
        name = codebooks.name(self.session.project)
        self.page.top.show_names(name, "" if coder is None else coder.name)
        self.page.who.setVisible(coder is None)
        self.reports.read_again()
        self.reports.open_first(wanted)
        self.lists.count()
        if not self.session.is_saved:
            self.session.retry()

    def facts(self) -> set[str]:
        """Return what holds now, by the names that the actions need."""
        session, text = self.session, self.page.text
        held = {"project": True, "team": True, "document": session.document is not None}
        held["selection"] = held["document"] and text.selection() is not None
        held["span"] = self.coding.span is not None
        held |= self.saying.facts()
        held["done"] = session.is_done()
        back, forth = self.steps.names()
        held["undo"], held["redo"] = back is not None, forth is not None
        return {fact for fact, holds in held.items() if holds}

    def show_look(self) -> None:
        """Show the text as the settings say."""
        self.page.text.set_look(look_of(self._settings, self._theme))

    def _show_document(self) -> None:
        session, page = self.session, self.page
        document = session.document
        page.show_text(None if document is None else document.text)
        page.reports.show_current(None if document is None else document.id)
        page.status.show_place(self.reports.place_sentence())
        self.saying.links.read_again()
        self.shown.read_again()
        self._show_zones()
        self.turning.show_document()
        self.details.show_document()
        self.report_values.show_document()
        self.coding.show_document()
        self.saying.show_document()
        self.finding.show_document()

    def _show_spans(self) -> None:
        self.span_model.show_spans(self.shown.spans)
        self.page.text.set_marks(self._painter.marks(self.shown.spans))

    def _spans_changed(self, gone: tuple[Span, ...], came: tuple[Span, ...]) -> None:
        self.page.text.change_marks([span.id for span in gone], self._painter.marks(came))
        self.span_model.follow(gone, came)

    def _show_zones(self) -> None:
        self.page.text.set_shades(shades(self.details.zones()) if self.session.document is not None else [])

    def _span_selected(self, span: Span | None) -> None:
        self.page.spans.show_current(span, self.coding.spans)
        self.page.labels.show_span(span)

    def _stored(self, change: Change) -> None:
        self.page.status.show_saved()
        self.page.status.show_place(self.reports.place_sentence())
        document = self.session.document
        if document is not None and self.page.reports.list.currentIndex().data() is None:
            self.page.reports.show_current(document.id)
        if any(isinstance(record, Metadata | Zones) for record in change.added):
            self.details.show_document()
        self.facts_changed.emit()

    def _imported(self) -> None:
        document = self.session.document
        self.page.reports.show_current(None if document is None else document.id)
        self.page.status.show_place(self.reports.place_sentence())
        self.facts_changed.emit()

    def _failed(self, error: ProjectError) -> None:
        self.page.status.show_failed(str(error))

    def _refused(self, error: AnnotatorError) -> None:
        self._messages.refuse(error)
        if self.session.is_saved:
            self.page.status.show_saved()

    def _find(self, words: str) -> None:
        self.reports.find(words)
        document = self.session.document
        self.page.reports.show_current(None if document is None else document.id)
        self.page.status.show_place(self.reports.place_sentence())

    def _take_dropped(self, paths: Sequence[str]) -> None:
        packages, reports = packages_among(paths)
        self.importing.take(reports)
        if packages:
            self.packages_dropped.emit(packages)

    def _focus_text(self) -> None:
        self.page.text.setFocus()
