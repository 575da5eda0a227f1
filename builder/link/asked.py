"""Who should have been asked for a reply and was not. It asks nobody, and leaves open whether silence is a mistake."""

from typing import NamedTuple

from builder.document import Text
from builder.dossier import Dossier
from builder.findings import Span
from builder.model import Incident


class NotAsked(NamedTuple):
    """Who was not asked for a reply: the party of a grading, or None where it is disputed who is responsible. span: what calls for it."""

    party: Text | None
    span: Span


def not_asked(dossier: Dossier, incident: Incident) -> NotAsked | None:
    """Who of an incident should have been asked for a reply and was not; None where that is nobody."""
    party = incident.grading.party if incident.grading else None
    # A name alone says neither that anybody asked nor when.
    asked = tuple(str(reply.to) for reply in incident.replies if reply.asked or reply.by or reply.answer)
    if party:
        return None if asked and dossier.parties.is_among(party, asked) else NotAsked(party, party.span)
    disputed = next((word for word in incident.disputed if word == "responsibility"), None)
    return NotAsked(None, disputed.span) if disputed and not asked else None
