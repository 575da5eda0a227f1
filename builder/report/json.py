"""Findings as JSON, for other programs."""

import json
from collections.abc import Iterable

from builder.findings import Finding, in_order
from builder.report.tally import Elsewhere, tally


def json_report(findings: Iterable[Finding], elsewhere: Elsewhere | None = None) -> str:
    """The findings in order and how many there are, as JSON with a line end.

    elsewhere: what the report leaves out, where it was narrowed.
    """
    listed = in_order(findings)
    errors, warnings = tally(listed)
    summary: dict[str, object] = {"errors": errors, "warnings": warnings}
    if elsewhere:
        summary["elsewhere"] = {"errors": elsewhere.errors, "warnings": elsewhere.warnings}
    return as_json({"findings": [_members(one) for one in listed], "summary": summary})


def as_json(value: object) -> str:
    """A value as JSON with a line end."""
    # A path that is no text on its disk carries lone surrogates, which no stream can write.
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False).encode(errors="replace").decode() + "\n"


def _members(one: Finding) -> dict[str, str | int]:
    return {
        "code": one.code,
        "name": one.name,
        "severity": one.severity,
        "path": one.span.path,
        "line": one.span.line,
        "column": one.span.column,
        "message": one.message,
        "hint": one.hint,
    }
