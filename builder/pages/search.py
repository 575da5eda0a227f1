"""The page on which something is looked for: a field for whoever has script, and for everybody all names and titles from A to Z."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from builder.dossier import Dossier
from builder.page import Page
from builder.pages.parts import Link, PageView
from builder.pages.search_index import CHUNK, KINDS, Findable, beginning_of, findables, folded_words, shards_of
from builder.pages.site import SiteView

ADDRESS = "search.html"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of things to be found. first: the number of the first of them."""

    key: str
    label: str
    first: int


@dataclass(frozen=True, slots=True)
class Letter:
    """What begins with one letter. anchor: the section's."""

    label: str
    anchor: str
    entries: tuple[tuple[Link, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView(PageView):
    """The page. shards: the names of the index's files, with spaces between; beginning: for how many letters of a word each is.

    chunk: how many titles stand in a file.
    """

    kinds: tuple[Kind, ...]
    shards: str
    beginning: int
    chunk: int
    letters: tuple[Letter, ...]


def lay_out(dossier: Dossier, site: SiteView) -> Iterable[Page]:
    """The one page."""
    listed = findables(dossier)
    firsts = {kind: next((n for n, one in enumerate(listed) if one.kind == kind), -1) for kind in KINDS}
    letters = tuple(_letters(one for one in listed if one.kind != "claim"))
    yield Page(
        ADDRESS,
        "search",
        SearchView(
            path=ADDRESS,
            kind="search",
            title="Search",
            description=f"Incidents, people, organisations, places, questions, sources and statements of {site.title}.",
            section=ADDRESS,
            crumbs=(Link(site.title, "index.html"),),
            kinds=tuple(Kind(key, label, firsts[key]) for key, label in KINDS.items() if firsts[key] >= 0),
            shards=" ".join(shards_of(listed)),
            beginning=beginning_of(listed),
            chunk=CHUNK,
            letters=letters,
        ),
        "the search page",
    )


def _letters(listed: Iterable[Findable]) -> Iterable[Letter]:
    by_title = sorted(listed, key=lambda one: (folded_words(one.title), one.title, one.href))
    for letter, entries in groupby(by_title, key=_letter):
        label = letter.upper() if letter else "…"
        links = tuple((Link(one.title, one.href), KINDS[one.kind].lower()) for one in entries)
        yield Letter(label, f"on-{ord(letter):x}" if letter else "on-other", links)


def _letter(one: Findable) -> str:
    words = folded_words(one.title)
    return words[0][0] if words else ""
