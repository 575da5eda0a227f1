"""From YAML's events to nodes with places: every value is text, and what could hurt (depth, aliases, tags) is refused.

It stops at the first line that is not YAML, by a Trouble; `front.py` mends that line in memory and reads again.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import yaml

from builder.document import Mapping, Node, Scalar, Sequence
from builder.findings import Finding, Span, finding
from builder.parse.characters import hidden_in, without_hidden
from builder.parse.quoting import quote_from, write_it

MOST_DEPTH = 16
MOST_NODES = 5000
NO_KEY = "no key"
NO_HYPHEN = "no hyphen before an entry's first key"
ODD_HYPHEN = "another dash in the place of a hyphen"
_SHOWN = 40

_ODD_HYPHEN = re.compile(r"(?:[\u2010-\u2015\u2212\u2022]\s|-[^\S \t\n])")

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Trouble(Exception):
    """A place where the lines are not YAML. line, column: from 0, among the lines. problem: YAML's words for it or ours.

    context: what YAML was reading, in its words. opening: the line and column at which that begins, or None.
    """

    def __init__(self, line: int, column: int, problem: str, context: str = "", opening: tuple[int, int] | None = None) -> None:
        super().__init__(problem)
        self.line = line
        self.column = column
        self.problem = problem
        self.context = context
        self.opening = opening


class TooMuch(Exception):
    """Nodes within nodes without end, or too many of them: nothing of the file's YAML is used. finding: what to report."""

    def __init__(self, reported: Finding) -> None:
        super().__init__(reported.message)
        self.finding = reported


@dataclass(frozen=True, slots=True)
class Original:
    """The lines as the file has them, by which places are given while mended lines are read.

    first_line: the file's number of the first of them. starts: the index of each line's first character in the file's text,
    and behind the last line one more.
    """

    path: str
    lines: tuple[str, ...]
    first_line: int
    starts: tuple[int, ...]

    def index(self, line: int, column: int) -> int:
        """The index in the file's text; a column in what was added to a mended line becomes that line's end."""
        if line >= len(self.lines):
            return self.starts[-1] - 1
        return self.starts[line] + min(column, len(self.lines[line]))

    def span(self, start: tuple[int, int], end: tuple[int, int]) -> Span:
        """From one line and column to another, or to the end of the first line."""
        line, column = start
        if line >= len(self.lines):
            line, column = len(self.lines) - 1, len(self.lines[-1])
        width = len(self.lines[line])
        column = min(column, width)
        stop = min(end[1], width) if end[0] == line else width
        return Span(self.path, self.first_line + line, column + 1, max(stop - column, 1))


def read_nodes(original: Original, lines: list[str]) -> tuple[Node | None, list[Finding]]:
    """The root node of lines, None where there is none, and what is wrong short of syntax.

    lines: those of `original`, perhaps mended. Raises Trouble and TooMuch.
    """
    walk = _Walk(original, lines)
    try:
        return walk.root(yaml.parse("\n".join(lines), Loader=_LOADER)), walk.findings
    except yaml.MarkedYAMLError as error:
        at, opening = _place(error.problem_mark, len(lines)), _place(error.context_mark, len(lines))
        raise Trouble(*(at or opening or (0, 0)), error.problem or "", error.context or "", opening) from error
    except yaml.YAMLError as error:
        raise Trouble(0, 0, str(error)) from error


def _place(mark: Any, count: int) -> tuple[int, int] | None:
    """Line and column of a mark, which may stand behind the last of `count` lines."""
    return (min(mark.line, count - 1), mark.column) if mark else None


def _is_empty(pair: tuple[Scalar, Node] | None) -> bool:
    return pair is not None and isinstance(pair[1], Scalar) and pair[1].end == pair[0].end


class _Walk:
    """One walk over the events of one text."""

    def __init__(self, original: Original, lines: list[str]) -> None:
        self.original = original
        self.lines = lines
        self.findings: list[Finding] = []
        self.count = 0

    def root(self, events: Iterator[Any]) -> Node | None:
        """The node that the events make, read to their end."""
        for event in events:
            if isinstance(event, yaml.NodeEvent):
                root = self._node(event, events, 1, in_flow=False)
                for _ in events:
                    pass  # what stands behind the root may be no YAML
                place = _place(event.start_mark, len(self.lines))
                if isinstance(root, Scalar) and place:
                    raise Trouble(*place, NO_KEY, "simple key", place)
                return root
        return None

    def _node(self, event: Any, events: Iterator[Any], depth: int, *, in_flow: bool) -> Node | None:
        self._count(event, depth)
        self._refuse_features(event, in_flow=in_flow)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, in_flow=in_flow)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, events, depth)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, events, depth)
        return None

    def _scalar(self, event: Any, *, in_flow: bool) -> Scalar | None:
        style = event.style or None
        if style is None and not event.value:
            return None
        self._doubt_hyphen(event, style, in_flow=in_flow)
        start = self.original.index(event.start_mark.line, event.start_mark.column)
        end = self.original.index(event.end_mark.line, event.end_mark.column)
        scalar = Scalar(event.value, self._span(event), style, start, max(end, start), in_flow)
        if style == '"' and (spelt := hidden_in(event.value)):
            message = f"an escape here makes a character that nobody can see: {spelt}"
            self.findings.append(finding("hidden-character", scalar.span, message, "write the words without it"))
            return replace(scalar, text=without_hidden(event.value))
        return scalar

    def _sequence(self, event: Any, events: Iterator[Any], depth: int) -> Sequence:
        nodes = []
        while not isinstance(inner := next(events), yaml.SequenceEndEvent):
            node = self._node(inner, events, depth + 1, in_flow=event.flow_style)
            if node is not None:
                nodes.append(node)
        return Sequence(tuple(nodes), self._point(event))

    def _mapping(self, event: Any, events: Iterator[Any], depth: int) -> Mapping:
        pairs: dict[str, tuple[Scalar, Node]] = {}
        lines: dict[str, int] = {}
        first: Span | None = None
        while not isinstance(inner := next(events), yaml.MappingEndEvent):
            key = self._key(inner, events, depth, in_flow=event.flow_style)
            node = self._node(next(events), events, depth + 1, in_flow=event.flow_style)
            if key is None:
                continue
            first = first or key.span
            if key.text in lines:
                self._doubled(key, node, lines, pairs, is_entry=depth > 1 and not event.flow_style)
            lines.setdefault(key.text, key.span.line)
            if node is not None and _is_empty(pairs.get(key.text)):
                pairs[key.text] = (key, node)
            pairs.setdefault(key.text, (key, node or Scalar("", key.span, None, key.end, key.end, event.flow_style)))
        return Mapping(tuple(pairs.values()), first or self._point(event))

    def _doubled(
        self, key: Scalar, node: Node | None, lines: dict[str, int], pairs: dict[str, tuple[Scalar, Node]], *, is_entry: bool
    ) -> None:
        """Report a key that is there already, or raise a Trouble where it seems to begin the next entry of a list."""
        first = next(iter(lines))
        if is_entry and key.text == first and len(lines) > 1:
            line, column = key.span.line - self.original.first_line, key.span.column - 1
            raise Trouble(line, column, NO_HYPHEN)
        message = f"the key '{key.text[:_SHOWN]}' stands here a second time; it was given in line {lines[key.text]} already"
        hint = "keep one of the two and delete the other"
        earlier = pairs[key.text]
        if isinstance(node, Sequence) and isinstance(earlier[1], Sequence):
            hint = f"move its entries below the first `{key.text[:_SHOWN]}:` and delete this line"
            pairs[key.text] = (earlier[0], Sequence((*earlier[1].nodes, *node.nodes), earlier[1].span))
        self.findings.append(finding("duplicate-key", key.span, message, hint))

    def _key(self, event: Any, events: Iterator[Any], depth: int, *, in_flow: bool) -> Scalar | None:
        """The key, or None where it can't be used; that was reported, or is a Trouble."""
        line, column = event.end_mark.line, event.end_mark.column
        has_colon = self.lines[line][column:].lstrip(" \t").startswith(":") if line < len(self.lines) else False
        key = self._node(event, events, depth + 1, in_flow=in_flow)
        if isinstance(key, Mapping | Sequence):
            self._feature(self._point(event), "a list or keys stand here in the place of a key", "a key is one word, then comes a colon")
        elif key is None and not isinstance(event, yaml.AliasEvent):
            self._feature(self._point(event), "a key is missing before this colon", "write it like this: `key: value`")
        elif isinstance(key, Scalar) and not has_colon:
            mark = event.start_mark
            if self.lines[mark.line][: mark.column].rstrip(" \t").endswith("?"):
                self._feature(key.span, "`?` announces a key here, and this format has no such thing", "write it like this: `key: value`")
            else:
                raise Trouble(mark.line, mark.column, "no colon", "flow" if in_flow else "simple key", (mark.line, mark.column))
        elif isinstance(key, Scalar) and key.text == "<<" and key.style is None:
            self._feature(key.span, "`<<` merges other keys in, and this format has no such thing", "write the keys out, each on its line")
        else:
            return key if isinstance(key, Scalar) else None
        return None

    def _doubt_hyphen(self, event: Any, style: str | None, *, in_flow: bool) -> None:
        """Raise a Trouble at `-name` on a line of its own: to YAML it is a word, to whoever wrote it one of a list."""
        value, mark = event.value, event.start_mark
        if style is None and not in_flow and _ODD_HYPHEN.match(value) and not self.lines[mark.line][: mark.column].strip(" "):
            raise Trouble(mark.line, mark.column, ODD_HYPHEN)
        is_hyphened = style is None and not in_flow and value[:1] == "-" and value[1:2] not in ("", "-", " ")
        if is_hyphened and not self.lines[mark.line][: mark.column].strip(" "):
            raise Trouble(mark.line, mark.column, "no space behind the hyphen", "simple key", (mark.line, mark.column))

    def _refuse_features(self, event: Any, *, in_flow: bool) -> None:
        if event.anchor is None and getattr(event, "tag", None) is None and not isinstance(event, yaml.AliasEvent):
            return
        line, column = event.start_mark.line, event.start_mark.column
        span = self._point(event)
        quoted = "put them between quotation marks" if in_flow else write_it(quote_from(self.lines[line], column))
        if isinstance(event, yaml.AliasEvent):
            what = f"`*{str(event.anchor)[:_SHOWN]}` stands for a value from elsewhere, and this format has no such thing"
            self._feature(span, what, f"write the value out; if the words themselves begin with an asterisk, {quoted}")
            return
        if event.anchor is not None:
            what = f"`&{event.anchor[:_SHOWN]}` gives a name to a value, and this format has no such thing"
            self._feature(span, what, f"delete it; if the words themselves begin with &, {quoted}")
        if event.tag is not None:
            what = f"`{self.lines[line][column:].split(' ')[0][:_SHOWN]}` is a tag, and this format has no such thing"
            self._feature(span, what, f"delete it; if the words themselves begin with an exclamation mark, {quoted}")

    def _feature(self, span: Span, message: str, hint: str) -> None:
        self.findings.append(finding("yaml-feature", span, message, hint))

    def _count(self, event: Any, depth: int) -> None:
        self.count += 1
        if self.count > MOST_NODES:
            message = f"more than {MOST_NODES:,} keys and values stand in this file"
            raise TooMuch(finding("too-large", self._point(event), message, "divide it into several files"))
        if depth > MOST_DEPTH and isinstance(event, yaml.CollectionStartEvent):
            message = f"lists and keys stand within each other more than {MOST_DEPTH} levels deep here"
            raise TooMuch(finding("yaml-feature", self._point(event), message, "write the value with fewer levels"))

    def _span(self, event: Any) -> Span:
        return self.original.span((event.start_mark.line, event.start_mark.column), (event.end_mark.line, event.end_mark.column))

    def _point(self, event: Any) -> Span:
        """The span of the event's first character."""
        return self._span(event)._replace(length=1)
