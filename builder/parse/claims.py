"""Which words a citation carries: what stands between it and the citation before it, in the same block.

A block is the innermost paragraph, list item or table row; a block quotation is one block. It resolves nothing.
"""

import re
from collections.abc import Sequence

from builder.document import Claim, Piece, Standing, Text
from builder.findings import Finding, Span, finding
from builder.parse.atoms import Atom, Gathered, split_spaces
from builder.parse.quotations import pair_marks

# Punctuation behind a citation belongs to the claim before it: also a straight quotation mark, where a space follows it.
_SPACE_BEFORE = re.compile(r" (?=[.,;:!?…)\]”»’])")
_TRAILING = re.compile(r"(?:[.,;:!?…)\]}”»’]|\"(?=\s|$|[.,;:!?…)\]}]))+")


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
                carried = [*carried, *stretch]
            elif not carried:
                span = gathered.citations[atom.index].span
                gathered.findings.append(
                    finding(
                        "misplaced-citation",
                        span,
                        "there are no words before this citation for it to carry",
                        "put it behind the words that it carries",
                    )
                )
            run.append(atom)
            cut += [*stretch, atom]
            stretch = []
            continue
        if run and not stretch and atom.kind == "text" and (match := _TRAILING.match(atom.words)):
            head, *tail = _cut(atom, match.end())
            carried = [*carried, head]
            cut.append(head)
            stretch += tail
            continue
        stretch.append(atom)
    if _has_words(stretch):
        close()
        claims.append(_made(stretch, "uncited", None, (), gathered, first))
    else:
        carried = [*carried, *stretch]
        close()
    return [*cut, *stretch], claims


def extents(atoms: Sequence[Atom], opened: set[int], cited: Sequence[Claim]) -> list[Piece]:
    """The atoms of one run of inline markup as pieces, with each claim's extent balanced within the markup.

    opened: the claims whose first extent has been written, which this call adds to. cited: all claims of the body so far.
    """
    pieces: list[Piece] = []
    inside, until = -1, -1
    for index, atom in enumerate(atoms):
        claim = atom.claim if atom.claim >= 0 and cited[atom.claim].standing == "cited" else -1
        if index > until:
            whole = atom.kind == "open" and all(one.claim == atom.claim for one in atoms[index : index + atom.partner + 1])
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


def _piece(atom: Atom) -> Piece:
    if atom.kind == "citation":
        return Piece("citation", index=atom.index)
    if atom.kind == "reference":
        return Piece("reference", index=atom.index)
    return Piece("html", atom.html)


def _has_words(atoms: Sequence[Atom]) -> bool:
    return any(character.isalnum() for atom in atoms for character in atom.words)


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
    words = "".join(atom.words for atom in atoms)
    start = next((index for index, character in enumerate(words) if character.isalnum()), 0)
    length = len(words[start:].split(maxsplit=1)[0]) if words[start:].strip() else 1
    span = _spot(atoms, start, length) if atoms else gathered.citations[citations[0]].span
    quoted = "".join("\0" * len(atom.words) if atom.kind == "void" else atom.words for atom in atoms)
    marks = pair_marks(quoted)
    gathered.findings += [_unpaired(atoms, index, quoted) for index in marks.unpaired]
    return Claim(
        standing,
        chosen,
        _SPACE_BEFORE.sub("", " ".join(words.split())),
        span,
        citations,
        tuple(atom.index for atom in atoms if atom.kind == "reference"),
        tuple(Text(" ".join(words[left:right].split()), _spot(atoms, left - 1, right - left + 2)) for left, right in marks.quotations),
        block,
    )


def _unpaired(atoms: list[Atom], index: int, text: str) -> Finding:
    message = f"the quotation mark {text[index]} has no partner in the words that this citation carries"
    return finding("unpaired-quotation", _spot(atoms, index, 1), message, "put the other mark before the citation, or take this one out")


def _spot(atoms: list[Atom], index: int, length: int) -> Span:
    for atom in atoms:
        if index < len(atom.words):
            return atom.place(atom.at + index if atom.kind in ("text", "void") else atom.at, length)
        index -= len(atom.words)
    return atoms[-1].place(atoms[-1].at, 1)
