"""What is not known, and what officials did about it."""

from dataclasses import dataclass

from builder import fields
from builder.document import Body, Citation, Text
from builder.edtf import Edtf
from builder.findings import Span
from builder.schema import key


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is not known; directed_to and would_answer are our view of who could answer, and what would."""

    span: Span
    id: Text = key(fields.IDENT, required=True)
    question: Body = key(fields.PROSE, required=True)
    why: Body | None = key(fields.PROSE)
    status: Text = key(fields.CHOICE_STATUS, required=True)
    opened: Edtf | None = key(fields.DATE)
    last_checked: Edtf | None = key(fields.DAY)
    directed_to: tuple[Text, ...] = key(fields.PARTIES, absent=())
    would_answer: Body | None = key(fields.PROSE)
    cite: tuple[Citation, ...] = key(fields.CITES, required=True, missing="question-without-citation", absent=())
    answer: Body | None = key(fields.PROSE)
    note: Body | None = key(fields.PROSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One dated step of an inquiry."""

    span: Span
    date: Edtf | None = key(fields.DATE)
    action: Text = key(fields.CHOICE_ACTION, required=True)
    text: Body | None = key(fields.PROSE)
    cite: tuple[Citation, ...] = key(fields.CITES, required=True, missing="inquiry-without-citation", absent=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """An official process, a chain of dated actions."""

    span: Span
    id: Text = key(fields.IDENT, required=True)
    label: Text | None = key(fields.LINE)
    body: Text = key(fields.PARTY, required=True)
    kind: Text | None = key(fields.LINE)
    actions: tuple[Action, ...] = key(fields.many(Action), required=True, absent=())
    finding: Body | None = key(fields.PROSE)
    note: Body | None = key(fields.PROSE)
