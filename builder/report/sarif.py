"""Findings as SARIF 2.1.0, which editors and forges read (OASIS, Static Analysis Results Interchange Format).

The rules' words are those of the page of findings; a page that is on no server has no address, so that no rule has a `helpUri`.
"""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from builder.codes import BY_CODE
from builder.explain import in_one_line, plain, sections
from builder.findings import Finding, in_order
from builder.report.json import as_json
from builder.report.tally import Elsewhere

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# What paths are relative to; whoever reads the log knows where it is on their disk.
_TOP = "%SRCROOT%"


def sarif_report(findings: Iterable[Finding], page: str, version: str, elsewhere: Elsewhere | None = None) -> str:
    """A log of one run, in order, with a line end.

    page: the Markdown of the page of findings, from which each rule has its words. version: the program's.
    elsewhere: what the report leaves out, where it was narrowed. Paths are to be relative to the top of the repository.
    """
    listed = in_order(findings)
    codes = sorted({one.code for one in listed})
    told = sections(page)
    run: dict[str, Any] = {
        "tool": {"driver": {"name": "Onrecord", "semanticVersion": version, "rules": [_rule(code, told) for code in codes]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, codes.index(one.code)) for one in listed],
    }
    if elsewhere and elsewhere.words:
        level = "error" if elsewhere.errors else "warning"
        notice = {"level": level, "message": {"text": elsewhere.words}}
        run["invocations"] = [{"executionSuccessful": True, "toolExecutionNotifications": [notice]}]
    return as_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str, told: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": code,
        "name": BY_CODE[code].name,
        "shortDescription": {"text": in_one_line(told[code])},
        "help": {"text": plain(told[code])},
        "defaultConfiguration": {"level": BY_CODE[code].severity},
    }


def _result(one: Finding, rule: int) -> dict[str, Any]:
    message = "\n".join(filter(None, (one.message, one.hint)))
    result: dict[str, Any] = {"ruleId": one.code, "ruleIndex": rule, "level": one.severity, "message": {"text": message}}
    if one.span.path:
        result["locations"] = [{"physicalLocation": {"artifactLocation": _artifact(one.span.path), "region": _region(one)}}]
    return result


def _artifact(path: str) -> dict[str, str]:
    # A path that is no text keeps its bytes in a URI; one that is not below the top is given whole.
    encoded = quote(path.encode("utf-8", "surrogateescape"))
    return {"uri": f"file://{encoded}"} if path.startswith("/") else {"uri": encoded, "uriBaseId": _TOP}


def _region(one: Finding) -> dict[str, int]:
    return {"startLine": one.span.line, "startColumn": one.span.column, "endColumn": one.span.column + one.span.length}
