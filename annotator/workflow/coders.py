"""Who is working: coders by name, without ever taking one person for another."""

from __future__ import annotations

from unicodedata import category

from annotator.core.change import Change
from annotator.core.coder import Coder, new_coder_id
from annotator.errors import InputError
from annotator.language import isolated, tr
from annotator.store import coders, journal
from annotator.store.project import Project

LONGEST_NAME = 80  # code points


def coder_named(project: Project, name: str, *, create: bool = False, mine: bool = False) -> Coder:
    """Return the coder that is meant by a name, an id, or the unique beginning of an id.

    Args:
        project: The open project.
        name: Name or id.
        create: Make the coder where there is none of the name.
        mine: Where several share the name, take the one who works in this copy of the project.

    Raises:
        InputError: Nobody is meant, or several people are.
    """
    wanted = " ".join(name.split())
    if not wanted:
        raise InputError(tr("A coder needs a name or a code: give one."))
    found = coders.named(project, wanted) or _by_id(project, wanted)
    if len(found) > 1 and mine:
        found = [coder for coder in found if coders.worked_here(project, coder.id)] or found
    if len(found) == 1:
        return found[0]
    if found:
        raise InputError(_several(wanted, found))
    if not create:
        raise InputError(_nobody(project, wanted))
    return new_coder(project, wanted)


def new_coder(project: Project, name: str) -> Coder:
    """Add a coder; another one of the same name stays another person.

    Raises:
        InputError: The name is too long, or holds control characters.
    """
    if len(name) > LONGEST_NAME:
        raise InputError(tr("The name of a coder has at most {most} characters.", most=LONGEST_NAME))
    if any(category(char) in ("Cc", "Cs") for char in name):
        raise InputError(tr("The name of a coder cannot hold characters that cannot be seen: write it anew."))
    coder = Coder(new_coder_id(), name)
    journal.commit(project, "coder", coder.id, Change(added=(coder,)))
    return coder


def _by_id(project: Project, wanted: str) -> list[Coder]:
    return [coder for coder in coders.coders(project) if len(wanted) >= 4 and coder.id.startswith(wanted)]


def _several(name: str, found: list[Coder]) -> str:
    return tr(
        "Several coders are called {name}: say which one by id: {ids}.",
        name=isolated(name),
        ids=", ".join(coder.id[:12] for coder in found),
    )


def _nobody(project: Project, name: str) -> str:
    known = ", ".join(isolated(coder.name) for coder in coders.coders(project)[:10])
    if not known:
        return tr("There is no coder {name}: nobody has coded in this project yet.", name=isolated(name))
    return tr("There is no coder {name}. Coders here: {known}.", name=isolated(name), known=known)
