"""What is told of two dossiers, and what is not."""

from collections.abc import Mapping

from builder.difference import Change, Detail, compare
from tests.unit.content import entity, incident, linked, person, source


def changes(before: Mapping[str, str], after: Mapping[str, str]) -> list[Change]:
    return list(compare(linked(before)[0], linked(after)[0]))


def briefly(before: Mapping[str, str], after: Mapping[str, str]) -> list[tuple[str, str, str]]:
    return [(change.page, change.kind, change.verb) for change in changes(before, after)]


def test_a_dossier_is_as_it_is() -> None:
    files = {"incidents/x.md": incident("figures: []\n", "More [@gazette]."), "people/ann.md": person("Ann Example")}
    assert changes(files, files) == []


def test_what_no_reader_sees_is_no_change() -> None:
    after = incident("updated: 2026-01-01\npublished: 2025-01-01\n", "More [@gazette; @herald].")
    before = incident("", "More [@herald; @gazette].")
    herald = {"sources/herald.yaml": source()}
    assert changes({"incidents/x.md": before, **herald}, {"incidents/x.md": after, **herald}) == []


def test_a_page_that_kept_its_old_id_as_an_alias_is_the_same_page() -> None:
    before = {"places/mill.md": entity("Mill"), "places/bridge.md": entity("Bridge")}
    (moved,) = changes(before, {"places/bridge.md": entity("Bridge"), "places/old-mill.md": entity("Mill", "aliases: [mill]\n")})
    assert (moved.page, moved.verb) == ("places/old-mill.html", "changed")
    assert moved.details == (Detail("address", ("places/mill.html",), ("places/old-mill.html",)),)


def test_of_two_pages_that_are_one_now_the_one_that_kept_its_name_is_known_again() -> None:
    before = {"places/mill.md": entity("Mill"), "places/bridge.md": entity("Bridge")}
    after = {"places/mill.md": entity("Mill", "aliases: [bridge]\n")}
    assert briefly(before, after) == [("places/bridge.html", "page", "removed")]


def test_of_what_was_taken_down_nothing_is_told_but_why() -> None:
    gone = "removed:\n  date: 2026-01-02\n  reason: safety\n"
    before = {"incidents/x.md": incident(body="A secret [@gazette]."), "people/ann.md": person("Ann Example")}
    after = {"incidents/x.md": incident(gone), "people/ann.md": person("Ann Example", gone)}
    taken = Change("", "", "page", "taken down", details=(Detail("reason", (), ("safety",)),))
    assert changes(before, after) == [taken, taken]
    moved = {"incidents/y.md": incident(f"aliases: [x]\n{gone}"), "people/ann.md": before["people/ann.md"]}
    assert changes(before, moved) == [taken]


def test_nothing_is_told_of_a_source_that_stood_within_what_was_taken_down() -> None:
    gone = "removed:\n  date: 2026-01-02\n  reason: safety\n"
    own = "sources:\n  - {id: letter, type: document, title: A letter, author: [Eda Writer], url: 'https://letter.example/'}\n"
    before = {"incidents/x.md": incident(own, "So [@letter]."), "pages/about.md": "---\ntitle: About\n---\n\nSo [@letter].\n"}
    taken = Change("", "", "page", "taken down", details=(Detail("reason", (), ("safety",)),))
    rest = {"pages/about.md": "---\ntitle: About\n---\n"}
    for after in (
        {"incidents/x.md": incident(gone), **rest},
        {"incidents/x.md": incident(gone + own), **rest},
        {"incidents/y.md": incident(f"aliases: [x]\n{gone}"), **rest},
    ):
        found = changes(before, after)
        assert found[0] == taken
        assert [one.kind for one in found] == ["page", "claim"]
        assert all(words not in repr(found) for words in ("A letter", "Eda", "letter.example"))


def test_a_source_that_is_there_without_the_page_that_it_stood_in_is_new() -> None:
    own = "sources:\n  - {id: letter, type: document, title: An old title, publisher: P, note: N}\n"
    gone = "removed:\n  date: 2026-01-02\n  reason: safety\n"
    found = changes({"incidents/x.md": incident(own)}, {"incidents/x.md": incident(gone), "sources/letter.yaml": source()})
    assert [(one.kind, one.verb, one.before) for one in found] == [("page", "taken down", ""), ("source", "added", "")]
    assert "An old title" not in repr(found)


def test_a_name_that_is_shown_no_more_is_not_told_by_its_own_page() -> None:
    before = {"people/one.md": person("Ann Example", "also_known_as: [Annie]\n")}
    after = {"people/one.md": person("Ann Example", "also_known_as: [Annie]\n").replace("full", "withheld")}
    (change,) = changes(before, after)
    assert change.title == "Name withheld"
    assert "Ann" not in repr(change)


def test_a_source_that_became_confidential_tells_nothing_of_what_it_was() -> None:
    before = {"sources/herald.yaml": source(title="The minister speaks")}
    after = {"sources/herald.yaml": source("withheld: For somebody's safety.\n", title="The minister speaks")}
    (change,) = changes(before, after)
    assert [detail.name for detail in change.details] == ["withheld"]
    assert "minister" not in repr(change)
    assert "minister" not in repr(changes(after, before)[0].details)


def test_a_source_that_an_incident_carries_itself() -> None:
    own = "sources:\n  - id: letter\n    type: document\n    title: A letter\n    publisher: P\n"
    (change,) = changes({"incidents/x.md": incident()}, {"incidents/x.md": incident(own)})
    assert (change.page, change.kind, change.verb, change.after) == ("sources/letter.html", "source", "added", "A letter")


FIGURE = "figures:\n  - id: killed\n    estimates:\n      - id: army\n        asserted_by: Army\n        value: {}\n        cite: {}\n"


def test_an_estimate_is_told_with_its_value_and_what_carries_it() -> None:
    before, after = FIGURE.format(9, "gazette"), FIGURE.format("at least 9", '"gazette, p. 4"')
    (change,) = changes({"incidents/x.md": incident(before)}, {"incidents/x.md": incident(after)})
    assert (change.kind, change.id, change.before, change.after) == ("estimate", "army", "9, Army", "at least 9, Army")
    assert change.details == (Detail("value", ("9",), ("at least 9",)), Detail("cite", ("gazette",), ("gazette, p. 4",)))


QUESTION = "questions:\n  - id: who\n    question: {} ordered it?\n    status: {}\n    cite: gazette\n"


def test_a_question_is_known_by_its_id() -> None:
    before, after = QUESTION.format("Who", "open"), QUESTION.format("Which officer", "unanswerable")
    (change,) = changes({"incidents/x.md": incident(before)}, {"incidents/x.md": incident(after)})
    assert (change.before, change.after) == ("Who ordered it?", "Which officer ordered it?")
    assert change.details == (Detail("status", ("open",), ("unanswerable",)),)


def test_steps_of_an_inquiry_have_no_ids_and_are_known_by_what_they_are() -> None:
    def inquiry(*steps: str) -> str:
        actions = "".join(f"      - {{date: {day}, action: {what}, cite: gazette}}\n" for day, what in (step.split() for step in steps))
        return incident(f"inquiries:\n  - id: army\n    body: Army\n    actions:\n{actions}")

    found = changes(
        {"incidents/x.md": inquiry("2020-06-01 opened", "2020-07-01 reported", "2020-08-01 closed")},
        {"incidents/x.md": inquiry("2020-06-02 opened", "2020-07-01 reported", "2020-09-01 reopened")},
    )
    assert [(change.kind, change.verb, change.before, change.after) for change in found] == [
        ("action", "changed", "2020-06-01 opened", "2020-06-02 opened"),
        ("action", "added", "", "2020-09-01 reopened"),
        ("action", "removed", "2020-08-01 closed", ""),
    ]
