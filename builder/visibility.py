"""What is public: drafts, embargoed things and what a confidential source hides go here, once, before anything is linked or shown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import datetime
from typing import Any

from builder.document import Body, Part, Text
from builder.model import Incident, Record, Source

_KEPT = frozenset({"span", "path", "id", "type", "withheld", "wording", "aliases", "removed", "status", "status_date", "reviewed"})


@dataclass(frozen=True, slots=True)
class Hidden:
    """What the site does not show. names: every id and alias of it, those of sources that only hidden pages name among them.

    records: the drafts and embargoed records, in order of path.
    """

    names: frozenset[str] = frozenset()
    records: tuple[Record, ...] = ()


def divide(records: Iterable[Record], clock: datetime, *, drafts: bool) -> tuple[tuple[Record, ...], Hidden]:
    """The records that the site shows, and what it hides.

    clock: with a time zone; an embargo ends when it is reached. drafts: whether drafts and embargoed things are shown all the same.
    """
    everything = tuple(records)
    kept = [record for record in everything if drafts or not _is_hidden(record, clock)]
    left = [record for record in everything if not drafts and _is_hidden(record, clock)]
    hidden = {str(name) for record in left for name in (record.id, *record.aliases)}
    hidden |= {str(source.id) for record in left if isinstance(record, Incident) for source in record.sources}
    behind = _only_behind(left, kept)
    public = tuple(_without_secrets(record) for record in kept if not (isinstance(record, Source) and record.id in behind))
    return public, Hidden(frozenset(hidden | behind), tuple(left))


def next_change(records: Iterable[Record], clock: datetime) -> str:
    """When the next embargo ends, as ISO 8601, or "": until then the same content makes the same site."""
    embargoes = [datetime.fromisoformat(str(embargo)) for record in records if (embargo := getattr(record, "embargo", None))]
    coming = [one for one in embargoes if one > clock]
    return min(coming).isoformat() if coming else ""


def _is_hidden(record: Record, clock: datetime) -> bool:
    embargo = getattr(record, "embargo", None)
    return bool(getattr(record, "draft", None)) or (bool(embargo) and datetime.fromisoformat(str(embargo)) > clock)


def _only_behind(left: list[Record], kept: list[Record]) -> set[str]:
    # A source file that hidden pages name and public ones do not would give the hidden ones away.
    if not left:
        return set()
    sources = {str(record.id): record for record in kept if isinstance(record, Source)}
    public = _reached({name for record in kept if not isinstance(record, Source) for name in _named(record)}, sources)
    return _reached({name for record in left for name in _named(record)}, sources) - public


def _reached(names: set[str], sources: dict[str, Source]) -> set[str]:
    reached: set[str] = set()
    waiting = [name for name in names if name in sources]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += [str(one) for one in (*sources[name].rests_on, *sources[name].via) if one in sources]
    return reached


def _named(value: object) -> Iterator[str]:
    # Every source that any part of a record points to: by citation, by link, by list.
    if isinstance(value, Part):
        yield from (str(one) for one in (value.key, value.origin) if one)
    elif isinstance(value, Text):
        yield str(value)
    elif isinstance(value, Body):
        yield from _named(value.citations)
        yield from (str(reference.target) for reference in value.references)
    elif isinstance(value, tuple) and not hasattr(value, "_fields"):
        for one in value:
            yield from _named(one)
    elif is_dataclass(value):
        for one in fields(value):
            yield from _named(getattr(value, one.name))


def _without_secrets(record: Record) -> Record:
    if isinstance(record, Source):
        return _confidential(record)
    if isinstance(record, Incident) and any(source.withheld for source in record.sources):
        return replace(record, sources=tuple(_confidential(source) for source in record.sources))
    return record


def _confidential(source: Source) -> Source:
    # Shown as confidential, and never more: nobody after this point knows what it is. What rests on one that was retracted must be looked
    # at all the same, so that this is known of it, and where somebody looked; not what they found.
    if not source.withheld:
        return source
    blank: dict[str, Any] = {
        one.name: () if isinstance(getattr(source, one.name), tuple) else None for one in fields(source) if one.name not in _KEPT
    }
    reviewed = tuple(replace(review, outcome=Body(span=review.outcome.span)) for review in source.reviewed)
    return replace(source, **{**blank, "reviewed": reviewed})
