"""Reports out of files of JSON: one value after another, each read by the module of its format."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from annotator.core.corpus import Finding, RawReport
from annotator.errors import InputError
from annotator.formats import strict_json
from annotator.formats.decoding import DamagedError
from annotator.formats.item import Item, Wanted
from annotator.formats.json_items import begins_list, items
from annotator.formats.json_lines import lines
from annotator.language import tr

Read = tuple[RawReport, tuple[Finding, ...]]
Take = Callable[[Mapping[str, Any], Wanted], Read]


def reports(path: Path, wanted: Wanted, take: Take) -> Iterator[Item]:
    """Give the reports of a file of JSON Lines, or of a list.

    Args:
        path: The file.
        wanted: How it is to be read.
        take: Returns the report that an object is.

    Raises:
        OSError: The file cannot be read.
        InputError: It is no text, or not whole.
    """
    if path.suffix.lower() == ".json" or begins_list(path):
        for item in items(path, wanted):
            if item.damaged and not wanted.accept_damaged:
                yield Item(path, item.line, item.data, error=DamagedError(item.encoding, item.damaged))
            else:
                yield _item(path, item.line, item.data, item.encoding, item.text, wanted, take)
        return
    for line in lines(path, wanted.longest, wanted.encoding, accept_damaged=wanted.accept_damaged):
        if line.error is not None:
            yield Item(path, line.number, line.data, error=line.error)
        else:
            yield _item(path, line.number, line.data, line.encoding, line.text, wanted, take)


def _item(path: Path, line: int, data: bytes, encoding: str, text: str, wanted: Wanted, take: Take) -> Item:
    try:
        content = strict_json.loads(text)
        if not isinstance(content, dict):
            raise InputError(tr("This is no JSON object."))
        report, findings = take(content, wanted)
    except InputError as error:
        return Item(path, line, data, encoding, error=error)
    return Item(path, line, data, encoding, report, findings)


def text_in(content: dict[str, Any], key: str = "text") -> str:
    """Take the text out of an object.

    Raises:
        InputError: There is none.
    """
    text = content.pop(key, None)
    if not isinstance(text, str):
        raise InputError(tr('It has no "text", so there is no report in it.'))
    return text
