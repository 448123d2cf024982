"""What was chosen for a folder is remembered; the folder's name is not."""

from __future__ import annotations

from pathlib import Path

from annotator.settings import Settings
from annotator.ui import folder_encodings
from annotator.ui.folder_encodings import FolderEncodings


def test_a_choice_is_remembered_for_its_folder_only(kept: Settings, tmp_path: Path) -> None:
    FolderEncodings(kept).keep(tmp_path / "one", "windows-1256")
    FolderEncodings(kept).keep(tmp_path / "two", "cp720")

    assert FolderEncodings(kept).of(tmp_path / "one") == "windows-1256"
    assert FolderEncodings(kept).of(tmp_path / "two") == "cp720"
    assert FolderEncodings(kept).of(tmp_path / "three") == ""


def test_the_last_choice_counts(kept: Settings, tmp_path: Path) -> None:
    encodings = FolderEncodings(kept)
    encodings.keep(tmp_path, "windows-1256")
    encodings.keep(tmp_path, "iso-8859-6")

    assert encodings.of(tmp_path) == "iso-8859-6"
    assert len(kept.texts("encodings")) == 1


def test_no_part_of_the_folders_name_is_written_down(kept: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "تقارير-سرية" / "secret"

    FolderEncodings(kept).keep(folder, "windows-1256")

    content = kept.path.read_text(encoding="utf-8")
    assert not [part for part in folder.parts[1:] if part in content]


def test_only_so_many_folders_are_remembered(kept: Settings, tmp_path: Path) -> None:
    encodings = FolderEncodings(kept)
    kept.set("encodings", [f"{nth:016x}=cp720" for nth in range(folder_encodings.MOST_KEPT)])

    encodings.keep(tmp_path, "windows-1256")

    assert len(kept.texts("encodings")) == folder_encodings.MOST_KEPT
    assert encodings.of(tmp_path) == "windows-1256"


def test_an_encoding_that_this_program_does_not_know_is_no_choice(kept: Settings, tmp_path: Path) -> None:
    FolderEncodings(kept).keep(tmp_path, "ebcdic")

    assert FolderEncodings(kept).of(tmp_path) == ""
