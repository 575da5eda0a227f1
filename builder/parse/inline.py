"""Inline tokens to atoms, with what is wrong in them. It finds no claims: `claims.py` does."""

import re
from collections.abc import Callable, Iterator

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from builder.document import Citation, Reference, Text
from builder.findings import Finding, finding
from builder.ids import why_invalid
from builder.parse.atoms import Atom, Gathered, split_spaces
from builder.parse.brackets import find_brackets
from builder.parse.citations import Place, read_citation
from builder.parse.strays import stray_markup, suspects
from builder.urls import why_unsafe

_LINK = re.compile(r"(?P<target>[^#|]*)(?:#(?P<fragment>[^|]*))?(?:\|(?P<label>.*))?")

Render = Callable[[Token], str]


def read_atoms(tokens: list[Token], content: str, place: Place, gathered: Gathered, render: Render) -> list[Atom]:
    """The atoms of one block's inline tokens; citations, references, addresses and mistakes go into `gathered`.

    render: the markup of a token that needs no look at its neighbours.
    """
    atoms: list[Atom] = []
    opened: list[int] = []
    escaped: set[int] = set()
    for token in tokens:
        at = token.meta["at"]
        match token.type:
            case "text_special":
                escaped.add(len(atoms))
                atoms.append(Atom("text", escapeHtml(token.content), token.content, at, place))
            case "text" | "softbreak" | "hardbreak" | "code_inline":
                atoms += _words(token, content, place, render)
            case "image":
                gathered.findings += _picture(token, place)
            case "citation":
                atoms += _citation(token, content, place, gathered)
            case "reference":
                atoms += _reference(token, place, gathered)
            case _ if token.nesting == 1:
                if token.type == "link_open":
                    _address(token, at, place, gathered)
                opened.append(len(atoms))
                atoms.append(Atom("open", render(token), "", at, place))
            case _:
                start = opened.pop()
                atoms[start].partner = len(atoms) - start
                atoms.append(Atom("close", render(token), "", at, place))
    gathered.findings += stray_markup(atoms, escaped)
    gathered.suspects += suspects(atoms, escaped)
    return atoms


def _words(token: Token, content: str, place: Place, render: Render) -> Iterator[Atom]:
    at = token.meta["at"]
    match token.type:
        case "text":
            # The words of an address in angle brackets stand behind the first of them.
            inner = at + (content.startswith("<", at) and not token.content.startswith("<"))
            yield from split_spaces(token.content, inner, place)
        case "softbreak":
            yield Atom("text", "\n", " ", at, place)
        case "hardbreak":
            yield Atom("void", render(token), " ", at, place)
        case _:
            yield Atom("void", render(token), token.content, _code_begins(token, content), place)


def _code_begins(token: Token, content: str) -> int:
    # The parser takes one space from both ends, and writes spaces for line ends.
    at: int = token.meta["at"] + len(token.markup)
    written = content[at : at + len(token.content)].replace("\n", " ")
    return at if written == token.content else at + 1


def _picture(token: Token, place: Place) -> Iterator[Finding]:
    span = place(token.meta["at"], 2)
    yield finding("image-in-text", span, "a picture stands in the text", "this version shows no pictures: cite the source that has it")
    if find_brackets(token.content) or find_brackets(str(token.attrs.get("title", ""))):
        message = "a citation can't stand in the text that describes a picture"
        yield finding("malformed-citation", span, message, "put the citation behind the words that it carries")


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
            finding("malformed-citation", place(at, end - at), "a citation can't stand in the text of a link", "put it behind the link")
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
        message = f"[[{token.content}]] does not say where it leads"
        gathered.findings.append(finding("malformed-link", span, message, "write [[id]], [[id|words]], [[id#part]] or [[#part]]"))
        yield Atom("text", escapeHtml(token.content), token.content, at + 2, place)
        return
    if token.meta["linked"]:
        gathered.findings.append(
            finding("malformed-link", span, "a link can't stand in the text of another link", "put it behind the other")
        )
        return
    if re.search(r"(?:^|[\s\[])@", label):
        gathered.findings.append(
            finding("malformed-citation", span, "a citation can't stand in the text of a link", "put it behind the link")
        )
    begins = at + 2 + len(match["target"]) - len(match["target"].lstrip())
    reference = Reference(
        Text(target, place(begins, max(len(target), 1))),
        Text(fragment.strip(), place(at + 2 + match.start("fragment"), len(fragment))) if fragment else None,
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
    elif address.lower().startswith("www."):
        message = f"this link's address has no https:// before it, and would lead to a page of this site called {address[:60]}"
        gathered.findings.append(finding("malformed-link", place(at, 1), message, f"write https://{address}"))
    elif not re.match(r"(?:https?|mailto):", address, re.IGNORECASE):
        gathered.addresses.append(Text(address, place(at, 1)))
    title = str(token.attrs.get("title", ""))
    if find_brackets(title):
        message = "a citation can't stand in the title of a link"
        gathered.findings.append(finding("malformed-citation", place(at, 1), message, "put it behind the link"))
    elif title:
        message = "the words in quotation marks behind this link's address would be shown on hovering only, and carry no citation"
        gathered.findings.append(finding("malformed-link", place(at, 1), message, "write them into the text, or take them out"))
