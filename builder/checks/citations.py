"""Checks of claims and what carries them. How a citation is written is judged by `parse`, and whom it names by `link`."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from builder.document import Body, Claim, Reference, Text
from builder.dossier import Dossier, Statement
from builder.findings import Finding, Span, finding, in_quotes
from builder.link.registry import bodies_of
from builder.link.statements import People
from builder.model import Source


class _Uncited(NamedTuple):
    """An uncited claim and its body. lost: the ids of sources that stand in the body as if they were cited."""

    body: Body
    claim: Claim
    lost: frozenset[str]


def uncited_text(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """Text that no citation follows, and claims that are carried only by contra or but see.

    Text that names a person is `uncited-person`; an answer, an estimate, a question and an action have codes of their own.
    """
    uncited = _uncited_claims(dossier)
    for statement in _statements(dossier):
        if statement.kind != "claim" or statement.field == "answer" or statement.people or not statement.needs_citation:
            continue
        if _opposed(statement):
            yield finding(
                "uncited-text",
                statement.span,
                "no citation carries this claim: what is cited for it says otherwise",
                "add the source that says so to the bracket; contra and but see may stand beside it",
            )
        elif statement.standing == "uncited" and not _lost_its_sign(statement, uncited):
            linked = _linked_source(dossier, statement, uncited)
            yield finding(
                "uncited-text",
                statement.span,
                "no citation follows this text" + (", only a link to a source" if linked else ""),
                f"to cite the source, write [@{linked}]"
                if linked
                else "end it with the source that says so, like [@id-of-the-source]; our own words end with [@editors]",
            )


def uncited_person(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """Text that names a person, and that no source carries: without citation, carried by contra alone, or marked as our own words."""
    uncited = _uncited_claims(dossier)
    for statement in _statements(dossier):
        if statement.kind != "claim" or statement.field == "answer" or not statement.people:
            continue
        if statement.standing == "editors":
            why = "is marked as our own words ([@editors])"
        elif statement.needs_citation and _opposed(statement):
            why = "is carried by no source: what is cited for it says otherwise"
        elif statement.needs_citation and statement.standing == "uncited" and not _lost_its_sign(statement, uncited):
            why = "has no citation"
        else:
            continue
        yield finding(
            "uncited-person",
            statement.span,
            f"this text names {in_quotes(statement.people)} and {why}",
            "whatever is said of a person has a source: cite it, or leave the name out",
        )
    yield from _in_headings(dossier)


def _in_headings(dossier: Dossier) -> Iterator[Finding]:
    """Headings and heads of tables that name a person whom no cited claim below them names: they can have no citation of their own."""
    # Whose name is not to be shown is told so by another check, and must not be told to name them elsewhere.
    people = People({key: person for key, person in dossier.people.items() if person.name_display == "full"})
    for page, cited in dossier.pages.items():
        last: dict[str, tuple[int, int]] = {}
        for one in cited.statements:
            if one.field == "body" and one.standing == "cited":
                last |= dict.fromkeys(one.people, (one.span.line, one.span.column))
        for words, references in _heads(dossier, page):
            below = {name for name, place in last.items() if place > (words.span.line, words.span.column)}
            lost = tuple(one for one in people.named(words, references) if one not in below)
            if lost:
                yield finding(
                    "uncited-person",
                    words.span,
                    f"this heading or head of a table names {in_quotes(lost)}, and no cited sentence below it does",
                    "name the person in a sentence below, with its source, or leave the name out",
                )


def _heads(dossier: Dossier, page: str) -> Iterator[tuple[Text, tuple[Reference, ...]]]:
    """The words of a page's body that are in no claim, each with the links in it."""
    record = dossier.entries[page].record
    if isinstance(record, Source):
        return
    body = record.body
    inside = {index for claim in body.claims for index in claim.references}
    beside = [reference for index, reference in enumerate(body.references) if index not in inside]
    for words in body.unclaimed:
        yield words, tuple(one for one in beside if one.span.line == words.span.line)


def editors_quotation(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """Words in quotation marks in text that is marked as our own."""
    for statement in _statements(dossier):
        if statement.standing == "editors":
            for quotation in statement.quotations:
                yield finding(
                    "editors-quotation",
                    quotation.span,
                    "these words are quoted, and the text is marked as our own words ([@editors])",
                    "a quotation has a source: cite it, or write it without quotation marks",
                )


def claim_too_long(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """Claims of more words than the policy's claim_words: one citation can't carry a page."""
    most = dossier.settings.rules.claim_words
    for statement in _statements(dossier):
        words = len(statement.text.split())
        # Below nothing it could not be read, which was reported.
        if statement.kind == "claim" and statement.standing == "cited" and words > most >= 0:
            yield finding(
                "claim-too-long",
                statement.span,
                f"{words} words stand before this claim's citation, and at most {most} may",
                "split it, and give each part the citation that carries it",
            )


def machine_wording(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """Claims about a named person or an inquiry's state that rest only on words which a machine has changed.

    A source that we read only in such a one (`via`), or that rests on nothing else, has no other words either.
    """
    linked = _linking_to_inquiries(dossier)
    for statement in _statements(dossier):
        inquiry = statement.kind == "action" or statement.field in ("finding", "text") or (statement.page, statement.anchor) in linked
        people = _whom(dossier, statement)
        if not (inquiry or people) or not _machine_only(dossier, statement):
            continue
        about = "the state of an inquiry" if inquiry else in_quotes(people)
        yield finding(
            "machine-wording",
            next(citation.span for citation in statement.citations if citation.carries),
            f"this is about {about}, and rests only on words that a machine has changed",
            "cite a source in somebody's own words, or leave the claim out",
        )


def _whom(dossier: Dossier, statement: Statement) -> tuple[str, ...]:
    # A person's own page is about them whether or not a sentence names them; an estimate is about whoever is said to have said it, a
    # reply about whoever is said to have answered, and a grading about whoever is held responsible.
    people = {*statement.people, statement.page}
    incident = dossier.incidents.get(statement.page)
    if incident and statement.kind == "estimate":
        estimates = (one for figure in incident.figures for one in figure.estimates)
        people |= {dossier.parties.meant(one.asserted_by) for one in estimates if one.id == statement.owner}
    elif incident and statement.kind == "reply":
        people |= {dossier.parties.meant(one.to) for one in incident.replies if one.span == statement.span}
    elif incident and incident.grading and incident.grading.party and statement.field == "basis":
        people.add(dossier.parties.meant(incident.grading.party))
    return tuple(sorted(people & dossier.people.keys()))


def _linking_to_inquiries(dossier: Dossier) -> set[tuple[str, str]]:
    """The claims that link to an inquiry, and so speak of it, by page and anchor."""
    inquiries = [f"{page}#{one.id}" for page, found in dossier.fragments.items() for one in found.values() if one.kind == "inquiry"]
    return {
        (mention.page, mention.anchor) for one in inquiries for mention in dossier.mentions.get(one, ()) if mention.anchor.startswith("c-")
    }


def _machine_only(dossier: Dossier, statement: Statement) -> bool:
    carrying = [citation for citation in statement.citations if citation.carries]
    parts = [part for citation in carrying for part in citation.parts if not part.opposes]
    by_citation = dossier.pages[statement.page].by_citation
    uses = [use for citation in carrying for use in by_citation.get(citation.span, ()) if not use.part.opposes]
    # A citation that can't be read, or that names no source, may be of anything.
    return bool(parts) and all(citation.parts for citation in carrying) and len(uses) == len(parts) and all(use.machine for use in uses)


def _opposed(statement: Statement) -> bool:
    return statement.standing != "editors" and bool(statement.citations) and not any(one.carries for one in statement.citations)


def _uncited_claims(dossier: Dossier) -> dict[Span, _Uncited]:
    found = {}
    for page in dossier.pages:
        for body in bodies_of(dossier.entries[page].record):
            lost = frozenset(str(one) for one in body.suspects if one in dossier.sources)
            found.update({claim.span: _Uncited(body, claim, lost) for claim in body.claims if claim.standing == "uncited"})
    return found


def _lost_its_sign(statement: Statement, uncited: Mapping[Span, _Uncited]) -> bool:
    # [source-id] and @source-id were reported where they stand.
    found = uncited.get(statement.span)
    return found is not None and any(key in found.lost for key in re.findall(r"[\[@]([a-z0-9-]+)", statement.text))


def _linked_source(dossier: Dossier, statement: Statement, uncited: Mapping[Span, _Uncited]) -> str:
    """The source to which a link leads at the very end of a statement's text, or ""."""
    found = uncited.get(statement.span)
    if found is None or not found.claim.references:
        return ""
    body, claim = found.body, found.claim
    last = body.references[claim.references[-1]]
    entry = dossier.entries.get(last.target)
    at_end = claim.text.rstrip(' .,;:!?)"”').endswith(last.label or str(last.target))
    return entry.id if entry is not None and entry.kind == "source" and at_end else ""


def _statements(dossier: Dossier) -> Iterator[Statement]:
    for page in dossier.pages.values():
        yield from page.statements
