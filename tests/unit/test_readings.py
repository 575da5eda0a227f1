import pytest

from builder import choices, vocabulary
from tests.unit.content import SETTINGS, incident, linked


@pytest.mark.parametrize("line", ["content_note: #blood and fire", "tags: x\ntime: # noon", "content_note:  # [see]"])
def test_words_behind_a_hash_are_not_lost_in_silence(line: str) -> None:
    _, findings = linked({"incidents/x.md": incident(f"{line}\n")})
    assert [one.name for one in findings] == ["comment-in-text"]


@pytest.mark.parametrize(
    "line", ["content_note: #", "questions: # none yet", "content_note: '#blood'", "# content_note: x", "content_note:"]
)
def test_a_remark_that_is_one_is_let_through(line: str) -> None:
    assert linked({"incidents/x.md": incident(f"{line}\n")})[1] == []


def hints(files: dict[str, str]) -> list[str]:
    return [one.hint for one in linked(files)[1] if one.name in ("wrong-type", "comment-in-text", "unknown-source", "misread-markup")]


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("unanswered", "did you mean 'open'? The words are: open · partly_answered · answered · unanswerable · withdrawn"),
        ("Answred", "did you mean 'answered'? The words are: open · partly_answered · answered · unanswerable · withdrawn"),
        ("closed", "one of: open · partly_answered · answered · unanswerable · withdrawn"),
    ],
)
def test_a_short_list_is_always_shown(written: str, hint: str) -> None:
    question = f"questions:\n  - id: q\n    question: Who?\n    cite: gazette\n    status: {written}\n"
    assert hints({"incidents/x.md": incident(question)}) == [hint]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("statement", "did you mean 'speech'?"),
        ("Press release", "did you mean 'speech'?"),
        ("newspaper", "did you mean 'article-newspaper'?"),
        ("legal-case", "did you mean 'legal_case'?"),
        ("rumour", "a type of source as the Citation Style Language has them, like article-newspaper"),
    ],
)
def test_a_type_by_its_everyday_name(written: str, meant: str) -> None:
    (hint,) = hints({"sources/x.yaml": f"type: {written}\ntitle: T\npublisher: P\nnote: N\n"})
    assert hint.startswith(meant)


@pytest.mark.parametrize(
    ("table", "words"),
    [(choices.MEANT_TYPES, vocabulary.SOURCE_TYPE), (choices.MEANT_STATUSES, vocabulary.STATUS)],
    ids=["types", "statuses"],
)
def test_what_is_proposed_may_be_written(table: dict[str, str], words: tuple[str, ...]) -> None:
    assert set(table.values()) <= set(words)
    assert not set(table) & set(words)


@pytest.mark.parametrize("written", ["b00020", "'B00020'", "#b00020"])
def test_a_colour_without_its_sign_or_its_quotation_marks(written: str) -> None:
    files = {"dossier.yaml": f"{SETTINGS}colours:\n  evidence: {written}\n"}
    assert hints(files) == ['write "#b00020", between quotation marks because of the #']


@pytest.mark.parametrize("body", ["It is so [@https://gazette.example/1].", "It is so [@https://gazette.example/1, p. 2]."])
def test_an_address_where_a_source_is_cited(body: str) -> None:
    assert hints({"incidents/x.md": incident(body=body)}) == [ADDRESS]


def test_an_address_behind_cite() -> None:
    question = "questions:\n  - id: q\n    question: Who?\n    status: open\n    cite: https://gazette.example/1\n"
    assert hints({"incidents/x.md": incident(question)}) == [ADDRESS]


ADDRESS = "cite a source by its id; `onrecord new source ID --url …` begins one that has this address"


@pytest.mark.parametrize("line", ["== What next ==", "==What next", "=== What next ==="])
def test_a_heading_as_wikis_have_it(line: str) -> None:
    assert hints({"incidents/x.md": incident(body=f"{line}\n\nIt is so [@gazette].")}) == ["begin a heading with ##: ## What next"]
