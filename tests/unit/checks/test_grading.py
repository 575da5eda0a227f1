"""What bears a grade and what does not, beyond the cases of tests/checks/G101, G102 and G103."""

from collections.abc import Callable

import pytest

from builder.findings import Finding

FindingsOf = Callable[..., list[Finding]]

FILES = {
    "organisations/army.md": "---\nname: Army of Testland\nalso_known_as: [جيش الأرض]\npart_of: ministry\naliases: [the-army]\n---\n",
    "organisations/ministry.md": "---\nname: Ministry of War\n---\n",
    "organisations/battery.md": "---\nname: The Fourth Battery\npart_of: army\n---\n",
    "people/salma.md": "---\nname: سلمى المثال\nname_display: full\norganisations: [battery]\nnamed_because: She spoke [@gazette].\n---\n",
    "sources/statement.yaml": "type: speech\ntitle: S\npublisher: army\nparty: belligerent\nnote: N\n",
    "sources/by-ministry.yaml": "type: speech\ntitle: S\npublisher: ministry\nparty: belligerent\nnote: N\n",
    "sources/by-salma.yaml": "type: interview\ntitle: S\nauthor: [salma]\nparty: belligerent\nnote: N\n",
    "sources/by-name.yaml": "type: speech\ntitle: S\npublisher: جيش الأرض\nparty: belligerent\nnote: N\n",
    "sources/taken-back.yaml": "type: speech\ntitle: S\npublisher: army\nstatus: retracted\nstatus_date: 2021\nnote: N\n",
    "sources/post.yaml": "type: report\ntitle: P\npublisher: Post\nrests_on: [statement, gazette]\nnote: N\n",
    "sources/echo.yaml": "type: report\ntitle: E\npublisher: Echo\nrests_on: [taken-back]\nnote: N\n",
    "sources/read-in-copy.yaml": "type: speech\ntitle: S\npublisher: army\nvia: [copy]\n",
    "sources/told.yaml": "type: report\ntitle: T\npublisher: Told\nrests_on: [read-in-copy]\nnote: N\n",
    "sources/of-copy.yaml": "type: report\ntitle: T\npublisher: Told\nrests_on: [copy]\nnote: N\n",
    "sources/hidden.yaml": "type: interview\ntitle: S\nwithheld: protects a person\n",
    "sources/looked.yaml": "type: search\ntitle: We looked\nauthor: [Ann]\naccessed: 2026-11-01\nwhere: The register\nhow: By name\n",
    "pages/about.md": "---\ntitle: About\nbackground: [gazette, herald, copy, statement, by-ministry, by-salma, by-name, post]\n---\n",
    "pages/more.md": "---\ntitle: More\nbackground: [told, of-copy, taken-back, echo, read-in-copy, hidden, looked]\n---\n",
}


@pytest.fixture
def graded(findings_of: FindingsOf) -> Callable[..., list[str]]:
    """A function from a grade, what its basis cites and a party to the messages of grading-not-supported."""

    def check(value: str, cited: str, party: str = "army", more: str = "") -> list[str]:
        named = f"  party: {party}\n" if party else ""
        front = f"grading:\n  value: {value}\n{named}  basis: It is said [{cited}].\n{more}"
        found = findings_of(front, "It shook [@gazette].", FILES)
        # What was retracted is reported where it is cited, too.
        assert {one.name for one in found} <= {"grading-not-supported", "retracted-source"}
        return [one.message for one in found if one.name == "grading-not-supported"]

    return check


@pytest.mark.parametrize(
    ("value", "cited", "party"),
    [
        ("confirmed", "@statement", "army"),
        ("confirmed", "@statement", "the-army"),
        ("confirmed", "@statement", "The Army of Testland"),
        ("confirmed", "@statement", "ministry"),
        ("confirmed", "@by-salma", "army"),
        ("confirmed", "@by-salma", "salma"),
        ("confirmed", "@by-name", "army"),
        ("confirmed", "@post from @statement", "army"),
        ("confirmed", "@told from @read-in-copy", "army"),
        ("fair", "@gazette; @herald", "army"),
        ("fair", "@statement; @gazette", "army"),
        ("fair", "@hidden; @gazette", ""),
        ("weak", "@post", "army"),
        ("weak", "@copy; @gazette", "army"),
        ("contested", "@gazette; @statement", "army"),
        ("contested", "@gazette; contra @statement", "army"),
        ("discounted", "@herald", "army"),
    ],
)
def test_a_grade_is_borne(graded: Callable[..., list[str]], value: str, cited: str, party: str) -> None:
    assert graded(value, cited, party) == []


@pytest.mark.parametrize(
    ("value", "cited", "party", "said"),
    [
        ("confirmed", "@statement", "", "names none"),
        (
            "confirmed",
            "@by-ministry",
            "army",
            "the own word of Army of Testland, or of what belongs to it, and its basis has only the word of",
        ),
        ("confirmed", "@post", "army", "'post' is not traced to an origin"),
        ("confirmed", "@post from @gazette", "army", "only the word of others: 'post'"),
        ("confirmed", "@gazette; contra @statement", "army", "only the word of others: 'gazette'"),
        ("confirmed", "@taken-back", "army", "'taken-back' bears nothing, since it was retracted"),
        ("confirmed", "@echo", "army", "'echo' bears nothing, since it rests on 'taken-back', and it was retracted"),
        ("confirmed", "@echo from @taken-back", "army", "'taken-back' bears nothing, since it was retracted"),
        ("confirmed", "@read-in-copy", "army", "'read-in-copy' bears nothing, since its words are a machine's"),
        ("weak", "@of-copy", "army", "'of-copy' bears nothing, since it rests on 'copy', and its words are a machine's"),
        ("fair", "@gazette; @post", "army", "one origin, 'gazette'; 'post' is not traced to an origin"),
        ("fair", "@gazette; @post from @gazette", "army", "one origin, 'gazette'"),
        ("fair", "@post", "army", "no origin that it is traced to"),
        ("fair", "@statement; @by-ministry", "army", "the word of one party alone: 'by-ministry' and 'statement'"),
        ("fair", "@gazette; @looked", "army", "'looked' bears nothing, since it says that we found nothing"),
        ("weak", "@copy", "army", "nothing that bears it; 'copy' bears nothing"),
        ("weak", "@editors", "army", "nothing that bears it"),
        ("contested", "@gazette", "army", "one origin, 'gazette'"),
        ("contested", "@gazette; contra @taken-back", "army", "one origin, 'gazette'"),
        ("discounted", "@looked", "army", "nothing that bears it"),
    ],
)
def test_a_grade_is_not_borne(graded: Callable[..., list[str]], value: str, cited: str, party: str, said: str) -> None:
    (message,) = graded(value, cited, party)
    assert said in message


def test_a_basis_that_names_no_source_is_that_and_no_more(findings_of: FindingsOf) -> None:
    front = "grading: {value: fair, party: nobodys-id, basis: 'It is said [@gazete].'}\n"
    assert [one.name for one in findings_of(front, "It shook [@gazette].")] == ["unknown-link", "unknown-source"]


def test_a_party_that_is_nobody_is_that_and_no_more(findings_of: FindingsOf) -> None:
    front = "grading: {value: confirmed, party: nobodys-id, basis: 'It is said [@gazette].'}\n"
    assert [one.name for one in findings_of(front, "It shook [@gazette].")] == ["unknown-link"]


@pytest.mark.parametrize(
    ("day", "status", "found"),
    [("2026-11-01", "corrected", 1), ("2026-11-01", "retracted", 1), ("2026-11-10", "corrected", 0), ("2026-11-01", "current", 0)],
)
def test_a_grading_is_older_than_a_correction(findings_of: FindingsOf, day: str, status: str, found: int) -> None:
    files = {"sources/late.yaml": f"type: report\ntitle: L\npublisher: Late\nnote: N\nstatus: {status}\nstatus_date: 2026-11-10\n"}
    front = f"grading: {{value: weak, basis: 'It is said [@gazette; contra @late].', graded_on: {day}}}\n"
    messages = [one.message for one in findings_of(front, "It shook [@gazette].", files) if one.name == "grading-not-supported"]
    assert len(messages) == found
    assert all(f"'late', was {status} on 2026-11-10" in one for one in messages)


def test_a_grading_that_is_not_borne_can_be_accepted(findings_of: FindingsOf) -> None:
    waiver = "waivers:\n  - {code: G101, at: 'incidents/bridge.md \"value: fair\"', because: They are two.}\n"
    files = {"dossier.yaml": "title: T\nbase_url: https://t.example/\nlanguage: en\nlicence: L\ncontact: a@t.example\n" + waiver}
    front = "grading:\n  value: fair\n  basis: It is said [@gazette].\n"
    assert findings_of(front, "It shook [@gazette].", files) == []


@pytest.mark.parametrize(
    ("choice", "asked", "found"),
    [
        ("error", "Somebody Else", ["reply-missing"]),
        ("error", "salma", []),
        ("error", "ministry", []),
        ("error", "جيش الأرض", []),
        ("off", "Somebody Else", []),
    ],
)
def test_a_party_was_asked(findings_of: FindingsOf, choice: str, asked: str, found: list[str]) -> None:
    settings = f"title: T\nbase_url: https://t.example/\nlanguage: en\nlicence: L\ncontact: a@t.example\npolicy: {{reply: {choice}}}\n"
    front = f"grading: {{value: weak, party: battery, basis: 'It is said [@gazette].'}}\nreplies:\n  - {{to: {asked}, asked: 2026-11-01}}\n"
    reported = findings_of(front, "It shook [@gazette].", {**FILES, "dossier.yaml": settings})
    assert [(one.name, one.severity) for one in reported] == [(name, choice) for name in found]
