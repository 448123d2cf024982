"""The sample project: made from the seeds when it is first wanted, everybody's to try things in."""

from __future__ import annotations

import json
from pathlib import Path

from annotator import assets
from annotator.core.coder import NOBODY, Coder
from annotator.language import tr
from annotator.settings import data_folder
from annotator.store import coders, documents
from annotator.store.project import Project
from annotator.workflow import annotate, ingest, projects
from annotator.workflow.coders import new_coder

NAME = "sample"
MARKED_BY = "sample"  # the coder in the seeds
REPORTS = "sample.jsonl"
FOLDER = "reports"
DESCRIPTIONS = "reports.json"


def path() -> Path:
    """Return where the sample project lies; it may not be there yet."""
    return data_folder() / f"{NAME}{projects.SUFFIX}"


def opened() -> Project:
    """Open the sample project.

    Raises:
        ProjectError: It cannot be made or opened.
    """
    target = path()
    if target.exists():
        return projects.open_project(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    project = projects.create(target, tr("Sample project"))
    try:
        _fill(project)
    except BaseException:
        project.close()
        target.unlink(missing_ok=True)
        raise
    return project


def _fill(project: Project) -> None:
    marked, folder = assets.seed(REPORTS), assets.seed(FOLDER)
    sources = [source for source in (marked, folder) if source.exists()]
    ingest.run(project, sources, ingest.Options(), NOBODY, _go_on)
    _describe(project)


def _describe(project: Project) -> None:
    """Say of each report what the seeds say of it: title, source, address, date, language."""
    known = json.loads(assets.seed(DESCRIPTIONS).read_text(encoding="utf-8"))
    for row in documents.listing(project):
        for source in documents.sources_of(project, row.id):
            if source.name in known:
                annotate.set_metadata(project, row.id, known[source.name], NOBODY)


def _go_on(*_progress: object) -> bool:
    return True


def coder(project: Project) -> Coder:
    """Return the coder of the sample: whoever made its marks, else a new one."""
    known = coders.named(project, MARKED_BY) or coders.coders(project)
    return known[0] if known else new_coder(project, tr("Sample coder"))
