"""Counts as pictures: where each stands on the scale, how what is not exact is drawn, and that nothing is cut off on a phone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.counts import read_count
from builder.model import Estimate, Figure, PartOfCount
from builder.pages.charts import LEAST_WIDTH, ChartView, scale_of
from builder.pages.figures import figure_view
from builder.pages.killed import killed_at_top
from builder.pages.lettering import width
from builder.pages.parts import sheet
from tests.unit.content import entity, incident, linked, source
from tests.unit.pages.bench import Bench
from tests.unit.pages.counts import dossier_of, estimate, killed

FORMS = ("{}", "at least {}", "more than {}", "up to {}", "about {}", "{} to 2000000")


def charts(bench: Bench, *estimates: Estimate) -> list[ChartView | None]:
    dossier = dossier_of(bench, killed(bench, *estimates))
    figure = dossier.incidents["bridge"].figures[0]
    return [group.chart for group in figure_view(sheet(dossier, "incidents/bridge.html", "bridge"), figure).groups]


def drawn(bench: Bench, *counts: str | None) -> ChartView:
    chart = charts(bench, *(estimate(bench, f"e{n}", count) for n, count in enumerate(counts)))[0]
    assert chart is not None
    return chart


def test_one_count_has_nothing_to_be_compared_with(bench: Bench) -> None:
    assert charts(bench, estimate(bench, "x", "5")) == [None]
    assert charts(bench, estimate(bench, "x", "5"), estimate(bench, "y", "unknown")) == [None]
    assert charts(bench, estimate(bench, "x", "5"), estimate(bench, "y", "5", population="women")) == [None, None]


def test_what_is_not_exact_is_drawn_as_such(bench: Bench) -> None:
    chart = drawn(bench, "100", "at least 50", "more than 50", "up to 50", "about 50", "50 to 75", "unknown", None)
    rows = [(row.drawn.form, row.count) for row in chart.sections[0].rows]
    assert rows == [
        *(("exact", "100"), ("at least", "at least 50"), ("more than", "more than 50"), ("up to", "up to 50"), ("about", "about 50")),
        *(("range", "50 to 75"), ("none", "not known"), ("none", "no total given")),
    ]
    marks = [row.drawn for row in chart.sections[0].rows]
    whole = marks[0].x
    assert [one.x / whole for one in marks[1:6]] == pytest.approx([0.5] * 5, abs=0.001)
    assert [one.to / whole for one in marks[1:6]] == pytest.approx([0.5, 0.5, 0.5, 0.5, 0.75], abs=0.001)


@pytest.mark.parametrize(
    ("highest", "ticks"),
    [
        (1, [0, 1]),
        (4, [0, 1, 2, 3, 4]),
        (10, [0, 5, 10]),
        (56, [0, 20, 40]),
        (100, [0, 50, 100]),
        (300, [0, 100, 200, 300]),
        (999, [0, 200, 400, 600, 800]),
        (1000, [0, 500, 1000]),
    ],
)
def test_a_scale_begins_at_nothing_and_has_few_round_numbers(highest: int, ticks: list[int]) -> None:
    assert list(scale_of([read_count(str(highest)), None, read_count("unknown")]).ticks) == ticks


@given(st.integers(1, 10**12))
def test_the_highest_number_is_on_the_scale_and_so_is_every_tick(highest: int) -> None:
    scale = scale_of([read_count(str(highest))])
    assert 0 < scale.at(highest) < 100
    assert 2 <= len(scale.ticks) <= 5
    assert scale.at(scale.ticks[-1]) <= 100


@given(st.lists(st.tuples(st.sampled_from(FORMS), st.integers(0, 1_000_000)), min_size=2, max_size=6))
def test_no_number_is_cut_off_on_the_smallest_phone(counts: list[tuple[str, int]]) -> None:
    chart = drawn(Bench(), *(form.format(number) for form, number in counts))
    for row in chart.sections[0].rows:
        start = row.count_x / 100 * LEAST_WIDTH + row.count_dx
        left, right = (start, start + width(row.count)) if row.anchor == "start" else (start - width(row.count), start)
        assert left >= 0
        assert right <= LEAST_WIDTH


def test_from_right_to_left_all_is_mirrored() -> None:
    front = "figures: [{id: k, measure: killed, estimates: [{id: a, asserted_by: A, population: all, value: 5, cite: gazette}, "
    front += "{id: b, asserted_by: B, population: all, value: at least 10, cite: gazette}]}]\n"
    views = []
    for language in ("en", "ar"):
        settings = f"title: T\nbase_url: https://t.example/\nlanguage: {language}\nlicence: CC0-1.0\ncontact: a@t.example\n"
        dossier, _ = linked({"dossier.yaml": settings, "incidents/x.md": incident(front)})
        chart = figure_view(sheet(dossier, "incidents/x.html", "x"), dossier.incidents["x"].figures[0]).groups[0].chart
        assert chart is not None
        views.append(chart)
    there, here = (one.sections[0].rows for one in views)
    assert [100 - row.drawn.x for row in there] == [pytest.approx(row.drawn.x) for row in here]
    assert [-row.count_dx for row in there] == [row.count_dx for row in here]
    assert [row.anchor for row in there] == [row.anchor for row in here]
    assert (views[0].start, views[1].start) == (0, 100)


def test_parts_that_make_up_a_count_are_its_bar_and_others_are_not(bench: Bench) -> None:
    def of_them(*values: tuple[str, str]) -> tuple[PartOfCount, ...]:
        return tuple(bench.made(PartOfCount, population=who, value=read_count(value)) for who, value in values)

    (chart,) = charts(
        bench,
        estimate(bench, "whole", "20", parts=of_them(("civilian", "4"), ("combatant", "10"), ("unknown_status", "6"))),
        estimate(bench, "open-part", "20", parts=of_them(("civilian", "at least 4"), ("combatant", "16"))),
        estimate(bench, "open-whole", "at least 12", parts=of_them(("women_and_children", "9"), ("children", "6"))),
        estimate(bench, "too-few", "20", parts=of_them(("civilian", "4"))),
        estimate(bench, "no-whole", None, parts=of_them(("women", "120000"), ("men", "70000"))),
    )
    assert chart is not None
    first, *others = chart.sections[0].rows
    assert [(one.fill, one.words) for one in first.segments] == [
        *(("0", "4 civilians"), ("1", "10 described as fighters"), ("unknown", "6 status not determined")),
    ]
    assert first.segments[0].x == 0
    assert first.segments[1].x == first.segments[0].width
    assert first.segments[2].x + first.segments[2].width == pytest.approx(first.drawn.x, abs=0.02)
    assert [row.segments for row in others] == [()] * 4


def test_no_arrow_leads_below_nothing(bench: Bench) -> None:
    near, far = drawn(bench, "up to 4", "up to 100", "at least 100").sections[0].rows[:2]
    assert near.drawn.arrow == -12
    assert far.drawn.arrow == -27


def test_things_of_another_kind_have_a_scale_of_their_own(bench: Bench) -> None:
    counts = (estimate(bench, "x", "5"), estimate(bench, "y", "10"))
    displaced = bench.made(Figure, id="displaced", measure="displaced", estimates=(estimate(bench, "z", "100000"),))
    figures = (killed(bench, *counts), displaced)
    dossier = dossier_of(bench, *figures)
    chart = figure_view(sheet(dossier, "incidents/bridge.html", "bridge"), figures[0]).groups[0].chart
    assert chart is not None
    assert [tick.label for tick in chart.ticks] == ["0", "5", "10"]


def test_what_is_not_comparable_stands_apart_and_what_was_replaced_is_marked(bench: Bench) -> None:
    (chart,) = charts(
        bench,
        estimate(bench, "x", "5"),
        estimate(bench, "y", "6", supersedes="x"),
        estimate(bench, "z", "9", covers="Two days"),
        estimate(bench, "sum", "14", derived_from=("x", "z")),
    )
    assert chart is not None
    assert [[row.count for row in section.rows] for section in chart.sections] == [["5", "6"], ["9"], ["14"]]
    assert [row.is_replaced for row in chart.sections[0].rows] == [True, False]
    assert [bool(section.lines) for section in chart.sections] == [False, True, True]


def test_the_sign_is_that_of_whoever_says_so() -> None:
    front = "figures: [{id: k, measure: killed, estimates: [%s]}]\n"
    asserters = ("army", "The Army", "guard", "Testland Gazette", "Somebody")
    each = ", ".join(f"{{id: e{n}, asserted_by: {who}, population: all, value: {n + 1}, cite: gazette}}" for n, who in enumerate(asserters))
    files = {
        "organisations/army.md": entity("The army"),
        "organisations/guard.md": entity("The guard", "part_of: army\n"),
        "sources/statement.yaml": source("party: belligerent\n").replace("Testland Gazette", "army"),
        "sources/other.yaml": source("party: independent\n"),
        "incidents/x.md": incident(front % each),
    }
    dossier, _ = linked(files)
    at_home = sheet(dossier, "incidents/x.html", "x")
    chart = figure_view(at_home, dossier.incidents["x"].figures[0]).groups[0].chart
    assert chart is not None
    signs = [row.drawn.mark.shape if row.drawn.mark else "" for row in chart.sections[0].rows]
    assert signs == ["party", "party", "party", "own", ""]
    views, _ = killed_at_top(at_home, dossier.incidents["x"])
    assert sorted(one.drawn.mark.shape if one.drawn and one.drawn.mark else "" for one in views) == sorted(signs)
