"""Another copy's file is read without trusting it: what nobody's program wrote is refused, and nothing is taken."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.core.change import Change
from annotator.core.coder import Coder, CoderId
from annotator.core.entry import Entry, SiteId, body_of
from annotator.errors import ProjectError
from annotator.store import journal, rows
from annotator.store.database import connect
from annotator.store.project import Project
from annotator.workflow import projects
from annotator.workflow.check import check
from annotator.workflow.merge import merge
from tests.workshop import OTHER_TEXT, add_report, coder, mark, new_project, quotes

Forge = Callable[[list[Entry]], Entry]


def chained_to(head: Entry, **fields: object) -> Entry:
    """Return a row that follows the head and whose hash is right, whatever else is wrong with it."""
    following = replace(head, seq=head.seq + 1, lamport=head.lamport + 1, previous=head.hash)
    return replace(following, **fields).sealed()  # type: ignore[arg-type]


def with_body(body: str) -> Forge:
    return lambda found: chained_to(found[-1], body=body)


NOTHING = body_of(Change())
FORGED: dict[str, Forge] = {
    "a gap in the numbers": lambda found: chained_to(found[-1], seq=found[-1].seq + 2, body=NOTHING),
    "another row before it": lambda found: chained_to(found[-1], previous="0" * 64, body=NOTHING),
    "a clock that stands": lambda found: chained_to(found[-1], lamport=found[-1].lamport, body=NOTHING),
    "a clock ahead of all rows": lambda found: chained_to(found[-1], lamport=(1 << 63) - 1, body=NOTHING),
    "a site that begins in the middle": lambda found: chained_to(found[-1], site=SiteId("new"), body=NOTHING),
    "no JSON": with_body("{"),
    "a list": with_body("[]"),
    "no sides": with_body("{}"),
    "sides that are no lists": with_body('{"added":1,"removed":[]}'),
    "records that are none": with_body('{"added":[1],"removed":[]}'),
    "another form of JSON": with_body('{"removed":[],"added":[]}'),
    "half a surrogate pair": with_body('{"added":[{"id":"\\ud800","kind":"coder","name":"x"}],"removed":[]}'),
    "a number that is none": with_body('{"added":[],"of":NaN,"removed":[]}'),
    "a key twice": with_body('{"added":[],"added":[],"removed":[]}'),
    "no end of brackets": with_body('{"added":' + "[" * 100_000 + "]" * 100_000 + ',"removed":[]}'),
}


def two_copies(folder: Path) -> tuple[Path, Path]:
    """Return two copies of a project; the second has a mark more."""
    with new_project(folder) as project:
        report, who = add_report(project), coder(project)
    copy = Path(shutil.copy(project.path, folder / "copy.tarmiz"))
    with projects.open_project(copy) as other:
        mark(other, report, who, "قصف")
    return project.path, copy


def forged(path: Path, forge: Forge) -> None:
    """Add a row to the copy's own site."""
    with projects.open_project(path) as project:
        rows.add(project, [forge([entry for entry in rows.by_site(project) if entry.site == project.site])])


@pytest.mark.parametrize("what", FORGED)
def test_a_forged_row_is_refused_and_nothing_is_taken(tmp_path: Path, what: str) -> None:
    first, copy = two_copies(tmp_path)
    forged(copy, FORGED[what])
    with projects.open_project(first) as project:
        before = list(journal.entries(project))
        with pytest.raises(ProjectError, match="nothing was taken"):
            merge(project, [copy])
        assert list(journal.entries(project)) == before


@pytest.mark.parametrize(
    "record",
    [
        '{"kind":"coder","name":"x"}',
        '{"id":1,"kind":"coder","name":"x"}',
        '{"content":{},"kind":"codebook"}',
        '{"entries":{},"kind":"metadata"}',
        '{"kind":"standing","document":"0"}',
    ],
)
def test_a_row_that_says_nothing_readable_is_kept_and_stops_nobody(tmp_path: Path, record: str) -> None:
    first, copy = two_copies(tmp_path)
    forged(
        copy, with_body(f'{{"added":[{record}],"removed":[]}}'.replace('"kind":"standing","document":"0"', STANDING))
    )
    with projects.open_project(first) as project:
        assert [row.reason for row in merge(project, [copy]).conflicts] in (["malformed"], ["text_missing"])
        assert check(project).sound
        report = project.db.execute("SELECT document FROM standings").fetchone()[0]
        assert quotes(project, report, coder(project)) == [("قصف", "ACTOR")]


STANDING = '"document":"0","kind":"standing"'


def test_a_clock_is_never_ahead_of_the_number_of_rows(tmp_path: Path) -> None:
    """What a merge refuses never comes about by honest work."""
    first, copy = two_copies(tmp_path)
    for _ in range(3):
        for one, other in ((first, copy), (copy, first)):
            with projects.open_project(one) as project:
                merge(project, [other])
                journal.commit(project, "coder", CoderId(""), Change(added=(Coder(CoderId(project.site), "x"),)))
                clock, count = project.db.execute("SELECT max(lamport), count(*) FROM journal").fetchone()
                assert clock <= count


def test_a_text_that_newer_rules_would_clean_otherwise_is_taken_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, copy = two_copies(tmp_path)
    with projects.open_project(copy) as other:
        older = add_report(other, OTHER_TEXT + "\u2028", "older.txt")
    with projects.open_project(first) as project:
        merge(project, [copy])
        assert text_of(project, older) == OTHER_TEXT + "\u2028"


def text_of(project: Project, document: str) -> str:
    return str(project.db.execute("SELECT text FROM texts WHERE document = ?", [document]).fetchone()[0])


def test_what_a_crash_left_in_the_log_of_a_linked_copy_is_taken_too(tmp_path: Path) -> None:
    first, copy = two_copies(tmp_path)
    with projects.open_project(copy) as other:
        report = other.db.execute("SELECT document FROM standings").fetchone()[0]
        mark(other, report, coder(other), "سوق")
        crashed = tmp_path / "crashed"
        crashed.mkdir()
        for file in (copy, copy.with_name("copy.tarmiz-wal")):
            shutil.copy(file, crashed)
    link = tmp_path / "link.tarmiz"
    link.symlink_to(crashed / "copy.tarmiz")
    before = {file.name: file.read_bytes() for file in crashed.iterdir()}
    with projects.open_project(first) as project:
        merge(project, [link])
        assert quotes(project, report, coder(project)) == [("قصف", "ACTOR"), ("سوق", "ACTOR")]
    assert {file.name: file.read_bytes() for file in crashed.iterdir()} == before


# What lies in a file beside rows and texts

ENDLESS = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS id, x AS name FROM n"
STRANGE = {
    "a view": "CREATE VIEW more AS SELECT 1",
    "a view that calls a function": "CREATE VIEW more AS SELECT load_extension('x')",
    "a view without end": f"CREATE VIEW more AS {ENDLESS}",
    "a view without end in the place of a table": f"DROP TABLE steps; CREATE VIEW steps AS {ENDLESS}",
    "steps of the schema without end": f"DROP TABLE _sqlite_migrations; CREATE VIEW _sqlite_migrations AS {ENDLESS}",
    "steps of the schema that calculate": "ALTER TABLE _sqlite_migrations ADD more TEXT AS (hex(zeroblob(9)))",
    "steps of the schema that lack a column": "ALTER TABLE _sqlite_migrations RENAME applied_at TO applied",
    "a trigger": "CREATE TRIGGER more AFTER INSERT ON journal BEGIN DELETE FROM spans; END",
    "a trigger on what is migrated": "CREATE TRIGGER more AFTER INSERT ON _sqlite_migrations BEGIN SELECT 1; END",
    "a table": "CREATE TABLE more (x)",
    "an index that calculates": "CREATE INDEX more ON journal (hex(body))",
    "a table that is another": "DROP TABLE reasons; CREATE TABLE reasons (disagreement, document, cause, note)",
    "a journal that can be altered": "DROP TRIGGER journal_keeps_values",
    "a table of a module": "CREATE VIRTUAL TABLE more USING fts5 (x)",
}


@pytest.mark.parametrize("what", STRANGE)
def test_a_file_that_holds_more_than_our_tables_is_refused_before_it_is_read(tmp_path: Path, what: str) -> None:
    path, copy = two_copies(tmp_path)
    db = connect(copy)
    for statement in STRANGE[what].split("; ") if "TRIGGER more" not in STRANGE[what] else [STRANGE[what]]:
        db.execute(statement)
    db.close()
    before = copy.read_bytes()
    with projects.open_project(path) as project:
        rows_before = list(journal.entries(project))
        with pytest.raises(ProjectError, match="holds tables that no Tarmiz project has: nothing was taken from it"):
            merge(project, [copy])
        assert list(journal.entries(project)) == rows_before
    assert copy.read_bytes() == before
    if "can be altered" not in what:
        with pytest.raises(ProjectError, match="holds tables that no Tarmiz project has"):
            projects.open_project(copy)


def test_a_file_whose_schema_cannot_be_read_is_refused(tmp_path: Path) -> None:
    path, copy = two_copies(tmp_path)
    db = connect(copy)
    db.execute("PRAGMA writable_schema=ON")
    db.execute("UPDATE sqlite_schema SET sql = 'CREATE TABLE texts (' WHERE name = 'texts'")
    db.close()
    with projects.open_project(path) as project, pytest.raises(ProjectError, match="damaged"):
        merge(project, [copy])


def test_a_file_that_names_its_tables_in_no_letters_is_refused_by_all_that_reads_it(tmp_path: Path) -> None:
    path, copy = two_copies(tmp_path)
    whole = copy.read_bytes()
    assert b"tabletextstexts" in whole
    copy.write_bytes(whole.replace(b"tabletextstexts", b"tablet\xf3\xc0tstexts"))
    with projects.open_project(path) as project, pytest.raises(ProjectError, match="damaged"):
        merge(project, [copy])
    with pytest.raises(ProjectError, match="damaged"):
        projects.open_project(copy)
