"""A corpus leaves whole or not at all, with everything said of what its format could not carry."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from annotator.core.annotation_set import Relation, RelationId
from annotator.core.change import Change
from annotator.core.coder import Coder, CoderId
from annotator.core.corpus import Loss
from annotator.core.document import DocumentId
from annotator.errors import InputError
from annotator.formats import losses as loss_words
from annotator.store import journal
from annotator.store.project import Project
from annotator.workflow import annotate, export
from annotator.workflow.coders import new_coder
from annotator.workflow.corpus_setting import TOKENS, Tokens
from annotator.workflow.export import CODEBOOK, Choice, ExportReport, Manner
from tests.formats import bio
from tests.workshop import ACTOR, LOCATION, OTHER_TEXT, TACTIC, TEXT, add_report, coder, mark, new_project

ALL = Choice(unfinished=True)
Coded = tuple[Project, list[DocumentId], Coder]


@pytest.fixture
def coded(tmp_path: Path) -> Iterator[Coded]:
    """Return a project with two reports, of which a coder has marked one."""
    with new_project(tmp_path) as project:
        ids = [add_report(project), add_report(project, OTHER_TEXT, "other.txt")]
        who = coder(project, "سارة")
        mark(project, ids[0], who, "سوق تل الزهور", LOCATION)
        mark(project, ids[0], who, "تل الزهور", LOCATION)
        mark(project, ids[0], who, "اتجاه الأحياء", LOCATION)
        yield project, ids, who


def lines(path: Path) -> list[dict[str, Any]]:
    """Return the lines of a file in our own format."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def listed(report: ExportReport) -> dict[str, Any]:
    """Return what the file of losses holds."""
    content: dict[str, Any] = json.loads(report.loss_file.read_text(encoding="utf-8"))
    return content


def names(folder: Path) -> list[str]:
    """Return the names of all files but the project's own."""
    files = (path.name for path in folder.iterdir() if not path.name.startswith("project"))
    return sorted(name for name in files if not name.endswith(CODEBOOK))


def test_our_own_format_holds_every_report_and_set_and_loses_nothing(coded: Coded, tmp_path: Path) -> None:
    project, ids, who = coded
    report = export.run(project, tmp_path / "out.jsonl", "jsonl")
    content = lines(tmp_path / "out.jsonl")
    assert [line["id"] for line in content] == ids
    assert [len(line["annotation_sets"]) for line in content] == [1, 0]
    assert content[0]["annotation_sets"][0]["coder_id"] == who.id
    assert content[0]["annotation_sets"][0]["status"] == "in_progress"
    assert (report.documents, report.sets, report.spans, report.losses) == (2, 1, 3, ())
    assert report.sentence() == "2 reports with 3 marks written to \u2068out.jsonl\u2069."
    assert report.details() == []
    assert (listed(report)["losses"], listed(report)["files"]) == ([], ["out.jsonl"])


def test_a_withdrawn_report_stays_behind(coded: Coded, tmp_path: Path) -> None:
    project, ids, who = coded
    annotate.withdraw(project, [ids[0]], who.id)
    for name in ("jsonl", "conll2002"):
        report = export.run(project, tmp_path / "out", name)
        assert report.spans == 0
    assert "سوق تل الزهور" not in (tmp_path / "out").read_text(encoding="utf-8")


def test_one_coders_sets_can_be_chosen(coded: Coded, tmp_path: Path) -> None:
    project, ids, _ = coded
    other = new_coder(project, "ليلى")
    mark(project, ids[1], other, "حاجز الجسر", LOCATION)
    report = export.run(project, tmp_path / "out.jsonl", "jsonl", coder=other.id)
    assert [len(line["annotation_sets"]) for line in lines(tmp_path / "out.jsonl")] == [0, 1]
    assert (report.documents, report.sets, report.spans) == (2, 1, 1)


def test_a_token_file_says_what_it_lost_before_and_after(coded: Coded, tmp_path: Path) -> None:
    project, ids, who = coded
    before = export.losses_of(project, "conll2002", choice=ALL)
    report = export.run(project, tmp_path / "out.conll", "conll2002", choice=ALL)
    assert before == report.losses
    assert loss_words.counted(report.losses) == {
        "nested_dropped": 1,
        "widened": 1,
        "not_coded": 1,
        "unfinished": 1,
        "spacing_dropped": 1,
        "metadata_dropped": 1,
    }
    assert (report.documents, report.sets, report.spans) == (1, 1, 2)
    assert report.details()[0] == "1 mark inside a longer one is left out."
    assert bio.chunks((tmp_path / "out.conll").read_text(encoding="utf-8")) == [
        ("LOCATION", ("سوق", "تل", "الزهور")),
        ("LOCATION", ("باتجاه", "الأحياء")),
    ]
    content = listed(report)
    assert (content["format"], content["counts"]) == ("conll2002", loss_words.counted(report.losses))
    assert content["losses"] == report.to_json()["losses"]
    assert str(tmp_path) not in json.dumps(content)
    (nested,) = [loss for loss in report.losses if loss.code == "nested_dropped"]
    assert (nested.document, nested.coder, nested.detail["quote"]) == (ids[0], who.id, "تل الزهور")


@pytest.mark.parametrize("tokens", TOKENS)
def test_drafts_hold_the_same_text_and_losses_as_the_file(coded: Coded, tmp_path: Path, tokens: Tokens) -> None:
    project, _, _ = coded
    manner = Manner(tokens=tokens)
    for name in ("jsonl", "conll2002"):
        report = export.run(project, tmp_path / "out", name, choice=ALL, manner=manner)
        drafts = list(export.drafts(project, name, choice=ALL, manner=manner))
        assert "".join(draft.text for draft in drafts) == (tmp_path / "out").read_text(encoding="utf-8")
        assert tuple(loss for draft in drafts for loss in draft.losses) == report.losses
        assert sum(draft.spans for draft in drafts) == report.spans


def test_several_coders_get_a_token_file_each(coded: Coded, tmp_path: Path) -> None:
    project, ids, who = coded
    other = new_coder(project, "ليلى/../x")
    mark(project, ids[0], other, "قصف", TACTIC)
    mark(project, ids[1], other, "حاجز الجسر", LOCATION)
    report = export.run(project, tmp_path / "out.conll", "conll2002", choice=ALL)
    assert names(tmp_path) == ["out-سارة.conll", "out-ليلى_x.conll", "out.conll.losses.json"]
    assert sorted(report.files) == sorted(export.targets(project, tmp_path / "out.conll", "conll2002"))
    assert (report.documents, report.sets, report.spans) == (2, 3, 4)
    assert "not_coded" not in loss_words.counted(report.losses)
    assert len(bio.chunks((tmp_path / "out-ليلى_x.conll").read_text(encoding="utf-8"))) == 2
    only = export.run(project, tmp_path / "one.conll", "conll2002", coder=who.id, choice=ALL)
    assert (only.files, only.sets) == ((tmp_path / "one.conll",), 1)
    assert loss_words.counted(only.losses)["not_coded"] == 1


def test_a_report_that_nobody_began_is_told_once_for_all_token_files(coded: Coded, tmp_path: Path) -> None:
    project, ids, _ = coded
    mark(project, ids[0], new_coder(project, "ليلى"), "قصف", TACTIC)
    report = export.run(project, tmp_path / "out.conll", "conll2002")
    assert loss_words.counted(report.losses)["not_coded"] == 1


def test_two_coders_of_one_name_get_files_of_different_names(coded: Coded, tmp_path: Path) -> None:
    project, ids, who = coded
    other, third = new_coder(project, "سارة"), new_coder(project, "...")
    for one in (other, third):
        mark(project, ids[0], one, "قصف", TACTIC)
    export.run(project, tmp_path / "out.conll", "conll2002")
    expected = [f"out-{third.id[:8]}.conll", f"out-سارة-{other.id[:8]}.conll", f"out-سارة-{who.id[:8]}.conll"]
    assert names(tmp_path) == sorted([*expected, "out.conll.losses.json"])


def test_a_coder_with_nothing_but_a_relation_has_begun_too(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        id, who = add_report(project), coder(project)
        spans = [mark(project, id, who, words, ACTOR) for words in ("قصف", "سوق")]
        relation = Relation(RelationId("r"), id, who.id, "at", spans[0].id, spans[1].id)
        journal.commit(project, "relate", who.id, Change(added=(relation,)))
        mark(project, id, coder(project, "b"), "قصف", ACTOR)
        assert (
            export.losses_of(project, "conll2002", choice=ALL).count(
                Loss("relation_dropped", id, who.id, {"id": "r", "type": "at"})
            )
            == 1
        )


def test_progress_goes_over_all_reports(coded: Coded, tmp_path: Path) -> None:
    project, _, _ = coded
    seen: list[tuple[int, int]] = []

    def progress(done: int, every: int) -> bool:
        seen.append((done, every))
        return True

    export.run(project, tmp_path / "out.jsonl", "jsonl", progress=progress)
    assert seen == [(1, 2), (2, 2)]


def test_a_stopped_export_leaves_nothing_behind(coded: Coded, tmp_path: Path) -> None:
    project, _, _ = coded
    old = tmp_path / "out.jsonl"
    old.write_text("old", encoding="utf-8")
    report = export.run(project, old, "jsonl", progress=lambda done, every: False)
    assert (report.stopped, report.files, report.to_json()["stopped"]) == (True, (), True)
    assert "stopped" in report.sentence()
    assert names(tmp_path) == ["out.jsonl"]
    assert old.read_text(encoding="utf-8") == "old"


def test_a_new_export_takes_the_place_of_the_old_one(coded: Coded, tmp_path: Path) -> None:
    project, _, _ = coded
    target = tmp_path / "out.jsonl"
    target.write_text("old", encoding="utf-8")
    export.run(project, target, "jsonl")
    assert len(lines(target)) == 2
    assert names(tmp_path) == ["out.jsonl", "out.jsonl.losses.json"]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("project.tarmiz", "is a project"),
        ("other.tarmiz", "is a project"),
        (".", "is a folder"),
        ("missing/out.jsonl", "There is no folder"),
        ("project.tarmiz/out.jsonl", "There is no folder"),
        ("x" * 300, "could not be written"),
    ],
)
def test_a_target_that_cannot_be_is_refused_in_a_sentence(
    coded: Coded, tmp_path: Path, name: str, sentence: str
) -> None:
    project, _, _ = coded
    before = names(tmp_path)
    with pytest.raises(InputError, match=sentence):
        export.run(project, tmp_path / name, "jsonl")
    assert names(tmp_path) == before


@pytest.mark.skipif(sys.platform == "win32", reason="devices are no files there")
def test_a_device_is_no_target(coded: Coded) -> None:
    project, _, _ = coded
    with pytest.raises(InputError, match="no ordinary file"):
        export.run(project, Path(os.devnull), "jsonl")


def test_a_link_to_the_project_is_no_target_and_another_link_stays_one(coded: Coded, tmp_path: Path) -> None:
    project, _, _ = coded
    link, real = tmp_path / "link.jsonl", tmp_path / "real.jsonl"
    try:
        link.symlink_to(project.path)
    except OSError:
        pytest.skip("no links here")
    with pytest.raises(InputError, match="is a project"):
        export.run(project, link, "jsonl")
    link.unlink()
    real.touch()
    link.symlink_to(real)
    export.run(project, link, "jsonl")
    assert link.is_symlink()
    assert len(lines(real)) == 2


def test_a_format_that_is_none_is_refused(coded: Coded, tmp_path: Path) -> None:
    project, _, _ = coded
    for act in (
        lambda: export.run(project, tmp_path / "out", "xml"),
        lambda: list(export.drafts(project, "xml")),
        lambda: export.targets(project, tmp_path / "out", "xml"),
    ):
        with pytest.raises(InputError, match=r"There is no format .*xml.*: choose one of jsonl, conll2002"):
            act()


def test_a_project_in_which_nobody_coded_gives_an_empty_token_file(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        add_report(project)
        report = export.run(project, tmp_path / "out.conll", "conll2002")
        assert (tmp_path / "out.conll").read_text(encoding="utf-8") == ""
        assert loss_words.counted(report.losses) == {"not_coded": 1}
        assert export.run(project, tmp_path / "x.conll", "conll2002", coder=CoderId("none")).spans == 0


WITHOUT_ROOM = """
import resource, signal, sys
from pathlib import Path
from annotator.errors import InputError
from annotator.workflow import export, projects
with projects.open_project(Path(sys.argv[1])) as project:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, resource.RLIM_INFINITY))
    try:
        export.run(project, Path(sys.argv[2]), "jsonl")
    except InputError as error:
        print(error)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="room for files is limited otherwise there")
def test_a_full_disk_is_told_and_leaves_nothing_behind(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        for nth in range(20):
            add_report(project, f"{TEXT} {nth}", f"{nth}.txt")
    command = [sys.executable, "-c", WITHOUT_ROOM, str(tmp_path / "project.tarmiz"), str(tmp_path / "out.jsonl")]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    assert ran.stdout == "The disk is full: \u2068out.jsonl\u2069 was not written. Make room, then try again.\n"
    assert names(tmp_path) == []
