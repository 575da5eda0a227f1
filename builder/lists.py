"""How a list is read whose entries are of one kind, and what it was meant to be where several stand in one value.

What an entry is, `readings.py` says.
"""

import re
from collections.abc import Iterable
from typing import Any

from builder.document import Node, Scalar, Sequence
from builder.findings import Finding, finding
from builder.ids import why_invalid
from builder.readings import shortened
from builder.schema import Kind, Reading

_MARKS = re.compile(r"\s*[,;]\s*")
_LINES = re.compile(r"[ \t]*\n[ \t\n]*(?:[-*\u2013\u2022][ \t]+)?")


def listing(kind: Kind, expected: str, *, of_names: bool = False) -> Kind:
    """A kind of lists of another kind. of_names: whether a comma in a single value is likely to part two."""

    def read_node(node: Node, reading: Reading) -> tuple[Any, ...]:
        if of_names and isinstance(node, Scalar) and node.style is None and "," in node.text:
            meant = _bracketed(part for one in node.text.split(",") if (part := " ".join(one.split())))
            message = f"a comma stands in '{shortened(node.text)}', and several want square brackets around them"
            reading.findings.append(finding("wrong-type", node.span, message, f"write {meant}; or quotation marks, if it is one name"))
            return ()
        # One value where a list may stand is a list of one: what is meant is plain.
        nodes = node.nodes if isinstance(node, Sequence) else (node,)
        parted = [_parts(one, kind, reading) for one in nodes]
        several = [
            number for number, (one, parts) in enumerate(zip(nodes, parted, strict=True)) if len(parts) > 1 or isinstance(one, Sequence)
        ]
        if several:
            reading.findings.append(_several(nodes[several[0]], node, parted, reading))
        values = (kind.read(one, reading) for number, one in enumerate(nodes) if number not in several)
        return tuple(value for value in values if value is not None)

    return Kind(expected, read_node, lambda _: (), kind.record)


def _parts(node: Node, kind: Kind, reading: Reading) -> list[str]:
    """The entries that stand in one value: one where it is one, none where it is nothing of which a list is made."""
    if isinstance(node, Sequence):
        return [one.text for one in node.nodes if isinstance(one, Scalar)]
    if not isinstance(node, Scalar):
        return []
    raw = reading.text[node.start : node.end].strip()
    if node.style is None and " ".join(node.text.split()) in (" ".join(raw.split()), ""):
        for separator in (_MARKS, _LINES):
            parts = [part for part in separator.split(raw) if part]
            if len(parts) > 1 and all(_is_one(part, node, kind) for part in parts):
                return parts
    return [node.text]


def _is_one(part: str, node: Scalar, kind: Kind) -> bool:
    """Whether a part of a value is an entry: names may hold what parts others, so that every part must be an id, or a word of a list."""
    trial = Reading("", [])
    is_read = kind.read(Scalar(part, node.span, None, 0, 0, in_flow=False), trial) is not None and not trial.findings
    return is_read and not why_invalid(part.replace("_", "-"))


def _several(one: Node, node: Node, parted: list[list[str]], reading: Reading) -> Finding:
    """The finding about a value in which several stand, with the whole list as it should be."""
    if isinstance(one, Sequence):
        whole = _bracketed(dict.fromkeys(part for parts in parted for part in parts))
        return finding("wrong-type", one.span, "a list stands here within a list", f"one pair of brackets is enough: write {whole}")
    span = one.span
    text = reading.text[one.start : one.end] if isinstance(one, Scalar) else ""
    if "\n" in text:
        column = span.column - 1 if one is node else span.column - 3
        lines = " and ".join(f"`{' ' * column}- {part}`" for parts in parted for part in parts)
        message = "several lines stand here, and are read as one value: each entry of a list begins with a hyphen"
        return finding("wrong-type", span, message, f"write, each on a line of its own, {lines}")
    message = f"several stand in '{shortened(' '.join(text.split()))}', and are read as one"
    return finding("wrong-type", span, message, f"write {_bracketed(part for parts in parted for part in parts)}")


def _bracketed(parts: Iterable[str]) -> str:
    return f"[{', '.join(parts)}]"
