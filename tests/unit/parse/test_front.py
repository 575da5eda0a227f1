from builder.document import Mapping, Node, Scalar, Sequence
from builder.findings import Span
from builder.parse.front import MOST_ROUNDS, read_front_matter, read_yaml
from builder.parse.nodes import MOST_DEPTH, MOST_NODES

FILE = """---
title: 'Airstrikes'
place: {name: "Al-Baghuz", lat: 34.4}
people:
  - dean-korsak
summary: >-
  One
  two.
---
Body.
"""


def read(text: str) -> Mapping:
    mapping, findings = read_yaml("case.yaml", text)
    assert mapping is not None
    assert findings == ()
    return mapping


def value(mapping: Mapping, key: str) -> Node:
    return next(node for found, node in mapping.pairs if found.text == key)


def scalar(mapping: Mapping, key: str) -> Scalar:
    node = value(mapping, key)
    assert isinstance(node, Scalar)
    return node


def test_places_are_those_of_the_file() -> None:
    mapping = read_front_matter("case.md", FILE).mapping
    assert mapping is not None
    title, summary = scalar(mapping, "title"), scalar(mapping, "summary")
    assert title.span == Span("case.md", 2, 8, 12)
    assert FILE[title.start : title.end] == "'Airstrikes'"
    assert (title.style, title.in_flow) == ("'", False)
    assert summary.span == Span("case.md", 6, 10, 2)
    assert FILE[summary.start : summary.end].startswith(">-\n  One\n  two.")
    place, people = value(mapping, "place"), value(mapping, "people")
    assert isinstance(place, Mapping)
    assert isinstance(people, Sequence)
    assert place.span == Span("case.md", 3, 9, 4)
    assert people.span == Span("case.md", 5, 3, 1)
    lat = scalar(place, "lat")
    assert (lat.text, lat.style, lat.in_flow, FILE[lat.start : lat.end]) == ("34.4", None, True, "34.4")


def test_a_mapping_stands_at_its_first_key_even_where_that_is_empty() -> None:
    assert read("\n\nid:\ntitle: x\n").span == Span("case.yaml", 3, 1, 2)


def test_first_line_moves_the_lines_alone() -> None:
    mapping, _ = read_yaml("case.yaml", "a: b\n", first_line=7)
    assert mapping is not None
    assert scalar(mapping, "a").span == Span("case.yaml", 7, 4, 1)
    assert scalar(mapping, "a").start == 3


def test_lines_beside_a_mended_one_keep_their_places() -> None:
    text = "a: b: c\nd: [e\nf: 'g'\n"
    mapping, findings = read_yaml("case.yaml", text)
    assert mapping is not None
    assert [(one.span.line, one.span.column) for one in findings] == [(1, 5), (2, 4)]
    last = scalar(mapping, "f")
    assert (text[last.start : last.end], last.span) == ("'g'", Span("case.yaml", 3, 4, 3))


def test_deep_nesting_is_refused_before_it_can_hurt() -> None:
    for text in ("- " * 30_000, "[" * 100_000, "a: " + "{a: " * 50_000, "? " * 30_000, "\n".join(" " * n + "a:" for n in range(300))):
        mapping, findings = read_yaml("case.yaml", text)
        assert mapping is None
        assert [one.name for one in findings] == ["yaml-feature"]
        assert str(MOST_DEPTH) in findings[0].message


def test_too_many_nodes_are_refused() -> None:
    entries = ", ".join("x" * (MOST_NODES - 3))
    assert isinstance(value(read(f"a: [{entries}]\n"), "a"), Sequence)
    mapping, findings = read_yaml("case.yaml", f"a: [{entries}, x]\nb: c")
    assert mapping is None
    assert [one.name for one in findings] == ["too-large"]


def test_reading_ends_after_so_many_mended_lines() -> None:
    text = "a: @b\n" * (MOST_ROUNDS + 1)
    mapping, findings = read_yaml("case.yaml", text)
    assert mapping is None
    assert len(findings) == MOST_ROUNDS + 1
    assert "not read" in findings[-1].message


def test_a_long_line_is_not_printed_into_a_hint() -> None:
    _, findings = read_yaml("case.yaml", f"a: b: {'c' * 10_000}\n")
    assert len(findings[0].hint) < 200


def test_characters_that_were_never_refused_do_no_harm() -> None:
    mapping, _ = read_yaml("case.yaml", "a: b\x00\u2028\ud800c\r\n\ufeffd: e\n")
    assert mapping is not None
    assert scalar(mapping, "a").text == "b   c"
