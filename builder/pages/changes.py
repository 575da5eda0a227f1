"""What changed for readers, by day: pages published and changed, corrections, pages taken down. It shows no page by itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from builder.dossier import Dossier
from builder.edtf import Edtf
from builder.model import Correction, Incident
from builder.pages.dates import Day, day
from builder.pages.parts import Link, anchored, link_to, sheet
from builder.pages.prose import Prose, prose
from builder.pages.wording import CORRECTIONS, REMOVALS, said


@dataclass(frozen=True, slots=True)
class Change:
    """One change. kind: "Published", "Changed", "Correction", "Taken down" …

    page: what it concerns, None where naming that would undo it. claim: to the sentence that was changed, or None.
    text: what changed, where somebody wrote it down, else None. note: the same in the site's own words, or "".
    """

    when: Day
    kind: str
    page: Link | None
    claim: Link | None = None
    text: Prose | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChangesOfDay:
    """All changes of one day."""

    when: Day
    changes: tuple[Change, ...]


def by_day(changes: Iterable[Change]) -> tuple[ChangesOfDay, ...]:
    """Changes, the newest first, gathered by their day."""
    return tuple(ChangesOfDay(when, tuple(of_day)) for when, of_day in groupby(changes, key=lambda change: change.when))


def corrections(dossier: Dossier, path: str) -> tuple[Change, ...]:
    """All corrections and removals, the newest first, as the page at `path` shows them."""
    return _newest_first([*_corrections(dossier, path), *_removals(dossier)])


def news(dossier: Dossier, path: str) -> tuple[Change, ...]:
    """All changes, the newest first, as the page at `path` shows them."""
    return _newest_first([*_corrections(dossier, path), *_removals(dossier), *_publications(dossier, path)])


def _newest_first(changes: list[tuple[Edtf, Change]]) -> tuple[Change, ...]:
    return tuple(change for _, change in sorted(changes, key=lambda one: one[0].order, reverse=True))


def _corrections(dossier: Dossier, path: str) -> Iterator[tuple[Edtf, Change]]:
    for incident in dossier.incidents.values():
        for correction in incident.corrections:
            yield correction.date, _correction(dossier, path, incident, correction)


def _correction(dossier: Dossier, path: str, incident: Incident, correction: Correction) -> Change:
    shown = sheet(dossier, path, incident.id)
    fragment = dossier.fragments[incident.id].get(str(correction.claim)) if correction.claim else None
    return Change(
        when=day(correction.date),
        kind=said(CORRECTIONS, correction.kind),
        page=link_to(shown, incident.id),
        claim=Link(fragment.text, anchored(shown, fragment.anchor)) if fragment else None,
        text=prose(shown, correction.text),
    )


def _removals(dossier: Dossier) -> Iterator[tuple[Edtf, Change]]:
    for _, entry in sorted(dossier.removed.items()):
        removal = entry.record.removed
        if removal:
            note = f"A page was taken down {said(REMOVALS, removal.reason)}."
            yield removal.date, Change(day(removal.date), "Taken down", None, note=note)


def _publications(dossier: Dossier, path: str) -> Iterator[tuple[Edtf, Change]]:
    for incident in dossier.incidents.values():
        page = link_to(sheet(dossier, path, incident.id), incident.id)
        if incident.published:
            yield incident.published, Change(day(incident.published), "Published", page)
        if incident.updated and incident.updated != incident.published:
            yield incident.updated, Change(day(incident.updated), "Changed", page)
