"""Keys that stand below the line which ends them: where the line is too early, or the keys too late. It reads no YAML.

What it finds it blanks out in the text that comes back, which keeps its length, so that one mistake is told once and places stay true.
"""

import re
from collections.abc import Sequence

from builder.findings import Finding, Span, finding
from builder.parse.keys import GUARDS, KNOWN_KEYS

FENCE = re.compile(r"---[ \t]*$")
_KEY = re.compile(r"(?P<key>[A-Za-z_]+)[ \t]*:(?:[ \t]|$)")
_OF_KEYS = re.compile(r"[ \t]+\S|-[ \t]|[#\]}]|[A-Za-z_]+[ \t]*:(?:[ \t]|$)")


def join_keys(path: str, text: str) -> tuple[str, tuple[Finding, ...]]:
    """The text of a Markdown file with its keys in one piece, and what is wrong with where they stand.

    A line of hyphens with keys behind it and another such line below them is taken out. Keys below the last one are taken out
    with all that belongs to them: what they say is not read.
    """
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip(" \t")), 0)
    if not FENCE.match(lines[first]):
        if not _known(lines[first]):
            return text, ()
        first = -1
    end = _next_fence(lines, first + 1)
    findings: list[Finding] = []
    while end is not None and (later := _next_fence(lines, end + 1)) is not None and _are_keys(lines[end + 1 : later]):
        message = "keys follow behind this line, which ends them"
        findings.append(finding("front-matter", Span(path, end + 1, 1, 3), message, "take this line out"))
        lines[end] = " " * len(lines[end])
        end = later
    if end is not None:
        findings += _below(path, lines, end)
    return "\n".join(lines), tuple(findings)


def _next_fence(lines: Sequence[str], start: int) -> int | None:
    return next((number for number in range(start, len(lines)) if FENCE.match(lines[number])), None)


def _are_keys(lines: Sequence[str]) -> bool:
    """Whether lines are keys of a record, and nothing else: a rule between two paragraphs of a body is made of three hyphens, too."""
    written = [line for line in lines if line.strip(" \t")]
    return any(map(_known, written)) and all(_OF_KEYS.match(line) for line in written)


def _known(line: str) -> str:
    match = _KEY.match(line)
    return match["key"].lower() if match and (match["key"] in KNOWN_KEYS or match["key"].lower() in GUARDS) else ""


def _below(path: str, lines: list[str], end: int) -> list[Finding]:
    """A finding for each run of keys below the line `end`, which are blanked out."""
    findings = []
    number = end + 1
    while number < len(lines):
        key = _known(lines[number])
        if not key or not (key in GUARDS or not lines[number - 1].strip(" \t") or number == end + 1):
            number += 1
            continue
        stop = _end_of_keys(lines, number)
        message = f"this looks like the key `{key}`, and stands below the line that ends the keys (line {end + 1})"
        hint = (
            "move it above that line"
            + (", with the lines below it that belong to it" if stop > number + 1 else "")
            + "; if it is a sentence, begin it otherwise"
        )
        findings.append(finding("key-in-text", Span(path, number + 1, 1, max(len(lines[number].rstrip()), 1)), message, hint))
        for one in range(number, stop):
            lines[one] = " " * len(lines[one])
        number = stop
    return findings


def _end_of_keys(lines: Sequence[str], start: int) -> int:
    """Where the run of keys ends that begins on a line: before the first line that is neither a key nor belongs to one."""
    end = start + 1
    for number in range(start + 1, len(lines)):
        line = lines[number]
        if not line.strip(" \t"):
            continue
        is_part = _known(line) or line.startswith((" ", "\t")) or (line.startswith("- ") and number == end)
        if not is_part and not FENCE.match(line):
            break
        end = number + 1
    return end
