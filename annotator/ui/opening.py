"""Opening a project for work in the window: who codes in it, the sample, and copies when a file is damaged."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from annotator.core.coder import Coder, CoderId
from annotator.core.entry import SiteId
from annotator.errors import ProjectError
from annotator.language import isolated, tr
from annotator.settings import Settings
from annotator.store import backup, coders, rows
from annotator.store.guards import MAGIC
from annotator.store.project import Project
from annotator.ui.session import Session
from annotator.workflow import projects, sample
from annotator.workflow.coders import coder_named

MOST_RECENT, MOST_KEPT = 8, 50


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
        for site in rows.begun_at(project):
            self._keep("begun", site, str(path.absolute()))
        return self._session(project)

    def place_in(self, project: Project) -> str | None:
        """Return the report that was open last in a project, here."""
        return self._kept("places").get(project.site)

    def keep_place(self, project: Project, document: str) -> None:
        """Remember which report is open; only the latest projects are kept."""
        if self._settings.texts("places")[:1] != [f"{project.site}={document}"]:
            self._keep("places", project.site, document)

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
            return Session(project, self.coder_of(project))
        except BaseException:
            project.close()
            raise

    def coder_of(self, project: Project) -> Coder | None:
        """Return who is coding: whom the project was made for here, else who the settings name; None for nobody yet.

        A person new to the project is added.
        """
        kept = self.kept_who(project)
        known = next((one for one in coders.coders(project) if one.id == kept), None)
        name = self._settings.text("coder_name")
        return known or (coder_named(project, name, create=True, mine=True) if name else None)

    def kept_who(self, project: Project) -> CoderId | None:
        """Return for whom a project was made here; None where no package says so."""
        kept = self._kept("people").get(project.site)
        return None if kept is None else CoderId(kept)

    def keep_who(self, site: SiteId, coder: CoderId | None) -> None:
        """Remember for whom a copy of a project was made here, as its first package says; None forgets it."""
        self._keep("people", site, "" if coder is None else coder)

    def project_of(self, begun: Sequence[SiteId]) -> Path | None:
        """Return where a project lies that was open here, by the sites at which it was made."""
        known = self._kept("begun")
        found = [Path(known[site]) for site in begun if site in known]
        return next((path for path in found if path.exists()), None)

    def _kept(self, key: str) -> dict[str, str]:
        return dict(line.split("=", 1) for line in self._settings.texts(key) if "=" in line)

    def _keep(self, key: str, name: str, value: str) -> None:
        """Put a line at the head of those that a setting keeps; "" takes it away."""
        here = [f"{name}={value}"] if value else []
        others = [line for line in self._settings.texts(key) if not line.startswith(f"{name}=")]
        if self._settings.texts(key) != [*here, *others]:
            self._settings.set(key, [*here, *others][:MOST_KEPT])

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

    def is_ours(self, path: Path) -> bool:
        """Tell whether a file begins as projects do, however damaged the rest of it is."""
        try:
            with path.open("rb") as file:
                return file.read(len(MAGIC)) == MAGIC
        except OSError:
            return False

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


def is_same(one: Path, other: Path) -> bool:
    """Tell whether two paths lead to the same file."""
    return one.absolute() == other.absolute() or (one.exists() and other.exists() and one.samefile(other))
