"""``python -m tests.bench``: everything that is measured, as one JSON object."""

from __future__ import annotations

import json
import os
import platform
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def main() -> None:
    """Measure, and print."""
    from tests.bench import agreement, claims, formats, search, store, team, textview, window

    only = set(sys.argv[1:])
    results: dict[str, object] = {
        "machine": {"python": platform.python_version(), "system": platform.platform(), "cores": os.cpu_count()}
    }
    with tempfile.TemporaryDirectory(prefix="tarmiz-bench-") as name:
        os.environ["TARMIZ_HOME"] = str(Path(name) / "home")
        families = (store, formats, team, search, agreement, claims, textview, window)
        for part, measure in {part: measure for one in families for part, measure in one.MEASURES.items()}.items():
            if not only or part in only:
                print(f"measuring {part} …", file=sys.stderr, flush=True)
                folder = Path(name) / part
                folder.mkdir()
                results[part] = measure(folder)
    print(json.dumps(results, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
