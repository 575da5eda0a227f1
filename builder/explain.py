"""What `docs/findings.md` says of each kind of finding, as plain text for a terminal. It reads no file and knows no finding by itself."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from builder.codes import CODES, RETIRED, Code, code_of
from builder.findings import did_you_mean

_SECTION = re.compile(r"### (?P<code>[A-Z]\d{3}) \S+")
_FAMILY = re.compile(r"## (?P<letter>[A-Z]): .+")
_SPAN = re.compile(r"(?P<code>`[^`]+`)|\*\*(?P<strong>.+?)\*\*|\[(?P<words>[^\]]+)\]\([^)\s]+\)")
_FIRST_SENTENCE = re.compile(r"^What it checks\. (.+?\.)(?=\s|$)", re.MULTILINE)
_FENCE = "```"


class UnknownCodeError(Exception):
    """Somebody asked for what is neither a code nor a name; its words are ready to print."""


def find(word: str, codes: Iterable[Code] = (*CODES, *RETIRED)) -> Code:
    """The code that somebody means by a code or a name, in capitals or not. UnknownCodeError, with the nearest one, where it is none."""
    listed = tuple(codes)
    if found := code_of(word, listed):
        return found
    known = [key for code in listed for key in (code.code, code.name)]
    hint = did_you_mean(word.upper(), known) or did_you_mean(word.lower(), known) or "`onrecord explain` lists them all"
    raise UnknownCodeError(f"'{word}' is neither the code nor the name of a finding: {hint}")


def explanation(code: Code, page: str, retired: Iterable[Code] = RETIRED) -> str:
    """What the page says of a code, every line ended; of a retired one, that it is retired. KeyError where the page has no section."""
    if code in retired:
        return f"{code.code} {code.name}\n\nThis code is retired. No finding has it any more, and none will ever be given it again.\n"
    return plain(sections(page)[code.code])


def overview(page: str) -> str:
    """All codes of the page with their names and what each checks, one a line, by families."""
    families = {match["letter"]: line.lstrip("# ") for line, is_code in _lines(page) if not is_code and (match := _FAMILY.fullmatch(line))}
    told = sections(page)
    longest = max(len(code.name) for code in CODES)
    blocks = []
    for letter, codes in groupby(CODES, key=lambda code: code.code[0]):
        rows = [f"  {code.code} {code.name:{longest}}  {in_one_line(told[code.code])}" for code in codes]
        blocks.append("\n".join([families[letter], *rows]) + "\n")
    return "\n".join([*blocks, "`onrecord explain CODE` says more about one of them, with an example.\n"])


def sections(page: str) -> dict[str, str]:
    """The Markdown of each code's section, heading included, by code, in the page's order."""
    found: dict[str, list[str]] = {}
    current = ""
    for line, is_code in _lines(page):
        if not is_code and line.startswith(("# ", "## ", "### ")):
            match = _SECTION.fullmatch(line)
            current = match["code"] if match else ""
        if current:
            found.setdefault(current, []).append(line)
    return {code: "\n".join(lines).strip("\n") + "\n" for code, lines in found.items()}


def plain(markdown: str) -> str:
    """Markdown as it reads in a terminal: headings, emphasis and links as their words, a paragraph as one line, examples indented."""
    blocks: list[str] = []
    for is_code, group in groupby(_lines(markdown), key=lambda line: line[1]):
        text = "\n".join(line for line, _ in group)
        if is_code:
            blocks.append("\n".join(f"    {line}".rstrip() for line in text.split("\n")[1:-1]))
        else:
            blocks += [_words(block) for block in re.split(r"\n\s*\n", text) if block.strip()]
    return "\n\n".join(blocks) + "\n"


def in_one_line(section: str) -> str:
    """The sentence of a code's section that says what it checks, or "" where there is none."""
    match = _FIRST_SENTENCE.search(plain(section))
    return match[1] if match else ""


def _words(block: str) -> str:
    joined = " ".join(line.strip() for line in block.strip().lstrip("#").split("\n")).strip()
    return _SPAN.sub(lambda match: match["code"] or match["strong"] or match["words"], joined)


def _lines(markdown: str) -> Iterator[tuple[str, bool]]:
    """The lines, each with whether it belongs to an example, the fences around it included."""
    inside = False
    for line in markdown.rstrip("\n").split("\n"):
        fence = line.startswith(_FENCE)
        yield line, inside or fence
        inside ^= fence
