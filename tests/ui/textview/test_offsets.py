"""R12, R13, R14, R21: offsets are code points of the stored text, whatever Qt counts, and one component shows it."""

from __future__ import annotations

import ast
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

import annotator
from annotator.arabic import graphemes
from annotator.arabic.clean import clean
from annotator.ui.textview.marks import Mark
from tests.arabic.texts import hard_texts
from tests.ui.textview.conftest import OpenView
from tests.ui.textview.rendering import PROSE, picture

WIDE = "👨\u200d👩\u200d👧🇸🇾\U0001ee00قتل\U00010a00 x\u0301"


def test_r12_what_is_selected_is_what_is_told_and_copied_in_any_text(open_view: OpenView) -> None:
    """R12, R14. Wide characters before, in and after the range."""
    view = open_view("")

    @settings(max_examples=60)
    @given(hard_texts() | st.text(WIDE, max_size=20), st.integers(0, 30), st.integers(0, 30))
    @example(f"{WIDE} مدنيين {WIDE}", 14, 21)
    def holds(raw: str, one: int, other: int) -> None:
        text = clean(raw).text
        view.show_text(text)
        start, end = sorted((min(one, len(text)), min(other, len(text))))
        view.select(start, end)
        chosen = graphemes.snap(text, start, end) if start < end else None
        assert view.selection() == chosen
        assert view.createMimeDataFromSelection().text() == text[slice(*(chosen or (0, 0)))]

    holds()


def test_r12_a_mark_is_found_under_each_of_its_letters_and_no_other(open_view: OpenView) -> None:
    text = f"{WIDE} قُتل 7 {WIDE} مدنيين"
    view = open_view(text)
    for start in range(len(text)):
        view.set_marks([Mark("1", start, min(start + 3, len(text)), "c", "#ff8800")])
        found = [offset for offset in range(len(text)) if view.marks_at(offset)]
        assert found == list(range(start, min(start + 3, len(text))))
    picture(view)


def test_r13_any_text_that_was_cleaned_is_shown_as_it_is(open_view: OpenView) -> None:
    view = open_view("")

    @settings(max_examples=80)
    @given(hard_texts() | st.text(max_size=40))
    def holds(raw: str) -> None:
        text = clean(raw).text
        view.show_text(text)
        assert view.text() == text
        assert view.document().characterCount() - 1 == len(text.encode("utf-16-le")) // 2

    holds()


def test_r14_the_view_gives_the_very_text_that_it_was_given(open_view: OpenView) -> None:
    text = "قُتل\u00a07\u202fمدنيين\tأمس\u200f\u2067x\u2069"
    view = open_view(text)
    assert view.text() is text


def test_r21_two_views_show_one_text_alike(open_view: OpenView) -> None:
    """Two coders' lanes are two of the same component."""
    marks = [Mark("1", 5, 40, "فاعل", "#2763a6"), Mark("2", 12, 20, "مكان", "#1f7a4d")]
    pictures = []
    for _ in range(2):
        view = open_view(PROSE)
        view.set_marks(marks)
        view.clearFocus()
        pictures.append(picture(view))

    assert pictures[0] == pictures[1]


def test_r21_no_other_widget_shows_a_report() -> None:
    """One class of the program is a rich text editor; whoever shows a report takes the text view."""
    package = Path(annotator.__file__).parent
    heirs = {
        node.name
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef) and any(_name(base) in ("QTextEdit", "QTextBrowser") for base in node.bases)
    }
    users = {
        path.name
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and _name(node.func) in ("QTextEdit", "QTextBrowser", "QTextDocument")
    }
    assert heirs == {"Page", "_Reading"}  # which reads the codebook
    assert users == set()


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
