"""When version control first and last saw each incident change: a reader of git's log, for dates that a file leaves out.

Where there is no repository, no git, or only a shallow clone, nothing is known and nothing is guessed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from builder.edtf import UNKNOWN, Edtf, read_date
from builder.findings import Span
from builder.git import GitError, ask

# A build with nothing to do asks for the days and needs no records.
if TYPE_CHECKING:
    from builder.model import Incident, Record

Days = Mapping[str, tuple[str, str]]
_LOG = ("-c", "core.quotePath=false", "log", "--format=format:@%ct", "--name-only", "--relative")


def read_history(content: Path) -> Days:
    """The days of the first and the last commit of each incident, as YYYY-MM-DD in UTC, by the file's path within the content."""
    if _git(content, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    listing = _git(content, *_LOG, "--", "incidents")
    days: dict[str, tuple[str, str]] = {}
    for path, day in _changes(listing):
        # The newest commit comes first.
        _, last = days.get(path, (day, day))
        days[path] = (day, last)
    # What was a draft was published when it ceased to be one: before that, its first day is nobody's business.
    turned = _git(content, *_LOG, "-G", "^(draft|embargo):", "--", "incidents")
    for path, day in reversed(list(_changes(turned))):
        if path in days:
            days[path] = (day, days[path][1])
    return days


def _changes(listing: str) -> Iterator[tuple[str, str]]:
    day = ""
    for line in listing.splitlines():
        if line.startswith("@"):
            day = datetime.fromtimestamp(int(line[1:]), UTC).date().isoformat()
        elif line:
            yield line, day


def with_history(records: Iterable["Record"], days: Days, content: Path) -> tuple["Record", ...]:
    """The records, with the days of publication and of the last change of incidents that leave them out."""
    from builder.model import Incident

    return tuple(_dated(record, days, content) if isinstance(record, Incident) else record for record in records)


def _dated(incident: "Incident", days: Days, content: Path) -> "Incident":
    known = days.get(Path(incident.path).relative_to(content).as_posix())
    if known is None or (incident.published and incident.updated):
        return incident
    first, last = (_day(day, incident.span) for day in known)
    published = incident.published or first
    # What was committed once has not changed since, however much later than it was published that was.
    updated = incident.updated or (last if last.earliest > max(first.earliest, published.earliest) else None)
    return replace(incident, published=published, updated=updated)


def _day(text: str, span: Span) -> Edtf:
    date = read_date(text)
    return UNKNOWN if isinstance(date, str) else date.at(span)


def _git(folder: Path, *arguments: str) -> str:
    try:
        return ask(folder, *arguments)
    except GitError:
        return ""
