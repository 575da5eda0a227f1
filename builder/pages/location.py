"""Where something is, in words: its name, its coordinates and how far they hold. It draws no map."""

from dataclasses import dataclass

from builder.model import Location, Place
from builder.pages.wording import ACCURACIES, said


@dataclass(frozen=True, slots=True)
class LocationView:
    """Where it was, in words. coordinates: "34.447579° N, 40.953426° E", or "". accuracy: how far they hold, or ""."""

    name: str
    coordinates: str
    accuracy: str


def location_view(place: Location | Place) -> LocationView:
    """Where something is, exactly as precise as the file says."""
    degrees = ""
    if place.lat is not None and place.lon is not None:
        degrees = f"{abs(place.lat)}° {'N' if place.lat >= 0 else 'S'}, {abs(place.lon)}° {'E' if place.lon >= 0 else 'W'}"
    return LocationView(str(place.name), degrees, said(ACCURACIES, place.accuracy) if place.accuracy else "")
