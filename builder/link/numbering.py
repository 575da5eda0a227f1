"""Numbers a page's citations: a source keeps its number, each pointer to it has a letter. It prints nothing."""

from collections.abc import Mapping

from builder.dossier import NumberedSource, PageCitations, Statement, Tracing, Use
from builder.findings import Span
from builder.link.dependence import Dependence
from builder.link.origins import origin_of
from builder.model import Source


def number(
    page: str, statements: tuple[Statement, ...], sources: Mapping[str, Source], tracing: Mapping[str, Tracing], dependence: Dependence
) -> PageCitations:
    """What a page cites, numbered in the order of its statements. Citations of what is no source were reported and are left out."""
    pointers = [
        (statement, citation.span, part)
        for statement in statements
        for citation in statement.citations
        for part in citation.parts
        if part.key in sources
    ]
    times: dict[str, int] = {}
    for _, _, part in pointers:
        times[part.key] = times.get(part.key, 0) + 1
    numbers: dict[str, int] = {}
    met: dict[str, int] = {}
    by_citation: dict[Span, list[Use]] = {}
    by_source: dict[str, list[Use]] = {}
    for n, (statement, span, part) in enumerate(pointers, start=1):
        source = str(part.key)
        own = numbers.setdefault(source, len(numbers) + 1)
        met[source] = met.get(source, 0) + 1
        lettered = letter(met[source]) if times[source] > 1 else ""
        use = Use(n, own, lettered, source, part, statement, dependence.revised(part), dependence.machine(part))
        by_citation.setdefault(span, []).append(use)
        by_source.setdefault(source, []).append(use)
    supporting = [part for _, _, part in pointers if not part.opposes]
    origins = {origin_of(part, sources, tracing) for part in supporting}
    return PageCitations(
        page,
        statements,
        tuple(NumberedSource(own, source, tuple(by_source[source])) for source, own in numbers.items()),
        {span: tuple(uses) for span, uses in by_citation.items()},
        {statement.span: statement.anchor for statement in statements if statement.kind == "claim"},
        tuple(sorted({str(part.key) for part in supporting})),
        tuple(sorted(origins - {""})),
        tuple(sorted({str(part.key) for part in supporting if not origin_of(part, sources, tracing)})),
    )


def letter(position: int) -> str:
    """The letters of the position-th pointer to a source, counted from 1: a … z, aa, ab …"""
    letters = ""
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
