"""Packages between people: who gets what, what is acknowledged, what is missing, and what is refused."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.core.chain import values_of
from annotator.core.change import Change
from annotator.core.coder import NOBODY, Coder, new_coder_id
from annotator.core.document import Document, DocumentId, Metadata, Source, SourceId, Standing
from annotator.core.json_value import compact
from annotator.core.span import Span, SpanId
from annotator.errors import InputError, ProjectError
from annotator.exchange import age
from annotator.exchange.keys import new_identity
from annotator.store import annotations as annotation_store
from annotator.store import backup, coders, documents, journal, parts, rows
from annotator.store.project import Project
from annotator.workflow import annotate, backups, team, unpacking
from annotator.workflow import merge as merging
from annotator.workflow.check import check
from annotator.workflow.dealing import give, take_back
from annotator.workflow.merge import GapError, merge
from annotator.workflow.unpacking import UnknownSenderError
from tests.crew import Person, coder_of, supervisor
from tests.exchange.packages import members_of, signed_anew, with_rows, zipped
from tests.workshop import LOCATION, OTHER_TEXT, TACTIC, TEXT, add_report, mark, quotes

SECRET = "تقرير سري لا يراه سواها"


@pytest.fixture
def boss(tmp_path: Path) -> Person:
    """Return a supervisor with three reports."""
    person = supervisor(tmp_path)
    with person.at_work() as project:
        for number, text in enumerate((TEXT, OTHER_TEXT, f"{SECRET} {OTHER_TEXT}")):
            add_report(project, text, f"{number}.txt")
    return person


def reports(person: Person) -> list[DocumentId]:
    with person.at_work() as project:
        return [row.id for row in documents.listing(project)]


def is_sound(person: Person) -> bool:
    with person.at_work() as project:
        found = check(project)
        assert found.sound, found.problems
        return True


def everything_in(project: Project) -> str:
    """Return every row of every table of the file as one text, but for the search index."""
    tables = [row[0] for row in project.db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()]
    found = [project.db.execute(f"SELECT * FROM {name}").fetchall() for name in tables if not name.startswith("search")]
    return repr(found)


# Who gets what


def test_a_coder_gets_her_reports_and_nothing_of_anybody_else(boss: Person) -> None:
    first, second, third = reports(boss)
    sara, ali = coder_of(boss, "sara", [first]), coder_of(boss, "ali", [first, third])
    with boss.at_work() as project:
        mark(project, first, ali.coder, "قوات اللواء 41")
        annotate.set_metadata(project, third, {"title": SECRET}, boss.coder.id)
        annotate.set_metadata(project, first, {"title": "عنوان"}, boss.coder.id)
    sara.takes(boss.packs(sara, "1.spanpkg"), boss)
    with sara.at_work() as project:
        assert [row.id for row in documents.listing(project)] == [first]
        assert documents.metadata_of(project, first).values == {"title": "عنوان"}
        assert annotation_store.sets_of(project, first) == []
        assert {one.name for one in coders.coders(project)} == {"sara", "boss"}
        held = everything_in(project)
    for hidden in (SECRET, third, second, ali.coder.id, "2.txt"):
        assert hidden not in held
    assert is_sound(sara)


def test_an_import_with_the_marks_of_others_reaches_a_coder_without_them(boss: Person) -> None:
    sara = coder_of(boss, "sara")
    with boss.at_work() as project:
        other = Coder(new_coder_id(), "other")
        document = Document.of("نص جديد فيه علامات")
        span = Span(SpanId("x"), document.id, other.id, 0, 2, LOCATION, "نص")
        source = Source(SourceId("s"), document.id, "marked.jsonl", "0" * 64, "utf-8", 1)
        change = Change(added=(Standing(document.id), source, Metadata(document.id, {"title": "ع"}), other, span))
        journal.commit(project, "import", NOBODY, change, arrivals=[(document, [])])
        give(project, [document.id], sara.coder.id, boss.coder.id)
    sara.takes(boss.packs(sara, "1.spanpkg"), boss)
    with sara.at_work() as project:
        assert [row.title for row in documents.listing(project)] == ["ع"]
        assert [one.name for one in documents.sources_of(project, document.id)] == ["marked.jsonl"]
        assert annotation_store.sets_of(project, document.id) == []
        assert other.id not in everything_in(project)
    with boss.at_work() as project:
        before = journal.count(project)
    boss.packs(sara, "2.spanpkg")
    with boss.at_work() as project:
        assert journal.count(project) == before  # what was handed out once is not said again
        assert len(annotation_store.sets_of(project, document.id)) == 1
    assert is_sound(boss)
    assert is_sound(sara)


def test_reports_that_were_withdrawn_together_are_withdrawn_at_each_coder(boss: Person) -> None:
    first, second, third = reports(boss)
    sara = coder_of(boss, "sara", [first, second])
    sara.takes(boss.packs(sara, "1.spanpkg"), boss)
    with boss.at_work() as project:
        annotate.withdraw(project, [first, third], boss.coder.id)
    sara.takes(boss.packs(sara, "2.spanpkg"), boss)
    assert reports(sara) == [second]
    with boss.at_work() as project:
        annotate.restore(project, [first, third], boss.coder.id)
    sara.takes(boss.packs(sara, "3.spanpkg"), boss)
    assert set(reports(sara)) == {first, second}
    with sara.at_work() as project:
        assert third not in everything_in(project)


def test_an_adjudicator_gets_everybodys_work(boss: Person) -> None:
    first, _, _ = reports(boss)
    judge = coder_of(boss, "judge")
    with boss.at_work() as project:
        team.set_roles(project, judge.coder.id, ["adjudicator"], boss.coder.id)
        mark(project, first, boss.coder, "قصف")
    judge.takes(boss.packs(judge, "1.spanpkg"), boss)
    with judge.at_work() as project:
        assert quotes(project, first, boss.coder) == [("قصف", "ACTOR")]
        assert documents.original(project, documents.sources_of(project, first)[0].original)
        assert rows.begun_at(project)
    assert is_sound(judge)


def test_a_report_that_is_taken_back_is_taken_back_at_the_coder(boss: Person) -> None:
    first, second, _ = reports(boss)
    sara = coder_of(boss, "sara", [first, second])
    sara.takes(boss.packs(sara, "1.spanpkg"), boss)
    with boss.at_work() as project:
        take_back(project, [second], sara.coder.id, boss.coder.id)
    sara.takes(boss.packs(sara, "2.spanpkg"), boss)
    with sara.at_work() as project:
        (member,) = team.members(project, [sara.coder.id])
        assert member.assigned == 1


def test_a_report_dealt_later_comes_with_what_was_said_of_it_long_before(boss: Person) -> None:
    first, second, _ = reports(boss)
    sara = coder_of(boss, "sara", [first])
    with boss.at_work() as project:
        annotate.set_metadata(project, second, {"title": "قديم"}, boss.coder.id)
    sara.takes(boss.packs(sara, "1.spanpkg"), boss)
    boss.takes(sara.packs(boss, "1.spanpkg"), sara)
    with boss.at_work() as project:
        give(project, [second], sara.coder.id, boss.coder.id)
    done = sara.takes(boss.packs(sara, "2.spanpkg"), boss)
    assert done.merged.files[0].texts == 1
    with sara.at_work() as project:
        assert documents.metadata_of(project, second).values == {"title": "قديم"}
    assert is_sound(sara)


def test_a_report_dealt_and_taken_back_before_it_went_out_is_never_seen_and_holds_nothing_up(boss: Person) -> None:
    first, second, third = reports(boss)
    sara = coder_of(boss, "sara", [first, second, third])
    with boss.at_work() as project:
        take_back(project, [third], sara.coder.id, boss.coder.id)
    sara.takes(boss.packs(sara, "1.spanpkg"), boss)
    with sara.at_work() as project:
        (member,) = team.members(project, [sara.coder.id])
        assert (member.assigned, journal.conflicts(project)) == (2, [])
        assert documents.has_text(project, third) is False


# Work comes back


def coded(boss: Person, name: str = "sara") -> tuple[Person, DocumentId]:
    """Return a coder who has her reports, and one of these."""
    first, second, _ = reports(boss)
    sara = coder_of(boss, name, [first, second])
    sara.takes(boss.packs(sara, f"for {name}.spanpkg"), boss)
    return sara, first


def marks_in(person: Person, report: DocumentId, who: Person) -> list[str]:
    with person.at_work() as project:
        return [quote for quote, _ in quotes(project, report, who.coder)]


def test_each_package_holds_what_is_not_acknowledged_and_a_lost_one_is_made_good_by_the_next(boss: Person) -> None:
    sara, report = coded(boss)
    packages = []
    for number, words in enumerate(("قصف", "سوق", "ناشطون")):
        with sara.at_work() as project:
            mark(project, report, sara.coder, words)
        packages.append(sara.packs(boss, f"{number}.spanpkg"))
    assert [boss.opens(path).manifest.count for path in packages] == [1, 2, 3]
    boss.takes(packages[2], sara)  # the first two are lost
    assert marks_in(boss, report, sara) == ["قصف", "سوق", "ناشطون"]
    sara.takes(boss.packs(sara, "ack.spanpkg"), boss)
    assert boss.opens(sara.packs(boss, "none.spanpkg")).manifest.count == 0
    for path in packages:
        assert boss.takes(path, sara).merged.new == 0
    assert is_sound(boss)


def gapped(boss: Person) -> tuple[Person, DocumentId, Path]:
    """Return a coder whose package rests on an acknowledgement that was lost with a supervisor's disk."""
    sara, report = coded(boss)
    with boss.at_work() as project:
        copy = backup.make(project)
    with sara.at_work() as project:
        mark(project, report, sara.coder, "قصف")
    boss.takes(sara.packs(boss, "1.spanpkg"), sara)
    sara.takes(boss.packs(sara, "ack.spanpkg"), boss)
    with boss.at_home():
        backups.restore(boss.path, copy)
    with sara.at_work() as project:
        mark(project, report, sara.coder, "سوق")
    return sara, report, sara.packs(boss, "2.spanpkg")


def test_a_gap_is_told_with_the_package_that_is_missing_and_waits(boss: Person) -> None:
    sara, report, second = gapped(boss)
    with pytest.raises(GapError, match=r"1 change of .* is missing \(row 1 to 1") as caught:
        boss.takes(second, sara)
    assert "Missing: package 1 of" in str(caught.value)
    assert marks_in(boss, report, sara) == []
    with boss.at_work() as project:
        (gap,) = unpacking.rehearse(project, boss.opens(second), compared=sara.keys.public.fingerprint).merged.gaps
        assert gap == caught.value.gaps[0]
    boss.takes(sara.folder / "1.spanpkg", sara)
    boss.takes(second, sara)
    assert marks_in(boss, report, sara) == ["قصف", "سوق"]
    assert is_sound(boss)


def test_a_gap_can_be_gone_over_and_closes_when_the_rest_comes(boss: Person) -> None:
    sara, report, second = gapped(boss)
    boss.takes(second, sara, go_on=True)
    assert marks_in(boss, report, sara) == ["سوق"]
    with boss.at_work() as project:
        assert [part.chosen for part in parts.read(project.db).values()] == [False]
    assert is_sound(boss)
    sara.takes(boss.packs(sara, "ack2.spanpkg", everything=True), boss)
    boss.takes(sara.packs(boss, "3.spanpkg"), sara)  # she sends what is not acknowledged: the gap is
    assert marks_in(boss, report, sara) == ["قصف", "سوق"]
    with boss.at_work() as project:
        assert parts.read(project.db) == {}
    assert is_sound(boss)


def test_somebody_who_lost_her_file_gets_everything_and_her_own_work_back(boss: Person) -> None:
    sara, report = coded(boss)
    with sara.at_work() as project:
        mark(project, report, sara.coder, "قصف")
    boss.takes(sara.packs(boss, "1.spanpkg"), sara)
    sara.path.unlink()
    sara.takes(boss.packs(sara, "again.spanpkg", everything=True), boss)
    assert marks_in(sara, report, sara) == ["قصف"]
    with sara.at_work() as project:
        mark(project, report, sara.coder, "سوق")
    boss.takes(sara.packs(boss, "2.spanpkg"), sara)
    assert marks_in(boss, report, sara) == ["قصف", "سوق"]
    assert is_sound(boss)
    assert is_sound(sara)


def test_a_coder_with_two_laptops_finds_the_work_of_one_on_the_other(boss: Person) -> None:
    sara, report = coded(boss)
    (boss.folder.parent / "second").mkdir()
    second = Person("sara", boss.folder.parent / "second", sara.coder)
    boss.knows(second)
    with sara.at_work() as project:
        mark(project, report, sara.coder, "قصف")
    boss.takes(sara.packs(boss, "1.spanpkg"), sara)
    both = boss.packs(sara, "both.spanpkg")
    second.takes(both, boss)
    sara.takes(both, boss)
    assert marks_in(second, report, sara) == ["قصف"]
    with second.at_work() as project:
        mark(project, report, sara.coder, "سوق")
    boss.takes(second.packs(boss, "2.spanpkg"), second)
    assert marks_in(boss, report, sara) == ["قصف", "سوق"]
    for person in (boss, sara, second):
        assert is_sound(person)


def test_a_coders_own_reports_come_back_with_their_texts_and_originals(boss: Person) -> None:
    sara, _ = coded(boss)
    with sara.at_work() as project:
        own = add_report(project, "تقرير وجدته بنفسي", "own.txt")
        mark(project, own, sara.coder, "تقرير")
    boss.takes(sara.packs(boss, "1.spanpkg"), sara)
    with boss.at_work() as project:
        assert quotes(project, own, sara.coder) == [("تقرير", "ACTOR")]
        assert documents.original(project, documents.sources_of(project, own)[0].original)


def test_a_coders_whole_file_can_be_merged_like_any_copy(boss: Person) -> None:
    sara, report = coded(boss)
    with sara.at_work() as project:
        mark(project, report, sara.coder, "قصف")
    copy = Path(shutil.copy(sara.path, boss.folder / "from sara.tarmiz"))
    with boss.at_work() as project:
        assert merge(project, [copy]).new == 1
        assert quotes(project, report, sara.coder) == [("قصف", "ACTOR")]
        assert parts.read(project.db) == {}
    assert is_sound(boss)


def test_two_supervisors_unite_their_projects_by_packages_and_go_on(boss: Person, tmp_path: Path) -> None:
    other = supervisor(tmp_path, "other")
    with other.at_work() as project:
        theirs = add_report(project, "تقرير المشروع الآخر", "theirs.txt")
        mark(project, theirs, other.coder, "تقرير")
    with other.at_home():
        shutil.copy(boss.path, other.folder / "boss.tarmiz")
    with other.at_work() as project:
        merge(project, [other.folder / "boss.tarmiz"])
        assert len(rows.begun_at(project)) == 2
    boss.knows(other)
    other.knows(boss)
    package = other.packs(boss, "1.spanpkg")
    boss.takes(package, other)
    with boss.at_work() as project:
        assert quotes(project, theirs, other.coder) == [("تقرير", "ACTOR")]
        mark(project, theirs, boss.coder, "المشروع", TACTIC)
    other.takes(boss.packs(other, "2.spanpkg"), boss)
    with boss.at_work() as one, other.at_work() as two:
        assert list(journal.entries(one)) == list(journal.entries(two))
    assert is_sound(boss)
    assert is_sound(other)


# What is refused


def test_a_stranger_is_refused_and_a_known_person_may_not_say_that_she_is_another(boss: Person) -> None:
    sara, report = coded(boss)
    with sara.at_work() as project:
        mark(project, report, sara.coder, "قصف")
    stranger = Person("sara", sara.folder, sara.coder, new_identity())
    package = stranger.packs(boss, "1.spanpkg")
    with boss.at_work() as project:
        with pytest.raises(UnknownSenderError) as caught:
            unpacking.take(project, boss.opens(package))
        assert caught.value.fingerprint == stranger.keys.public.fingerprint
        with pytest.raises(InputError, match="is another one"):
            unpacking.take(project, boss.opens(package), compared="1" * 30)
        assert quotes(project, report, sara.coder) == []
    ali = coder_of(boss, "ali", [report])
    ali.takes(boss.packs(ali, "for ali.spanpkg"), boss)
    posing = Person("sara", ali.folder, sara.coder, ali.keys)
    with boss.at_work() as project, pytest.raises(InputError, match=r"signed by .*ali.* and says"):
        unpacking.take(project, boss.opens(posing.packs(boss, "2.spanpkg")))


def test_a_package_whose_clock_runs_ahead_is_refused(boss: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    sara, report = coded(boss)
    with sara.at_work() as project:
        monkeypatch.setattr(journal, "highest_clock", lambda _: 1 << 40)
        mark(project, report, sara.coder, "قصف")
    monkeypatch.undo()
    package = sara.packs(boss, "1.spanpkg")
    with pytest.raises(ProjectError, match="runs ahead of all others"):
        boss.takes(package, sara)
    assert marks_in(boss, report, sara) == []


def test_a_package_whose_clock_does_not_grow_is_refused(boss: Person) -> None:
    sara, report = coded(boss)
    with sara.at_work() as project:
        for words in ("قصف", "سوق"):
            mark(project, report, sara.coder, words)
    package = sara.packs(boss, "1.spanpkg")
    first, second = boss.opens(package).entries()
    second = replace(second, lamport=first.lamport).sealed()
    lines = "".join(f"{compact(values_of(row))}\n" for row in (first, second)).encode("utf-8")
    parts = signed_anew(with_rows(members_of(package.read_bytes(), boss.keys), lines), sara.keys)
    package.write_bytes(age.seal(zipped(parts), [boss.keys.public.sealing]))
    with pytest.raises(ProjectError, match=r"The clock of row 2 of .* is wrong: nothing was taken"):
        boss.takes(package, sara)
    assert marks_in(boss, report, sara) == []


def test_a_package_of_another_project_and_one_that_begins_in_the_middle_are_refused(
    boss: Person, tmp_path: Path
) -> None:
    sara, report = coded(boss)
    other = supervisor(tmp_path, "other")
    stray = Person("boss", other.folder, boss.coder, boss.keys)
    with pytest.raises(InputError, match="belongs to another project"):
        stray.takes(sara.packs(boss, "1.spanpkg"), sara)
    boss.takes(sara.packs(boss, "2.spanpkg"), sara)
    sara.takes(boss.packs(sara, "ack.spanpkg"), boss)
    boss.takes(sara.packs(boss, "3.spanpkg"), sara)
    with boss.at_work() as project:
        annotate.set_metadata(project, report, {"title": "x"}, boss.coder.id)
    delta = boss.packs(sara, "delta.spanpkg")
    sara.path.unlink()
    with pytest.raises(GapError):
        sara.takes(delta, boss)
    with pytest.raises(InputError, match="does not hold the beginning"):
        sara.takes(delta, boss, go_on=True)
    assert not sara.path.exists()


def test_a_first_package_that_is_stopped_makes_nothing(boss: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "TOLD_EVERY", 1)
    sara = coder_of(boss, "sara", reports(boss)[:1])
    given, compared = boss.packs(sara, "1.spanpkg"), boss.keys.public.fingerprint
    with sara.at_home():
        project, report = unpacking.begin(sara.path, sara.opens(given), compared=compared, progress=lambda *_: False)
        assert (project, report.merged.stopped) == (None, True)
    assert [file for file in sara.folder.iterdir() if file.suffix == ".tarmiz"] == []
    sara.takes(given, boss)
    with pytest.raises(ProjectError, match=r"work\.tarmiz.* exists already"), sara.at_home():
        unpacking.begin(sara.path, sara.opens(given), compared=compared)


def test_a_refused_package_leaves_everything_as_it_was(boss: Person) -> None:
    sara, _, second = gapped(boss)
    with boss.at_work() as project:
        before = everything_in(project)
    with pytest.raises(GapError):
        boss.takes(second, sara)
    with boss.at_work() as project:
        assert everything_in(project) == before
