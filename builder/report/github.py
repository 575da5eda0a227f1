"""Findings as GitHub shows them beside the changed lines: workflow commands, which its runner reads from a step's output.

The rules are those of GitHub's documentation, "Workflow commands for GitHub Actions", and of its own toolkit, which escapes this way.
"""

import re
from collections.abc import Iterable

from builder.findings import Finding, in_order
from builder.report.tally import Elsewhere

_BEGINS = re.compile(r"((?:\A|(?<=[\n\r]))[^\S\n\r]*)::")


def github_report(findings: Iterable[Finding], elsewhere: Elsewhere | None = None) -> str:
    """One line a finding, errors first, since of each kind a step shows ten and no more; "" where there are none.

    Paths are to be relative to the top of the repository. elsewhere: what the report leaves out, where it was narrowed.
    """
    lines = [_command(one) for one in sorted(in_order(findings), key=lambda one: one.severity != "error")]
    if elsewhere and elsewhere.words:
        kind = "error" if elsewhere.errors else "warning"
        # First, so that it is among the ten.
        lines.insert(0, f"::{kind} title=Other files::{_data(elsewhere.words)}%0A`onrecord check` shows them")
    return "".join(f"{line}\n".encode(errors="replace").decode() for line in lines)


def without_commands(text: str) -> str:
    """A text report that the runner takes for nothing but words: names of files and content included.

    `##[` begins a command wherever it stands in a line, `::` where the line begins, spaces aside.
    """
    return _BEGINS.sub(lambda match: f"{match[1]}: :", text.replace("##[", "##("))


def _command(one: Finding) -> str:
    title = f"{one.code} {one.name}"
    message = "\n".join(filter(None, (one.message, one.hint)))
    place = {"file": one.span.path, "line": one.span.line, "col": one.span.column, "endColumn": one.span.column + one.span.length}
    properties = {**(place if one.span.path else {}), "title": title}
    return f"::{one.severity} {','.join(f'{name}={_property(str(value))}' for name, value in properties.items())}::{_data(message)}"


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
