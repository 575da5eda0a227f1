"""What changed on one page: its title and other keys, its headings, its claims. What an incident lists beside is compared elsewhere."""

from collections import Counter
from collections.abc import Iterator

from builder.difference.change import Change, Detail, Kind
from builder.difference.facts import Facts, cited, details, facts
from builder.difference.incident import Things
from builder.difference.pairing import Said, pair_claims
from builder.document import Body
from builder.dossier import Dossier, Entry, Statement
from builder.model import Incident, Person, Record, Source

# Where the claims stand that are compared as such; those of a question, say, are compared with their question.
_PROSE = ("summary", "basis", "body", "named_because")
_LISTED = ("figures", "questions", "inquiries", "timeline", "replies", "corrections", "grading", "sources")
_ALWAYS_SHOWN = ("type", "wording", "withheld")
_NAMES = ("name", "also_known_as")


def page_changes(before: Dossier, old: Entry, after: Dossier, new: Entry) -> Iterator[Change]:
    """Everything that changed on a page that is in both dossiers, in the order in which the page shows it."""
    yield from _keys(old, new)
    if isinstance(old.record, Source) or isinstance(new.record, Source):
        return
    yield from _headings(old, new)
    yield from _claims(before, old, after, new)
    if isinstance(old.record, Incident) and isinstance(new.record, Incident):
        yield from Things(new.address, new.title, before, after).changes(old.record, new.record)


def whole_page(dossier: Dossier, entry: Entry, *, is_new: bool) -> Change:
    """That a page was added or removed, with how much stands on it; of a source, with what is said of it."""
    if isinstance(entry.record, Source):
        found = facts(entry.record, _hidden(entry.record))
    else:
        found = {name: (str(number),) for name, number in _numbers(dossier, entry.record).items() if number}
    gained = tuple(Detail(name, (), values) if is_new else Detail(name, values, ()) for name, values in found.items())
    words = ("", entry.title) if is_new else (entry.title, "")
    return Change(entry.address, entry.title, _kind(entry), "added" if is_new else "removed", entry.id, *words, gained)


def _kind(entry: Entry) -> Kind:
    return "source" if isinstance(entry.record, Source) else "page"


def _numbers(dossier: Dossier, record: Record) -> dict[str, int]:
    numbers = {"claims": len(_prose(dossier, str(record.id)))}
    if isinstance(record, Incident):
        numbers["estimates"] = sum(len(figure.estimates) for figure in record.figures)
        numbers |= {"questions": len(record.questions), "inquiries": len(record.inquiries)}
    return numbers


def _keys(old: Entry, new: Entry) -> Iterator[Change]:
    hidden = {*_hidden(old.record), *_hidden(new.record)}
    changed = details(_facts(old, hidden), _facts(new, hidden))
    if changed:
        yield Change(new.address, new.title, _kind(new), "changed", new.id, new.title, new.title, changed, span=new.record.span)


def _facts(entry: Entry, hidden: set[str]) -> Facts:
    prose = () if isinstance(entry.record, Source) else (*_LISTED, "summary", "body", "named_because")
    return {"address": (entry.address,), **facts(entry.record, {*hidden, *prose})}


def _hidden(record: Record) -> tuple[str, ...]:
    """The keys of which one version shows nothing, so that the other version's are not told either."""
    match record:
        case Person() if record.name_display != "full":
            return _NAMES
        case Source() if record.withheld:
            return tuple(name for name in Source.__dataclass_fields__ if name not in _ALWAYS_SHOWN)
    return ()


def _headings(old: Entry, new: Entry) -> Iterator[Change]:
    before, after = (Counter(map(str, getattr(one.record, "body", Body()).unclaimed)) for one in (old, new))
    for words in (after - before).elements():
        yield Change(new.address, new.title, "heading", "added", after=words)
    for words in (before - after).elements():
        yield Change(new.address, new.title, "heading", "removed", before=words)


def _claims(before: Dossier, old: Entry, after: Dossier, new: Entry) -> Iterator[Change]:
    earlier, later = _said(before, old.id), _said(after, new.id)
    pairs = {pair.after: pair for pair in pair_claims(earlier, later)}
    for place, said in enumerate(later):
        pair = pairs.get(place)
        if pair is None:
            yield Change(new.address, new.title, "claim", "added", said.id, "", said.text, details({}, _about(said)), span=said.span)
            continue
        was = earlier[pair.before]
        changed = details(*_about_both(was, said))
        if changed or was.text != said.text:
            yield Change(new.address, new.title, "claim", "changed", said.id, was.text, said.text, changed, pair.by, said.span)
    kept = {pair.before for pair in pairs.values()}
    for place, said in enumerate(earlier):
        if place not in kept:
            yield Change(new.address, new.title, "claim", "removed", said.id, said.text, "", details(_about(said), {}))


def _about(said: Said) -> Facts:
    return {"cited": said.citations} if said.citations else {}


def _about_both(was: Said, said: Said) -> tuple[Facts, Facts]:
    before, after = _about(was), _about(said)
    # Who has the address that was chosen for a claim finds it no more, where it has another now.
    if was.id and was.id != said.id:
        before["address"], after["address"] = (f"#c-{was.id}",), (f"#c-{said.id}",) if said.id else ()
    return before, after


def _said(dossier: Dossier, page: str) -> list[Said]:
    chosen = {one.anchor: one.id for one in dossier.fragments[page].values() if one.kind == "claim"}
    return [
        Said(
            chosen.get(one.anchor, ""),
            one.text,
            cited(one.citations),
            frozenset(str(part.key) for citation in one.citations for part in citation.parts),
            one.span,
        )
        for one in _prose(dossier, page)
    ]


def _prose(dossier: Dossier, page: str) -> list[Statement]:
    citations = dossier.pages.get(page)
    return [one for one in citations.statements if one.kind == "claim" and one.field in _PROSE] if citations else []
