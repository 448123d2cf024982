"""Questions for a file or folder, asked by the system's own dialogs; Qt's notes about them are wiped afterwards."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

from annotator.exchange.package import SUFFIX as PACKAGE
from annotator.language import tr
from annotator.workflow.projects import SUFFIX


def choose_project(parent: QWidget) -> Path | None:
    """Ask for a project."""
    found, _filter = QFileDialog.getOpenFileName(parent, tr("Open a project"), "", _projects())
    return _chosen(found)


def choose_copy(parent: QWidget, folder: Path) -> Path | None:
    """Ask for one of the backups of a project."""
    found, _filter = QFileDialog.getOpenFileName(parent, tr("Open a copy"), str(folder), _projects())
    return _chosen(found)


def choose_new_project(parent: QWidget) -> Path | None:
    """Ask where a new project is to lie; a file that is there already is refused later, and never replaced."""
    free = QFileDialog.Option.DontConfirmOverwrite
    found, _filter = QFileDialog.getSaveFileName(parent, tr("New project"), f"work{SUFFIX}", _projects(), options=free)
    path = _chosen(found)
    return path if path is None or path.suffix else path.with_suffix(SUFFIX)


def choose_new_place(parent: QWidget, project: Path) -> Path | None:
    """Ask where a copy of an open project is to lie."""
    found, _filter = QFileDialog.getSaveFileName(parent, tr("Go on in another folder"), project.name, _projects())
    path = _chosen(found)
    return None if path is None or path.absolute() == project.absolute() else path


def choose_reports(parent: QWidget) -> list[Path]:
    """Ask for files with reports."""
    kinds = "{} (*.txt *.jsonl *.text);;{} (*)".format(tr("Reports"), tr("All files"))
    found, _filter = QFileDialog.getOpenFileNames(parent, tr("Import reports"), "", kinds)
    forget()
    return [Path(name) for name in found]


def choose_corpus(parent: QWidget) -> list[Path]:
    """Ask for the files of a corpus."""
    found, _filter = QFileDialog.getOpenFileNames(parent, tr("Import a corpus"), "", "{} (*)".format(tr("All files")))
    forget()
    return [Path(name) for name in found]


def choose_folder(parent: QWidget) -> Path | None:
    """Ask for a folder with reports."""
    return _chosen(QFileDialog.getExistingDirectory(parent, tr("Import a folder")))


def choose_codebook(parent: QWidget) -> Path | None:
    """Ask for the file of a codebook."""
    found, _filter = QFileDialog.getOpenFileName(parent, tr("Another codebook"), "", _codebooks("*.toml *.json"))
    return _chosen(found)


def choose_new_codebook(parent: QWidget) -> Path | None:
    """Ask where the codebook is to be written."""
    kinds = "TOML (*.toml);;JSON (*.json)"
    found, kind = QFileDialog.getSaveFileName(parent, tr("Save the codebook"), "codebook.toml", kinds)
    path = _chosen(found)
    suffix = ".json" if ".json" in kind else ".toml"
    return path if path is None or path.suffix else path.with_suffix(suffix)


def choose_folder_for_packages(parent: QWidget) -> Path | None:
    """Ask for the folder in which packages are to lie."""
    return _chosen(QFileDialog.getExistingDirectory(parent, tr("Folder for the packages")))


def choose_package(parent: QWidget) -> Path | None:
    """Ask for a package."""
    found, _filter = QFileDialog.getOpenFileName(parent, tr("Take a package in"), "", _packages())
    return _chosen(found)


def choose_project_to_merge(parent: QWidget) -> Path | None:
    """Ask for another copy of the project."""
    found, _filter = QFileDialog.getOpenFileName(parent, tr("Merge another copy"), "", _projects())
    return _chosen(found)


def choose_package_target(parent: QWidget, suggestion: str) -> Path | None:
    """Ask where a package is to be written."""
    found, _filter = QFileDialog.getSaveFileName(parent, tr("Save the package"), suggestion, _packages())
    path = _chosen(found)
    return path if path is None or path.suffix else path.with_suffix(PACKAGE)


def choose_claims(parent: QWidget, suggestion: str) -> Path | None:
    """Ask where the table of claimed casualties is to be written."""
    kinds = "CSV (*.csv);;JSON Lines (*.jsonl)"
    found, kind = QFileDialog.getSaveFileName(parent, tr("Save the table of claims"), suggestion, kinds)
    path = _chosen(found)
    suffix = ".jsonl" if ".jsonl" in kind else ".csv"
    return path if path is None or path.suffix else path.with_suffix(suffix)


def choose_target(parent: QWidget, suggestion: str) -> Path | None:
    """Ask where an export is to be written."""
    found, _filter = QFileDialog.getSaveFileName(parent, tr("Export to"), suggestion)
    return _chosen(found)


def choose_report_of_agreement(parent: QWidget) -> Path | None:
    """Ask where the figures of agreement are to be written: a page, or a table."""
    kinds = "{} (*.html);;{} (*.csv)".format(tr("Page"), tr("Table"))
    found, kind = QFileDialog.getSaveFileName(parent, tr("Write a report"), "agreement.html", kinds)
    path = _chosen(found)
    suffix = ".csv" if ".csv" in kind else ".html"
    return path if path is None or path.suffix else path.with_suffix(suffix)


def choose_picture(parent: QWidget) -> Path | None:
    """Ask where a picture is to be written."""
    kinds = "{} (*.png)".format(tr("Pictures"))
    found, _filter = QFileDialog.getSaveFileName(parent, tr("Save as a picture"), "tarmiz-arabic.png", kinds)
    path = _chosen(found)
    return path if path is None or path.suffix else path.with_suffix(".png")


def forget() -> None:
    """Wipe what Qt keeps of its file dialogs: names of files and folders are nobody's business."""
    kept = QSettings(QSettings.Scope.UserScope, "QtProject")
    kept.remove("FileDialog")
    kept.sync()


def _chosen(found: str) -> Path | None:
    forget()
    return Path(found) if found else None


def _codebooks(kinds: str) -> str:
    return "{} ({});;{} (*)".format(tr("Codebooks"), kinds, tr("All files"))


def _packages() -> str:
    return "{} (*{});;{} (*)".format(tr("Tarmiz packages"), PACKAGE, tr("All files"))


def _projects() -> str:
    return "{} (*{});;{} (*)".format(tr("Tarmiz projects"), SUFFIX, tr("All files"))
