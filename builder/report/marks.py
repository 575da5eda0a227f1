"""How words that were taken out and put in are marked, in a terminal and in Markdown. It knows no change but that of words."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from itertools import takewhile

from builder.report.text import visible

# Whatever could begin something in Markdown.
_MARKUP = re.compile(r"[\\`*_\[\]<>~|#&$]")
# What a forge makes a link of by itself: an address (https://github.github.com/gfm/#autolinks-extension-), somebody's name, the number of
# an issue; and the hash of a commit.
_LINKED = re.compile(r"(?<=:)(?=//)|(?<=\bwww)(?=\.)|(?<=@)|(?<=\bGH)(?=-\d)", re.IGNORECASE)
_HASH = re.compile(r"\b[0-9a-f]{7,}\b", re.IGNORECASE)
_NOTHING = "<!-- -->"
_SHORT = 1
# Words of one text times words of the other, up to which they are compared one by one; that takes their product, and more.
_MOST = 250_000


@dataclass(frozen=True, slots=True)
class Marks:
    """A way to print. plain: words of the content, which mean nothing else then. code: an id. old, new: what is gone and what came.

    between: what stands between the two. title, heading, entry, detail: the lines; a heading has a page's address, or "".
    """

    plain: Callable[[str], str]
    code: Callable[[str], str]
    old: Callable[[str], str]
    new: Callable[[str], str]
    between: str
    title: Callable[[str], str]
    heading: Callable[[str, str], str]
    entry: Callable[[str, str], str]
    detail: Callable[[str, str], str]


def marked(before: str, after: str, marks: Marks) -> str:
    """The words of both, the common ones once, with marks around what is gone and what came."""
    parts = []
    for gone, came, kept in _stretches(before.split(), after.split()):
        if kept:
            parts.append(marks.plain(" ".join(kept)))
            continue
        both = [marks.old(marks.plain(" ".join(gone)))] if gone else []
        both += [marks.new(marks.plain(" ".join(came)))] if came else []
        parts.append(marks.between.join(both))
    return " ".join(parts)


def _stretches(before: list[str], after: list[str]) -> Iterator[tuple[list[str], list[str], list[str]]]:
    """What is gone, what came, what was kept, in turn; a single word that stayed between two changes belongs to them."""
    blocks = [block for block in _blocks(before, after) if block.size]
    old = new = 0
    for block in blocks:
        follows_change = block.a > old or block.b > new
        precedes_change = block.a + block.size < len(before) or block.b + block.size < len(after)
        if block.size <= _SHORT and follows_change and precedes_change:
            continue
        if follows_change:
            yield before[old : block.a], after[new : block.b], []
        yield [], [], before[block.a : block.a + block.size]
        old, new = block.a + block.size, block.b + block.size
    if old < len(before) or new < len(after):
        yield before[old:], after[new:], []


def _blocks(before: list[str], after: list[str]) -> list[Match]:
    if len(before) * len(after) <= _MOST:
        return SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    # Of texts that long: where they begin the same, and where they end the same.
    start = _in_common(zip(before, after, strict=False))
    rest = min(len(before), len(after)) - start
    end = min(rest, _in_common(zip(reversed(before), reversed(after), strict=False)))
    return [Match(0, 0, start), Match(len(before) - end, len(after) - end, end)]


def _in_common(pairs: Iterable[tuple[str, str]]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _escaped(words: str) -> str:
    plain = _MARKUP.sub(r"\\\g<0>", visible(" ".join(words.split())))
    apart = _HASH.sub(lambda match: _NOTHING.join(match[0][at : at + 6] for at in range(0, len(match[0]), 6)), plain)
    return _LINKED.sub(_NOTHING, apart)


def _code(words: str) -> str:
    return f"`{visible(words).replace('`', chr(39))}`"


TEXT = Marks(
    plain=lambda words: visible(" ".join(words.split())),
    code=visible,
    old=lambda words: f"[-{words}-]",
    new=lambda words: f"{{+{words}+}}",
    between="",
    title=lambda words: words,
    heading=lambda words, page: f"{page}  {words}" if page else words,
    entry=lambda label, words: f"  {label}: {words}" if words else f"  {label}",
    detail=lambda label, words: f"    {label}: {words}",
)
MARKDOWN = Marks(
    plain=_escaped,
    code=_code,
    old=lambda words: f"~~{words}~~",
    new=lambda words: f"**{words}**",
    between=" ",
    title=lambda words: f"# {words}",
    heading=lambda words, page: f"## {words} ({_code(page)})\n" if page else f"## {words}\n",
    entry=lambda label, words: f"- **{label}:** {words}" if words else f"- **{label}**",
    detail=lambda label, words: f"  - {label}: {words}",
)
