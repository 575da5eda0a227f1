"""Whatever stands in a body: nothing raises, nothing is lost, every claim's extents nest within the markup, every place is true."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder.document import Body
from builder.findings import Span
from builder.parse.citations import read_cite
from builder.parse.markdown import read_body, read_prose
from tests.properties.markdown_pieces import ANY, BODIES, visible, word_at

QUICK = settings(max_examples=150)
TAG = re.compile(r"<(/?)([a-z0-9]+)[^>]*?(/?)>")


def place(index: int, length: int) -> Span:
    return Span("case.md", 1, index + 1, length)


@QUICK
@example("[@0]\n=")
@given(ANY)
def test_any_body_is_read(text: str) -> None:
    check(read_body("case.md", text, 1))


@QUICK
@example("[@0]\n=")
@given(ANY)
def test_any_prose_is_read(text: str) -> None:
    check(read_prose(text, place))


@QUICK
@example("[@0]\n=")
@given(ANY)
def test_any_cite_is_read(text: str) -> None:
    citations, findings = read_cite(text, place)
    assert citations or findings
    spans = [*(citation.span for citation in citations), *(finding.span for finding in findings)]
    assert all(1 <= span.column <= max(len(text), 1) for span in spans)


@QUICK
@given(BODIES)
def test_no_word_is_lost(text: str) -> None:
    body = read_body("case.md", text, 1)
    without_keys = re.sub(r"\[(?:see |contra )?@[^\n]*?\](?=[ \n|]|$)", "", text)
    assert re.findall(r"w\d+", visible(body)) == re.findall(r"w\d+", without_keys)
    assert [one.name for one in body.findings] == []


@QUICK
@given(BODIES)
def test_no_citation_is_lost(text: str) -> None:
    body = read_body("case.md", text, 1)
    assert len(body.citations) == len(re.findall(r"\[(?:see |contra )?@", text))
    assert all(citation.parts for citation in body.citations)


@QUICK
@given(BODIES)
def test_claims_and_citations_stand_where_they_are_said_to(text: str) -> None:
    body = read_body("case.md", text, 1)
    for claim in body.claims:
        first = re.search(r"w\d+", claim.text)
        assert first is None or word_at(text, claim.span).startswith((first[0], "[["))
    for citation in body.citations:
        assert word_at(text, citation.span).startswith("[")
        assert word_at(text, citation.parts[0].key.span).startswith(citation.parts[0].key)
    for reference in body.references:
        assert word_at(text, reference.span).startswith("[[x")


@QUICK
@given(BODIES, st.integers(1, 500))
def test_what_stands_above_a_body_moves_its_places_and_nothing_else(text: str, line: int) -> None:
    here, there = read_body("case.md", text, 1), read_body("case.md", text, line)
    assert here.pieces == there.pieces
    assert [claim.text for claim in here.claims] == [claim.text for claim in there.claims]
    assert [claim.span.line + line - 1 for claim in here.claims] == [claim.span.line for claim in there.claims]


def check(body: Body) -> None:
    """What holds of every body."""
    shown = [piece.index for piece in body.pieces if piece.kind == "citation"]
    carrying = [index for claim in body.claims for index in claim.citations]
    assert sorted(shown) == sorted(carrying) == sorted({*carrying})
    lost = {*range(len(body.citations))} - {*carrying}
    # An underlined heading is refused as such, with all that stands in it.
    assert not lost or not {"malformed-citation", "misread-markup"}.isdisjoint(one.name for one in body.findings)
    assert sorted(piece.index for piece in body.pieces if piece.kind == "reference") == [*range(len(body.references))]
    check_nesting(body)


def check_nesting(body: Body) -> None:
    opened: list[str] = []
    first: list[int] = []
    for piece in body.pieces:
        if piece.kind == "html":
            for closing, tag, alone in TAG.findall(piece.html):
                if closing:
                    assert opened.pop() == tag
                elif not alone:
                    opened.append(tag)
        elif piece.kind == "claim-open":
            assert not any(one.startswith("claim") for one in opened), "claims don't stand within each other"
            assert piece.first == (piece.index not in first)
            first.append(piece.index)
            opened.append(f"claim {piece.index}")
        elif piece.kind == "claim-close":
            assert opened.pop() == f"claim {piece.index}"
        elif piece.kind == "paragraph-open":
            assert not opened
        elif piece.kind == "citation" and opened and opened[-1].startswith("claim"):
            assert piece.index in body.claims[int(opened[-1].split()[1])].citations
    assert opened == []
    assert {*first} >= {number for number, claim in enumerate(body.claims) if claim.standing == "cited" and claim.text}
