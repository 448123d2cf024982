"""Rows of strangers: whole, shaped and linked, or refused."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.chain import entry_of, is_shaped, is_whole, links, values_of
from annotator.core.change import Change
from annotator.core.coder import CoderId
from annotator.core.entry import FIELDS, DeviceId, Entry, SiteId, body_of
from annotator.core.fork import fork_at, moved
from annotator.core.json_value import compact
from annotator.errors import InputError

NOTHING = body_of(Change())


def row(seq: int = 1, lamport: int = 1, previous: str = "", **fields: str) -> Entry:
    """Return a sealed row."""
    entry = Entry(SiteId("s"), seq, lamport, CoderId("c"), DeviceId("d"), "t", 0, "mark", "", "", "", NOTHING, previous)
    return replace(entry, **fields).sealed()  # type: ignore[arg-type]


def chain(count: int) -> list[Entry]:
    """Return so many rows, each after the one before."""
    found: list[Entry] = []
    for seq in range(1, count + 1):
        found.append(row(seq, seq * 2, found[-1].hash if found else ""))
    return found


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"])))
def test_the_hash_is_that_of_all_fields_in_the_one_form(coder: str, body: str) -> None:
    entry = row(coder=coder, body=body)
    values = [getattr(entry, name) for name in FIELDS[:-1]]
    assert entry.hash == sha256(compact(values).encode("utf-8")).hexdigest()
    assert is_whole(entry)
    assert entry_of(json.loads(json.dumps(values_of(entry)))) == entry


@pytest.mark.parametrize(
    "values",
    [
        None,
        [],
        {},
        "x" * 14,
        values_of(row())[:-1],
        [*values_of(row()), "more"],
        [None, *values_of(row())[1:]],
        ["s", "1", *values_of(row())[2:]],
        ["s", True, *values_of(row())[2:]],
        ["s", 1.0, *values_of(row())[2:]],
        ["s", -1, *values_of(row())[2:]],
        ["s", 1 << 60, *values_of(row())[2:]],
    ],
)
def test_what_is_no_list_of_the_fields_of_a_row_is_refused(values: object) -> None:
    with pytest.raises(InputError):
        entry_of(values)


def test_a_row_that_was_changed_is_not_whole() -> None:
    entry = row()
    assert is_whole(entry)
    assert not is_whole(replace(entry, coder=CoderId("x")))
    assert not is_whole(replace(entry, hash="x"))
    assert not is_whole(replace(entry, coder=CoderId("\ud800")))
    assert not is_whole(row(seq=0))
    assert not is_whole(row(seq=5, lamport=4))


BODIES = [
    "",
    "{",
    "[]",
    "{}",
    '{"added":1,"removed":[]}',
    '{"added":[1],"removed":[]}',
    '{"removed":[],"added":[]}',
    NOTHING + " ",
    '{"added":[],"of":NaN,"removed":[]}',
    '{"added":[],"of":1e999,"removed":[]}',
    '{"added":[],"added":[],"removed":[]}',
    '{"added":[{"kind":"x","v":"\\ud800"}],"removed":[]}',
    '{"added":[{"kind":"x","v":' + "9" * 5000 + '}],"removed":[]}',
]


@pytest.mark.parametrize("body", BODIES)
def test_a_body_that_is_no_change_in_the_one_form_is_refused(body: str) -> None:
    assert not is_shaped(row(body=body))


def test_rows_link_one_after_another_and_with_holes_only_where_they_may() -> None:
    rows = chain(6)
    for before, after in zip([None, *rows], rows, strict=False):
        assert links(after, before, None, holes=False)
    assert not links(rows[3], rows[1], None, holes=False)
    assert links(rows[3], rows[1], None, holes=True)
    assert not links(rows[1], rows[3], None, holes=True)
    assert not links(rows[2], None, None, holes=False)
    assert links(rows[2], None, None, holes=True)
    assert not links(row(2, 5, "other"), rows[0], None, holes=True)
    assert not links(row(4, 5, "x"), rows[1], None, holes=True)  # its clock stood still in between


def test_a_fork_is_named_after_its_first_row_and_moved_rows_can_be_moved_back() -> None:
    rows = chain(6)
    fork = fork_at(rows[3])
    under = moved(rows[3:], fork.site, fork.previous)
    assert [(one.site, one.seq, one.lamport) for one in under] == [
        (fork.site, one.seq, one.lamport) for one in rows[3:]
    ]
    assert links(under[0], None, fork, holes=False)
    assert links(under[1], under[0], fork, holes=False)
    assert moved(under, fork.origin, fork.previous) == rows[3:]
    assert fork_at(rows[4]).site != fork.site == fork_at(rows[3]).site
