"""Whose word a statement is, going by the origins of what is cited for it. It leaves open whether that is true."""

from typing import NamedTuple

from builder.document import Part
from builder.dossier import Dossier, Statement
from builder.link.origins import origin_of
from builder.model import Source


class OneParty(NamedTuple):
    """That nobody else's word stands behind a statement.

    party: belligerent or victim_side. speaker: an id or a name, "" where not known.
    """

    party: str
    speaker: str


def only_origin(dossier: Dossier, statement: Statement) -> str:
    """The one origin that all that is cited for a statement is traced to, or ""."""
    origins = {origin_of(part, dossier.sources, dossier.tracing) for part in _supporting(dossier, statement)} - {""}
    return origins.pop() if len(origins) == 1 else ""


def one_party(dossier: Dossier, statement: Statement) -> OneParty | None:
    """The party whose own word is every origin that may stand behind a statement, where it is one and the same; else None."""
    parts = _supporting(dossier, statement)
    behind = [_possible(dossier, part) for part in parts]
    if not parts or not all(behind):
        return None
    origins = [dossier.sources[one] for one in sorted(set().union(*behind))]
    parties = {str(origin.party or "") for origin in origins}
    common = set.intersection(*(speakers(dossier, origin) for origin in origins))
    if len(parties) != 1 or parties.isdisjoint({"belligerent", "victim_side"}) or (len(origins) > 1 and not common):
        return None
    # Rather the organisation than the person who spoke for it.
    ordered = sorted(common, key=lambda one: (one not in dossier.organisations, one))
    return OneParty(parties.pop(), ordered[0] if ordered else "")


def speakers(dossier: Dossier, source: Source) -> set[str]:
    """Who speaks in a source: its authors and publisher, by id or name, and the organisations that its authors belong to."""
    named = [*source.author, *((source.publisher,) if source.publisher and source.publisher != "unknown" else ())]
    return {who for one in named for who in with_organisations(dossier, one)}


def with_organisations(dossier: Dossier, party: str) -> set[str]:
    """A party by its id or name, and where it is a person the organisations that they belong to."""
    who = dossier.id_of(party)
    person = dossier.people.get(who)
    return {who, *(dossier.id_of(one) for one in person.organisations)} if person else {who}


def _supporting(dossier: Dossier, statement: Statement) -> list[Part]:
    return [part for citation in statement.citations for part in citation.parts if not part.opposes and part.key in dossier.sources]


def _possible(dossier: Dossier, part: Part) -> tuple[str, ...]:
    if part.origin == part.key:
        return (str(part.key),)
    tracing = dossier.tracing.get(str(part.origin or part.key))
    return tracing.possible if tracing else ()
