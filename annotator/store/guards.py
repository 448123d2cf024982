"""What must be true of a file before we work in it."""

from __future__ import annotations

import os
import shutil
import struct
import sys
from pathlib import Path

from annotator.errors import ProjectError
from annotator.language import isolated, tr
from annotator.store.database import Database
from annotator.store.held import refuse_held
from annotator.store.migrations import APPLICATION_ID, is_strange, unknown

MAGIC = b"SQLite format 3\0"
HEADER = 100  # bytes, https://sqlite.org/fileformat.html

# On these the write-ahead log is not safe (no locks, or a server in between); measured or documented.
STICKS = frozenset({"vfat", "msdos", "exfat"})
NETWORKS = frozenset(
    "9p afs ceph cifs davfs fuse.davfs fuse.glusterfs fuse.gvfsd-fuse fuse.kio-fuse fuse.rclone fuse.s3fs fuse.sshfs "
    "ncpfs nfs nfs4 smb3 smbfs vboxsf".split()
)
UNSAFE_FILE_SYSTEMS = STICKS | NETWORKS


def real(path: Path) -> Path:
    """Return the file behind links; what lies beside a link is not what lies beside the file.

    A link that leads to itself is returned as it is, and cannot be opened: ``Path.resolve`` would raise a RuntimeError.
    """
    return Path(os.path.realpath(path))


def refuse_place(path: Path) -> None:
    """Refuse a stick's or a server's file system, and a folder that is not there or may not be reached.

    Raises:
        ProjectError: The file lies, or would lie, in such a place.
    """
    folder = path.absolute().parent
    try:
        there = folder.is_dir()
    except OSError as error:  # a folder above it may not be entered
        raise _unreadable(path) from error
    if not there:
        raise ProjectError(tr("There is no folder {folder}.", folder=isolated(str(path.parent))))
    if file_system(folder) in UNSAFE_FILE_SYSTEMS or str(folder).startswith("\\\\"):
        raise ProjectError(
            tr(
                "{file} lies on a stick or a network drive, where work can be lost: copy it to this computer first.",
                file=isolated(path.name),
            )
        )


def file_system(folder: Path) -> str:
    """Return the type of the file system that the folder lies on, as Linux names it; "" where it cannot be told."""
    if sys.platform != "linux":
        return ""
    try:
        device = folder.stat().st_dev
        lines = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError:
        return ""
    wanted = f"{os.major(device)}:{os.minor(device)}"
    for line in lines:
        place, dash, kind = line.partition(" - ")
        if dash and place.split()[2] == wanted:
            return kind.split()[0]
    return ""


def refuse_foreign(path: Path) -> None:
    """Refuse what is no project file, by its first bytes, before SQLite touches it.

    Raises:
        ProjectError: It is missing, cannot be read, is empty, or is another kind of file.
    """
    refuse_held(path)
    header = _header(path)
    if not header.strip(b"\0") and not path.stat().st_size:
        raise ProjectError(tr("{file} is empty: open the newest copy in its backups folder.", file=isolated(path.name)))
    if header[:16] != MAGIC or struct.unpack(">I", header[68:72])[0] != APPLICATION_ID:
        raise ProjectError(tr("{file} is not a Tarmiz project.", file=isolated(path.name)))
    if not _has_log(path) and path.stat().st_size < _size_in_header(header):
        raise ProjectError(
            tr("{file} is cut short: open the newest copy in its backups folder.", file=isolated(path.name))
        )


def _has_log(path: Path) -> bool:
    """Tell whether a write-ahead log lies beside the file, left by a crash: it may hold what the file lacks."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _header(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(HEADER).ljust(HEADER, b"\0")
    except FileNotFoundError as error:
        raise ProjectError(tr("There is no file {file}.", file=isolated(str(path)))) from error
    except IsADirectoryError as error:
        raise ProjectError(tr("{file} is a folder, not a project file.", file=isolated(path.name))) from error
    except OSError as error:
        raise _unreadable(path) from error


def _unreadable(path: Path) -> ProjectError:
    return ProjectError(tr("{file} cannot be read: ask whoever owns it for access.", file=isolated(path.name)))


def _size_in_header(header: bytes) -> int:
    page = struct.unpack(">H", header[16:18])[0]
    pages: int = struct.unpack(">I", header[28:32])[0]
    trusted = header[24:28] == header[92:96]  # else an older SQLite wrote last and the count means nothing
    return (65536 if page == 1 else int(page)) * pages if trusted else 0


def refuse_unwritable(path: Path) -> None:
    """Refuse a file that we may read but not write; SQLite itself would call it a disk error.

    Raises:
        ProjectError: Its owner, or the medium, does not let us write it.
    """
    try:
        path.open("r+b").close()
    except OSError as error:
        raise ProjectError(
            tr(
                "{file} cannot be written where it lies: copy it to a folder of your own, then open the copy.",
                file=isolated(path.name),
            )
        ) from error


def free_space(path: Path) -> int:
    """Return how many bytes are free where the file lies; a great many where it cannot be told."""
    try:
        return shutil.disk_usage(path.parent).free
    except OSError:
        return sys.maxsize


def refuse_strange(db: Database, path: Path) -> None:
    """Refuse a file that holds more than tables of ours, before anything in it is read.

    Raises:
        ProjectError: It does: somebody else has been at it.
    """
    if is_strange(db):
        raise ProjectError(
            tr("{file} holds tables that no Tarmiz project has: nothing was taken from it.", file=isolated(path.name))
        )


def refuse_newer(db: Database, path: Path) -> None:
    """Refuse a file that a newer version of the program has written.

    Raises:
        ProjectError: It names a schema step that this version does not have.
    """
    if unknown(db):
        raise ProjectError(
            tr(
                "{file} was made by a newer version of Tarmiz: install that version to open it.",
                file=isolated(path.name),
            )
        )


def refuse_damaged(db: Database, path: Path) -> None:
    """Refuse a file with a damaged page: it would open, and even take new rows.

    Raises:
        ProjectError: SQLite's quick check finds something.
    """
    found = [row[0] for row in db.execute("PRAGMA quick_check(1)").fetchall()]
    if found != ["ok"]:
        raise ProjectError(
            tr("{file} is damaged: open the newest copy in its backups folder.", file=isolated(path.name))
        )
