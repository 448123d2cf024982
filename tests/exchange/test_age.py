"""Sealing: what is sealed opens for whom it is meant and for nobody else, and no header makes us work for hours."""

from __future__ import annotations

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import InputError
from annotator.exchange import age
from annotator.exchange.age import SealError
from annotator.exchange.keys import Identity
from tests.exchange.age_writer import CHUNK, sealed

SIZES = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK]


@pytest.mark.parametrize("size", SIZES)
def test_what_is_sealed_to_keys_opens_with_each_of_them_and_no_other(size: int, sara: Identity, ali: Identity) -> None:
    data = bytes(range(256)) * (size // 256 + 1)
    package = age.seal(data, [sara.public.sealing, ali.public.sealing])
    assert age.way_of(package) == "keys"
    assert age.unseal(package, sara.secret) == age.unseal(package, ali.secret) == data
    with pytest.raises(SealError, match="for somebody else"):
        age.unseal(age.seal(data, [sara.public.sealing]), ali.secret)


def test_a_passphrase_opens_what_it_sealed_whatever_keyboard_it_was_typed_on() -> None:
    package = age.seal_with_passphrase(b"x", "12345 67890")  # with the work that a stranger's guess costs
    assert age.way_of(package) == "passphrase"
    assert age.unseal_with_passphrase(package, "١٢٣٤٥-٦٧٨٩٠") == b"x"
    with pytest.raises(SealError, match="another one"):
        age.unseal_with_passphrase(sealed(b"x", b"1234567890"), "12345 67891")


@pytest.mark.parametrize("size", SIZES)
def test_the_library_opens_what_follows_the_specification(size: int) -> None:
    data = b"x" * size
    assert pyrage.passphrase.decrypt(sealed(data, b"words"), "words") == data


def test_a_header_that_asks_for_more_work_than_anybody_needs_is_refused_before_any_is_done() -> None:
    whole = sealed(b"x", b"words", 4)
    for work in (b"22", b"30", b"64", b"99999999999999999999"):
        with pytest.raises(SealError, match="more memory"):
            age.unseal_with_passphrase(whole.replace(b" 4\n", b" " + work + b"\n", 1), "words")
    for work in (b"x", b"-1", b"4 4"):
        with pytest.raises(SealError, match="no package"):
            age.unseal_with_passphrase(whole.replace(b" 4\n", b" " + work + b"\n", 1), "words")


def test_a_header_with_thousands_of_recipients_or_without_an_end_is_refused() -> None:
    stanza = b"-> X25519 AAAA\nAAAA\n"
    end = b"--- " + b"A" * 43 + b"\n"
    for head in (stanza * 100 + end, stanza * 10_000 + end, stanza, b"", end):
        with pytest.raises(SealError):
            age.way_of(age.MAGIC + head)


def test_each_way_is_told_from_the_other(sara: Identity) -> None:
    with pytest.raises(SealError, match="opens with keys"):
        age.unseal_with_passphrase(age.seal(b"x", [sara.public.sealing]), "words")
    with pytest.raises(SealError, match="opens with a passphrase"):
        age.unseal(sealed(b"x", b"words"), sara.secret)


def test_what_is_no_key_is_no_recipient(sara: Identity) -> None:
    assert age.is_recipient(sara.public.sealing)
    for wrong in ("", "age1", sara.public.sealing.upper(), sara.secret, sara.public.sealing + "x", None, 7):
        assert not age.is_recipient(wrong)
    with pytest.raises(ValueError, match="nobody"):
        age.seal(b"x", [])


def test_without_the_library_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(age, "_pyrage", None)
    with pytest.raises(InputError, match="pip install pyrage"):
        age.new_pair()


@given(st.data())
def test_whatever_bit_is_flipped_nothing_is_opened(data: st.DataObject) -> None:
    whole = bytearray(sealed(b"secret" * 20, b"words"))
    place = data.draw(st.integers(0, len(whole) - 1))
    whole[place] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(SealError):
        age.unseal_with_passphrase(bytes(whole), "words")
