"""`onrecord verify DIR`: what of a built site is not as it was written."""

import json
from pathlib import Path

import pytest

from tests.unit.commands import run


@pytest.fixture
def site(dossier: Path) -> Path:
    assert run("build", "--clock", "2026-11-24") == 0
    return dossier / "site"


def test_a_site_as_it_was_written(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run("verify", "site") == 0
    assert capsys.readouterr().err == "The site is as it was written.\n"


def test_what_is_changed_missing_and_added_is_named(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "index.html").write_text("another\n", encoding="utf-8")
    (site / "claims.html").unlink()
    (site / "tracker.js").write_text("1\n", encoding="utf-8")
    (site / "README.txt").write_text("ours\n", encoding="utf-8")
    capsys.readouterr()
    assert run("verify", "site") == 1
    assert capsys.readouterr().err.splitlines() == [
        "site/index.html is not as it was written",
        "site/claims.html is missing",
        "site/tracker.js was not written by us",
        "3 differences from the manifest",
    ]
    assert run("verify", "site", "--format", "json") == 1
    assert json.loads(capsys.readouterr().out) == {"changed": ["index.html"], "missing": ["claims.html"], "extra": ["tracker.js"]}


def test_what_is_no_site_of_ours_is_refused(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("verify", "content") == 2
    assert "content holds files that Onrecord did not write" in capsys.readouterr().err
