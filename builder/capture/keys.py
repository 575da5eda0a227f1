"""Writes what a capture found into the YAML of a source, and disturbs nothing else: no other line, no remark, no order, no line end.

It works on text, and says what the text would be; whether that is what was wanted is for others to verify.
"""

import re
from collections.abc import Mapping as Mappings
from dataclasses import dataclass

from builder.capture.trouble import NotWritten
from builder.document import Document, Mapping, Node, Scalar, Sequence

# Keys to values; a value may have keys of its own.
Changes = Mappings[str, str | Mappings[str, str]]
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9:/._~?=&%+@-]*(?<!:)")
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class _Edit:
    """What takes the place of the document's text from start to end. behind_line: put behind the line in which that place is."""

    start: int
    end: int
    words: str
    behind_line: bool = False


def changed(content: bytes, document: Document, source: str, changes: Changes) -> bytes:
    """A content file with keys of one source set. document: the file, read. source: the source's id; "" for a file that is the source.

    A key that is there is written over; others come behind `url:`, in the order given. Raises NotWritten where that can't be done.
    """
    mapping = mapping_of(document, source)
    edits: list[_Edit] = []
    new: dict[str, str | Mappings[str, str]] = {}
    for key, value in changes.items():
        there = next((pair for pair in mapping.pairs if pair[0].text == key), None)
        if there is None:
            new[key] = value
        else:
            edits += _over(document.text, *there, value)
    if new:
        edits.append(_behind(mapping, new))
    return _applied(content, document.text, edits)


def mapping_of(document: Document, source: str) -> Mapping:
    """The keys of a source in a file. Raises NotWritten where they are not there."""
    front = document.front
    if front is not None and not source:
        return front
    within = next((node for key, node in front.pairs if key.text == "sources"), None) if front else None
    for node in within.nodes if isinstance(within, Sequence) else ():
        if isinstance(node, Mapping) and any(
            key.text == "id" and isinstance(one, Scalar) and one.text == source for key, one in node.pairs
        ):
            return node
    raise NotWritten(f"the source '{source}' is not in {document.path} any more")


def is_changed_as_wanted(before: Document, after: Document, source: str, changes: Changes) -> bool:
    """Whether keys of a source are as wanted, and nothing else of the file has another meaning than before."""
    wanted = {key: value if isinstance(value, str) else dict(value) for key, value in changes.items()}
    (found, around), (changed_to, around_now) = _divided(before, source), _divided(after, source)
    return changed_to == {**found, **wanted} and around_now == around


def _divided(document: Document, source: str) -> tuple[dict[str, object], object]:
    """The keys of a source, without places, and all else that the file says."""
    mapping = mapping_of(document, source)
    found = {key.text: _plain(node) for key, node in mapping.pairs}
    return found, (_plain(document.front, without=mapping) if document.front else None, document.body.text)


def _plain(node: Node, without: Mapping | None = None) -> object:
    """A node without places, to compare: keys and values, lists, words. without: keys to leave out."""
    if node is without:
        return None
    if isinstance(node, Scalar):
        return str(node.text)
    if isinstance(node, Sequence):
        return [_plain(one, without) for one in node.nodes]
    return {key.text: _plain(value, without) for key, value in node.pairs}


def _over(text: str, key: Scalar, node: Node, value: str | Mappings[str, str]) -> list[_Edit]:
    if isinstance(node, Scalar) and not node.text and node.start == node.end:
        behind = text.index(":", key.end) + 1
        return [_Edit(behind, behind, f" {_written(value)}")]
    if isinstance(node, Scalar) and isinstance(value, str):
        if node.style in ("|", ">"):
            raise NotWritten(f"`{key.text}:` is written over several lines; write it into one")
        return [_Edit(node.start, node.end, _scalar(value))]
    if isinstance(node, Mapping) and not isinstance(value, str):
        there = {one.text: (one, inner) for one, inner in node.pairs}
        if there.keys() == value.keys():
            return [edit for name, words in value.items() for edit in _over(text, *there[name], words)]
    raise NotWritten(f"`{key.text}:` is not written as it should be; put it right, or take it out")


def _behind(mapping: Mapping, new: Changes) -> _Edit:
    key, url = next(((key, node) for key, node in mapping.pairs if key.text == "url"), (None, None))
    if key is None or not isinstance(url, Scalar) or url.style in ("|", ">"):
        raise NotWritten("`url:` is not written in one line; write it into one")
    if key.in_flow:
        return _Edit(url.end, url.end, "".join(f", {name}: {_written(value)}" for name, value in new.items()))
    indent = " " * (key.span.column - 1)
    lines = [f"{indent}{line}" for name, value in new.items() for line in _lines(name, value)]
    return _Edit(url.end, url.end, "\n".join(lines), behind_line=True)


def _lines(name: str, value: str | Mappings[str, str]) -> list[str]:
    if isinstance(value, str) or name == "held":
        return [f"{name}: {_written(value)}"]
    return [f"{name}:", *(f"  {inner}: {_scalar(words)}" for inner, words in value.items())]


def _written(value: str | Mappings[str, str]) -> str:
    if isinstance(value, str):
        return _scalar(value)
    # Between braces an address stands in quotation marks.
    quoted = ((name, words if _WORD.fullmatch(words) else f'"{words}"') for name, words in value.items())
    return "{" + ", ".join(f"{name}: {words}" for name, words in quoted) + "}"


def _scalar(words: str) -> str:
    # An address has neither quotation marks of this kind nor backslashes.
    return words if _PLAIN.fullmatch(words) else f'"{words}"'


def _applied(content: bytes, text: str, edits: list[_Edit]) -> bytes:
    """The edits of a document's text, done on the bytes that it was read from."""
    raw = content.decode("utf-8")
    mark = "\ufeff" if raw.startswith("\ufeff") else ""
    lines, read = raw.removeprefix(mark).split("\n"), text.split("\n")
    end_of_line = "\r\n" if lines[0].endswith("\r") else "\n"
    if len(lines) != len(read):
        raise NotWritten("its lines do not end as those of other files do; save it again with the line ends LF (Unix)")
    written = [line.removesuffix("\r") for line in lines]
    starts = [0]
    for line in read:
        starts.append(starts[-1] + len(line) + 1)
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        number = next(at for at in range(len(read)) if starts[at + 1] > edit.start)
        line, carriage = lines[number].removesuffix("\r"), "\r" if lines[number].endswith("\r") else ""
        if edit.behind_line:
            lines[number] = line + end_of_line + edit.words.replace("\n", end_of_line) + carriage
            continue
        if edit.end > starts[number + 1] or written[number] != read[number]:
            raise NotWritten(f"line {number + 1} can't be changed without touching more than the key")
        lines[number] = line[: edit.start - starts[number]] + edit.words + line[edit.end - starts[number] :] + carriage
    return (mark + "\n".join(lines)).encode("utf-8")
