"""Inline text as a flat run of atoms: words with their place, markup, citations, cross-links. `inline.py` makes them of Markdown."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal

from markdown_it.common.utils import escapeHtml

from builder.document import Citation, Reference, Text
from builder.findings import Finding, Span
from builder.parse.citations import Place
from builder.parse.quotations import without_marks


@dataclass(slots=True)
class Atom:
    """A piece of inline text on its way to becoming part of a claim.

    kind: "border" stands between two pieces of one block: the cells of a row, the paragraphs of a quotation.
    words: visible letters, "" for markup. at: the index of the first in the block's text, by `place`. claim: the index of the
    claim that it belongs to, or -1. partner: for an opening tag, how many atoms further its closing tag stands.
    """

    kind: Literal["text", "open", "close", "void", "citation", "reference", "border"]
    html: str
    words: str
    at: int
    place: Place
    index: int = -1
    claim: int = -1
    partner: int = 0
    claim_id: Text | None = None


@dataclass(slots=True)
class Gathered:
    """What has been gathered from a body so far, in order."""

    citations: list[Citation]
    references: list[Reference]
    addresses: list[Text]
    findings: list[Finding]
    unclaimed: list[Text] = field(default_factory=list)
    suspects: list[Text] = field(default_factory=list)


class Letters:
    """The letters of some atoms in one string, and where each of them stands. letters: those of each atom that are to be read.

    masked: the same string, with the quotation marks of code blanked out.
    """

    def __init__(self, atoms: Sequence[Atom], letters: Sequence[str]) -> None:
        self.atoms = atoms
        self.text = "".join(letters)
        self.masked = "".join(without_marks(one) if atom.kind == "void" else one for atom, one in zip(atoms, letters, strict=True))
        self.starts = list(accumulate((len(one) for one in letters), initial=0))

    def span(self, index: int, length: int) -> Span:
        """The span of a number of letters that begin at an index of the text."""
        number = min(bisect_right(self.starts, index), len(self.atoms)) - 1
        atom = self.atoms[number]
        return atom.place(atom.at + index - self.starts[number] if atom.kind in ("text", "void") else atom.at, length)


def split_spaces(text: str, at: int, place: Place) -> Iterator[Atom]:
    """A piece of text as atoms, the space at its edges apart, so that a claim's extent begins and ends with its words."""
    bare = text.strip()
    lead = text.index(bare[0]) if bare else len(text)
    for words, start in ((text[:lead], at), (bare, at + lead), (text[lead + len(bare) :], at + lead + len(bare))):
        if words:
            yield Atom("text", escapeHtml(words), words, start, place)
