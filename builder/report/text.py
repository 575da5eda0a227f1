"""Findings as text for people, with the line in question and carets under the spot."""

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


def visible(words: str) -> str:
    """Words with a replacement character for what a terminal would obey or a reviewer could not see, one for one so that columns hold."""
    return "".join(" " if one == "\t" else "\ufffd" if category(one) in _UNSEEN and one not in _JOINERS else one for one in words)


def _block(one: Finding, lines: list[str], paint: Paint) -> str:
    place = f"{one.span.path}:{one.span.line}:{one.span.column}:" if one.span.path else ""
    grade = paint(f"{one.severity}[{one.code}]", _RED if one.severity == "error" else _YELLOW)
    block = [" ".join(filter(None, (paint(visible(place), _BOLD), grade, f"{one.name}: {visible(one.message)}")))]
    hint = [visible(line) for line in one.hint.split("\n")] if one.hint else []
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
    shown = visible(line[start:end])
    indent = sum(map(_width, lead + shown[: at - start]))
    carets = sum(map(_width, shown[at - start : at - start + length]))
    return lead + shown + trail, indent, max(carets, 1)


def _width(character: str) -> int:
    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def _coloured(words: str, code: str) -> str:
    return f"\x1b[{code}m{words}\x1b[0m" if words else ""


def _plain(words: str, _code: str) -> str:
    return words
