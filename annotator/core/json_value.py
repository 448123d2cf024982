"""What JSON can hold, as a type, and the one form in which we write it where bytes matter."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]


def compact(value: object) -> str:
    """Return JSON in one fixed form: sorted keys, no spaces, characters as they are.

    Raises:
        ValueError: A number that JSON does not have (NaN, infinity).
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
