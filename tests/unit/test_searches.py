"""What a source of the type search has to say, and no other source may."""

import pytest

from builder.parse.files import parse_yaml
from builder.validate import validate


@pytest.mark.parametrize("gone", ["where", "how", "accessed", "author"])
def test_a_search_says_where_how_when_and_by_whom(gone: str) -> None:
    keys = {"type": "search", "title": "بحث", "publisher": "P", "where": "أرشيف", "how": "H", "accessed": "2026-11-20", "author": "[Ann]"}
    lines = "".join(f"{key}: {value}\n" for key, value in keys.items() if key != gone)
    findings = validate("sources", "x", parse_yaml("x.yaml", lines.encode()))[1]
    assert [one.name for one in findings] == ["missing-key"]
    assert f"(`{gone}`)" in findings[0].message


@pytest.mark.parametrize(("kind", "names"), [("report", ["unknown-key"] * 2), ("rumour", ["wrong-type"]), ("search", ["missing-key"] * 2)])
def test_only_a_search_says_where_and_how(kind: str, names: list[str]) -> None:
    text = f"type: {kind}\ntitle: T\npublisher: P\nwhere: The archive\nhow: By name\n"
    findings = validate("sources", "x", parse_yaml("x.yaml", text.encode()))[1]
    assert [one.name for one in findings] == names
