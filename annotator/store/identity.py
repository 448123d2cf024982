"""Which copy of the project a file is: the site under whose name its journal rows are written.

Two files that go on under one name write different rows under one number, which a merge can only refuse. So a new name
is drawn wherever a file may be a copy: it was made, copied or restored, or is open on another machine or for another
user. The file remembers where it lay (``here``); this installation remembers how far each site had come (``heads``),
which tells when an older state was put back in place.
"""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

from annotator.core.entry import DeviceId, SiteId
from annotator.errors import ProjectError
from annotator.logs import log
from annotator.settings import data_folder
from annotator.store.database import Database, transaction

FOLDER = "heads"


def site_of(db: Database, path: Path, device: DeviceId) -> SiteId:
    """Return the site that the file is, a new one where it may be a copy."""
    # The inode alone: the number of the device changes from one start of the machine to the next on some disks.
    file = str(path.stat().st_ino)
    row = db.execute("SELECT site, device, file FROM here").fetchone()
    if row is not None and row[1:] == (device, file) and not _is_put_back(db, row[0]):
        return SiteId(row[0])
    site = SiteId(uuid4().hex)
    with transaction(db):
        db.execute("INSERT OR REPLACE INTO here VALUES (1, ?, ?, ?)", [site, device, file])
    return site


def remember(db: Database, site: SiteId) -> None:
    """Remember how far the site has come."""
    file = data_folder() / FOLDER / site
    fresh = file.with_suffix(".part")
    try:
        head = db.execute("SELECT seq, hash FROM journal WHERE site = ? ORDER BY seq DESC LIMIT 1", [site]).fetchone()
        if head is None:
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(f"{head[0]} {head[1]}", encoding="utf-8")
        fresh.replace(file)
    except (OSError, ProjectError) as error:  # it is a help, and nothing rests on it
        log.warning("the head of a site is not kept: %s", type(error).__name__)


def remembered(site: SiteId) -> int:
    """Return how far this installation has seen the site come, 0 where it has not seen it."""
    try:
        return int((data_folder() / FOLDER / site).read_text(encoding="utf-8").split()[0])
    except (OSError, ValueError, IndexError):
        return 0


def _is_put_back(db: Database, site: str) -> bool:
    """Tell whether the file lacks a row of the site that this installation has seen in it."""
    try:
        seq, seen = (data_folder() / FOLDER / site).read_text(encoding="utf-8").split()
        row = db.execute("SELECT hash FROM journal WHERE site = ? AND seq = ?", [site, int(seq)]).fetchone()
    except (OSError, ValueError):
        return False
    return row is None or row[0] != seen
