"""Keys: what one signs another can verify, and the private halves open with the passphrase only."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import InputError
from annotator.exchange import keyring, keys
from annotator.exchange.fingerprint import grouped, typed
from annotator.exchange.keys import Identity, WrongPassphraseError, public_keys_of, public_of, unwrapped
from annotator.exchange.passphrase import new_passphrase, normalised

WORDS = "كلمة سر طويلة"


def test_a_signature_is_verified_by_the_public_half_and_by_no_other(sara: Identity, ali: Identity) -> None:
    signature = sara.sign(b"message")
    assert sara.public.verify(b"message", signature)
    assert not sara.public.verify(b"massage", signature)
    assert not ali.public.verify(b"message", signature)
    assert not sara.public.verify(b"message", signature[:-1])
    assert not sara.public.verify(b"message", b"")


def test_wrapped_keys_open_with_their_passphrase_and_no_other_and_show_no_secret(sara: Identity) -> None:
    text = sara.wrapped(WORDS)  # with the work that a person's keys cost
    assert unwrapped(text, "  كلمة  سر طويلة ") == sara
    assert public_of(text) == sara.public
    with pytest.raises(WrongPassphraseError):
        unwrapped(text, "another one")
    for shown in (text, repr(sara), str(sara)):
        assert sara.secret not in shown
        assert sara._seed.hex() not in shown


@pytest.mark.usefixtures("cheap")
def test_wrapped_keys_that_were_changed_do_not_open(sara: Identity, ali: Identity) -> None:
    value = json.loads(sara.wrapped(WORDS))
    swapped = json.dumps(value | {"public": ali.public.to_json()})
    with pytest.raises(WrongPassphraseError):
        unwrapped(swapped, WORDS)
    for wrong in (
        "",
        "{}",
        "[]",
        "[" * 100_000,
        json.dumps(value | {"format": 2}),
        json.dumps(value | {"slot": {}}),
        json.dumps(value | {"slot": value["slot"] | {"memory": 1 << 40}}),
        json.dumps(value | {"slot": value["slot"] | {"passes": "x"}}),
        json.dumps(value | {"slot": value["slot"] | {"salt": "zz"}}),
        json.dumps(value | {"public": {"signing": "00"}}),
    ):
        with pytest.raises(InputError):
            unwrapped(wrong, WORDS)


def test_a_fingerprint_has_thirty_digits_in_groups_of_five_and_stands_for_both_keys(
    sara: Identity, ali: Identity
) -> None:
    digits = sara.public.fingerprint
    assert (len(digits), digits.isdigit()) == (30, True)
    assert [len(group) for group in grouped(digits).split(" ")] == [5] * 6
    mixed = keys.PublicKeys(sara.public.signing, ali.public.sealing)
    assert len({digits, ali.public.fingerprint, mixed.fingerprint}) == 3
    assert keys.PublicKeys("00" * 32, "age1x").fingerprint == "647502949049335879104148408656"


def test_a_fingerprint_can_be_typed_in_any_digits_and_with_any_gaps() -> None:
    for text in (
        "01234 56789 01234 56789 01234 56789",
        "٠١٢٣٤ ٥٦٧٨٩ ٠١٢٣٤-٥٦٧٨٩ ٠١٢٣٤ ٥٦٧٨٩",
        "\u2068012345678901234567890123456789\u2069",
    ):
        assert typed(text) == "012345678901234567890123456789"
    for text in ("", "01234", "0" * 31, "x" * 30):
        with pytest.raises(InputError, match="30 digits"):
            typed(text)


@pytest.mark.parametrize(
    "value", [None, [], {}, {"signing": "zz", "sealing": "age1"}, {"signing": "00" * 32, "sealing": 7}]
)
def test_what_are_no_keys_are_refused(value: object) -> None:
    with pytest.raises(InputError, match="no keys"):
        public_keys_of(value)


def test_a_new_passphrase_is_digits_that_can_be_read_aloud() -> None:
    words = {new_passphrase() for _ in range(20)}
    assert len(words) == 20
    assert all([len(group) for group in one.split(" ")] == [5] * 4 for one in words)


@given(st.text())
def test_the_same_words_are_the_same_passphrase_however_often_they_are_brought_into_form(text: str) -> None:
    try:
        once = normalised(text)
    except InputError:
        assert not text.split()
        return
    assert normalised(once.decode("utf-8", "surrogatepass")) == once


@pytest.mark.usefixtures("cheap")
def test_keys_are_kept_in_the_programs_folder_and_for_their_owner_only(home: Path) -> None:
    assert keyring.public() is None
    with pytest.raises(keyring.NoKeysError):
        keyring.unlock(WORDS)
    made = keyring.make(WORDS)
    assert keyring.unlock(WORDS) == made
    assert keyring.public() == made.public
    assert keyring.place().is_relative_to(home)
    assert keyring.place().stat().st_mode & 0o077 == 0
    keyring.change_passphrase(WORDS, "another one of mine")
    assert keyring.unlock("another one of mine") == made
    with pytest.raises(WrongPassphraseError):
        keyring.unlock(WORDS)
    keyring.make(WORDS)
    assert len(list(keyring.place().parent.iterdir())) == 2  # the old ones are kept


def test_a_short_passphrase_and_a_damaged_file_are_refused(home: Path) -> None:
    with pytest.raises(InputError, match="at least 8"):
        keyring.make("short")
    assert not keyring.place().exists()
    keyring.place().parent.mkdir(parents=True)
    keyring.place().write_bytes(b"\xff")
    with pytest.raises(InputError, match="damaged"):
        keyring.public()
