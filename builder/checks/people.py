"""The check that whoever is named where no citation is asked for has a source all the same: in notes, labels, and what is said of sources.

And that whoever gives a number is named by their id, if they have a file. It judges no claim that needs a citation, and no heading.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from builder.document import Body, Claim, Text
from builder.dossier import Dossier
from builder.findings import Finding, finding, in_quotes
from builder.link.statements import People
from builder.model import Article, Incident, Person, Record, Source
from builder.parties import named_in

Named = Mapping[str, frozenset[str]]
_HINT = "whatever is said of a person has a source: cite it, or leave the name out"


def uncited_person_in_notes(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """Notes, corrections and what would answer a question: they may do without a citation, unless they name a person."""
    people = People(dossier.people)
    for incident in dossier.incidents.values():
        for what, body in _notes(incident):
            for claim in body.claims:
                if claim.standing != "uncited" and any(body.citations[one].carries for one in claim.citations):
                    continue
                named = people.named(claim.text, tuple(body.references[one] for one in claim.references))
                if named and not _was_reported(claim):
                    yield finding("uncited-person", claim.span, f"this {what} names {in_quotes(named)} and has no citation", _HINT)


def uncited_person_in_labels(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """Titles, labels and roles, which can have no citation: whom they name, a cited statement of the same page must name."""
    people = People({key: person for key, person in dossier.people.items() if person.name_display == "full"})
    everybody: set[str] = set()
    for page, cited in dossier.pages.items():
        carried = frozenset(one for statement in cited.statements if statement.standing == "cited" for one in statement.people)
        everybody |= carried
        for words in _labels(dossier.entries[page].record):
            lost = tuple(one for one in people.named(words, ()) if one not in carried and one != page)
            if lost:
                message = f"this names {in_quotes(lost)}, and no cited sentence of the page does"
                yield finding("uncited-person", words.span, message, "name the person in a sentence with its source, or leave the name out")
    described = dossier.settings.description
    if described and (lost := tuple(one for one in people.named(str(described), ()) if one not in everybody)):
        message = f"this names {in_quotes(lost)}, and no cited sentence of the dossier does"
        yield finding("uncited-person", described.span, message, "leave the name out")


def uncited_person_in_source(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """What is said of a source, which can have no citation: whom it names must have written or published it, or be named where it is cited.

    What the source rests on or is read in counts as itself, at any remove.
    """
    people = People({key: person for key, person in dossier.people.items() if person.name_display == "full"})
    carried = _named_with(dossier)
    for source in dossier.sources.values():
        of_itself = _behind(dossier, source)
        if any(key not in dossier.sources for one in of_itself for key in (*one.rests_on, *one.via)):
            continue  # an unknown source was reported, and whose word it is nobody knows
        known = frozenset[str]().union(*(_parties(dossier, people, one) | carried.get(str(one.id), frozenset()) for one in of_itself))
        bodies = [one for one in (source.note, source.status_note, *(review.outcome for review in source.reviewed)) if one]
        for body in bodies:
            for claim in body.claims:
                references = tuple(body.references[one] for one in claim.references)
                if lost := tuple(one for one in people.named(claim.text, references) if one not in known):
                    yield finding(
                        "uncited-person",
                        claim.span,
                        f"this names {in_quotes(lost)}, who neither wrote nor published this source, nor is named where it is cited",
                        "say it where it can be cited, or leave the name out",
                    )


def name_for_id(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """Estimates by the name of somebody who has a file: nothing leads from there to their page."""
    for incident in dossier.incidents.values():
        for estimate in (one for figure in incident.figures for one in figure.estimates):
            for party in (one for one in (estimate.asserted_by, estimate.relayed_by) if one and one not in dossier.entries):
                meant = dossier.parties.meant(party)
                if meant in dossier.people or meant in dossier.organisations:
                    message = f"'{party}' is the name of '{meant}', which has a file"
                    yield finding("name-for-id", party.span, message, f"write the id, so that it leads there: {meant}")


def _notes(incident: Incident) -> Iterator[tuple[str, Body]]:
    for figure in incident.figures:
        yield from (("note", note) for note in (figure.note, *(estimate.note for estimate in figure.estimates)) if note)
    for question in incident.questions:
        yield from (("note", body) for body in (question.note, question.would_answer) if body)
    yield from (("note", inquiry.note) for inquiry in incident.inquiries if inquiry.note)
    yield from (("correction", correction.text) for correction in incident.corrections)


def _was_reported(claim: Claim) -> bool:
    # Our own words that name a person are a finding wherever they stand.
    return claim.standing == "editors"


def _labels(record: Record) -> Iterator[Text]:
    match record:
        case Incident():
            yield record.title
            yield from (figure.label for figure in record.figures if figure.label)
            for inquiry in record.inquiries:
                yield from (words for words in (inquiry.label, inquiry.kind) if words)
            yield from (words for words in (record.time, record.content_note) if words)
        case Person():
            yield from (record.role,) if record.role else ()
        case Article():
            yield record.title


def _named_with(dossier: Dossier) -> Named:
    """Whom cited statements name, by each source that is cited for them."""
    found: dict[str, set[str]] = {}
    for cited in dossier.pages.values():
        for statement in cited.statements:
            # A person's page tells of that person.
            named = {*statement.people, *({cited.page} & dossier.people.keys())}
            for part in (part for citation in statement.citations for part in citation.parts) if named else ():
                found.setdefault(str(part.key), set()).update(named)
    return {source: frozenset(named) for source, named in found.items()}


def _behind(dossier: Dossier, source: Source) -> tuple[Source, ...]:
    found: dict[str, Source] = {}
    waiting = [str(source.id)]
    while waiting:
        one = waiting.pop()
        if one not in found and one in dossier.sources:
            found[one] = dossier.sources[one]
            waiting += map(str, (*found[one].rests_on, *found[one].via))
    return tuple(found.values())


def _parties(dossier: Dossier, people: People, source: Source) -> frozenset[str]:
    names = (*named_in(source), *(one for one in (source.title,) if one))
    return frozenset(one for name in names for one in (dossier.id_of(name), *people.named(name, ())))
