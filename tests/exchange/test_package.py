"""A package comes back as it went; whatever a stranger, a thief or a colleague makes of it is refused in a sentence."""

from __future__ import annotations

import contextlib
import io
import json
import struct
import zipfile
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.core.chain import values_of
from annotator.core.entry import Entry
from annotator.core.json_value import compact
from annotator.errors import InputError
from annotator.exchange import age, archive, package
from annotator.exchange.age import SealError
from annotator.exchange.archive import DamagedError
from annotator.exchange.keys import Identity
from annotator.exchange.manifest import Rows, manifest_of
from annotator.exchange.package import DOCUMENTS, JOURNAL, MANIFEST, ORIGINALS, SIGNATURE, Contents, Package, made
from tests.exchange.age_writer import sealed
from tests.exchange.packages import (
    DOCUMENT,
    Members,
    entries,
    manifest,
    members_of,
    opened,
    sealed_package,
    signed_anew,
    with_rows,
    zipped,
)


@pytest.fixture
def parts(sara: Identity, ali: Identity) -> Members:
    """Return the parts of a sound package from sara to ali."""
    return members_of(sealed_package(sara, ali), ali)


def read_all(found: Package) -> tuple[list[Entry], list[object], list[bytes]]:
    """Read everything in a package, as a merge does."""
    found.require_whole()
    rows = found.entries()
    texts = [document for document, _ in found.texts({DOCUMENT.id})]
    names = {sha256(b"original").hexdigest()}
    return rows, list(texts), found.originals(names)


def test_a_package_comes_back_as_it_went(sara: Identity, ali: Identity) -> None:
    found = package.opened(sealed_package(sara, ali), "x", ali)
    assert read_all(found) == (entries(), [DOCUMENT], [b"original"])
    assert found.manifest.sender.name == "سارة"
    assert found.manifest.keys == sara.public
    assert list(found.texts(set())) == []
    assert found.originals(set()) == []


def test_the_same_content_gives_the_same_bytes_inside(sara: Identity, ali: Identity) -> None:
    one, other = (age.unseal(sealed_package(sara, ali), ali.secret) for _ in range(2))
    assert one == other


def test_a_manifest_comes_back_as_it_went(sara: Identity) -> None:
    said = manifest(sara, ("age1x",), entries(), received=("a", "b"))
    assert manifest_of(said.to_bytes()) == said


# Strangers


def test_a_package_for_somebody_else_does_not_open(sara: Identity, ali: Identity) -> None:
    with pytest.raises(SealError, match="for somebody else"):
        package.opened(sealed_package(sara, ali), "x", sara)
    with pytest.raises(SealError, match="unlock yours"):
        package.opened(sealed_package(sara, ali), "x")


def test_a_package_that_was_passed_on_as_meant_for_another_is_refused(sara: Identity, ali: Identity) -> None:
    inside = age.unseal(sealed_package(sara, ali), ali.secret)
    for forwarded, keys, words in (
        (age.seal(inside, [sara.public.sealing]), sara, ""),
        (sealed(inside, b"words"), None, "words"),
    ):
        with pytest.raises(SealError, match="made for somebody else and passed on"):
            package.opened(forwarded, "x", keys, words)


@pytest.mark.usefixtures("cheap")
def test_a_package_with_a_passphrase_sealed_anew_to_keys_is_refused(sara: Identity, ali: Identity) -> None:
    first = made(manifest(sara, (), entries()), Contents(entries()), sara, "words words")
    assert len(package.opened(first, "x", passphrase="words words").entries()) == 3
    inside = age.unseal_with_passphrase(first, "words words")
    with pytest.raises(SealError, match="passed on"):
        package.opened(age.seal(inside, [ali.public.sealing]), "x", ali)


@pytest.mark.parametrize(
    "name", ["../../x", "/abs", "a/..\\..\\w", "C:\\win.txt", "CON", "x" * 300, "journal.jsonl/", "Manifest.json"]
)
def test_a_name_that_no_package_has_is_refused_and_nothing_is_written(
    parts: Members, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DamagedError, match="which no package has"):
        opened({**parts, name: b"x"})
    assert list(tmp_path.iterdir()) == []


def test_a_link_in_the_zip_is_read_as_the_bytes_it_is_or_refused(parts: Members) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made_up:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name)
            info.external_attr = 0o120777 << 16  # a symbolic link
            made_up.writestr(info, data if name != JOURNAL else b"/etc/passwd")
    with pytest.raises(DamagedError, match="was changed"):
        Package(buffer.getvalue(), "x").require_whole()


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_same_name_twice_is_refused(parts: Members) -> None:
    for name in (JOURNAL, MANIFEST):
        with pytest.raises(DamagedError, match="same name twice"):
            Package(zipped([*parts.items(), (name, parts[name])]), "x")


def test_a_zip_bomb_is_refused_before_it_fills_the_memory(
    parts: Members, sara: Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = signed_anew(with_rows(parts, b"0" * (24 << 20)), sara)
    with pytest.raises(DamagedError, match="too large"):
        opened(bomb).require_whole()
    monkeypatch.setattr(archive, "LARGEST", 1000)
    with pytest.raises(DamagedError, match="too large"):
        opened(parts)


def test_a_manifest_that_is_a_bomb_is_refused(parts: Members) -> None:
    with pytest.raises(DamagedError, match="too large"):
        opened(parts | {MANIFEST: b" " * (5 << 20)})


def test_sizes_that_lie_are_refused_or_change_nothing(parts: Members) -> None:
    data = bytearray(zipped(parts))
    place = data.index(b"PK\x01\x02")  # the first entry of the directory
    for size in (0, 1):
        struct.pack_into("<I", data, place + 24, size)
        with pytest.raises(DamagedError):
            read_all(Package(bytes(data), "x"))
    struct.pack_into("<I", data, place + 24, 1 << 20)  # more than there is: what there is is read
    assert read_all(Package(bytes(data), "x")) == read_all(opened(parts))


def test_a_zip_with_a_password_or_packed_in_another_way_is_refused(parts: Members) -> None:
    locked = bytearray(zipped(parts))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(DamagedError, match="packed in another way"):
        Package(bytes(locked), "x")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_BZIP2) as made_up:
        for name, content in parts.items():
            made_up.writestr(name, content)
    with pytest.raises(DamagedError, match="packed in another way"):
        Package(buffer.getvalue(), "x")


@pytest.mark.parametrize("data", [b"", b"PK\x05\x06", b"PK\x03\x04" + bytes(100), b"<html>", bytes(1000)])
def test_what_is_no_zip_inside_is_refused(data: bytes) -> None:
    with pytest.raises(DamagedError):
        Package(data, "x")


def test_a_file_that_is_larger_than_packages_are_is_not_even_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x").write_bytes(b"x" * 100)
    assert package.read_file(tmp_path / "x") == b"x" * 100
    monkeypatch.setattr(package, "LARGEST_FILE", 99)
    with pytest.raises(InputError, match="larger than packages are"):
        package.read_file(tmp_path / "x")
    assert not package.is_package(tmp_path / "x")
    assert not package.is_package(tmp_path / "absent")


@pytest.mark.parametrize("gone", [MANIFEST, SIGNATURE, JOURNAL])
def test_a_part_that_is_missing_is_told(parts: Members, gone: str) -> None:
    with pytest.raises(DamagedError):
        opened({name: data for name, data in parts.items() if name != gone}).require_whole()


# Whoever changes it on the way


@pytest.mark.parametrize("part", [JOURNAL, DOCUMENTS, ORIGINALS])
def test_a_part_that_was_changed_is_told(parts: Members, part: str) -> None:
    for data in (parts[part] + b"\n", parts[part][:-1], b""):
        with pytest.raises(DamagedError):
            opened(parts | {part: data}).require_whole()


def test_a_part_that_the_manifest_does_not_name_is_told(sara: Identity, ali: Identity) -> None:
    bare = members_of(made(manifest(sara, (ali.public.sealing,), entries()), Contents(entries()), sara), ali)
    assert DOCUMENTS not in bare
    with pytest.raises(DamagedError, match="does not hold what it says"):
        opened(bare | {DOCUMENTS: b'{"id":"x","text":"x"}\n'}).require_whole()


def test_a_manifest_that_was_changed_or_signed_by_another_is_told(parts: Members, ali: Identity) -> None:
    with pytest.raises(DamagedError, match="signature"):
        opened(parts | {MANIFEST: parts[MANIFEST].replace(b'"number":1', b'"number":2')})
    with pytest.raises(DamagedError, match="signature"):
        opened(parts | {SIGNATURE: ali.sign(package.SIGNED + parts[MANIFEST])})
    with pytest.raises(DamagedError, match="signature"):
        opened(parts | {SIGNATURE: b""})
    with pytest.raises(DamagedError, match="too large"):
        opened(parts | {SIGNATURE: bytes(2000)})


def raw(change: Callable[[dict[str, Any]], object]) -> Callable[[dict[str, Any]], bytes]:
    """Return what changes a manifest and writes it in our one form."""

    def changed(value: dict[str, Any]) -> bytes:
        change(value)
        return compact(value).encode("utf-8")

    return changed


FORGED: dict[str, Callable[[dict[str, Any]], bytes]] = {
    "no JSON": lambda value: b"{",
    "a list": lambda value: b"[]",
    "another form": lambda value: json.dumps(value).encode("utf-8"),
    "a key twice": lambda value: compact(value).encode("utf-8").replace(b'"count":3', b'"count":3,"count":3'),
    "no end of brackets": lambda value: b"[" * 100_000,
    "a number of 5,000 digits": lambda value: compact(value).encode().replace(b'"count":3', b'"count":' + b"9" * 5000),
    "no UTF-8": lambda value: b"\xff",
    "half a surrogate pair": lambda value: compact(value).encode().replace(b'"project":"', b'"project":"\\ud800'),
    "a name without end": raw(lambda value: value.update(project="x" * 10_000)),
    "a key missing": raw(lambda value: value.pop("rows")),
    "a key more": raw(lambda value: value.update(more=1)),
    "a count below zero": raw(lambda value: value.update(count=-1)),
    "a count that is none": raw(lambda value: value.update(count="3")),
    "rows that are none": raw(lambda value: value.update(rows=[1])),
    "a flag that is none": raw(lambda value: value["rows"][0].__setitem__(3, 1)),
    "keys that are none": raw(lambda value: value["sender"].update(keys={"signing": "x", "sealing": "y"})),
    "format 0 as text": raw(lambda value: value.update(format="1")),
}


@pytest.mark.parametrize("what", FORGED)
def test_a_forged_manifest_is_refused_even_with_a_right_signature(parts: Members, sara: Identity, what: str) -> None:
    head = FORGED[what](json.loads(parts[MANIFEST]))
    with pytest.raises(InputError):
        opened(parts | {MANIFEST: head, SIGNATURE: sara.sign(package.SIGNED + head)})


@pytest.mark.parametrize("change", [{"format": 2}, {"kind": "from_the_future"}])
def test_a_newer_format_is_refused_with_word_of_what_to_do(
    parts: Members, sara: Identity, change: dict[str, Any]
) -> None:
    head = compact(json.loads(parts[MANIFEST]) | change).encode("utf-8")
    with pytest.raises(InputError, match="newer version of Tarmiz"):
        opened(parts | {MANIFEST: head, SIGNATURE: sara.sign(package.SIGNED + head)})


# A colleague whose keys were compared


def lines_of(rows: list[object]) -> bytes:
    return "".join(f"{compact(row)}\n" for row in rows).encode("utf-8")


def altered(**fields: object) -> list[object]:
    """Return the rows of the package, the second of them altered and its hash left as it was."""
    rows = entries()
    rows[1] = replace(rows[1], **fields)  # type: ignore[arg-type]
    return [values_of(row) for row in rows]


ROWS: dict[str, bytes] = {
    "an altered row": lines_of(altered(coder="x")),
    "an altered hash": lines_of(altered(hash="0" * 64)),
    "a row that is none": lines_of([1, 2, 3]),
    "an empty line": b"\n\n\n",
    "no line feed at the end": lines_of([values_of(row) for row in entries()])[:-1],
    "a row too few": lines_of([values_of(row) for row in entries(2)]),
    "a row too many": lines_of([values_of(row) for row in entries(4)]),
    "a row twice": lines_of([values_of(row) for row in [*entries(2), entries(2)[0]]]),
    "rows of another site": lines_of([values_of(row) for row in entries(3, "b" * 32)]),
    "no UTF-8": b"\xff\n" * 3,
    "no end of brackets": b"[" * 200_000 + b"\n",
    "a number of 5,000 digits": b"[" + b"9" * 5000 + b"]\n",
    "half a surrogate pair": lines_of(altered(coder="X")).replace(b'"X"', b'"\\ud800"'),
    "a body that is no change": lines_of([values_of(replace(row, body="{}").sealed()) for row in entries()]),
    "a body in another form": lines_of([values_of(replace(row, body=row.body + " ").sealed()) for row in entries()]),
    "NaN": lines_of([values_of(replace(row, body='{"added":[],"of":NaN,"removed":[]}').sealed()) for row in entries()]),
}


@pytest.mark.parametrize("what", ROWS)
def test_forged_rows_are_refused_even_with_a_right_signature(parts: Members, sara: Identity, what: str) -> None:
    found = opened(signed_anew(with_rows(parts, ROWS[what]), sara))
    found.require_whole()
    with pytest.raises(InputError):
        found.entries()


def test_a_line_without_end_is_refused(parts: Members, sara: Identity, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LONGEST_LINE", 1000)
    monkeypatch.setattr(archive, "PIECE", 64)
    found = opened(signed_anew(with_rows(parts, b"x" * 5000), sara))
    with pytest.raises(DamagedError, match="too large"):
        found.entries()


def test_rows_that_are_said_to_be_whole_and_are_not_are_refused(parts: Members, sara: Identity) -> None:
    for said in (Rows(entries()[0].site, 0, 4, whole=True), Rows(entries()[0].site, 0, 1 << 50, whole=True)):
        with pytest.raises(DamagedError, match="does not hold what it says"):
            opened(signed_anew(parts, sara, rows=(said,))).entries()
    assert opened(signed_anew(parts, sara, rows=(Rows(entries()[0].site, 0, 9, whole=False),))).entries() == entries()


@pytest.mark.parametrize(
    "line",
    [
        b"[]\n",
        b'{"id":"x"}\n',
        b'{"id":"x","text":"y"}\n',
        b'{"id":"x","text":1}\n',
        b'{"id":"x","text":"\\ud800"}\n',
        b'{"id":"x","text":"a\\u0000b"}\n',
        b"\xff\n",
    ],
)
def test_a_text_that_is_not_the_one_of_its_name_is_refused(parts: Members, sara: Identity, line: bytes) -> None:
    found = opened(signed_anew(parts | {DOCUMENTS: line}, sara))
    with pytest.raises(DamagedError):
        list(found.texts({"x"}))


@pytest.mark.parametrize(
    "line", [b"{}\n", b'{"data":"!","sha256":"0"}\n', b'{"data":"eA==","sha256":"' + b"0" * 64 + b'"}\n']
)
def test_an_original_that_is_not_the_one_of_its_name_is_refused(parts: Members, sara: Identity, line: bytes) -> None:
    found = opened(signed_anew(parts | {ORIGINALS: line}, sara))
    with pytest.raises(DamagedError):
        found.originals({"0" * 64})


# Anybody, at random

FEW = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
MANY = settings(FEW, max_examples=10_000)


def tried(data: bytes, keys: Identity) -> None:
    """Read bytes as a package; whatever they are, they are read or refused in a sentence."""
    with contextlib.suppress(InputError):
        read_all(package.opened(data, "x", keys))


def mutated(whole: bytes, data: st.DataObject) -> bytes:
    """Return the bytes with a few of them overwritten, cut out, doubled or put elsewhere."""
    found = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, max(len(found) - 1, 0)))
        end = min(len(found), start + data.draw(st.integers(1, 64)))
        match data.draw(st.integers(0, 3)):
            case 0:
                found[start:end] = data.draw(st.binary(min_size=1, max_size=16))
            case 1:
                del found[start:end]
            case 2:
                found[end:end] = found[start:end]
            case _:
                found[start:end] = found[start:end][::-1]
    return bytes(found)


@pytest.fixture(scope="module")
def whole(sara: Identity, ali: Identity) -> bytes:
    """Return one sealed package; another would be other bytes."""
    return sealed_package(sara, ali)


def any_package(sara: Identity, ali: Identity, whole: bytes, data: st.DataObject) -> None:
    """Mutate a package where it hurts: sealed, as a zip, or one of its parts, with or without a right signature."""
    parts = members_of(whole, ali)
    match data.draw(st.integers(0, 3)):
        case 0:
            tried(mutated(whole, data), ali)
        case 1:
            tried(age.seal(mutated(age.unseal(whole, ali.secret), data), [ali.public.sealing]), ali)
        case 2:
            part = data.draw(st.sampled_from([JOURNAL, DOCUMENTS, ORIGINALS]))
            changed = signed_anew(parts | {part: mutated(parts[part], data)}, sara)
            tried(age.seal(zipped(changed), [ali.public.sealing]), ali)
        case _:
            head = mutated(parts[MANIFEST], data)
            changed = parts | {MANIFEST: head, SIGNATURE: sara.sign(package.SIGNED + head)}
            tried(age.seal(zipped(changed), [ali.public.sealing]), ali)


@given(st.data())
@FEW
def test_a_mutated_package_is_read_or_refused_in_a_sentence(
    sara: Identity, ali: Identity, whole: bytes, data: st.DataObject
) -> None:
    any_package(sara, ali, whole, data)


@pytest.mark.soak
@given(st.data())
@MANY
def test_ten_thousand_mutated_packages_are_read_or_refused_in_a_sentence(
    sara: Identity, ali: Identity, whole: bytes, data: st.DataObject
) -> None:
    any_package(sara, ali, whole, data)
