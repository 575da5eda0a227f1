from datetime import UTC, datetime, timedelta, timezone

import pytest

from builder.parse.files import parse_markdown
from builder.validate import validate
from builder.visibility import divide, next_change
from tests.unit.content import entity, incident, linked, person

NOON = datetime(2026, 12, 1, 6, 0, tzinfo=UTC)
OWN = "sources:\n  - {id: inner, type: report, title: T, publisher: P}\n"
FILES = {
    "incidents/x.md": incident("people: [ann]\n", "See [[hidden]] and [[old-hidden#q]] [@inner]."),
    "incidents/hidden.md": incident(f"draft: true\naliases: [old-hidden]\n{OWN}"),
    "people/ann.md": person("Ann Example", "embargo: 2026-12-01T06:00Z\n"),
}


def test_public_pages_do_not_link_to_drafts() -> None:
    dossier, findings = linked(FILES, clock=NOON - timedelta(seconds=1))
    assert [(one.name, one.span.line, one.span.column) for one in findings] == [
        ("link-to-draft", 5, 10),
        ("link-to-draft", 8, 5),
        ("link-to-draft", 8, 20),
        ("link-to-draft", 8, 37),
    ]
    assert [*dossier.incidents] == ["x"]
    assert not dossier.people
    assert [*dossier.sources] == ["gazette"]
    assert not {"hidden", "old-hidden", "inner", "ann"} & {*dossier.entries, *dossier.mentions, *dossier.uses}


@pytest.mark.parametrize(
    ("draft", "taken"),
    [
        ({"places/x.md": entity("There", "draft: true\n")}, "the id 'x'"),
        ({"places/there.md": entity("There", "draft: true\naliases: [x]\n")}, "the alias 'x'"),
        ({"incidents/y.md": incident(f"draft: true\n{OWN.replace('inner', 'x')}")}, "the id 'x'"),
        ({"incidents/y.md": incident(f"draft: true\n{OWN.replace('inner', 'gazette')}")}, "the id 'gazette'"),
    ],
)
def test_a_draft_takes_no_id_of_what_is_public(draft: dict[str, str], taken: str) -> None:
    dossier, findings = linked({"incidents/x.md": incident(), **draft})
    assert [one.name for one in findings] == ["duplicate-id"]
    assert findings[0].message.startswith(f"{taken} is taken already")
    assert findings[0].span.path in draft
    assert {"x", "gazette"} <= {*dossier.entries}


def test_drafts_are_shown_where_they_are_asked_for() -> None:
    dossier, findings = linked({**FILES, "incidents/x.md": incident("people: [ann]\n", "See [[hidden]] [@inner].")}, drafts=True)
    assert findings == []
    assert {*dossier.incidents, *dossier.people} == {"x", "hidden", "ann"}


@pytest.mark.parametrize(
    ("clock", "shown"),
    [
        (NOON - timedelta(microseconds=1), False),
        (NOON, True),
        (datetime(2026, 12, 1, 8, 0, tzinfo=timezone(timedelta(hours=2))), True),
        (datetime(2026, 12, 1, 7, 59, tzinfo=timezone(timedelta(hours=2))), False),
        (datetime.max.replace(tzinfo=UTC), True),
        (datetime.min.replace(tzinfo=UTC), False),
    ],
)
def test_an_embargo_ends_by_the_clock(clock: datetime, shown: bool) -> None:
    files = {"people/ann.md": FILES["people/ann.md"], "places/there.md": entity("There", "embargo: 2026-12-01T09:00+03:00\n")}
    dossier, _ = linked(files, clock=clock)
    assert (bool(dossier.people), bool(dossier.places)) == (shown, shown)


def test_a_draft_outlasts_its_embargo() -> None:
    dossier, _ = linked({"places/there.md": entity("There", "draft: true\nembargo: 2020-01-01T00:00Z\n")})
    assert not dossier.places


def test_when_the_next_embargo_ends() -> None:
    times = ["2026-12-01T06:00Z", "2026-11-30T23:00-02:00", "2026-11-01T00:00Z"]
    records = [
        validate("places", f"p{number}", parse_markdown("p.md", entity("P", f"embargo: {time}\n").encode(), 0))[0]
        for number, time in enumerate(times)
    ]
    assert next_change(records, datetime(2026, 11, 22, tzinfo=UTC)) == "2026-11-30T23:00:00-02:00"
    assert next_change(records, NOON) == ""
    assert divide(records, NOON, drafts=False)[1].names == frozenset()
