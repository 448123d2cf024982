"""The main job without a screen: a new project, reports, marks, an undo, a corpus, and a picture of the window.

Run it with ``make demo``; it works in a folder of its own (``demo/``) and prints what it did.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "demo"
PROJECT = FOLDER / "demo.tarmiz"


def annotator(*arguments: str | Path) -> str:
    """Run the command line, show the command and what it answers, and return its output."""
    shown = " ".join(str(part) for part in arguments)
    print(f"$ annotator {shown}", flush=True)
    environment = {**os.environ, "TARMIZ_HOME": str(FOLDER / "home")}
    command = [sys.executable, "-m", "annotator", "--language", "en", *map(str, arguments)]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, check=False)
    if ran.returncode:
        sys.exit(f"{ran.stderr.strip()}\n(exit code {ran.returncode})")
    return ran.stdout


def mark_first(documents: list[dict[str, object]], words: str, label: str) -> None:
    """Mark the first occurrence of the words in the first report that has them."""
    for document in documents:
        shown = json.loads(annotator("show", PROJECT, str(document["id"]), "--json"))
        start = shown["text"].find(words)
        if start >= 0:
            end = start + len(words)
            print(annotator("mark", PROJECT, str(document["id"]), str(start), str(end), label, "--coder", "demo"))
            return
    sys.exit(f"no seed report holds {words}")


def main() -> None:
    """Do the job."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    print(annotator("new", PROJECT))
    print(annotator("import", PROJECT, ROOT / "seeds" / "reports"))
    documents = json.loads(annotator("documents", PROJECT, "--json"))
    print(f"{len(documents)} reports\n")
    for words, label in (("قصف", "TACTIC"), ("مدينة", "LOCATION"), ("قوات", "ACTOR"), ("قتيل", "CASUALTY")):
        mark_first(documents, words, label)
    print(annotator("undo", PROJECT, "--coder", "demo"))
    print(annotator("redo", PROJECT, "--coder", "demo"))
    print(annotator("export", PROJECT, FOLDER / "corpus.jsonl", "--format", "jsonl"))
    print(annotator("export", PROJECT, FOLDER / "corpus.conll", "--format", "conll2002", "--coder", "demo"))
    print(annotator("check", PROJECT))
    picture = FOLDER / "window.png"
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["TARMIZ_HOME"] = str(FOLDER / "home")
    from annotator import app

    app.picture(PROJECT, picture, coder="demo")
    print(f"a picture of the window: {picture.relative_to(ROOT)} ({picture.stat().st_size // 1024} KB)")


if __name__ == "__main__":
    main()
