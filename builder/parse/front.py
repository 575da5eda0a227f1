"""A file's YAML, read to its end whatever is wrong with it: front matter between lines of hyphens, or a whole file.

A line that is not YAML is reported with what it was probably meant to be, mended in memory, and read again, so that one
mistake hides no other. It types no value: all of them are text, and which keys there may be is decided elsewhere.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from builder.document import Mapping
from builder.findings import Finding, Span, finding
from builder.parse.characters import without_hidden
from builder.parse.fences import FENCE
from builder.parse.nodes import NO_KEY, Original, TooMuch, Trouble, read_nodes
from builder.parse.outline import is_bare
from builder.parse.repair import repair
from builder.parse.values import Repair

MOST_MENDS = 2
MOST_ROUNDS = 50

_ALMOST_FENCE = re.compile(r"[-\u2010-\u2015\u2212]{2,8}[ \t]*$|[\u2013-\u2015][ \t]*$")
_FIRST_KEY = re.compile(r"[a-z_]+[ \t]*:(?:[ \t]|$)")
_SEEMS_YAML = re.compile(r"[ \t#\]}]|-[ \t]|[\w\"'-]+[ \t]*:")
_DOCUMENT = re.compile(r"(---|\.\.\.)(?:[ \t]|$)")


@dataclass(frozen=True, slots=True)
class Front:
    """A file with front matter, taken apart.

    mapping: the front matter, or None where it can't be read. body: what stands behind it, the whole file where it has none.
    body_line: the file's line on which the body begins, from 1. findings: what is wrong with the front matter.
    """

    mapping: Mapping | None
    body: str
    body_line: int
    findings: tuple[Finding, ...]


def read_front_matter(path: str, text: str) -> Front:
    """The front matter of a Markdown file, and its body.

    Where a line of hyphens is missing or wrong, that is a finding, and what looks like YAML is read as the front matter.
    Nodes and their places are as read_yaml gives them.
    """
    lines = text.split("\n")
    start, findings = _opening(path, lines)
    if start is None:
        return Front(None, text, 1, tuple(findings))
    end, body, more = _closing(path, lines, start)
    before = sum(len(line) + 1 for line in lines[:start])
    mapping, found = _read(path, lines[start:end], start + 1, before)
    return Front(mapping, "\n".join(lines[body:]), body + 1, (*findings, *more, *found))


def read_yaml(path: str, text: str, first_line: int = 1) -> tuple[Mapping | None, tuple[Finding, ...]]:
    """The keys of a whole YAML file, None where they can't be read, and what is wrong with it.

    A line of three hyphens at the start is let pass. An empty file is an empty mapping. All values are text. A key with
    nothing behind it has an empty one, and an empty entry of a list is absent, without a finding: people leave keys empty in forms.
    Lines and columns are the file's own, start and end index `text`; on a line that had to be mended to be read, columns may be
    off by what was put in. first_line: the number of the text's first line.
    """
    return _read(path, text.split("\n"), first_line, 0)


def _opening(path: str, lines: Sequence[str]) -> tuple[int | None, list[Finding]]:
    """Where the front matter starts, or None where there is nothing like one."""
    if FENCE.match(lines[0]):
        return 1, []
    message = "the file does not begin with a line of three hyphens"
    hint = "a file begins with the line `---`, then come its keys, then `---` again, then its text"
    findings = [finding("front-matter", Span(path, 1, 1, max(len(lines[0]), 1)), message, hint)]
    first = next((number for number, line in enumerate(lines) if line.strip(" \t")), 0)
    if FENCE.match(lines[first]) or _ALMOST_FENCE.match(lines[first]):
        return first + 1, findings
    return first if _FIRST_KEY.match(lines[first]) else None, findings


def _closing(path: str, lines: Sequence[str], start: int) -> tuple[int, int, list[Finding]]:
    """Where the front matter ends, and where the body starts."""
    for end in range(start, len(lines)):
        if FENCE.match(lines[end]):
            return end, end + 1, []
        if _ALMOST_FENCE.match(lines[end]):
            message = "this line seems to close the front matter, and is not made of three hyphens"
            return end, end + 1, [finding("front-matter", Span(path, end + 1, 1, len(lines[end])), message, "write it like this: `---`")]
    end = len(lines)
    for number in range(start + 1, len(lines)):
        if lines[number].strip(" \t") and not lines[number - 1].strip(" \t") and not _SEEMS_YAML.match(lines[number]):
            end = number
            break
    where = f"before line {end + 1}" if end < len(lines) else "after its last key"
    opening = Span(path, max(start, 1), 1, max(len(lines[max(start, 1) - 1]), 1))
    message = "the front matter that begins here is never closed"
    return end, end, [finding("front-matter", opening, message, f"write a line `---` {where}")]


def _read(path: str, lines: Sequence[str], first_line: int, start: int) -> tuple[Mapping | None, tuple[Finding, ...]]:
    """Read, mend the first line that is not YAML, read again, at most MOST_ROUNDS times.

    A line is mended twice at most, since it may lack a colon and a mark; where that was no help, lines are left out, and what is said of
    the first of them is said once.
    """
    seen = tuple(without_hidden("\n".join(lines)).split("\n"))
    original = Original(path, seen, first_line, tuple(accumulate((len(line) + 1 for line in seen), initial=start)))
    working, findings = _one_document(original)
    touched: Counter[int] = Counter()
    told: set[tuple[str, str]] = set()
    for _ in range(MOST_ROUNDS):
        try:
            root, more = read_nodes(original, working)
        except TooMuch as too_much:
            return None, (*findings, too_much.finding)
        except Trouble as trouble:
            guess = repair(working, trouble)
            words = (guess.message, guess.hint)
            if any(touched[number] >= MOST_MENDS or working[number] == line for number, line in guess.lines.items()):
                guess = _leave_out(working, trouble, guess)
                is_new = words not in told
            else:
                is_new = touched.keys().isdisjoint(guess.lines) or guess.line not in touched
            if is_new:
                told.add(words)
                place = (guess.line, guess.column)
                findings.append(finding("yaml-syntax", original.span(place, place), guess.message, guess.hint))
            if trouble.problem == NO_KEY and not any(guess.lines.values()):
                return None, tuple(findings)
            for number, line in guess.lines.items():
                working[number] = line
            touched.update({guess.line, *guess.lines})
        else:
            if root is None:
                root = Mapping((), Span(path, first_line if lines else max(first_line - 1, 1), 1))
            if isinstance(root, Mapping):
                return root, (*findings, *more)
            hint = "write keys instead, each on its own line: `key: value`"
            return None, (*findings, *more, finding("yaml-syntax", root.span, "a list stands here where keys are expected", hint))
    last = findings[-1].span
    message = f"this is the last of {MOST_ROUNDS} lines that are not YAML; what stands below it is not read"
    return None, (*findings, finding("yaml-syntax", last, message, "mend these lines first, then check again"))


def _one_document(original: Original) -> tuple[list[str], list[Finding]]:
    """The lines without what would make several YAML documents of them, or instruct YAML, and what was found of it."""
    working = list(original.lines)
    findings: list[Finding] = []
    last = max((number for number, line in enumerate(working) if not is_bare(line)), default=0)
    is_first, is_reported = True, False
    for number, line in enumerate(original.lines):
        span = original.span((number, 0), (number + 1, 0))
        marker = _DOCUMENT.match(line)
        if is_first and line.startswith("%"):
            working[number] = ""
            if len(findings) < MOST_ROUNDS:
                message = "a line that begins with % is an instruction to YAML, and this format has no such thing"
                findings.append(finding("yaml-feature", span, message, "delete this line"))
        elif marker and is_first and marker[1] == "---":
            working[number] = line.replace("---", "   ", 1)
            is_first = False
        elif marker:
            working[number] = ""
            if not is_reported and (number < last or marker[1] == "---"):
                message = f"`{marker[1]}` makes a second YAML document of what follows, and a file is one"
                hint = "put what follows into a file of its own" if number < last else "delete this line"
                findings.append(finding("yaml-feature", span, message, hint))
                is_reported = True
            if marker[1] == "---":
                working[number:] = [""] * (len(working) - number)
                break
        elif not is_bare(line):
            is_first = False
    return working, findings


def _leave_out(working: Sequence[str], trouble: Trouble, guess: Repair) -> Repair:
    """The line at which reading fails again, or the nearest above it that is not empty yet, left out."""
    number = min(trouble.line, len(working) - 1)
    while number > 0 and is_bare(working[number]):
        number -= 1
    if is_bare(working[number]):
        number = guess.line
    return Repair(number, guess.column if number == guess.line else 0, guess.message, guess.hint, {number: ""})
