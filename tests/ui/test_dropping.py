"""Packages are told from reports by what they hold."""

from __future__ import annotations

from pathlib import Path

from annotator.exchange import age
from annotator.ui.dropping import packages_among


def test_a_package_is_known_by_its_first_bytes_whatever_it_is_called(tmp_path: Path) -> None:
    package, report, folder = tmp_path / "letter.txt", tmp_path / "report.spanpkg", tmp_path / "folder"
    package.write_bytes(age.MAGIC + b"-> X25519")
    report.write_text("تقرير", encoding="utf-8")
    folder.mkdir()

    found, others = packages_among([str(package), report, folder, tmp_path / "gone"])

    assert found == [package]
    assert others == [report, folder, tmp_path / "gone"]
