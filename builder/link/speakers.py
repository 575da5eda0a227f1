"""Whose word a statement is, going by the origins of what is cited for it. It leaves open whether that is true."""

from typing import NamedTuple

from builder.document import Part
from builder.dossier import Dossier, Statement
from builder.link.origins import origin_of
from builder.model import Source
from builder.parties import named_in


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
    """The party whose own word is every origin that may stand behind a statement, where it is one and the same; else None.

    A spokeswoman, her army and the ministry that it is part of are one.
    """
    parts = _supporting(dossier, statement)
    behind = [_possible(dossier, part) for part in parts]
    if not parts or not all(behind):
        return None
    origins = [dossier.sources[one] for one in sorted(set().union(*behind))]
    parties = {str(origin.party or "") for origin in origins}
    if len(parties) != 1 or parties.isdisjoint({"belligerent", "victim_side"}):
        return None
    common = frozenset.intersection(*map(dossier.parties.behind_source, origins))
    return OneParty(parties.pop(), _speaker(dossier, origins, common)) if common or len(origins) == 1 else None


def _speaker(dossier: Dossier, origins: list[Source], common: frozenset[str]) -> str:
    """The one to name: rather an organisation than the person who spoke for it, and the nearest of those."""
    if not common:
        return ""
    chosen = min(common, key=lambda one: (one not in dossier.organisations, -len(dossier.parties.behind(one)), one))
    # Who has no file is known by a folded name, and called as a source writes it.
    written = (name for origin in origins for name in named_in(origin) if dossier.parties.meant(name) == chosen)
    return chosen if chosen in dossier.organisations or chosen in dossier.people else next(written, chosen)


def _supporting(dossier: Dossier, statement: Statement) -> list[Part]:
    return [part for citation in statement.citations for part in citation.parts if not part.opposes and part.key in dossier.sources]


def _possible(dossier: Dossier, part: Part) -> tuple[str, ...]:
    if part.origin == part.key:
        return (str(part.key),)
    tracing = dossier.tracing.get(str(part.origin or part.key))
    return tracing.possible if tracing else ()
