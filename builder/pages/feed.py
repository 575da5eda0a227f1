"""What changed, as an Atom feed (RFC 4287): the same changes as on the first page, all of them. Its days are those of the content."""

from collections import Counter
from hashlib import sha256
from xml.etree import ElementTree as ET

from builder.dossier import Dossier
from builder.pages.changes import Change, news
from builder.pages.site import SiteView

ADDRESS = "feed.xml"
_ATOM = "http://www.w3.org/2005/Atom"
# A feed must say when it was changed; where nothing has been published yet, it says the first day that computers know.
_NEVER = "1970-01-01"


def feed_of(dossier: Dossier, site: SiteView) -> bytes:
    """The feed. A change of which no whole day is known is left out, since an entry needs one."""
    changes = [change for change in news(dossier, ADDRESS) if change.when.datetime]
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": site.language})
    _add(feed, "title", site.title)
    _add(feed, "id", site.base)
    _add(feed, "updated", _moment(max((change.when.datetime for change in changes), default=_NEVER)))
    ET.SubElement(feed, "link", {"rel": "self", "href": f"{site.base}{ADDRESS}", "type": "application/atom+xml"})
    ET.SubElement(feed, "link", {"rel": "alternate", "href": site.base, "type": "text/html"})
    _add(ET.SubElement(feed, "author"), "name", site.publisher or site.people or site.title)
    if site.licence_href:
        ET.SubElement(feed, "link", {"rel": "license", "href": site.licence_href})
    feed.extend(_entries(changes, site))
    ET.indent(feed, " ")
    written: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _entries(changes: list[Change], site: SiteView) -> list[ET.Element]:
    alike: Counter[str] = Counter()
    made = []
    for change in changes:
        address = site.base + (change.page.href if change.page else "corrections.html")
        words = change.text.text if change.text else change.note
        # By its words a correction is the same wherever in its file it stands.
        which = f"-{sha256(words.encode()).hexdigest()[:8]}" if change.text else ""
        base = f"{address}#{change.kind.lower().replace(' ', '-')}-{change.when.datetime}{which}"
        alike[base] += 1
        entry = ET.Element("entry")
        _add(entry, "title", f"{change.kind}: {change.page.label}" if change.page else change.kind)
        _add(entry, "id", base if alike[base] == 1 else f"{base}-{alike[base]}")
        _add(entry, "updated", _moment(change.when.datetime))
        ET.SubElement(entry, "link", {"rel": "alternate", "href": address, "type": "text/html"})
        if words:
            _add(entry, "summary", words)
        made.append(entry)
    return made


def _add(parent: ET.Element, name: str, words: str) -> None:
    ET.SubElement(parent, name).text = words


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"
