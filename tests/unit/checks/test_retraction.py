"""What rests on a retracted source is flagged, and nothing else, over many pages; and what a review covers."""

from datetime import date
from itertools import product
from pathlib import Path

import pytest

from builder.checks.prose import unfinished
from builder.checks.retraction import check_retractions
from builder.findings import Finding
from builder.pipeline import Options, examine
from tests.unit.content import CLOCK, entity, incident, linked, person, source, written

RETRACTED = "status: retracted\nstatus_date: 2026-06-01\n"
BASED_ON = {
    "bad": (),
    "sound": (),
    "own": (),
    "one-step": ("bad",),
    "two-steps": ("one-step",),
    "three-steps": ("two-steps", "sound"),
    "mixed": ("bad", "sound"),
    "clean": ("sound", "own"),
    "over-mixed": ("mixed", "own"),
}
SIGNALS = ("", "", "see ", "cf. ", "contra ", "but see ")
PAGES = ("incidents/a.md", "incidents/b.md", "people/ann.md", "organisations/army.md", "places/bridge.md", "pages/about.md")


def ways(key: str) -> list[tuple[str, ...]]:
    """Every way from a source to an origin behind it, itself first."""
    return [(key, *way) for one in BASED_ON[key] for way in ways(one)] or [(key,)]


def hangs_on_bad(key: str, origin: str) -> bool:
    """By hand: whether a citation of `key` from `origin` ("" for any) rests on the source that was retracted."""
    if key == "bad":
        return True
    if origin == key:
        return False
    possible = [way for way in ways(key) if not origin or origin in way]
    if not origin:
        return any("bad" in way for way in possible)
    beyond = [way[way.index(origin) :] for way in possible]
    before = [way[: way.index(origin)] for way in possible]
    return any("bad" in way for way in beyond) or all("bad" in way for way in before)


def citations() -> list[tuple[str, bool]]:
    """Every way to cite each source, and whether it rests on the retracted one."""
    found = []
    for signal, key in product(SIGNALS, BASED_ON):
        origins = sorted({one for way in ways(key) for one in way})
        for origin in ("", *origins):
            words = f"{signal}@{key}" + (f" from @{origin}" if origin else "")
            found.append((words, "contra" not in signal and "but see" not in signal and hangs_on_bad(key, origin)))
    return found


def test_exactly_what_rests_on_it_is_flagged_among_two_hundred_claims(tmp_path: Path) -> None:
    bodies: dict[str, list[str]] = {page: [] for page in PAGES}
    flagged: set[str] = set()
    every = citations()
    for number in range(200):
        # Beside what is tried stands a sound source, since a claim that everything speaks against is uncited.
        cited, rests = every[number % len(every)]
        page = PAGES[number % len(PAGES)]
        bodies[page].append(f"Thing number {number} is so [{cited}; @sound]{{#thing-{number}}}.")
        if rests:
            flagged.add(f"{page}#thing-{number}")
    assert 60 < len(flagged) < 140
    fronts = {
        "incidents": "title: T\ndate: 2020-05-03\nsummary: It is so [@sound].\n",
        "people": "name: Ann\nname_display: full\nnamed_because: It is so [@sound].\n",
        "organisations": "name: Army\n",
        "places": "name: Bridge\n",
        "pages": "title: About\n",
    }
    files = {page: f"---\n{fronts[page.split('/')[0]]}---\n\n" + "\n\n".join(lines) + "\n" for page, lines in bodies.items()}
    sources = {
        f"sources/{key}.yaml": source((f"rests_on: [{', '.join(on)}]\n" if on else "") + (RETRACTED if key == "bad" else ""))
        for key, on in BASED_ON.items()
    }
    folder = written(tmp_path / "content", {**files, **sources, "pages/use.md": "---\ntitle: Use\n---\n\nIt is so [@gazette].\n"})
    found = [one for one in examine(Options(folder, (), CLOCK)).findings if one.name != "missing-archive"]
    assert {one.name for one in found} == {"retracted-source"}
    places = [one.hint.split("- at: ")[1].split("\n")[0] for one in found]
    assert sorted(places) == sorted(flagged)
    for one in found:
        line = (folder / Path(one.span.path).relative_to(folder)).read_text().split("\n")[one.span.line - 1]
        assert line[one.span.column - 1] == "["


FRONT = """\
figures: [{id: killed, measure: killed, estimates: [{id: five, asserted_by: The mayor, population: all, value: 5, cite: bad}]}]
questions:
  - {id: who, question: "Who fired?", status: open, cite: bad}
inquiries: [{id: council, body: The council, actions: [{action: opened, cite: bad}, {action: closed, cite: bad}]}]
timeline: [{id: noon, date: 2020-05-03, text: "It fell [@bad]."}]
replies: [{to: The mayor, answer: given, cite: bad}]
grading: {value: weak, party: The mayor, basis: "He says so [@bad]."}
aliases: [old-x]
"""
LEFT = ["five", "who", "council", "council", "noon", "replies", "basis", "shells", "bridge"]
WITHOUT_ID = {"It fell": "noon", "He says so": "basis", "The bridge held": "bridge"}
BODY = "Shells fell\nall day [@bad]{#shells}. The bridge held [@bad]."


def left_after(at: str, day: str = "2026-06-01", status: str = RETRACTED) -> tuple[list[str], list[str]]:
    """The statements that are flagged in spite of a review, by what they are, and what is found of the review."""
    review = f"reviewed:\n  - {{at: '{at}', date: {day}, outcome: 'It stays.'}}\n" if at else ""
    files = {
        "sources/bad.yaml": source(f"{status}{review}"),
        "incidents/x.md": incident(FRONT, BODY),
        "incidents/asleep.md": incident("draft: true\n"),
    }
    dossier, findings = linked(files)
    assert findings == []
    asleep = linked(files, drafts=True)[0].incidents["asleep"]
    found = list(check_retractions(dossier, files, (asleep,), date(2026, 11, 22)))
    flagged = [_what(one, files["incidents/x.md"]) for one in found if one.name == "retracted-source"]
    return flagged, [one.message for one in found if one.name == "unused-review"]


def _what(one: Finding, text: str) -> str:
    # What has no id of its own is known by its words.
    place = one.hint.split("#")[1].split("\n")[0]
    before = text.split("\n")[one.span.line - 1][: one.span.column]
    return next((name for words, name in WITHOUT_ID.items() if before.rstrip("[ ").endswith(words)), place)


@pytest.mark.parametrize(
    ("at", "reviewed"),
    [
        ("incidents/x.md#five", ["five"]),
        ("incidents/x.md#e-five", ["five"]),
        ("incidents/x.md#who", ["who"]),
        ("incidents/x.md#council", ["council", "council"]),
        ("incidents/x.md#noon", ["noon"]),
        ("incidents/x.md#replies", ["replies"]),
        ("incidents/x.md#shells", ["shells"]),
        ("incidents/x.md#c-shells", ["shells"]),
        ("x#shells", ["shells"]),
        ('incidents/x.md "Shells fell all"', ["shells"]),
        ('incidents/x.md "He says so"', ["basis"]),
        ('incidents/x.md "Who fired"', ["who"]),
        ("x", LEFT),
        ("old-x", LEFT),
        ("incidents/x.md", LEFT),
        ("content/incidents/x.md", LEFT),
    ],
)
def test_a_review_covers_what_it_names(at: str, reviewed: list[str]) -> None:
    left, unused = left_after(at)
    assert sorted([*left, *reviewed]) == sorted(LEFT)
    assert unused == []


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("incidents/x.md#gone", "nothing at these words, or under this id, rests on 'bad'"),
        ('incidents/x.md "Nobody wrote this"', "nothing at these words, or under this id, rests on 'bad'"),
        ("nowhere", "there is no page 'nowhere'"),
        ("gazette", "nothing on this page rests on 'bad'"),
        ("the page of the shells", "this does not say which words are meant"),
        ('incidents/x.md " "', "this does not say which words are meant"),
        ('incidents/x.md "e"', "this does not say which words are meant"),
        ('incidents/x.md "fell"', "this does not say which words are meant"),
        ('incidents/x.md "hells fell"', "nothing at these words, or under this id, rests on 'bad'"),
    ],
)
def test_a_review_of_nothing_is_reported(at: str, said: str) -> None:
    left, unused = left_after(at)
    assert (sorted(left), unused) == (sorted(LEFT), [said])


@pytest.mark.parametrize("at", ["incidents/asleep.md", "asleep", "incidents/asleep.md#shells"])
def test_a_review_of_a_draft_waits(at: str) -> None:
    assert left_after(at)[1] == []


@pytest.mark.parametrize(
    ("day", "status_date", "counts"),
    [
        ("2026-05-31", "2026-06-01", False),
        ("2026-06-01", "2026-06-01", True),
        ("2026-06-15", "2026-06", True),
        ("2026-05-31", "2026-06", False),
        ("2020-01-01", "unknown", True),
    ],
)
def test_a_review_from_before_counts_for_nothing(day: str, status_date: str, counts: bool) -> None:
    left, unused = left_after("x", day, f"status: corrected\nstatus_date: {status_date}\n")
    assert left == ([] if counts else left)
    assert bool(left) is not counts
    assert bool(unused) is not counts


def test_one_word_means_a_statement_that_has_no_other() -> None:
    files = {
        "sources/bad.yaml": source(f"{RETRACTED}reviewed: [{{at: 'incidents/x.md \"Rain\"', date: 2026-06-02, outcome: 'It stays.'}}]\n"),
        "incidents/x.md": incident(body="Rain [@bad]{#rain}. Rain fell [@bad]{#fell}."),
    }
    dossier, _ = linked(files)
    (found,) = check_retractions(dossier, files, (), date(2026, 11, 22))
    assert "#fell" in found.hint


def test_what_is_sound_wants_no_review() -> None:
    assert left_after("", status="") == ([], [])
    assert left_after("x", status="") == ([], ["'bad' is neither corrected nor retracted"])


def test_a_page_with_errors_may_have_lost_what_was_reviewed() -> None:
    files = {
        "sources/bad.yaml": source(RETRACTED + "reviewed: [{at: army, date: 2026-06-01, outcome: 'It stays.'}]\n"),
        "organisations/army.md": entity("Army") + "\nIt struck.\n",
        "people/ann.md": person("Ann"),
    }
    dossier, _ = linked(files)
    assert [one.name for one in check_retractions(dossier, files, (), date(2026, 11, 22))] == ["unused-review"]
    broken = Finding("uncited-text", dossier.organisations["army"].body.claims[0].span, "no citation")
    assert list(check_retractions(dossier, files, (), date(2026, 11, 22), (broken,))) == []


def test_the_lines_of_the_hint_can_be_pasted() -> None:
    for review in ("", "reviewed:\n  - at: incidents/x.md#shells\n    date: 2026-06-02\n    outcome: It stays.\n"):
        files = {
            "sources/bad.yaml": source(RETRACTED + review),
            "incidents/x.md": incident(body="Shells fell [@bad]{#shells}. The bridge held [@bad]{#bridge}."),
        }
        dossier, _ = linked(files)
        found = list(check_retractions(dossier, files, (), date(2026, 11, 22)))
        assert len(found) == (1 if review else 2)
        # All of them, one below the other, as somebody does who sees them all at once.
        lines = "\n".join(one.hint.partition("\n")[2] for one in found)
        pasted = {**files, "sources/bad.yaml": f"{files['sources/bad.yaml']}{lines}\n"}
        again, findings = linked(pasted)
        assert findings == []
        assert list(check_retractions(again, pasted, (), date(2026, 11, 22))) == []
        assert [one.name for one in unfinished(again, date(2026, 11, 22))] == ["unfinished"] * len(found)
