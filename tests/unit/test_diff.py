"""`onrecord diff`: which content it reads, and what it says where that can't be done or has mistakes."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from builder.read import MAX_FILE_BYTES, read_content
from builder.revisions import content_at
from tests.unit.commands import WRONG, run, tree
from tests.unit.content import incident, person, source, written
from tests.unit.repository import begun, committed, git

CLAIM = "It began at noon [@gazette]."


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert run("diff", *arguments) == 0
    return capsys.readouterr().out


def test_from_a_revision_to_what_stands_here_now(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begun(content)
    assert told(capsys, "before") == "What changed between before and now\n\nNothing changed for a reader.\n"
    written(content, {"incidents/x.md": incident(body=CLAIM)})
    assert told(capsys, "before") == (
        "What changed between before and now\n\n"
        "incidents/x.html  Shelling of Old Bridge\n"
        "  Claim added: It began at noon.\n"
        "    cited: gazette\n\n"
        "1 change; 1 page concerned.\n"
    )


def test_the_disk_and_the_index_stay_as_they_are(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begun(content)
    committed(content, "after", {"incidents/x.md": incident(body=CLAIM)})
    written(content, {"incidents/y.md": incident()})
    before, status = tree(content.parent), git(content, "status", "--porcelain")
    assert "Claim added: It began at noon." in told(capsys, "before", "after")
    assert tree(content.parent) == before
    assert git(content, "status", "--porcelain") == status


def test_a_side_with_errors_is_compared_and_said_to_have_them(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(content, WRONG)
    begun(content)
    written(content, {"incidents/x.md": incident(body=CLAIM)})
    out = told(capsys, "before")
    assert "before has 3 errors, and is compared as far as it can be read.\n" in out
    assert "What stands here now has 1 error, and is compared as far as it can be read.\n" in out
    assert "  Claim added: It began at noon.\n" in out
    assert json.loads(told(capsys, "before", "--format", "json"))["errors"] == {"from": 3, "to": 1}


def test_drafts_stay_out_unless_they_are_asked_for(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begun(content)
    written(content, {"incidents/y.md": incident("draft: true\n"), "people/ann.md": person("Ann Example", "embargo: 2026-12-01T06:00Z\n")})
    assert "Nothing changed" in told(capsys, "before", "--clock", "2026-11-22")
    assert "people/ann.html  Ann Example\n  Page added" in told(capsys, "before", "--clock", "2026-12-02")
    assert "incidents/y.html  Shelling of Old Bridge\n  Page added" in told(capsys, "before", "--clock", "2026-11-22", "--drafts")


def test_what_became_a_draft_is_gone(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begun(content)
    written(content, {"incidents/x.md": incident("draft: true\n", body="A secret [@gazette].")})
    assert "incidents/x.html  Shelling of Old Bridge\n  Page removed" in (out := told(capsys, "before"))
    assert "secret" not in out


@pytest.mark.parametrize("revisions", [["nowhere"], ["before", "nowhere"], ["before", ""], ["--", "--all"]])
def test_a_revision_that_is_none(content: Path, capsys: pytest.CaptureFixture[str], revisions: list[str]) -> None:
    begun(content)
    assert run("diff", *revisions) == 2
    assert capsys.readouterr().err.startswith(f"onrecord: git knows no revision '{revisions[-1]}' here")


def test_no_dossier_at_that_revision(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(content.parent, "init", "--quiet")
    git(content.parent, "commit", "--quiet", "--allow-empty", "--message", "nothing")
    assert run("diff", "HEAD") == 2
    assert capsys.readouterr().err == "onrecord: at HEAD, 'content' had no dossier.yaml, so there is no dossier to compare\n"
    assert run("diff", "HEAD", "-c", "nowhere") == 2
    assert capsys.readouterr().err == "onrecord: there is no folder 'nowhere' to read content from\n"


ODD: Mapping[str, str | bytes] = {
    "incidents/größe y.md": incident(),
    "incidents/crlf.md": incident().replace("\n", "\r\n"),
    "incidents/empty.md": b"",
    "incidents/bytes.md": b"\xff\x00\n\n\x00",
    "incidents/same-as-x.md": incident(),
    "incidents/large.md": b"x" * (MAX_FILE_BYTES + 1),
    "incidents/x.ar.md": incident(),
    "incidents/none.ar.md": incident(),
    "incidents/notes.txt": "notes",
    "incidents/README.md": "read me",
    "incidents/.hidden.md": "hidden",
    ".obsidian/x.md": "hidden",
    "media/picture.jpg": b"\xff\xd8",
    "incidents/media/picture.jpg": b"\xff\xd8",
    "a/b/c/d/e.md": "deep",
    "a/b/c/d/f.md": "deep",
    "a/b/c/g.md": "nearly",
    "sources/wrong.md": source(),
    "elsewhere.md": "beside",
}


def test_what_is_read_and_refused_is_the_same_as_on_the_disk(content: Path) -> None:
    written(content, ODD)
    (content / "incidents/link.md").symlink_to("x.md")
    (content / "people").symlink_to("incidents")
    begun(content)
    files, findings = read_content(content)
    assert len(files) == 8
    earlier, refused = content_at(content, "before")
    assert earlier == files
    assert sorted(one.order for one in refused) == sorted(one.order for one in findings)
    assert set(refused) == set(findings)


def test_content_given_by_another_path(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun(content)
    for given in (Path("content"), Path("../") / content.parent.name / "content", content):
        assert content_at(given, "before") == read_content(given)
    monkeypatch.chdir(content)
    assert content_at(Path(), "before") == read_content(Path())


def test_what_a_terminal_would_obey_is_not_printed(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begun(content)
    written(content, {"sources/herald.yaml": source(title='"Shells \\e[2J fall"')})
    assert "\x1b" not in told(capsys, "before")


def test_a_clone_that_lacks_a_file_of_that_revision_is_refused(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begun(content)
    blob = git(content, "rev-parse", "before:content/incidents/x.md").strip()
    (content.parent / ".git/objects" / blob[:2] / blob[2:]).unlink()
    assert run("diff", "before") == 2
    assert capsys.readouterr().err.startswith("onrecord: git lacks a file of that revision")
