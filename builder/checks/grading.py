"""Checks of gradings: is a grade borne by what its basis cites, and was the party asked. Which grade is right, no check knows.

The scale is Airwars' (https://airwars.org/methodology/): confirmed, the party accepted responsibility; fair, two or more
reliable sources report it separately; weak, a single source does; contested, responsibility is claimed or assigned differently;
discounted, evidence speaks against the attribution.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from builder.document import Part
from builder.dossier import Dossier
from builder.findings import Finding, finding, in_quotes
from builder.ids import looks_like_id
from builder.link.asked import not_asked
from builder.link.origins import is_machine_worded, origin_of
from builder.model import Grading, Source

_ASKS = {
    "confirmed": "the party's own word",
    "fair": "two separate origins that are not all one party's word",
    "weak": "a source that says so",
    "contested": "two origins of different parties, or a source that says otherwise",
    "discounted": "a source that speaks against the attribution",
}
_HINTS = {
    "confirmed": "cite its own statement, or the report that has it, like [@report from @statement]; or choose the grade that this bears",
    "fair": "cite one more source that knows it from elsewhere, or grade it `weak`",
    "weak": "cite the source that says so, or take the grading out",
    "contested": "cite whoever says otherwise, with contra; or choose the grade that this bears",
    "discounted": "cite the source that speaks against it, or choose the grade that this bears",
}


@dataclass(frozen=True, slots=True)
class _Basis:
    """What the basis of a grading cites.

    bearing: parts that bear it. opposing: ids of sources that say otherwise. origins: ids of those that the bearing parts are traced to.
    untraced: ids of bearing sources whose origin is not told. useless: ids of sources that bear nothing, each with the reason.
    """

    bearing: tuple[Part, ...]
    opposing: tuple[str, ...]
    origins: tuple[str, ...]
    untraced: tuple[str, ...]
    useless: tuple[tuple[str, str], ...]


def grading_not_supported(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """Grades that ask for more than what is cited for them, and gradings that are older than what became of a source of theirs."""
    for grading in (incident.grading for incident in dossier.incidents.values() if incident.grading):
        if grading.value and grading.basis and _is_readable(dossier, grading):
            lack = _lack(dossier, grading, _basis(dossier, grading))
            if lack:
                yield finding("grading-not-supported", grading.value.span, lack, _hint(grading))
        yield from _overtaken(dossier, grading)


def reply_missing(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """Parties that a grading names and that were not asked for a reply, and disputed responsibility about which nobody was."""
    for incident in dossier.incidents.values():
        missing = not_asked(dossier, incident)
        if missing is None:
            continue
        if missing.party:
            message = f"this grading is about {dossier.shown_name(missing.party)}, and no reply says that they were asked"
            hint = "ask them, and write below `replies:` whom you asked, when and how"
        else:
            message = "it is disputed who is responsible, and no reply says that anybody was asked"
            hint = "ask those of whom it is said, and write below `replies:` whom, when and how"
        yield finding("reply-missing", missing.span, message, hint)


def reply_overdue(dossier: Dossier, clock: date) -> Iterator[Finding]:
    """Replies whose day has passed, and of which nothing says what came."""
    for incident in dossier.incidents.values():
        for reply in incident.replies:
            if reply.until and not reply.answer and "" < reply.until.latest < clock.isoformat():
                yield finding(
                    "reply-overdue",
                    reply.until.span,
                    f"{dossier.shown_name(reply.to)} was asked to answer until {reply.until.text}, and nothing says what came",
                    "add `answer:` with none, declined or given; what was given needs its `cite:`",
                )


def _lack(dossier: Dossier, grading: Grading, basis: _Basis) -> str:
    """What a grade has too little of, in words; "" where its basis bears it."""
    value = str(grading.value)
    if value == "confirmed" and not grading.party:
        return "the grade 'confirmed' says that a party accepted responsibility, and this grading names none (`party:`)"
    if value == "confirmed" and grading.party and _is_no_id(dossier, grading.party):
        return ""  # reported as unknown-link
    borne = {
        "confirmed": lambda: _has_own_word(dossier, grading, basis),
        "fair": lambda: len(basis.origins) > 1 and not _is_one_word(dossier, basis.origins),
        "weak": lambda: bool(basis.bearing),
        "contested": lambda: bool(basis.opposing) or _differ(dossier, basis.origins),
        "discounted": lambda: bool(basis.bearing),
    }
    if borne[value]():
        return ""
    return f"the grade '{value}' asks for {_asked(dossier, grading)}, and its basis has {_had(grading, basis)}"


def _has_own_word(dossier: Dossier, grading: Grading, basis: _Basis) -> bool:
    party = dossier.parties.meant(grading.party or "")
    candidates = {str(one) for part in basis.bearing for one in (part.key, part.origin) if one} | set(basis.origins)
    return any(party in dossier.parties.behind_source(dossier.sources[one]) for one in candidates)


def _is_one_word(dossier: Dossier, origins: tuple[str, ...]) -> bool:
    # Two statements of one army are two origins, and still nobody's word but its own.
    sources = [dossier.sources[one] for one in origins]
    whose = [dossier.parties.behind_source(source) for source in sources]
    return all(source.party == "belligerent" for source in sources) and bool(frozenset.intersection(*whose))


def _differ(dossier: Dossier, origins: tuple[str, ...]) -> bool:
    whose = [dossier.parties.behind_source(dossier.sources[one]) for one in origins]
    return any(one.isdisjoint(other) for index, one in enumerate(whose) for other in whose[index + 1 :])


def _asked(dossier: Dossier, grading: Grading) -> str:
    if grading.value == "confirmed" and grading.party:
        return f"the own word of {dossier.shown_name(grading.party)}, or of what belongs to it"
    return _ASKS[grading.value]


def _had(grading: Grading, basis: _Basis) -> str:
    known = in_quotes(basis.origins)
    if not basis.bearing:
        had = "nothing that bears it"
    elif grading.value == "confirmed":
        had = f"only the word of others: {in_quotes(tuple(dict.fromkeys(str(part.key) for part in basis.bearing)))}"
    elif not basis.origins:
        had = "no origin that it is traced to"
    elif len(basis.origins) == 1:
        had = f"one origin, {known}"
    else:
        had = f"the word of one party alone: {known}"
    verb = "is" if len(basis.untraced) == 1 else "are"
    untraced = f"{in_quotes(basis.untraced)} {verb} not traced to an origin" if basis.untraced else ""
    useless = [f"'{one}' bears nothing, since {why}" for one, why in basis.useless]
    return "; ".join(filter(None, (had, untraced, *useless)))


def _hint(grading: Grading) -> str:
    if grading.value == "confirmed" and not grading.party:
        return "add `party:` with who accepted it, or choose another grade"
    return _HINTS[grading.value]


def _basis(dossier: Dossier, grading: Grading) -> _Basis:
    parts = tuple(part for citation in grading.basis.citations for part in citation.parts)
    useless = {part.key: why for part in parts if (why := _why_useless(dossier, part.key))}
    useless |= {one: why for part in parts if (one := part.origin) and (why := _why_useless(dossier, one, told=one != part.key))}
    bearing: list[Part] = []
    opposing, origins, untraced = (set[str]() for _ in range(3))
    for part in parts:
        if part.key in useless or part.origin in useless:
            continue
        origin = origin_of(part, dossier.sources, dossier.tracing)
        if part.opposes:
            opposing.add(str(part.key))
        elif origin and (why := _why_useless(dossier, origin, told=origin != part.key)):
            useless[part.key] = f"it rests on '{origin}', and {why}"
        else:
            bearing.append(part)
            (origins if origin else untraced).add(origin or str(part.key))
    return _Basis(
        tuple(bearing),
        tuple(sorted(opposing)),
        tuple(sorted(origins)),
        tuple(sorted(untraced)),
        tuple((str(one), why) for one, why in useless.items()),
    )


def _why_useless(dossier: Dossier, key: str, *, told: bool = False) -> str:
    """Why a source bears no grade, "" where it may. told: whether another source is cited for it, so that how we read it is no matter."""
    source = dossier.sources[key]
    if source.status == "retracted":
        return "it was retracted"
    if source.machine or (not told and is_machine_worded(key, dossier.sources)):
        return "its words are a machine's"
    return "it says that we found nothing" if source.type == "search" else ""


def _overtaken(dossier: Dossier, grading: Grading) -> Iterator[Finding]:
    """Sources of a grading that were corrected or retracted after it was made."""
    if grading.graded_on is None:
        return
    parts = [part for citation in grading.basis.citations for part in citation.parts]
    named = [one for part in parts for one in (part.key, part.origin, origin_of(part, dossier.sources, dossier.tracing)) if one]
    for key in dict.fromkeys(map(str, named)):
        source = dossier.sources.get(key)
        if source and (what := _became(source)) and source.status_date and grading.graded_on.is_before(source.status_date):
            yield finding(
                "grading-not-supported",
                grading.graded_on.span,
                f"this grading is of {grading.graded_on.text}, and a source of its basis, '{key}', was {what} on {source.status_date.text}",
                "look whether the grade still holds, then set `graded_on:` to the day on which you did",
            )


def _became(source: Source) -> str:
    return str(source.status) if source.status in ("corrected", "retracted") else ""


def _is_readable(dossier: Dossier, grading: Grading) -> bool:
    # What is broken, or names no source, was reported: what it would bear is not known yet.
    citations = grading.basis.citations
    named = (one for citation in citations for part in citation.parts for one in (part.key, part.origin) if one)
    return all(one in dossier.sources for one in named) and all(one.parts or one.editors for one in citations)


def _is_no_id(dossier: Dossier, party: str) -> bool:
    return looks_like_id(party) and party not in dossier.entries
