"""What the program writes for us: ids, counts and kinds of errors, never a report's text."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

log = logging.getLogger("annotator")


def write_to(folder: Path) -> None:
    """Write the log to a file in the folder, a megabyte at most and one older file; fails silently.

    A program that cannot write its log works on without one.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(folder / "tarmiz.log", maxBytes=1_000_000, backupCount=1, encoding="utf-8")
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)


def failure(what: str, error: BaseException) -> None:
    """Log that something failed: kinds, files and lines, without the message and the values, which may quote a text."""
    frames: list[str] = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        frames.append(f"{Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    log.error("%s: %s at %s", what, type(error).__name__, " < ".join(reversed(frames)))
