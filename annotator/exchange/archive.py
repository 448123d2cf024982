"""The zip inside a package. Members are read by their names, into memory, within limits; nothing is ever extracted."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from hashlib import sha256

from annotator.errors import InputError
from annotator.language import isolated, tr

MOST_MEMBERS = 16
LARGEST = 512 << 20  # bytes, all members unpacked
MOST_RATIO = 200  # unpacked to packed
SMALL = 1 << 20  # bytes; below this any ratio is harmless
LONGEST_LINE = 32 << 20  # bytes; a row that marks the same words in all reports is one line
PIECE = 1 << 16
WHEN = (1980, 1, 1, 0, 0, 0)  # the same content gives the same bytes
# What zipfile raises on a broken archive.
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, IndexError)


class DamagedError(InputError):
    """The package is not whole, or was not made by the program."""

    def __init__(self, what: str = "") -> None:
        more = f" ({what})" if what else ""
        super().__init__(tr("This package is damaged, or was not made by Tarmiz{more}: ask for it again.", more=more))


def packed(members: Mapping[str, bytes]) -> bytes:
    """Return a zip with these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, WHEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            archive.writestr(info, data)
    return buffer.getvalue()


class Archive:
    """A zip from somebody else.

    Args:
        data: Its bytes.
        allowed: The names that members may have.

    Raises:
        DamagedError: It is no zip, or holds something that no package holds.
    """

    def __init__(self, data: bytes, allowed: frozenset[str]) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN as error:
            raise DamagedError from error
        self._members = {info.filename: info for info in self._zip.infolist()}
        self._size = len(data)
        self._refuse_strange(allowed)

    def _refuse_strange(self, allowed: frozenset[str]) -> None:
        found = self._zip.infolist()
        if len(found) > MOST_MEMBERS or len(self._members) != len(found):
            raise DamagedError(tr("it holds the same name twice, or too many"))
        if sum(info.file_size for info in found) > LARGEST:
            raise DamagedError(tr("a part of it is too large"))
        for info in found:
            if info.filename not in allowed or info.orig_filename != info.filename:
                raise DamagedError(tr("it holds {name}, which no package has", name=isolated(info.filename[:40])))
            if info.flag_bits & 0x1 or info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise DamagedError(tr("it is packed in another way"))

    def __contains__(self, name: str) -> bool:
        return name in self._members

    @property
    def names(self) -> frozenset[str]:
        """The names of the members."""
        return frozenset(self._members)

    def read(self, name: str, most: int) -> bytes:
        """Return a small member.

        Raises:
            DamagedError: It is not there, cannot be unpacked, or is larger than this.
        """
        found = bytearray()
        for piece in self._pieces(name):
            found += piece
            if len(found) > most:
                raise DamagedError(tr("a part of it is too large"))
        return bytes(found)

    def digest(self, name: str) -> tuple[str, int]:
        """Return the sha256 of a member and its size in bytes.

        Raises:
            DamagedError: It is not there, cannot be unpacked, or is larger than packages are.
        """
        digest, size = sha256(), 0
        for piece in self._pieces(name):
            digest.update(piece)
            size += len(piece)
        return digest.hexdigest(), size

    def lines(self, name: str) -> Iterator[bytes]:
        """Give the lines of a member, without their line feeds.

        Raises:
            DamagedError: It cannot be unpacked, has a line that is too long, or does not end with a line feed.
        """
        begun: list[bytes] = []
        size = 0
        for piece in self._pieces(name):
            first, *more = piece.split(b"\n")
            begun.append(first)
            size += len(first)
            if size > LONGEST_LINE:
                raise DamagedError(tr("a part of it is too large"))
            if more:
                yield b"".join(begun)
                yield from more[:-1]
                begun, size = [more[-1]], len(more[-1])
        if size:
            raise DamagedError

    def _pieces(self, name: str) -> Iterator[bytes]:
        size = 0
        try:
            with self._zip.open(self._members[name]) as member:
                while piece := member.read(PIECE):
                    size += len(piece)
                    if size > LARGEST or (size > SMALL and size > MOST_RATIO * self._size):
                        raise DamagedError(tr("a part of it is too large"))
                    yield piece
        except KeyError as error:
            raise DamagedError(tr("{name} is missing", name=isolated(name))) from error
        except DamagedError:
            raise
        except BROKEN as error:
            raise DamagedError from error
