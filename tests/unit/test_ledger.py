"""The ledger: rows as lines that merge, with nothing of a copy's text in them but the words around that a link needs."""

from hypothesis import given
from hypothesis import strategies as st

from builder.ledger import OUTCOMES, Row, kept_days, key_of, read_ledger, written

_HEX = st.text("0123456789abcdef", min_size=16, max_size=16)
_AROUND = st.text(st.characters(exclude_characters="\t\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", exclude_categories=["Cs"]), max_size=80)
_ROWS = st.dictionaries(
    st.tuples(_HEX, st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9})?", fullmatch=True)),
    st.builds(Row, _HEX, st.sampled_from(OUTCOMES), st.dates().map(str), _AROUND, _AROUND, st.just("")),
    max_size=8,
)


@given(_ROWS)
def test_what_is_written_is_read_again(rows: dict[tuple[str, str], Row]) -> None:
    assert read_ledger("ledger.tsv", written(rows)) == (rows, ())


@given(st.text(max_size=200))
def test_any_text_comes_to_rows_or_to_findings(text: str) -> None:
    rows, findings = read_ledger("ledger.tsv", text)
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert len(rows) + len(findings) == len(lines)


def test_lines_are_sorted_whatever_their_order() -> None:
    rows = {("b" * 16, "x"): Row("0" * 16, "found", "2026-01-02"), ("a" * 16, "y"): Row("0" * 16, "altered", "2026-01-01")}
    lines = written(rows).splitlines()
    assert [line[0] for line in lines[2:]] == ["a", "b"]
    assert written(dict(reversed(rows.items()))) == written(rows)


def test_a_difference_is_never_written() -> None:
    row = Row("0" * 16, "altered", "2026-01-01", difference="“least” is “most” there")
    assert "least" not in written({("a" * 16, "x"): row})


def test_the_hash_is_of_the_words_as_written_but_for_how_lines_break() -> None:
    assert key_of("nobody\n  was warned", "x") == key_of("nobody was warned", "x")
    assert key_of("nobody was warned", "x") != key_of("nobody is warned", "x")
    assert key_of("café", "x") == key_of("cafe\u0301", "x")


def test_what_was_found_before_keeps_its_day() -> None:
    key, other = ("a" * 16, "x"), ("b" * 16, "x")
    before = {key: Row("0" * 16, "found", "2026-01-01"), other: Row("0" * 16, "found", "2026-01-01")}
    fresh = [(key, Row("0" * 16, "found", "2026-02-02")), (other, Row("0" * 16, "altered", "2026-02-02"))]
    assert [row.day for row in kept_days(fresh, before).values()] == ["2026-01-01", "2026-02-02"]
