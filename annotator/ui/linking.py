"""The presenter of links: a mark's link is made by a key and by picking the other mark in the text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from annotator.core.annotation_set import Note, Relation
from annotator.core.change import Change
from annotator.core.codebook import AttributeDefinition, LabelDefinition
from annotator.core.span import Span
from annotator.language import isolated, tr
from annotator.ui.coding import Coding
from annotator.ui.inspector import Inspector
from annotator.ui.links import Links
from annotator.ui.marks import Shown
from annotator.ui.pages.work import WorkPage
from annotator.ui.picking import Picking, nearest, nothing_sentence, sentence
from annotator.ui.session import Session
from annotator.ui.steps import Steps
from annotator.workflow import attributes


class Linking(QObject):
    """Lets a person pick a mark, or a part of one, in the text.

    The pick ends, without a link, with whatever leaves the mark or the text: another selection, another place that
    takes the keyboard, another report, an edit.
    """

    def __init__(
        self,
        session: Session,
        page: WorkPage,
        shown: Shown,
        links: Links,
        coding: Coding,
        inspector: Inspector,
        steps: Steps,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._page, self._shown, self._links = session, page, shown, links
        self._coding, self._inspector, self._steps = coding, inspector, steps
        self._view, self._strip = page.text, page.pick_strip
        self._picking: Picking | None = None
        self._tinted = frozenset[str]()
        coding.selected.connect(self._selected)
        self._strip.leave.clicked.connect(self.leave)
        session.opened.connect(self.leave)
        session.stored.connect(self._follow)
        self._escapes = [self._escape_of(place) for place in (page.spans, self._strip)]
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def _escape_of(self, place: QWidget) -> QShortcut:
        """Let Esc leave the pick where it does nothing else; in the text it is an action."""
        made = QShortcut(QKeySequence(Qt.Key.Key_Escape), place)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.setEnabled(False)
        made.activated.connect(self.leave)
        made.activated.connect(self._view.setFocus)
        return made

    @property
    def is_picking(self) -> bool:
        """Tell whether something is being picked."""
        return self._picking is not None

    def over(self, picking: Callable[[], object], otherwise: Callable[[], object]) -> Callable[[], object]:
        """Return what a key does that does one thing while something is picked, and another else."""
        return lambda: picking() if self.is_picking else otherwise()

    def next(self) -> None:
        """Pick for the first link of the mark that leads nowhere yet and can; while picking, for the one after."""
        every = self._open_links()
        links = self._reachable(every)
        current = None if self._picking is None else self._picking.attribute
        if not links:
            if every:
                self._steps.tell_only(nothing_sentence(self._session.codebook.labels, every[0]))
            return
        place = links.index(current) + 1 if current in links else 0
        chosen = links[place % len(links)]
        from_form = self._picking.from_form if self._picking is not None else False
        self.leave()
        self.begin(chosen.code, from_form=from_form)

    def _reachable(self, links: list[AttributeDefinition]) -> list[AttributeDefinition]:
        return [one for one in links if self._offered(one, self._coding.spans)]

    def _open_links(self) -> list[AttributeDefinition]:
        label: LabelDefinition | None = self._inspector.label
        span = self._coding.span
        if label is None or span is None or not self._inspector.is_writable:
            return []
        current = None if self._picking is None else self._picking.attribute
        said = self._inspector.values(span)
        return [one for one in label.links if one.code not in said or one == current] or list(label.links)

    def begin(self, name: str, *, from_form: bool = True) -> None:
        """Let an attribute of the selected marks be picked in the text."""
        self._inspector.finish()  # an edit ends the pick, so what is being typed is stored before
        label, sources = self._inspector.label, list(self._coding.spans)
        attribute = None if label is None else label.attribute(name)
        if attribute is None or not self._inspector.is_writable:
            return
        picking = Picking(attribute, sources, from_form)
        if attribute.is_link:
            picking.offered = self._offered(attribute, sources)
            if not picking.offered:
                self._steps.tell_only(nothing_sentence(self._session.codebook.labels, attribute))
                return
            picking.at = nearest(picking.offered, sources[0])
            picking.has_next = any(one != attribute for one in self._reachable(self._open_links()))
        self._picking = picking
        self._coding.divert(self._clicked)
        for escape in self._escapes:
            escape.setEnabled(True)
        self._strip.show_sentence(sentence(attribute, has_next=False))
        self._view.setFocus()
        self._show()

    def _offered(self, attribute: AttributeDefinition, sources: list[Span]) -> list[Span]:
        own = {span.id for span in sources}
        fits = attribute.targets or None
        return [span for span in self._shown.spans if span.id not in own and (fits is None or span.label in fits)]

    def step(self, by: int) -> None:
        """Go to the next mark that can be picked (1), or to the one before (-1), round the ends."""
        picking = self._picking
        if picking is not None and picking.offered:
            picking.at = (picking.at + by) % len(picking.offered)
            self._show()

    def accept(self) -> None:
        """Take the mark at hand; for a part of a mark, what is selected."""
        picking = self._picking
        if picking is not None and picking.offered:
            self._link(picking, picking.offered[picking.at])
        elif picking is not None:
            self._take_part(picking)

    def leave(self) -> None:
        """Pick nothing."""
        picking = self._end()
        if picking is None:
            return
        still = [span.id for span in picking.sources if self._shown.span(span.id) is not None]
        self._view.clear_selection()
        self._coding.select_several(still, still[0] if still else None)

    def _end(self) -> Picking | None:
        """Pick nothing, and leave what is selected as it is."""
        picking, self._picking = self._picking, None
        if picking is not None:
            self._coding.divert(None)
            self._strip.show_sentence("")
            for escape in self._escapes:
                escape.setEnabled(False)
        return picking

    def _follow(self, change: Change) -> None:
        """Pick nothing once marks are other ones: what was offered may be gone."""
        if self._picking is not None and any(
            isinstance(record, Span | Relation | Note) for record in change.removed + change.added
        ):
            self.leave()

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        """Pick nothing once the keyboard is elsewhere on the page; the list of marks is one to pick in."""
        if self._picking is None or now is None or not self._page.isAncestorOf(now):
            return
        if not any(place is now or place.isAncestorOf(now) for place in (self._view, self._strip, self._page.spans)):
            self.leave()

    def follow(self, name: str | None = None) -> None:
        """Go to the mark that a link of the selected one leads to; where none is named, along any link of it."""
        span = self._coding.span
        target = None if span is None else self._target(span, name)
        if target is not None:
            self._coding.select_and_show(target)
            self._view.setFocus()

    def _target(self, span: Span, name: str | None) -> str | None:
        away = [one.target for one in self._links.of(span.id) if name in (None, one.type)]
        back = [] if name is not None else [one.source for one in self._links.to(span.id)]
        return next((id for id in (*away, *back) if self._shown.span(id) is not None), None)

    @property
    def can_follow(self) -> bool:
        """Tell whether the selected mark has a link to or from it."""
        span = self._coding.span
        return span is not None and self._target(span, None) is not None

    @property
    def can_link(self) -> bool:
        """Tell whether the selected marks have links at all."""
        return bool(self._open_links())

    def _clicked(self, id: str) -> None:
        picking, target = self._picking, self._shown.span(id)
        if picking is None or target is None or not picking.attribute.is_link:
            return
        if target in picking.offered:
            self._link(picking, target)
        else:
            self._steps.tell_only(nothing_sentence(self._session.codebook.labels, picking.attribute))

    def _link(self, picking: Picking, target: Span) -> None:
        time, name = self._session.time, picking.attribute.code
        self.leave()
        self._coding.do(
            lambda project: attributes.link_all(project, picking.sources, name, target, active_ms=time.taken())
        )
        self._return_from(picking)

    def _take_part(self, picking: Picking) -> None:
        chosen = self._view.selection()
        if chosen is None:
            self._steps.tell_only(tr("Nothing is selected: select a part of the mark."))
            return
        self.leave()
        self._inspector.say(picking.attribute.code, list(chosen))
        self._return_from(picking)

    def _return_from(self, picking: Picking) -> None:
        """Bring the mark back into sight whose link was made, and go on in the form if it was begun there."""
        source = picking.sources[0]
        if self._shown.span(source.id) is not None:
            self._view.reveal(source.start)
        if picking.from_form:
            self._inspector.go_on_from(picking.attribute.code)

    def _show(self) -> None:
        picking = self._picking
        if picking is None:
            return
        if picking.offered:
            self._tint(frozenset(span.id for span in picking.offered))
            target = picking.offered[picking.at]
            self._view.select_mark(target.id)
            words = sentence(picking.attribute, has_next=picking.has_next)
            self._strip.show_sentence(f"{words} {isolated(target.quote[:40])}")
        else:
            self._tint(frozenset(span.id for span in picking.sources))

    def _selected(self, span: Span | None) -> None:
        """Let what is selected together stand out, and the marks that a link joins to the selected one."""
        several = [one.id for one in self._coding.spans]
        if self._picking is not None:
            if several == [one.id for one in self._picking.sources]:
                return
            self._end()
        if span is None or len(several) > 1:
            self._tint(frozenset(several if len(several) > 1 else ()))
            return
        joined = {one.target for one in self._links.of(span.id)} | {one.source for one in self._links.to(span.id)}
        self._tint(frozenset(joined))

    def _tint(self, ids: frozenset[str]) -> None:
        if ids != self._tinted:
            self._tinted = ids
            self._view.set_tinted(ids)
