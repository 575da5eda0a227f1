"""Which words a citation carries: what stands between it and the citation before it, in the same block.

A block is the innermost paragraph, list item or table row; a block quotation is one block. It resolves nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from unicodedata import category

from builder.document import Citation, Claim, Standing, Text
from builder.findings import Finding, Span, finding
from builder.parse.atoms import Atom, Gathered, Letters, split_spaces
from builder.parse.quotations import pair_marks

_OF_WORDS = "¿¡@#§&"
_DIGITS = re.compile(r"\d(?:[\d.,/]*\d)?$")


@dataclass(slots=True)
class _Carried:
    """A claim in the making: the atoms of its words, its citations, and what stands behind each of those that is no word."""

    words: list[Atom]
    citations: list[Atom] = field(default_factory=list)
    behind: list[list[Atom]] = field(default_factory=list)

    @property
    def atoms(self) -> list[Atom]:
        return [*self.words, *(atom for atoms in self.behind for atom in atoms)]

    @property
    def letters(self) -> Letters:
        """The claim as it reads without its citations: no space before them, and only the punctuation that follows the last."""
        last = max((index for index, atom in enumerate(self.words, start=1) if atom.words.strip()), default=0)
        shown = [atom.words if index < last else "" for index, atom in enumerate(self.words)]
        *between, end = self.behind
        adjacent = next((index for index, atom in enumerate(end) if not atom.words.strip()), len(end))
        shown += [_marks_in(atom.words) for atoms in between for atom in atoms]
        shown += [atom.words if index < adjacent else _marks_in(atom.words) for index, atom in enumerate(end)]
        return Letters(self.atoms, shown)


def read_claims(atoms: Sequence[Atom], gathered: Gathered, first: int, *, mistaken: bool = False) -> tuple[list[Atom], list[Claim]]:
    """Cut a block's atoms into claims, the first of which has the index `first`.

    mistaken: whether a citation of the block was reported as one that can't be read, and may be what carries its last words.
    Returns the atoms, with those that reach over a claim's end cut in two and each told its claim, and the claims.
    """
    cut: list[Atom] = []
    claims: list[Claim] = []
    stretch: list[Atom] = []
    carried: _Carried | None = None

    def close() -> None:
        if carried is not None:
            claims.append(_claim(carried, gathered, (first + len(claims), first)))

    for atom in atoms:
        if atom.kind == "citation":
            if carried is None and not _has_words(stretch):
                gathered.findings.append(_nothing_carried(gathered.citations[atom.index].span))
            if carried is None or _has_words(stretch):
                close()
                carried = _Carried(stretch)
            else:
                carried.behind[-1] += stretch
            carried.citations.append(atom)
            carried.behind.append([])
            cut += [*stretch, atom]
            stretch = []
        elif carried and atom.kind == "text" and (length := _trailing(atom.words, apart=bool(stretch))) and _is_blank(stretch):
            head, *tail = _cut(atom, length)
            carried.behind[-1] += [*stretch, head]
            cut += [*stretch, head]
            stretch = tail
        else:
            stretch.append(atom)
    if _has_words(stretch):
        close()
        if mistaken:
            borders = [atom for atom in stretch[-1:] if atom.kind == "border"]
            carried = _Carried(stretch[: len(stretch) - len(borders)], [_unread(stretch[-1], gathered)], [borders])
            stretch = [*carried.words, *carried.citations, *borders]
            close()
        else:
            letters = Letters(stretch, [atom.words for atom in stretch])
            claims.append(_made(letters, "uncited", None, (), gathered, first))
    else:
        if carried is not None:
            carried.behind[-1] += stretch
        close()
    return [*cut, *stretch], claims


def _unread(last: Atom, gathered: Gathered) -> Atom:
    # A citation without parts stands for the one that was reported: its words must not be reported as uncited on top.
    gathered.citations.append(Citation((), last.place(last.at, 1)))
    return Atom("citation", "", "", last.at, last.place, index=len(gathered.citations) - 1)


def _has_words(atoms: Sequence[Atom]) -> bool:
    return any(character.isalnum() for atom in atoms for character in atom.words)


def _is_blank(atoms: Sequence[Atom]) -> bool:
    return all(atom.kind == "text" and not atom.words.strip() for atom in atoms)


def _trailing(words: str, *, apart: bool) -> int:
    """How many of the first characters are punctuation that belongs to what stands before them. apart: whether a space does."""
    length = 0
    while length < len(words) and _belongs_before(words, length):
        length += 1
    return 0 if apart and words[length : length + 1].strip() else length


def _belongs_before(words: str, index: int) -> bool:
    character, following = words[index], words[index + 1 : index + 2]
    if character in "\"'":
        return not following.strip() or category(following)[0] == "P"
    return category(character) in ("Pd", "Pe", "Pf", "Po") and character not in _OF_WORDS


def _marks_in(words: str) -> str:
    return "".join(character for character in words if character == '"' or category(character) in ("Ps", "Pe", "Pi", "Pf"))


def _nothing_carried(span: Span) -> Finding:
    message = "there are no words before this citation for it to carry"
    return finding("misplaced-citation", span, message, "put it behind the words that it carries")


def _cut(atom: Atom, length: int) -> list[Atom]:
    words = atom.words
    return [
        *split_spaces(words[:length], atom.at, atom.place),
        *split_spaces(words[length:], atom.at + length, atom.place),
    ]


def _claim(carried: _Carried, gathered: Gathered, numbers: tuple[int, int]) -> Claim:
    number, block = numbers
    run = carried.citations
    for atom in (*carried.atoms, *run):
        atom.claim = number
    citations = tuple(atom.index for atom in run)
    editors = any(gathered.citations[index].editors for index in citations)
    if editors and len(citations) > 1:
        span = gathered.citations[citations[-1]].span
        gathered.findings.append(
            finding(
                "malformed-citation",
                span,
                "the same words are marked as our own and as a source's",
                "give each its own sentence, or take out one of the two",
            )
        )
    chosen = [atom.claim_id for atom in run if atom.claim_id is not None]
    for other in chosen[1:]:
        gathered.findings.append(
            finding(
                "malformed-citation",
                other.span,
                f"this claim has an id already, '{chosen[0]}'",
                "give one id to a claim, behind any one of its citations",
            )
        )
    return _made(carried.letters, "editors" if editors else "cited", chosen[0] if chosen else None, citations, gathered, block)


def _made(letters: Letters, standing: Standing, chosen: Text | None, citations: tuple[int, ...], gathered: Gathered, block: int) -> Claim:
    words = letters.text
    start = next((index for index, character in enumerate(words) if character.isalnum()), 0)
    length = _length_of_word(words, start)
    span = letters.span(start, length) if letters.atoms else gathered.citations[citations[0]].span
    marks = pair_marks(letters.masked)
    gathered.findings += [_unpaired(letters, index) for index in marks.unpaired]
    return Claim(
        standing,
        chosen,
        " ".join(words.split()),
        span,
        citations,
        tuple(atom.index for atom in letters.atoms if atom.kind == "reference"),
        tuple(Text(" ".join(words[left:right].split()), letters.span(left - 1, right - left + 2)) for left, right in marks.quotations),
        block,
    )


def _length_of_word(words: str, start: int) -> int:
    end = next((index for index in range(start, len(words)) if words[index].isspace()), len(words))
    while end > start + 1 and category(words[end - 1])[0] == "P":
        end -= 1
    return max(end - start, 1)


def _unpaired(letters: Letters, index: int) -> Finding:
    message = f"the quotation mark {letters.text[index]} has no partner in the words that this citation carries"
    hint = "put the other mark before the citation, or take this one out"
    if letters.text[index] == '"' and (digits := _DIGITS.search(letters.text, max(index - 20, 0), index)):
        hint = f"if it means inches, write {digits[0]} inches; else {hint}"
    return finding("unpaired-quotation", letters.span(index, 1), message, hint)
