"""What marks say: reading casualties, storing an attribute among many marks, reading a large codebook."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent

from annotator.arabic.casualties import casualties
from annotator.arabic.dates import dates
from annotator.core.codebook import Codebook
from annotator.core.span import Label
from annotator.formats import codebook_file
from annotator.store import annotations as annotation_store
from annotator.store import documents
from annotator.ui import theme
from annotator.ui.application import made_application
from annotator.ui.panels.codebook import CodebookPanel
from annotator.workflow import attributes, finishing, projects
from annotator.workflow.claims import claims
from annotator.workflow.coders import coder_named
from annotator.workflow.proposals import proposal_for
from tests.bench.clock import Clock, timed
from tests.bench.store import imported, marked
from tests.bench.texts import report

WORDS, SPANS = 30_000, 2_000
LABELS, VALUES = 100, 20  # of a large codebook; values of each label
OUTCOMES = cycle((["killed"], ["wounded"], ["killed", "wounded"]))


def casualty_reading(folder: Path) -> dict[str, object]:
    """All claims and all dates of a long report; every sixth sentence of it has claims, far more than in real ones."""
    text = report(WORDS)
    return {
        f"claims of {WORDS} words": timed(lambda: casualties(text), 7) | {"claims": len(casualties(text))},
        f"dates of {WORDS} words": timed(lambda: dates(text), 7),
    }


def saying(folder: Path) -> dict[str, object]:
    """An attribute of one mark changed and committed, among many; a proposal; all problems; the table of claims."""
    with projects.create(folder / "saying.tarmiz") as project:
        (id,) = imported(project, folder, [report(WORDS)])
        who = coder_named(project, "bench", create=True).id
        length = len(documents.document(project, id).text)
        with project.transaction():
            for nth in range(SPANS):
                marked(project, id, who, (length - 40) * nth // SPANS, Label("CASUALTY"))
        spans = annotation_store.spans_of(project, id, who)
        clock = Clock()
        for span in spans[:: SPANS // 200]:
            with clock.round():
                attributes.set_attributes(project, [span], {"outcome": next(OUTCOMES), "min": 7})
        return {
            f"an attribute among {SPANS} marks": clock.figures(),
            "a proposal": timed(lambda: proposal_for(project, spans[SPANS // 2]), 50),
            f"problems of {SPANS} marks": timed(lambda: finishing.problems(project, id, who), 5),
            f"claims of {SPANS} marks": timed(lambda: list(claims(project)), 5),
        }


def large_codebook(folder: Path) -> dict[str, object]:
    """Read the file of a codebook of many labels and values, and read in it next to the text."""
    text = "\n".join(_label(nth) for nth in range(LABELS))
    book = codebook_file.parse(text, "large.toml")
    path = folder / "large.toml"
    path.write_text(text, encoding="utf-8")
    assert sum(len(attribute.values) for label in book.labels for attribute in label.attributes) == LABELS * VALUES
    return {f"{LABELS} labels, {LABELS * VALUES} values": timed(lambda: codebook_file.read(path), 15)} | _read_in(book)


def _read_in(book: Codebook) -> dict[str, object]:
    """Open such a codebook next to the text, turn to another label, look something up, and list what is found."""
    app, colours = made_application(), theme.load("light")
    opened, turned, looked_up = Clock(), Clock(), Clock()
    for nth in range(15):
        with opened.round():
            panel = CodebookPanel(book, colours)
            panel.resize(324, 700)
            panel.show()
            app.processEvents()
        with turned.round():
            panel.show_section(f"L{LABELS - 1 - nth}")
            app.processEvents()
        with looked_up.round():
            panel.field.setText("قيمة 1")
            app.processEvents()
        panel.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    clocks = {"opened next to the text": opened, "another label": turned, "words looked up": looked_up}
    return {name: clock.figures() for name, clock in clocks.items()}


def _label(nth: int) -> str:
    values = "\n".join(f'    {{ code = "v{one}", ar = "قيمة {one}", en = "Value {one}" }},' for one in range(VALUES))
    return (
        f'[[labels]]\ncode = "L{nth}"\nar = "تسمية {nth}"\nen = "Label {nth}"\n\n'
        f'[[labels.attributes]]\ncode = "kind"\nar = "النوع"\nen = "Kind"\ntype = "choice"\nvalues = [\n{values}\n]\n'
    )


MEASURES = {"casualty_reading": casualty_reading, "saying": saying, "large_codebook": large_codebook}
