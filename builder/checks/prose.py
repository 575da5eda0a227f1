"""Checks of words: whose voice a number is in (it reads English, as `numbers.py` says), and what a new file has still to be filled with."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from builder.counts import Count
from builder.document import Body, Claim
from builder.dossier import Dossier
from builder.findings import Finding, Span, finding
from builder.model import Estimate, Incident, Organisation, PartOfCount, Person
from builder.numbers import numbers_of_people
from builder.parties import named_in
from builder.passages import passages_of, places_in

_TO_BE_WRITTEN = re.compile(r"\bTODO\b")


@dataclass(frozen=True, slots=True)
class _Said:
    """A number that somebody gives: an estimate's own, or that of one of its parts. group: what it counts."""

    estimate: Estimate
    group: tuple[str, str, str]
    count: Count
    current: bool


def contested_voice(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """A number of people that is disputed, in a claim, a title, a heading or our own words, where the text names nobody who says so.

    Disputed: two current estimates of different asserters for one measure, population and scope permit different numbers. Who says so:
    whoever asserts or relays an estimate of that dispute, the publisher or an author of a source cited, or a party that is linked; under
    an inquiry, whoever inquires. Questions and notes are left out: they stand beside the sources or the estimate that they are about.
    """
    for incident in dossier.incidents.values():
        disputed = _disputed(dossier, incident)
        if not disputed:
            continue
        for body, claim, above in _claims(incident):
            for number in numbers_of_people(claim.text):
                if number not in disputed or (above and _is_among(dossier, above, disputed[number])):
                    continue
                if not any(_attributed(dossier, body, one, disputed[number]) for one in _sentence(body, claim)):
                    yield _in_our_voice(number, claim.span, "sentence", _givers(dossier, incident, number))
                    break
        for words, place in ((incident.title, "title"), *((one, "heading") for one in incident.body.unclaimed)):
            for number in numbers_of_people(words):
                if number in disputed and not _names_one(dossier, disputed[number], words):
                    yield _in_our_voice(number, words.span, place, _givers(dossier, incident, number))
                    break


def unfinished(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """The word that `onrecord new` puts where something is to be written."""
    for passage in passages_of(dossier):
        # In a citation it is no source's id, and reported as that.
        for span in {span for span in places_in(passage, _TO_BE_WRITTEN) if passage.body is None or span != passage.span}:
            yield finding(
                "unfinished",
                span,
                "TODO is still to be replaced",
                "write what is known; a key of which nothing is known is left out, unless it must be there",
            )


def _in_our_voice(number: int, span: Span, place: str, givers: tuple[str, ...]) -> Finding:
    message = f"{number} is one of several numbers that are given, and this text names nobody who says so"
    return finding("contested-voice", span, message, f"write who gives the number, by name, in the same {place}: {' or '.join(givers)}")


def _givers(dossier: Dossier, incident: Incident, number: int) -> tuple[str, ...]:
    """Who gives this very number, by name, as it is to be written; a link where the name is not to be shown in full."""
    parties = [
        str(party)
        for one in _said(incident)
        if number in _numbers(one.count)
        for party in (one.estimate.asserted_by, one.estimate.relayed_by)
        if party
    ]
    return tuple(dict.fromkeys(_written(dossier, party) for party in parties))


def _written(dossier: Dossier, party: str) -> str:
    person = dossier.people.get(dossier.id_of(party))
    return f"[[{person.id}]]" if person and person.name_display != "full" else dossier.shown_name(party)


def _numbers(count: Count) -> set[int]:
    return {number for number in (count.shown, count.high if count.bound == "range" else count.shown) if number is not None}


def _disputed(dossier: Dossier, incident: Incident) -> dict[int, set[str]]:
    """The numbers in dispute, each with whoever asserts or relays an estimate of the dispute."""
    said = list(_said(incident))
    parties: dict[int, set[str]] = {}
    for group in dict.fromkeys(one.group for one in said):
        members = [one for one in said if one.group == group]
        positions = {(dossier.parties.meant(one.estimate.asserted_by), one.count.low, one.count.high) for one in members if one.current}
        if len({position[1:] for position in positions}) < 2 or len({position[0] for position in positions}) < 2:
            continue
        speakers = {str(party) for one in members for party in (one.estimate.asserted_by, one.estimate.relayed_by) if party}
        for one in members:
            for number in _numbers(one.count):
                parties.setdefault(number, set()).update(speakers)
    return parties


def _said(incident: Incident) -> Iterator[_Said]:
    for figure in incident.figures:
        replaced = {estimate.supersedes for estimate in figure.estimates}
        for estimate in figure.estimates:
            current = estimate.id not in replaced and not estimate.derived_from and not estimate.garbles
            for one in _counted(estimate):
                if one.value and one.value.bound != "unknown":
                    group = (str(figure.measure), str(one.population), str(estimate.covers))
                    yield _Said(estimate, group, one.value, current)


def _counted(one: Estimate | PartOfCount) -> Iterator[Estimate | PartOfCount]:
    yield one
    for part in one.parts:
        yield from _counted(part)


def _claims(incident: Incident) -> Iterator[tuple[Body, Claim, str]]:
    """The claims of an incident, each with the party under whose name the page shows it, or ""."""
    bodies = [(body, "") for body in (incident.summary, incident.body, *(event.text for event in incident.timeline))]
    bodies += [(incident.grading.basis, "")] if incident.grading else []
    bodies += [(question.answer, "") for question in incident.questions if question.answer]
    bodies += [(inquiry.finding, str(inquiry.body)) for inquiry in incident.inquiries if inquiry.finding]
    for body, above in bodies:
        yield from ((body, claim, above) for claim in body.claims if claim.standing != "uncited")
    # What an action says is carried by the `cite:` beside it.
    for inquiry in incident.inquiries:
        for text in (action.text for action in inquiry.actions if action.text):
            yield from ((text, claim, str(inquiry.body)) for claim in text.claims)


def _sentence(body: Body, claim: Claim) -> list[Claim]:
    # A sentence may have several citations, and its speaker stands before the first of them.
    found = [claim]
    for one in reversed(body.claims[: body.claims.index(claim)]):
        if one.block != claim.block or one.text.rstrip('”»")’').endswith((".", "!", "?", "…", ":")):
            break
        found.append(one)
    return found


def _attributed(dossier: Dossier, body: Body, claim: Claim, speakers: set[str]) -> bool:
    for index in claim.references:
        entry = dossier.entries.get(body.references[index].target)
        if entry and entry.kind in ("person", "organisation"):
            return True
    parties = set(speakers)
    for index in claim.citations:
        for part in body.citations[index].parts:
            source = dossier.sources.get(part.key)
            if source:
                parties.update(named_in(source))
    return _names_one(dossier, parties, claim.text)


def _is_among(dossier: Dossier, party: str, speakers: Iterable[str]) -> bool:
    return dossier.parties.meant(party) in map(dossier.parties.meant, speakers)


def _names_one(dossier: Dossier, parties: Iterable[str], text: str) -> bool:
    return any(_is_named(name, text) for party in parties for name in _names(dossier, party))


def _is_named(name: str, text: str) -> bool:
    words = [word for word in name.split() if word.casefold() != "the"] or name.split()
    return bool(re.search(r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)", text, re.IGNORECASE))


def _names(dossier: Dossier, party: str) -> tuple[str, ...]:
    entry = dossier.entries.get(party)
    match entry.record if entry else None:
        case Person() as person:
            return (person.name, *person.also_known_as)
        case Organisation() as organisation:
            return tuple(name for name in (organisation.name, organisation.short_name, *organisation.also_known_as) if name)
    return (party,)
