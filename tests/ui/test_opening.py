"""Opening a project for work: who codes in it, what was open last, the sample, and copies when a file is damaged."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from annotator.core.entry import SiteId
from annotator.errors import InputError, ProjectError
from annotator.settings import Settings
from annotator.store import backup, coders, documents, rows
from annotator.ui.opening import MOST_RECENT, Opening
from annotator.workflow import projects
from annotator.workflow.coders import new_coder
from tests.workshop import coder, mark, quotes


@pytest.fixture
def opening(kept: Settings) -> Opening:
    """For a person whose name is known."""
    kept.set("coder_name", "sara")
    return Opening(kept)


def test_a_project_is_opened_for_the_coder_of_the_settings(opening: Opening, work: Path) -> None:
    session = opening.project(work)

    assert session.coder is not None
    assert session.coder.name == "sara"
    assert not session.is_sample
    session.close()


def test_the_coder_stays_the_same_person_at_the_next_start(opening: Opening, work: Path) -> None:
    first = opening.project(work)
    first.close()
    second = opening.project(work)

    assert second.coder == first.coder
    assert len(coders.coders(second.project)) == 1
    second.close()


def test_without_a_name_nobody_codes_and_nobody_is_added(kept: Settings, work: Path) -> None:
    session = Opening(kept).project(work)

    assert session.coder is None
    assert coders.coders(session.project) == []
    session.close()


def test_every_start_leaves_a_backup(opening: Opening, work: Path) -> None:
    for count in (1, 2):
        opening.project(work).close()
        assert len(opening.copies_of(work)) == count
    newest, oldest = opening.copies_of(work)
    assert newest.name > oldest.name
    assert newest.parent == opening.folder_of_copies(work)


def test_a_project_that_cannot_be_opened_is_let_go_and_not_remembered(
    opening: Opening, kept: Settings, work: Path
) -> None:
    work.write_bytes(b"no project")
    with pytest.raises(ProjectError, match="is not a Tarmiz project"):
        opening.project(work)

    assert kept.texts("recent") == []


def test_a_name_that_several_people_have_here_lets_the_file_go(opening: Opening, work: Path) -> None:
    with projects.opened(work) as project:
        new_coder(project, "sara")
        new_coder(project, "sara")
    with pytest.raises(InputError, match="Several coders are called"):
        opening.project(work)
    with projects.opened(work) as free:
        assert free.path == work


def test_the_last_projects_are_remembered_the_latest_first_and_once(
    opening: Opening, kept: Settings, tmp_path: Path
) -> None:
    paths = [tmp_path / f"{number}.tarmiz" for number in range(MOST_RECENT + 3)]
    for path in (*paths, paths[5]):
        opening.remember(path)

    recent = kept.texts("recent")
    assert recent[0] == str(paths[5])
    assert len(recent) == len(set(recent)) == MOST_RECENT


def test_the_sample_is_made_from_the_seeds_and_kept(opening: Opening, kept: Settings) -> None:
    first = opening.sample()
    rows = documents.listing(first.project)
    assert len(rows) > 8
    assert first.coder is not None
    assert first.is_sample
    first.close()

    again = opening.sample()
    assert documents.listing(again.project) == rows
    assert again.coder == first.coder
    again.close()
    assert kept.texts("recent") == []


def test_the_sample_is_known_by_its_path(opening: Opening) -> None:
    opening.sample().close()
    session = opening.project(opening.sample_path)

    assert session.is_sample
    session.close()


def test_a_copy_becomes_a_project_beside_the_file_that_it_stands_for(opening: Opening, work: Path) -> None:
    with projects.opened(work) as project:
        report = documents.listing(project)[0].id
        mark(project, report, coder(project), "قصف")
        copy = backup.make(project)
    content = copy.read_bytes()
    work.write_bytes(b"damaged")
    for _ in range(2):
        session = opening.restored(copy, work)
        assert session.project.path.parent == work.parent
        assert session.coder is not None
        assert quotes(session.project, report, session.coder) == [("قصف", "ACTOR")]
        session.close()

    assert len(list(work.parent.glob("work-*.tarmiz"))) == 2
    assert copy.read_bytes() == content
    assert work.read_bytes() == b"damaged"


def test_a_copy_that_is_gone_is_told(opening: Opening, work: Path, tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match=r"gone\.tarmiz.* cannot be copied here"):
        opening.restored(tmp_path / "gone.tarmiz", work)


def test_a_restored_copy_draws_an_identity_of_its_own(opening: Opening, work: Path) -> None:
    """Two copies that both go on must never write under one name."""
    with projects.opened(work) as project:
        copy, site = backup.make(project), project.site
    session = opening.restored(copy, work)

    assert session.project.site != site
    session.close()


def test_a_copy_made_by_hand_is_opened_as_a_project_too(opening: Opening, work: Path, tmp_path: Path) -> None:
    shutil.copy(work, tmp_path / "by hand.tarmiz")
    session = opening.project(tmp_path / "by hand.tarmiz")

    assert len(documents.listing(session.project)) == 3
    session.close()


def test_whom_a_copy_was_made_for_codes_in_it_whatever_the_settings_name(kept: Settings, work: Path) -> None:
    opening = Opening(kept)
    kept.set("coder_name", "ali")
    with projects.opened(work) as project:
        mona = coder(project, "mona")
        site = project.site
    opening.keep_who(site, mona.id)
    session = opening.project(work)
    assert session.coder == mona
    assert opening.kept_who(session.project) == mona.id
    assert [one.name for one in coders.coders(session.project)] == ["mona"]
    opening.keep_who(site, None)
    assert opening.kept_who(session.project) is None
    session.close()
    session = opening.project(work)
    assert session.coder is not None
    assert session.coder.name == "ali"
    session.close()


def test_a_project_is_found_by_where_it_was_made(kept: Settings, work: Path) -> None:
    opening = Opening(kept)
    session = opening.project(work)
    begun = rows.begun_at(session.project)
    session.close()
    assert opening.project_of([SiteId("elsewhere"), *begun]) == work
    assert opening.project_of([SiteId("elsewhere")]) is None
    work.unlink()
    assert opening.project_of(begun) is None
