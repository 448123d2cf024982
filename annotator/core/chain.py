"""What must be true of a row that somebody else wrote, before it is taken."""

from __future__ import annotations

import contextlib
from typing import Any

from annotator.core.change import Change
from annotator.core.encoding import LARGEST, decoded_change, mark_of, written
from annotator.core.entry import FIELDS, Entry
from annotator.core.fork import Fork
from annotator.errors import InputError
from annotator.language import tr

# No honest clock runs so far ahead of all others. A forged one would order its rows behind everybody's for ever.
CLOCK_AHEAD = 1 << 32
TYPES = [int if name in {"seq", "lamport", "active_ms"} else str for name in FIELDS]


def entry_of(values: Any) -> Entry:
    """Return the row that a list of its fields stands for.

    Raises:
        InputError: It is no such list.
    """
    if not isinstance(values, list) or list(map(type, values)) != TYPES:
        raise InputError(tr("A row of the journal is not written as rows are."))
    entry = Entry(*values)
    if not (0 <= entry.seq <= LARGEST and 0 <= entry.lamport <= LARGEST and 0 <= entry.active_ms <= LARGEST):
        raise InputError(tr("A row of the journal is not written as rows are."))
    return entry


def values_of(entry: Entry) -> list[str | int]:
    """Return the fields of a row, in their order."""
    return [getattr(entry, name) for name in FIELDS]


def is_shaped(entry: Entry, changes: dict[str, Change] | None = None) -> bool:
    """Tell whether the body is a change at all; one of a kind that we do not know is.

    Every version writes JSON in the one form of ``compact``, which holds no half surrogate pairs, no NaN and no key
    twice; what is written otherwise was not written by the program.

    Args:
        entry: The row.
        changes: The change that it can be read as is kept here, by the row's hash: reading it again would take long.
    """
    mark = mark_of(entry.body)
    if mark is not None:
        if changes is not None:
            changes[entry.hash] = mark
        return True
    try:
        content = entry.content()
        sides = [content["removed"], content["added"]]
        shaped = all(type(side) is list and {dict}.issuperset(map(type, side)) for side in sides)
        if not shaped or written(content) != entry.body:
            return False
    except (ValueError, KeyError, TypeError, RecursionError):
        return False
    if changes is not None:
        with contextlib.suppress(InputError):
            changes[entry.hash] = decoded_change(content)
    return True


def is_whole(entry: Entry) -> bool:
    """Tell whether a row is what its writer sealed, and its numbers are such as rows have."""
    try:
        return entry.seq >= 1 and entry.lamport >= entry.seq and entry.hash == entry.right_hash()
    except ValueError:  # half a surrogate pair
        return False


def links(entry: Entry, before: Entry | None, fork: Fork | None, *, holes: bool) -> bool:
    """Tell whether a row is whole and follows the one before it in its site, in number, clock and hash.

    Args:
        entry: The row.
        before: The site's row before it that is there; None where it is the first.
        fork: What the site is, if its rows were written under another one.
        holes: Rows may be missing before it.
    """
    if not is_whole(entry):
        return False
    begins = (1, "") if fork is None else (fork.seq, fork.previous)
    following = begins if before is None else (before.seq + 1, before.hash)
    if entry.seq == following[0] or not holes:
        return (entry.seq, entry.previous) == following and (before is None or entry.lamport > before.lamport)
    return entry.seq > following[0] and (before is None or entry.lamport - before.lamport >= entry.seq - before.seq)
