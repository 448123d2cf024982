"""The catalogue's upkeep: sentences come from the code, translations are kept, gaps and slips are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from annotator import language
from tools import catalogue as upkeep

CODE = """
from annotator.language import ntr, tr, tr_in

tr("Import reports…")
tr("{file} is damaged", file="x")
tr_in("verb", "Mark")
ntr("{count} mark", "{count} marks", 3)
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder for catalogues, of a small package beside it."""
    package = tmp_path / "package"
    package.mkdir()
    (package / "window.py").write_text(CODE, encoding="utf-8")
    monkeypatch.setattr(upkeep, "FOLDER", tmp_path / "i18n")
    monkeypatch.setattr(upkeep, "PACKAGE", package)
    return tmp_path / "i18n"


def translated(folder: Path, mark: str = "علامة") -> Catalog:
    """Bring the catalogue up to date with every sentence translated, write it, and return it."""
    file = folder / "ar" / "LC_MESSAGES" / "annotator.po"
    catalogue = upkeep.brought_up_to_date(file, "ar", upkeep.extracted())
    for message in catalogue:
        if message.pluralizable:
            message.string = (f"لا {mark}", mark, "علامتان", "{count} علامات", "{count} علامة", "{count} علامة")
        elif message.id:
            message.string = {"{file} is damaged": "{file} تالف"}.get(str(message.id), "كلمة")
    upkeep.write(catalogue, file)
    return catalogue


def test_every_kind_of_sentence_is_found_in_the_code(folder: Path) -> None:
    found = {(message.context, message.id) for message in upkeep.extracted() if message.id}
    assert found == {
        (None, "Import reports…"),
        (None, "{file} is damaged"),
        ("verb", "Mark"),
        (None, ("{count} mark", "{count} marks")),
    }


def test_a_new_catalogue_says_that_nothing_is_translated(folder: Path) -> None:
    assert upkeep.main([]) == 0
    assert upkeep.main(["--check"]) == 1
    assert len(list(upkeep.problems(upkeep.brought_up_to_date(folder / "none", "ar", upkeep.extracted())))) == 4


def test_a_finished_catalogue_passes_and_the_program_speaks_it(folder: Path) -> None:
    assert list(upkeep.problems(translated(folder))) == []
    assert upkeep.main(["--check"]) == 0
    language.use("ar", folder)
    assert language.tr("{file} is damaged", file="x") == "x تالف"
    assert language.ntr("{count} mark", "{count} marks", 2) == "علامتان"
    assert language.tr_in("verb", "Mark") == "كلمة"


def test_a_new_sentence_makes_the_catalogue_stale_and_translations_are_kept(folder: Path) -> None:
    translated(folder)
    code = folder.parent / "package" / "window.py"
    code.write_text(CODE + 'tr("Quit")\n', encoding="utf-8")
    assert upkeep.main(["--check"]) == 1
    assert upkeep.main([]) == 0
    file = folder / "ar" / "LC_MESSAGES" / "annotator.po"
    kept = upkeep.brought_up_to_date(file, "ar", upkeep.extracted())
    assert list(upkeep.problems(kept)) == ["not translated: Quit"]


def test_bringing_up_to_date_twice_changes_no_byte(folder: Path) -> None:
    translated(folder)
    upkeep.main([])
    before = {file: file.read_bytes() for file in folder.rglob("*.?o")}
    upkeep.main([])
    assert {file: file.read_bytes() for file in folder.rglob("*.?o")} == before


def test_a_translation_with_other_values_is_told(folder: Path) -> None:
    found = list(upkeep.problems(translated(folder, mark="{number} علامة")))
    assert len(found) == 2
    assert all("other values than in {count} mark" in sentence for sentence in found)


def test_a_dot_beside_a_figure_is_told(folder: Path) -> None:
    """٩ after a dot reads as ninety."""
    catalogue = translated(folder)
    message = catalogue.get("{file} is damaged")
    assert message is not None
    message.string = "تالف · {file}"

    assert list(upkeep.problems(catalogue)) == ["a dot that reads as an Arabic zero: تالف · {file}"]
