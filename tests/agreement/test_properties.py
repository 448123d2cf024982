"""What must hold of figures whatever was coded; and the counts of all at once are those of the definitions."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.agreement import f1
from annotator.agreement.alpha import alpha
from annotator.agreement.attributes import alpha_attr, percent_overlap
from annotator.agreement.coding import CodedDocument, Coding, Mark
from annotator.agreement.f1 import Counts
from annotator.agreement.figure import ALL_PAIRS, F1_MEASURES, Figure
from annotator.agreement.label_table import label_table
from annotator.agreement.selection import Selection
from annotator.agreement.summary import summary
from annotator.agreement.unitizing import alpha_u, crossing_of, pooled
from tests.agreement.strategies import CODERS, LABELS, LENGTH, documents, marks

OF_F1 = dict(zip(F1_MEASURES, (f1.strict, f1.boundary, f1.overlap, f1.overlap_any, f1.chars), strict=True))
NAMES = {coder: coder for coder in CODERS}


def figures(found: list[CodedDocument], called: dict[str, str] = NAMES, **rest: object) -> dict[str, Figure]:
    made = summary(found, called, Selection(**rest), labels=LABELS, resamples=0)  # type: ignore[arg-type]
    return {repr((one.measure, sorted(one.scope.items()))): one for one in [*made.figures, *made.by_document()]}


def figure(found: dict[str, Figure], measure: str, **scope: object) -> Figure:
    return found[repr((measure, sorted(scope.items())))]


def shared(found: list[CodedDocument], one: str, other: str) -> list[tuple[Coding, Coding]]:
    """Return the works of two coders over documents that both have finished."""
    pairs = []
    for document in found:
        done = {coding.coder: coding for coding in document.codings if coding.done}
        if one in done and other in done:
            pairs.append((done[one], done[other]))
    return pairs


def near(one: float | None, other: float | None) -> bool:
    return one == other or (one is not None and other is not None and abs(one - other) < 1e-9)


@settings(max_examples=25)
@given(documents())
def test_counts_of_all_at_once_are_those_of_the_definitions(found: list[CodedDocument]) -> None:
    every = figures(found)
    for one, other in combinations(CODERS, 2):
        if repr(("shared_documents", [("coders", [one, other])])) not in every:
            continue
        for label in (None, *LABELS):
            for measure, count in OF_F1.items():
                total = Counts()
                for ours, theirs in shared(found, one, other):
                    kept = [[mark for mark in work.marks if label in (None, mark.label)] for work in (ours, theirs)]
                    total = total.plus(count(*kept))
                made = figure(every, measure, coders=[one, other], label=label)
                assert made.counts == total._asdict()
                assert made.value == total.f1
        tables = [label_table(ours.marks, theirs.marks) for ours, theirs in shared(found, one, other)]
        expected = sum(tables, start=Counter[tuple[str, str]]())
        rows = figure(every, "confusion", coders=[one, other]).value
        assert rows is None or isinstance(rows, list)
        assert [tuple(row) for row in rows or []] == sorted((*pair, count) for pair, count in expected.items())


@settings(max_examples=25)
@given(documents())
def test_alpha_of_all_at_once_is_that_of_the_definition(found: list[CodedDocument]) -> None:
    every = figures(found)
    for label in LABELS:
        assert near(figure(every, "alpha_u", label=label).number, alpha_u(found, label))
    assert near(figure(every, "alpha_u_pooled").number, pooled(crossing_of(found, label) for label in LABELS))
    for one, other in combinations(CODERS, 2):
        of_two = [
            replace(document, codings=tuple(c for c in document.codings if c.coder in (one, other)))
            for document in found
        ]
        key = repr(("alpha_u", sorted({"coders": [one, other], "label": "ACTOR"}.items())))
        if key in every:
            assert near(every[key].number, alpha_u(of_two, "ACTOR"))


@settings(max_examples=25)
@given(documents())
def test_attributes_of_all_at_once_are_those_of_the_definition(found: list[CodedDocument]) -> None:
    for one in figures(found).values():
        if one.measure == "alpha_attr" and "level" not in one.scope:
            assert near(one.number, alpha_attr(_shared_by_any(found), str(one.scope["label"]), str(one.scope["attr"])))
        if one.measure == "attr_percent_overlap" and isinstance(one.scope["coders"], list):
            first, second = map(str, one.scope["coders"])
            label, attribute = str(one.scope["label"]), str(one.scope["attr"])
            shares = []
            for ours, theirs in shared(found, first, second):
                pairs = f1.overlap(
                    *([mark for mark in work.marks if mark.label == label] for work in (ours, theirs))
                ).tp
                share = percent_overlap(ours.marks, theirs.marks, label, attribute)
                shares.append((pairs, 0 if share is None else round(share * pairs)))
            matched = sum(pairs for pairs, _ in shares)
            assert one.counts == {"matched": matched}
            assert near(one.number, sum(equal for _, equal in shares) / matched if matched else None)


def _shared_by_any(found: list[CodedDocument]) -> list[CodedDocument]:
    return [document for document in found if sum(coding.done for coding in document.codings) > 1]


@settings(max_examples=25)
@given(documents(), st.randoms(use_true_random=False))
def test_order_never_matters(found: list[CodedDocument], chance: random.Random) -> None:
    def mixed(document: CodedDocument) -> CodedDocument:
        codings = [
            replace(coding, marks=tuple(chance.sample(coding.marks, len(coding.marks)))) for coding in document.codings
        ]
        return replace(document, codings=tuple(chance.sample(codings, len(codings))))

    assert figures(chance.sample([mixed(document) for document in found], len(found))) == figures(found)


@settings(max_examples=25)
@given(documents())
def test_a_coder_renamed_changes_nothing_but_the_name(found: list[CodedDocument]) -> None:
    """Another name may put another coder first; what is symmetric stays."""
    before, after = figures(found), figures(found, {**NAMES, "ali": "zaid"})
    for one in before.values():
        coders = one.scope.get("coders")
        if coders in (None, ALL_PAIRS) and "coder" not in one.scope:
            assert after[repr((one.measure, sorted(one.scope.items())))] == one
    for other in ("omar", "sara"):
        key = ("f1_overlap", {"coders": ["ali", other], "label": None})
        if repr((key[0], sorted(key[1].items()))) in before:
            turned = figure(after, "f1_overlap", coders=[other, "zaid"], label=None)
            assert turned.value == figure(before, key[0], **key[1]).value


@settings(max_examples=25)
@given(marks())
def test_the_same_work_agrees_fully(own: tuple[Mark, ...]) -> None:
    document = CodedDocument("d", LENGTH, tuple(Coding(coder, own) for coder in CODERS))
    for one in figures([document]).values():
        if one.measure.startswith(("f1", "mean_f1", "alpha", "attr")) and one.number is not None:
            assert near(one.number, 1.0), one


@settings(max_examples=25)
@given(documents(), marks())
def test_a_document_on_which_all_agree_never_lowers_f1(found: list[CodedDocument], own: tuple[Mark, ...]) -> None:
    one_mind = CodedDocument("e", LENGTH, tuple(Coding(coder, own) for coder in CODERS))
    before, after = figures(found), figures([*found, one_mind])
    for measure in F1_MEASURES:
        value = figure(before, measure, coders=ALL_PAIRS, label=None).number
        later = figure(after, measure, coders=ALL_PAIRS, label=None).number
        assert value is None or (later is not None and later >= value - 1e-12)


@settings(max_examples=25)
@given(documents(most=1), documents(most=1))
def test_cutting_a_document_in_two_at_a_gap_changes_no_count(
    left: list[CodedDocument], right: list[CodedDocument]
) -> None:
    """Marks of the second half are moved behind the first; nothing crosses the cut."""
    (first,), (second,) = left, right
    people = {coding.coder for coding in first.codings} & {coding.coder for coding in second.codings}

    def work(document: CodedDocument, coder: str, by: int = 0) -> tuple[Mark, ...]:
        (own,) = (coding.marks for coding in document.codings if coding.coder == coder)
        return tuple(mark._replace(start=mark.start + by, end=mark.end + by, id=f"{mark.id}-{by}") for mark in own)

    whole = CodedDocument(
        "w", 2 * LENGTH, tuple(Coding(who, work(first, who) + work(second, who, LENGTH)) for who in people)
    )
    halves = [
        CodedDocument(id, LENGTH, tuple(Coding(who, work(part, who)) for who in people))
        for id, part in (("a", first), ("b", second))
    ]
    one, two = figures([whole]), figures(halves)
    for measure in F1_MEASURES:
        for label in (None, *LABELS):
            scope = {"coders": ALL_PAIRS, "label": label}
            assert figure(one, measure, **scope).counts == figure(two, measure, **scope).counts


@settings(max_examples=25)
@given(documents(), st.integers(0, LENGTH), st.integers(0, LENGTH))
def test_what_is_not_coded_is_cut_out(found: list[CodedDocument], one: int, other: int) -> None:
    """Marks within it are gone; by characters and for alpha the text is as long as what is left."""
    start, end = sorted((one, other))
    outside = ((start, end),) if start < end else ()
    zoned = [replace(document, outside=outside) for document in found]
    kept = [
        replace(
            document,
            codings=tuple(
                replace(
                    coding, marks=tuple(m for m in coding.marks if not (outside and start <= m.start and m.end <= end))
                )
                for coding in document.codings
            ),
        )
        for document in found
    ]
    with_zones, without = figures(zoned), figures(kept)
    for measure in F1_MEASURES[:4]:
        scope = {"coders": ALL_PAIRS, "label": None}
        assert figure(with_zones, measure, **scope).counts == figure(without, measure, **scope).counts
    assert near(figure(with_zones, "alpha_u", label="ACTOR").number, alpha_u(zoned, "ACTOR"))
    assert figures(zoned, whole_text=True) == figures(found)


@settings(max_examples=25)
@given(documents())
def test_one_label_chosen_is_that_label_of_all(found: list[CodedDocument]) -> None:
    every, one = figures(found), figures(found, labels=("ACTOR",))
    for measure in F1_MEASURES:
        of_all = figure(every, measure, coders=ALL_PAIRS, label="ACTOR")
        assert figure(one, measure, coders=ALL_PAIRS, label=None).counts == of_all.counts


@settings(max_examples=25)
@given(st.data())
def test_units_of_one_character_give_ordinary_alpha_with_missing_values(data: st.DataObject) -> None:
    """So the weights for documents with different coders are those of ordinary alpha."""
    found, units = [], []
    for nth in range(data.draw(st.integers(1, 3))):
        coders = data.draw(st.lists(st.sampled_from(CODERS), min_size=2, max_size=3, unique=True))
        labelled = [data.draw(st.lists(st.sampled_from(["", *LABELS]), min_size=9, max_size=9)) for _ in coders]
        codings = tuple(
            Coding(coder, tuple(Mark(at, at + 1, label, str(at)) for at, label in enumerate(labels) if label))
            for coder, labels in zip(coders, labelled, strict=True)
        )
        found.append(CodedDocument(f"d{nth}", 9, codings))
        units += list(zip(*labelled, strict=True))
    every = figures(found)
    used = any(value for unit in units for value in unit)
    assert near(figure(every, "alpha_u_joint").number, alpha(units) if used else None)
    binary = [tuple(bool(value) for value in unit) for unit in units]
    assert near(figure(every, "alpha_u_binary").number, alpha(binary) if used else None)
