"""Which words a citation carries: what stands between it and the citation before it, in the same block.

A block is the innermost paragraph, list item or table row; a block quotation is one block. It resolves nothing.
"""

import re
from collections.abc import Sequence
from unicodedata import category

from builder.document import Claim, Piece, Standing, Text
from builder.findings import Finding, Span, finding
from builder.parse.atoms import Atom, Gathered, Letters, split_spaces
from builder.parse.quotations import pair_marks, without_marks

_SPACE_BEFORE = re.compile(r" (?=[.,;:!?…)\]”»’])")
_OF_WORDS = "¿¡@#§&"


def read_claims(atoms: Sequence[Atom], gathered: Gathered, first: int) -> tuple[list[Atom], list[Claim]]:
    """Cut a block's atoms into claims, the first of which has the index `first`.

    Returns the atoms, with those that reach over a claim's end cut in two and each told its claim, and the claims.
    """
    cut: list[Atom] = []
    claims: list[Claim] = []
    stretch: list[Atom] = []
    carried: list[Atom] = []
    run: list[Atom] = []

    def close() -> None:
        if run:
            claims.append(_claim(carried, run, gathered, (first + len(claims), first)))

    for atom in atoms:
        if atom.kind == "citation":
            if _has_words(stretch):
                close()
                carried, run = stretch, []
            elif run:
                carried += stretch
            elif not carried:
                gathered.findings.append(_nothing_carried(gathered.citations[atom.index].span))
            run.append(atom)
            cut += [*stretch, atom]
            stretch = []
        elif run and atom.kind == "text" and (length := _trailing(atom.words, apart=bool(stretch))) and _is_blank(stretch):
            head, *tail = _cut(atom, length)
            carried += [*stretch, head]
            cut += [*stretch, head]
            stretch = tail
        else:
            stretch.append(atom)
    if _has_words(stretch):
        close()
        claims.append(_made(stretch, "uncited", None, (), gathered, first))
    else:
        carried += stretch
        close()
    return [*cut, *stretch], claims


def extents(atoms: Sequence[Atom], opened: set[int], cited: Sequence[Claim]) -> list[Piece]:
    """The atoms of one run of inline markup as pieces, with each claim's extent balanced within the markup.

    opened: the claims whose first extent has been written, which this call adds to. cited: all claims of the body so far.
    """
    pieces: list[Piece] = []
    inside, until = -1, -1
    alike = _alike(atoms)
    for index, atom in enumerate(atoms):
        claim = atom.claim if atom.claim >= 0 and cited[atom.claim].standing == "cited" else -1
        if index > until:
            whole = atom.kind == "open" and alike[index] >= index + atom.partner
            wanted = claim if atom.kind not in ("open", "close") or whole else -1
            if atom.kind == "text" and not atom.words.strip() and wanted != inside:
                wanted = -1
            if wanted != inside:
                if inside >= 0:
                    pieces.append(Piece("claim-close", index=inside))
                if wanted >= 0:
                    pieces.append(Piece("claim-open", index=wanted, first=wanted not in opened))
                    opened.add(wanted)
                inside = wanted
            if whole:
                until = index + atom.partner
        pieces.append(_piece(atom))
    if inside >= 0:
        pieces.append(Piece("claim-close", index=inside))
    return pieces


def _alike(atoms: Sequence[Atom]) -> list[int]:
    """For each atom the index of the last of those behind it that are all of its claim."""
    last = list(range(len(atoms)))
    for index in range(len(atoms) - 2, -1, -1):
        if atoms[index].claim == atoms[index + 1].claim:
            last[index] = last[index + 1]
    return last


def _piece(atom: Atom) -> Piece:
    if atom.kind == "citation":
        return Piece("citation", index=atom.index)
    if atom.kind == "reference":
        return Piece("reference", index=atom.index)
    return Piece("html", atom.html)


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


def _nothing_carried(span: Span) -> Finding:
    message = "there are no words before this citation for it to carry"
    return finding("misplaced-citation", span, message, "put it behind the words that it carries")


def _cut(atom: Atom, length: int) -> list[Atom]:
    words = atom.words
    return [
        *split_spaces(words[:length], atom.at, atom.place),
        *split_spaces(words[length:], atom.at + length, atom.place),
    ]


def _claim(carried: list[Atom], run: list[Atom], gathered: Gathered, numbers: tuple[int, int]) -> Claim:
    number, block = numbers
    for atom in (*carried, *run):
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
    return _made(carried, "editors" if editors else "cited", chosen[0] if chosen else None, citations, gathered, block)


def _made(atoms: list[Atom], standing: Standing, chosen: Text | None, citations: tuple[int, ...], gathered: Gathered, block: int) -> Claim:
    letters = Letters(atoms, (atom.words for atom in atoms))
    words = letters.text
    start = next((index for index, character in enumerate(words) if character.isalnum()), 0)
    length = len(words[start:].split(maxsplit=1)[0]) if words[start:].strip() else 1
    span = letters.span(start, length) if atoms else gathered.citations[citations[0]].span
    marks = pair_marks("".join(without_marks(atom.words) if atom.kind == "void" else atom.words for atom in atoms))
    gathered.findings += [_unpaired(letters, index) for index in marks.unpaired]
    return Claim(
        standing,
        chosen,
        _SPACE_BEFORE.sub("", " ".join(words.split())),
        span,
        citations,
        tuple(atom.index for atom in atoms if atom.kind == "reference"),
        tuple(Text(" ".join(words[left:right].split()), letters.span(left - 1, right - left + 2)) for left, right in marks.quotations),
        block,
    )


def _unpaired(letters: Letters, index: int) -> Finding:
    message = f"the quotation mark {letters.text[index]} has no partner in the words that this citation carries"
    return finding("unpaired-quotation", letters.span(index, 1), message, "put the other mark before the citation, or take this one out")
