"""R19: an import tells which reports came damaged out of a PDF or an old program, and takes them all the same."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from annotator.store import documents
from annotator.workflow.damage import findings
from tests.workflow.arriving import codes, corpus, imported, written
from tests.workshop import TEXT, new_project

SOUND = (
    "قالت مصادر محلية إن قصفا مدفعيا استهدف سوق البلدة صباح الثلاثاء وأدى إلى مقتل سبعة أشخاص في المدينة القديمة.\n"
    "وأفاد ناشطون بأن القوات الحكومية انسحبت من الحاجز الشمالي باتجاه القرية المجاورة، وفق مصادر في المعارضة."
)
REVERSED = "\n".join(line[::-1] for line in SOUND.split("\n"))
SHAPES = "".join(map(chr, (0xFED7, 0xFE98, 0xFEDE)))  # قتل as an old program wrote it


def test_r19_reversed_lines_are_told_and_the_report_comes_in(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report = imported(project, written(tmp_path, "a.txt", f"{SOUND}\n{REVERSED}"))
        (id,) = report.new
        assert documents.document(project, id).text == f"{SOUND}\n{REVERSED}"
    assert (codes(report), report.refused) == (["reversed"], 0)
    told = report.problems[0]
    assert (told.file, told.line, told.refused) == (str(tmp_path / "a.txt"), None, False)
    assert told.sentence.startswith("\u2068a.txt\u2069: 2 lines of the text (3, 4) seem to run back to front")


def test_r19_letters_stored_as_shapes_are_told_with_their_line(tmp_path: Path) -> None:
    assert unicodedata.normalize("NFKC", SHAPES) == "قتل"
    path = corpus(tmp_path, {"text": TEXT}, {"text": f"{SHAPES} سبعة مدنيين"})
    with new_project(tmp_path) as project:
        report = imported(project, path)
        assert len(report.new) == 2
    assert (codes(report), report.problems[0].line, report.refused) == (["shapes"], 2, 0)
    assert "3 letters are stored as finished shapes" in report.problems[0].sentence


def test_r19_many_lines_are_named_by_the_first() -> None:
    (told,) = findings("\n".join([REVERSED] * 4))
    assert told.sentence.startswith("8 lines of the text (1, 2, 3, 4, 5 and others) seem")


def test_r19_one_line_is_named_alone() -> None:
    (told,) = findings(REVERSED.split("\n")[0])
    assert told.sentence.startswith("Line 1 of the text seems")


@pytest.mark.parametrize("text", ["", SOUND, TEXT, "Shelling of a market"])
def test_r19_nothing_is_told_of_a_sound_text(text: str) -> None:
    assert findings(text) == ()
