"""What all pages share: the frame of a page's view, links, citation marks, marks of parties. It writes no HTML."""

from collections.abc import Iterable
from dataclasses import dataclass

from builder.document import Citation
from builder.dossier import Dossier, PageCitations, Use
from builder.model import Organisation, Source
from builder.pages.dates import date_in_short
from builder.pages.wording import BASIS_REVISED, PARTIES, RESTS_ON_REVISED, REVISED, SIGNALS, opening, said

_OF_A_PARTY = ("belligerent", "victim_side")


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere. href: relative to the page, or whole where it leads away; "" for words that lead nowhere.

    away: whether it leads to another host.
    """

    label: str
    href: str = ""
    away: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """What base.html needs of every page; each page kind adds its own fields.

    path: within the site. kind: the word that names the page kind, also a class of the page's body. title: of the page alone.
    description: plain words for search engines and previews. section: the path of the navigation entry that the page
    belongs under, "" for none. crumbs: the pages above it, from the top. contents: links to its own sections, () for none.
    has_cards: whether its numbers lead into a list of sources on the page itself, so that a card can show what they lead to.
    """

    path: str
    kind: str
    title: str
    description: str
    section: str = ""
    crumbs: tuple[Link, ...] = ()
    contents: tuple[Link, ...] = ()
    has_cards: bool = False

    @property
    def root(self) -> str:
        """What leads from this page to the top of the site: "" or "../"."""
        return "../" * self.path.count("/")


@dataclass(frozen=True, slots=True)
class Mark:
    """The number of one citation. href: to the source's entry. id: its own anchor r-<n>, "" where it has none.

    label: for reader's software, "1: The New York Times". signal: a word before it ("see", "cf.", "vs"), or "".
    opposes: whether the source says otherwise. machine: whether it has a machine's words alone. revised: that it, or what it is based
    on, was corrected or retracted since, in words, or "". because: the same in a sentence that names which.
    source: to the source's own page, in its name and date, which stands for the number (numbered is False) away from the page that
    it numbers: two pages' numbers would clash.
    """

    number: int
    href: str
    id: str
    label: str
    signal: str
    opposes: bool
    machine: bool
    revised: str
    because: str
    source: Link
    numbered: bool


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks behind a statement. editors: whether it is in our own words."""

    marks: tuple[Mark, ...] = ()
    editors: bool = False

    def __bool__(self) -> bool:
        return bool(self.marks) or self.editors

    @property
    def named(self) -> tuple[Mark, ...]:
        """The marks that name their sources instead of numbering them, each source once for each signal."""
        found: dict[tuple[Link, str], Mark] = {}
        for mark in (mark for mark in self.marks if not mark.numbered):
            found.setdefault((mark.source, mark.signal), mark)
        return tuple(found.values())


@dataclass(frozen=True, slots=True)
class PartyMark:
    """The one sign for whose word a source is. shape: "party", "own" or "echo". hollow: not seen by us. words: the same, said."""

    shape: str
    hollow: bool
    words: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What laying out needs to know of the page that is being made.

    path: of the page being made. owner: the id of the page whose statements are shown; it differs in registers.
    citations: all that the owner cites, None where it cites nothing.
    """

    dossier: Dossier
    path: str
    owner: str
    citations: PageCitations | None

    @property
    def at_home(self) -> bool:
        """Whether the statements are shown on the page that they belong to, where their anchors are."""
        entry = self.dossier.entries.get(self.owner)
        return entry is not None and entry.address == self.path


def sheet(dossier: Dossier, path: str, owner: str) -> Sheet:
    """The sheet for showing, on the page at `path`, statements of the page with the id `owner`."""
    return Sheet(dossier, path, owner, dossier.pages.get(owner))


def relative(from_path: str, to_path: str) -> str:
    """What leads from one page of the site to another; `to_path` may end in #anchor."""
    target, _, anchor = to_path.partition("#")
    fragment = f"#{anchor}" if anchor else ""
    if target in ("", from_path) and anchor:
        return fragment
    here, there = from_path.split("/")[:-1], (target or from_path).split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "../" * (len(here) - shared) + "/".join(there[shared:]) + fragment


def link_to(sheet: Sheet, target: str, label: str = "", anchor: str = "") -> Link:
    """A link to the page of an id, with its title where no label is given; a plain name becomes words without a link."""
    dossier = sheet.dossier
    address = dossier.address_of(target)
    words = label or dossier.shown_name(target)
    return Link(words, relative(sheet.path, f"{address}#{anchor}" if anchor else address) if address else "")


def anchored(sheet: Sheet, anchor: str) -> str:
    """What leads to an anchor on the owner's page."""
    entry = sheet.dossier.entries[sheet.owner]
    return relative(sheet.path, f"{entry.address}#{anchor}")


def own_id(sheet: Sheet, anchor: str) -> str:
    """The id that a thing gets on this page: its anchor at home, and none in a register, where it is only shown again."""
    return anchor if sheet.at_home else ""


def marks(sheet: Sheet, citations: Iterable[Citation], *, again: bool = False) -> Marks:
    """The marks of a statement's citations, in order. again: whether the statement has its main place elsewhere on this page.

    A citation without a use is a bug of linking, and raises KeyError: no citation may be lost in silence.
    """
    made: list[Mark] = []
    editors = False
    for citation in citations:
        editors = editors or citation.editors
        if citation.parts and sheet.citations:
            uses = sheet.citations.by_citation[citation.span]
            made += [_mark(sheet, use, f"r-{use.n}" if sheet.at_home and not again else "") for use in uses]
        elif citation.parts:
            raise KeyError(f"{sheet.owner} cites, and linking has not counted it")
    return Marks(tuple(made), editors)


def party_mark(source: Source) -> PartyMark | None:
    """Whose word a source is: a party's, its own reporting, or an echo of others. None where the file does not say."""
    hollow = bool(source.via) or source.withheld is not None
    # A party's own word stays its word, whatever it rests on.
    if source.party in _OF_A_PARTY:
        return PartyMark("party", hollow, "a party to the events" if source.party == "belligerent" else "on the side of the victims")
    if source.rests_on:
        return PartyMark("echo", hollow, "based on others")
    if source.party in ("independent", "ngo", "local_media"):
        return PartyMark("own", hollow, "own reporting or monitoring")
    return PartyMark("own", hollow, "an official body") if source.party == "official" else None


def asserter_mark(sheet: Sheet, asserter: str) -> PartyMark | None:
    """Whose word somebody's numbers are, as their own sources have it; None where those do not say."""
    side = sheet.dossier.parties.side_of(asserter)
    return PartyMark("party" if side in _OF_A_PARTY else "own", hollow=False, words=PARTIES[side]) if side else None


def short_name(dossier: Dossier, party: str) -> str:
    """What to call a person, organisation or plain name where there is little room."""
    record = dossier.organisations.get(party)
    if isinstance(record, Organisation) and record.short_name:
        return str(record.short_name)
    return dossier.shown_name(party)


def source_name(dossier: Dossier, source_id: str) -> str:
    """What to call a source in few words: who published it, else who wrote it, else its title."""
    source = dossier.sources[source_id]
    if source.withheld:
        return "Confidential source"
    if source.publisher and source.publisher != "unknown":
        return short_name(dossier, source.publisher)
    return short_name(dossier, source.author[0]) if source.author else dossier.title_of(source_id)


def source_link(sheet: Sheet, source_id: str) -> Link:
    """A link to a source's page in few words, its short name and date; an id that is no public source's becomes words without a link."""
    source = sheet.dossier.sources.get(source_id)
    if source is None:
        return link_to(sheet, source_id)
    name = opening(source_name(sheet.dossier, source_id), 48)
    return link_to(sheet, source_id, f"{name}, {date_in_short(source.dated)}" if source.dated else name)


def revised_behind(sheet: Sheet, revised: Iterable[str], itself: str) -> tuple[tuple[str, Link], ...]:
    """For each corrected or retracted source that `itself` rests on, that it does, in words, and a link to that source."""
    sources = sheet.dossier.sources
    return tuple((said(RESTS_ON_REVISED, sources[one].status), source_link(sheet, one)) for one in revised if one != itself)


def _revised(dossier: Dossier, use: Use) -> str:
    # Of a source that says otherwise it is said too; what it is based on carries nothing here.
    if own := said(REVISED, dossier.sources[use.source].status):
        return own
    statuses = {str(dossier.sources[one].status) for one in use.revised}
    return BASIS_REVISED["retracted" if "retracted" in statuses else "corrected"] if statuses else ""


def _mark(sheet: Sheet, use: Use, anchor: str) -> Mark:
    name = source_name(sheet.dossier, use.source)
    signal = SIGNALS.get(use.part.signal, use.part.signal)
    return Mark(
        number=use.number,
        href=anchored(sheet, f"s-{use.source}"),
        id=anchor,
        label=f"{use.number}: {name}" + (", says otherwise" if use.part.opposes else ""),
        signal=signal,
        opposes=use.part.opposes,
        machine=use.machine,
        revised=_revised(sheet.dossier, use),
        because="; ".join(f"{words}: {link.label}" for words, link in revised_behind(sheet, use.revised, use.source)),
        source=source_link(sheet, use.source),
        numbered=sheet.at_home,
    )
