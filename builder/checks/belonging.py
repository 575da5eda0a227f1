"""Checks of what organisations and places are part of. It asks whether that can be, and not whether it is so."""

from collections.abc import Iterator, Mapping
from datetime import date

from builder.document import Text
from builder.dossier import Dossier
from builder.findings import Finding, finding
from builder.link.origins import circles


def circular_parts(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """Organisations that are part of each other, and places that lie within each other: one finding a circle, at its first id."""
    yield from _circular({name: one.part_of for name, one in dossier.organisations.items()}, dossier, "organisations", "part of")
    yield from _circular({name: one.within for name, one in dossier.places.items()}, dossier, "places", "within")


def _circular(above: Mapping[str, Text | None], dossier: Dossier, things: str, related: str) -> Iterator[Finding]:
    edges = {name: (dossier.id_of(one),) if one and dossier.id_of(one) in above else () for name, one in above.items()}
    for circle in sorted(set(circles(edges).values())):
        first = above[circle[0]]
        if first:
            yield finding(
                "circular-parts",
                first.span,
                f"these {things} are {related} each other in a circle: {' → '.join((*circle, circle[0]))}",
                f"one of them is not {related} the next: take that key out, or correct it",
            )
