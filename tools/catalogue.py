"""Keep the catalogues in resources/i18n true to the code: ``make i18n``; ``make i18n ARGS=--check`` only looks.

Every sentence in the code becomes an entry of ``<language>/LC_MESSAGES/annotator.po``, what was translated is kept, and
the .mo beside it, which the program reads, is made anew. Tells what is still to be translated.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "annotator"
FOLDER = ROOT / "resources" / "i18n"
DOMAIN = "annotator"
HEADER = "# Sentences of Tarmiz, under the licence of Tarmiz. Brought up to date by: make i18n"
SHOWN = 20
LANGUAGES = ("ar",)  # English is what stands in the code
DOT_BESIDE_A_VALUE = re.compile(r"·\s*\{|\}\s*·")
KEYWORDS = {"tr": None, "tr_in": ((1, "c"), 2), "ntr": (1, 2)}


def extracted() -> Catalog:
    """Return every sentence of the code."""
    found = Catalog(project="Tarmiz", domain=DOMAIN)
    for file, _, message, comments, context in extract_from_dir(
        PACKAGE, method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",)
    ):
        place = (Path(PACKAGE.name) / file).as_posix()
        found.add(message, locations=[(place, 0)], auto_comments=comments, context=context)
    return found


def brought_up_to_date(path: Path, language: str, template: Catalog) -> Catalog:
    """Return the catalogue of a language with the sentences of the template, what was translated kept."""
    catalogue = Catalog(locale=language, project="Tarmiz", domain=DOMAIN, header_comment=HEADER, fuzzy=False)
    if path.exists():
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language, domain=DOMAIN)
    catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    return catalogue


def write(catalogue: Catalog, path: Path) -> None:
    """Write the catalogue for people (.po) and for the program (.mo)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=120, include_lineno=False, sort_by_file=True)
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalogue)


def problems(catalogue: Catalog) -> Iterator[str]:
    """Name every sentence that is not translated, or whose translation names other values."""
    for message in catalogue:
        if message.id:
            yield from _problems_of(message)


def _problems_of(message: Message) -> Iterator[str]:
    ids, strings = _forms(message.id), _forms(message.string)
    if message.fuzzy or not all(strings):
        yield f"not translated: {ids[0]}"
        return
    wanted = _values(ids[-1])
    # One and two are words in Arabic; they need no number.
    spare = {"count"} if message.pluralizable else set()
    for string in strings:
        if not wanted - spare <= _values(string) <= wanted:
            yield f"other values than in {ids[0]}: {string}"
        if DOT_BESIDE_A_VALUE.search(string):
            yield f"a dot that reads as an Arabic zero: {string}"


def _forms(text: object) -> list[str]:
    return [str(form or "") for form in text] if isinstance(text, list | tuple) else [str(text or "")]


def _values(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def stale(path: Path, catalogue: Catalog) -> bool:
    """Tell whether the file holds other sentences than the catalogue, or the program would read others."""
    if not path.exists() or not path.with_suffix(".mo").exists():
        return True
    with path.open("rb") as file:
        held = read_po(file, locale=catalogue.locale, domain=DOMAIN)
    return _content(held) != _content(catalogue)


def _content(catalogue: Catalog) -> dict[tuple[str | None, object], object]:
    return {(message.context, message.id): message.string for message in catalogue if message.id}


def main(words: list[str]) -> int:
    """Bring every catalogue up to date; with ``--check``, change nothing and return 1 if something is left to do."""
    template, failed, only_look = extracted(), False, "--check" in words
    for language in LANGUAGES:
        path = FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.po"
        catalogue = brought_up_to_date(path, language, template)
        found = list(problems(catalogue))
        if not only_look:
            write(catalogue, path)
        elif stale(path, catalogue):
            found.insert(0, "the catalogue is not that of the code: run `make i18n`")
        print(*found[:SHOWN], *(["…"] if found[SHOWN:] else []), sep="\n", end="\n" if found else "")
        print(f"{language}: {len(catalogue)} sentences, {len(found)} to look at")
        failed = failed or bool(found)
    return int(failed and only_look)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
