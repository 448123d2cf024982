"""What the actions of an open project do: each is one call of a presenter."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from annotator.core.document import ZONE_KINDS
from annotator.ui import edges
from annotator.ui.action_table import ALSO, LABEL, ZONE
from annotator.ui.claims_table import ClaimsTable
from annotator.ui.codebook_reader import CodebookReader
from annotator.ui.coding import Coding
from annotator.ui.concordance import Concordance
from annotator.ui.details import Details
from annotator.ui.finding import Finding
from annotator.ui.importing import Importing
from annotator.ui.lists import Lists
from annotator.ui.mentions import Mentions
from annotator.ui.pages.work import WorkPage
from annotator.ui.report_values import ReportValues
from annotator.ui.reports import Reports
from annotator.ui.resizing import Resizing
from annotator.ui.saying import Saying
from annotator.ui.steps import Steps
from annotator.ui.turning import Turning

Handlers = dict[str, Callable[[], object]]
MOVES = {
    "start_back": edges.start_by_letter(-1),
    "start_forth": edges.start_by_letter(1),
    "end_back": edges.end_by_letter(-1),
    "end_forth": edges.end_by_letter(1),
    "start_back_word": edges.start_by_word(-1),
    "start_forth_word": edges.start_by_word(1),
    "end_back_word": edges.end_by_word(-1),
    "end_forth_word": edges.end_by_word(1),
}


@dataclass(frozen=True, slots=True)
class Presenters:
    """Those of an open project, and the page that they work on."""

    page: WorkPage
    steps: Steps
    coding: Coding
    resizing: Resizing
    reports: Reports
    details: Details
    mentions: Mentions
    finding: Finding
    concordance: Concordance
    importing: Importing
    turning: Turning
    reader: CodebookReader
    lists: Lists
    report_values: ReportValues
    claims: ClaimsTable
    saying: Saying


def handlers_of(place: Presenters, codes: Iterable[str]) -> Handlers:
    """Return what each action of a project does; codes are those of its labels."""
    coding, reports, importing, linking = place.coding, place.reports, place.importing, place.saying.linking
    plain: Handlers = {
        "undo": place.steps.undo,
        "redo": place.steps.redo,
        "again": linking.over(linking.accept, place.saying.again),
        "past_clitic": place.resizing.past_clitic,
        "before_pronoun": place.resizing.before_pronoun,
        "delete": coding.delete,
        "clear": linking.over(linking.leave, coding.clear),
        "next_mark": linking.over(partial(linking.step, 1), partial(coding.step, 1)),
        "previous_mark": linking.over(partial(linking.step, -1), partial(coding.step, -1)),
        "say": place.saying.inspector.begin,
        "next_empty": place.saying.inspector.next_empty,
        "take": place.saying.proposing.take,
        "link": linking.next,
        "follow": linking.follow,
        "alike": place.saying.inspector.select_alike,
        "note": place.saying.noting.begin,
        "ask": partial(place.saying.noting.begin, question=True),
        "problems": place.saying.problems.begin,
        "next_problem": partial(place.saying.problems.step, 1),
        "previous_problem": partial(place.saying.problems.step, -1),
        "finish": reports.finish,
        "reopen": reports.reopen,
        "withdraw": reports.withdraw,
        "next": partial(reports.step, 1),
        "previous": partial(reports.step, -1),
        "details": place.page.show_details,
        "turn": place.turning.turn,
        "codebook": place.reader.begin,
        "define": place.reader.define,
        "say_of_report": place.report_values.begin,
        "claims": place.claims.write,
        "questions": place.lists.show_questions,
        "looks": place.lists.show_looks,
        "next_listed": partial(place.lists.step, 1),
        "previous_listed": partial(place.lists.step, -1),
        "search": place.page.top.search.begin,
        "find": place.finding.begin,
        "find_next": partial(place.finding.step, 1),
        "find_previous": partial(place.finding.step, -1),
        "concordance": place.concordance.begin,
        "mark_all": place.concordance.mark_all,
        "next_mention": place.mentions.next,
        "next_part": partial(place.page.go_to_part, 1),
        "previous_part": partial(place.page.go_to_part, -1),
        "import": importing.choose_files,
        "import_folder": importing.choose_folder,
        "import_asking": importing.choose_asking,
        "import_corpus": importing.choose_corpus,
        "paste": importing.paste,
    }
    moves = {id: partial(place.resizing.move, move) for id, move in MOVES.items()}
    labels: Handlers = {}
    for code in codes:
        labels |= {f"{LABEL}{code}": partial(coding.label, code), f"{ALSO}{code}": partial(coding.also, code)}
    zones = {f"{ZONE}{kind}": partial(place.details.set_zone, kind) for kind in ZONE_KINDS}
    return {**plain, **moves, **labels, **zones}
