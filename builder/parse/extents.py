"""Where a claim begins and ends in the markup: extents, balanced within it. Which words are a claim's is for `claims.py` to say."""

from collections.abc import Sequence

from builder.document import Claim, Piece
from builder.parse.atoms import Atom


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
