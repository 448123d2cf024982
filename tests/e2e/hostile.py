"""Packages as a thief, a careless stick or a colleague with keys could make them: mutated at every level.

The same seed gives the same packages.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from annotator.core.chain import values_of
from annotator.core.entry import Entry
from annotator.exchange import age
from annotator.exchange.keys import Identity
from annotator.exchange.package import DOCUMENTS, JOURNAL, MANIFEST, SIGNATURE, SIGNED
from tests.exchange.packages import Members, members_of, signed_anew, zipped

# What stands where something else is expected.
VALUES: tuple[Any, ...] = (
    *(0, -1, 1, 1 << 53, 1 << 63, 1 << 200, 1.5, 1e308, True, None, [], {}, [[[[]]]], {"kind": "span"}),
    *("", "x", "x" * 5_000, "\0", "../../x", "\u202e", "قصف", "span", "codebook", "coder", "0" * 64),
)
Mutator = Callable[["Forger"], bytes]


class Forger:
    """Makes other packages of one that is sound.

    Args:
        whole: The sealed package.
        sender, recipient: Whose keys it is signed with and sealed to.
        seed: The same seed forges the same.
    """

    def __init__(self, whole: bytes, sender: Identity, recipient: Identity, seed: int) -> None:
        self._whole, self._sender, self._recipient = whole, sender, recipient
        self._parts: Members = members_of(whole, recipient)
        self._chance = random.Random(seed)

    def forged(self) -> bytes:
        """Return another package."""
        return self._chance.choice(MUTATORS)(self)

    def sealed_bytes(self) -> bytes:
        """Change what lies on the stick."""
        return self._bytes(self._whole)

    def zip_bytes(self) -> bytes:
        """Change the zip, and seal it to the recipient, as anybody can."""
        return self._sealed(self._bytes(age.unseal(self._whole, self._recipient.secret)))

    def part_bytes(self) -> bytes:
        """Change a part, and sign it, as a colleague can."""
        name = self._chance.choice([JOURNAL, DOCUMENTS])
        return self._signed({**self._parts, name: self._bytes(self._parts[name])})

    def manifest_bytes(self) -> bytes:
        """Change what the package says of itself, and sign that."""
        return self._with_manifest(self._bytes(self._parts[MANIFEST]))

    def manifest_values(self) -> bytes:
        """Say something else in the manifest, in the one form that we write."""
        value = json.loads(self._parts[MANIFEST])
        self._value(value)
        return self._with_manifest(_written(value))

    def row_values(self) -> bytes:
        """Change the fields of rows, whose hashes are no longer right."""
        lines = [json.loads(line) for line in self._parts[JOURNAL].splitlines()]
        self._value(lines)
        return self._signed({**self._parts, JOURNAL: b"".join(_written(line) + b"\n" for line in lines)})

    def sealed_rows(self) -> bytes:
        """Change what rows say, and chain them anew: only the sender herself can."""
        entries = [Entry(*json.loads(line)) for line in self._parts[JOURNAL].splitlines()]
        changed: list[Entry] = []
        target = self._chance.randrange(len(entries))
        for number, entry in enumerate(entries):
            fresh = self._altered(entry) if number == target else entry
            previous = changed[-1].hash if changed and changed[-1].site == entry.site else entry.previous
            changed.append(replace(fresh, previous=previous).sealed())
        lines = b"".join(_written(values_of(entry)) + b"\n" for entry in changed)
        return self._signed({**self._parts, JOURNAL: lines})

    def _altered(self, entry: Entry) -> Entry:
        content = json.loads(entry.body)
        match self._chance.randrange(4):
            case 0:
                self._value(content)
                return replace(entry, body=_written(content).decode("utf-8"))
            case 1:
                return replace(entry, kind=self._chance.choice(["undo", "redo", "import", "x", "codebook"]))
            case 2:
                return replace(entry, lamport=entry.lamport + self._chance.choice([1, 1 << 40, -1]))
            case _:
                name = self._chance.choice(["coder", "document", "codebook", "time", "device"])
                return replace(entry, **{name: self._chance.choice(["", "x", "\u202e", "0" * 32])})  # type: ignore[arg-type]

    # How

    def _bytes(self, whole: bytes) -> bytes:
        found = bytearray(whole)
        for _ in range(self._chance.randint(1, 4)):
            start = self._chance.randrange(max(len(found), 1))
            end = min(len(found), start + self._chance.randint(1, 64))
            match self._chance.randrange(5):
                case 0:
                    found[start:end] = self._chance.randbytes(self._chance.randint(1, 16))
                case 1:
                    del found[start:end]
                case 2:
                    found[end:end] = found[start:end] * self._chance.choice([1, 1, 1000])
                case 3:
                    found[start:end] = found[start:end][::-1]
                case _:
                    del found[start:]
        return bytes(found)

    def _value(self, tree: Any) -> None:
        """Change one value somewhere in a tree of JSON values."""
        places = list(_places(tree))
        holder, key = self._chance.choice(places)
        match self._chance.randrange(4):
            case 0 if isinstance(holder, list):
                holder.insert(key, holder[key])
            case 1:
                del holder[key]
            case _:
                holder[key] = self._chance.choice(VALUES)

    def _signed(self, parts: Members) -> bytes:
        return self._sealed(zipped(signed_anew(parts, self._sender)))

    def _with_manifest(self, head: bytes) -> bytes:
        parts = {**self._parts, MANIFEST: head, SIGNATURE: self._sender.sign(SIGNED + head)}
        return self._sealed(zipped(parts))

    def _sealed(self, data: bytes) -> bytes:
        return age.seal(data, [self._recipient.public.sealing])


MUTATORS: tuple[Mutator, ...] = (
    Forger.sealed_bytes,
    Forger.zip_bytes,
    Forger.part_bytes,
    Forger.manifest_bytes,
    Forger.manifest_values,
    Forger.row_values,
    Forger.sealed_rows,
    Forger.sealed_rows,
)


def _places(tree: Any) -> list[tuple[Any, Any]]:
    keys: list[Any] = list(tree) if isinstance(tree, dict) else list(range(len(tree))) if isinstance(tree, list) else []
    return [(tree, key) for key in keys] + [place for key in keys for place in _places(tree[key])]


def _written(value: object) -> bytes:
    """Write a value as we do, even what JSON has no word for."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")
