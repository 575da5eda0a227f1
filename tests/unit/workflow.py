"""Runs the steps of a workflow of GitHub as its runner does, without a network: from a repository on this disk.

A step without `shell:` is run by `bash -e`, and what fails ends the job:
https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell.
"""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any, NamedTuple

import yaml

REPOSITORY = "desk/dossier"
# What a job's token is here; nothing on this disk asks for it.
VALUES = {"${{ github.token }}": "no-token"}


class Ended(NamedTuple):
    """How a step ended."""

    step: str
    status: int
    said: str


def workflow_of(text: str) -> dict[str, Any]:
    """Every value as it is written: to YAML 1.1, `on` would be a truth."""
    read = yaml.load(text, yaml.BaseLoader)  # noqa: S506 -- it makes words, lists and mappings alone
    assert isinstance(read, dict)
    return read


def git(folder: Path, *arguments: str) -> str:
    """What a git that knows none of this machine's settings says."""
    who = {f"GIT_{role}_{what}": "desk@testland.example" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    ended = subprocess.run(["git", *arguments], cwd=folder, env=_bare(folder) | who, capture_output=True, text=True, check=True)
    return ended.stdout.strip()


def run_job(workflow: dict[str, Any], job: str, forge: Path, temporary: Path, event: str = "push") -> list[Ended]:
    """Run a job's steps for an event in an empty folder, up to the first that fails.

    forge: the folder in which the repository is, under its name.
    """
    workspace = temporary / "workspace"
    workspace.mkdir(parents=True)
    variables = {
        **_bare(temporary),
        "GITHUB_SERVER_URL": forge.as_uri(),
        "GITHUB_REPOSITORY": REPOSITORY,
        "GITHUB_SHA": git(forge / REPOSITORY, "rev-parse", "HEAD"),
        "RUNNER_TEMP": str(temporary),
        # The libraries that pip would fetch are those of the tests; the program itself is the one that the steps install.
        "PIP_NO_DEPS": "1",
        "PIP_IGNORE_INSTALLED": "1",
        "PYTHONPATH": sysconfig.get_path("purelib"),
    }
    ended: list[Ended] = []
    for step in workflow["jobs"][job]["steps"]:
        if step.get("if", f"github.event_name == '{event}'") != f"github.event_name == '{event}'":
            continue
        given = {name: VALUES.get(value, value) for name, value in step.get("env", {}).items()}
        script = temporary / "step.sh"
        script.write_text(step["run"], encoding="utf-8")
        one = subprocess.run(["bash", "-e", str(script)], cwd=workspace, env=variables | given, capture_output=True, text=True, check=False)
        ended.append(Ended(step["name"], one.returncode, one.stdout + one.stderr))
        if one.returncode:
            break
    return ended


def _bare(home: Path) -> dict[str, str]:
    """An environment with the Python of the tests and with nothing that this machine sets up, pip's index included."""
    return {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_NO_INDEX": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }
