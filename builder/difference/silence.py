"""What was published and reads otherwise now, or is gone, while no correction says so. Whether it was wrong it does not know."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from unicodedata import normalize

from builder.difference import compare
from builder.difference.change import WORDED, Change, Detail, Kind
from builder.difference.incident import figures_of, new_corrections
from builder.dossier import Dossier
from builder.findings import Finding, finding
from builder.model import Correction, Incident

# What each is called, in one and in many.
_CALLED: Mapping[Kind, tuple[str, str]] = {
    "page": ("page", "pages"),
    "heading": ("heading", "headings"),
    "claim": ("claim", "claims"),
    "grading": ("grading", "gradings"),
    "figure": ("figure", "figures"),
    "estimate": ("count", "counts"),
    "question": ("question", "questions"),
    "inquiry": ("inquiry", "inquiries"),
    "action": ("step of an inquiry", "steps of an inquiry"),
    "timeline": ("entry of the timeline", "entries of the timeline"),
    "reply": ("reply", "replies"),
    "correction": ("correction", "corrections"),
}
# Of these keys what is new is news, or is nothing that the page asserts.
_NEWS: Mapping[Kind, frozenset[str]] = {
    "page": frozenset({"address"}),
    "grading": frozenset({"graded_by", "graded_on"}),
    "question": frozenset({"last_checked"}),
}
# An answer that came ends a question; no other step does.
_ANSWERED = {("open", "answered"), ("open", "partly_answered"), ("partly_answered", "answered")}
# A key that was empty and is filled says more, and takes nothing back, but for these: who is accused, and what a count is no more.
_ACCUSING: Mapping[Kind, frozenset[str]] = {"grading": frozenset({"party"}), "estimate": frozenset({"covers", "garbles", "derived_from"})}
_HINTS: Mapping[Kind, str] = {
    "estimate": "another count stands beside this one, with `supersedes:`; if this one was wrong, say below `corrections:` what stood here",
}
_HINT = "say below `corrections:` what stood here before and why it changed; its kinds are correction, clarification, update …"
_MARKS = str.maketrans({**dict.fromkeys("“”„‟«»", '"'), **dict.fromkeys("‘’‚‛‹›ʼ", "'"), **dict.fromkeys("‐‑‒–—―−", "-"), "\u00ad": None})


def silent_changes(before: Dossier, after: Dossier) -> Iterator[Finding]:
    """A finding for each thing of an incident that reads otherwise, one for all that is gone from it, one for each address that is gone.

    before: what readers have. A correction that has come since speaks for its whole page, and one with `claim:` for what has that id.
    The old words are never repeated: they may have been taken out to protect somebody.
    """
    yield from _addresses_gone(before, after)
    here = {after.address_of(name): incident for name, incident in after.incidents.items() if not after.unread.is_unread(incident.path)}
    changes: dict[str, list[Change]] = {}
    for change in compare(before, after):
        changes.setdefault(change.page, []).append(change)
    for page in here.keys() & changes.keys():
        yield from _Page(before, after, here[page]).silent(changes[page])


class _Page:
    """An incident's page as it was and as it is. Of one that was not there before, nothing is silent."""

    def __init__(self, before: Dossier, after: Dossier, incident: Incident) -> None:
        self.incident = incident
        old = next((one.record for name in (incident.id, *incident.aliases) if (one := before.entries.get(name))), None)
        self.told: tuple[Correction, ...] = ()
        self.figure_of = figures_of(incident)
        if isinstance(old, Incident):
            self.told = new_corrections(old, incident)
            self.figure_of = figures_of(old) | self.figure_of
        cited = after.pages.get(incident.id)
        self.words = _folded(" ".join(one.text for one in cited.statements)) if cited else ""

    def silent(self, changes: Iterable[Change]) -> Iterator[Finding]:
        """What of the changes no correction tells."""
        gone: list[Change] = []
        for change in changes:
            if change.kind not in _CALLED or self._is_told(change):
                continue
            if change.verb == "removed" and not (change.kind == "claim" and _folded(change.before) in self.words):
                gone.append(change)
            elif address := _address_gone(change):
                yield finding(
                    "silent-change",
                    change.span,
                    f"the address of this claim, {address}, was published and leads nowhere now",
                    f"keep `{{#{address.removeprefix('#c-')}}}` behind its citation: somebody may have linked to it",
                )
            elif change.verb == "changed" and self._says_otherwise(change):
                yield finding(
                    "silent-change",
                    change.span,
                    f"{_called(change)} was published and reads otherwise now, and no correction says so",
                    _HINTS.get(change.kind, _HINT),
                )
        if gone:
            yield finding(
                "silent-change",
                self.incident.span,
                f"published words are gone from this page, and no correction says so: {', '.join(_listed(gone))}",
                "say below `corrections:` what stood here and why it is gone; `redaction` is the kind for what would harm somebody",
            )

    def _is_told(self, change: Change) -> bool:
        # What a correction says of itself, nobody was told.
        names = {change.id, self.figure_of.get(change.id, "") if change.kind == "estimate" else change.id}
        return change.kind != "correction" and any(not one.claim or one.claim in names for one in self.told)

    def _says_otherwise(self, change: Change) -> bool:
        if any(_takes_back(change.kind, one) for one in change.details):
            return True
        # The same words with a citation more among them are two claims, and no other wording.
        return change.kind in WORDED and _folded(change.before) != _folded(change.after) and _folded(change.before) not in self.words


def _called(change: Change) -> str:
    if change.kind == "page":
        return " and ".join(f"`{one.name}`" for one in change.details if _takes_back("page", one)) + " of this page"
    return f"this {_CALLED[change.kind][0]}"


def _takes_back(kind: Kind, detail: Detail) -> bool:
    if detail.name in _NEWS.get(kind, ()) or (
        kind == "question" and detail.name == "status" and (*detail.before, *detail.after) in _ANSWERED
    ):
        return False
    if not detail.before:
        return detail.name in _ACCUSING.get(kind, ())
    fold = _source if detail.name.endswith("cited") or detail.name == "cite" else _folded
    return not set(map(fold, detail.before)) <= set(map(fold, detail.after))


def _folded(words: str) -> str:
    """Words with the shapes of their marks and spaces folded away: other typography is no other wording."""
    return " ".join(normalize("NFKC", words).translate(_MARKS).split())


def _source(pointer: str) -> str:
    """What a pointer cites, and whether it speaks against: without the page and the words, which can only become more exact."""
    return re.split(r",| \"", pointer, maxsplit=1)[0]


def _address_gone(change: Change) -> str:
    """The address that was chosen for a claim and is another one now, or ""."""
    return next((one.before[0] for one in change.details if change.kind == "claim" and one.name == "address" and one.before), "")


def _addresses_gone(before: Dossier, after: Dossier) -> Iterator[Finding]:
    for name, entry in before.entries.items():
        if name not in after.entries and not after.unread.is_unread(entry.record.path):
            yield finding(
                "silent-change",
                entry.record.span,
                f"the page '{name}' was published and is gone, and nothing tells readers so",
                "keep its file, with `removed:` and its reason; of a page that has another name now, list the old one below `aliases:`",
            )


def _listed(changes: Iterable[Change]) -> Iterator[str]:
    numbers = Counter(change.kind for change in changes)
    for kind, number in numbers.items():
        one, many = _CALLED[kind]
        names = ", ".join(f"'{change.id}'" for change in changes if change.kind == kind and change.id)
        yield f"{number} {one if number == 1 else many}{f' ({names})' if names else ''}"
