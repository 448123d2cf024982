"""The presenter of the supervisor's desk: it compares, shows cases in the text, and notes why coders differ."""

from datetime import date

from PySide6.QtCore import QObject

from annotator.agreement.disagreements import Disagreement
from annotator.arabic.folding import fold_key
from annotator.core.codebook import Codebook
from annotator.core.coder import CoderId
from annotator.core.document import DocumentId
from annotator.core.reason import CAUSES
from annotator.core.span import Span
from annotator.errors import AnnotatorError, InputError
from annotator.language import isolated, tr
from annotator.settings import Settings
from annotator.store import annotations, documents, search
from annotator.ui.comparing import Compared, Comparing
from annotator.ui.dialogs import files
from annotator.ui.look import look_of
from annotator.ui.messages import Messages
from annotator.ui.pages.agreement import AgreementPage
from annotator.ui.session import Session
from annotator.ui.textview.marks import Mark
from annotator.ui.theme import Theme
from annotator.ui.words import short_label_name
from annotator.workflow import reasons
from annotator.workflow.agreement_report.writing import write
from annotator.workflow.compare import Selection

# Told apart by the colour-blind too; the caption names the coder besides.
LIGHT = ("#1f5fa8", "#b34700", "#00724f", "#8f3f7c", "#7a5c00", "#33707f")
DARK = ("#7fb2ec", "#ff9d5c", "#5fd3a6", "#e39fd4", "#f0c75e", "#8fd0dd")


class Desk(QObject):
    """Works on one page, for one session."""

    def __init__(
        self, session: Session, page: AgreementPage, settings: Settings, theme: Theme, messages: Messages
    ) -> None:
        super().__init__(page)
        self._session, self._page, self._theme, self._messages = session, page, theme, messages
        self._compared: Compared | None = None
        self._thread: Comparing | None = None
        page.disagreements.text.set_look(look_of(settings, theme))
        page.asked.connect(self.begin)
        page.stopped.connect(self.stop)
        page.report_wanted.connect(self.write_report)
        page.disagreements.case_wanted.connect(self._show_case)
        page.disagreements.reasoned.connect(self._note_reason)
        page.destroyed.connect(self.stop)

    def begin(self) -> None:
        """Compare what the page says."""
        self.stop()
        try:
            selection = self._selection()
        except InputError as error:
            self._page.show_refused(str(error))
            return
        self._page.show_waiting(0, 0)
        thread = Comparing(self._session.project, selection)
        self._thread = thread
        thread.read.connect(self._page.show_waiting)
        thread.compared.connect(self._show)
        thread.refused.connect(lambda error: self._page.show_refused(str(error)))
        thread.broken.connect(_raised)
        thread.start()

    def _selection(self) -> Selection:
        page = self._page
        days = [_day(field.text()) for field in (page.since, page.until)]
        return Selection(
            coders=tuple(page.coders.values()),
            labels=tuple(page.labels.values()),
            documents=self._reports(page.reports.text()),
            since=days[0],
            until=days[1],
            whole_text=page.whole.isChecked(),
        )

    def _reports(self, words: str) -> tuple[str, ...]:
        """Return the reports whose title or text holds some words; none named where there are no words.

        Raises:
            InputError: There is none.
        """
        typed = fold_key(words).split()
        if not typed:
            return ()
        project = self._session.project
        titled = [one.id for one in documents.listing(project) if all(it in fold_key(one.title) for it in typed)]
        found = dict.fromkeys([*titled, *search.beginning_with(project, words)])
        if not found:
            raise InputError(tr("No report holds {words}.", words=isolated(words)))
        return tuple(found)

    def stop(self) -> None:
        """Stop comparing."""
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.stop()

    def _show(self, compared: Compared) -> None:
        if self._thread is None:  # it was done when it was stopped, and the project may be closed by now
            return
        self._compared = compared
        self._page.show_compared(compared)

    def write_report(self) -> None:
        """Write the figures as a page that prints, or as a table, where the person says."""
        target = None if self._compared is None else files.choose_report_of_agreement(self._page)
        if self._compared is None or target is None:
            return
        wanted = {"table" if target.suffix.lower() == ".csv" else "html": target}
        try:
            written = write(self._compared.agreement, **wanted)
        except AnnotatorError as error:
            self._messages.refuse(error)
            return
        names = tr(", ").join(isolated(path.name) for path in written)
        self._messages.tell(tr("Written: {files}.", files=names))

    def _show_case(self, one: Disagreement) -> None:
        """Show the text with the marks of the two coders, each in a colour of her own, and go to the place."""
        compared, panel = self._compared, self._page.disagreements
        if compared is None:
            return
        panel.text.show_text(self._page.model.text_of(one.document))
        panel.text.set_marks(self._marks(compared, one))
        panel.text.set_caret(one.start)
        chosen = one.first or one.second
        if chosen is not None:
            panel.text.select_mark(f"{one.coders[0 if one.first is not None else 1]}:{chosen.id}")
        panel.show_reason(reasons.reasons(self._session.project).get(one.id))

    def _marks(self, compared: Compared, one: Disagreement) -> list[Mark]:
        found: list[Mark] = []
        for coder in one.coders:
            spans = annotations.spans_of(self._session.project, DocumentId(one.document), CoderId(coder))
            name, colour = compared.material.called.get(coder, coder), self._colour(compared, coder)
            found += [_painted(span, name, colour, self._session.codebook) for span in spans]
        return found

    def _colour(self, compared: Compared, coder: str) -> str:
        colours = DARK if self._theme.is_dark else LIGHT
        return colours[sorted(compared.material.called).index(coder) % len(colours)]

    def _note_reason(self, one: Disagreement, cause: str, note: str) -> None:
        session, coder = self._session, self._session.coder
        if coder is None:
            self._messages.warn(tr("Say who you are first: every reason carries it."))
            return
        id = coder.id
        named = next((known for known in CAUSES if known == cause), None)
        done = session.do(
            lambda project: (
                reasons.forget_reason(project, one.id, id)
                if named is None
                else reasons.note_reason(project, one, named, id, note)
            )
        )
        if done is not None:
            noted = reasons.reasons(session.project)
            self._page.model.show_reasons(noted)
            self._page.disagreements.show_reason(noted.get(one.id))


def _painted(span: Span, name: str, colour: str, codebook: Codebook) -> Mark:
    caption = f"{isolated(name)} · {short_label_name(codebook, span.label)}"
    return Mark(f"{span.coder}:{span.id}", span.start, span.end, caption, colour)


def _day(text: str) -> str:
    """Return a day as ISO 8601 has it, "" for none.

    Raises:
        InputError: It is no day.
    """
    written = text.strip()
    if not written:
        return ""
    try:
        return date.fromisoformat("".join(str(int(char)) if char.isdecimal() else char for char in written)).isoformat()
    except ValueError as error:
        raise InputError(tr("{day} is no day: write it like 2025-03-14.", day=isolated(written))) from error


def _raised(error: Exception) -> None:
    raise error
