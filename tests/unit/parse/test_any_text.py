"""Whatever stands in a file: reading it raises nothing, ends soon, and every place that it gives is one of the file."""

import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.document import Mapping, Node, Scalar
from builder.findings import Finding
from builder.parse.characters import hidden_in, read_text
from builder.parse.front import read_front_matter, read_yaml
from builder.parse.places import place_words

MISTAKES = (Path(__file__).parent / "cases" / "mistakes.txt").read_text(encoding="utf-8").split("\n")
PIECES = st.sampled_from(
    [*"ab :-[]{}\"'\n\n#&*!|>%@`,?\t=\\", "  ", "---\n", "...\n", "key: ", "- ", ">-\n  ", "\\u202e", "\ufeff", "\ud800", "\x00"]
)
YAMLISH = st.lists(PIECES, max_size=60).map("".join)
LINES = st.lists(st.sampled_from(MISTAKES), max_size=12).map("\n".join)


@given(st.text() | YAMLISH | LINES)
def test_any_text_is_read(text: str) -> None:
    mapping, findings = read_yaml("case.yaml", text)
    check(text, mapping, findings)


@given(st.text() | YAMLISH | LINES, st.sampled_from(["", "---\n", "\n---\n"]))
def test_any_front_matter_is_read(text: str, opening: str) -> None:
    front = read_front_matter("case.md", opening + text)
    check(opening + text, front.mapping, front.findings)
    assert (opening + text).split("\n")[front.body_line - 1 :] == front.body.split("\n") or front.body == ""


@given(st.binary() | YAMLISH.map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_read(content: bytes) -> None:
    text, findings = read_text("case.md", content)
    assert text is not None or [one.name for one in findings] == ["encoding"]
    assert not hidden_in(text or "")
    if not findings:
        assert text == unicodedata.normalize("NFC", content.decode().removeprefix("\ufeff").replace("\r\n", "\n"))


@pytest.mark.parametrize(
    "text",
    [
        "".join(chr(33 + number * number % 90) if number % 7 else "\n" for number in range(200_000)),
        "The quick: brown fox jumps.\n" * 7_000,
        "a\n" * 100_000 + "x: y\n",
        'a: "x\n' * 30_000,
        "a: {b: c: d, " * 15_000,
        "a: [" + "''', \"\\'," * 20_000,
        "  \t-x\n" * 30_000,
        "a" * 200_000,
        "x: y\n" + "a-" * 100_000 + "\n",
        "a: b" + " " * 200_000 + ": c",
        "a: >-\n    x\n  y\n" * 12_000,
        'a: "\\q"\n' * 20_000,
    ],
    ids=range(12),
)
def test_garbage_ends_soon(text: str) -> None:
    begun = time.process_time()
    _, findings = read_yaml("case.yaml", text)
    assert findings
    assert time.process_time() - begun < 10


def check(text: str, mapping: Mapping | None, findings: tuple[Finding, ...]) -> None:
    lines = text.split("\n")
    assert mapping is not None or findings
    for one in findings:
        assert 1 <= one.span.line <= len(lines)
        assert 1 <= one.span.column <= len(lines[one.span.line - 1]) + 1
        assert one.message
        assert one.hint
    if mapping is not None:
        check_node(text, lines, mapping)


def check_node(text: str, lines: list[str], node: Node) -> None:
    assert 1 <= node.span.line <= len(lines)
    assert 1 <= node.span.column <= len(lines[node.span.line - 1]) + 1
    if isinstance(node, Scalar):
        assert 0 <= node.start <= node.end <= len(text)
        assert len(place_words(text, node)) == len(node.text)
        assert not hidden_in(node.text)
        return
    for inner in [one for pair in node.pairs for one in pair] if isinstance(node, Mapping) else node.nodes:
        check_node(text, lines, inner)
