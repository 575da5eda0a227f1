"""What was published and changes in silence is found, whatever it is; what is news, or is told by a correction, is not."""

from dataclasses import replace

import pytest

from builder.difference.silence import silent_changes
from builder.unread import unread_of
from tests.unit.content import entity, incident, linked, source

FRONT = """\
disputed: [lawfulness]
place: {name: The bridge, country: TL}
grading: {value: fair, party: army, basis: "It fired [@gazette].", graded_on: 2026-01-01}
figures:
  - id: killed
    measure: killed
    label: People killed
    estimates:
      - {id: five, asserted_by: army, population: all, value: at least 5, cite: gazette, note: Said at night.}
      - {id: six, asserted_by: Testland Herald, population: all, value: 6, cite: herald}
  - {id: hurt, measure: injured, estimates: [{id: ten, asserted_by: army, population: all, value: 10, cite: gazette}]}
questions: [{id: who, question: Who fired?, status: open, last_checked: 2026-01-01, cite: gazette}]
inquiries:
  - id: review
    body: army
    kind: internal review
    actions:
      - {date: 2026-01-01, action: opened, cite: gazette}
      - {action: reported, text: Nobody was at fault., cite: gazette}
timeline: [{id: shells, date: 2020-05-03, text: "The shells fall [@gazette]."}]
replies: [{to: army, asked: 2026-01-01, answer: none}]
corrections: [{date: 2026-01-02, kind: correction, text: We had written three.}]
"""
BODY = """\
It began at noon [@gazette]{#hour}. “Nobody came,” they said [@gazette; @herald]. It lasted an hour and two bridges fell [@herald, p. 3].

## The army denies it

About 3/4 of the houses burnt, or ≥ 50 [@gazette].
"""
BEFORE = {
    "incidents/x.md": incident(FRONT, BODY),
    "incidents/y.md": incident("aliases: [y-old]\n"),
    "incidents/gone.md": incident("removed: {date: 2026-01-01, reason: safety}\n"),
    "organisations/army.md": entity("The army"),
    "sources/herald.yaml": source(),
    "places/mill.md": entity("The mill"),
}


def messages(after: dict[str, str]) -> list[str]:
    dossier, _ = linked(after)
    return [f"{one.span.line}: {one.message}" for one in silent_changes(linked(BEFORE)[0], dossier)]


def changed(*pairs: tuple[str, str]) -> dict[str, str]:
    text = BEFORE["incidents/x.md"]
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    return {**BEFORE, "incidents/x.md": text}


def test_what_is_as_it_was_is_not_silent() -> None:
    assert messages(BEFORE) == []


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("began at noon", "began at one", "this claim"),
        ("“Nobody came,” they said", "Nobody came, they said", "this claim"),
        ("≥ 50", "≤ 50", "this claim"),
        ("3/4", "3, 4", "this claim"),
        ("at noon [@gazette]{", "at noon [@herald]{", "this claim"),
        ("at noon [@gazette]{", "at noon [contra @gazette; @herald]{", "this claim"),
        ("title: Shelling of", "title: Arson at", "`title` of this page"),
        ("disputed: [lawfulness]\n", "", "`disputed` of this page"),
        ("name: The bridge", "name: The ford", "`place` of this page"),
        ("value: fair", "value: weak", "this grading"),
        ("measure: killed", "measure: injured", "this figure"),
        ("label: People killed", "label: Fighters killed", "this figure"),
        ("value: at least 5", "value: 5", "this count"),
        ("value: at least 5, cite: gazette", "value: at least 5, cite: herald", "this count"),
        (", note: Said at night.", "", "this count"),
        ("value: 6,", "value: 6, covers: Both days,", "this count"),
        ("question: Who fired?", "question: Who ordered it?", "this question"),
        ("status: open", "status: withdrawn", "this question"),
        ("kind: internal review", "kind: criminal trial", "this inquiry"),
        ("text: Nobody was at fault.", "text: Somebody was at fault.", "this step of an inquiry"),
        ("action: opened", "action: closed", "this step of an inquiry"),
        ("date: 2020-05-03, text", "date: 2020-05-04, text", "this entry of the timeline"),
        ("The shells fall", "The first shells fall", "this entry of the timeline"),
        ("The shells fall [@gazette]", "The shells fall [@herald]", "this entry of the timeline"),
        ("answer: none", "answer: declined", "this reply"),
        ("We had written three.", "A comma was moved.", "this correction"),
    ],
)
def test_a_change_that_no_correction_tells(old: str, new: str, what: str) -> None:
    (found,) = messages(changed((old, new)))
    assert found.partition(": ")[2] == f"{what} was published and reads otherwise now, and no correction says so"


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("It began at noon [@gazette]{#hour}. ", "", "1 claim ('hour')"),
        ("## The army denies it\n\n", "", "1 heading"),
        ("      - {id: six, asserted_by: Testland Herald, population: all, value: 6, cite: herald}\n", "", "1 count ('six')"),
        ("corrections: [{date: 2026-01-02, kind: correction, text: We had written three.}]\n", "", "1 correction"),
        ("replies: [{to: army, asked: 2026-01-01, answer: none}]\n", "", "1 reply"),
    ],
)
def test_what_is_gone(old: str, new: str, what: str) -> None:
    assert [one.rpartition(": ")[2] for one in messages(changed((old, new)))] == [what]


def test_a_count_that_is_of_something_else_now() -> None:
    six = "      - {id: six, asserted_by: Testland Herald, population: all, value: 6, cite: herald}\n"
    moved = changed((six, ""), ("estimates: [{id: ten", f"estimates: [{six.strip()[2:]}, {{id: ten"))
    assert len(messages(moved)) == 1


@pytest.mark.parametrize(
    "pairs",
    [
        (("“Nobody came,” they said", '"Nobody came," they said'),),
        (("[@herald, p. 3]", "[@herald, p. 4; @gazette]"),),
        (("It lasted an hour and two", "It lasted an hour [@gazette] and two"),),
        (("It began", "It was spring [@gazette]. It began"),),
        (("value: 6,", "value: 6, as_of: 2020-05-04,"),),
        (("last_checked: 2026-01-01", "last_checked: 2026-02-01"),),
        (("status: open,", "status: answered, answer: 'The army did [@gazette].',"),),
        (("{id: six,", "{id: sixth,"),),
        (("answer: none}", "answer: none}, {to: Somebody, asked: 2026-01-01}"),),
        (("graded_on: 2026-01-01", "graded_on: 2026-02-01"),),
    ],
)
def test_news_and_typography_take_nothing_back(pairs: tuple[tuple[str, str], ...]) -> None:
    assert messages(changed(*pairs)) == []


@pytest.mark.parametrize(
    ("claim", "change", "is_told"),
    [
        ("", ("began at noon", "began at one"), True),
        ("claim: hour,", ("began at noon", "began at one"), True),
        ("claim: five,", ("began at noon", "began at one"), False),
        ("claim: five,", ("value: at least 5", "value: 5"), True),
        ("claim: killed,", ("value: at least 5", "value: 5"), True),
        ("claim: hurt,", ("value: at least 5", "value: 5"), False),
        ("", ("We had written three.", "A comma was moved."), False),
    ],
)
def test_a_correction_tells_of_its_claim_or_of_the_page(claim: str, change: tuple[str, str], is_told: bool) -> None:
    new = f"[{{date: 2026-02-01, kind: correction, {claim} text: It was another one.}}, {{date: 2026-01-02"
    assert (messages(changed(change, ("[{date: 2026-01-02", new))) == []) == is_told


def test_a_correction_from_before_tells_of_nothing_that_came_later() -> None:
    assert len(messages(changed(("began at noon", "began at one"), ("We had written three.", "We had written four.")))) == 2


def test_addresses_that_lead_nowhere() -> None:
    without = {path: text for path, text in BEFORE.items() if path not in ("incidents/y.md", "incidents/gone.md", "places/mill.md")}
    names = ["gone", "mill", "y", "y-old"]
    assert sorted(one.partition("'")[2].partition("'")[0] for one in messages(without)) == names
    # One that is merged into another, taken down, or has another name now is still to be found.
    merged = {**without, "incidents/x.md": BEFORE["incidents/x.md"].replace("disputed:", "aliases: [y, y-old, gone]\ndisputed:")}
    merged["places/old-mill.md"] = entity("The mill", "aliases: [mill]\n")
    assert messages(merged) == []
    down = "removed: {date: 2026-01-01, reason: safety}\n"
    assert messages({**BEFORE, "places/mill.md": entity("The mill", down)}) == []


def test_one_source_within_an_incident_that_is_taken_down_hides_nothing() -> None:
    own = "sources: [{id: own, type: report, title: T, publisher: P, note: N}]\n"
    before, _ = linked({**BEFORE, "incidents/z.md": incident(own, "It began at noon [@gazette].")})
    removed = own.replace("note: N", "note: N, removed: {date: 2026-01-01, reason: court}")
    after, _ = linked({**BEFORE, "incidents/z.md": incident(removed, "It began at one [@gazette].")})
    assert [one.message.partition(" was")[0] for one in silent_changes(before, after)] == ["this claim"]


def test_of_what_could_not_be_read_nothing_is_said() -> None:
    path = "incidents/x.md"
    after, _ = linked({**BEFORE, path: "---\ntitle: [\n---\n"})
    assert list(silent_changes(linked(BEFORE)[0], replace(after, unread=unread_of((), [(path, "title: [")])))) == []
