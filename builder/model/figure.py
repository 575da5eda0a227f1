"""Figures and their estimates: who says how many, in which words, on which day."""

from dataclasses import dataclass

from builder import fields
from builder.counts import Count
from builder.document import Body, Citation, Text
from builder.edtf import Edtf
from builder.findings import Span
from builder.schema import key


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOfCount:
    """A part of an estimate, which may have parts itself."""

    span: Span
    population: Text = key(fields.CHOICE_POPULATION, required=True)
    value: Count | None = key(fields.COUNT)
    words: Text | None = key(fields.LINE)
    parts: "tuple[PartOfCount, ...]" = key(fields.many(lambda: PartOfCount), absent=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """One asserter's number for one population on one day. value None: only its parts were given."""

    span: Span
    id: Text = key(fields.IDENT, required=True)
    asserted_by: Text = key(fields.PARTY, required=True)
    relayed_by: Text | None = key(fields.PARTY)
    population: Text | None = key(fields.CHOICE_POPULATION)
    value: Count | None = key(fields.COUNT)
    words: Text | None = key(fields.LINE)
    as_of: Edtf | None = key(fields.DATE)
    cite: tuple[Citation, ...] = key(fields.CITES, required=True, missing="figure-without-citation", absent=())
    parts: tuple[PartOfCount, ...] = key(fields.many(PartOfCount), absent=())
    covers: Text | None = key(fields.LINE)
    derived_from: tuple[Text, ...] = key(fields.IDENTS, absent=())
    supersedes: Text | None = key(fields.IDENT)
    garbles: Text | None = key(fields.IDENT)
    note: Body | None = key(fields.PROSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The estimates of one measure."""

    span: Span
    id: Text = key(fields.IDENT, required=True)
    label: Text | None = key(fields.LINE)
    measure: Text | None = key(fields.CHOICE_MEASURE)
    unit: Text | None = key(fields.LINE)
    estimates: tuple[Estimate, ...] = key(fields.many(Estimate), required=True, absent=())
    note: Body | None = key(fields.PROSE)
