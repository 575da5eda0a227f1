"""Files of the site that want one place."""

import pytest

from builder.checks.output import Output, check_outputs
from builder.findings import NOWHERE, Span

HERE = Span("content/incidents/one.md", 1, 1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("incidents/a.html", "incidents/a.html"),
        ("incidents/a.html", "incidents/A.html"),
        ("incidents/caf\u00e9.html", "incidents/cafe\u0301.html"),
        ("incidents/a.html", "incidents/a.html."),
        ("incidents/\uff41.html", "incidents/a.html"),
        ("media/a", "media/a/b.html"),
    ],
)
def test_a_collision_names_both_producers_in_any_order(one: str, other: str) -> None:
    outputs = [Output(one, "the page of one", HERE), Output(other, "the page of the other", NOWHERE)]
    found = check_outputs(outputs)
    assert [finding.name for finding in found] == ["output-collision"]
    assert "the page of one" in found[0].message
    assert "the page of the other" in found[0].message
    assert check_outputs(reversed(outputs)) == found


def test_three_for_one_place_are_two_findings() -> None:
    assert len(check_outputs([Output("a.html", f"the page of {name}", HERE) for name in ("x", "y", "z")])) == 2


@pytest.mark.parametrize("path", ["incidents/con.html", "aux/index.html", "incidents/COM1.html"])
def test_a_reserved_name_is_refused(path: str) -> None:
    found = check_outputs([Output(path, "the page of con", HERE)])
    assert [(finding.name, finding.span) for finding in found] == [("output-collision", HERE)]


def test_different_places_are_none() -> None:
    assert check_outputs([Output(path, path, HERE) for path in ("a.html", "b.html", "a/b.html", "a/c.html", "console.html")]) == ()
