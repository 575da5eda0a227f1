"""A SARIF log is what the standard asks for, member by member."""

import json
from typing import Any

import jsonschema

from builder.codes import BY_NAME, CODES
from builder.findings import NOWHERE, Span, finding
from builder.read import read_page
from builder.report import Elsewhere, sarif_report

PATH = "content/incidents/old-bridge.md"
PAGE = """\
# Findings

## C: citations

### C101 unknown-source

An error.

**What it checks.** Every id in a citation is
the id of a [source](format.md). More is said here.

### C105 claim-too-long

**What it checks.** No claim is long.

### X101 output-collision

**What it checks.** No two files are one.
"""
FOUND = [
    finding("unknown-source", Span(PATH, 9, 28, 15), "no source has the id 'gazette-2002'", "did you mean 'gazette-2020'?"),
    finding("claim-too-long", Span(PATH, 2, 1, 4), "this claim has 80 words"),
    finding("output-collision", NOWHERE, "two files for one page"),
]


def text(words: str) -> dict[str, str]:
    return {"text": words}


# What the schema of SARIF 2.1.0 says of the members that are written here; it has `additionalProperties: false` for each of these.
def record(required: str, **members: Any) -> dict[str, Any]:
    return {"type": "object", "required": required.split(), "additionalProperties": False, "properties": members}


NUMBER = {"type": "integer", "minimum": 1}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
MESSAGE = record("text", text={"type": "string"})
RULE = record(
    "id",
    id={"type": "string"},
    name={"type": "string"},
    shortDescription=MESSAGE,
    help=MESSAGE,
    defaultConfiguration=record("", level=LEVEL),
)
ARTIFACT = record("", uri={"type": "string", "format": "uri-reference"}, uriBaseId={"type": "string"})
REGION = record("", startLine=NUMBER, startColumn=NUMBER, endColumn=NUMBER)
LOCATION = record("", physicalLocation=record("artifactLocation", artifactLocation=ARTIFACT, region=REGION))
RESULT = record(
    "message",
    ruleId={"type": "string"},
    ruleIndex={"type": "integer", "minimum": -1},
    level=LEVEL,
    message=MESSAGE,
    locations={"type": "array", "items": LOCATION},
)
NOTICE = record("message", level=LEVEL, message=MESSAGE)
INVOCATION = record("executionSuccessful", executionSuccessful={"type": "boolean"}, toolExecutionNotifications={"items": NOTICE})
DRIVER = record("name", name={"type": "string"}, semanticVersion={"type": "string"}, rules={"items": RULE, "uniqueItems": True})
RUN = record(
    "tool",
    tool=record("driver", driver=DRIVER),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    results={"items": RESULT},
    invocations={"items": INVOCATION},
)
LOG = record("version runs", **{"$schema": {"type": "string"}, "version": {"const": "2.1.0"}, "runs": {"type": "array", "items": RUN}})


def logged(*arguments: Any) -> Any:
    log = json.loads(sarif_report(*arguments))
    jsonschema.validate(log, LOG)
    (run,) = log["runs"]
    return run


def test_a_run_with_its_rules_and_results() -> None:
    assert logged(FOUND, PAGE, "0.1.0") == {
        "tool": {
            "driver": {
                "name": "Onrecord",
                "semanticVersion": "0.1.0",
                "rules": [
                    {
                        "id": "C101",
                        "name": "unknown-source",
                        "shortDescription": text("Every id in a citation is the id of a source."),
                        "help": text(
                            "C101 unknown-source\n\nAn error.\n\n"
                            "What it checks. Every id in a citation is the id of a source. More is said here.\n"
                        ),
                        "defaultConfiguration": {"level": "error"},
                    },
                    {
                        "id": "C105",
                        "name": "claim-too-long",
                        "shortDescription": text("No claim is long."),
                        "help": text("C105 claim-too-long\n\nWhat it checks. No claim is long.\n"),
                        "defaultConfiguration": {"level": "warning"},
                    },
                    {
                        "id": "X101",
                        "name": "output-collision",
                        "shortDescription": text("No two files are one."),
                        "help": text("X101 output-collision\n\nWhat it checks. No two files are one.\n"),
                        "defaultConfiguration": {"level": "error"},
                    },
                ],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [
            {"ruleId": "X101", "ruleIndex": 2, "level": "error", "message": text("two files for one page")},
            {
                "ruleId": "C105",
                "ruleIndex": 1,
                "level": "warning",
                "message": text("this claim has 80 words"),
                "locations": [at(2, 1, 5)],
            },
            {
                "ruleId": "C101",
                "ruleIndex": 0,
                "level": "error",
                "message": text("no source has the id 'gazette-2002'\ndid you mean 'gazette-2020'?"),
                "locations": [at(9, 28, 43)],
            },
        ],
    }


def at(line: int, start: int, end: int) -> Any:
    artifact = {"uri": PATH, "uriBaseId": "%SRCROOT%"}
    return {"physicalLocation": {"artifactLocation": artifact, "region": {"startLine": line, "startColumn": start, "endColumn": end}}}


def test_nothing_found_is_a_run_without_results() -> None:
    run = logged([], PAGE, "0.1.0")
    assert run["results"] == run["tool"]["driver"]["rules"] == []
    assert "invocations" not in run


def test_every_code_has_its_words() -> None:
    page = read_page("findings.md")
    rules = logged([finding(name, NOWHERE, "x") for name in BY_NAME], page, "0.1.0")["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(code.code for code in CODES)
    assert [rule["id"] for rule in rules if not rule["shortDescription"]["text"]] == []


def test_an_address_is_a_uri_whatever_the_path() -> None:
    for path, uri in {
        "content/places/a b#c.md": "content/places/a%20b%23c.md",
        "größe.md": "gr%C3%B6%C3%9Fe.md",
        "a\udcff.md": "a%FF.md",
    }.items():
        (result,) = logged([finding("unknown-source", Span(path, 1, 1), "x")], PAGE, "0.1.0")["results"]
        assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri, "uriBaseId": "%SRCROOT%"}
    (result,) = logged([finding("unknown-source", Span("/elsewhere/a.md", 1, 1), "x")], PAGE, "0.1.0")["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "file:///elsewhere/a.md"}


def test_what_stands_elsewhere_is_a_notice() -> None:
    for elsewhere, level in (
        (Elsewhere("other files", 1, 2), "error"),
        (Elsewhere("other files", 0, 2), "warning"),
    ):
        run = logged([], PAGE, "0.1.0", elsewhere)
        notice = {"level": level, "message": text(elsewhere.words)}
        assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": [notice]}]
    assert "invocations" not in logged([], PAGE, "0.1.0", Elsewhere("other files", 0, 0))
