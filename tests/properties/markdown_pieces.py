"""Bodies to try the parser with: any text, pieces of markup thrown together, and whole bodies in which every word is known."""

import re
from html import unescape

from hypothesis import strategies as st

from builder.document import Body, Piece
from builder.findings import Span

LETTERS = [*'[]()*_`"“”„«»;,.@|#<>!&{}\\-+~ \n\t\0xé🙂ب\u2028']
MARKS = [
    "[@a]",
    "[@a, p. 3",
    '"w1',
    "w2 ",
    "w3",
    "see @b",
    " from @c",
    "[[x",
    "|y]]",
    "{#z}",
    "](",
    "\\|",
    "&amp;",
    "<b>",
    "![",
    "[@editors]",
]
LINES = ["\n\n", "\n> ", "\n- ", "\n1. ", "\n# ", "\n| a | b |\n|---|---|\n| ", " | ", "\n    ", "\n```\n", "  \n"]
PIECES = st.lists(st.sampled_from([*LETTERS, *MARKS, *LINES]), max_size=40).map("".join)
ANY = st.text(max_size=60) | PIECES

KEYS = st.sampled_from(["a", "nyt-2021-11-13"])
CITATIONS = st.builds(
    lambda signal, key, rest: f" [{signal}@{key}{rest}]",
    st.sampled_from(["", "see ", "contra "]),
    KEYS,
    st.sampled_from(["", ", p. 3", ', para. 4 "x; y] z"', " from @b", "; but see @c, 12:30"]),
)
INLINE = st.lists(
    st.sampled_from(
        ["W", "*W*", "**W W**", "*W **W** W*", "`W`", "[W](https://example.org/)", "[[x|W]]", "W, W.", "\\*W\\*", "&lt;W", "W  \nW", "W\nW"]
    )
    | CITATIONS,
    min_size=1,
    max_size=8,
).map(" ".join)
CELL = INLINE.map(lambda text: text.replace("\n", " ").replace("|", "\\|"))
BLOCKS = st.one_of(
    INLINE.map(lambda text: f"W {text}"),
    st.lists(INLINE, min_size=1, max_size=3).map(lambda each: "\n".join("- W " + text.replace("\n", "\n  ") for text in each)),
    INLINE.map(lambda text: "> W " + text.replace("\n", "\n> ") + "\n>\n> W"),
    st.lists(CELL, min_size=1, max_size=3).map(
        lambda rows: "\n".join(["| W | W |", "|---|---|", *(f"| W {row} | W {row} |" for row in rows)])
    ),
    st.just("## W W"),
)


def _numbered(text: str) -> str:
    words = iter(range(10_000))
    return re.sub("W", lambda _: f"w{next(words)}", text)


BODIES = st.lists(BLOCKS, min_size=1, max_size=5).map("\n\n".join).map(_numbered)


def visible(body: Body) -> str:
    """What a reader of a body sees, without its citations."""
    return "".join(_seen(body, piece) for piece in body.pieces)


def word_at(text: str, span: Span) -> str:
    """The text from where a span begins to the end of its line."""
    return text.split("\n")[span.line - 1][span.column - 1 :]


def _seen(body: Body, piece: Piece) -> str:
    if piece.kind == "reference":
        reference = body.references[piece.index]
        return reference.label or str(reference.target) or str(reference.fragment)
    return unescape(re.sub(r"<[^>]*>", "", piece.html))
