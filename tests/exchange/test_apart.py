"""Work in a process of its own: the same result, and the other threads go on."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool

import pytest

from annotator.exchange import age, apart

WORDS = "12345 67890 12345 67890"


def test_the_first_thread_works_for_itself_and_another_one_has_a_process() -> None:
    assert apart.apart(os.getpid) == os.getpid()
    with ThreadPoolExecutor(1) as threads:
        assert threads.submit(apart.apart, os.getpid).result() != os.getpid()


def test_what_one_thread_seals_with_a_passphrase_another_one_opens() -> None:
    with ThreadPoolExecutor(1) as threads:
        sealed = threads.submit(age.seal_with_passphrase, b"report", WORDS).result()
        assert threads.submit(age.unseal_with_passphrase, sealed, "١٢٣٤٥-٦٧٨٩٠ 1234567890").result() == b"report"


def test_where_there_is_no_room_for_a_process_it_is_done_all_the_same(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise BrokenProcessPool

    monkeypatch.setattr(apart, "ProcessPoolExecutor", refuse)
    with ThreadPoolExecutor(1) as threads:
        assert threads.submit(apart.apart, os.getpid).result() == os.getpid()
    assert "no process of its own" in caplog.text
