"""What the dossier speaks of, as frozen records: incident, source, figure, estimate, question, inquiry, person …

A record says what a contributor wrote, typed, and nothing else: what follows from it over the whole dossier is in `dossier.py`.
Absent values are None, absent lists (); a broken value was reported and stands here as its kind's blank.
"""

from builder.model.entity import Article, Organisation, Person, Place
from builder.model.figure import Estimate, Figure, PartOfCount
from builder.model.incident import Correction, Event, Grading, Incident, Location, Reply
from builder.model.inquiry import Action, Inquiry, Question
from builder.model.source import Archived, Held, Removal, Review, Source

Entity = Person | Organisation | Place
Record = Incident | Source | Person | Organisation | Place | Article

__all__ = [
    "Action",
    "Archived",
    "Article",
    "Correction",
    "Entity",
    "Estimate",
    "Event",
    "Figure",
    "Grading",
    "Held",
    "Incident",
    "Inquiry",
    "Location",
    "Organisation",
    "PartOfCount",
    "Person",
    "Place",
    "Question",
    "Record",
    "Removal",
    "Reply",
    "Review",
    "Source",
]
