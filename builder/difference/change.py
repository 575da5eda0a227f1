"""What a change is, as a value. It is found by the modules beside it, and printed elsewhere."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from builder.findings import NOWHERE, Span

Kind = Literal[
    "dossier",
    "ledger",
    "page",
    "grading",
    "heading",
    "claim",
    "figure",
    "estimate",
    "question",
    "inquiry",
    "action",
    "timeline",
    "reply",
    "correction",
    "source",
]
# Of these, before and after are what somebody wrote; of the others they only say which thing is meant.
WORDED: tuple[Kind, ...] = ("heading", "claim", "question", "timeline", "correction")
Verb = Literal["added", "removed", "changed", "taken down"]
Pairing = Literal["", "id", "citation", "words"]


class Detail(NamedTuple):
    """One key of a thing that is not as it was. Values as the content writes them; () where there was or is none."""

    name: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a reader would find otherwise.

    page: the address of its page within the site, "" for the dossier as a whole and for what was taken down. title: of that page.
    id: the chosen one within its page, or "". before, after: the thing in words, "" where it was not there or is there no more.
    details: what else of it is not as it was; of what was added or removed, all that it says. paired_by: how a claim was known again.
    span: where it stands in the content now; NOWHERE of what is gone, and of what is no one thing.
    """

    page: str
    title: str
    kind: Kind
    verb: Verb
    id: str = ""
    before: str = ""
    after: str = ""
    details: tuple[Detail, ...] = ()
    paired_by: Pairing = ""
    span: Span = NOWHERE
