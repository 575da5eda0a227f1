"""Which day is wrong, as far as that can be told, and which days may lie ahead."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builder.findings import Finding
from builder.pipeline import Options, examine
from tests.unit.checks.conftest import FILES

FindingsOf = Callable[..., list[Finding]]
DATED = "---\ntitle: T\ndate: {date}\nsummary: It is so [@herald].\n{more}---\n"


def _hints(findings: list[Finding]) -> list[str]:
    return [one.hint for one in findings if one.name == "date-before-event"]


def test_the_day_that_many_lie_before_is_named(findings_of: FindingsOf) -> None:
    more = "replies:\n" + "".join(f"  - {{to: Army, asked: 2020-06-0{day}, answer: none}}\n" for day in (1, 2, 3))
    hints = _hints(findings_of(files={"incidents/other.md": DATED.format(date="2021-05-03", more=more)}))
    assert hints[-3:] == ["2 other days lie before the same one: that on line 3 is probably wrong"] * 3
    two = more.rpartition("  - ")[0]
    assert (
        _hints(findings_of(files={"incidents/other.md": DATED.format(date="2021-05-03", more=two)}))[-2:]
        == ["one of the two days is wrong"] * 2
    )


@pytest.mark.parametrize(
    ("keys", "hint"),
    [
        ("issued: 2027-05-04\naccessed: 2026-11-01\n", "2027-05-04 has not come yet: this is probably the day that is wrong"),
        ("issued: 2020-05-04\naccessed: 1026-11-01\n", "1026-11-01 is probably the day that is wrong"),
        ("accessed: 1026-11-01\n", "a digit of the year is probably wrong"),
        ("issued: 2020-05-04\naccessed: 2019-11-01\n", "one of the two days is wrong"),
    ],
)
def test_the_day_that_is_probably_wrong(findings_of: FindingsOf, keys: str, hint: str) -> None:
    source = f"type: report\ntitle: T\npublisher: unknown\nnote: N.\n{keys}"
    files = {"sources/other.yaml": source}
    assert hint in _hints(findings_of(body="So it is [see @other].", files=files))


def test_an_old_book_is_no_mistake(findings_of: FindingsOf) -> None:
    files = {"sources/other.yaml": "type: book\ntitle: T\npublisher: unknown\nnote: N.\nissued: 1864-08-22\n"}
    assert findings_of(body="So it is [@other].", files=files) == []


@pytest.mark.parametrize(
    ("keys", "day", "names"),
    [
        ("published: {}\n", "2026-11-23", []),
        ("published: {}\n", "2026-11-24", ["date-in-future"]),
        ("draft: true\npublished: {}\n", "2027-01-01", []),
        ("draft: true\nupdated: {}\n", "2027-01-01", ["date-in-future"]),
        ("embargo: 2026-12-01T06:00Z\npublished: {}\n", "2026-12-01", []),
        ("embargo: 2026-12-01T06:00Z\npublished: {}\n", "2026-12-02", ["date-in-future"]),
        ("replies:\n  - {{to: Army, asked: 2026-11-20, until: {}, answer: none}}\n", "2026-12-20", []),
    ],
)
def test_days_that_may_lie_ahead(tmp_path: Path, keys: str, day: str, names: list[str]) -> None:
    for path, text in {**FILES, "incidents/other.md": DATED.format(date="2020-05-03", more=keys.format(day))}.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    found = examine(Options(tmp_path, (), datetime(2026, 11, 22, tzinfo=UTC), drafts=True)).findings
    assert [one.name for one in found] == names
