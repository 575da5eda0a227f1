"""People, organisations, places, and the dossier's own pages."""

from dataclasses import dataclass

from builder import fields
from builder.document import Body, Text
from builder.edtf import Edtf
from builder.findings import Span
from builder.model.source import Removal
from builder.schema import key


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody whom the public record names, and why it does. name_display says how much of the name the site may show."""

    span: Span
    path: str
    id: Text
    body: Body
    name: Text = key(fields.LINE, required=True)
    name_display: Text = key(fields.CHOICE_NAME_DISPLAY, required=True)
    named_because: Body = key(fields.PROSE, required=True)
    also_known_as: tuple[Text, ...] = key(fields.LINES, absent=())
    role: Text | None = key(fields.LINE)
    organisations: tuple[Text, ...] = key(fields.IDENTS, absent=())
    background: tuple[Text, ...] = key(fields.IDENTS, absent=())
    tags: tuple[Text, ...] = key(fields.LINES, absent=())
    aliases: tuple[Text, ...] = key(fields.IDENTS, absent=())
    draft: bool | None = key(fields.FLAG)
    embargo: Text | None = key(fields.INSTANT)
    removed: Removal | None = key(fields.one(Removal))

    @property
    def shown_name(self) -> str:
        """The name as the site may print it: whole, as initials, or withheld."""
        if self.name_display == "initials":
            return " ".join(word[0] + "." for word in self.name.split() if word[0].isalpha())
        return str(self.name) if self.name_display == "full" else "Name withheld"


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A body that incidents name."""

    span: Span
    path: str
    id: Text
    body: Body
    name: Text = key(fields.LINE, required=True)
    short_name: Text | None = key(fields.LINE)
    also_known_as: tuple[Text, ...] = key(fields.LINES, absent=())
    part_of: Text | None = key(fields.IDENT)
    background: tuple[Text, ...] = key(fields.IDENTS, absent=())
    tags: tuple[Text, ...] = key(fields.LINES, absent=())
    aliases: tuple[Text, ...] = key(fields.IDENTS, absent=())
    draft: bool | None = key(fields.FLAG)
    embargo: Text | None = key(fields.INSTANT)
    removed: Removal | None = key(fields.one(Removal))


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that incidents name."""

    span: Span
    path: str
    id: Text
    body: Body
    name: Text = key(fields.LINE, required=True)
    also_known_as: tuple[Text, ...] = key(fields.LINES, absent=())
    country: Text | None = key(fields.COUNTRY)
    lat: float | None = key(fields.LATITUDE)
    lon: float | None = key(fields.LONGITUDE)
    accuracy: Text | None = key(fields.CHOICE_ACCURACY)
    within: Text | None = key(fields.IDENT)
    background: tuple[Text, ...] = key(fields.IDENTS, absent=())
    tags: tuple[Text, ...] = key(fields.LINES, absent=())
    aliases: tuple[Text, ...] = key(fields.IDENTS, absent=())
    draft: bool | None = key(fields.FLAG)
    embargo: Text | None = key(fields.INSTANT)
    removed: Removal | None = key(fields.one(Removal))


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A page of the dossier's own: about, methodology …"""

    span: Span
    path: str
    id: Text
    body: Body
    title: Text = key(fields.LINE, required=True)
    summary: Body | None = key(fields.PROSE)
    background: tuple[Text, ...] = key(fields.IDENTS, absent=())
    updated: Edtf | None = key(fields.DAY)
    aliases: tuple[Text, ...] = key(fields.IDENTS, absent=())
    draft: bool | None = key(fields.FLAG)
    embargo: Text | None = key(fields.INSTANT)
    removed: Removal | None = key(fields.one(Removal))
