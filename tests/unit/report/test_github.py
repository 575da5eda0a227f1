"""What GitHub's runner reads: a line a finding, with everything escaped that it would take for its own."""

from pathlib import Path

import pytest

from builder.findings import NOWHERE, Finding, Span, finding
from builder.report import Elsewhere, github_report, without_commands
from tests.unit.commands import run
from tests.unit.content import incident, written

Capture = pytest.CaptureFixture[str]
PATH = "content/incidents/old-bridge.md"


def test_a_line_a_finding_errors_first() -> None:
    found = [
        finding("claim-too-long", Span(PATH, 2, 1, 4), "this claim has 80 words"),
        finding("unknown-source", Span(PATH, 9, 28, 15), "no source has the id 'gazette-2002'", "did you mean 'gazette-2020'?"),
        finding("output-collision", NOWHERE, "two files for one page"),
    ]
    assert github_report(found) == (
        "::error title=X101 output-collision::two files for one page\n"
        "::error file=content/incidents/old-bridge.md,line=9,col=28,endColumn=43,title=C101 unknown-source"
        "::no source has the id 'gazette-2002'%0Adid you mean 'gazette-2020'?\n"
        "::warning file=content/incidents/old-bridge.md,line=2,col=1,endColumn=5,title=C105 claim-too-long::this claim has 80 words\n"
    )


def test_what_would_end_a_value_is_escaped() -> None:
    line = github_report([finding("uncited-text", Span("a,b:c%\r\nd.md", 1, 1), "100%\r\nof it: a, b", "so::so")])
    assert line == (
        "::error file=a%2Cb%3Ac%25%0D%0Ad.md,line=1,col=1,endColumn=2,title=C103 uncited-text::100%25%0D%0Aof it: a, b%0Aso::so\n"
    )


def test_no_findings_no_lines() -> None:
    assert github_report([]) == ""
    assert github_report([], Elsewhere("files not changed since main", 0, 0)) == ""


def test_what_stands_elsewhere_comes_first_and_is_as_grave_as_it_is() -> None:
    mild = Finding("uncited-text", Span(PATH, 1, 1), "x", severity="warning")
    first, second = github_report([mild], Elsewhere("files not changed since main", 0, 2)).splitlines()
    assert first.startswith("::warning title=Other files::2 warnings more in files not changed since main%0A")
    assert second.startswith("::warning file=")
    assert github_report([mild], Elsewhere("files not changed since 100%", 1, 2)).startswith(
        "::error title=Other files::1 error, 2 warnings more"
    )
    assert "since 100%25%0A" in github_report([mild], Elsewhere("files not changed since 100%", 1, 2))


def test_a_path_that_is_no_text_can_be_written() -> None:
    github_report([finding("encoding", Span("a\udcff.md", 1, 1), "x")]).encode()


def test_content_can_give_the_runner_no_order() -> None:
    report = "    9 | See ##[stop-commands]now and ##[error]this.\n"
    assert without_commands(report) == "    9 | See ##(stop-commands]now and ##(error]this.\n"


def test_the_name_of_a_file_can_give_the_runner_no_order() -> None:
    report = "::stop-commands::x.md:1:1: error\n \u00a0::add-mask::y\r::error::z\n  a ::b:: c\n"
    assert without_commands(report) == ": :stop-commands::x.md:1:1: error\n \u00a0: :add-mask::y\r: :error::z\n  a ::b:: c\n"


def test_a_report_on_such_a_file_begins_no_line_with_colons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    written(tmp_path, {"::stop-commands::x.md": "x", "incidents/::error::.md": incident(body="So it is.")})
    monkeypatch.chdir(tmp_path)
    assert run("check", "-c", ".", "--format", "github") == 1
    told = capsys.readouterr().err
    assert "stop-commands" in told
    assert not [line for line in told.splitlines() if line.lstrip().startswith("::")]
