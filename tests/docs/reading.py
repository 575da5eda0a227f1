"""Reads our own documentation: whole-file examples, tables, links, paths. It judges nothing."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
FORMAT = ROOT / "docs" / "format.md"
COMMANDS = ROOT / "docs" / "commands.md"
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
STARTED = ROOT / "builder" / "starters" / "dossier" / "README.md"  # of a dossier that `init` has begun

_FENCE = re.compile(r"^```(?P<language>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"^\*\*`content/(?P<path>\S+)`\*\*\n\n```\w+\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_INDENTED = re.compile(r"(?:^ {4}.*\n)+", re.MULTILINE)
_SPAN = re.compile(r"(?<!`)`([^`]+)`(?!`)")
_PARAGRAPH = re.compile(r"(?:^.*\S.*\n?)+", re.MULTILINE)
# What begins a command: what our pages use, and what others do, so that a command which nobody runs is noticed.
_PROGRAM = re.compile(
    r"(?:onrecord|make|cd|git|pytest|ruff|mypy|lint-imports|apt-get|apt|brew|bash|sh|sudo|curl|wget|docker|npm|pipx?|uvx?|python3?"
    r"|rm|cp|mv|ls|mkdir|export|\.venv/bin/[\w-]+|\.ci/[\w-]+)(?: |$)|source \S+$"
)
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def whole_files(text: str) -> dict[str, str]:
    """The examples that are marked as whole files, by their path within a dossier."""
    return {match["path"]: match["text"] for match in _FILE.finditer(text)}


def with_keys(whole: str, shown: str) -> str:
    """The keys of dossier.yaml, or of a file's front matter, with those that an example shows instead of the file's own."""
    fence, keys, rest = re.fullmatch(r"(---\n)?(.*?)(^---\n.*)?", whole, re.MULTILINE | re.DOTALL).groups("")  # type: ignore[union-attr]
    blocks = re.split(r"^(?=\w)", keys, flags=re.MULTILINE)
    given = re.findall(r"^\w+:", shown, re.MULTILINE)
    return fence + "".join(block for block in blocks if not block.startswith(tuple(given))) + shown + rest


def fences(text: str) -> list[tuple[str, str]]:
    """The language and the text of each fenced example that is not marked as a whole file, in order."""
    whole = set(whole_files(text).values())
    return [(match["language"], match["text"]) for match in _FENCE.finditer(text) if match["text"] not in whole]


def pieces(text: str, language: str) -> list[str]:
    """The fenced examples of a language that are not marked as whole files."""
    return [words for spoken, words in fences(text) if spoken == language]


def behind(text: str, marker: str) -> str:
    """What stands behind `<!-- marker -->`, up to the next empty line; "" where the marker is missing."""
    _, found, rest = text.partition(f"<!-- {marker} -->")
    return re.split(r"\n[ \t]*\n", rest.lstrip("\n"), maxsplit=1)[0] if found else ""


def rows(table: str) -> list[list[str]]:
    """The cells of a table's rows, without its head."""
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in table.splitlines()[2:]]


def words(block: str) -> list[str]:
    """What stands as code in a paragraph, or in the first column of a table, in order."""
    cells = [row[0] for row in rows(block)] if block.startswith("|") else [block]
    return [word for cell in cells for word in _CODE.findall(cell)]


def prose(text: str) -> str:
    """The text without its fenced examples."""
    return _FENCE.sub("", text)


def links(text: str) -> list[str]:
    """Where the Markdown links of a text lead."""
    return _LINK.findall(_CODE.sub("", prose(text)))


def code(text: str) -> list[str]:
    """Everything that stands as code in running text."""
    return _CODE.findall(prose(text))


def commands(text: str) -> list[tuple[str, ...]]:
    """The commands that a text shows, in its order: those of a block together, one in running text alone. Remarks are left out."""
    fences, indented = list(_FENCE.finditer(text)), list(_INDENTED.finditer(_without(_FENCE, text)))
    running = _without(_INDENTED, _without(_FENCE, text))
    found = [(fence.start(), fence["text"].splitlines()) for fence in fences if not fence["language"]]
    found += [(block.start(), block[0].splitlines()) for block in indented]
    for paragraph in _PARAGRAPH.finditer(running):
        found += [(paragraph.start() + span.start(), [" ".join(span[1].split())]) for span in _SPAN.finditer(paragraph[0])]
    shown = ([re.split(r" {2,}| #", line.strip())[0] for line in lines] for _, lines in sorted(found))
    return [tuple(filter(None, lines)) for lines in shown if any(map(_PROGRAM.match, lines))]


def _without(pattern: re.Pattern[str], text: str) -> str:
    # Every place stays where it is.
    return pattern.sub(lambda match: "\n" * len(match[0]), text)


def anchors(text: str) -> set[str]:
    """The anchors that forges give to a text's headings."""
    return {_anchor(title) for title in _HEADING.findall(prose(text))}


def section(text: str, anchor: str) -> str:
    """What stands below the heading of an anchor, up to the next heading of any level; "" where there is none."""
    parts = re.split(_HEADING, text)
    return next((below for title, below in zip(parts[1::2], parts[2::2], strict=True) if _anchor(title) == anchor), "")


def _anchor(title: str) -> str:
    plain = re.sub(r"[`*]|\]\([^)]*\)|\[", "", title)
    return re.sub(r"[^\w\- ]", "", plain.lower()).replace(" ", "-")


def absolute_paths(text: str) -> Iterator[str]:
    """Paths from the root of some machine's disk, addresses left out."""
    yield from re.findall(r"(?<![\w.:/<>)\]…*`~-])/[a-z]+(?:/[\w.-]+)+|(?<=`)/[a-z]+/[\w.-]+", text)
