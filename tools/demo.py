"""The main job without a screen: a new project, reports, marks, an undo, a corpus, and pictures of the window.

Run it with ``make demo``; it works in a folder of its own (``demo/``), tells what it does, and fails where what comes
out is not what went in.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "demo"
REPORTS = ROOT / "seeds" / "reports"
PROJECT = "demo.tarmiz"
CODER = ("--coder", "demo")
SHOWN = 16  # lines of a long answer
BAD_INPUT = 1  # the exit code

# Words of the first seed report, and what they are.
MARKS = (
    ("قصف", "TACTIC"),
    ("سوق الخضار", "LOCATION"),
    ("قُتل تسعة مدنيين", "CASUALTY"),
    ("قوات اللواء 41", "ACTOR"),
)

# What else must be said of them.
SAID = {
    "قصف": ("type=bombing_unspecified",),
    "سوق الخضار": ("kind=facility_civilian", "precision=1", "mention=nominal"),
    "قوات اللواء 41": ("kind=state", "mention=name"),
}


def tell(sentence: str) -> None:
    """Say what comes next."""
    print(f"\n── {sentence}", flush=True)


def annotator(*words: str | Path, code: int = 0, silent: bool = False) -> str:
    """Run the command line in the folder, show the command and its answer, and return the answer."""
    environment = {**os.environ, "TARMIZ_HOME": str(FOLDER / "home"), "COLUMNS": "100"}
    command = [sys.executable, "-m", "annotator", "--language", "en", *map(str, words)]
    ran = subprocess.run(command, cwd=FOLDER, env=environment, capture_output=True, encoding="utf-8", check=False)
    if not silent:
        print(f"$ annotator {' '.join(map(spelt, words))}", *shortened(ran.stdout + ran.stderr), sep="\n", flush=True)
    if ran.returncode != code:
        sys.exit(f"{ran.stderr}\nexit code {ran.returncode} where {code} was to come")
    return ran.stdout


def asked(*words: str | Path) -> Any:
    """Return an answer in JSON, without showing it."""
    return json.loads(annotator(*words, "--json", silent=True))


def spelt(word: str | Path) -> str:
    """Return a word as it is to be typed."""
    path = Path(word)
    return os.path.relpath(path, FOLDER) if path.is_absolute() else str(word)


def shortened(answer: str) -> list[str]:
    """Return the lines of an answer, the middle of a long one left out."""
    lines = answer.rstrip("\n").split("\n")
    return lines if len(lines) <= SHOWN else [*lines[:SHOWN], f"… {len(lines) - SHOWN} more lines"]


def mark(document: str, text: str, words: str, label: str) -> None:
    """Mark the words where they first stand."""
    start = text.index(words)
    annotator("mark", PROJECT, document[:12], str(start), str(start + len(words)), label, *CODER)


def require(what: str, found: object, expected: object) -> None:
    """Fail where something is not what it must be."""
    if found != expected:
        sys.exit(f"{what}: {found!r} where {expected!r} was to come")


def code_reports() -> None:
    """Make a project, let reports come in, and mark one of them."""
    tell("A new project, with the codebook of the seeds")
    annotator("new", PROJECT)
    tell("Reports come in: one is in Windows-1256, one in a vocalised Arabic, one has comments after the article")
    annotator("import", PROJECT, REPORTS)
    require("reports", len(asked("documents", PROJECT)), len(list(REPORTS.glob("*.txt"))))
    annotator("documents", PROJECT)
    report = asked("documents", PROJECT)[0]["id"]
    text = asked("show", PROJECT, report)["text"]
    tell("The first one, with the offset of each line")
    annotator("show", PROJECT, report[:12])
    tell("A coder marks it")
    for words, label in MARKS:
        mark(report, text, words, label)
    tell("A mark that would cut a letter from its vowel sign is refused, and nothing is changed")
    inside = text.index("قُتل") + 1
    annotator("mark", PROJECT, report[:12], str(inside), str(inside + 3), "CASUALTY", *CODER, code=BAD_INPUT)
    tell("The last mark is taken back, and comes again; a day later it would too")
    annotator("undo", PROJECT, *CODER)
    require("marks after the undo", len(asked("show", PROJECT, report)["spans"]), len(MARKS) - 1)
    annotator("redo", PROJECT, *CODER)


def say_and_finish() -> None:
    """Say what the marks stand for, and finish the report."""
    report = asked("documents", PROJECT)[0]["id"][:12]
    tell("What is said of the dead is read from the words, and shown as a proposal with its reason")
    marks = {span["quote"]: span["id"][:12] for span in asked("show", PROJECT, report)["spans"]}
    annotator("attributes", PROJECT, report, marks["قُتل تسعة مدنيين"], "--propose", *CODER)
    annotator("attributes", PROJECT, report, marks["قُتل تسعة مدنيين"], "--take", *CODER)
    tell("The report cannot be finished while something that must be said is missing")
    annotator("done", PROJECT, report, *CODER, code=BAD_INPUT)
    for words, values in SAID.items():
        annotator("attributes", PROJECT, report, marks[words], *values, *CODER)
    annotator("done", PROJECT, report, *CODER)
    tell("Every claim, as a table")
    annotator("claims", PROJECT, "claims.csv")
    print(*(FOLDER / "claims.csv").read_text(encoding="utf-8-sig").splitlines(), sep="\n")


def take_the_corpus() -> None:
    """Export in both formats, and compare with what was marked."""
    tell("The corpus, as JSON Lines that carry everything")
    annotator("export", PROJECT, "corpus.jsonl", "--format", "jsonl")
    lines = [json.loads(line) for line in (FOLDER / "corpus.jsonl").read_text(encoding="utf-8").splitlines()]
    spans = [span for line in lines for one in line["annotation_sets"] for span in one["spans"]]
    require("marks", sorted((span["quote"], span["label"]) for span in spans), sorted(MARKS))
    tell("The same as CoNLL-2002, for training; what that cannot carry is told")
    annotator("export", PROJECT, "corpus.conll", "--format", "conll2002", *CODER)
    print(*(FOLDER / "corpus.conll").read_text(encoding="utf-8").split("\n")[:8], "…", sep="\n")
    tell("Is everything as it should be?")
    annotator("check", PROJECT)


def draw() -> None:
    """Draw the window with the project open in it, in both languages."""
    tell("The window, drawn without a screen")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["TARMIZ_HOME"] = str(FOLDER / "home")
    from annotator import app

    for language in ("en", "ar"):
        picture = FOLDER / f"window-{language}.png"
        app.picture(FOLDER / PROJECT, picture, language=language, coder="demo")
        print(f"{picture.relative_to(ROOT)}: {picture.stat().st_size // 1024} KB", flush=True)


def main() -> None:
    """Do the job."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    code_reports()
    draw()  # with the report at hand that has the marks
    say_and_finish()
    take_the_corpus()
    print(f"\nAll of it lies in {FOLDER.relative_to(ROOT)}/. Open it with a screen: annotator open demo/{PROJECT}")


if __name__ == "__main__":
    main()
