"""Findings as text for people, with the line in question and carets under the spot, and as JSON for programs. It prints nothing itself."""

import json
from collections.abc import Callable, Iterable, Mapping
from unicodedata import category, east_asian_width

from builder.findings import Finding, in_order

_WIDEST, _BEFORE = 160, 60
_RED, _YELLOW, _BLUE, _BOLD = "31;1", "33;1", "34", "1"
_JOINERS = "\u200c\u200d\u200e\u200f"
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")

Paint = Callable[[str, str], str]


def text_report(findings: Iterable[Finding], texts: Mapping[str, str], *, colour: bool = False) -> str:
    """The findings in order, one block each, every line ended; "" where there are none.

    texts: the text of each file by the path that findings name. A finding about a file that is not among them, or about a
    line that it does not have, comes without the line; its hint then stands below. colour: whether for a terminal that shows it.
    """
    lines = {path: text.split("\n") for path, text in texts.items()}
    return "".join(_block(one, lines.get(one.span.path, []), _coloured if colour else _plain) for one in in_order(findings))


def json_report(findings: Iterable[Finding]) -> str:
    """The findings in order and how many there are, as JSON with a line end."""
    listed = in_order(findings)
    errors, warnings = tally(listed)
    report = {"findings": [_members(one) for one in listed], "summary": {"errors": errors, "warnings": warnings}}
    # A path that is no text on its disk carries lone surrogates, which no stream can write.
    return json.dumps(report, ensure_ascii=False, indent=2, allow_nan=False).encode(errors="replace").decode() + "\n"


def tally(findings: Iterable[Finding]) -> tuple[int, int]:
    """How many of the findings are errors, and how many are warnings."""
    severities = [one.severity for one in findings]
    return severities.count("error"), severities.count("warning")


def tally_in_words(errors: int, warnings: int) -> str:
    """For instance "1 error, 2 warnings"; "" where there are none."""
    counts = ((errors, "error"), (warnings, "warning"))
    return ", ".join(f"{count} {word}{'' if count == 1 else 's'}" for count, word in counts if count)


def _block(one: Finding, lines: list[str], paint: Paint) -> str:
    place = f"{one.span.path}:{one.span.line}:{one.span.column}:" if one.span.path else ""
    grade = paint(f"{one.severity}[{one.code}]", _RED if one.severity == "error" else _YELLOW)
    block = [" ".join(filter(None, (paint(_visible(place), _BOLD), grade, f"{one.name}: {_visible(one.message)}")))]
    hint = [_visible(line) for line in one.hint.split("\n")] if one.hint else []
    margin = paint(f"{'':>5} |", _BLUE)
    if 1 <= one.span.line <= len(lines):
        excerpt, indent, carets = _excerpt(lines[one.span.line - 1], one.span.column, one.span.length)
        block.append(f"{paint(f'{one.span.line:>5} |', _BLUE)} {excerpt}")
        block.append(" ".join((f"{margin} {' ' * indent}{paint('^' * carets, _RED)}", *hint[:1])))
        hint = hint[1:]
    block += [f"{margin} {line}" for line in hint]
    return "\n".join(line.rstrip() for line in block) + "\n"


def _excerpt(line: str, column: int, length: int) -> tuple[str, int, int]:
    """The part of a line to show, how far the carets stand in, and how many there are, in columns of a terminal."""
    at = min(column - 1, len(line))
    start, end = 0, len(line)
    if len(line) > _WIDEST:
        start = max(0, min(at - _BEFORE, len(line) - _WIDEST))
        end = start + _WIDEST
    lead, trail = "…" if start else "", "…" if end < len(line) else ""
    shown = _visible(line[start:end])
    indent = sum(map(_width, lead + shown[: at - start]))
    carets = sum(map(_width, shown[at - start : at - start + length]))
    return lead + shown + trail, indent, max(carets, 1)


def _visible(words: str) -> str:
    # What a terminal would obey, or a reviewer could not see, is shown as a replacement character, one for one so that columns hold.
    return "".join(" " if one == "\t" else "\ufffd" if category(one) in _UNSEEN and one not in _JOINERS else one for one in words)


def _width(character: str) -> int:
    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def _coloured(words: str, code: str) -> str:
    return f"\x1b[{code}m{words}\x1b[0m" if words else ""


def _plain(words: str, _code: str) -> str:
    return words


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
