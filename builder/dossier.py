"""The dossier as a graph: every record, every id resolved, citations numbered, back-links, origins.

Made by `link/`, read by checks and pages. It holds results and no rules; nothing in it is changed once it is made.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from builder.document import Citation, Part, Standing, Text
from builder.findings import Span
from builder.ledger import Ledger
from builder.model import Article, Incident, Organisation, Person, Place, Record, Source
from builder.model.settings import Settings
from builder.parties import Parties
from builder.unread import NOTHING_UNREAD, Unread

EntryKind = Literal["incident", "source", "person", "organisation", "place", "page"]
StatementKind = Literal["claim", "estimate", "question", "action", "reply"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing with a page of its own.

    address: relative to the site, for instance "incidents/old-bridge.html". title: as the site may print it.
    """

    kind: EntryKind
    id: str
    title: str
    address: str
    record: Record


@dataclass(frozen=True, slots=True)
class Fragment:
    """A thing within a page that a link can name.

    kind: figure, estimate, question, inquiry, timeline or claim. anchor: for instance "f-killed".
    """

    kind: str
    id: str
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing on a page that citations carry.

    page: the id of its page. field: where in the file it stands (summary, basis, body, question, why, answer, estimate, action,
    finding, timeline, named_because, reply, note, text). anchor: its place on the page. text: its plain words.
    citations: those that carry it, in order; () for uncited text. standing: as of a claim. owner: the id of the estimate, question,
    inquiry or timeline entry that it belongs to, "" for the body. needs_citation: whether the format asks for one here.
    people: ids of the people whom it names. quotations: the words in quotation marks.
    """

    page: str
    kind: StatementKind
    field: str
    anchor: str
    text: str
    citations: tuple[Citation, ...]
    span: Span
    standing: Standing
    owner: str
    needs_citation: bool
    people: tuple[str, ...]
    quotations: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Use:
    """One pointer from a statement to a source. n: its place among all of the page, for the anchor r-n.

    number: the source's on this page. letter: a, b … where the page cites it more than once, else "".
    revised: the ids of the corrected or retracted sources that it hangs on, its own first. machine: whether it has nothing but
    words that a machine changed.
    """

    n: int
    number: int
    letter: str
    source: str
    part: Part
    statement: Statement
    revised: tuple[str, ...]
    machine: bool


@dataclass(frozen=True, slots=True)
class NumberedSource:
    """A source as a page cites it, with all its uses there, in order."""

    number: int
    source: str
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class PageCitations:
    """All that a page cites. by_citation: the uses of a citation by its span. anchors: those of the claims, by their spans.

    supporting: ids of the sources cited for something.
    origins: the ids of the origins that they are traced to. untraced: ids of the sources that rest on several, where a citation
    does not say which.
    """

    page: str
    statements: tuple[Statement, ...]
    sources: tuple[NumberedSource, ...]
    by_citation: Mapping[Span, tuple[Use, ...]]
    anchors: Mapping[Span, str]
    supporting: tuple[str, ...]
    origins: tuple[str, ...]
    untraced: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """That something is named somewhere. page: the id of the page that names it; anchor: the place there, "" for the page as a whole.

    field: what does the naming (body, summary, people, asserted_by, directed_to, author, …). text: the words around it.
    """

    page: str
    anchor: str
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Tracing:
    """Where a source leads. origins: ids of the origins that it can be traced to by itself: one, or none where it rests on several.

    possible: all origins behind it. cycle: the ids of the circle that it is part of, in order, or (). revised: the ids of the sources
    behind it that were corrected or retracted since.
    """

    origins: tuple[str, ...]
    possible: tuple[str, ...]
    cycle: tuple[str, ...]
    revised: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that is public, linked.

    entries: by id and by alias. fragments: by page id, then by id. pages: the citations of each page that can cite, by id.
    uses: over the dossier, by source id. traced: the uses of other sources that lead to an origin, by the origin's id. mentions: by id, and
    by "page#fragment". tracing: by source id. parties: who speaks for whom. incidents: by date, then id.
    removed: entries that were taken down (they are in no other member but entries). ledger: what verify found, by words and source.
    unread: the files that could not be read, or not wholly.
    """

    settings: Settings
    incidents: Mapping[str, Incident]
    sources: Mapping[str, Source]
    people: Mapping[str, Person]
    organisations: Mapping[str, Organisation]
    places: Mapping[str, Place]
    articles: Mapping[str, Article]
    removed: Mapping[str, Entry]
    entries: Mapping[str, Entry]
    aliases: Mapping[str, Entry]
    fragments: Mapping[str, Mapping[str, Fragment]]
    pages: Mapping[str, PageCitations]
    uses: Mapping[str, tuple[Use, ...]]
    traced: Mapping[str, tuple[Use, ...]]
    mentions: Mapping[str, tuple[Mention, ...]]
    tracing: Mapping[str, Tracing]
    parties: Parties
    ledger: Ledger = field(default_factory=dict)
    unread: Unread = NOTHING_UNREAD

    def id_of(self, party: str) -> str:
        """The id that a party's id or alias stands for; a plain name comes back as it is."""
        entry = self.entries.get(party)
        return entry.id if entry else str(party)

    def shown_name(self, party: str) -> str:
        """The name of a person or organisation given by id, as the site may print it; a plain name comes back as it is."""
        entry = self.entries.get(party)
        return entry.title if entry else str(party)

    def address_of(self, party: str) -> str:
        """The site-relative address of an id's page, or "" for a plain name."""
        entry = self.entries.get(party)
        return entry.address if entry else ""

    def title_of(self, source: str) -> str:
        """What to call a source: its title, or its description where it has none."""
        entry = self.entries.get(source)
        return entry.title if entry else str(source)
