"""Checks of figures: every estimate is somebody's, adds up, and says how it stands to the others. None says which number is right."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from builder.counts import Count
from builder.document import Text
from builder.dossier import Dossier
from builder.findings import Finding, finding
from builder.model import Estimate, Figure, Incident, PartOfCount

Bounds = tuple[int, int | None]


def figure_without_citation(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """Estimates whose citations all say otherwise (contra, but see); one without `cite` was reported when it was read."""
    for _, _, estimate in _estimates(dossier):
        if estimate.cite and not any(citation.carries for citation in estimate.cite):
            yield finding(
                "figure-without-citation",
                estimate.cite[0].span,
                f"the estimate '{estimate.id}' has no source that says so: what is cited for it says otherwise",
                "cite the source that gives the number; contra and but see may stand beside it",
            )


def parts_do_not_add_up(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """Values that their parts can't make: exact parts add up to the value, and bounded ones must permit it."""
    for _, _, estimate in _estimates(dossier):
        yield from _uneven(estimate)


def range_reversed(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """Ranges that begin above their end."""
    for _, _, estimate in _estimates(dossier):
        for count in _counts(estimate):
            if count.high is not None and count.low > count.high:
                yield finding(
                    "range-reversed",
                    count.span,
                    f"the range '{count.text}' begins above its end",
                    f"write the lower number first: {count.high} to {count.low}",
                )


def supersedes_another(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """Estimates that take the place of one by another asserter, or of a later one."""
    for incident, _, estimate in _estimates(dossier):
        if estimate.supersedes is None or estimate.supersedes == estimate.id:
            continue
        earlier = _by_id(incident).get(estimate.supersedes)
        if earlier is None:
            continue
        known = bool(earlier.asserted_by and estimate.asserted_by)  # one that is missing was reported as that
        if known and dossier.parties.meant(earlier.asserted_by) != dossier.parties.meant(estimate.asserted_by):
            yield finding(
                "supersedes-another",
                estimate.supersedes.span,
                f"'{estimate.id}' is what {dossier.shown_name(estimate.asserted_by)} said, and can't take the place of '{earlier.id}', "
                f"which {dossier.shown_name(earlier.asserted_by)} said",
                "only an asserter can take back their own number: leave `supersedes:` out, and both stand side by side",
            )
        elif estimate.as_of and earlier.as_of and "" < estimate.as_of.latest < earlier.as_of.earliest:
            yield finding(
                "supersedes-another",
                estimate.supersedes.span,
                f"'{estimate.id}' was said on {estimate.as_of.text} and supersedes '{earlier.id}', said later, on {earlier.as_of.text}",
                f"`supersedes:` names an earlier estimate: put it into '{earlier.id}', or mend a day",
            )


def said_twice(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """Two exact numbers of one asserter for the same people on the same day, where neither is said to replace or distort the other.

    Numbers that reach us through different relayers may differ: that is then a fact to show and not a slip.
    """
    for incident in dossier.incidents.values():
        for figure in incident.figures:
            reported = set()
            for one, other in combinations(figure.estimates, 2):
                if one.value and other.value and _same_breath(dossier, one, other) and id(other) not in reported:
                    reported.add(id(other))
                    yield finding(
                        "said-twice",
                        other.value.span,
                        f"'{one.id}' and '{other.id}' give {one.value.text} and {other.value.text}, said by the same asserter of the same "
                        "people on the same day",
                        "if one replaced the other, say so with `supersedes:`; if they count different people, give each its `population:`",
                    )


def unit_missing(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """Figures that count something else without saying what."""
    for incident in dossier.incidents.values():
        for figure in incident.figures:
            if figure.measure == "other" and not figure.unit:
                yield finding(
                    "unit-missing",
                    figure.measure.span,
                    f"the figure '{figure.id}' counts something other than people, and does not say what",
                    "add `unit:` with what is counted, like `unit: houses`",
                )


def circular_estimate(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """Estimates that lead back to themselves by supersedes, garbles or derived_from: one finding a circle, at its first id."""
    for incident in dossier.incidents.values():
        estimates = _by_id(incident)
        for start in sorted(estimates):
            circle = _circle(start, estimates)
            if circle:
                names = [start, *map(str, circle)]
                yield finding(
                    "circular-estimate",
                    circle[0].span,
                    f"the estimate '{start}' leads back to itself: {' → '.join(names)}",
                    "`supersedes:`, `garbles:` and `derived_from:` name another estimate, one that does not lead back to this one",
                )


def reach(one: Estimate | PartOfCount) -> Bounds | None:
    """The least and the most that a value and its parts permit together, None for the most where nothing limits it.

    Parts without a value count for any number from 0 on, and so does "about", as nobody said how wide about is.
    None where value and parts exclude each other. A contradiction further inside is left out here: it is reported by itself.
    """
    if not one.parts:
        return _permitted(one.value)
    low, high = _added(one.parts)
    least, most = _permitted(one.value)
    least = max(least, low)
    most = high if most is None else most if high is None else min(most, high)
    return (least, most) if most is None or least <= most else None


def _uneven(one: Estimate | PartOfCount) -> Iterator[Finding]:
    for part in one.parts:
        yield from _uneven(part)
    if one.value and reach(one) is None:
        yield finding(
            "parts-do-not-add-up",
            one.value.span,
            f"the parts come to {_in_words(_added(one.parts))}, and the value is '{one.value.text}'",
            "look them up in the source and correct them; a part that nobody counted is written without a value, and stands for any number",
        )


def _added(parts: tuple[PartOfCount, ...]) -> Bounds:
    low, high = 0, 0
    unlimited = False
    for part in parts:
        least, most = reach(part) or _permitted(part.value)
        low += least
        if most is None:
            unlimited = True
        else:
            high += most
    return low, None if unlimited else high


def _permitted(count: Count | None) -> Bounds:
    if count is None or count.bound == "about":
        return 0, None
    if count.high is not None and count.high < count.low:
        return count.high, count.low
    return count.low, count.high


def _in_words(bounds: Bounds) -> str:
    low, high = bounds
    if high is None:
        return f"at least {low}"
    if low == high:
        return str(low)
    return f"{low} to {high}" if low else f"at most {high}"


def _counts(one: Estimate | PartOfCount) -> Iterator[Count]:
    if one.value:
        yield one.value
    for part in one.parts:
        yield from _counts(part)


def _same_breath(dossier: Dossier, one: Estimate, other: Estimate) -> bool:
    if not (one.value and other.value and one.value.exact and other.value.exact and one.value.low != other.value.low):
        return False
    if {one.id, other.id} & {one.supersedes, other.supersedes, one.garbles, other.garbles, *one.derived_from, *other.derived_from}:
        return False
    if not (one.as_of and other.as_of and one.as_of.text == other.as_of.text and one.as_of.earliest == one.as_of.latest != ""):
        return False
    if (one.population, one.covers, one.relayed_by) != (other.population, other.covers, other.relayed_by):
        return False
    # A name and the id of the file that has it are one asserter.
    return dossier.parties.meant(one.asserted_by) == dossier.parties.meant(other.asserted_by)


def _circle(start: str, estimates: dict[str, Estimate]) -> tuple[Text, ...]:
    # Only over ids from `start` on, so that each circle is found from its first id alone; nearest first, so that it is the shortest.
    ways: list[tuple[Text, ...]] = [()]
    seen: set[str] = set()
    for way in ways:
        for step in _leads_to(estimates[way[-1] if way else start]):
            if step == start:
                return (*way, step)
            if step > start and step in estimates and step not in seen:
                seen.add(step)
                ways.append((*way, step))
    return ()


def _leads_to(estimate: Estimate) -> Iterable[Text]:
    return [one for one in (estimate.supersedes, estimate.garbles, *estimate.derived_from) if one is not None]


def _by_id(incident: Incident) -> dict[str, Estimate]:
    return {str(estimate.id): estimate for figure in incident.figures for estimate in figure.estimates}


def _estimates(dossier: Dossier) -> Iterator[tuple[Incident, Figure, Estimate]]:
    for incident in dossier.incidents.values():
        for figure in incident.figures:
            for estimate in figure.estimates:
                yield incident, figure, estimate
