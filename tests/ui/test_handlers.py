"""Every action of an open project has a presenter that does it."""

from __future__ import annotations

from annotator.core.document import ZONE_KINDS
from annotator.ui.action_table import ALSO, LABEL, ZONE, label_rows, rows, zone_rows
from annotator.ui.handlers import MOVES
from tests.ui.person import Person


def test_every_action_of_the_table_is_done_by_somebody(person: Person) -> None:
    handlers = person.place._handlers() | person.program._handlers() | person.program.preferences.handlers()
    table = [*rows(), *label_rows(person.session.codebook), *zone_rows()]

    assert {row.id for row in table} - set(handlers) == set()


def test_no_handler_waits_for_an_action_that_there_is_not(person: Person) -> None:
    handlers = person.place._handlers() | person.program._handlers() | person.program.preferences.handlers()
    table = {row.id for row in (*rows(), *label_rows(person.session.codebook), *zone_rows())}

    assert set(handlers) - table == set()


def test_labels_zones_and_edges_each_have_one(person: Person) -> None:
    handlers = person.place._handlers()
    counted = {prefix: sum(id.startswith(prefix) for id in handlers) for prefix in (LABEL, ALSO, ZONE)}

    labels = len(person.session.codebook.labels)
    assert counted == {LABEL: labels, ALSO: labels, ZONE: len(ZONE_KINDS)}
    assert set(MOVES) <= set(handlers)
