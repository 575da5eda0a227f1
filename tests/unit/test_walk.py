"""A contributor's first hour: begin a dossier and an incident, fill it, break it in ten ways, put it right, see the page."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.commands import run

INCIDENT = """\
---
title: Fire at the mill
date: 2024-05-07
summary: >-
  The mill at Old Bridge burned down, the Testland Gazette reports [@gazette-2024-05-08].
people: [ada-moor]
---

The mill burned down in the night [@gazette-2024-05-08]{#night}. [[ada-moor|Ada Moor]] saw “two men” run away
[@gazette-2024-05-08, p. 2 "two men"]{#two-men}.
"""
PERSON = """\
---
name: Ada Moor
name_display: full
named_because: >-
  She told the Gazette under her name what she saw [@gazette-2024-05-08].
---
"""
SOURCE = """\
type: article-newspaper
title: Mill burns down
publisher: Testland Gazette
issued: 2024-05-08
url: https://gazette.example/2024/05/08/mill
accessed: 2026-11-01
archived:
  url: https://archive.example/mill
  date: 2024-05-09
party: local_media
"""
FILES = {"incidents/mill-2024-05-07.md": INCIDENT, "people/ada-moor.md": PERSON, "sources/gazette-2024-05-08.yaml": SOURCE}
# What is broken: in the incident, one thing for another; and what the check says of it, with what would be right.
BREAKS = {
    "an unclosed quotation": ("“two men” run", "“two men run", ("9:92: error[C107] unpaired-quotation",)),
    "a colon in the title": (
        "title: Fire",
        "title: Breaking: Fire",
        ("2:16: error[D101] yaml-syntax", 'title: "Breaking: Fire at the mill"'),
    ),
    "a source misspelt": (
        "night [@gazette-2024-05-08]",
        "night [@gazete-2024-05-08]",
        ("error[C101]", "did you mean 'gazette-2024-05-08'?"),
    ),
    "a comma in { }": (
        "people: [ada-moor]",
        "place: {name: Old Bridge, near the mill, country: ZZ}",
        ("error[", "mill-2024-05-07.md:6:"),
    ),
    "a tab": ("people: [ada-moor]", "place:\n\tname: Old Bridge", ("7:1: error[D101] yaml-syntax",)),
    "a smart quote": ("date: 2024-05-07", "date: “2024-05-07”", ("3:7: error[D106] invalid-date",)),
    "the 31st of February": ("date: 2024-05-07", "date: 2024-02-31", ("3:7: error[D106] invalid-date",)),
    "a person uncited": (' "two men"]{#two-men}', ' "two men"]{#two-men}. Ada Moor was afraid [@editors]', ("error[C104] uncited-person",)),
    "a renamed id": ("[[ada-moor|Ada Moor]]", "[[ada-mor|Ada Moor]]", ("error[L102] unknown-link", "did you mean 'ada-moor'?")),
}

Check = Callable[..., tuple[int, str]]


@pytest.fixture
def dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    assert run("init", "mine") == 0
    monkeypatch.chdir(tmp_path / "mine")
    assert run("new", "source", "gazette-2024-05-08", "--url", "https://gazette.example/2024/05/08/mill") == 0
    assert run("new", "incident", "mill-2024-05-07") == 0
    assert run("new", "person", "ada-moor") == 0
    return tmp_path / "mine"


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]) -> Check:
    def checked() -> tuple[int, str]:
        capsys.readouterr()
        return run("check", "--clock", "2026-11-22", "--strict"), capsys.readouterr().err

    return checked


def fill(dossier: Path) -> None:
    for path, text in FILES.items():
        (dossier / "content" / path).write_text(text)


def test_what_was_begun_is_asked_for_and_once_filled_has_its_page(dossier: Path, check: Check) -> None:
    status, said = check()
    assert status == 1
    assert said.count("unfinished: TODO is still to be replaced") > 5
    fill(dossier)
    assert check() == (0, "10 files checked: nothing to report\n")
    assert run("build") == 0
    page = (dossier / "site/incidents/mill-2024-05-07.html").read_text()
    assert 'id="c-two-men"' in page
    assert "Fire at the mill" in (dossier / "site/index.html").read_text()
    assert "Fire at the mill" in (dossier / "site/people/ada-moor.html").read_text()


@pytest.mark.parametrize("broken", BREAKS)
def test_what_is_broken_is_said_and_put_right(dossier: Path, check: Check, broken: str) -> None:
    fill(dossier)
    right, wrong, told = BREAKS[broken]
    assert INCIDENT.count(right) == 1
    file = dossier / "content/incidents/mill-2024-05-07.md"
    file.write_text(INCIDENT.replace(right, wrong))
    status, said = check()
    assert status == 1
    assert [words for words in told if words not in said] == [], said
    assert "Traceback" not in said
    file.write_text(INCIDENT)
    assert check()[0] == 0


def test_a_deleted_source_is_missed_wherever_it_was_cited(dossier: Path, check: Check) -> None:
    fill(dossier)
    (dossier / "content/sources/gazette-2024-05-08.yaml").unlink()
    status, said = check()
    assert status == 1
    assert said.count("no source has the id 'gazette-2024-05-08'") == 4


def test_line_ends_of_windows_change_nothing(dossier: Path, check: Check) -> None:
    fill(dossier)
    assert run("build") == 0
    before = {path: path.read_bytes() for path in (dossier / "site").rglob("*.html")}
    for path, text in FILES.items():
        (dossier / "content" / path).write_bytes(text.replace("\n", "\r\n").encode())
    assert check()[0] == 0
    assert run("build") == 0
    assert {path: path.read_bytes() for path in (dossier / "site").rglob("*.html")} == before
    broken = INCIDENT.replace("night [@", "night [@x").replace("\n", "\r\n")
    (dossier / "content/incidents/mill-2024-05-07.md").write_bytes(broken.encode())
    assert "mill-2024-05-07.md:9:35: error[C101] unknown-source" in check()[1]
