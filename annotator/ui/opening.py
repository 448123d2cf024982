"""Opening a project for work in the window: who codes in it, the sample, and copies when a file is damaged."""

from __future__ import annotations

import shutil
from pathlib import Path

from annotator.core.coder import Coder
from annotator.errors import ProjectError
from annotator.language import isolated, tr
from annotator.settings import Settings
from annotator.store import backup
from annotator.store.project import Project
from annotator.ui.session import Session
from annotator.workflow import projects, sample
from annotator.workflow.coders import coder_named

MOST_RECENT = 8


class Opening:
    """Makes sessions."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def project(self, path: Path) -> Session:
        """Open a project.

        Raises:
            ProjectError: It cannot be opened; the sentence says why and what to do.
        """
        if path.absolute() == self.sample_path.absolute():
            return self.sample()
        project = projects.open_project(path, keep_backup=True)
        self.remember(path)
        return self._session(project)

    def place_in(self, project: Project) -> str | None:
        """Return the report that was open last in a project, here."""
        kept = dict(line.split("=", 1) for line in self._settings.texts("places") if "=" in line)
        return kept.get(project.site)

    def keep_place(self, project: Project, document: str) -> None:
        """Remember which report is open; only the latest projects are kept."""
        here = f"{project.site}={document}"
        others = [line for line in self._settings.texts("places") if not line.startswith(f"{project.site}=")]
        if self._settings.texts("places")[:1] != [here]:
            self._settings.set("places", [here, *others][:MOST_RECENT])

    @property
    def sample_path(self) -> Path:
        """Where the sample project lies."""
        return sample.path()

    def sample(self) -> Session:
        """Open the sample project, which has a coder of its own; it is made where it is not there."""
        project = sample.opened()
        return Session(project, sample.coder(project), sample=True)

    def _session(self, project: Project) -> Session:
        try:
            coder = self.coder_of(project) if self._settings.text("coder_name") else None
            return Session(project, coder)
        except BaseException:
            project.close()
            raise

    def coder_of(self, project: Project) -> Coder:
        """Return who is coding, by the name in the settings; a person new to the project is added."""
        return coder_named(project, self._settings.text("coder_name"), create=True, mine=True)

    def remember(self, path: Path) -> None:
        """Put a project at the head of those that were open last."""
        whole = str(path.absolute())
        others = [one for one in self._settings.texts("recent") if one != whole]
        self._settings.set("recent", [whole, *others][:MOST_RECENT])

    def folder_of_copies(self, path: Path) -> Path:
        """Return where backups of a project are kept."""
        return backup.folder_of(path)

    def copies_of(self, path: Path) -> list[Path]:
        """Return the backups of a project, the newest first."""
        return sorted(backup.folder_of(path).glob(f"*{projects.SUFFIX}"), reverse=True)

    def restored(self, copy: Path, instead_of: Path) -> Session:
        """Open a backup as a project of its own, beside the file that it stands for, which stays as it is.

        Raises:
            ProjectError: The copy cannot be made, or cannot be opened.
        """
        target = _free(instead_of.with_name(f"{instead_of.stem}-{copy.stem}{projects.SUFFIX}"))
        try:
            shutil.copyfile(copy, target)
        except OSError as error:
            raise ProjectError(
                tr("{file} cannot be copied here: choose another folder.", file=isolated(copy.name))
            ) from error
        return self.project(target)


def _free(path: Path) -> Path:
    """Return the path, or one like it that does not exist yet."""
    number, free = 2, path
    while free.exists():
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return free
