"""`check --changed-since`: the report is about what changed, and what follows elsewhere is not lost."""

import json
from pathlib import Path

import pytest

from builder.git import GitError
from builder.read import ConfigurationError
from builder.revisions import changed_since
from tests.unit.commands import WRONG, run
from tests.unit.content import SETTINGS, incident, source, written
from tests.unit.repository import begun, committed, git


@pytest.fixture
def repository(content: Path) -> Path:
    """The content of a repository, with mistakes in x.md and y.md from before."""
    written(content, WRONG)
    begun(content)
    return content


def test_every_way_in_which_a_file_can_change(content: Path) -> None:
    names = ("kept", "edited", "staged", "deleted", "renamed", "committed")
    written(content, {f"incidents/{name}.md": incident() for name in names})
    begun(content)
    committed(content, "second", {"incidents/committed.md": incident(body="More [@gazette].")})
    written(content, {"incidents/edited.md": incident(body="More [@gazette].")})
    written(content, {"incidents/staged.md": incident(body="More [@gazette].")})
    git(content, "add", "incidents/staged.md")
    (content / "incidents/deleted.md").unlink()
    git(content, "mv", "incidents/renamed.md", "incidents/other.md")
    written(content, {"incidents/strange größe.md": incident(), "sources/ignored.yaml": source()})
    (content.parent / ".gitignore").write_text("ignored.yaml\n")
    (content.parent / "beside.md").write_text("not content\n")
    changed = {f"incidents/{name}.md" for name in ("edited", "staged", "deleted", "renamed", "other", "strange größe")}
    assert changed_since(content, "second") == changed | {"sources/ignored.yaml"}
    assert changed_since(content, "before") == changed | {"sources/ignored.yaml", "incidents/committed.md"}


def test_the_report_is_narrowed_and_the_rest_counted(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--changed-since", "before") == 1
    assert capsys.readouterr().err == (
        "5 files checked: nothing to report in files that have changed since before; "
        "3 errors, 1 warning more in files that have not changed since before: `onrecord check` shows them\n"
    )
    written(repository, {"incidents/y.md": incident("titel: Z\n")})
    assert run("check", "--changed-since", "before") == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].startswith("content/incidents/y.md:5:1: error[D103] unknown-key")
    assert lines[-1] == "What a code means: `onrecord explain D103`, or docs/findings.md"
    assert lines[-2].startswith("5 files checked: 1 error in files that have changed since before; 2 errors, 1 warning more")


def test_what_follows_elsewhere_from_a_change_counts(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begun(content)
    assert run("check", "--changed-since", "before") == 0
    assert capsys.readouterr().err == "3 files checked: nothing to report in files that have changed since before\n"
    (content / "sources/gazette.yaml").unlink()
    assert run("check", "--changed-since", "before") == 1
    assert "1 error more in files that have not changed" in capsys.readouterr().err


def test_warnings_elsewhere_count_under_strict_alone(content: Path) -> None:
    written(content, {"sources/herald.yaml": source()})
    begun(content)
    assert run("check", "--changed-since", "before") == 0
    assert run("check", "--changed-since", "before", "--strict") == 1


def test_what_was_not_asked_for_does_not_stand_elsewhere(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--changed-since", "before", "content/sources") == 0
    assert "; 1 warning more" in capsys.readouterr().err
    assert run("check", "--changed-since", "before", "--select", "unused-source") == 0
    assert "; 1 warning more" in capsys.readouterr().err


def test_a_ledger_that_changed_is_told(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begun(content)
    run("check", "--changed-since", "before")
    assert "ledger" not in capsys.readouterr().err
    written(content, {"ledger.tsv": f"{'0' * 16}\tgazette\t{'0' * 16}\tfound\t2026-11-20\t\t\n"})
    for form in ("text", "github"):
        run("check", "--changed-since", "before", "--format", form)
        assert "\nledger.tsv has changed since before: only `onrecord verify` writes it" in capsys.readouterr().err
    run("diff", "before")
    told = "  ledger.tsv, of what was compared with copies, changed\n    comparisons put in: {+1+}\n"
    assert told in capsys.readouterr().out


SILENT = f"{SETTINGS}policy: {{silent_change: error}}\n"


def test_words_that_changed_in_silence(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(content, {"incidents/x.md": incident(body="It began at noon [@gazette]."), "dossier.yaml": SILENT})
    begun(content)
    assert run("check") == 0
    assert "Nobody has looked for words that changed in silence" in capsys.readouterr().err
    committed(content, "after", {"incidents/x.md": incident(body="It began at one [@gazette]."), "dossier.yaml": SILENT})
    assert run("check", "--changed-since", "after") == 0
    assert run("check", "--changed-since", "before") == 1
    told = capsys.readouterr().err
    assert "error[C111]" in told
    assert "What stood there before: `onrecord diff before`\n" in told
    # Who turns it off is checked under it once more.
    committed(content, "off", {"dossier.yaml": SETTINGS})
    assert run("check", "--changed-since", "before") == 1
    assert run("check", "--changed-since", "off") == 0


def test_a_dossier_that_has_just_been_begun_had_no_readers(content: Path) -> None:
    git(content.parent, "init", "--quiet")
    git(content.parent, "commit", "--quiet", "--allow-empty", "--message", "empty")
    written(content, {"dossier.yaml": SILENT})
    assert run("check", "--changed-since", "HEAD") == 0


def test_a_draft_had_no_readers(content: Path) -> None:
    written(content, {"incidents/x.md": incident("draft: true\n", "It began at noon [@gazette]."), "dossier.yaml": SILENT})
    begun(content)
    written(content, {"incidents/x.md": incident(body="It began at one [@gazette].")})
    assert run("check", "--changed-since", "before") == 0


@pytest.mark.parametrize("form", ["json", "sarif", "github"])
def test_no_form_loses_what_stands_elsewhere(repository: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    assert run("check", "--changed-since", "before", "--format", form) == 1
    out = capsys.readouterr().out
    words = "3 errors, 1 warning more in files that have not changed since before"
    match form:
        case "json":
            assert json.loads(out) == {"findings": [], "summary": {"errors": 0, "warnings": 0, "elsewhere": {"errors": 3, "warnings": 1}}}
        case "sarif":
            (notice,) = json.loads(out)["runs"][0]["invocations"][0]["toolExecutionNotifications"]
            assert notice == {"level": "error", "message": {"text": words}}
        case _:
            assert out == f"::error title=Other files::{words}%0A`onrecord check` shows them\n"


def test_content_that_is_the_repository_itself(content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    git(content, "init", "--quiet")
    git(content, "add", "--all")
    git(content, "commit", "--quiet", "--message", "first")
    written(content, {"incidents/y.md": incident("titel: Y\n")})
    monkeypatch.chdir(content)
    assert run("check", "-c", ".", "--changed-since", "HEAD", "--format", "json") == 1
    assert [one["path"] for one in json.loads(capsys.readouterr().out)["findings"]] == ["incidents/y.md"]


@pytest.mark.parametrize("revision", ["nowhere", "", "--all", "before:content", "before..main", "0000000"])
def test_a_revision_that_is_none(repository: Path, capsys: pytest.CaptureFixture[str], revision: str) -> None:
    assert run("check", f"--changed-since={revision}") == 2
    assert capsys.readouterr().err == f"onrecord: git knows no revision '{revision}' here: name a commit, a branch or a tag\n"


def test_no_repository(content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(content.parent.parent))
    assert run("check", "--changed-since", "HEAD") == 2
    assert capsys.readouterr().err == "onrecord: 'content' is in no git repository, so that nothing is known of earlier revisions\n"


def test_no_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    with pytest.raises(GitError, match="git is not installed here"):
        changed_since(repository, "before")


def test_no_content(repository: Path) -> None:
    with pytest.raises(ConfigurationError, match="there is no folder"):
        changed_since(repository / "nowhere", "before")


def test_a_shallow_clone_says_that_it_is_one(repository: Path, tmp_path: Path) -> None:
    committed(repository, "second", {"incidents/z.md": incident()})
    git(tmp_path, "clone", "--quiet", "--depth=1", "--no-tags", f"file://{repository.parent}", "shallow")
    clone = tmp_path / "shallow/content"
    assert changed_since(clone, "HEAD") == frozenset()
    with pytest.raises(GitError, match="this clone has only the newest commits, and `git fetch --unshallow` brings the others"):
        changed_since(clone, "before")
