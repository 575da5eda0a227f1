"""What is based on what among the sources of a page, drawn origin by origin: finished coordinates, and the same in words.

Each origin stands on one side of a line, what rests on it on the other, a row a source; docs/decisions says why there is no single
picture of all. It judges no source.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from builder.pages.lettering import in_lines
from builder.pages.parts import Link, PartyMark, Sheet, anchored, link_to, party_mark, source_link
from builder.pages.site import is_right_to_left
from builder.pages.wording import REVISED, REWORDED, counted, said

# Where the line between an origin and what rests on it stands, in per cent of the width; everything else is in pixels from there.
TRUNK = 42
LINE, GAP, MIDDLE, BASELINE, AROUND = 17, 9, 9, 13, 7
FIRST_MARK, STEP, BESIDE, SIGN = 16, 16, 10, 10
# So many pixels are left for names on either side in a window of 320 pixels.
OF_ORIGIN, OF_RESTING, DEEPEST = 89, 134, 4
# Above this many rows the picture is folded away at first.
MOST_ROWS = 12
UNBROKEN = "\u00a0"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a label. number: of the source on this page, before its first line, else "". y: of its foot."""

    number: str
    text: str
    y: int


@dataclass(frozen=True, slots=True)
class Target:
    """What of the picture leads to a source when it is touched: all of its lines, with the gaps between them."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Row:
    """A source in the picture. mark: its party's sign, at mark_x and mark_y. x: where its words begin, or end for an origin.

    state: that it was revised since, or a machine's words, in a line of its own, or None. through: the source by which it comes to rest
    on the origin, where that is not direct. also: the other origins behind it.
    """

    link: Link
    number: int
    mark: PartyMark | None
    mark_x: int
    mark_y: int
    x: int
    lines: tuple[Line, ...]
    target: Target
    state: Line | None
    through: Link | None
    also: tuple[Link, ...]

    @property
    def left(self) -> int:
        """Where the square of the sign begins."""
        return self.mark_x - SIGN // 2

    @property
    def top(self) -> int:
        """As left, from above."""
        return self.mark_y - SIGN // 2


@dataclass(frozen=True, slots=True)
class Edge:
    """A straight line from one point to another, in pixels from the trunk."""

    x1: int
    y1: int
    x2: int
    y2: int


@dataclass(frozen=True, slots=True)
class Tree:
    """An origin and what rests on it. id: for the picture's own labels. trunk: in per cent of the width. words: how many rest on it."""

    id: str
    trunk: int
    height: int
    origin: Row
    resting: tuple[Row, ...]
    edges: tuple[Edge, ...]
    words: str


@dataclass(frozen=True, slots=True)
class OriginsView:
    """Every origin on which something rests here, the busiest first. alone: the others, with their signs. folded: at first.

    several: whether a source stands beside more than one.
    """

    trees: tuple[Tree, ...]
    alone: tuple[tuple[Link, PartyMark | None], ...]
    folded: bool
    several: bool

    def __bool__(self) -> bool:
        return bool(self.trees)


def origins_view(sheet: Sheet) -> OriginsView:
    """How the sources that the sheet's owner cites lead to their origins; those behind them that it does not cite are shown too."""
    drawing = _Drawing(sheet)
    resting = drawing.resting()
    order = sorted(resting, key=lambda one: (drawing.numbers.get(one, len(drawing.numbers) + 1), one))
    origins = [one for one in order if not drawing.based_on(one)]
    branches = {one: _branches(one, resting, order) for one in origins}
    trees = [drawing.tree(one, found) for one, found in branches.items() if found]
    trees.sort(key=lambda tree: -len(tree.resting))
    sources = sheet.dossier.sources
    return OriginsView(
        trees=tuple(trees),
        alone=tuple((drawing.link(one), party_mark(sources[one])) for one, found in branches.items() if not found),
        folded=sum(1 + len(tree.resting) for tree in trees) > MOST_ROWS,
        several=any(row.also for tree in trees for row in tree.resting),
    )


class _Branch(NamedTuple):
    """A source that rests on an origin. parent: that below which it stands. deep: how far in, from 1."""

    source: str
    parent: str
    deep: int


def _branches(origin: str, resting: Mapping[str, list[str]], order: list[str]) -> list[_Branch]:
    """What rests on an origin, each once and by the shortest way, in the order of the rows."""
    place = {one: n for n, one in enumerate(order)}
    parents: dict[str, str] = {origin: ""}
    layer = [origin]
    while layer:
        further = []
        for one in layer:
            for other in sorted(resting[one], key=place.__getitem__):
                if other not in parents:
                    parents[other] = one
                    further.append(other)
        layer = further
    below: dict[str, list[str]] = {}
    for one, parent in parents.items():
        below.setdefault(parent, []).append(one)
    rows: list[_Branch] = []
    waiting = [(origin, 0)]
    while waiting:
        one, deep = waiting.pop()
        if deep:
            rows.append(_Branch(one, parents[one], deep))
        waiting += [(other, deep + 1) for other in reversed(below.get(one, []))]
    return rows


class _Drawing:
    """Draws the trees of one page. side: 1 where rows run from left to right, else -1."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.sources = sheet.dossier.sources
        self.numbers = {one.source: one.number for one in sheet.citations.sources} if sheet.citations else {}
        self.side = -1 if is_right_to_left(sheet.dossier.settings) else 1

    def based_on(self, source: str) -> list[str]:
        """What a source rests on directly."""
        return list(dict.fromkeys(str(one) for one in self.sources[source].rests_on if one in self.sources))

    def resting(self) -> dict[str, list[str]]:
        """For every source that is cited, or stands behind one that is: those of them that rest on it directly."""
        found: dict[str, list[str]] = {}
        waiting = list(self.numbers)
        while waiting:
            one = waiting.pop()
            if one not in found:
                found[one] = []
                waiting += self.based_on(one)
        for one in sorted(found):
            for origin in self.based_on(one):
                found[origin].append(one)
        return found

    def link(self, source: str) -> Link:
        """To a source's place in the list of the page, or to its own page where it is not in that list."""
        label = source_link(self.sheet, source).label
        return Link(label, anchored(self.sheet, f"s-{source}")) if source in self.numbers else link_to(self.sheet, source, label)

    def tree(self, origin: str, branches: list[_Branch]) -> Tree:
        """An origin with what rests on it."""
        mark_x = -FIRST_MARK * self.side
        first = self._row(origin, (mark_x, mark_x - BESIDE * self.side, 0), OF_ORIGIN)
        rows: list[Row] = []
        edges = [Edge(mark_x + AROUND * self.side, first.mark_y, 0, first.mark_y)]
        ends = {origin: (0, first.mark_y)}
        y = 0
        for one in branches:
            inward = min(one.deep, DEEPEST) - 1
            x = (FIRST_MARK + inward * STEP) * self.side
            row = self._row(one.source, (x, x + BESIDE * self.side, y), OF_RESTING - STEP * inward, origin)
            row = replace(row, through=self.link(one.parent) if one.parent != origin else None)
            above_x, above_y = ends[one.parent]
            if one.deep <= DEEPEST:
                edges += [Edge(above_x, above_y, above_x, row.mark_y), Edge(above_x, row.mark_y, x - AROUND * self.side, row.mark_y)]
            ends[one.source] = (x, row.mark_y + AROUND)
            rows.append(row)
            y = _foot(row)
        return Tree(
            id=origin,
            trunk=TRUNK if self.side == 1 else 100 - TRUNK,
            height=max(y, _foot(first)),
            origin=first,
            resting=tuple(rows),
            edges=tuple(one for one in edges if (one.x1, one.y1) != (one.x2, one.y2)),
            words=_in_words(branches),
        )

    def _row(self, source: str, at: tuple[int, int, int], room: int, origin: str = "") -> Row:
        mark_x, x, y = at
        others = [other for other in self.sheet.dossier.tracing[source].possible if origin and other != origin]
        link, number = self.link(source), self.numbers.get(source, 0)
        lead = f"{number} " if number else ""
        name, comma, date = link.label.rpartition(", ")
        # A date and the sign behind it are not torn apart.
        whole = f"{lead}{name}{comma}{date.replace(' ', UNBROKEN) if comma else date}{UNBROKEN + '+' if others else ''}"
        texts = in_lines(whole, room)
        feet = [y + BASELINE + n * LINE for n in range(len(texts) + 1)]
        lines = [Line("", text, foot) for text, foot in zip(texts, feet, strict=False)]
        lines[0] = Line(lead, texts[0].removeprefix(lead), feet[0])
        # Words run away from the sign beside them.
        target = Target(x if x > mark_x else x - room, y, room, len(texts) * LINE + GAP)
        state = said(REVISED, self.sources[source].status or "current") or (REWORDED if self.sources[source].machine else "")
        return Row(
            link=link,
            number=number,
            mark=party_mark(self.sources[source]),
            mark_x=mark_x,
            mark_y=y + MIDDLE,
            x=x,
            lines=tuple(lines),
            target=target,
            state=Line("", state, feet[-1]) if state else None,
            through=None,
            also=tuple(self.link(other) for other in others),
        )


def _foot(row: Row) -> int:
    return (row.state or row.lines[-1]).y - BASELINE + LINE + GAP


def _in_words(branches: list[_Branch]) -> str:
    further = sum(one.deep > 1 for one in branches)
    rest = counted(len(branches), "source rests on it", "sources rest on it")
    return f"{rest}, {further} of them through others" if further else rest
