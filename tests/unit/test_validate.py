import pytest

from builder.model import Incident, Source
from builder.parse.files import parse_markdown, parse_yaml
from builder.validate import validate, validate_settings
from tests.unit.content import SETTINGS, incident, told

NO_DATE = "a date is written year-month-day, like 2019-03-18, or as much of that as is known, like 2019-03"
OF_IDS = "ids are made of a-z, 0-9 and single hyphens"
ESTIMATES = "figures:\n  - id: a\n    estimates:\n"


def read(front: str, body: str = "", name: str = "x") -> tuple[Incident, list[str]]:
    document = parse_markdown("x.md", incident(front, body).encode(), 1)
    record, findings = validate("incidents", name, document)
    assert isinstance(record, Incident)
    return record, told(sorted((*document.findings, *findings), key=lambda one: one.order))


def found(front: str) -> list[str]:
    return read(front)[1]


def test_types_come_from_the_schema_and_never_from_yaml() -> None:
    front = """\
time: 12:30
tags: [NO, yes, 0123, null, 1_000, .nan, 0x10, 2019-03-18, ~]
place: {name: NO, country: NO, lat: 34.447579, lon: -0}
figures:
  - id: "2019"
    measure: other
    unit: no
    estimates:
      - {id: 0123, asserted_by: NO, value: 007, as_of: 2019-03, cite: gazette}
"""
    record, findings = read(front)
    assert findings == []
    assert record.time == "12:30"
    assert record.tags == ("NO", "yes", "0123", "null", "1_000", ".nan", "0x10", "2019-03-18", "~")
    assert record.place
    assert (record.place.name, record.place.country, record.place.lat, record.place.lon) == ("NO", "NO", 34.447579, 0.0)
    (figure,) = record.figures
    (estimate,) = figure.estimates
    assert (figure.id, figure.unit, estimate.id, estimate.asserted_by) == ("2019", "no", "0123", "NO")
    assert estimate.value
    assert (estimate.value.text, estimate.value.low) == ("007", 7)
    assert estimate.as_of
    assert estimate.as_of.latest == "2019-03-31"


@pytest.mark.parametrize(
    ("front", "finding"),
    [
        ("titel: X\n", "5:1 unknown-key: an incident has no key 'titel' (did you mean 'title'?)"),
        (
            "titl\u0435: X\n",
            "5:1 unknown-key: an incident has no key 'titl\u0435' (the '\u0435' in it is U+0435 (cyrillic small letter ie); write 'title')",
        ),
        ("id: x\n", "5:1 unknown-key: `id` does not stand in this file: the file's name is its id (take this line out)"),
        ("place: {name: X, latt: 1}\n", "5:18 unknown-key: a place has no key 'latt' (did you mean 'lat'?)"),
        ("place: {name: X, lat: 91}\n", "5:23 wrong-type: '91' is not a number of degrees between -90 and 90 (write it like 34.447579)"),
        ("place: {name: X, country: Syria}\n", "5:27 wrong-type: 'Syria' is not a country code of two capital letters, like SY"),
        ("place: Baghuz\n", ("5:8 wrong-type: here stand words, and what belongs here is: keys of its own, indented below it "
         "(write `place:` and below it, indented by two spaces more, `name: Baghuz`)")),
        ("place: {country: SY}\n", "5:9 missing-key: a place needs `name`, and this one has none (add `name:` with words on one line)"),
        ("time: [a, b]\n", "5:7 wrong-type: here stands a list, and what belongs here is: words on one line"),
        ("draft: yes\n", "5:8 wrong-type: 'yes' is neither true nor false (write true or false)"),
        ("embargo: 2026-12-01T06:00\n",
         ("5:10 wrong-type: '2026-12-01T06:00' is not a day and time with its zone, like 2026-12-01T06:00Z "
         "(add your zone: 2026-12-01T06:00Z for UTC, 2026-12-01T06:00-05:00 for New York in winter)")),
        ("published: 2026-11\n", "5:12 invalid-date: '2026-11' is not a single day (write a whole day, like 2026-11-22)"),
        ("updated: 2026.11.22\n", f"5:10 invalid-date: '2026.11.22' is not a date: {NO_DATE} (write 2026-11-22)"),
        ("people: [Ann]\n", "5:10 invalid-id: 'Ann' can't be an id: it has the capital letter A (did you mean `ann`?)"),
        ("disputed: [weapon]\n",
         ("5:12 wrong-type: 'weapon' is none of the words that may stand here (did you mean 'weapons'? The words are: "
          "number_killed · status_of_killed · weapons · lawfulness · inquiry · responsibility)")),
        ("timeline: none\n", "5:11 wrong-type: here stand words, and what belongs here is: a list, each part behind a hyphen"),
        ("timeline: [call]\n", "5:12 wrong-type: here stand words, and what belongs here is: keys and values, like `id: …`"),
        ("removed: yes\n", ("5:10 wrong-type: here stand words, and what belongs here is: keys of its own, indented below it "
         "(write `removed:` and below it, indented by two spaces more, `date:`, `reason:`)")),
        ("removed: court\n",
         ("5:10 wrong-type: here stand words, and what belongs here is: keys of its own, indented below it "
         "(write `removed:` and below it, indented by two spaces more, `reason: court`)")),
        ("draft:\n", "5:1 wrong-type: `draft` is empty, and so would hold nothing back (write `draft: true`, or take the line out)"),
        ("draft: # true\n", "5:1 wrong-type: `draft` is empty, and so would hold nothing back (write `draft: true`, or take the line out)"),
        ("embargo: ''\n", ("5:1 wrong-type: `embargo` is empty, and so would hold nothing back "
         "(write a value behind `embargo:`, or take the line out)")),
        ("embargo: 2027-01-01\n",
         ("5:10 wrong-type: '2027-01-01' is not a day and time with its zone, like 2026-12-01T06:00Z "
         "(add your zone: 2027-01-01T00:00Z for UTC, 2027-01-01T00:00-05:00 for New York in winter)")),
        ("draft: True\n", "5:8 wrong-type: 'True' is neither true nor false (write true)"),
        ("place:\nname: X\nlat: 1\n", ("6:1 unknown-key: `name` belongs to the `place:` above it, and is not indented "
         "(indent it by two spaces more, and the lines below it that belong to `place:` likewise)")),
        ("place: {name: X, country: sy}\n", "5:27 wrong-type: 'sy' is not a country code of two capital letters, like SY (write SY)"),
        ("people: [Ada Moor]\n", "5:10 invalid-id: 'Ada Moor' can't be an id: it has the capital letter A (did you mean `ada-moor`?)"),
        ("people: ada-moor, jack-reed\n",
         ("5:9 wrong-type: a comma stands in 'ada-moor, jack-reed', and several want square brackets around them "
         "(write [ada-moor, jack-reed]; or quotation marks, if it is one name)")),
        ("timeline:\n  id: a\n  date: 2020\n  text: >-\n    It began [@editors].\n",
         ("6:3 wrong-type: a hyphen is missing before `id`, which begins an entry of the list "
         "(write it like this: `- id: a`)")),
        ("published: 3 May 2024\n", f"5:12 invalid-date: '3 May 2024' is not a date: {NO_DATE} (write 2024-05-03)"),
    ],
)  # fmt: skip
def test_what_is_wrong_stands_where_it_is(front: str, finding: str) -> None:
    assert found(front) == [f"x.md:{finding}"]


@pytest.mark.parametrize(
    ("front", "place", "name"),
    [
        (ESTIMATES + "      - id: one\n        asserted_by: The Army\n        value: 1\n", "8:9", "figure-without-citation"),
        (ESTIMATES + "      - id: one\n        asserted_by: The Army\n        cite: gazette\n", "8:9", "missing-key"),
        (ESTIMATES + "      - {id: one, asserted_by: The Army, value: 1, cite: []}\n", "8:10", "figure-without-citation"),
        ("figures:\n  - id: a\n    estimates: []\n", "6:5", "missing-key"),
        ("figures:\n  - estimates:\n      - {id: one, asserted_by: The Army, value: 1, cite: gazette}\n", "6:5", "missing-key"),
        ("figures:\n  - label:\n    id: a\n", "6:5", "missing-key"),
        ("questions:\n  - id: a\n    question: Why?\n    status: open\n", "6:5", "question-without-citation"),
        ("questions:\n  - id: a\n    question: Why?\n    cite: gazette\n", "6:5", "missing-key"),
        ('questions:\n  - id: a\n    question: ""\n    status: open\n    cite: gazette\n', "6:5", "missing-key"),
        ("inquiries:\n  - id: a\n    body: The Army\n    actions:\n      - action: opened\n", "9:9", "inquiry-without-citation"),
        ("inquiries:\n  - id: a\n    body: The Army\n    actions:\n      - {action: other, cite: gazette}\n", "9:10", "missing-key"),
        ("inquiries:\n  - id: a\n    body: The Army\n", "6:5", "missing-key"),
        ("timeline:\n  - id: a\n    date: 2020\n", "6:5", "missing-key"),
        ("timeline:\n  - id: a\n    date: 2020\n    text: >-\n", "6:5", "missing-key"),
        ("sources:\n  - {id: a, type: report, title: T}\n", "6:6", "missing-key"),
        ("sources:\n  - {id: a, type: report, publisher: P}\n", "6:6", "missing-key"),
        ("sources:\n  - {id: a, title: T, publisher: P}\n", "6:6", "missing-key"),
    ],
)  # fmt: skip
def test_what_is_missing_is_missed_at_the_first_key_of_its_mapping(front: str, place: str, name: str) -> None:
    assert [" ".join(line.split(" ")[:2]) for line in found(front)] == [f"x.md:{place} {name}:"]


@pytest.mark.parametrize("more", ["", "url: https://example.org/\n"])
def test_a_source_needs_no_publisher_where_it_is_withheld_or_has_an_author(more: str) -> None:
    for front in ("withheld: protects a person", "author: [Ann Example]", "publisher: unknown"):
        document = parse_yaml("x.yaml", f"type: report\ntitle: T\n{front}\n{more}".encode())
        record, findings = validate("sources", "x", document)
        assert isinstance(record, Source)
        assert findings == ()


def test_what_is_broken_is_blank_and_hides_nothing_else() -> None:
    record, findings = read("time: [1]\nplace: {name: X, lat: north}\ntags: [a, [b]]\nquestions:\n  - {id: A}\n  - none\n")
    assert [line.split(" ")[1] for line in findings] == [
        *["wrong-type:"] * 3,
        "missing-key:",
        "missing-key:",
        "question-without-citation:",
        "invalid-id:",
        "wrong-type:",
    ]
    assert (record.title, record.time, record.tags) == ("Shelling of Old Bridge", "", ("a",))
    assert record.place
    assert record.place.lat is None
    assert [str(question.id) for question in record.questions] == [""]


def test_one_value_may_stand_for_a_list() -> None:
    record, findings = read("people: ann\ntags: old\n")
    assert (findings, record.people, record.tags) == ([], ("ann",), ("old",))


def test_the_name_of_a_file_is_its_id() -> None:
    record, findings = read("", name="Old_Bridge")
    assert record.id == "Old_Bridge"
    assert findings == [
        (
            "x.md:1:1 invalid-id: the file's name is its id, and 'Old_Bridge' can't be one: it has the capital letter O "
            "(rename the file; ids are made of a-z, 0-9 and single hyphens)"
        )
    ]


def test_what_was_taken_down_needs_nothing_but_that() -> None:
    document = parse_markdown("x.md", b"---\nremoved:\n  date: 2026-11-01\n  reason: court\n---\n", 1)
    record, findings = validate("incidents", "x", document)
    assert findings == ()
    assert record.removed
    assert record.removed.reason == "court"
    document = parse_markdown("x.md", b"---\nremoved:\n  reason: because\n---\n", 1)
    assert [one.name for one in validate("incidents", "x", document)[1]] == ["wrong-type", "missing-key"]


def test_a_file_without_front_matter_is_reported_once() -> None:
    document = parse_markdown("x.md", b"It began.\n", 1)
    record, findings = validate("incidents", "x", document)
    assert (record.id, findings) == ("x", ())
    assert [one.name for one in document.findings] == ["front-matter"]


@pytest.mark.parametrize("folder", ["incidents", "people", "organisations", "places", "pages"])
def test_an_empty_front_matter_misses_what_its_kind_needs(folder: str) -> None:
    document = parse_markdown("x.md", b"---\n---\n", 0)
    _, findings = validate(folder, "x", document)
    needed = {
        "incidents": ["title", "date", "summary"],
        "people": ["name", "name_display", "named_because"],
        "organisations": ["name"],
        "places": ["name"],
        "pages": ["title"],
    }
    assert [one.name for one in findings] == ["missing-key"] * len(needed[folder])
    assert all(any(f"`{key}`" in one.message for one in findings) for key in needed[folder])


def test_settings() -> None:
    settings, findings = validate_settings(parse_yaml("dossier.yaml", SETTINGS.encode()))
    assert findings == ()
    assert {name: str(getattr(settings.rules, name)) for name in type(settings.rules).__slots__ if name != "span"} == {
        "uncited": "error",
        "claim_words": "60",
        "archived": "warning",
        "accessed": "warning",
        "single_origin": "off",
        "stale_question_days": "365",
        "contested_voice": "warning",
        "reply": "off",
        "silent_change": "off",
    }
    _, findings = validate_settings(parse_yaml("dossier.yaml", b"title: T\nbase_url: ftp://x\npolicy: {uncited: no, claim_words: -1}\n"))
    assert [f"{one.span.line}:{one.span.column} {one.name}" for one in findings] == [
        "2:11 unsafe-url",
        "3:19 wrong-type",
        "3:36 wrong-type",
        "1:1 missing-key",
        "1:1 missing-key",
        "1:1 missing-key",
    ]


def test_an_address_does_not_stand_in_braces_either() -> None:
    own = "sources:\n  - id: a\n    type: report\n    title: T\n    publisher: P\n    archived: {url: URL, date: 2020}\n"
    assert [" ".join(line.split(" ")[:2]) for line in found(own.replace("URL", "https://example.org/a"))] == ["x.md:10:21 wrong-type:"]
    assert found(own.replace("URL", "'https://example.org/a,b'")) == []


def test_a_key_in_capitals_is_not_missed_besides() -> None:
    document = parse_markdown("x.md", b"---\nTitle: X\ndate: 2020\nSUMMARY: S [@editors].\n---\nWords [@editors].\n", 1)
    findings = validate("incidents", "x", document)[1]
    assert [one.hint for one in findings] == ["did you mean 'title'?", "did you mean 'summary'?"]


def test_an_odd_space_in_a_value_is_a_space() -> None:
    front = "published: 2020-01-02\u00a0\ndraft: true\u00a0\n" + ESTIMATES
    front += "      - {id: one, asserted_by: The Army, value: at least\u00a012, cite: gazette}\n"
    record, findings = read(front)
    assert findings == []
    assert record.draft
    value = record.figures[0].estimates[0].value
    assert value
    assert value.text == "at least 12"


def test_a_record_of_another_folder_is_told_where_it_belongs() -> None:
    person = b"---\nname: Ada\nname_display: full\nnamed_because: She spoke [@editors].\nrole: clerk\n---\n"
    (one,) = validate("incidents", "ada", parse_markdown("x.md", person, 1))[1]
    assert (one.name, one.message, one.hint) == (
        "misplaced-file",
        "this looks like a person, and stands in incidents/",
        "move it to people/",
    )
    source = b"---\nid: a\ntype: report\ntitle: T\npublisher: P\nurl: https://example.org/\n---\n"
    (one,) = validate("incidents", "a", parse_markdown("x.md", source, 1))[1]
    assert one.hint == "move it to sources/ and let its name end in .yaml"


def test_prose_does_not_stand_in_braces() -> None:
    front = "timeline:\n  - {id: a, date: 2020, text: It began [@gazette]}\n"
    assert any("prose does not stand inside" in line for line in found(front.replace("[@gazette]", "so")))


def test_a_remark_that_cuts_words_short_is_a_warning() -> None:
    assert found("content_note: Describes # the killing\n") == [
        (
            "x.md:5:25 comment-in-text: these words are cut short: '# the killing' is taken for a remark and not shown "
            "(if it belongs to the words, put them below `>-`, indented)"
        )
    ]
    assert found("content_note: 'Describes # the killing' # of people\n") == []


def test_an_answered_question_is_not_called_open() -> None:
    question = "questions:\n  - id: a\n    question: Who?\n    cite: gazette\n    answer: The army [@gazette].\n    status: "
    assert [one.partition(" (")[0] for one in found(f"{question}open\n")] == [
        "x.md:10:13 wrong-type: this question is called open, and an answer to it is given"
    ]
    assert found(f"{question}partly_answered\n") == []


def test_an_address_that_a_remark_cuts_short_is_a_warning() -> None:
    (one,) = found(
        "sources:\n  - {id: a, type: report, title: T, publisher: P}\n  - id: b\n    type: report\n    title: T\n"
        "    publisher: P\n    url: https://a.example/ #b\n"
    )
    assert "comment-in-text" in one
    assert "take the space before it out" in one
