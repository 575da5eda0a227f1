import pytest

from builder.parse.files import parse_markdown
from builder.validate import validate
from tests.unit.content import incident, told

LINES = "several lines stand here, and are read as one value: each entry of a list begins with a hyphen"


def found(front: str) -> list[str]:
    document = parse_markdown("x.md", incident(front).encode(), 1)
    return told(sorted((*document.findings, *validate("incidents", "x", document)[1]), key=lambda one: one.order))


@pytest.mark.parametrize(
    ("front", "meant"),
    [
        ("disputed: number_killed, status_of_killed\n", "[number_killed, status_of_killed]"),
        ("disputed: number_killed; status_of_killed\n", "[number_killed, status_of_killed]"),
        ("disputed: [number_killed; status_of_killed, responsibility]\n", "[number_killed, status_of_killed, responsibility]"),
        ("people: [ada-moor; bo-lind]\n", "[ada-moor, bo-lind]"),
        ("disputed:\n  - number_killed, status_of_killed\n", "[number_killed, status_of_killed]"),
    ],
)
def test_several_words_in_one_are_told_as_the_whole_list(front: str, meant: str) -> None:
    (one,) = found(front)
    assert "several stand in 'number_killed" in one or "several stand in 'ada-moor; bo-lind'" in one
    assert one.endswith(f"and are read as one (write {meant})")


@pytest.mark.parametrize(
    ("front", "meant"),
    [
        ("people:\n  ada-moor\n  bo-lind\n", "`  - ada-moor` and `  - bo-lind`"),
        ("people:\n  - ada-moor\n    - bo-lind\n  - cy\n", "`  - ada-moor` and `  - bo-lind` and `  - cy`"),
        ("disputed:\n  number_killed\n  status_of_killed\n", "`  - number_killed` and `  - status_of_killed`"),
    ],
)
def test_several_lines_in_one_are_told_with_their_hyphens(front: str, meant: str) -> None:
    (one,) = found(front)
    assert one.partition(" wrong-type: ")[2] == f"{LINES} (write, each on a line of its own, {meant})"


@pytest.mark.parametrize("brackets", ["[[ada-moor, bo-lind]]", "[ada-moor, [bo-lind]]"])
def test_a_list_within_a_list_is_one_too_many(brackets: str) -> None:
    (one,) = found(f"people: {brackets}\n")
    assert one.endswith("a list stands here within a list (one pair of brackets is enough: write [ada-moor, bo-lind])")


@pytest.mark.parametrize(
    "front",
    ["tags:\n  drone strikes\n  and bombs\n", "tags: 'a; b'\n", "tags: [Ministry of Defence; Testland]\n", "places:\n  - a\n  - b\n"],
)
def test_one_is_one(front: str) -> None:
    assert found(front) == []


def test_a_citation_in_two_brackets() -> None:
    head = "figures:\n  - id: a\n    measure: killed\n    estimates:\n"
    front = f"{head}      - {{id: b, asserted_by: X, value: 1, as_of: 2020, cite: [[gazette]]}}\n"
    (one,) = found(front)
    assert one.endswith("(two brackets make a list within a list: write gazette)")
