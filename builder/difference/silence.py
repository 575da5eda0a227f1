"""What was published and reads otherwise now, or is gone, while no correction says so. Whether it was wrong it does not know."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from builder.comparison.words import words_of
from builder.difference import compare
from builder.difference.change import WORDED, Change, Kind
from builder.document import Text
from builder.dossier import Dossier, Entry
from builder.findings import Finding, finding
from builder.link.registry import plain
from builder.model import Correction, Incident

# What each is called, in one and in many. A new estimate, an answer that came, one more step are news and take nothing back.
_CALLED: Mapping[Kind, tuple[str, str]] = {
    "page": ("title or day", "titles or days"),
    "claim": ("claim", "claims"),
    "grading": ("grading", "gradings"),
    "estimate": ("count", "counts"),
    "question": ("question", "questions"),
    "inquiry": ("inquiry", "inquiries"),
    "action": ("step of an inquiry", "steps of an inquiry"),
    "timeline": ("entry of the timeline", "entries of the timeline"),
    "reply": ("reply", "replies"),
    "correction": ("correction", "corrections"),
}
# The keys with which a thing says what happened or what was counted; one that was empty and is filled says more, and nothing else.
_TELLING: Mapping[Kind, frozenset[str]] = {
    "page": frozenset({"title", "date", "time"}),
    "grading": frozenset({"value", "party"}),
    "estimate": frozenset({"asserted_by", "population", "value", "words", "as_of", "parts", "covers"}),
    "question": frozenset({"answer"}),
    "inquiry": frozenset({"body", "finding"}),
    "action": frozenset({"date", "action", "text"}),
    "timeline": frozenset({"date", "time"}),
    "correction": frozenset({"date", "kind", "claim"}),
}

_HINTS: Mapping[Kind, str] = {
    "estimate": "another count stands beside this one, with `supersedes:`; if this one was wrong, say below `corrections:` what stood here",
}


def silent_changes(before: Dossier, after: Dossier) -> Iterator[Finding]:
    """A finding for each thing of an incident that reads otherwise, one for all that is gone from it, and one for each page that is gone.

    before: what readers have. A correction that has come since speaks for its whole page, and one with `claim:` for that claim alone.
    The old words are never repeated: they may have been taken out to protect somebody.
    """
    here = {entry.address: entry for entry in after.entries.values()}
    gone: dict[str, list[Change]] = {}
    for change in compare(before, after):
        entry = here.get(change.page)
        if change.kind == "page" and change.verb == "removed":
            yield from _page_gone(before.entries[change.id], after)
        elif entry is None or not isinstance(entry.record, Incident) or after.unread.is_unread(entry.record.path):
            continue
        elif change.verb == "removed" and change.kind in _CALLED and not _is_told(change, before, entry.record):
            gone.setdefault(change.page, []).append(change)
        elif address := _address_gone(change):
            yield finding(
                "silent-change",
                change.span,
                f"the address of this claim, {address}, was published and leads nowhere now",
                f"keep `{{#{address.removeprefix('#c-')}}}` behind its citation: somebody may have linked to it",
            )
        elif change.verb == "changed" and _says_otherwise(change) and not _is_told(change, before, entry.record):
            yield finding(
                "silent-change",
                change.span,
                f"this {_CALLED[change.kind][0]} was published and reads otherwise now, and no correction says so",
                _HINTS.get(change.kind, "say below `corrections:` what stood here before and why it changed; its kinds are correction, clarification, update …"),
            )
    for page, changes in gone.items():
        yield finding(
            "silent-change",
            here[page].record.span,
            f"published words are gone from this page, and no correction says so: {', '.join(_listed(changes))}",
            "say below `corrections:` what stood here and why it is gone; where it would harm somebody, the kind `redaction` says so alone",
        )


def _says_otherwise(change: Change) -> bool:
    if change.kind not in _CALLED:
        return False
    telling = _TELLING.get(change.kind, frozenset[str]())
    if any(one.before and one.name in telling for one in change.details):
        return True
    # Of what is worded, other marks and spaces are the same words.
    return change.kind in WORDED and words_of(change.before).folded != words_of(change.after).folded


def _address_gone(change: Change) -> str:
    """The address that was chosen for a claim and is another one now, or ""."""
    return next((one.before[0] for one in change.details if change.kind == "claim" and one.name == "address"), "")


def _is_told(change: Change, before: Dossier, incident: Incident) -> bool:
    entry = before.entries.get(incident.id) or next((before.entries[one] for one in incident.aliases if one in before.entries), None)
    earlier = set(map(_what, entry.record.corrections)) if entry and isinstance(entry.record, Incident) else set()
    since = (one for one in incident.corrections if _what(one) not in earlier)
    return any(not one.claim or change.id == one.claim for one in since)


def _what(correction: Correction) -> tuple[str, str, Text | None, str]:
    return correction.date.text, str(correction.kind), correction.claim, plain(correction.text)


def _page_gone(entry: Entry, after: Dossier) -> Iterator[Finding]:
    record = entry.record
    if not after.unread.is_unread(record.path):
        yield finding(
            "silent-change",
            record.span,
            f"the page '{entry.id}' was published and is gone, and nothing tells readers so",
            "keep its file, with `removed:` and its reason; of a page that has another name now, list the old one below `aliases:`",
        )


def _listed(changes: Iterable[Change]) -> Iterator[str]:
    numbers = Counter(change.kind for change in changes)
    for kind, number in numbers.items():
        one, many = _CALLED[kind]
        names = ", ".join(f"'{change.id}'" for change in changes if change.kind == kind and change.id)
        yield f"{number} {one if number == 1 else many}{f' ({names})' if names else ''}"
