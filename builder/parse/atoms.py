"""Inline tokens as a flat run of atoms: words with their place, markup, citations, cross-links. It finds no claims: `claims.py` does."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from builder.document import Citation, Reference, Text
from builder.findings import Finding, finding
from builder.ids import why_invalid
from builder.parse.citations import Place, read_citation
from builder.urls import why_unsafe

_LINK = re.compile(r"(?P<target>[^#|]*)(?:#(?P<fragment>[^|]*))?(?:\|(?P<label>.*))?")
_HTML = re.compile(r"</?[A-Za-z][^<>]*>|<!--")
_CLAIM_ID = re.compile(r"\{#[^{}]{0,99}\}")
_FULL_REFERENCE = re.compile(r"\[[^\[\]]{1,999}\]\[([^\[\]]{0,999})\]")


@dataclass(slots=True)
class Atom:
    """A piece of inline text on its way to becoming part of a claim.

    words: visible letters, "" for markup. at: the index of the first in the block's text, by `place`. claim: the index of the
    claim that it belongs to, or -1. partner: for an opening tag, how many atoms further its closing tag stands.
    """

    kind: Literal["text", "open", "close", "void", "citation", "reference"]
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


Render = Callable[[Token], str]


def read_atoms(tokens: list[Token], content: str, place: Place, gathered: Gathered, render: Render) -> list[Atom]:
    """The atoms of one block's inline tokens; citations, references, addresses and mistakes go into `gathered`.

    render: the markup of a token that needs no look at its neighbours.
    """
    atoms: list[Atom] = []
    opened: list[int] = []
    for token in tokens:
        at = token.meta["at"]
        match token.type:
            case "text" | "text_special":
                atoms += split_spaces(token.content, at, place)
            case "softbreak":
                atoms.append(Atom("text", "\n", " ", at, place))
            case "hardbreak":
                atoms.append(Atom("void", render(token), " ", at, place))
            case "code_inline":
                atoms.append(Atom("void", render(token), token.content, at + len(token.markup), place))
            case "image":
                message = "a picture stands in the text"
                gathered.findings.append(
                    finding("image-in-text", place(at, 2), message, "this version shows no pictures: cite the source that has it")
                )
            case "citation":
                atoms += _citation(token, content, place, gathered)
            case "reference":
                atoms += _reference(token, place, gathered)
            case _:
                if token.type == "link_open":
                    _address(token, at, place, gathered)
                if token.nesting == 1:
                    opened.append(len(atoms))
                    atoms.append(Atom("open", render(token), "", at, place))
                else:
                    atoms[opened[-1]].partner = len(atoms) - opened[-1]
                    opened.pop()
                    atoms.append(Atom("close", render(token), "", at, place))
    gathered.findings += _stray_markup(atoms, place)
    return atoms


def split_spaces(text: str, at: int, place: Place) -> Iterator[Atom]:
    """A piece of text as atoms, the space at its edges apart, so that a claim's extent begins and ends with its words."""
    bare = text.strip()
    lead = text.index(bare[0]) if bare else len(text)
    for words, start in ((text[:lead], at), (bare, at + lead), (text[lead + len(bare) :], at + lead + len(bare))):
        if words:
            yield Atom("text", escapeHtml(words), words, start, place)


def _citation(token: Token, content: str, place: Place, gathered: Gathered) -> Iterator[Atom]:
    at, end = token.meta["at"], token.meta["end"]
    if not token.meta["closed"]:
        gathered.findings.append(
            finding(
                "malformed-citation",
                place(at, 2),
                "the bracket of this citation is never closed",
                "close it with ] behind the source's id, and every quotation mark in it with its partner",
            )
        )
        yield Atom("text", "[", "", at, place)
        return
    if token.meta["linked"] or token.meta["before_address"]:
        gathered.findings.append(
            finding(
                "misplaced-citation",
                place(at, end - at),
                "a citation can't stand in the text of a link",
                "put the citation behind the link",
            )
        )
        return
    citation, findings = read_citation(content, at, end, place)
    gathered.findings += findings
    chosen = token.meta["claim_id"]
    claim_id = Text(chosen, place(token.meta["claim_id_at"], len(chosen))) if chosen is not None else None
    if claim_id is not None and (why := why_invalid(claim_id)):
        gathered.findings.append(
            finding(
                "invalid-id",
                claim_id.span,
                f"'{claim_id}' can't be a claim's id: {why}",
                "ids are made of a-z, 0-9 and single hyphens, like {#tf9}",
            )
        )
        claim_id = None
    if citation is not None and citation.editors and chosen is not None:
        gathered.findings.append(
            finding(
                "malformed-citation",
                citation.span,
                "[@editors] marks our own words, which are no claim and have no id",
                f"take out {{#{chosen}}}",
            )
        )
    if citation is None:
        # What it was meant to carry must not be reported as uncited on top.
        citation = Citation((), place(at, end - at))
    gathered.citations.append(citation)
    yield Atom("citation", "", "", at, place, index=len(gathered.citations) - 1, claim_id=claim_id)


def _reference(token: Token, place: Place, gathered: Gathered) -> Iterator[Atom]:
    at, end = token.meta["at"], token.meta["end"]
    span = place(at, end - at)
    match = _LINK.fullmatch(token.content)
    if match is None:
        raise ValueError(token.content)  # the pattern takes any text without a line break, and the rule lets none through
    target, fragment, label = match["target"].strip(), match["fragment"], (match["label"] or "").strip()
    if (not target and not fragment) or fragment == "" or match["label"] == "":
        gathered.findings.append(
            finding(
                "malformed-link",
                span,
                f"[[{token.content}]] does not say where it leads",
                "write [[id]], [[id|words]], [[id#part]] or [[#part]]",
            )
        )
        return
    if "@" in label and re.search(r"(?:^|[\s\[])@", label):
        gathered.findings.append(
            finding("misplaced-citation", span, "a citation can't stand in the text of a link", "put the citation behind the link")
        )
    inner = at + 2
    reference = Reference(
        Text(target, place(inner, max(len(target), 1))),
        Text(fragment.strip(), place(inner + len(match["target"]) + 1, len(fragment))) if fragment else None,
        label,
        span,
    )
    gathered.references.append(reference)
    yield Atom("reference", "", label or target or fragment or "", at, place, index=len(gathered.references) - 1)


def _address(token: Token, at: int, place: Place, gathered: Gathered) -> None:
    address = str(token.attrs.get("href", ""))
    if why := why_unsafe(address, relative=True):
        gathered.findings.append(
            finding(
                "unsafe-url",
                place(at, 1),
                f"this link's address can't be used: {why}",
                "use a whole address that begins with https://, or [[id]] for a page of this dossier",
            )
        )
    elif not re.match(r"(?:https?|mailto):", address, re.IGNORECASE):
        gathered.addresses.append(Text(address, place(at, 1)))


def _stray_markup(atoms: list[Atom], place: Place) -> Iterator[Finding]:
    for atom in atoms:
        if atom.kind != "text":
            continue
        for match in _CLAIM_ID.finditer(atom.words):
            yield finding(
                "malformed-citation",
                place(atom.at + match.start(), len(match[0])),
                f"{match[0]} does not stand behind a citation",
                f"put it directly behind the bracket, without a space: [@source]{match[0]}",
            )
        if (stop := atom.words.find("](")) >= 0:
            yield _broken_link(atoms, atom, stop)
    text = "".join(atom.words if atom.kind == "text" else "\0" * max(len(atom.words), 1) for atom in atoms)
    if "<" in text:
        for match in _HTML.finditer(text):
            yield finding(
                "html-in-text",
                place(_index_of(atoms, match.start()), len(match[0])),
                f"HTML like {match[0]} is not used here, and would be shown as it stands",
                "take it out; *italics*, **bold**, lists and tables are written in Markdown",
            )
    if "][" in text:
        for match in _FULL_REFERENCE.finditer(text):
            yield finding(
                "link-definition",
                place(_index_of(atoms, match.start()), 1),
                f"no line says where the link '{match[1] or match[0]}' leads",
                "write the address into the link: [words](https://…)",
            )


def _broken_link(atoms: list[Atom], atom: Atom, stop: int) -> Finding:
    inside = next((one for one in reversed(atoms[: atoms.index(atom)]) if one.kind in ("citation", "reference")), None)
    if inside is None:
        return finding(
            "malformed-link",
            atom.place(atom.at + stop, 2),
            "this is not a whole link",
            "write it [words](https://…), without spaces in the address",
        )
    what = "a citation" if inside.kind == "citation" else "another link"
    return finding(
        "misplaced-citation" if inside.kind == "citation" else "malformed-link",
        inside.place(inside.at, 1),
        f"{what} can't stand in the text of a link",
        "put it behind the link",
    )


def _index_of(atoms: list[Atom], position: int) -> int:
    for atom in atoms:
        length = len(atom.words) if atom.kind == "text" else max(len(atom.words), 1)
        if position < length:
            return atom.at + position
        position -= length
    return 0
