"""The linter for Markdown reads the front matter by `.remarkrc.json`, from the schemas, and shows what is wrong at its line."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.editors.conftest import PACKAGES, ROOT, Project
from tests.unit.content import incident

ONE = """\
figures:
  - id: killed
    measure: killed
    estimates:
      - {id: ministry, asserted_by: Ministry, as_of: 2020-05-04, value: 3, cite: gazette}
grading: {value: fair, basis: So.}
"""
_SAID = re.compile(r"^(?P<place>[\d:]*)(?:-\S+)? +(?:warning|error) (?P<words>.*?) • \S+ • (?P<rule>#\S+)", re.MULTILINE)


def remark(folder: Path) -> "subprocess.CompletedProcess[str]":
    command = ["node", str(PACKAGES / ".bin/remark"), "--frail", "--no-stdout", "--no-color", "content"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def said(folder: Path) -> list[str]:
    """Where and what, but for what only repeats that something below a place is wrong."""
    ended = remark(folder)
    found = [f"{one['place']} {one['words']} {one['rule']}" for one in _SAID.finditer(ended.stderr)]
    assert bool(found) == (ended.returncode == 1), ended.stderr
    return [one for one in found if not one.endswith(" #/if")]


def test_the_dossier_here_is_read_without_complaint(packages: Path) -> None:
    ended = remark(ROOT)
    assert ended.returncode == 0, ended.stderr
    assert set(ended.stderr.splitlines()) == {
        f"{path.relative_to(ROOT).as_posix()}: no issues found" for path in (ROOT / "content").rglob("*.md")
    }


def test_a_dossier_that_begins_is_read_without_complaint(project: Project) -> None:
    starter = ROOT / "builder/starters/dossier/content"
    ended = remark(project({path.relative_to(starter).as_posix(): path.read_text(encoding="utf-8") for path in starter.rglob("*.*")}))
    assert (ended.returncode, ended.stderr.count("no issues found")) == (0, 4), ended.stderr


@pytest.mark.parametrize(
    ("right", "wrong", "begins"),
    [
        ("summary:", "titel: T\nsummary:", "4:8 Must NOT be valid #/additionalProperties"),
        # What is not there has no line; an editor shows it at the first.
        ("title: Shelling of Old Bridge\n", "", " Must have required property 'title'"),
        ("date: 2020-05-03", "date: in May", "3:7 Must match pattern"),
        ("value: fair", "value: sure", "10:18 Must be equal to one of the allowed values: `confirmed`, `fair`"),
        ("measure: killed", "measure: slain", "7:14 Must be equal to one of the allowed values: `killed`, `injured`"),
        (" asserted_by: Ministry,", "", "9:9 Must have required property 'asserted_by'"),
        (" asserted_by:", " asserted:", "9:34 Must NOT be valid #/additionalProperties"),
        ("value: 3", "value: a few", "9:73 Must match pattern"),
    ],
)
def test_what_is_wrong_is_shown_at_its_line(project: Project, right: str, wrong: str, begins: str) -> None:
    text = incident(ONE)
    assert text.count(right) == 1
    assert said(project({"incidents/old-bridge.md": text})) == []
    found = said(project({"incidents/old-bridge.md": text.replace(right, wrong)}))
    assert [one for one in found if one.startswith(begins)], found


@pytest.mark.parametrize("folder", ["people", "organisations", "places", "pages"])
def test_every_folder_has_its_schema(project: Project, folder: str) -> None:
    assert "2:10 Must NOT be valid #/additionalProperties/not" in said(project({f"{folder}/x.md": "---\nunheard: of\n---\n"}))
