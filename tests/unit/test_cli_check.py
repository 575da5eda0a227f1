import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.commands import ROOT, WRONG, run
from tests.unit.content import incident, person, written


def names(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    run("check", *arguments, "--format", "json")
    return [one["name"] for one in json.loads(capsys.readouterr().out)["findings"]]


def test_json(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(content, WRONG)
    assert run("check", "--format", "json") == 1
    out, err = capsys.readouterr()
    assert err == ""
    report = json.loads(out)
    assert report["summary"] == {"errors": 3, "warnings": 1}
    assert [*report["findings"][0]] == ["code", "name", "severity", "path", "line", "column", "message", "hint"]
    first = {key: report["findings"][0][key] for key in ("code", "name", "severity", "path", "line", "column")}
    assert first == {"code": "L102", "name": "unknown-link", "severity": "error", "path": "content/incidents/x.md", "line": 7, "column": 15}


def test_json_is_utf_8_in_any_locale(content: Path) -> None:
    written(content, {"incidents/x.md": incident(body="Siehe [@größe].")})
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "builder", "check", "--format", "json"]
    ran = subprocess.run(command, capture_output=True, env=environment, cwd=content.parent, check=False)
    assert (ran.returncode, ran.stderr) == (1, b"")
    assert "größe" in json.loads(ran.stdout.decode("utf-8"))["findings"][0]["message"]


def test_github_reads_a_line_a_finding_and_people_read_the_text(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(content, WRONG)
    assert run("check") == 1
    text = capsys.readouterr().err
    assert run("check", "--format", "github") == 1
    out, err = capsys.readouterr()
    means = "What a code means: `onrecord explain L102`, or docs/findings.md\n"
    assert err + means == text
    lines = out.splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error", "::error", "::error", "::warning"]
    assert lines[0].startswith("::error file=content/incidents/x.md,line=7,col=15,endColumn=26,title=L102 unknown-link::")


def test_sarif(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(content, WRONG)
    assert run("check", "--format", "sarif") == 1
    out, err = capsys.readouterr()
    assert err == ""
    (log,) = json.loads(out)["runs"]
    assert [rule["id"] for rule in log["tool"]["driver"]["rules"]] == ["C101", "D103", "L102", "S102"]
    assert [result["ruleId"] for result in log["results"]] == ["L102", "C101", "D103", "S102"]


@pytest.mark.parametrize("form", ["github", "sarif"])
def test_paths_begin_at_the_top_of_the_repository(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    written(content, WRONG)
    for given in ("content", "./content", str(content)):
        run("check", "--format", form, "-c", given, "--select", "unknown-key")
        assert "content/incidents/y.md" in capsys.readouterr().out.replace("=", '"').replace(",", '"').split('"')
    monkeypatch.setenv("GITHUB_WORKSPACE", str(content.parent.parent))
    run("check", "--format", form, "--select", "unknown-key")
    assert f"{content.parent.name}/content/incidents/y.md" in capsys.readouterr().out
    monkeypatch.setenv("GITHUB_WORKSPACE", str(content / "sources"))
    run("check", "--format", form, "--select", "unknown-key")
    assert f"{content.as_posix()}/incidents/y.md" in capsys.readouterr().out


ALL = ["unknown-link", "unknown-source", "unknown-key", "unused-source"]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ([], ALL),
        (["--select", "L102"], ["unknown-link"]),
        (["--select", "l102, unknown-key"], ["unknown-link", "unknown-key"]),
        (["--ignore", "unknown-link,C101"], ["unknown-key", "unused-source"]),
        (["--select", "unknown-link,unknown-key", "--ignore", "L102"], ["unknown-key"]),
        (["content/incidents/y.md"], ["unknown-key"]),
        (["content/incidents"], ALL[:3]),
        (["./content/../content/sources", "content/incidents/y.md"], ALL[2:]),
        (["."], ALL),
        (["content/incid"], None),
        (["content/dossier.yaml"], []),
    ],
)
def test_what_is_reported_can_be_narrowed(
    content: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], found: list[str] | None
) -> None:
    written(content, WRONG)
    if found is None:
        assert run("check", *arguments) == 2
    else:
        assert names(capsys, *arguments) == found


def test_the_exit_status_follows_what_is_reported(content: Path) -> None:
    written(content, WRONG)
    assert run("check", "--select", "unused-source") == 0
    assert run("check", "--select", "unused-source", "--strict") == 1
    assert run("check", "content/dossier.yaml") == 0
    assert run("check", str(content / "incidents/y.md")) == 1


def test_paths_are_as_the_user_gave_them(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(content, WRONG)
    for given in ("content", "./content", str(content), "../" + content.parent.name + "/content"):
        run("check", "-c", given, "--select", "unknown-key")
        shown = Path(given).as_posix()
        assert capsys.readouterr().err.startswith(f"{shown}/incidents/y.md:5:1: error[D103] unknown-key: ")


EMBARGO = {"people/ann.md": person("Ann Example", "embargo: 2026-12-01T06:00Z\n"), "incidents/x.md": incident("people: [ann]\n")}


@pytest.mark.parametrize(
    ("clock", "status"),
    [
        ("2026-12-01T06:00Z", 0),
        ("2026-12-01T05:59Z", 1),
        ("2026-12-01", 1),
        ("2026-12-02", 0),
        ("2026-12-01T06:00", 0),
        ("2026-12-01T07:00+02:00", 1),
    ],
)
def test_the_clock(content: Path, clock: str, status: int) -> None:
    written(content, EMBARGO)
    assert run("check", "--clock", clock) == status
    assert run("check", "--clock", clock, "--drafts") == 0


def test_the_clock_of_the_environment(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(content, EMBARGO)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796104800")  # 2026-12-01T06:00Z
    assert run("check") == 0
    assert run("check", "--clock", "2026-11-30") == 1
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796104799")
    assert run("check") == 1
    for nonsense in ("noon", "1e9", "9" * 30):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", nonsense)
        assert run("check") == 2
