"""What is killed: jobs that store, pack, merge, migrate and back up without end, each acknowledging what it has done.

A job runs in a process of its own and tells each act once it is done; whoever hears of it may rely on it.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

from annotator.core.coder import CoderId
from annotator.core.document import DocumentId
from annotator.core.span import Label, Span
from annotator.exchange.keys import Identity, new_identity
from annotator.store import backup, coders, copying, documents
from annotator.store.project import Project
from annotator.store.setting_aside import put_in_place
from annotator.workflow import annotate, backups, merge, packing, projects, unpacking

Job = Callable[[Path], Iterator[str]]


def mark(project: Project) -> str:
    """Mark something in the first report and return the mark's id."""
    report = documents.listing(project)[0].id
    who = coders.coders(project)[0].id
    change = annotate.mark(project, DocumentId(report), CoderId(who), 0, 3, Label("TACTIC"))
    return next(span.id for span in change.added if isinstance(span, Span))


def marks(path: Path) -> Iterator[str]:
    """Mark without end."""
    with projects.open_project(path) as project:
        while True:
            yield mark(project)


def packs(path: Path) -> Iterator[str]:
    """Mark, and pack for the first supervisor, over and over; every package has the same name."""
    with projects.open_project(path) as project:
        keys, (boss, who) = new_identity(), coders.coders(project)
        while True:
            yield mark(project)
            report = packing.pack(project, path.with_name("out.spanpkg"), who.id, boss.id, keys)
            yield f"package {report.number}"


def merges(path: Path) -> Iterator[str]:
    """Mark in another copy, and merge it, over and over."""
    other = path.with_name("other.tarmiz")
    for _ in count():
        with projects.open_project(other) as project:
            found = [mark(project) for _ in range(20)]
        with projects.open_project(path) as project:
            merge.merge(project, [other])
        yield from found


def migrates(path: Path) -> Iterator[str]:
    """Bring a file of the first schema up to date, and mark in it."""
    with projects.open_project(path) as project:
        yield "open"
        while True:
            yield mark(project)


def backs_up(path: Path) -> Iterator[str]:
    """Mark and back up, over and over."""
    with projects.open_project(path) as project:
        while True:
            yield mark(project)
            yield f"backup {backup.make(project).name}"


def restores(path: Path) -> Iterator[str]:
    """Mark, and put back the backup that lies ready, over and over."""
    while True:
        with projects.open_project(path) as project:
            yield mark(project)
        backups.restore(path, path.with_name("ready.tarmiz"))


def puts_back(path: Path) -> Iterator[str]:
    """Put the file that lies ready in the place of the project, once."""
    put_in_place(path.with_name("ready.tarmiz"), path)
    yield "done"


def begins(path: Path) -> Iterator[str]:
    """Make a project from the package that lies ready, once."""
    keys: Identity = pickle.loads(path.with_name("keys").read_bytes())
    given = unpacking.opened(path.with_name("first.spanpkg"), keys)
    project, _ = unpacking.begin(path, given, compared=given.manifest.keys.fingerprint)
    assert project is not None
    yield "done"


def _run(home: str, job: Job, path: Path, tell: Connection, steps: int) -> None:
    os.environ["TARMIZ_HOME"] = home
    if steps:
        _die_after(steps)
    for act in job(path):
        tell.send(act)


def _die_after(steps: int) -> None:
    """Die before one of the steps by which files are made, named, linked and removed."""
    left = steps

    def look(event: str, _: object) -> None:
        nonlocal left
        if event not in {"open", "os.rename", "os.link", "os.remove", "os.mkdir", "shutil.copyfile"}:
            return
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(look)


SERVER = multiprocessing.get_context("forkserver") if "forkserver" in multiprocessing.get_all_start_methods() else None


def acts_until_killed(job: Job, path: Path, seconds: float = 0.0, *, acts: int = 2, steps: int = 0) -> list[str]:
    """Let a job run, kill it, and return what it had acknowledged.

    Args:
        job: What is done.
        path: In which project.
        seconds: How long it is let go on.
        acts: After how many acts that time begins.
        steps: Before which of its steps with files it is killed; 0: by the clock.
    """
    assert SERVER is not None
    SERVER.set_forkserver_preload([__name__])  # else each process would take a second to load
    hear, tell = SERVER.Pipe(duplex=False)
    process = SERVER.Process(target=_run, args=(os.environ["TARMIZ_HOME"], job, path, tell, steps))
    process.start()
    tell.close()
    found: list[str] = []
    if steps:
        process.join()
    else:
        found += [hear.recv() for _ in range(acts)]
        time.sleep(seconds)  # the moment of the kill is what is tried here
        process.kill()
    try:
        while True:
            found.append(hear.recv())
    except (EOFError, OSError):
        pass
    process.join()
    hear.close()
    assert process.exitcode in (-9, 0), "the job ended by itself"
    return found


def put_back(old: Path, path: Path) -> None:
    """Put a file back as it was, without anything that a kill left beside it."""
    for rest in path.parent.glob(f"{path.name}*"):
        rest.unlink()
    shutil.rmtree(copying.folder_of(path), ignore_errors=True)
    shutil.copyfile(old, path)
