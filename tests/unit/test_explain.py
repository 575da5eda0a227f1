import re
import subprocess
import sys
from pathlib import Path

import pytest

from builder.codes import CODES, Code
from builder.explain import UnknownCodeError, explanation, find, overview, plain, sections
from builder.read import read_page
from tests.unit.commands import ROOT, run

REPORTS = sorted((ROOT / "tests" / "checks").glob("*/expected.txt"))
PAGE = """\
# Findings

## C: citations

### C101 unknown-source

An error.

**What it checks.** Every id in `[@id]` is
a source's. There is more.

**Right**, in [the text](format.md#text):

```markdown
## **Noon**

It was so.
```

## Retired
"""


def test_a_section_reads_without_marks() -> None:
    assert plain(sections(PAGE)["C101"]) == (
        "C101 unknown-source\n\nAn error.\n\nWhat it checks. Every id in `[@id]` is a source's. There is more.\n\n"
        "Right, in the text:\n\n    ## **Noon**\n\n    It was so.\n"
    )


@pytest.mark.parametrize("word", ["C101", "c101", "unknown-source", "Unknown-Source"])
def test_a_code_is_found_by_itself_and_by_its_name(word: str) -> None:
    assert find(word).code == "C101"


@pytest.mark.parametrize(
    ("word", "said"),
    [("unknown-sorce", "did you mean 'unknown-source'?"), ("c10", "did you mean 'C110'?"), ("zz", "`onrecord explain` lists them all")],
)
def test_what_is_no_code_is_refused_with_the_nearest(word: str, said: str) -> None:
    with pytest.raises(UnknownCodeError, match=f"'{word}' is neither the code nor the name of a finding: {re.escape(said)}"):
        find(word)


def test_a_retired_code_says_that_it_is_retired() -> None:
    retired = Code("C199", "too-short", "error")
    assert find("c199", [*CODES, retired]) == retired
    assert explanation(retired, PAGE, [retired]).startswith("C199 too-short\n\nThis code is retired.")


def test_the_command_prints_what_was_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("explain", "c101", "unused-source", "unknown-source") == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert re.findall(r"^[A-Z]\d{3} .*$", out, re.MULTILINE) == ["C101 unknown-source", "S102 unused-source"]
    assert "\n    The shells fell about noon [@gazette-2024-05-04].\n" in out


def test_the_command_lists_every_code_with_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("explain") == 0
    out = capsys.readouterr().out
    assert out == overview(read_page("findings.md"))
    assert re.findall(r"^  ([A-Z]\d{3}) ([a-z-]+) +\S.*\.$", out, re.MULTILINE) == [code[:2] for code in CODES]


def test_of_an_unknown_code_nothing_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("explain", "C101", "unknown-sorce") == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "onrecord: 'unknown-sorce' is neither the code nor the name of a finding: did you mean 'unknown-source'?\n"


def test_it_needs_no_content_and_no_locale(tmp_path: Path) -> None:
    environment = {"PYTHONIOENCODING": "ascii", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "builder", "explain", "C107"]
    ran = subprocess.run(command, capture_output=True, env=environment, cwd=tmp_path, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert "“a loud noon”" in ran.stdout.decode("utf-8")


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.parent.name)
def test_whatever_a_report_names_is_explained(report: Path) -> None:
    page = read_page("findings.md")
    named = re.findall(r"(?:error|warning)\[(\w+)\] ([\w-]+):", report.read_text(encoding="utf-8"))
    assert named
    for code, name in named:
        assert explanation(find(code), page) == explanation(find(name), page)
