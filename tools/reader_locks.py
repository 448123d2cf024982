"""Lock what the tests of other people's readers need: ``python -m tools.reader_locks``, where uv is at hand.

Each reader has a lock of its own, so that one without a wheel for some Python leaves the others alone; all agree on
versions, for they are installed side by side. What the lock of the tools has already is left out, and so is what a
reader names and does not need for what is tested here.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "tests" / "readers" / "locks"
DEV = ROOT / "requirements-dev.lock"

READERS = ("bioc", "datasets", "dkpro-cassis", "duckdb", "label-studio-sdk", "seqscore", "spacy")
# Pictures, sound, downloads and command lines, of which nothing is tested; docopt has no wheel at all.
NOT_NEEDED = (
    "datamodel-code-generator", "doclang", "docopt", "hf-xet", "httpx-aiohttp", "jsf", "opencv-python-headless",
    "requests-mock", "watchfiles", "xmljson",
)  # fmt: skip
COMPILE = ("--universal", "--fork-strategy", "fewest", "--python-version", "3.11", "--no-annotate", "--no-header")

_PIN = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)


def main() -> int:
    """Write the lock of each reader."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        without = folder / "without.txt"
        without.write_text("".join(f'{one} ; python_version < "3"\n' for one in NOT_NEEDED), encoding="utf-8")
        every = folder / "every.lock"
        every.write_text(_compiled(READERS, without, [DEV]), encoding="utf-8")
        for reader in READERS:
            lock = _compiled([reader], without, [DEV, every], "--generate-hashes")
            FOLDER.joinpath(f"{reader}.lock").write_text(_without_tools(lock), encoding="utf-8")
    return 0


def _compiled(names: Sequence[str], without: Path, agreeing: Sequence[Path], *more: str) -> str:
    constraints = [word for path in agreeing for word in ("--constraint", str(path))]
    command = ["uv", "pip", "compile", "-q", *COMPILE, *more, "--override", str(without), *constraints, "-"]
    asked = "".join(f"{name}\n" for name in names)
    return subprocess.run(command, input=asked, capture_output=True, text=True, check=True, cwd=ROOT).stdout


def _without_tools(lock: str) -> str:
    """Return a lock without what the lock of the tools has, whose versions it was made to agree with."""
    known = set(_PIN.findall(DEV.read_text(encoding="utf-8")))
    pins = re.split(r"\n(?=\S)", lock.rstrip("\n"))
    own = [pin for pin in pins if (found := _PIN.match(pin)) is not None and found[1] not in known]
    return "".join(f"{line}\n" for line in ("# Made by: python -m tools.reader_locks", *own))


if __name__ == "__main__":
    sys.exit(main())
