"""Files are whole or not there."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.errors import InputError
from annotator.workflow.swap import Swap, refusal


def test_files_appear_together_when_all_is_written(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    with Swap() as swap:
        swap.open(one).write("قصف\n")
        swap.open(two).write("2")
        assert not one.exists()
    assert (one.read_bytes(), two.read_bytes()) == ("قصف\n".encode(), b"2")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "two"]


def test_an_error_leaves_everything_as_it_was(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.write_text("old", encoding="utf-8")
    with pytest.raises(ZeroDivisionError), Swap() as swap:
        swap.open(old).write("new")
        raise ZeroDivisionError
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [("old", "old")]


def test_a_failure_of_the_disk_becomes_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="disk is full"), Swap() as swap:
        swap.open(tmp_path / "one").write("1")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert list(tmp_path.iterdir()) == []


def test_files_have_the_rights_that_new_files_have_here(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()
    with Swap() as swap:
        swap.open(tmp_path / "made")
    assert (tmp_path / "made").stat().st_mode == usual.stat().st_mode


AS_NOBODY = """
import os, sys
from pathlib import Path
from annotator.errors import InputError
from annotator.workflow.swap import Swap
os.setgid(65534); os.setuid(65534)
try:
    with Swap() as swap:
        swap.open(Path(sys.argv[1]))
except InputError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root can become somebody who may not")
def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    command = [sys.executable, "-c", AS_NOBODY, str(target)]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    said = ran.stdout.translate({0x2068: None, 0x2069: None})
    assert said == f"out.jsonl cannot be written in {tmp_path}: choose a folder of your own.\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "Make room"),
        (errno.EDQUOT, "Make room"),
        (errno.EROFS, "choose a folder of your own"),
        (errno.EACCES, "choose a folder of your own"),
        (errno.ENOENT, "make it, or choose another"),
        (errno.EIO, "try another place"),
    ],
)
def test_each_failure_says_what_to_do(number: int, sentence: str) -> None:
    said = str(refusal(OSError(number, os.strerror(number)), Path("folder/out.jsonl")))
    assert sentence in said
    assert "out.jsonl" in said or "folder" in said
