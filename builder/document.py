"""What text is: YAML nodes with places, and a parsed body with typed holes where citations and links go. It knows no incident."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, Self

from builder.findings import Finding, Span


class Text(str):
    """Words from a content file that know their place; compares, hashes and prints as the words."""

    __slots__ = ("span",)
    span: Span

    def __new__(cls, words: str, span: Span) -> Self:
        """The words, standing at a place."""
        text = super().__new__(cls, words)
        text.span = span
        return text

    def __reduce__(self) -> tuple[type["Text"], tuple[str, Span]]:
        return (Text, (str(self), self.span))


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single YAML value, always as text; style is libyaml's (None plain, ' " > |), start and end index the file's text."""

    text: str
    span: Span
    style: str | None
    start: int
    end: int
    in_flow: bool


@dataclass(frozen=True, slots=True)
class Sequence:
    """A YAML list."""

    nodes: tuple["Node", ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Mapping:
    """A YAML mapping; keys are unique (a doubled key was reported and its first value kept)."""

    pairs: tuple[tuple[Scalar, "Node"], ...]
    span: Span


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Part:
    """One pointer within a citation: `[signal] @key [from @origin] [, locator] ["words"]`."""

    key: Text
    signal: str
    origin: Text | None
    locator: str
    words: str

    @property
    def opposes(self) -> bool:
        """Whether the source says otherwise (contra, but see): such a part carries no claim and adds no origin."""
        return self.signal in ("contra", "but see")


@dataclass(frozen=True, slots=True)
class Citation:
    """One bracket, or one value of `cite:`. editors: it marks our own words and has no parts. span is unique in the dossier."""

    parts: tuple[Part, ...]
    span: Span
    editors: bool = False

    @property
    def carries(self) -> bool:
        """Whether a source of it says what it stands by: contra, but see and our own words carry nothing; what can't be read may."""
        return any(not part.opposes for part in self.parts) or not (self.parts or self.editors)


@dataclass(frozen=True, slots=True)
class Reference:
    """A cross-link `[[target#fragment|label]]`; target "" is this page, label "" leaves the words to the target's title."""

    target: Text
    fragment: Text | None
    label: str
    span: Span


Standing = Literal["cited", "editors", "uncited"]


@dataclass(frozen=True, slots=True)
class Claim:
    """A stretch of one block up to its citation, with the citations that follow it.

    standing: "cited", "editors" (our own words) or "uncited" (nothing follows it). id: the chosen one, or None.
    text: its plain words. span: its first word. citations, references: indices into the body's. quotations: the words between
    quotation marks, each with its place. block: a number that the claims of one block share.
    """

    standing: Standing
    id: Text | None
    text: str
    span: Span
    citations: tuple[int, ...]
    references: tuple[int, ...]
    quotations: tuple[Text, ...]
    block: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a parsed body, in order.

    "html": markup, safe as it is. "claim-open", "claim-close": a claim's extent, balanced within the markup; a claim that
    crosses markup has several extents, of which the first alone has first=True. "citation", "reference": a hole; index says
    which of the body's. "paragraph-open", "paragraph-close": a paragraph of the body's top level, counted from 1 in index.
    """

    kind: Literal["html", "claim-open", "claim-close", "citation", "reference", "paragraph-open", "paragraph-close"]
    html: str = ""
    index: int = 0
    first: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """Parsed Markdown: pieces in order and what stands in their holes.

    addresses: those of links that stay within the site, to be resolved. text: the source in one line, "" where there is nothing.
    unclaimed: words that are in no claim: of headings, heads of tables, code. suspects: words that
    would cite the source whose id they are, if it were written right: `[id]`, `@id`.
    """

    pieces: tuple[Piece, ...] = ()
    claims: tuple[Claim, ...] = ()
    citations: tuple[Citation, ...] = ()
    references: tuple[Reference, ...] = ()
    addresses: tuple[Text, ...] = ()
    findings: tuple[Finding, ...] = ()
    text: str = ""
    span: Span = Span("", 1, 1)
    unclaimed: tuple[Text, ...] = ()
    suspects: tuple[Text, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def plain(self) -> str:
        """Its words without citations, on one line."""
        return " ".join(claim.text for claim in self.claims)

    def paragraphs(self) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Each numbered paragraph of the top level with the indices of the citations in it."""
        number = 0
        inside: list[int] = []
        for piece in self.pieces:
            if piece.kind == "paragraph-open":
                number, inside = piece.index, []
            elif piece.kind == "citation":
                inside.append(piece.index)
            elif piece.kind == "paragraph-close":
                yield number, tuple(inside)


@dataclass(frozen=True, slots=True)
class Document:
    """A content file as syntax, with what is wrong so far. front: None where it has no front matter or none that can be read."""

    path: str
    text: str
    front: Mapping | None
    body: Body
    findings: tuple[Finding, ...]
