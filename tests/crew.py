"""People at computers of their own, for tests of a team: each with keys, a home and a copy of the project."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from annotator.core.coder import Coder, new_coder_id
from annotator.core.document import DocumentId
from annotator.exchange.keys import Identity, new_identity
from annotator.exchange.package import Package
from annotator.store import correspondents
from annotator.store.correspondents import Correspondent
from annotator.store.project import Project
from annotator.workflow import packing, projects, team, unpacking
from annotator.workflow.coders import new_coder
from annotator.workflow.dealing import give
from annotator.workflow.unpacking import UnpackReport
from tests.workshop import new_project


@dataclass
class Person:
    """Somebody at a computer.

    Attributes:
        folder: Her home; the project lies in it.
        path: Her copy of the project; it may not be there yet.
    """

    name: str
    folder: Path
    coder: Coder
    keys: Identity = field(default_factory=new_identity)

    @property
    def path(self) -> Path:
        """Where her copy of the project lies."""
        return self.folder / "work.tarmiz"

    @contextmanager
    def at_home(self) -> Iterator[None]:
        """Be at her computer for a while: the program's folder is hers."""
        before = os.environ.get("TARMIZ_HOME")
        os.environ["TARMIZ_HOME"] = str(self.folder)
        try:
            yield
        finally:
            if before is None:
                del os.environ["TARMIZ_HOME"]
            else:
                os.environ["TARMIZ_HOME"] = before

    @contextmanager
    def at_work(self) -> Iterator[Project]:
        """Open her copy of the project at her computer."""
        with self.at_home(), projects.open_project(self.path) as project:
            yield project

    def knows(self, other: Person) -> None:
        """Keep the keys of somebody else, whose fingerprint she has compared."""
        keys = other.keys.public
        with self.at_work() as project:
            correspondents.put(
                project,
                Correspondent(keys.fingerprint, other.coder.id, other.name, keys.signing, keys.sealing, "2026-01-01"),
            )

    def packs(self, other: Person, name: str, *, everything: bool = False) -> Path:
        """Make a package for somebody else and return it."""
        target = self.folder / name
        with self.at_work() as project:
            packing.pack(project, target, self.coder.id, other.coder.id, self.keys, everything=everything)
        return target

    def opens(self, path: Path) -> Package:
        """Open a package with her keys."""
        return unpacking.opened(path, self.keys)

    def takes(self, path: Path, sender: Person, *, go_on: bool = False) -> UnpackReport:
        """Take a package over, into a project that is made where she has none."""
        given, compared = self.opens(path), sender.keys.public.fingerprint
        if not self.path.exists():
            with self.at_home():
                project, report = unpacking.begin(self.path, given, compared=compared, go_on=go_on)
                if project is not None:
                    project.close()
                return report
        with self.at_work() as project:
            return unpacking.take(project, given, compared=compared, go_on=go_on)


def supervisor(folder: Path, name: str = "boss") -> Person:
    """Return somebody with a project of her own, of which she is the supervisor."""
    home = folder / name
    home.mkdir()
    person = Person(name, home, Coder(new_coder_id(), name))
    with person.at_home(), new_project(home, "work") as project:
        person.coder = new_coder(project, name)
        team.set_roles(project, person.coder.id, ["supervisor"], person.coder.id)
    return person


def coder_of(boss: Person, name: str, reports: list[DocumentId] | None = None) -> Person:
    """Return a coder at a computer of her own, known to the supervisor, with these reports to code."""
    home = boss.folder.parent / name
    home.mkdir()
    with boss.at_work() as project:
        person = Person(name, home, new_coder(project, name))
        if reports:
            give(project, reports, person.coder.id, boss.coder.id)
    boss.knows(person)
    return person
