"""Everything that a person can get to see of the window: every page and every dialog, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from annotator import assets
from annotator.core.coder import CoderId
from annotator.core.document import DocumentId
from annotator.core.entry import SiteId
from annotator.core.problems import Problem
from annotator.core.remark import new_remark
from annotator.formats import codebook_file
from annotator.ui.background import WaitingDialog
from annotator.ui.dialogs.encoding import EncodingDialog
from annotator.ui.dialogs.finishing import FinishingDialog
from annotator.ui.dialogs.leaving import LeavingDialog
from annotator.ui.dialogs.lines import LinesDialog
from annotator.ui.look import look_of
from annotator.ui.messages import WARNING, Notice
from annotator.ui.pages.agreement import AgreementPage
from annotator.ui.pages.arrival import ArrivalPage
from annotator.ui.pages.backups import BackupsPage
from annotator.ui.pages.busy import BusyPage
from annotator.ui.pages.codebook_change import CodebookChangePage
from annotator.ui.pages.dealing import DealPage
from annotator.ui.pages.keys import KeysPage
from annotator.ui.readings import Question, readings
from annotator.workflow import attributes, codebook, remarks
from annotator.workflow.merge_report import Gap
from tests.ui import hands
from tests.ui.person import Person

PAGES = ("settings", "keys", "self_test", "agreement", "team", "deal", "pack", "send")
DIALOGS = ("about", "export", "import_corpus")
DAMAGED = "عنوان التقرير\nقال مصدر ".encode() + b"\xff" + " إن سبعة مدنيين قتلوا.\n".encode()
NOTE = new_remark(DocumentId("d"), CoderId("c"), "قال الشاهد إنه رأى الطائرة.", question=True)
SENTENCE = "The disk is full: make room, or go on in another folder."

Sight = tuple[str, QWidget]
"""A name, and what is to be seen now: the window, or a dialog over it."""


def sights(person: Person) -> Iterator[Sight]:
    """Go through all there is to see; what is shown next takes the place of what was shown before."""
    yield from _of_the_work(person)
    yield from _of_pages(person)
    yield from _of_another_codebook(person)
    yield from _of_what_comes_in(person)
    yield from _of_dialogs(person)
    person.window.show_trouble(SENTENCE, has_copies=True)
    yield _settled("trouble", person.window)
    yield from _of_backups(person)
    person.program.close()
    yield _settled("first page", person.window)


def _of_the_work(person: Person) -> Iterator[Sight]:
    page, window = person.page, person.window
    yield _settled("work, nothing marked", window)
    person.mark("7 مدنيين", "4")
    yield _settled("work", window)
    person.press("E")
    yield _settled("work, saying what a mark says", window)
    person.press("Esc")
    page.pick_strip.show_sentence(SENTENCE)
    page.inspector.notes.show_remarks([NOTE], writable=True)
    yield _settled("work, picking, with a note", window)
    page.pick_strip.show_sentence("")
    person.press("Ctrl+P")
    yield _settled("work, problems", window)
    person.press("Esc")
    person.place.coding.select(person.spans()[0].id)
    person.press("Ctrl+F")
    hands.write(page.find_bar.field, "قصف")
    yield _settled("work, finding", window)
    hands.press(page.find_bar.field, "Escape")
    person.press("Ctrl+Shift+F")
    person.place.concordance.search()
    while person.place.concordance._searching is not None:
        QApplication.processEvents()
    page.concordance.table.selectRow(0)
    yield _settled("work, concordance", window)
    person.place.concordance.leave()
    person.press("R")
    yield _settled("work, what is said of the report", window)
    hands.press(window.focusWidget() or window, "Escape")
    person.press("Ctrl+D", "Ctrl+D")
    yield _settled("work, about the report", window)
    person.press("Ctrl+B")
    yield _settled("work, codebook", window)
    hands.write(page.codebook.field, "قصف")
    yield _settled("work, looking something up", window)
    page.codebook.field.clear()
    page.codebook.left.emit()
    yield from _of_what_waits(person)
    person.press("Ctrl+D", "Ctrl+D")
    yield from _of_what_is_told(person)
    page.show_text(None)
    yield _settled("work, no report", window)
    person.place._show_document()


def _of_what_waits(person: Person) -> Iterator[Sight]:
    project, lists, window = person.session.project, person.place.lists, person.window
    span = person.spans()[0]
    remarks.write(project, span.document, span.coder, SENTENCE, span=span, question=True)
    for show, name in ((lists.show_questions, "questions"), (lists.show_looks, "marks to look at again")):
        show()
        while lists.is_reading:
            QApplication.processEvents()
        yield _settled(f"work, {name}", window)
    lists.leave()
    lists.count()


def _of_what_is_told(person: Person) -> Iterator[Sight]:
    page, window = person.page, person.window
    window.notices.show_notice(Notice(SENTENCE, "Withdraw", None, WARNING, (SENTENCE,)))
    page.transfer.show_progress(3, 7)
    yield _settled("work, with a notice and an import", window)
    window.notices.clear()
    page.transfer.hide()
    page.who.ask("sara")
    yield _settled("work, who is coding", window)
    page.who.hide()
    page.status.show_failed(SENTENCE)
    yield _settled("work, not saved", window)
    page.status.show_saved()


def _of_pages(person: Person) -> Iterator[Sight]:
    actions, window = person.window.actions_table, person.window
    person.program.name_coder("omar")
    person.mark("7 مدنيين", "1")
    for id in PAGES:
        actions.run(id)
        page = window.pages.currentWidget()
        if isinstance(page, KeysPage):
            page.tree.setFocus()
            hands.press(page, "Down", "Down")
        while isinstance(page, AgreementPage) and page.bar.isVisible():
            QApplication.processEvents()
        while (isinstance(page, BusyPage) and page.is_busy) or (isinstance(page, DealPage) and not page.coders):
            QApplication.processEvents()
        yield _settled(id, window)
        window.turn_back()


def _of_another_codebook(person: Person) -> Iterator[Sight]:
    project, coder, window = person.session.project, person.session.coder, person.window
    assert coder is not None
    person.mark("كتائب النهر", "1")
    span = next(span for span in person.spans() if span.quote == "كتائب النهر")
    attributes.set_attributes(project, [span], {"kind": "rebel"})
    lines = assets.seed("codebook.toml").read_text(encoding="utf-8").split("\n")
    without = codebook_file.parse("\n".join(line for line in lines if 'code = "rebel"' not in line), "book.toml")
    page = CodebookChangePage("book.toml")
    window.turn_to(page)
    page.show_compared(codebook.compare(project, without))
    yield _settled("another codebook", window)
    page.show_refused(SENTENCE)
    yield _settled("another codebook, refused", window)
    window.turn_back()


def _of_what_comes_in(person: Person) -> Iterator[Sight]:
    """Show each step of a package as the presenter does, without one: how it opens, from whom it is, what it brings."""
    window, page = person.window, ArrivalPage("Take a package in", "70441f33-1.spanpkg")
    window.turn_to(page)
    page.ask_for_passphrase(SENTENCE)
    yield _settled("arrival, passphrase", window)
    page.ask_for_keys("missing")
    yield _settled("arrival, keys", window)
    page.ask_to_compare(SENTENCE, "0123456789" * 3)
    yield _settled("arrival, fingerprint", window)
    page.show_outline(SENTENCE, [SENTENCE] * 3, [Gap(SiteId("a"), 1, 2)])
    yield _settled("arrival, a gap", window)
    page.ask_to_unite(SENTENCE)
    page.show_failure(SENTENCE)
    yield _settled("arrival, another project", window)
    window.turn_back()


def _of_backups(person: Person) -> Iterator[Sight]:
    window, page = person.window, BackupsPage(Path("work.tarmiz"))
    window.turn_to(page)
    page.show_backups([(["26.11.2026, 09:30", "12", "3", "40", "whole"], Path("work.tarmiz"))])
    page.show_lost([SENTENCE] * 3, can_go_back=True)
    page.offer_repair()
    page.show_failure(SENTENCE)
    yield _settled("backups", window)
    page.show_done([SENTENCE] * 3)
    yield _settled("backups, done", window)
    window.turn_back()


def _of_dialogs(person: Person) -> Iterator[Sight]:
    window, settings = person.window, person.program.settings
    for id in DIALOGS:
        window.actions_table.run(id)
        yield from _dialog(id)
    question = Question(Path("report.txt"), "damaged")
    EncodingDialog(question, readings(DAMAGED), look_of(settings, window.theme), window.theme, window).open()
    yield from _dialog("encoding")
    LinesDialog(SENTENCE, [SENTENCE] * 3, window).open()
    yield from _dialog("lines")
    FinishingDialog([Problem("required_empty", DocumentId(""))] * 3, {}, window).open()
    yield from _dialog("finishing")
    LeavingDialog(SENTENCE, window).open()
    yield from _dialog("leaving")
    waiting = WaitingDialog(SENTENCE, window, can_stop=True)
    waiting.open()
    yield from _dialog("waiting")
    waiting.accept()
    waiting.deleteLater()


def _dialog(name: str) -> Iterator[Sight]:
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    yield _settled(f"dialog, {name}", dialog)
    hands.press(dialog, "Escape")


def _settled(name: str, shown: QWidget) -> Sight:
    shown.activateWindow()
    for _ in range(3):
        QApplication.processEvents()
    return name, shown


def reachable(root: QWidget) -> list[QWidget]:
    """Return the controls of a window that can have the keyboard now."""
    return [
        one
        for one in root.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and one.window() is root
        and one.focusPolicy() != Qt.FocusPolicy.NoFocus
        and one.focusProxy() is None
    ]
