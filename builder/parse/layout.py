"""Markdown that does something else than it seems to: code by indentation, headings by underlining, hashes without a space, rows.

It also says where the words of a body stand that are in no claim. It reads no inline markup.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from markdown_it.token import Token

from builder.document import Text
from builder.findings import Finding, Span, finding
from builder.parse.atoms import Atom
from builder.parse.citations import Place
from builder.parse.lines import cells_begin

UNDERLINES = ("-", "=")
# A heading as wikis and AsciiDoc write it, with equals signs before the words, and maybe behind them.
_EQUALS = re.compile(r"^={2,6}(?P<words>[^=\n][^\n]*)$", re.MULTILINE)
_SPACELESS = re.compile(r"\A#(?=[^\W\d])|^#{2,6}(?=[^\s#])", re.MULTILINE)

_BULLET = re.compile(r"^[•‣◦▪●·]\s", re.MULTILINE)
_STARRED = re.compile(r"^\*\w[^*\n]*$", re.MULTILINE)
_ROW = re.compile(r"\|[^|\n]+\|")
_BAR = re.compile(r"(?<!\\)\|")


def any_mistaken(findings: Iterable[Finding]) -> bool:
    """Whether one of the findings of a block says that its citations, or its lines, are not what they were meant to be."""
    return any(one.name in ("malformed-citation", "misread-markup") for one in findings)


def misread_lines(token: Token, place: Place) -> Iterator[Finding]:
    """Findings about lines of a block's text that begin as a heading, a list or a table does, and make none."""
    yield from _mistaken_headings(token, place)
    text = token.content
    if match := _BULLET.search(text):
        message = f"`{match[0].strip()}` makes no list, and the lines that begin with it run together"
        hint = "begin each with a hyphen and a space, `- `, and leave an empty line above the first"
        yield finding("misread-markup", place(match.start(), 1), message, hint)
    elif len(starred := _STARRED.findall(text)) > 1:
        at = text.index(starred[0])
        message = "`*` makes a list only with a space behind it, and these lines run together"
        hint = "begin each with a hyphen and a space, `- `, and leave an empty line above the first"
        yield finding("misread-markup", place(at, 1), message, hint)
    if _ROW.match(text):
        cells = text.partition("\n")[0].strip().strip("|").count("|") + 1
        message = "these lines look like a table, and are none: below its head a table has a line of hyphens"
        yield finding("misread-markup", place(0, 1), message, f"write below the first line: `|{'---|' * cells}`")


def surplus_cells(path: str, source: str, line: int, width: int) -> Iterator[Finding]:
    """The finding about a row of a table, the file's `line`, that has more cells than the `width` of its head: the last are lost."""
    last = len(source.rstrip(" \t|"))
    bars = [match.start() for match in _BAR.finditer(source, cells_begin(source), last)]
    if len(bars) >= width:
        at = bars[width - 1]
        message = f"this row has {len(bars) + 1} cells, and the head of its table has {width}: what stands behind this bar would be lost"
        hint = "take the cells out, or give the head as many; a bar within words is written `\\|`"
        yield finding("misread-markup", Span(path, line, at + 1), message, hint)


def _mistaken_headings(token: Token, place: Place) -> Iterator[Finding]:
    """Findings about lines of a block's text that were meant as headings: hashes without the space behind them, equals signs."""
    for match in _EQUALS.finditer(token.content):
        words = match["words"].strip().rstrip("=").rstrip()
        message = "equals signs make no heading here"
        yield finding("misread-markup", place(match.start(), len(match[0])), message, f"begin a heading with ##: ## {words}")
    for match in _SPACELESS.finditer(token.content):
        message = f"{match[0]} makes a heading only with a space behind it"
        yield finding("misread-markup", place(match.start(), len(match[0])), message, f"a space is missing behind {match[0]}")


def underlined(token: Token, path: str, first_line: int) -> Finding:
    """The finding about a heading that is one by the line below it."""
    last = token.map[1] - 1 if token.map else 0
    message = f"the {token.markup * 3} in this line makes a heading of the words above it"
    hint = "leave an empty line above it, or take the line out and begin the heading with ##"
    return finding("misread-markup", Span(path, first_line + last, 1), message, hint)


def code_in_text(token: Token, path: str, lines: Sequence[str], first_line: int) -> Finding:
    """The finding about a block of code, in which no citation is read."""
    first, end = token.map or (0, 1)
    span = Span(path, first_line + first, 1)
    if token.type == "code_block":
        message = "this line is indented by four spaces and becomes code, in which no citation is read"
        return finding("misread-markup", span, message, "take the spaces at its beginning out")
    last = lines[end - 1].strip(" \t>") if end - 1 > first else ""
    if len(last) >= len(token.markup) and not last.strip(token.markup[0]):
        message = f"the lines between {token.markup} and {token.markup} become code, in which no citation is read"
        return finding("misread-markup", span, message, f"take the two lines with {token.markup} out")
    message = f"the {token.markup} opened here is never closed, and all that follows becomes code"
    return finding("misread-markup", span, message, "take this line out")


def words_of(atoms: Sequence[Atom]) -> Text:
    """The words of a heading, with the place of the first."""
    return Text("".join(atom.words for atom in atoms), atoms[0].place(atoms[0].at, 1))


def words_of_code(token: Token, path: str, first_line: int) -> Iterator[Text]:
    """The lines of a block of code, each with its place."""
    first = (token.map[0] if token.map else 0) + (token.type == "fence")
    for number, line in enumerate(token.content.split("\n")):
        if line.strip():
            yield Text(line, Span(path, first_line + first + number, 1, len(line)))
