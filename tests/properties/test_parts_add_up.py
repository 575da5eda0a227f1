"""What parts and a value permit together, held against trying every number."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from builder.checks.figures import reach
from builder.counts import Count, read_count
from builder.document import Text
from builder.findings import NOWHERE
from builder.model import PartOfCount

LIMIT = 60

small = st.integers(0, 4)
counts = st.one_of(
    st.none(),
    st.just("unknown"),
    st.builds("{}".format, small),
    st.builds("{} {}".format, st.sampled_from(["at least", "more than", "up to", "about"]), small),
    st.builds(lambda low, more: f"{low} to {low + more}", small, small),
).map(lambda text: None if text is None else read_count(text))


def _part(value: Count | None, parts: list[PartOfCount]) -> PartOfCount:
    return PartOfCount(span=NOWHERE, population=Text("all", NOWHERE), value=value, words=None, parts=tuple(parts))


leaves = counts.map(lambda value: _part(value, []))
trees = st.builds(_part, counts, st.lists(st.one_of(leaves, st.builds(_part, counts, st.lists(leaves, max_size=2))), max_size=3))


@given(trees)
def test_reach_is_what_trying_every_number_gives(tree: PartOfCount) -> None:
    bounds = reach(tree)
    tried = _tried(tree)
    if bounds is None:
        assert not tried
    else:
        low, high = bounds
        assert tried == set(range(low, LIMIT + 1 if high is None else high + 1))


@given(st.lists(st.integers(0, 1000), min_size=1), st.integers(0, 1000))
def test_exact_parts_add_up_to_an_exact_value_and_nothing_else(numbers: list[int], other: int) -> None:
    parts = [_part(read_count(str(number)), []) for number in numbers]
    assert reach(_part(read_count(str(sum(numbers))), parts)) == (sum(numbers), sum(numbers))
    assert (reach(_part(read_count(str(other)), parts)) is None) == (other != sum(numbers))


def _tried(one: PartOfCount) -> set[int]:
    own = {number for number in range(LIMIT + 1) if _fits(number, one.value)}
    if not one.parts:
        return own
    choices = (_tried(part) or {number for number in range(LIMIT + 1) if _fits(number, part.value)} for part in one.parts)
    totals = {0}
    for choice in choices:
        totals = {total + number for total, number in product(totals, choice) if total + number <= LIMIT}
    return totals & own


def _fits(number: int, count: Count | None) -> bool:
    if count is None or count.bound in ("unknown", "about"):
        return True
    match count.text.split():
        case [exact] | ["up", "to", exact] if count.bound in ("exact", "up to"):
            return number == int(exact) if count.bound == "exact" else number <= int(exact)
        case ["at", "least", least]:
            return number >= int(least)
        case ["more", "than", less]:
            return number > int(less)
        case [low, "to", high]:
            return int(low) <= number <= int(high)
    raise AssertionError(count.text)
