"""A parsed body made ready for templates: markup, claims, citation marks and links in order. It writes no HTML tag.

The markup in a body comes from the Markdown parser, which lets no raw HTML through; only that is marked as safe here.
"""

import re
from dataclasses import dataclass, replace
from typing import Literal

from markupsafe import Markup

from builder.document import Body, Piece
from builder.pages.dates import date_in_short
from builder.pages.parts import Link, Mark, Marks, PartyMark, Sheet, link_to, marks, own_id, party_mark, relative, source_name

_POINT = re.compile(r"[.,;:!?…]+")


@dataclass(frozen=True, slots=True)
class Note:
    """A margin note: who stands behind a number of this paragraph. It repeats the list of sources, so reader's software skips it."""

    number: int
    mark: PartyMark | None
    name: str
    date: str


@dataclass(frozen=True, slots=True)
class Html:
    """Markup from the parser, safe as it is."""

    html: Markup
    kind: Literal["html"] = "html"


@dataclass(frozen=True, slots=True)
class ClaimOpen:
    """A claim's extent begins. anchor: the claim's id, "" for its later extents and where it is not to be had on this page."""

    anchor: str
    kind: Literal["claim-open"] = "claim-open"


@dataclass(frozen=True, slots=True)
class ClaimClose:
    """A claim's extent ends."""

    kind: Literal["claim-close"] = "claim-close"


@dataclass(frozen=True, slots=True)
class Cited:
    """The marks of one citation."""

    marks: Marks
    kind: Literal["marks"] = "marks"


@dataclass(frozen=True, slots=True)
class Reference:
    """A link to a thing of the dossier."""

    link: Link
    kind: Literal["reference"] = "reference"


@dataclass(frozen=True, slots=True)
class ParagraphOpen:
    """A paragraph of the top level begins. number: 0 where paragraphs show no numbers."""

    number: int
    kind: Literal["paragraph-open"] = "paragraph-open"


@dataclass(frozen=True, slots=True)
class ParagraphClose:
    """A paragraph ends; its notes stand beside it where paragraphs show numbers."""

    number: int
    notes: tuple[Note, ...]
    kind: Literal["paragraph-close"] = "paragraph-close"


ProsePiece = Html | ClaimOpen | ClaimClose | Cited | Reference | ParagraphOpen | ParagraphClose


@dataclass(frozen=True, slots=True)
class Prose:
    """Prose for a template. text: its plain words, "" where there is nothing to show."""

    pieces: tuple[ProsePiece, ...] = ()
    text: str = ""

    @property
    def closed(self) -> bool:
        """Whether the words end in a point of their own."""
        return self.text.endswith((".", "?", "!", "…"))

    def __bool__(self) -> bool:
        return bool(self.text)


def prose(sheet: Sheet, body: Body | None, *, numbered: bool = False) -> Prose:
    """The pieces of a body, in order, with every hole filled. numbered: whether its paragraphs show their numbers and notes."""
    if not body:
        return Prose()
    notes = {number: _notes(sheet, body, inside) for number, inside in body.paragraphs()} if numbered else {}
    pieces: list[ProsePiece] = []
    for piece in _numbers_behind_points(body.pieces):
        match piece.kind:
            case "html":
                pieces.append(Html(Markup(piece.html)))  # noqa: S704 - the parser's own markup, in which raw HTML is off
            case "claim-open":
                pieces.append(ClaimOpen(_claim_anchor(sheet, body, piece)))
            case "claim-close":
                pieces.append(ClaimClose())
            case "citation":
                pieces.append(Cited(marks(sheet, (body.citations[piece.index],))))
            case "reference":
                pieces.append(Reference(_reference(sheet, body, piece.index)))
            case "paragraph-open":
                pieces.append(ParagraphOpen(piece.index if numbered else 0))
            case "paragraph-close":
                pieces.append(ParagraphClose(piece.index if numbered else 0, notes.get(piece.index, ())))
    return Prose(tuple(pieces), body.plain)


def plain(body: Body | None) -> str:
    """The words of a body without citations and markup, for descriptions and lists."""
    return " ".join(claim.text for claim in body.claims) if body else ""


def _numbers_behind_points(pieces: tuple[Piece, ...]) -> list[Piece]:
    """The pieces with no space before a citation's number, and the point or comma that follows it set before it, as in print."""
    made: list[Piece] = []
    first: int | None = None
    for piece in pieces:
        if piece.kind == "citation":
            if made and made[-1].kind == "html":
                made[-1] = replace(made[-1], html=made[-1].html.rstrip(" \n"))
            first = len(made) if first is None else first
        elif piece.kind == "html" and first is not None and (point := _POINT.match(piece.html)):
            made.insert(first, Piece("html", point[0]))
            made.append(replace(piece, html=piece.html[point.end() :]))
            first = None
            continue
        elif piece.kind != "html" or piece.html.strip():
            first = None
        made.append(piece)
    return made


def _claim_anchor(sheet: Sheet, body: Body, piece: Piece) -> str:
    if not piece.first or sheet.citations is None:
        return ""
    return own_id(sheet, sheet.citations.anchors.get(body.claims[piece.index].span, ""))


def _reference(sheet: Sheet, body: Body, index: int) -> Link:
    reference = body.references[index]
    target = str(reference.target) or sheet.owner
    if reference.fragment is None:
        return link_to(sheet, target, reference.label)
    fragments = sheet.dossier.fragments.get(sheet.dossier.entries[target].id, {})
    fragment = fragments[str(reference.fragment)]
    address = sheet.dossier.address_of(target)
    return Link(reference.label or fragment.text, relative(sheet.path, f"{address}#{fragment.anchor}"))


def _notes(sheet: Sheet, body: Body, inside: tuple[int, ...]) -> tuple[Note, ...]:
    found: dict[int, Note] = {}
    for index in inside:
        for mark, source in _cited_sources(sheet, body, index):
            found.setdefault(mark.number, _note(sheet, mark, source))
    return tuple(found.values())


def _cited_sources(sheet: Sheet, body: Body, index: int) -> list[tuple[Mark, str]]:
    citation = body.citations[index]
    uses = sheet.citations.by_citation.get(citation.span, ()) if sheet.citations else ()
    return list(zip(marks(sheet, (citation,), again=True).marks, (use.source for use in uses), strict=True))


def _note(sheet: Sheet, mark: Mark, source_id: str) -> Note:
    source = sheet.dossier.sources[source_id]
    date = date_in_short(source.dated) if source.dated else "no date"
    return Note(mark.number, party_mark(source), source_name(sheet.dossier, source_id), date)
