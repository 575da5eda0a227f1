import pytest

from builder.counts import read_count
from builder.dossier import Dossier
from builder.model import Estimate, PartOfCount
from builder.pages.figures import FigureView, figure_view
from builder.pages.killed import killed_at_top
from builder.pages.parts import sheet
from tests.unit.pages.bench import Bench
from tests.unit.pages.counts import dossier_of, estimate, killed


def _dossier(bench: Bench, *estimates: Estimate) -> Dossier:
    return dossier_of(bench, killed(bench, *estimates))


def _figure(dossier: Dossier, path: str = "incidents/bridge.html") -> FigureView:
    return figure_view(sheet(dossier, path, "bridge"), dossier.incidents["bridge"].figures[0])


def _top(dossier: Dossier) -> tuple[list[str], int]:
    rows, more = killed_at_top(sheet(dossier, "incidents/bridge.html", "bridge"), dossier.incidents["bridge"])
    assert all(not row.anchor and not any(mark.id for mark in row.marks.marks) for row in rows)
    return [row.count for row in rows], more


def test_rows_stand_in_the_order_in_which_they_were_said(bench: Bench) -> None:
    dossier = _dossier(bench, estimate(bench, "x", "5"), estimate(bench, "y", "9", as_of="2021"), estimate(bench, "z", "1", as_of="2020"))
    assert [one.count for one in _figure(dossier).groups[0].estimates] == ["1", "9", "5"]


@pytest.mark.parametrize(
    ("words", "population", "shown"),
    [
        ("as many as 10 civilians", "civilian", ""),
        ("civilians", "civilian", ""),
        ("ten women and children", "children", "children"),
        ("noncivilians", "civilian", "civilians"),
        ("ten people", "civilian", "civilians"),
    ],
)
def test_who_is_counted_is_said_where_the_words_do_not_say_it(bench: Bench, words: str, population: str, shown: str) -> None:
    dossier = _dossier(bench, estimate(bench, "x", "10", words=words, population=population))
    assert _figure(dossier).groups[0].estimates[0].population == shown


def test_populations_are_kept_apart_in_one_order(bench: Bench) -> None:
    dossier = _dossier(
        bench, estimate(bench, "x", "5", population="women"), estimate(bench, "y", "9"), estimate(bench, "z", "4", population="civilian")
    )
    assert [group.population for group in _figure(dossier).groups] == ["everyone", "civilians", "women"]


def test_other_spans_and_reckoned_counts_are_drawn_apart(bench: Bench) -> None:
    wide = estimate(bench, "wide", "at least 160", covers="2020-05-01/2020-05-02")
    group = _figure(
        _dossier(bench, estimate(bench, "x", "80"), wide, estimate(bench, "less", "64", derived_from=(bench.text("x"),)))
    ).groups[0]
    assert [one.count for one in group.estimates] == ["80"]
    assert [(one.count, one.covers) for one in group.apart] == [("at least 160", "1–2 May 2020")]
    assert [one.derived_from[0].label for one in group.reckoned] == ["80 (X)"]
    assert group.range is None


def test_a_distortion_stands_beside_what_it_distorts(bench: Bench) -> None:
    group = _figure(_dossier(bench, estimate(bench, "x", "80"), estimate(bench, "copy", "up to 64", garbles="x"))).groups[0]
    assert [one.count for one in group.estimates] == ["80"]
    assert [one.count for one in group.estimates[0].distortions] == ["up to 64"]
    assert group.range is None


def test_a_range_names_both_ends_and_leaves_out_what_was_replaced(bench: Bench) -> None:
    dossier = _dossier(
        bench,
        estimate(bench, "old", "2", asserted_by="Army"),
        estimate(bench, "new", "56", asserted_by="Army", as_of="2022-05-17", supersedes="old"),
        estimate(bench, "watch", "more than 60", as_of="2021"),
    )
    shown = _figure(dossier).groups[0].range
    assert shown is not None
    assert (shown.low, shown.low_by) == ("56", "Army, 17 May 2022")
    assert (shown.high, shown.high_by) == ("more than 60", "Watch, 2021")


def test_an_open_end_says_or_more(bench: Bench) -> None:
    shown = _figure(_dossier(bench, estimate(bench, "x", "4"), estimate(bench, "y", "at least 160"))).groups[0].range
    assert shown is not None
    assert shown.high == "160 or more"


def test_one_count_or_two_alike_make_no_range(bench: Bench) -> None:
    assert _figure(_dossier(bench, estimate(bench, "x", "4"))).groups[0].range is None
    assert _figure(_dossier(bench, estimate(bench, "x", "4"), estimate(bench, "y", "4"))).groups[0].range is None


def test_parts_of_parts_stand_behind_their_whole(bench: Bench) -> None:
    child = bench.made(PartOfCount, population="children", value=read_count("2"))
    parts = (
        bench.made(PartOfCount, population="civilian", value=read_count("4"), parts=(child,)),
        bench.made(PartOfCount, population="combatant", value=read_count("16")),
    )
    whole = _figure(_dossier(bench, estimate(bench, "x", None, parts=parts))).groups[0].estimates[0]
    assert whole.count == "no total given"
    assert [(part.depth, part.count, part.population) for part in whole.parts] == [
        (1, "4", "civilians"),
        (2, "2", "children"),
        (1, "16", "described as fighters"),
    ]
    assert whole.in_parts == "4 civilians and 16 described as fighters"


def test_anchors_stand_at_the_main_place_only(bench: Bench) -> None:
    dossier = _dossier(bench, estimate(bench, "x", "4"))
    assert _figure(dossier).groups[0].estimates[0].anchor == "e-x"
    assert _figure(dossier, "figures.html").groups[0].estimates[0].anchor == ""
    assert _figure(dossier, "figures.html").groups[0].estimates[0].home == "incidents/bridge.html#e-x"


def test_the_top_shows_six_at_most_and_never_chooses_by_size(bench: Bench) -> None:
    army = [estimate(bench, f"army-{year}", str(year - 2000), asserted_by="Army", as_of=str(year)) for year in range(2001, 2005)]
    others = [estimate(bench, f"o{number}", str(900 - number), as_of="2002") for number in range(4)]
    counts, more = _top(_dossier(bench, *army, *others))
    assert counts == ["900", "899", "898", "897", "3", "4"]
    assert more == 2


def test_the_top_leaves_out_what_no_longer_stands(bench: Bench) -> None:
    dossier = _dossier(
        bench,
        estimate(bench, "old", "2", asserted_by="Army"),
        estimate(bench, "new", "56", asserted_by="Army", supersedes="old"),
        estimate(bench, "copy", "1", garbles="new"),
        estimate(bench, "less", "3", derived_from=(bench.text("new"),)),
    )
    assert _top(dossier) == (["56"], 0)


def test_the_top_leaves_out_counts_of_other_days_only(bench: Bench) -> None:
    around = estimate(bench, "around", "9", covers="2020-05-01/2020-05-02")
    after = estimate(bench, "after", "200", covers="2020-05-02/2020-05-03")
    elsewhere = estimate(bench, "elsewhere", "7", covers="the whole town")
    assert _top(_dossier(bench, around, after, elsewhere)) == (["9", "7"], 1)


def test_a_count_without_a_day_comes_after_what_it_replaces(bench: Bench) -> None:
    old = estimate(bench, "old", "5", asserted_by="Watch", as_of="2020-06")
    new = estimate(bench, "new", "8", asserted_by="Watch", supersedes="old")
    others = [estimate(bench, f"o{number}", str(number), as_of=f"2020-05-0{number}") for number in range(1, 8)]
    counts, _ = _top(_dossier(bench, old, new, *others))
    assert counts == ["3", "4", "5", "6", "7", "8"]


def test_everyone_goes_before_a_part_of_them(bench: Bench) -> None:
    parts = [estimate(bench, f"army-{who}", "16", asserted_by="Army", population=who, as_of="2022") for who in ("combatant", "men")]
    others = [estimate(bench, f"o{number}", str(number), as_of="2020-05-01") for number in range(5)]
    counts, more = _top(_dossier(bench, *parts, estimate(bench, "army", "80", asserted_by="Army", as_of="2021"), *others))
    assert "80" in counts
    assert "16" not in counts
    assert more == 2


def test_not_known_is_no_zero(bench: Bench) -> None:
    dossier = _dossier(bench, estimate(bench, "x", "unknown"), estimate(bench, "y", "4"))
    assert [one.count for one in _figure(dossier).groups[0].estimates] == ["not known", "4"]
    assert _figure(dossier).groups[0].range is None
