"""Counts drawn one below the other on one scale: finished coordinates for a picture. It joins, averages and chooses nothing.

Widths are in per cent and heights in pixels, so that type keeps its size on every screen; what stands beside a mark is in pixels from it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from builder.counts import Count
from builder.model import Estimate, PartOfCount
from builder.pages.dates import date_in_short
from builder.pages.lettering import in_lines, width
from builder.pages.parts import PartyMark, Sheet, asserter_mark, short_name
from builder.pages.site import is_right_to_left
from builder.pages.wording import POPULATIONS, said

# So wide is a picture on the smallest phone, in pixels; what fits there fits everywhere.
LEAST_WIDTH = 280
LINE, BASELINE, TO_TRACK, BELOW_TRACK = 17, 13, 12, 18
TOP, BAR, LEGEND, BETWEEN = 22, 10, 17, 10
# Pixels between a mark and its number: behind the mark alone, behind its arrow, behind an end stop.
BESIDE, BEHIND_ARROW, BEHIND_STOP = 13, 33, 9
ARROW, ARROW_HEAD = 27, 12
# From the middle of a mark to the foot of the number beside it.
NUMBER = 5
# Half the height of a picture of one count.
MIDDLE = 8
HEADROOM = 1.08
# Beside words there is less room for an arrow.
HEADROOM_ALONE, LEAST_ALONE = 1.4, 100
# So many ways there are to fill a part of a bar; nobody knows who they were whose status was not determined.
FILLS, UNKNOWN = 3, "unknown"
MOST_TICKS = 4


@dataclass(frozen=True, slots=True)
class Tick:
    """A number on the scale. x: in per cent."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Words:
    """A line of words. name: what comes first and is set apart, "" where the line goes on. y: of its foot."""

    name: str
    rest: str
    y: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a count, drawn to scale. fill: one of FILLS, by number, or UNKNOWN. x, width: in per cent; y: of its top.

    words: how many of whom; they stand below the bar at words_y.
    """

    fill: str
    x: float
    width: float
    y: int
    words: str
    words_y: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """A number on a scale. form: how it is drawn; "none" where none was given. x, to: in per cent. y: of its middle.

    side: 1 where the scale runs from left to right, else -1. arrow: where one ends, in pixels from the middle of the mark.
    """

    mark: PartyMark | None
    form: str
    x: float
    to: float
    y: int
    side: int
    arrow: int


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One count. lines: who says so, and when.

    count: in words, count_dx pixels beside count_x, its foot at count_y, its anchor "start" or "end".
    is_replaced: that the same asserter gave another later.
    """

    lines: tuple[Words, ...]
    drawn: Drawn
    count: str
    count_x: float
    count_dx: int
    count_y: int
    anchor: str
    is_replaced: bool
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Rows that are comparable with each other. lines: what sets them apart from those above, () for the first. y: of the rule above."""

    lines: tuple[Words, ...]
    y: int
    rows: tuple[ChartRow, ...]


@dataclass(frozen=True, slots=True)
class ChartView:
    """A picture of counts. side: 1 where it runs from left to right, else -1. start: where names begin, in per cent."""

    id: str
    title: str
    height: int
    side: int
    start: int
    ticks: tuple[Tick, ...]
    sections: tuple[Section, ...]


class Scale(NamedTuple):
    """From nothing to above the highest number that is drawn. step: between two ticks."""

    highest: int
    top: float
    step: int

    def at(self, number: float) -> float:
        """Where a number stands, in per cent."""
        return round(number / self.top * 100, 2)

    @property
    def ticks(self) -> range:
        """The numbers to write on it."""
        return range(0, self.highest + 1, self.step)


def scale_of(counts: Iterable[Count | None], headroom: float = HEADROOM) -> Scale:
    """One scale for some counts. headroom: how far it goes beyond the highest, as a factor."""
    highest = max((number for count in counts if count for number in (count.high, count.shown) if number), default=1)
    power = 10 ** (len(str(highest)) - 1)
    steps = (step * power // 10 for step in (5, 10, 20, 50, 100))
    step = next(step for step in (*steps, highest) if step and highest // step <= MOST_TICKS)
    return Scale(highest, highest * headroom, step)


def chart_of(
    sheet: Sheet, ident: str, title: str, scale: Scale, groups: Sequence[tuple[str, Sequence[Estimate]]], replaced: set[str]
) -> ChartView | None:
    """Some counts in groups, each with what sets it apart from the first; None where there are not two to compare.

    replaced: the ids of estimates that a later one of the same asserter takes the place of.
    """
    if sum(bool(one.value and one.value.shown is not None) for _, estimates in groups for one in estimates) < 2:
        return None
    drawing = _Drawing(sheet, scale)
    sections = tuple(drawing.section(heading, estimates, replaced) for heading, estimates in groups if estimates)
    return ChartView(
        id=ident,
        title=title,
        height=drawing.y,
        side=drawing.side,
        start=0 if drawing.side == 1 else 100,
        ticks=tuple(Tick(drawing.turned(scale.at(number)), str(number)) for number in scale.ticks),
        sections=sections,
    )


def drawn_alone(sheet: Sheet, estimates: Iterable[Estimate]) -> list[Drawn]:
    """Some counts, each by itself on the scale of them all."""
    listed = list(estimates)
    drawing = _Drawing(sheet, scale_of((one.value for one in listed), HEADROOM_ALONE), LEAST_ALONE)
    return [drawing.drawn(one, MIDDLE) for one in listed]


class _Drawing:
    """Puts rows below each other; y grows with each."""

    def __init__(self, sheet: Sheet, scale: Scale, least_width: int = LEAST_WIDTH) -> None:
        self.sheet, self.scale, self.least_width = sheet, scale, least_width
        self.side = -1 if is_right_to_left(sheet.dossier.settings) else 1
        self.y = TOP

    def turned(self, x: float) -> float:
        """A place as it is drawn where the scale runs from right to left; and back."""
        return x if self.side == 1 else round(100 - x, 2)

    def section(self, heading: str, estimates: Sequence[Estimate], replaced: set[str]) -> Section:
        lines: tuple[Words, ...] = ()
        rule = self.y
        if heading:
            self.y += BETWEEN
            lines = tuple(Words("", line, self._next_line()) for line in in_lines(heading, LEAST_WIDTH))
            self.y += BETWEEN // 2
        return Section(lines, rule, tuple(self._row(one, is_replaced=one.id in replaced) for one in estimates))

    def _row(self, estimate: Estimate, *, is_replaced: bool) -> ChartRow:
        lines = tuple(self._labels(short_name(self.sheet.dossier, estimate.asserted_by), date_in_short(estimate.as_of)))
        self.y += TO_TRACK
        y = self.y
        self.y += BELOW_TRACK
        count, drawn = estimate.value, self.drawn(estimate, y)
        words = "no total given" if count is None else "not known" if drawn.form == "none" else count.text
        at, dx, anchor = _beside(words, drawn.form, self.turned(drawn.x), self.turned(drawn.to))
        if anchor == "below":
            self.y += LINE
        return ChartRow(
            lines=lines,
            drawn=drawn,
            count=words,
            count_x=self.turned(at),
            count_dx=dx * self.side,
            count_y=y + (LINE + NUMBER if anchor == "below" else NUMBER),
            anchor="end" if anchor == "end" else "start",
            is_replaced=is_replaced,
            segments=tuple(self._segments(count, estimate.parts)),
        )

    def drawn(self, estimate: Estimate, y: int) -> Drawn:
        """A count's mark at its place."""
        count = estimate.value
        form = count.bound if count and count.shown is not None else "none"
        low = self.scale.at(count.shown or 0) if count else 0
        high = self.scale.at(count.high or 0) if count and form == "range" else low
        # No arrow leads below nothing, and each has a head.
        arrow = -max(ARROW_HEAD, min(ARROW, int(low / 100 * self.least_width))) if form == "up to" else ARROW
        mark = asserter_mark(self.sheet, estimate.asserted_by)
        return Drawn(mark, form, self.turned(low), self.turned(high), y, self.side, arrow * self.side)

    def _labels(self, name: str, day: str) -> Iterable[Words]:
        *before, last = in_lines(name, LEAST_WIDTH)
        for line in before:
            yield Words(line, "", self._next_line())
        if width(f"{last} {day}") <= LEAST_WIDTH:
            yield Words(last, day, self._next_line())
        else:
            yield Words(last, "", self._next_line())
            yield Words("", day, self._next_line())

    def _next_line(self) -> int:
        self.y += LINE
        return self.y - LINE + BASELINE

    def _segments(self, whole: Count | None, parts: tuple[PartOfCount, ...]) -> Iterable[Segment]:
        # A bar says that its parts make up the whole, so that they must: "at least 4" has no length, and some may be counted twice.
        counted = [part.value.low for part in parts if part.value and part.value.exact]
        if not parts or len(counted) < len(parts) or not (whole and whole.exact) or sum(counted) != whole.low:
            return
        top = self.y
        self.y += BAR + TO_TRACK // 2
        x = 0.0
        for number, part in enumerate(parts):
            long = self.scale.at(part.value.low if part.value else 0)
            words = f"{part.value.text if part.value else ''} {said(POPULATIONS, part.population)}"
            start = self.turned(x if self.side == 1 else round(x + long, 2))
            yield Segment(
                UNKNOWN if part.population == "unknown_status" else str(number % FILLS), start, long, top, words, self.y + BASELINE
            )
            self.y += LEGEND
            x = round(x + long, 2)
        self.y += TO_TRACK // 2


def _beside(words: str, form: str, low: float, high: float) -> tuple[float, int, str]:
    """Where the number of a mark stands so that it is not cut off: from which place, how many pixels away, and to which side it runs.

    The side is "below" where a range leaves room on neither.
    """
    behind = {"at least": BEHIND_ARROW, "more than": BEHIND_ARROW, "range": BEHIND_STOP}.get(form, BESIDE)
    before = {"up to": BEHIND_ARROW, "range": BEHIND_STOP}.get(form, BESIDE)
    if form == "none":
        return 0, 0, "start"
    if high / 100 * LEAST_WIDTH + behind + width(words) <= LEAST_WIDTH:
        return high, behind, "start"
    if low / 100 * LEAST_WIDTH - before - width(words) >= 0:
        return low, -before, "end"
    return 0, 0, "below"
