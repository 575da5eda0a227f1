"""A built page as a browser's parser sees it: its ids, links, scripts and headings. It judges nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

Attributes = dict[str, str]

_VOID = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
_ADDRESSES = ("href", "src", "srcset", "poster", "action", "formaction", "data", "cite", "xlink:href")


@dataclass(frozen=True, slots=True)
class Link:
    """An address in a page: the element, its attribute, what stands there, and all attributes of the element."""

    tag: str
    attribute: str
    address: str
    attributes: Attributes

    @property
    def away(self) -> bool:
        """Whether it leads out of the site."""
        parts = urlsplit(self.address)
        return bool(parts.scheme or parts.netloc)

    @property
    def fragment(self) -> str:
        return unquote(urlsplit(self.address).fragment)


@dataclass(slots=True)
class Reading:
    """path: within the site. elements: every element with its attributes. numbers: of citations; backs: of entries, by entry's id."""

    path: str
    ids: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    elements: list[tuple[str, Attributes]] = field(default_factory=list)
    title: str = ""
    scripts: str = ""
    numbers: list[Attributes] = field(default_factory=list)
    backs: list[tuple[str, str]] = field(default_factory=list)

    def count(self, tag: str) -> int:
        """How many elements of a kind there are."""
        return sum(one == tag for one, _ in self.elements)


class _Reader(HTMLParser):
    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self.reading = reading
        self.open: list[tuple[str, Attributes]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        reading = self.reading
        reading.elements.append((tag, attributes))
        if "id" in attributes:
            reading.ids.append(attributes["id"])
        reading.links += [Link(tag, name, attributes[name], attributes) for name in _ADDRESSES if name in attributes]
        if tag == "meta" and attributes.get("http-equiv") == "refresh":
            reading.links.append(Link(tag, "content", attributes["content"].partition("url=")[2], attributes))
        classes = attributes.get("class", "").split()
        if tag == "a" and "n" in classes:
            reading.numbers.append(attributes)
        if tag == "a" and "back" in classes:
            entry = next((one["id"] for name, one in reversed(self.open) if name == "li" and "source" in one.get("class", "").split()), "")
            reading.backs.append((entry, attributes["href"]))
        if tag not in _VOID:
            self.open.append((tag, attributes))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in [name for name, _ in self.open]:
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        tags = [tag for tag, _ in self.open]
        if tags and tags[-1] in ("script", "style"):
            self.reading.scripts += data
        elif tags[-2:] == ["head", "title"]:
            self.reading.title += data


def read_pages(site: Path) -> dict[str, Reading]:
    """Every page of a built site, by its path."""
    return {path.relative_to(site).as_posix(): _read(site, path) for path in sorted(site.rglob("*.html"))}


def by_class(reading: Reading, name: str) -> Iterator[Attributes]:
    """The attributes of all elements of a class."""
    yield from (attributes for _, attributes in reading.elements if name in attributes.get("class", "").split())


def _read(site: Path, path: Path) -> Reading:
    reading = Reading(path.relative_to(site).as_posix())
    _Reader(reading).feed(path.read_text(encoding="utf-8"))
    return reading
