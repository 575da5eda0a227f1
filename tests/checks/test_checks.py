"""Every code has a folder of its name: `wrong/` yields it, with the report in `expected.txt`, and `right/` yields nothing at all.

`pytest --rewrite-expected` writes the reports anew; they are read in review like prose. Where a folder has held texts in `held/`, the
content is checked against them; where it has `published/`, that is what readers have, and what changed since is looked at.
"""

import re
from pathlib import Path
from shutil import copytree, rmtree

import pytest

from builder.cli import main
from builder.codes import CODES
from tests.unit.repository import begun

HERE = Path(__file__).parent
CLOCK = "2026-11-22"


@pytest.mark.parametrize("code", [code.code for code in CODES])
def test_wrong_yields_its_code_and_reads_as_expected(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], rewrite_expected: bool
) -> None:
    report = _report_on(HERE / code / "wrong", tmp_path, monkeypatch, capsys)
    assert f"[{code}]" in report
    expected = HERE / code / "expected.txt"
    if rewrite_expected:
        expected.write_text(report, encoding="utf-8")
    assert report == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", [code.code for code in CODES])
def test_right_yields_nothing(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    report = _report_on(HERE / code / "right", tmp_path, monkeypatch, capsys)
    assert re.search(r"files checked: nothing to report( in files that have changed since before)?\n$", report)


def test_every_folder_belongs_to_a_code() -> None:
    folders = {path.name for path in HERE.iterdir() if path.is_dir() and not path.name.startswith("__")}
    assert folders == {code.code for code in CODES}


def _report_on(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    more: list[str] = []
    if (folder / "held").is_dir():
        # Where they stand git takes them in, and what git takes in is refused.
        more = ["--held", str(copytree(folder / "held", tmp_path / "held"))]
    if (folder.parent / "published").is_dir():
        content = copytree(folder.parent / "published" / "content", tmp_path / "repository" / "content")
        begun(content)
        rmtree(content)
        copytree(folder / "content", content)
        folder, more = content.parent, [*more, "--changed-since", "before"]
    monkeypatch.chdir(folder)
    main(["check", "--content", "content", "--clock", CLOCK, *more])
    return capsys.readouterr().err
