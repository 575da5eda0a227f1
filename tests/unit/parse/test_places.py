import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.document import Scalar
from builder.findings import Span
from builder.parse.front import read_yaml
from builder.parse.places import line_starts, place_words, span_at

LETTERS = st.text("abcäé’“🙂\u0628\u00a0-:#'\"\\[]{},", min_size=1, max_size=4)
# What divides words: blanks, a line end, empty lines; for double quotation marks also a line end that is taken away.
GAPS = st.sampled_from([" ", "  ", " \t", "\n  ", "  \n  ", "\n\n  ", "\n  \n\n    "])
ESCAPES = st.sampled_from(["\\n", "\\t", '\\"', "\\\\", "\\x41", "\\u00e9", "\\U0001F642", "\\ ", "\\_", "\\/"])
LINES = st.lists(
    st.sampled_from(["", " ", "      "]) | st.builds(str.__add__, st.sampled_from(["  ", "  ", "    ", "  \t"]), LETTERS), max_size=6
)


@st.composite
def woven(draw: st.DrawFn, words: st.SearchStrategy[str], gaps: st.SearchStrategy[str]) -> str:
    pieces = [draw(words)]
    for _ in range(draw(st.integers(0, 5))):
        pieces += [draw(gaps), draw(words)]
    return "".join(pieces)


PLAIN = woven(LETTERS.filter(lambda word: word[0] in "abcäé’🙂" and word[-1] != ":" and "," not in word), GAPS)
SINGLE = woven(LETTERS.map(lambda word: word.replace("'", "''")), GAPS).map(lambda words: f"'{words}'")
DOUBLE = woven(
    LETTERS.map(lambda word: word.replace("\\", "").replace('"', "")) | ESCAPES, GAPS | st.sampled_from(["\\\n  ", " \\\n\n  "])
).map(lambda words: f'"{words}"')
BLOCK = st.builds(
    lambda header, lines: header + "\n" + "\n".join(lines), st.sampled_from([">", ">-", ">+", "|", "|-", "|+", ">2-  # why", "|2"]), LINES
)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("plain words", "plain words"),
        ("over\n  two\n\n  lines", "over two\nlines"),
        ("'it''s'", "it's"),
        ('"a\\u00e9\\n\\\n   b \\\n  c"', "aé\nb c"),
        (">-\n  a\n  b\n\n    c\n  d\n", "a b\n\n  c\nd"),
        ("|2\n   a\n\n  b\n", " a\n\nb\n"),
        (">-\n\n\n  a", "\n\na"),
    ],
)
def test_words_stand_where_they_are_written(raw: str, text: str) -> None:
    scalar = scalar_of(raw)
    assert scalar is not None
    assert scalar.text == text
    check_places(raw)


@given(PLAIN)
def test_plain(raw: str) -> None:
    check_places(raw)


@given(SINGLE)
def test_single_quotation_marks(raw: str) -> None:
    check_places(raw)


@given(DOUBLE)
def test_double_quotation_marks(raw: str) -> None:
    check_places(raw)


@given(BLOCK)
def test_blocks(raw: str) -> None:
    check_places(raw)


def test_places_on_a_mended_line_are_near() -> None:
    text = "a: b: ccc\n"
    mapping, findings = read_yaml("case.yaml", text)
    assert mapping is not None
    assert len(findings) == 1
    node = mapping.pairs[0][1]
    assert isinstance(node, Scalar)
    assert [text[at] for at in place_words(text, node)] == list("b: ccc")


def test_span_at() -> None:
    starts = line_starts("ab\n\ncd")
    assert starts == (0, 3, 4)
    assert [span_at("p", starts, at)[1:3] for at in range(7)] == [(1, 1), (1, 2), (1, 3), (2, 1), (3, 1), (3, 2), (3, 3)]
    assert span_at("p", starts, 4, 2) == Span("p", 3, 1, 2)


def scalar_of(raw: str) -> Scalar | None:
    mapping, findings = read_yaml("case.yaml", f"# before\nkey: {raw}\nafter: x\n")
    node = {key.text: node for key, node in mapping.pairs}.get("key") if mapping and not findings else None
    return node if isinstance(node, Scalar) else None


def check_places(raw: str) -> None:
    """That every word has its place, where the lines are YAML at all; after another, no place comes before."""
    text, node = f"# before\nkey: {raw}\nafter: x\n", scalar_of(raw)
    if node is None:
        return
    places = place_words(text, node)
    assert len(places) == len(node.text)
    assert list(places) == sorted(places)
    for character, at in zip(node.text, places, strict=True):
        assert node.start <= at < node.end
        if text[at] == "\\" and node.style == '"':
            continue
        assert text[at].isspace() if character in " \t\n" else text[at] == character
    words = [at for character, at in zip(node.text, places, strict=True) if character not in " \t\n"]
    assert len(set(words)) == len(words)
