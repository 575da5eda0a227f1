import pytest

from tests.unit.content import incident, linked


@pytest.mark.parametrize("line", ["content_note: #blood and fire", "tags: x\ntime: # noon", "content_note:  # [see]"])
def test_words_behind_a_hash_are_not_lost_in_silence(line: str) -> None:
    _, findings = linked({"incidents/x.md": incident(f"{line}\n")})
    assert [one.name for one in findings] == ["comment-in-text"]


@pytest.mark.parametrize(
    "line", ["content_note: #", "questions: # none yet", "content_note: '#blood'", "# content_note: x", "content_note:"]
)
def test_a_remark_that_is_one_is_let_through(line: str) -> None:
    assert linked({"incidents/x.md": incident(f"{line}\n")})[1] == []
