"""Read what we write with the libraries to which the formats belong: ``make test-readers``.

The readers lie in a folder inside .venv, of which nothing but these tests knows. What cannot be installed for the
Python at hand is left out, and its tests are skipped with the reason. Exit codes: those of pytest; 75 where none of the
readers could be installed.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "tests" / "readers" / "locks"
FOLDER = Path(sys.prefix) / "readers"
STAMP = FOLDER / "installed.json"  # of what the folder was filled, and what is missing from it
MISSING = "TARMIZ_READERS_MISSING"  # as the tests read it

NONE = 75  # the exit code where no reader could be installed: nothing was tested, and nothing failed

BY_LOCK = ("--no-deps", "--require-hashes", "--only-binary", ":all:", "--retries", "4", "--timeout", "60")


def main(words: Sequence[str]) -> int:
    """Install the readers where that was not done yet, and run their tests; return the exit code."""
    missing = installed()
    locks = list(LOCKS.glob("*.lock"))
    for reader, reason in missing.items():
        print(f"Without {reader}: {reason}", file=sys.stderr)
    if locks and len(missing) == len(locks):
        print("No reader could be installed: look at the network, then try again.", file=sys.stderr)
        return NONE
    paths = [str(FOLDER), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), MISSING: json.dumps(missing)}
    command = [sys.executable, "-m", "pytest", "-m", "readers", "-n", "2", "tests/readers", *words]
    return subprocess.call(command, cwd=ROOT, env=environment)


def installed() -> dict[str, str]:
    """Fill the folder unless it was filled with these very locks; return the readers that are missing, and why."""
    locks = sorted(LOCKS.glob("*.lock"))
    state = hashlib.sha256(b"\0".join([sys.version.encode(), *(path.read_bytes() for path in locks)])).hexdigest()
    known = json.loads(STAMP.read_text(encoding="utf-8")) if STAMP.exists() else {}
    if known.get("state") == state:
        return dict(known["missing"])
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    print(f"Installing {', '.join(path.stem for path in locks)} …", file=sys.stderr, flush=True)
    missing: dict[str, str] = {}
    if _pip(locks):  # all at once is the quick way; one after the other tells which fails
        failures = {path.stem: _pip([path]) for path in locks}
        missing = {reader: reason for reader, reason in failures.items() if reason}
    if not missing:  # what failed is tried again the next time
        STAMP.write_text(json.dumps({"state": state, "missing": missing}), encoding="utf-8")
    return missing


def _pip(locks: Sequence[Path]) -> str:
    """Install what locks name; return why that failed, or ""."""
    named = [word for path in locks if _names_something(path) for word in ("-r", str(path))]
    if not named:
        return ""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "-q", "--target", str(FOLDER)]
    ran = subprocess.run([*command, *BY_LOCK, *named], cwd=ROOT, capture_output=True, text=True, check=False)
    if ran.returncode == 0:
        return ""
    errors = [line.removeprefix("ERROR: ") for line in ran.stderr.splitlines() if line.startswith("ERROR: ")]
    return (errors or ran.stderr.split("\n\n")[-1].strip().splitlines() or ["pip gives no reason"])[-1]


def _names_something(lock: Path) -> bool:
    """Tell whether a lock has a pin: all that a reader needs may be there for other tests already."""
    return any(not line.startswith("#") for line in lock.read_text(encoding="utf-8").splitlines())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
