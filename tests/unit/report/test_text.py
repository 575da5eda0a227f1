"""Findings as people and programs get them."""

import json

from builder.findings import NOWHERE, Finding, Span, finding
from builder.report import json_report, tally, tally_in_words, text_report

PATH = "content/incidents/baghuz.md"
LINE = "Task Force 9 called in the strikes [@nyt-2021-11-31]."
TEXTS = {PATH: "\n" * 40 + LINE + "\n"}
UNKNOWN = finding("unknown-source", Span(PATH, 41, 36, 17), "no source has the id 'nyt-2021-11-31'", "did you mean 'nyt-2021-11-13'?")


def test_the_form_of_the_contract() -> None:
    assert text_report([UNKNOWN], TEXTS) == (
        "content/incidents/baghuz.md:41:36: error[C101] unknown-source: no source has the id 'nyt-2021-11-31'\n"
        "   41 | Task Force 9 called in the strikes [@nyt-2021-11-31].\n"
        "      |                                    ^^^^^^^^^^^^^^^^^ did you mean 'nyt-2021-11-13'?\n"
    )


def test_sorted_by_path_line_and_column_and_each_once() -> None:
    places = [("b.md", 1, 1), ("a.md", 12, 3), ("a.md", 2, 9), ("a.md", 2, 1), ("a.md", 2, 1)]
    report = text_report([finding("uncited-text", Span(*place), "x") for place in places], {})
    assert [line.split(" ")[0] for line in report.splitlines()] == ["a.md:2:1:", "a.md:2:9:", "a.md:12:3:", "b.md:1:1:"]


def test_no_findings_no_text() -> None:
    assert text_report([], TEXTS) == ""


def test_a_line_that_is_not_there_leaves_the_hint() -> None:
    for span in (Span(PATH, 99, 1), Span("content/other.md", 1, 1)):
        report = text_report([finding("missing-key", span, "no title", "add it")], TEXTS)
        assert report.splitlines()[1:] == ["      | add it"]


def test_no_path_no_place() -> None:
    assert text_report([finding("output-collision", NOWHERE, "two for one")], TEXTS) == "error[X101] output-collision: two for one\n"


def test_a_hint_of_several_lines_stands_below_the_carets() -> None:
    report = text_report([finding("yaml-syntax", Span("a.md", 1, 1, 5), "not YAML", "write:\ntitle: 'A: b'")], {"a.md": "title: A: b\n"})
    assert report.splitlines()[1:] == ["    1 | title: A: b", "      | ^^^^^ write:", "      | title: 'A: b'"]


def test_carets_end_with_the_line_and_are_never_none() -> None:
    assert _carets("short", 3, 90) == "  ^^^"
    assert _carets("short", 40, 2) == "     ^"
    assert _carets("", 1, 1) == "^"


def test_carets_stand_under_wide_and_combining_letters() -> None:
    assert _carets("日本 x", 4, 1) == "     ^"
    assert _carets("e\u0301e\u0301 x", 6, 1) == "   ^"


def test_what_a_terminal_would_obey_is_shown_as_a_replacement() -> None:
    hostile = "a\x1b[2Jb\u202ec\td"
    report = text_report([finding("hidden-character", Span("a.md", 1, 2), hostile, hostile)], {"a.md": hostile})
    assert "\x1b" not in report
    assert "\u202e" not in report
    assert "    1 | a\ufffd[2Jb\ufffdc d" in report


def test_joiners_that_scripts_need_stay() -> None:
    line = "می\u200cخواهم \u200f\U0001f469\u200d\U0001f692"
    assert line in text_report([finding("uncited-text", Span("a.md", 1, 1), "x")], {"a.md": line})


def test_of_a_long_line_the_part_around_the_spot_is_shown() -> None:
    line = "x" * 400 + "HERE" + "y" * 400
    excerpt, carets = text_report([finding("uncited-text", Span("a.md", 1, 401, 4), "x")], {"a.md": line}).splitlines()[1:]
    assert excerpt.startswith("    1 | …x")
    assert excerpt.endswith("y…")
    assert len(excerpt) < 180
    assert excerpt[carets.index("^") : carets.rindex("^") + 1] == "HERE"


def test_colour_changes_nothing_but_colour() -> None:
    coloured = text_report([UNKNOWN], TEXTS, colour=True)
    assert "\x1b[31;1merror[C101]\x1b[0m" in coloured
    plain = coloured
    for code in ("31;1", "33;1", "34", "1", "0"):
        plain = plain.replace(f"\x1b[{code}m", "")
    assert plain == text_report([UNKNOWN], TEXTS)


def test_json_of_the_contract() -> None:
    warning = finding("claim-too-long", Span(PATH, 2, 1), "Überlang")
    report = json.loads(json_report([UNKNOWN, warning]))
    assert report["summary"] == {"errors": 1, "warnings": 1}
    assert [one["code"] for one in report["findings"]] == ["C105", "C101"]
    assert report["findings"][1] == {
        "code": "C101",
        "name": "unknown-source",
        "severity": "error",
        "path": PATH,
        "line": 41,
        "column": 36,
        "message": "no source has the id 'nyt-2021-11-31'",
        "hint": "did you mean 'nyt-2021-11-13'?",
    }
    assert json.loads(json_report([])) == {"findings": [], "summary": {"errors": 0, "warnings": 0}}


def test_json_can_be_written_whatever_a_path_is() -> None:
    json_report([finding("encoding", Span("a\udcff.md", 1, 1), "x")]).encode()


def test_tally() -> None:
    severe, mild = Finding("uncited-text", NOWHERE, "x"), Finding("uncited-text", NOWHERE, "x", severity="warning")
    assert tally([severe, mild, mild]) == (1, 2)
    assert tally_in_words(1, 2) == "1 error, 2 warnings"
    assert tally_in_words(0, 1) == "1 warning"
    assert tally_in_words(0, 0) == ""


def _carets(line: str, column: int, length: int) -> str:
    below = text_report([finding("uncited-text", Span("a.md", 1, column, length), "x")], {"a.md": line}).splitlines()[2]
    return below.removeprefix("      | ")
