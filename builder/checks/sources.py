"""Checks of sources: can a reader find each one, is it used, and where does it lead. None judges whether a source is right."""

from collections.abc import Iterator
from datetime import date

from builder.dossier import Dossier, Statement
from builder.findings import Finding, Span, finding
from builder.link.speakers import one_party, only_origin
from builder.parties import named_in


def missing_archive(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """Web sources without an archived copy; a withheld source shows no address."""
    for source in dossier.sources.values():
        if source.url and not source.archived and not source.withheld and source.url.lower().startswith(("http://", "https://")):
            yield finding(
                "missing-archive",
                source.url.span,
                f"the source '{source.id}' is on the web, and has no archived copy",
                "pages vanish and change: save it in a public archive and add `archived:` with its `url:` and `date:`",
            )


def missing_accessed(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """Web sources without the day on which they were read; one that was read in another source (`via`) needs none."""
    for source in dossier.sources.values():
        if source.url and not source.accessed and not source.via and not source.withheld:
            yield finding(
                "missing-accessed",
                source.url.span,
                f"the source '{source.id}' does not say on which day it was read",
                "add `accessed:` with the day, or `via:` with the source in which you read it",
            )


def unused_source(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """Sources that nothing cites, rests on, reads or names as background; what could not be read may do so."""
    named = _named_elsewhere(dossier)
    for key, source in dossier.sources.items():
        if not dossier.uses.get(key) and key not in named and not dossier.unread.may_name(key):
            yield finding(
                "unused-source",
                source.span,
                f"nothing cites the source '{source.id}', and no page or source names it",
                "cite it, name it under `background:`, or delete it",
            )


def single_origin(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """Claims whose sources all lead back to one origin, and counts that are known to be the asserter's from one origin alone.

    What is cited for a count bears witness that its asserter gave it. For that the asserter's own word is enough, and a count that we
    reckoned from others rests on those.
    """
    for statement in _statements(dossier):
        origin = only_origin(dossier, statement) if statement.kind in ("claim", "estimate") else ""
        if origin and statement.kind == "claim":
            yield finding(
                "single-origin",
                statement.span,
                f"all that is cited for this claim leads back to one origin, '{origin}'",
                "cite a source that knows it from elsewhere, or say in the text whose word it is",
            )
        elif origin and (asserter := _heard_through(dossier, statement)):
            yield finding(
                "single-origin",
                statement.span,
                f"that '{asserter}' gave this count is known from one origin only, '{origin}'",
                "cite where the asserter said so, or a source that heard it for itself",
            )


def one_party_origin(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """Claims of which every origin is the own word of one party to the events, or of one side of the victims.

    That a sentence names the party does not silence it: no program can tell whether it gives the party's word or speaks of its deeds.
    """
    for statement in _statements(dossier):
        found = one_party(dossier, statement) if statement.kind == "claim" else None
        if found:
            whose = f", '{found.speaker}'" if found.speaker else ""
            side = "a party to the events" if found.party == "belligerent" else "the side of the victims"
            yield finding(
                "one-party-origin",
                statement.span,
                f"this claim comes only from the party that it concerns: all its origins are the word of {side}{whose}",
                "cite somebody else who knows it, or say in the text whose word it is",
            )


def circular_origin(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """Sources that rest on each other in a circle: one finding a circle, at the source whose id sorts first. `via` is no edge."""
    seen = set()
    for tracing in dossier.tracing.values():
        if not tracing.cycle:
            continue
        # From the id that sorts first, from whichever source it was found.
        circle = tracing.cycle
        if circle not in seen:
            seen.add(circle)
            yield finding(
                "circular-origin",
                _leading_on(dossier, circle),
                f"these sources rest on each other, so that none is an origin: {' → '.join((*circle, circle[0]))}",
                "one of them knew it first or had it from elsewhere: correct its `rests_on:`",
            )


def unlocatable_source(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """Sources that a reader has no way to; a search of ours that found nothing is no document, and a withheld source has none by intent."""
    for source in dossier.sources.values():
        ways = (source.url, source.archived, source.via, source.held, source.withheld, source.note)
        if source.type != "search" and all(way is None or way == () for way in ways):
            yield finding(
                "unlocatable-source",
                source.span,
                f"a reader has no way to the source '{source.id}'",
                "add `url:`, or `via:` with the source in which it was read, or say in `note:` where it is; `withheld:` hides one",
            )


def stale_search(dossier: Dossier, clock: date) -> Iterator[Finding]:
    """Searches that found nothing, are cited, and are older than the policy's stale_question_days."""
    rules = dossier.settings.rules
    oldest, days = rules.stale_before(clock), rules.stale_question_days
    for key, source in dossier.sources.items():
        if source.type == "search" and source.accessed and dossier.uses.get(key) and "" < source.accessed.latest < oldest:
            yield finding(
                "stale-search",
                source.accessed.span,
                f"the search '{source.id}' is cited; nobody has looked since {source.accessed.text}, more than {days} days before {clock}",
                "look again, then set `accessed:` to the day on which you did; if something is there now, cite it",
            )


def _heard_through(dossier: Dossier, estimate: Statement) -> str:
    """The asserter of a count, where none of their own words stands behind what is cited for it; "" also where we reckoned the count."""
    figures = dossier.incidents[estimate.page].figures
    found = next((one for figure in figures for one in figure.estimates if one.id == estimate.owner), None)
    if found is None or found.derived_from:
        return ""
    waiting = [str(part.key) for citation in estimate.citations for part in citation.parts if not part.opposes]
    seen: set[str] = set()
    while waiting:
        one = waiting.pop()
        if one in dossier.sources and one not in seen:
            seen.add(one)
            waiting += [str(further) for further in dossier.sources[one].rests_on]
    speakers = [name for one in sorted(seen) for name in named_in(dossier.sources[one])]
    return "" if dossier.parties.is_among(found.asserted_by, speakers) else str(found.asserted_by)


def _statements(dossier: Dossier) -> Iterator[Statement]:
    for page in dossier.pages.values():
        yield from page.statements


def _named_elsewhere(dossier: Dossier) -> set[str]:
    named = [one for source in dossier.sources.values() for one in (*source.rests_on, *source.via)]
    for records in (dossier.incidents, dossier.people, dossier.organisations, dossier.places, dossier.articles):
        named += [one for record in records.values() for one in record.background]
    return set(named)


def _leading_on(dossier: Dossier, circle: tuple[str, ...]) -> Span:
    source = dossier.sources[circle[0]]
    return next((one.span for one in source.rests_on if one == circle[1 % len(circle)]), source.span)
