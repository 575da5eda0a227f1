"""Views of figures: every estimate by who is counted, with its parts. It never adds, averages, or chooses between asserters."""

from collections.abc import Iterable
from dataclasses import dataclass

from builder.counts import Count
from builder.edtf import read_date
from builder.model import Estimate, Figure, PartOfCount
from builder.pages.charts import ChartView, Drawn, chart_of, scale_of
from builder.pages.dates import Day, date_in_words, day
from builder.pages.parts import Link, Marks, Sheet, anchored, link_to, marks, own_id
from builder.pages.prose import Prose, prose
from builder.pages.wording import APART, MEASURES, POPULATIONS, RECKONED, enumerated, said
from builder.vocabulary import POPULATION

# A key behind every date's, for what nobody knows the day of.
LAST = ("9999",)
_POPULATIONS = (*POPULATION, "")


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of an estimate. depth: 1 for a part of the whole, 2 for a part of a part. words: the source's own phrase, or ""."""

    depth: int
    count: str
    words: str
    population: str


@dataclass(frozen=True, slots=True)
class EstimateView:
    """One asserter's number. anchor: its id on this page, "" where it has its main place elsewhere.

    count: in words. words: the source's own phrase, or "". population: who is counted, "" where the words say just that.
    parts: nested ones behind their whole. in_parts: the same in one line, or "". covers: the other span of time or place that it
    counts, or "". derived_from, replaces, replaced_by, distorts: links to the other estimates. distortions: the estimates that
    distort this one. drawn: its mark beside those that stand around it, where it is drawn by itself.
    """

    anchor: str
    home: str
    asserter: Link
    relayed_by: Link | None
    count: str
    words: str
    population: str
    said_on: Day | None
    marks: Marks
    parts: tuple[PartView, ...]
    in_parts: str
    covers: str
    derived_from: tuple[Link, ...]
    replaces: Link | None
    replaced_by: Link | None
    distorts: Link | None
    distortions: "tuple[EstimateView, ...]"
    note: Prose
    drawn: Drawn | None = None


@dataclass(frozen=True, slots=True)
class RangeView:
    """The lowest and the highest of a group's current counts, each with who says so and when."""

    low: str
    low_by: str
    high: str
    high_by: str


@dataclass(frozen=True, slots=True)
class GroupView:
    """The estimates of one population. apart: those of another span of time or place. reckoned: those derived from others.

    apart_words, reckoned_words: what sets these apart. chart: all of them as a picture, None where there are not two to compare.
    """

    population: str
    chart: ChartView | None
    estimates: tuple[EstimateView, ...]
    apart: tuple[EstimateView, ...]
    reckoned: tuple[EstimateView, ...]
    apart_words: str
    reckoned_words: str
    range: RangeView | None


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure. page: to the incident that it belongs to."""

    anchor: str
    home: str
    page: Link
    label: str
    groups: tuple[GroupView, ...]
    note: Prose


def figure_view(sheet: Sheet, figure: Figure) -> FigureView:
    """A figure of the sheet's owner, its estimates grouped by population and ordered by the day on which they were said."""
    anchor = f"f-{figure.id}"
    populations = sorted({str(one.population or "") for one in figure.estimates}, key=_POPULATIONS.index)
    return FigureView(
        anchor=own_id(sheet, anchor),
        home=anchored(sheet, anchor),
        page=link_to(sheet, sheet.owner),
        label=figure_label(figure),
        groups=tuple(_group(sheet, figure, population) for population in populations),
        note=prose(sheet, figure.note),
    )


def figure_label(figure: Figure) -> str:
    """What a figure counts, in words."""
    return str(figure.label or figure.unit or said(MEASURES, figure.measure))


def estimate_view(sheet: Sheet, estimate: Estimate, *, again: bool = False) -> EstimateView:
    """An estimate of the sheet's owner. again: whether it has its main place elsewhere on the page."""
    anchor = f"e-{estimate.id}"
    named = estimates_of(sheet)
    later = [one for one in named.values() if one.supersedes == estimate.id]
    beside = [] if estimate.garbles in named else _distorting(named, estimate)

    def other(wanted: str | None) -> Link | None:
        return _link(sheet, named[wanted]) if wanted and wanted in named else None

    return EstimateView(
        anchor="" if again else own_id(sheet, anchor),
        home=anchored(sheet, anchor),
        asserter=link_to(sheet, estimate.asserted_by),
        relayed_by=link_to(sheet, estimate.relayed_by) if estimate.relayed_by else None,
        count=count_in_words(estimate.value),
        words=str(estimate.words or ""),
        population=_population(estimate),
        said_on=day(estimate.as_of) if estimate.as_of else None,
        marks=marks(sheet, estimate.cite, again=again),
        parts=tuple(_parts(estimate.parts, 1)),
        in_parts=enumerated(tuple(f"{count_in_words(part.value)} {said(POPULATIONS, part.population)}" for part in estimate.parts)),
        covers=_scope(estimate),
        derived_from=tuple(link for wanted in estimate.derived_from if (link := other(wanted))),
        replaces=other(estimate.supersedes),
        replaced_by=_link(sheet, later[0]) if later else None,
        distorts=other(estimate.garbles),
        distortions=() if again else tuple(estimate_view(sheet, one) for one in beside),
        note=Prose() if again else prose(sheet, estimate.note),
    )


def _distorting(named: dict[str, Estimate], distorted: Estimate) -> list[Estimate]:
    # Also what distorts a distortion stands beside the count that both go back to, all on one level.
    behind: dict[str, list[Estimate]] = {}
    for one in named.values():
        behind.setdefault(str(one.garbles), []).append(one)
    found, waiting = [], behind.get(str(distorted.id), [])
    while waiting:
        found += waiting
        waiting = [further for one in waiting for further in behind.get(str(one.id), []) if further not in found]
    return found


def estimates_of(sheet: Sheet) -> dict[str, Estimate]:
    """Every estimate of the incident that the sheet is about, by id."""
    incident = sheet.dossier.incidents[sheet.owner]
    return {str(one.id): one for figure in incident.figures for one in figure.estimates}


def replaced_estimates(sheet: Sheet) -> set[str]:
    """The ids of the estimates that a later one of the same asserter takes the place of."""
    return {str(one.supersedes) for one in estimates_of(sheet).values() if one.supersedes}


def said_after(sheet: Sheet) -> dict[str, tuple[str, ...]]:
    """When each estimate was said, as a key to sort by; () where nothing tells.

    One without a day comes right after the one that it replaces.
    """
    named = estimates_of(sheet)

    def key(one: Estimate, seen: frozenset[str]) -> tuple[str, ...]:
        if one.as_of and not one.as_of.unknown:
            return one.as_of.order
        earlier = named.get(str(one.supersedes))
        found = key(earlier, seen | {one.id}) if earlier and earlier.id not in seen else ()
        return (*found, "replaced") if found else ()

    return {name: key(one, frozenset()) for name, one in named.items()}


def count_in_words(count: Count | None) -> str:
    """A count as a page prints it."""
    if count is None:
        return "no total given"
    return "not known" if count.bound == "unknown" else count.text


def _group(sheet: Sheet, figure: Figure, population: str) -> GroupView:
    beside_others = estimates_of(sheet)
    members = [one for one in figure.estimates if str(one.population or "") == population and one.garbles not in beside_others]
    order = said_after(sheet)
    members.sort(key=lambda one: order[one.id] or LAST)
    main = [one for one in members if not one.covers and not one.derived_from]
    replaced = replaced_estimates(sheet)
    return GroupView(
        population=said(POPULATIONS, population),
        chart=_chart(sheet, figure, population, members, main, replaced),
        estimates=_views(sheet, main),
        apart=_views(sheet, _apart(members)),
        reckoned=_views(sheet, _reckoned(members)),
        apart_words=APART,
        reckoned_words=RECKONED,
        range=_range(sheet, [one for one in main if not one.garbles and one.id not in replaced]) if population else None,
    )


def _apart(members: Iterable[Estimate]) -> list[Estimate]:
    return [one for one in members if one.covers and not one.derived_from]


def _reckoned(members: Iterable[Estimate]) -> list[Estimate]:
    return [one for one in members if one.derived_from]


def _chart(
    sheet: Sheet, figure: Figure, population: str, members: list[Estimate], main: list[Estimate], replaced: set[str]
) -> ChartView | None:
    # One scale for all that an incident counts of one kind, so that its pictures can be held against each other.
    incident, named = sheet.dossier.incidents[sheet.owner], estimates_of(sheet)
    alike = (other for other in incident.figures if (other.measure, other.unit) == (figure.measure, figure.unit))
    drawn = [one.value for other in alike for one in other.estimates if one.garbles not in named]
    who = said(POPULATIONS, population)
    groups = (("", main), (APART, _apart(members)), (RECKONED, _reckoned(members)))
    title = f"{figure_label(figure)}, {who}: the counts, by who says so"
    return chart_of(sheet, f"chart-{sheet.owner}-{figure.id}-{population or 'other'}", title, scale_of(drawn), groups, replaced)


def _views(sheet: Sheet, estimates: Iterable[Estimate]) -> tuple[EstimateView, ...]:
    return tuple(estimate_view(sheet, one) for one in estimates)


def _range(sheet: Sheet, estimates: list[Estimate]) -> RangeView | None:
    """The two current estimates at the ends. Only what states a lower end can be the lowest; an open upper end is above its number."""
    counts = [(one, one.value) for one in estimates if one.value and one.value.bound != "unknown"]
    lows = [(count.shown or 0, one) for one, count in counts if count.bound != "up to"]
    highs = [((count.high or count.shown or 0, count.high is None), one) for one, count in counts]
    if len(counts) < 2 or not lows:
        return None
    low = min(lows, key=lambda pair: pair[0])[1]
    high = max(highs, key=lambda pair: pair[0])[1]
    if low is high or (low.value and high.value and low.value.text == high.value.text):
        return None
    return RangeView(count_in_words(low.value), _said_by(sheet, low), _upper(high.value), _said_by(sheet, high))


def _upper(count: Count | None) -> str:
    return f"{count.shown} or more" if count and count.bound == "at least" else count_in_words(count)


def _said_by(sheet: Sheet, estimate: Estimate) -> str:
    return f"{sheet.dossier.shown_name(estimate.asserted_by)}, {date_in_words(estimate.as_of)}"


def _parts(parts: Iterable[PartOfCount], depth: int) -> Iterable[PartView]:
    for part in parts:
        yield PartView(depth, count_in_words(part.value), str(part.words or ""), _population(part))
        yield from _parts(part.parts, depth + 1)


def _population(counted: Estimate | PartOfCount) -> str:
    words, given = said(POPULATIONS, counted.population), str(counted.words or "").casefold()
    # “ten civilians” are civilians; “women and children” may be counted as children, and then it is to be said.
    return "" if f" {given}".endswith(f" {words.casefold()}") and " and " not in given else words


def _link(sheet: Sheet, estimate: Estimate) -> Link:
    label = f"{count_in_words(estimate.value)} ({sheet.dossier.shown_name(estimate.asserted_by)})"
    return Link(label, anchored(sheet, f"e-{estimate.id}"))


def _scope(estimate: Estimate) -> str:
    if not estimate.covers:
        return ""
    date = read_date(str(estimate.covers))
    return str(estimate.covers) if isinstance(date, str) else date_in_words(date)
