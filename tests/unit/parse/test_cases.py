"""Cases as text: what is written, what is said about it, what is read all the same.

A file holds cases between lines of `=====`: a title, the input, `>>>>> findings`, `>>>>> read`. `pytest --rewrite-expected` writes
the last two anew; they are read in review like prose.
"""

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from builder.document import Node, Scalar, Sequence
from builder.findings import Finding, in_order
from builder.parse.characters import read_text
from builder.parse.files import parse_markdown
from builder.parse.front import read_front_matter, read_yaml

CASES = Path(__file__).parent / "cases"
FINDINGS, READ, END = ">>>>> findings\n", ">>>>> read\n", "=====\n"


def as_yaml(written: str) -> tuple[Iterable[Finding], str]:
    mapping, findings = read_yaml("case.yaml", written)
    return findings, shown(mapping)


def as_front_matter(written: str) -> tuple[Iterable[Finding], str]:
    front = read_front_matter("case.md", written)
    return front.findings, f"{shown(front.mapping)}the body, from line {front.body_line}: {json.dumps(front.body, ensure_ascii=False)}\n"


def as_bytes(written: str) -> tuple[Iterable[Finding], str]:
    content = b"".join(
        bytes.fromhex(part[1:-1]) if re.fullmatch(r"<[0-9A-F]{2}(?: [0-9A-F]{2})*>", part) else point(part).encode()
        for part in re.split(r"(<[^>]*>)", written.removesuffix("\n"))
    )
    text, findings = read_text("case.md", content)
    return findings, f"{text!a}\n"


def as_file(written: str) -> tuple[Iterable[Finding], str]:
    document = parse_markdown("case.md", written.encode(), 0)
    return document.findings, f"{shown(document.front)}{document.body.text}\n"


def point(part: str) -> str:
    return chr(int(part[3:-1], 16)) if part.startswith("<U+") else part


@pytest.mark.parametrize(
    ("name", "read"),
    [("mistakes", as_yaml), ("hostile", as_yaml), ("front", as_front_matter), ("characters", as_bytes), ("files", as_file)],
)
def test_cases(name: str, read: Callable[[str], tuple[Iterable[Finding], str]], rewrite_expected: bool) -> None:
    path = CASES / f"{name}.txt"
    expected = path.read_bytes().decode()
    found = END.join(as_read(case, read) for case in re.split(f"^{END}", expected, flags=re.MULTILINE))
    if rewrite_expected:
        path.write_bytes(found.encode())
    assert found == expected


def as_read(case: str, read: Callable[[str], tuple[Iterable[Finding], str]]) -> str:
    title, _, rest = case.partition("\n")
    written = rest.partition(FINDINGS)[0]
    findings, result = read(written)
    said = "".join(
        f"{one.span.path}:{one.span.line}:{one.span.column}: {one.severity}[{one.code}] {one.name}: {one.message}\n    {one.hint}\n"
        for one in in_order(findings)
    )
    return f"{title}\n{written}{FINDINGS}{said}{READ}{result}"


def shown(node: Node | None) -> str:
    """A line a key, each value as JSON; an empty mapping is no line."""
    plain = as_plain(node)
    if not isinstance(plain, dict):
        return f"{plain}\n"
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in plain.items())


def as_plain(node: Node | None) -> object:
    if node is None or isinstance(node, Scalar):
        return node and node.text
    if isinstance(node, Sequence):
        return [as_plain(one) for one in node.nodes]
    return {key.text: as_plain(value) for key, value in node.pairs}
