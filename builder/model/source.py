"""What a source is, and what may be said of one."""

from dataclasses import dataclass

from builder import fields
from builder.document import Body, Text
from builder.edtf import Edtf
from builder.findings import Span
from builder.schema import key

# What a source of the type search has to say beside the rest, and of it what no other source may say.
OF_A_SEARCH = ("where", "how", "accessed", "author")
OF_A_SEARCH_ALONE = ("where", "how")


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """Why a thing was taken down, and when; its text is gone from every output."""

    span: Span
    date: Edtf = key(fields.DAY, required=True)
    reason: Text = key(fields.CHOICE_REMOVAL, required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """A copy of a web source in a public archive."""

    span: Span
    url: Text = key(fields.ADDRESS, required=True)
    date: Edtf | None = key(fields.DATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The text of a source that is kept outside the public repository."""

    span: Span
    file: Text = key(fields.LINE, required=True)
    sha256: Text = key(fields.HASH, required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """That somebody looked again at what rests on a corrected or retracted source."""

    span: Span
    at: Text = key(fields.LINE, required=True)
    date: Edtf = key(fields.DAY, required=True)
    outcome: Body = key(fields.PROSE, required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document or statement somebody can be pointed to. rests_on: its own origins; via: where we read it, if not itself.

    where, how: what was searched, and by what, where its type is search: that somebody looked and found nothing.
    """

    span: Span
    path: str
    id: Text = key(fields.IDENT, required=True)
    type: Text = key(fields.CHOICE_SOURCE_TYPE, required=True)
    title: Text | None = key(fields.LINE)
    description: Text | None = key(fields.LINE)
    author: tuple[Text, ...] = key(fields.PARTIES, absent=())
    publisher: Text | None = key(fields.PARTY)
    issued: Edtf | None = key(fields.DATE)
    url: Text | None = key(fields.ADDRESS)
    accessed: Edtf | None = key(fields.DATE)
    where: Text | None = key(fields.LINE)
    how: Text | None = key(fields.LINE)
    archived: Archived | None = key(fields.one(Archived))
    language: Text | None = key(fields.LANGUAGE)
    party: Text | None = key(fields.CHOICE_PARTY)
    wording: Text | None = key(fields.CHOICE_WORDING)
    rests_on: tuple[Text, ...] = key(fields.IDENTS, absent=())
    via: tuple[Text, ...] = key(fields.IDENTS, absent=())
    status: Text | None = key(fields.CHOICE_SOURCE_STATUS)
    status_date: Edtf | None = key(fields.DATE)
    status_note: Body | None = key(fields.PROSE)
    reviewed: tuple[Review, ...] = key(fields.many(Review), absent=())
    held: Held | None = key(fields.one(Held))
    withheld: Text | None = key(fields.LINE)
    note: Body | None = key(fields.PROSE)
    aliases: tuple[Text, ...] = key(fields.IDENTS, absent=())
    removed: Removal | None = key(fields.one(Removal))

    @property
    def machine(self) -> bool:
        """Whether a machine reworded it, so that its words are nobody's."""
        return self.wording == "machine"

    @property
    def dated(self) -> Edtf | None:
        """Of which day it is: the day on which it was issued, or on which we searched."""
        return self.issued or (self.accessed if self.type == "search" else None)

    @property
    def revised(self) -> bool:
        """Whether it was corrected or retracted since, so that what rests on it wants another look."""
        return self.status in ("corrected", "retracted")
