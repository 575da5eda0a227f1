"""The workflow that `onrecord init` writes: its own lines check and build the dossier, and it can do no harm."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.unit.commands import run
from tests.unit.workflow import REPOSITORY, VALUES, git, run_job, workflow_of

WORKFLOW = ".github/workflows/check.yml"
INCIDENT = "content/incidents/old-bridge-2024-05-03.md"


@pytest.fixture
def forge(tmp_path: Path, wheel: Path) -> Path:
    """A folder with the repository of a dossier that has just been begun, the wheel of Onrecord in it."""
    dossier = tmp_path / "forge" / REPOSITORY
    assert run("init", str(dossier)) == 0
    shutil.copy(wheel, dossier)
    git(dossier, "init", "--quiet", "--initial-branch=main")
    return commit(tmp_path / "forge")


def commit(forge: Path) -> Path:
    git(forge / REPOSITORY, "add", "--all")
    git(forge / REPOSITORY, "commit", "--quiet", "--message", "A change")
    return forge


def begun(forge: Path) -> dict[str, Any]:
    return workflow_of((forge / REPOSITORY / WORKFLOW).read_text(encoding="utf-8"))


def dangers(workflow: dict[str, Any]) -> list[str]:
    """What of a workflow would let a stranger's pull request, or a stranger's action, reach more than the files."""
    found = [f"on: {event}" for event in workflow["on"] if event not in ("pull_request", "push")]
    found += [] if workflow.get("permissions") == {"contents": "read"} else [f"permissions: {workflow.get('permissions')}"]
    for job in workflow["jobs"].values():
        found += [f"{key}: of a job" for key in ("permissions", "secrets", "uses", "container", "services") if key in job]
        for step in job.get("steps", ()):
            found += [f"uses: {step['uses']}"] if "uses" in step else []
            # What stands in ${{ }} is put into the script before bash reads it, whoever wrote it.
            found += [f"run: {line.strip()}" for line in step.get("run", "").splitlines() if "${{" in line]
            found += [f"env: {value}" for value in step.get("env", {}).values() if "${{" in value and value not in VALUES]
    return found


def test_a_dossier_that_has_just_been_begun_is_checked_and_built(forge: Path, tmp_path: Path) -> None:
    ended = run_job(begun(forge), "check", forge, tmp_path / "runner")
    assert [(one.step, one.status) for one in ended] == [("Fetch the files", 0), ("Install Onrecord", 0), ("Check", 0), ("Build", 0)], ended
    assert "nothing to report" in ended[2].said
    assert "Shelling of Old Bridge" in (tmp_path / "runner/workspace/site/index.html").read_text(encoding="utf-8")
    installed = list((tmp_path / "runner/onrecord").glob("lib/python*/site-packages/builder/_packaged/templates"))
    assert len(installed) == 1


def test_a_mistake_ends_the_job_and_is_named(forge: Path, tmp_path: Path) -> None:
    file = forge / REPOSITORY / INCIDENT
    text = file.read_text(encoding="utf-8")
    mistaken = text.replace("died [@army-2024-05-05]", "died [@army-2024-05-06]")
    assert mistaken != text
    file.write_text(mistaken, encoding="utf-8")
    ended = run_job(begun(forge), "check", commit(forge), tmp_path / "runner")
    assert [(one.step, one.status) for one in ended] == [("Fetch the files", 0), ("Install Onrecord", 0), ("Check", 1)], ended
    line = mistaken[: mistaken.index("[@army-2024-05-06]")].count("\n") + 1
    assert f"{INCIDENT}:{line}:" in ended[-1].said
    assert "error[C101] unknown-source: no source has the id 'army-2024-05-06'" in ended[-1].said
    assert not (tmp_path / "runner/workspace/site").exists()


def test_a_pull_request_that_changes_published_words_in_silence_ends_the_job(forge: Path, tmp_path: Path) -> None:
    repository = forge / REPOSITORY
    _change(repository / "content/dossier.yaml", "silent_change: off", "silent_change: error")
    commit(forge)
    git(repository, "checkout", "--quiet", "-b", "change")
    _change(repository / INCIDENT, "fell on the market at about noon", "fell on the market at about one")
    commit(forge)
    git(repository, "checkout", "--quiet", "main")
    _change(repository / "content/pages/about.md", "title: About", "title: About us")
    commit(forge)
    git(repository, "merge", "--quiet", "--no-ff", "--message", "What GitHub makes of a pull request", "change")
    ended = run_job(begun(forge), "check", forge, tmp_path / "runner", "pull_request")
    assert [one.status for one in ended] == [0, 0, 0, 1], ended
    assert f"{INCIDENT}:52:1: error[C111] silent-change: this claim was published and reads otherwise now" in ended[-1].said
    assert run_job(begun(forge), "check", forge, tmp_path / "after", "push")[-1].status == 0


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_without_the_wheel_the_job_says_that_it_is_missing(forge: Path, wheel: Path, tmp_path: Path) -> None:
    (forge / REPOSITORY / wheel.name).unlink()
    ended = run_job(begun(forge), "check", commit(forge), tmp_path / "runner")
    assert [(one.step, one.status > 0) for one in ended] == [("Fetch the files", False), ("Install Onrecord", True)]
    assert wheel.name in ended[-1].said


def test_the_job_reads_the_files_and_nothing_else(forge: Path) -> None:
    assert dangers(begun(forge)) == []
    assert "pull_request" in begun(forge)["on"]


@pytest.mark.parametrize(
    ("right", "wrong", "found"),
    [
        ("pull_request:", "pull_request_target:", "on: pull_request_target"),
        ("contents: read", "contents: write", "permissions: {'contents': 'write'}"),
        ("permissions:\n  contents: read\n", "", "permissions: None"),
        ("    timeout-minutes: 15\n", "    permissions: write-all\n", "permissions: of a job"),
        ("      - name: Check\n", "      - uses: other/action@v1\n      - name: Check\n", "uses: other/action@v1"),
        ("git init --quiet .", 'echo "${{ github.head_ref }}"', 'run: echo "${{ github.head_ref }}"'),
        ("${{ github.token }}", "${{ secrets.KEY }}", "env: ${{ secrets.KEY }}"),
    ],
)
def test_what_would_be_dangerous_is_seen(forge: Path, right: str, wrong: str, found: str) -> None:
    text = (forge / REPOSITORY / WORKFLOW).read_text(encoding="utf-8")
    assert right in text
    assert found in dangers(workflow_of(text.replace(right, wrong)))
