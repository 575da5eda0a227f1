"""Where checks keep still, and where they see through a disguise: what the fixture folders are too coarse for."""

from collections.abc import Callable

import pytest

Names = Callable[..., list[str]]

KILLED = """\
figures:
  - id: killed
    measure: killed
    estimates:
      - {{id: a, asserted_by: {first}, value: {number}, as_of: 2020-05-04, cite: gazette{more}}}
      - {{id: b, asserted_by: {second}, value: {other}, as_of: {day}, cite: herald{further}}}
"""


def _killed(**changes: str) -> str:
    usual = {
        "first": "Testland Gazette",
        "second": "herald-press",
        "number": "12",
        "other": "5",
        "day": "2020-05-04",
        "more": "",
        "further": "",
    }
    return KILLED.format(**{**usual, **changes})


def test_the_small_dossier_is_clean(names_of: Names) -> None:
    assert names_of(_killed(), "The shelling began at noon [@gazette].") == []


@pytest.mark.parametrize(("choice", "names"), [("error", ["uncited-text"]), ("warning", ["uncited-text"]), ("off", [])])
def test_policy_sets_uncited_text_and_not_uncited_person(findings_of: Callable[..., list[object]], choice: str, names: list[str]) -> None:
    files = {"dossier.yaml": _dossier(f"policy:\n  uncited: {choice}\n")}
    found = findings_of(body="It rained.\n\nOno Example left.\n", files=files)
    assert [(one.name, one.severity) for one in found] == [(name, choice) for name in names] + [("uncited-person", "error")]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text", ["A word [@editors].", "| a |\n|---|\n| b [@gazette] |", "## A heading\n\nWords [@gazette].", "`code` [@gazette]"]
)
def test_text_that_needs_no_citation_or_has_one(names_of: Names, text: str) -> None:
    assert names_of(body=text) == []


@pytest.mark.parametrize(
    "text",
    ["Ono Example left [@copy].", "Ono Example left [@read].", "[[ono|He]] left [@copy; contra @gazette]."],
)
def test_machine_wording_is_seen_through_via_and_behind_contra(names_of: Names, text: str) -> None:
    files = {"sources/read.yaml": "type: report\ntitle: Read in the copy\npublisher: unknown\nvia: [copy]\n"}
    assert "machine-wording" in names_of(body=text, files=files)


def test_machine_wording_of_an_estimate_and_of_a_person_page(names_of: Names) -> None:
    assert names_of(_killed(first="ono").replace("cite: gazette", "cite: copy")) == ["machine-wording"]
    person = "---\nname: Ono Example\nname_display: full\nnamed_because: He spoke of it [@copy].\n---\n"
    assert names_of(files={"people/ono.md": person}) == ["machine-wording"]


def test_machine_wording_about_nobody_is_let_pass(names_of: Names) -> None:
    assert names_of(body="The town was quiet [@copy]. Ono Example left [@copy; @gazette].") == []


@pytest.mark.parametrize(
    "changes",
    [
        {"day": "2020-05-05"},
        {"day": "2020-05-04", "further": ", supersedes: a"},
        {"day": "2020-05-04", "further": ", garbles: a"},
        {"day": "2020-05-04", "further": ", derived_from: [a]"},
        {"day": "2020-05-04", "further": ", relayed_by: Testland Post"},
        {"day": "2020-05-04", "further": ", population: children"},
        {"day": "2020-05-04", "other": "about 5"},
        {"day": "2020-05-04", "other": "12"},
        {"day": "2020-05"},
    ],
)
def test_two_numbers_of_one_asserter_that_may_stand(names_of: Names, changes: dict[str, str]) -> None:
    assert "said-twice" not in names_of(_killed(second="Testland Gazette", **changes))


def test_two_numbers_of_one_asserter_that_may_not(names_of: Names) -> None:
    assert names_of(_killed(second="Testland Gazette")) == ["said-twice"]


@pytest.mark.parametrize(
    "text",
    [
        "The shells killed 12 people, the Testland Gazette writes [@gazette].",
        "The Herald counts five dead [@herald].",
        "[[herald-press|Another newspaper]] counts five dead [@herald].",
        "Eda Writer counts five dead [@herald].",
        "By the Herald, shells fell [@herald], and killed five people [@herald].",
        "Eleven people died [@gazette].",
        "On 12 May people came [@gazette].",
    ],
)
def test_a_contested_number_that_somebody_says_or_that_is_none(names_of: Names, text: str) -> None:
    assert names_of(_killed(), text) == []


@pytest.mark.parametrize(
    "text", ["The shells killed twelve people [@gazette].", "Five died [@herald].", "Of the dead, 12 were counted [@editors]."]
)
def test_a_contested_number_in_our_own_voice(names_of: Names, text: str) -> None:
    assert names_of(_killed(), text) == ["contested-voice"]


@pytest.mark.parametrize(
    ("front", "body"),
    [
        ("questions: [{id: q, question: 'Who?', status: answered, cite: gazette, answer: 'Five people died [@herald].'}]\n", ""),
        ("inquiries: [{id: i, body: Board, actions: [{action: closed, cite: gazette}], finding: 'It counted five dead [@herald].'}]\n", ""),
        ("inquiries: [{id: i, body: Board, actions: [{action: closed, text: 'It counts five dead.', cite: gazette}]}]\n", ""),
        ("", "## Twelve dead\n\nThe town wept [@gazette]."),
        ("", "| Twelve dead | where |\n|---|---|\n| it shook [@gazette] | here [@gazette] |"),
    ],
)
def test_a_contested_number_in_our_own_voice_anywhere(names_of: Names, front: str, body: str) -> None:
    assert names_of(_killed() + front, body) == ["contested-voice"]


def test_a_contested_number_in_a_title(findings_of: Callable[..., list[object]]) -> None:
    text = f"---\ntitle: Shells kill 12 people\ndate: 2020-05-03\nsummary: Shells fell [@gazette].\n{_killed()}---\n"
    told = [(one.name, one.span.line, one.hint) for one in findings_of(files={"incidents/bridge.md": text})]  # type: ignore[attr-defined]
    assert told == [("contested-voice", 2, "write who gives the number, by name, in the same title: Testland Gazette")]


@pytest.mark.parametrize(
    ("front", "body"),
    [
        ("inquiries: [{id: i, body: herald-press, actions: [{action: closed, text: 'Five dead are counted.', cite: gazette}]}]\n", ""),
        ("", "## The Herald counts five dead\n\nThe town wept [@gazette]."),
    ],
)
def test_a_contested_number_under_the_name_of_who_says_it(names_of: Names, front: str, body: str) -> None:
    assert names_of(_killed() + front, body) == []


def test_a_part_of_a_part_is_contested_too(names_of: Names) -> None:
    parts = ", population: all, parts: [{{population: civilian, parts: [{{population: children, value: {0}}}, {{population: men}}]}}]"
    changes = {"more": parts.format(3), "further": parts.format(2)}
    assert names_of(_killed(**changes), "Three children died [@gazette].") == ["contested-voice"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("## What Ono Example did\n\nHe left [@gazette].", ["uncited-person"]),
        ("## What [[ono|the mayor]] did\n\nHe left [@gazette].", ["uncited-person"]),
        ("| Ono Example | day |\n|---|---|\n| left [@gazette] | noon [@gazette] |", ["uncited-person"]),
        ("Ono Example left [@gazette].\n\n## Ono Example\n\nHe came back [@gazette].", ["uncited-person"]),
        ("## What Ono Example did\n\nIt rained [@gazette]. [[ono|He]] left [@gazette].", []),
        ("## What عمر المثال did\n\nOno Example left [@gazette].", []),
        ("| Who | day |\n|---|---|\n| Ono Example [@gazette] | noon [@gazette] |", []),
    ],
)
def test_a_person_in_a_heading_is_named_below_it_with_a_source(names_of: Names, text: str, names: list[str]) -> None:
    assert names_of(body=text) == names


def test_a_person_in_a_heading_by_their_name_in_arabic(names_of: Names) -> None:
    omar = "---\nname: عمر المثال\nname_display: full\nnamed_because: The Gazette names him [@gazette].\n---\n"
    assert names_of(body="## ماذا فعل عمر المثال\n\nHe left [@gazette].", files={"people/omar.md": omar}) == ["uncited-person"]


@pytest.mark.parametrize(
    "changes",
    [{"other": "12"}, {"other": "unknown"}, {"second": "Testland Gazette", "further": ", supersedes: a"}, {"further": ", garbles: a"}],
)
def test_a_number_that_nobody_contests(names_of: Names, changes: dict[str, str]) -> None:
    assert "contested-voice" not in names_of(_killed(**changes), "The shells killed twelve people [@gazette].")


def test_an_address_that_is_broken_is_reported_once(names_of: Names) -> None:
    source = "type: report\ntitle: T\npublisher: P\nurl: gazette.example/1\n"
    assert names_of("", "It is so [@other].", {"sources/other.yaml": source}) == ["unsafe-url"]


def test_an_estimate_of_another_day_may_be_older_than_the_incident(names_of: Names) -> None:
    assert names_of(_killed(day="2020-05-01")) == ["date-before-event"]
    assert names_of(_killed(day="2020-05-01", further=", covers: 2020-04-30")) == []


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("type: report\nissued: 2020-05-10\n", ["date-before-event"]),
        ("type: report\nissued: 2020-05-11\n", []),
        ("type: report\nissued: 2020-05\n", []),
        ("type: report\n", []),
        ("type: webpage\nissued: 2020-05-10\n", []),
        ("type: report\nissued: 2020-05-10\nstatus: corrected\nstatus_date: 2020-06-01\nstatus_note: Reworded.\n", []),
    ],
)
@pytest.mark.parametrize(
    "front",
    [
        (
            "figures:\n  - id: k\n    measure: killed\n    estimates:\n"
            "      - {id: a, asserted_by: Testland Gazette, value: 2, as_of: 2020-05-11, cite: gazette; report; contra herald}\n"
        ),
        (
            "inquiries:\n  - id: i\n    body: Testland Gazette\n    actions:\n"
            "      - {date: 2020-05-11, action: opened, cite: gazette; report; contra herald}\n"
        ),
    ],
)
def test_what_happened_after_all_its_sources_were_out(names_of: Names, source: str, names: list[str], front: str) -> None:
    files = {"sources/report.yaml": f"title: R\npublisher: Testland Gazette\nnote: In an archive.\n{source}"}
    # Of a corrected source other checks ask more.
    assert [name for name in names_of(front, "", files) if name == "date-before-event"] == names


@pytest.mark.parametrize(
    "rest", ["status: open", "status: withdrawn\n    opened: 2020", "status: open\n    opened: 2026", "status: open\n    opened: 2020/.."]
)
def test_questions_that_are_not_stale(names_of: Names, rest: str) -> None:
    assert names_of(f"questions:\n  - id: q\n    question: Who fired?\n    cite: gazette\n    {rest}\n") == []


def test_a_source_that_another_rests_on_is_used(names_of: Names) -> None:
    more = "type: report\ntitle: More\npublisher: unknown\nnote: In an archive.\n"
    files = {"sources/more.yaml": more, "sources/herald.yaml": more + "rests_on: [more]\n"}
    assert names_of(files=files) == []
    assert names_of(files={**files, "sources/herald.yaml": more}) == ["unused-source"]


def test_a_source_that_rests_on_itself(names_of: Names) -> None:
    assert names_of(
        files={"sources/herald.yaml": "type: report\ntitle: x\npublisher: unknown\nnote: In an archive.\nrests_on: [herald]\n"}
    ) == ["circular-origin"]


def _dossier(more: str) -> str:
    return f"title: T\nbase_url: https://testland.example/\nlanguage: en\nlicence: CC0-1.0\ncontact: desk@testland.example\n{more}"


def test_a_name_and_the_id_of_its_file_are_one_asserter(names_of: Names) -> None:
    twice = _killed(first="The Testland Herald", second="herald-press")
    assert names_of(twice) == ["name-for-id", "said-twice"]
    assert names_of(_killed(first="the Herald", second="herald-press")) == ["name-for-id", "said-twice"]
    assert names_of(_killed(first="Another Herald", second="herald-press")) == []


@pytest.mark.parametrize("key", ["stale_question_days", "claim_words"])
def test_a_number_of_the_policy_that_cannot_be_read_is_reported_alone(names_of: Names, key: str) -> None:
    question = "questions:\n  - {id: who, question: Who?, status: open, last_checked: 2020-06-01, cite: gazette}\n"
    question = question.replace("{id: who, question: Who?,", "id: who\n    question: Who?\n   ").replace(", ", "\n    ").replace("}", "")
    assert "wrong-type" in (names := names_of(question, files={"dossier.yaml": _dossier(f"policy: {{{key}: many}}\n")}))
    assert set(names) <= {"wrong-type", "stale-question"}
    assert ("stale-question" in names) == (key == "claim_words")
