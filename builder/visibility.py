"""What is public: drafts and embargoed things are taken out here, once, before anything is linked, counted or shown."""

from collections.abc import Iterable
from datetime import datetime

from builder.model import Incident, Record


def divide(records: Iterable[Record], clock: datetime, *, drafts: bool) -> tuple[tuple[Record, ...], frozenset[str]]:
    """The records that the site shows, and the ids of those that it hides, with the sources that stand in them.

    clock: with a time zone; an embargo ends when it is reached. drafts: whether drafts and embargoed things are shown all the same.
    """
    public: list[Record] = []
    hidden: set[str] = set()
    for record in records:
        if drafts or not _is_hidden(record, clock):
            public.append(record)
            continue
        hidden |= {str(record.id), *map(str, record.aliases)}
        if isinstance(record, Incident):
            hidden |= {str(source.id) for source in record.sources}
    return tuple(public), frozenset(hidden)


def next_change(records: Iterable[Record], clock: datetime) -> str:
    """When the next embargo ends, as ISO 8601, or "": until then the same content makes the same site."""
    embargoes = [datetime.fromisoformat(str(embargo)) for record in records if (embargo := getattr(record, "embargo", None))]
    coming = [one for one in embargoes if one > clock]
    return min(coming).isoformat() if coming else ""


def _is_hidden(record: Record, clock: datetime) -> bool:
    embargo = getattr(record, "embargo", None)
    return bool(getattr(record, "draft", None)) or (bool(embargo) and datetime.fromisoformat(str(embargo)) > clock)
