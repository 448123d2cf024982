"""Which encoding a person chose for the reports of a folder. The folder is known by a hash: its name is not kept."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from annotator.formats.decoding import ENCODINGS
from annotator.settings import Settings

SETTING = "encodings"
MOST_KEPT = 200


class FolderEncodings:
    """Remembers a choice for each folder in the settings, the latest first."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def of(self, folder: Path) -> str:
        """Return what was chosen for a folder; "" where nothing was."""
        mine = f"{_hash(folder)}="
        for line in self._settings.texts(SETTING):
            if line.startswith(mine):
                encoding = line.removeprefix(mine)
                return encoding if encoding in ENCODINGS else ""
        return ""

    def keep(self, folder: Path, encoding: str) -> None:
        """Remember what was chosen for a folder."""
        mine = f"{_hash(folder)}="
        others = [line for line in self._settings.texts(SETTING) if not line.startswith(mine)]
        self._settings.set(SETTING, [f"{mine}{encoding}", *others][:MOST_KEPT])


def _hash(folder: Path) -> str:
    return sha256(str(folder.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
