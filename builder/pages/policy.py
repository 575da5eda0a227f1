"""The dossier's policy in words: how strict its checks are, and which findings were accepted in public. It checks nothing."""

from dataclasses import dataclass

from builder.codes import code_of
from builder.model.settings import Settings
from builder.pages.parts import Link, Sheet
from builder.pages.pointed import pointed
from builder.schema import keys_of

MEANINGS = {
    "uncited": "Text without a citation.",
    "claim_words": "The most words that one citation may carry; a longer claim is reported.",
    "archived": "A source on the web without an archived copy.",
    "accessed": "A source on the web without the day on which it was read.",
    "single_origin": "A claim or a count that rests on one origin, or a claim on the word of one party, only.",
    "stale_question_days": "The days after which an open question, or a search that found nothing, is reported if nobody looked again.",
    "contested_voice": "A contested number in our own voice.",
    "reply": "A grading about a named party that was not asked for a reply.",
    "silent_change": "What was published and was reworded or taken out, while no correction says so.",
}
EFFECTS = {
    "error": "stops publication until it is put right",
    "warning": "is reported to the editors and stops nothing",
    "off": "is not looked for",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One key of the policy. value: as in force. effect: what the value does, in words, or "" where it is a number."""

    key: str
    meaning: str
    value: str
    effect: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that was accepted in public. code, name: of the finding. at: the page, and the words or the claim on it."""

    code: str
    name: str
    at: Link
    words: str
    because: str


def rules_of(settings: Settings) -> tuple[Rule, ...]:
    """Every key of the policy, with the value in force, written or by default, in the order of the format."""
    policy = settings.rules
    return tuple(_rule(key, str(getattr(policy, key))) for key in keys_of(type(policy)))


def accepted(sheet: Sheet) -> tuple[Accepted, ...]:
    """Every waiver for what is public, in the order written: one for a draft would give the draft away."""
    found = []
    for waiver in sheet.dossier.settings.waivers:
        place, code = pointed(sheet, waiver.place), code_of(waiver.code)
        if place and code:
            found.append(Accepted(code.code, code.name, place.at, place.words, str(waiver.because)))
    return tuple(found)


def _rule(key: str, value: str) -> Rule:
    return Rule(key, MEANINGS[key], value, EFFECTS.get(value, ""))
