"""Journal rows: their hashes are fixed for ever."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from annotator.core.change import Change
from annotator.core.coder import Coder, CoderId
from annotator.core.entry import DeviceId, Entry, SiteId, body_of

ENTRY = Entry(
    site=SiteId("5" * 32),
    seq=1,
    lamport=1,
    coder=CoderId("c" * 32),
    device=DeviceId("d" * 32),
    time="2026-01-02T03:04:05.678Z",
    active_ms=1200,
    kind="coder",
    document="",
    text_sha256="",
    codebook="abc",
    body=body_of(Change(added=(Coder(CoderId("c" * 32), "سارة"),))),
    previous="",
).sealed()


def test_the_fields_and_their_order_are_those_of_the_first_release() -> None:
    names = "site seq lamport coder device time active_ms kind document text_sha256 codebook body previous hash"
    assert [field.name for field in fields(Entry)] == names.split()


def test_the_hash_of_a_row_is_the_one_of_the_first_release() -> None:
    assert ENTRY.body == '{"added":[{"id":"' + "c" * 32 + '","kind":"coder","name":"سارة"}],"removed":[]}'
    assert ENTRY.hash == "2c8b11314f811b14a32796e867e57a756f10b8e7c228319cc4cfacb1581a97c3"


@pytest.mark.parametrize("field", [field.name for field in fields(Entry) if field.name != "hash"])
def test_a_change_of_any_field_shows_in_the_hash(field: str) -> None:
    value = getattr(ENTRY, field)
    altered: Any = value + 1 if isinstance(value, int) else value + "x"
    assert replace(ENTRY, **{field: altered}).right_hash() != ENTRY.hash


def test_a_row_gives_back_the_change_that_was_put_in() -> None:
    assert ENTRY.change() == Change(added=(Coder(CoderId("c" * 32), "سارة"),))
    assert ENTRY.of() is None
    assert replace(ENTRY, body=body_of(Change(), of=7)).of() == 7
