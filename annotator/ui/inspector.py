"""The presenter of the inspector: what the selected marks say is shown in a form, and what is said there is stored."""

from __future__ import annotations

from PySide6.QtCore import QObject

from annotator.arabic.folding import fold_key
from annotator.core.change import Change
from annotator.core.codebook import AttributeDefinition, LabelDefinition
from annotator.core.dating import days_of
from annotator.core.document import Metadata
from annotator.core.json_value import Json
from annotator.core.problems import of_span
from annotator.core.saying import said
from annotator.core.span import Span
from annotator.language import isolated, ntr, tr
from annotator.ui.coding import Coding
from annotator.ui.links import Links
from annotator.ui.marks import Shown
from annotator.ui.panels.attribute_field import Said
from annotator.ui.panels.inspector import InspectorPanel
from annotator.ui.proposing import Proposing
from annotator.ui.session import Session
from annotator.ui.words import label_name
from annotator.workflow import attributes
from annotator.workflow.claim_words import days_words
from annotator.workflow.proposals import report_day

DATE = "DATE"
QUOTED = 40  # code points of a mark that a link leads to


class Inspector(QObject):
    """Shows what the selected marks say, and stores what a person says of them: each change is one step."""

    def __init__(
        self,
        session: Session,
        shown: Shown,
        links: Links,
        coding: Coding,
        panel: InspectorPanel,
        proposing: Proposing,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._shown, self._links = session, shown, links
        self._coding, self._panel, self._proposing = coding, panel, proposing
        self._spans: list[Span] = []
        coding.selected.connect(self._selected)
        panel.said.connect(self.say)
        panel.refused.connect(session.refused)
        session.stored.connect(self._follow)

    @property
    def label(self) -> LabelDefinition | None:
        """The definition of the label that all selected marks have, if it is one."""
        labels = {span.label for span in self._spans}
        return self._session.codebook.label(labels.pop()) if len(labels) == 1 else None

    @property
    def is_writable(self) -> bool:
        """Tell whether the marks are those of who is coding."""
        coder = self._session.coder
        return coder is not None and all(span.coder == coder.id for span in self._spans)

    def say(self, name: str, value: Json) -> None:
        """Let the selected marks say something; None takes it away."""
        spans, label, time = self._spans, self.label, self._session.time
        attribute = None if label is None else label.attribute(name)
        if attribute is None or not self.is_writable:
            return
        if attribute.is_link:
            done = self._coding.do(
                lambda project: attributes.link_all(project, spans, name, None, active_ms=time.taken())
            )
        else:
            proposed = self._proposing.to_keep(spans)
            done = self._coding.do(
                lambda project: attributes.set_attributes(
                    project, spans, {name: value}, proposed=proposed, active_ms=time.taken()
                )
            )
        if done is None:
            self._show()  # what was not stored must not stand there

    def begin(self) -> None:
        """Give the keyboard to the form: to the first field that must be said and is not, else to the first."""
        empty = self._empty()
        form = self._panel.form
        if form is not None and form.rows:
            self._panel.focus_on(next((name for name in form.rows if name in empty), next(iter(form.rows))))

    def go_on_from(self, name: str) -> None:
        """Give the keyboard to the field behind another."""
        if self._panel.form is not None:
            self._panel.form.go_on_from(name)

    def next_empty(self) -> None:
        """Give the keyboard to the next field that must be said: of this mark, else of the next that lacks one."""
        form, here = self._panel.form, self._panel.focused()
        names = [] if form is None else list(form.rows)
        behind = names[names.index(here) + 1 :] if here in names else names
        empty = self._empty()
        found = next((name for name in behind if name in empty), None)
        if found is None and (span := self._next_lacking()) is not None:
            self._panel.finish()
            self._coding.select_and_show(span.id)
            found = next(iter(self._empty()), None)
        if found is not None:
            self._panel.focus_on(found)

    def _next_lacking(self) -> Span | None:
        """Return the next mark, round the end, in which something is empty that must be said."""
        spans = self._shown.spans
        after = spans.index(self._spans[-1]) + 1 if self._spans and self._spans[-1] in spans else 0
        return next((span for span in (*spans[after:], *spans[:after]) if self._lacks(span)), None)

    def _lacks(self, span: Span) -> list[str]:
        problems = of_span(span, self._links.of(span.id), self._session.codebook, self._shown.by_id)
        return [problem.attribute for problem in problems if problem.code == "required_empty"]

    def _empty(self) -> list[str]:
        return list(dict.fromkeys(name for span in self._spans for name in self._lacks(span)))

    def select_alike(self) -> None:
        """Select all marks of this report with the same words and label, to say the same of them."""
        span = self._coding.span
        if span is not None:
            words = fold_key(span.quote)
            alike = [one.id for one in self._shown.spans if one.label == span.label and fold_key(one.quote) == words]
            self._coding.select_several(alike, span.id)

    def finish(self) -> None:
        """Store what is being typed: the window goes, or another report comes."""
        self._panel.finish()

    def values(self, span: Span) -> dict[str, Json]:
        """Return what a mark says, by the code of the attribute; a link is the id of the other mark."""
        return said(span, self._links.of(span.id), self._session.codebook.label(span.label))

    def _selected(self, span: Span | None) -> None:
        if [one.id for one in self._coding.spans] != [one.id for one in self._spans]:
            self._panel.finish()  # it is said of those that were shown
        self._spans = list(self._coding.spans)
        self._proposing.consider(self._spans)
        self._show()

    def _follow(self, change: Change) -> None:
        """Read dates anew once the day of the report is another one."""
        if any(isinstance(record, Metadata) for record in change.added + change.removed):
            self._proposing.forget()
            self._proposing.consider(self._spans)
            self._show()

    def _show(self) -> None:
        panel, spans = self._panel, self._spans
        if not spans:
            panel.show_nothing()
            return
        label = self.label
        several = len(spans) > 1
        name = label_name(self._session.codebook, spans[0].label) if label is not None or not several else ""
        panel.show_label(label, name or tr("Marks of several labels"))
        panel.notes.setVisible(not several)
        if several:
            panel.show_count(ntr("{count} mark", "{count} marks", len(spans)))
        else:
            panel.show_quote(spans[0].quote, self._days(spans[0]))
        if label is not None:
            panel.show_said(self._said(label), writable=self.is_writable)
        self._show_problems()
        self._proposing.show(panel.proposal)

    def _days(self, span: Span) -> str:
        """Say which days a date stands for; "" for other marks, and where it cannot be said."""
        if span.label != DATE:
            return ""
        found = days_of(self.values(span), report_day(self._session.project, span.document))
        return "" if found is None else days_words(found)

    def _said(self, label: LabelDefinition) -> dict[str, Said]:
        values = [self.values(span) for span in self._spans]
        proposed = self._proposing.words(label)
        return {one.code: self._said_of(one, values, proposed.get(one.code, "")) for one in label.attributes}

    def _said_of(self, attribute: AttributeDefinition, values: list[dict[str, Json]], proposed: str) -> Said:
        name = attribute.code
        found = [one.get(name) for one in values]
        if any(one != found[0] for one in found):
            return Said(is_mixed=True)
        if found[0] is not None:
            return Said(found[0], self._words(attribute, found[0]))
        return Said(attribute.default, is_default=attribute.default is not None, proposed=proposed)

    def _words(self, attribute: AttributeDefinition, value: Json) -> str:
        """Return the words that a link leads to, or that a part is; "" for other values."""
        document = self._session.document
        if attribute.is_link:
            target = self._shown.span(str(value))
            return tr("a mark that is not there") if target is None else _quoted(target.quote)
        if attribute.type == "subspan" and document is not None and isinstance(value, list | tuple):
            start, end = (int(str(edge)) for edge in value)
            return _quoted(document.text[start:end])
        return ""

    def _show_problems(self) -> None:
        sentences: dict[str, str] = {}
        empty: set[str] = set()
        for span in self._spans:
            for problem in of_span(span, self._links.of(span.id), self._session.codebook, self._shown.by_id):
                sentences.setdefault(problem.attribute, problem.sentence())
                if problem.code == "required_empty":
                    empty.add(problem.attribute)
        self._panel.show_problems(sentences, empty)


def _quoted(words: str) -> str:
    line = " ".join(words.split())
    return isolated(line if len(line) <= QUOTED else f"{line[:QUOTED]}…")
