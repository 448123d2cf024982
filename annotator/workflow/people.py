"""Whose the sets of a file are: coders by the id that the file gives, else by name, made where they are new."""

from __future__ import annotations

import re

from annotator.core.change import Change
from annotator.core.coder import Coder, CoderId, new_coder_id
from annotator.errors import InputError
from annotator.language import isolated, tr
from annotator.store import coders, journal
from annotator.store.project import Project
from annotator.workflow.coders import LONGEST_NAME, coder_named

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_ID = re.compile(r"[0-9A-Za-z_.-]{1,64}")


class People:
    """Finds the coders of one import, and remembers them.

    Args:
        project: The open project.
        owner: Name or id of the coder who has the sets that name nobody; "" where there is none.
        importer: Who imports.
    """

    def __init__(self, project: Project, owner: str, importer: CoderId) -> None:
        self._project, self._owner, self._importer = project, owner, importer
        self._known: dict[tuple[str, str], Coder] = {}

    def who(self, wanted: Coder) -> Coder:
        """Return the coder that a set means.

        Raises:
            InputError: It means nobody, or several people, or the name cannot be one.
        """
        place = (str(wanted.id), wanted.name)
        if place not in self._known:
            self._known[place] = self._find(wanted.id, " ".join(_CONTROL.sub(" ", wanted.name).split()))
        return self._known[place]

    def forget(self) -> None:
        """Forget who was found: what was stored last is taken back."""
        self._known.clear()

    def _find(self, id: str, name: str) -> Coder:
        if len(name) > LONGEST_NAME:
            raise InputError(tr("The name of a coder has at most {most} characters.", most=LONGEST_NAME))
        if _ID.fullmatch(id):
            known = next((coder for coder in coders.coders(self._project) if coder.id == id), None)
            return known or self._new(Coder(CoderId(id), name or id[:8]))
        if name:
            return self._named(name)
        if not self._owner:
            raise InputError(tr("A set of marks names no coder: say whose it is, then import the file again."))
        return coder_named(self._project, self._owner, create=True, mine=True)

    def _named(self, name: str) -> Coder:
        found = coders.named(self._project, name)
        if len(found) > 1:
            found = [coder for coder in found if coders.worked_here(self._project, coder.id)]
        if len(found) == 1:
            return found[0]
        if coders.named(self._project, name):
            raise InputError(
                tr(
                    "Several coders are called {name}, and the file does not say by id who is meant.",
                    name=isolated(name),
                )
            )
        return self._new(Coder(new_coder_id(), name))

    def _new(self, coder: Coder) -> Coder:
        journal.commit(self._project, "coder", self._importer, Change(added=(coder,)))
        return coder
