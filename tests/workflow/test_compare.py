"""Comparing coders: of a project as of a corpus; what is chosen, what is to be known, and why they differ."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.agreement.figure import ALL_PAIRS
from annotator.agreement.selection import Selection
from annotator.core.coder import Coder
from annotator.core.document import DocumentId, Zone
from annotator.errors import InputError
from annotator.store import documents
from annotator.store.project import Project
from annotator.workflow import agreement_words as words
from annotator.workflow import annotate, attributes, compare, corpus_material, export, material, projects, reasons
from annotator.workflow.check import check
from annotator.workflow.compare import Agreement
from annotator.workflow.merge import merge
from tests.workshop import ACTOR, LOCATION, OTHER_TEXT, TEXT, add_report, coder, mark, new_project

MADE_UP = "قُتل 7 مدنيين في سوق تل الزهور، وانسحبت قوات اللواء 41 من حاجز الجسر. تقرير {nth}"


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Give an open project: two reports, done by sara and ali, one of them by omar too."""
    with new_project(tmp_path) as project:
        first, second = add_report(project), add_report(project, OTHER_TEXT, "other.txt")
        sara, ali, omar = (coder(project, name) for name in ("sara", "ali", "omar"))
        for who in (sara, ali):
            mark(project, first, who, "قوات اللواء 41")
            finish(project, first, who)
        mark(project, second, sara, "حاجز الجسر", LOCATION)
        mark(project, second, ali, "الجسر", LOCATION)
        for who in (sara, ali):
            finish(project, second, who)
        mark(project, first, omar, "كتائب النهر")
        yield project


def finish(project: Project, document: DocumentId, who: Coder) -> None:
    annotate.set_status(project, document, who.id, "done")


def figures(project: Project, **chosen: object) -> Agreement:
    found = material.of_project(project, days=True)
    made = compare.agreement(found, compare.choose(found, **chosen), resamples=50)  # type: ignore[arg-type]
    assert made is not None
    return made


def value(found: Agreement, measure: str, **scope: object) -> object:
    one = found.find(measure, **scope)
    assert one is not None
    return one.value


def codes(found: Agreement) -> list[str]:
    return [note.code for note in found.notes]


def test_only_finished_work_is_compared(project: Project) -> None:
    found = figures(project)
    assert list(found.summary.coders.values()) == ["ali", "omar", "sara"]
    assert value(found, "shared_documents", coders=["ali", "sara"]) == 2
    assert value(found, "shared_documents", coders=["ali", "omar"]) == 0
    assert value(found, "f1_strict", coders=["ali", "sara"], label=None) == 0.5
    assert value(found, "f1_overlap", coders=["ali", "sara"], label=None) == 1.0
    missing = found.find("f1_strict", coders=["ali", "omar"], label=None)
    assert missing is not None
    assert (missing.value, missing.reason) == (None, "no_shared_documents")


def test_finishing_without_a_mark_is_a_judgement(project: Project) -> None:
    report = add_report(project, MADE_UP, "empty.txt")
    for name in ("sara", "ali"):
        finish(project, report, coder(project, name))
    assert value(figures(project), "shared_documents", coders=["ali", "sara"]) == 3


def test_a_project_and_its_export_give_the_same_figures(project: Project, tmp_path: Path) -> None:
    target = tmp_path / "corpus.jsonl"
    export.run(project, target, "jsonl")
    of_corpus = compare.agreement(corpus_material.of_corpus(target), resamples=50)
    assert of_corpus is not None
    assert set(map(repr, of_corpus.every_figure())) == set(map(repr, figures(project).every_figure()))


def test_what_is_said_of_whole_reports_is_compared_but_for_what_is_in_own_words(
    project: Project, tmp_path: Path
) -> None:
    said = {"sara": ["relevant", "marginal"], "ali": ["relevant", "irrelevant"]}
    for name, values in said.items():
        for row, value_ in zip(documents.listing(project), values, strict=True):
            who = coder(project, name)
            attributes.set_of_report(project, row.id, who.id, {"relevance": value_, "note": f"{name} {value_}"})
            finish(project, row.id, who)
    found = figures(project)
    assert value(found, "observed_agreement", metadata="relevance", coders=["ali", "sara"]) == 0.5
    assert found.find("observed_agreement", metadata="note", coders=["ali", "sara"]) is None
    target = tmp_path / "out.jsonl"
    export.run(project, target, "jsonl")
    corpus = corpus_material.of_corpus(target)
    again = compare.agreement(corpus, compare.choose(corpus), resamples=50)
    assert again is not None
    assert value(again, "observed_agreement", metadata="relevance", coders=["ali", "sara"]) == 0.5
    assert again.find("observed_agreement", metadata="note", coders=["ali", "sara"]) is None


def test_withdrawn_reports_are_not_compared(project: Project) -> None:
    sara = coder(project, "sara")
    first = next(iter(material.of_project(project).documents())).id
    annotate.withdraw(project, [DocumentId(first)], sara.id)
    assert value(figures(project), "shared_documents", coders=["ali", "sara"]) == 1


def test_zones_that_are_not_coded_do_not_count(project: Project) -> None:
    sara = coder(project, "sara")
    for document in material.of_project(project).documents():
        if document.length == len(TEXT):
            title = TEXT.index("\n\n")
            zones = [Zone(0, title, "title"), Zone(title + 2, len(TEXT), "comments")]
            annotate.set_zones(project, DocumentId(document.id), zones, sara.id)
    found, whole = figures(project), figures(project, whole_text=True)
    assert value(found, "f1_overlap", coders=ALL_PAIRS, label=ACTOR) is None
    assert value(whole, "f1_overlap", coders=ALL_PAIRS, label=ACTOR) == 1.0


def test_coders_labels_reports_and_days_can_be_chosen(project: Project) -> None:
    assert value(figures(project, labels=["LOCATION"]), "f1_strict", coders=ALL_PAIRS, label=None) == 0.0
    assert value(figures(project, coders=["sara", "ali"]), "f1_strict", coders=["ali", "sara"], label=None) == 0.5
    only = figures(project, reports=["قصف على سوق تل الزهور"])
    assert value(only, "shared_documents", coders=["ali", "sara"]) == 1
    assert figures(project, until="2020-01-01").summary.documents == ()
    assert len(figures(project, since="2020-01-01").summary.documents) == 2


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        ({"coders": ["zaid"]}, "There is no coder .zaid.\\. Coders here"),
        ({"against": "zaid"}, "There is no coder"),
        ({"reports": ["zzz"]}, "No single report here is"),
    ],
)
def test_names_that_mean_nothing_are_refused(project: Project, chosen: dict[str, object], sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        compare.choose(material.of_project(project), **chosen)  # type: ignore[arg-type]


def test_two_coders_of_one_name_stay_two(project: Project) -> None:
    from annotator.workflow.coders import new_coder

    other = new_coder(project, "sara")
    found = material.of_project(project)
    assert len(set(found.called.values())) == 4
    assert found.called[other.id] == f"sara ({other.id[:8]})"
    with pytest.raises(InputError, match="Several coders are called"):
        compare.choose(found, coders=["sara"])
    assert compare.choose(found, coders=[other.id]).coders == (other.id,)


def test_a_reference_is_held_against_each_and_not_among_the_others(project: Project) -> None:
    found = figures(project, against="sara")
    assert list(found.summary.coders.values()) == ["ali", "omar"]
    assert value(found, "f1_overlap", coder="ali", against="sara", label=None) == 1.0
    assert value(found, "f1_overlap", coders=ALL_PAIRS, label=None) is None
    assert found.find("alpha_u", label=ACTOR) is not None


def test_somebody_may_stop_it(project: Project) -> None:
    seen: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> bool:
        seen.append((done, total))
        return False

    assert compare.agreement(material.of_project(project), progress=progress) is None
    assert seen == [(1, 2)]


# What is to be known first


def of_lines(folder: Path, *documents: object) -> Agreement:
    path = folder / "made.jsonl"
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in documents), encoding="utf-8")
    found = compare.agreement(corpus_material.of_corpus(path), resamples=20)
    assert found is not None
    return found


def work(who: str, *spans: tuple[int, int, str], status: str = "done", **rest: object) -> dict[str, object]:
    listed = [{"id": f"{who}{nth}", "start": s, "end": e, "label": label} for nth, (s, e, label) in enumerate(spans)]
    return {"coder": who, "status": status, "spans": listed, **rest}


def report(nth: int, *sets: object, **rest: object) -> dict[str, object]:
    return {"id": f"r{nth}", "text": MADE_UP.format(nth=nth), "annotation_sets": list(sets), **rest}


def sentences(found: Agreement) -> str:
    return "\n".join(words.note(note) for note in found.notes)


def test_nothing_at_all_has_a_sentence(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        found = figures(project)
    assert codes(found) == ["one_coder"]
    assert "Nobody has coded here yet" in sentences(found)
    assert all(one.value is None for one in found.figures)


def test_one_coder_has_a_sentence(tmp_path: Path) -> None:
    found = of_lines(tmp_path, report(1, work("sara", (0, 4, "ACTOR"))))
    assert codes(found) == ["one_coder"]
    assert "Only \u2068sara\u2069 has coded" in sentences(found)
    assert all(one.value is None for one in found.figures)


def test_nothing_finished_has_a_sentence(tmp_path: Path) -> None:
    begun = [work(who, (0, 4, "ACTOR"), status="in_progress") for who in ("sara", "ali")]
    found = of_lines(tmp_path, report(1, *begun))
    assert codes(found) == ["nothing_finished"]
    assert all(one.value in (None, 0) for one in found.figures if "metadata" not in one.scope)


def test_no_shared_report_has_a_sentence(tmp_path: Path) -> None:
    found = of_lines(tmp_path, report(1, work("sara")), report(2, work("ali")))
    assert codes(found) == ["nothing_shared"]


def test_too_few_reports_coded_twice_have_a_sentence(tmp_path: Path) -> None:
    few = [report(nth, work("sara", (0, 4, "ACTOR")), work("ali", (0, 4, "ACTOR"))) for nth in range(49)]
    assert codes(of_lines(tmp_path, *few)) == ["few_documents"]
    enough = [*few, report(50, work("sara"), work("ali"))]
    assert codes(of_lines(tmp_path, *enough)) == []


def test_a_label_that_nobody_used_has_a_sentence(project: Project) -> None:
    found = figures(project, labels=["WEAPON"])
    assert "unused_labels" in codes(found)
    one = found.find("alpha_u", label="WEAPON")
    assert one is not None
    assert (one.value, one.reason) == (None, "no_unit")


def test_marks_inside_others_of_their_label_have_a_sentence(tmp_path: Path) -> None:
    nested = work("sara", (0, 14, "LOCATION"), (5, 9, "LOCATION"))
    found = of_lines(tmp_path, report(1, nested, work("ali", (5, 9, "LOCATION"))))
    assert "nested" in codes(found)
    assert value(found, "f1_strict", coders=["ali", "sara"], label=None) == 2 / 3
    assert value(found, "alpha_u_joint") is None


def test_a_coder_who_marked_everything_has_a_sentence(tmp_path: Path) -> None:
    length = len(MADE_UP.format(nth=1))
    found = of_lines(tmp_path, report(1, work("sara", (0, length, "ACTOR")), work("ali", (0, 4, "ACTOR"))))
    assert "marked_everything" in codes(found)
    everybody = of_lines(tmp_path, report(1, *(work(who, (0, length, "ACTOR")) for who in ("sara", "ali"))))
    one = everybody.find("alpha_u", label="ACTOR")
    assert one is not None
    assert (one.value, one.reason) == (None, "all_marked")
    assert value(everybody, "f1_strict", coders=ALL_PAIRS, label=None) == 1.0


def test_suggested_marks_have_a_sentence_and_can_be_left_out(tmp_path: Path) -> None:
    suggested = work("sara")
    suggested["spans"] = [{"id": "s", "start": 0, "end": 4, "label": "ACTOR", "attributes": {"suggested": True}}]
    found = of_lines(tmp_path, report(1, suggested, work("ali", (0, 4, "ACTOR"))))
    assert "suggested" in codes(found)
    assert found.find("alpha_attr", attr="suggested", label="ACTOR") is None
    without = compare.agreement(found.material, Selection(without_suggestions=True), resamples=0)
    assert without is not None
    assert without.summary.documents == ()


def test_forty_coders_are_all_compared(tmp_path: Path) -> None:
    people = [f"coder{nth:02}" for nth in range(40)]
    found = of_lines(tmp_path, *(report(nth, *(work(who, (0, 4, "ACTOR")) for who in people)) for nth in range(3)))
    assert sum(one.measure == "shared_documents" for one in found.figures) == 780
    assert value(found, "f1_strict", coders=ALL_PAIRS, label=None) == 1.0


def test_reports_of_several_codebooks_have_a_sentence(project: Project) -> None:
    from annotator.core.change import Change
    from annotator.core.codebook_content import codebook_of
    from annotator.store import codebooks, journal

    before = codebooks.codebook(project)
    after = codebook_of({**before.content, "version": "9"})
    journal.commit(project, "codebook", coder(project).id, Change((before,), (after,)))
    mark(project, add_report(project, MADE_UP, "third.txt"), coder(project), "سوق")
    found = figures(project)
    assert "versions" in codes(found)
    assert "2 versions of the codebook" in sentences(found)


# Corpora of other people


def test_values_of_whole_reports_come_from_the_sets(tmp_path: Path) -> None:
    said = [("yes", "yes", "no"), ("no", "no", "no"), ("yes", "no", "yes"), ("yes", "yes", None)]
    found = of_lines(
        tmp_path,
        *(
            report(
                nth,
                *(
                    work(who, **{"metadata": {"relevance": value}} if who != "omar" else {"relevance": value})
                    for who, value in zip(("ali", "omar", "sara"), values, strict=True)
                ),
            )
            for nth, values in enumerate(said)
        ),
    )
    from annotator.agreement.alpha import alpha
    from annotator.agreement.kappa import cohen_kappa

    assert value(found, "alpha", metadata="relevance", level="nominal") == pytest.approx(alpha(said))
    pair = cohen_kappa(*zip(*[values[:2] for values in said], strict=True))
    assert value(found, "cohen_kappa", metadata="relevance", coders=["ali", "omar"]) == pytest.approx(pair)
    fleiss = found.find("fleiss_kappa", metadata="relevance")
    assert fleiss is not None
    assert fleiss.reason == "unequal_numbers"


def test_lines_of_one_id_are_one_document_and_sets_of_one_coder_one_work(tmp_path: Path) -> None:
    found = of_lines(
        tmp_path,
        report(1, work("sara", (0, 4, "ACTOR"))),
        report(1, work("ali", (0, 4, "ACTOR")), work("sara", (5, 6, "ACTOR"))),
    )
    assert found.summary.seen == 1
    assert value(found, "f1_strict", coders=["ali", "sara"], label=None) == 2 / 3


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("{", "made.jsonl.*, line 2: This is no JSON"),
        ("[]", "made.jsonl.*, line 2: "),
        ('{"id": "r1", "text": "x"}', "line 2: Its text is another one than that of the same id .r1. in line 1"),
    ],
)
def test_a_line_that_is_no_report_is_named(tmp_path: Path, line: str, sentence: str) -> None:
    path = tmp_path / "made.jsonl"
    path.write_text(json.dumps(report(1), ensure_ascii=False) + f"\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match=sentence):
        corpus_material.of_corpus(path)


def test_a_corpus_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        corpus_material.of_corpus(tmp_path / "gone.jsonl")


def test_marks_that_do_not_fit_their_text_are_left_out_and_told(tmp_path: Path) -> None:
    wrong = work("sara", (0, 4, "ACTOR"), (90, 99_999, "ACTOR"))
    listed = wrong["spans"]
    assert isinstance(listed, list)
    listed.append({"id": "q", "start": 0, "end": 4, "label": "ACTOR", "quote": "else"})
    found = of_lines(tmp_path, report(1, wrong, work("ali", (0, 4, "ACTOR"))))
    assert found.summary.spans == 2
    assert "2 marks were left out" in found.material.findings[0]


def test_marks_without_ids_can_be_told_apart(tmp_path: Path) -> None:
    own = {"coder": "sara", "spans": [{"start": 0, "end": 4, "label": "ACTOR"}] * 2}
    (document,) = of_lines(tmp_path, report(1, own, work("ali"))).material.documents()
    ids = [mark.id for coding in document.codings for mark in coding.marks]
    assert len(ids) == len(set(ids)) == 2


# From the worst, and over time


def test_documents_come_from_the_worst(project: Project) -> None:
    found = figures(project)
    rows = compare.worst_first(found)
    assert [row.figures["f1_strict"].value for row in rows] == [0.0, 1.0]
    (month,) = compare.by_month(found)
    assert month.documents == 2
    assert month.counts["f1_strict"] == (1, 4)


# Disagreements and their reasons


def copied(project: Project, folder: Path) -> Path:
    """Return a copy of an open project, as somebody else has it."""
    project.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return Path(shutil.copy(project.path, folder / "copy.tarmiz"))


def test_a_reason_is_kept_undone_and_counted(project: Project) -> None:
    sara = coder(project, "sara")
    found = list(compare.disagreements(material.of_project(project)))
    assert [one.kind for one in found] == ["boundary"]
    reasons.note_reason(project, found[0], "slip", sara.id)
    reasons.note_reason(project, found[0], "codebook", sara.id, "  what of\nthe article? ")
    assert reasons.reasons(project)[found[0].id].note == "what of the article?"
    assert reasons.causes_counted(found, reasons.reasons(project))["codebook"] == 1
    annotate.undo(project, sara.id)
    assert reasons.reasons(project)[found[0].id].cause == "slip"
    annotate.undo(project, sara.id)
    assert reasons.reasons(project) == {}
    annotate.redo(project, sara.id)
    reasons.forget_reason(project, found[0].id, sara.id)
    assert reasons.causes_counted(found, reasons.reasons(project))[""] == 1
    assert check(project).sound


def test_an_unknown_reason_is_refused(project: Project) -> None:
    (one,) = compare.disagreements(material.of_project(project))
    with pytest.raises(InputError, match="is no reason why coders differ"):
        reasons.note_reason(project, one, "weather", coder(project).id)  # type: ignore[arg-type]


def test_a_late_merge_changes_the_figures_and_keeps_the_reasons(project: Project, tmp_path: Path) -> None:
    supervisor = coder(project, "supervisor")
    (one,) = compare.disagreements(material.of_project(project))
    copy = copied(project, tmp_path)
    before = value(figures(project), "f1_strict", coders=ALL_PAIRS, label=None)
    reasons.note_reason(project, one, "ambiguous", supervisor.id)
    with projects.open_project(copy) as other:
        omar = coder(other, "omar")
        for document in material.of_project(other).documents():
            finish(other, DocumentId(document.id), omar)
    merge(project, [copy])
    found = material.of_project(project)
    later = list(compare.disagreements(found))
    assert one.id in {each.id for each in later}
    assert len(later) > 1
    assert found.reasons[one.id].cause == "ambiguous"
    assert value(figures(project), "f1_strict", coders=ALL_PAIRS, label=None) != before
    assert check(project).sound


def test_two_who_note_reasons_apart_come_together_without_a_conflict(project: Project, tmp_path: Path) -> None:
    (one,) = compare.disagreements(material.of_project(project))
    reasons.note_reason(project, one, "slip", coder(project, "sara").id)
    copy = copied(project, tmp_path)
    with projects.open_project(copy) as other:
        reasons.note_reason(other, one, "codebook", coder(other, "ali").id)
    reasons.note_reason(project, one, "other", coder(project, "sara").id)
    merged = merge(project, [copy])
    assert merged.conflicts == ()
    assert reasons.reasons(project)[one.id].cause in ("codebook", "other")
    assert check(project).sound
