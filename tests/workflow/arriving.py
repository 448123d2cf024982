"""Files to import, and importing them, for tests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from annotator.core.coder import NOBODY
from annotator.store.project import Project
from annotator.workflow import ingest
from annotator.workflow.import_report import ImportReport


def written(folder: Path, name: str, content: bytes | str) -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def corpus(folder: Path, *lines: dict[str, Any], name: str = "corpus.jsonl") -> Path:
    """Write JSON lines and return the file."""
    return written(folder, name, "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines))


def imported(project: Project, *paths: Path, **options: Any) -> ImportReport:
    """Import files as nobody in particular."""
    return ingest.run(project, paths, ingest.Options(**options), NOBODY, lambda *_: True)


def codes(report: ImportReport) -> list[str]:
    """Return the codes of what is told."""
    return [problem.code for problem in report.problems]
