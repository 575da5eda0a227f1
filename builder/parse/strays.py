"""What was meant as markup and came out as text: HTML, links and ids that are not whole. It reports and changes nothing."""

import re
from collections.abc import Iterator

from builder.findings import Finding, finding
from builder.parse.atoms import Atom, Letters

_NO_TEXT = "\0"
_HTML = re.compile(r"</?[A-Za-z][^<>]*>|<!--")
_CLAIM_ID = re.compile(r"\{#[^{}]{0,99}\}")
_BROKEN_REFERENCE = re.compile(r"\[\[(?=[^\[\]\s])")
_FULL_REFERENCE = re.compile(r"\[[^\[\]]{1,999}\]\[([^\[\]]{0,999})\]")


def stray_markup(atoms: list[Atom], escaped: set[int]) -> Iterator[Finding]:
    """Findings about the text of a block. escaped: the indices of atoms that were written to be taken as they stand."""
    shown = [
        atom.words if atom.kind == "text" and index not in escaped else _NO_TEXT * max(len(atom.words), 1)
        for index, atom in enumerate(atoms)
    ]
    letters = Letters(atoms, shown)
    for match in _CLAIM_ID.finditer(letters.text):
        yield finding(
            "malformed-citation",
            letters.span(match.start(), len(match[0])),
            f"{match[0]} does not stand behind a citation",
            f"put it directly behind the bracket, without a space: [@source]{match[0]}",
        )
    for match in _HTML.finditer(letters.text):
        yield finding(
            "html-in-text",
            letters.span(match.start(), len(match[0])),
            f"HTML like {match[0]} is not used here, and would be shown as it stands",
            "take it out; *italics*, **bold**, lists and tables are written in Markdown",
        )
    for match in _FULL_REFERENCE.finditer(letters.text):
        yield finding(
            "link-definition",
            letters.span(match.start(), 1),
            f"no line says where the link '{(match[1] or match[0]).replace(_NO_TEXT, '')}' leads",
            "write the address into the link: [words](https://…)",
        )
    for match in _BROKEN_REFERENCE.finditer(letters.text):
        yield finding(
            "malformed-link",
            letters.span(match.start(), 2),
            "this is not a whole cross-link",
            "write [[id]] or [[id|words]], on one line and without brackets in the words",
        )
    inside: Atom | None = None
    for atom in atoms:
        if atom.kind in ("citation", "reference"):
            inside = atom
        elif atom.kind == "text" and (stop := atom.words.find("](")) >= 0:
            yield _broken_link(inside, atom, stop)


def _broken_link(inside: Atom | None, atom: Atom, stop: int) -> Finding:
    if inside is None:
        return finding(
            "malformed-link",
            atom.place(atom.at + stop, 2),
            "this is not a whole link",
            "write it [words](https://…), without spaces in the address",
        )
    what = "a citation" if inside.kind == "citation" else "another link"
    return finding(
        "malformed-citation" if inside.kind == "citation" else "malformed-link",
        inside.place(inside.at, 1),
        f"{what} can't stand in the text of a link",
        "put it behind the link",
    )
