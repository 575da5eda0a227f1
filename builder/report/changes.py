"""Changes between two revisions as text, Markdown and JSON. It finds none, and prints nothing itself."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import NamedTuple

from builder.difference import WORDED, Change, Detail, Pairing
from builder.pages.wording import REMOVALS, counted, enumerated, said
from builder.report.json import as_json
from builder.report.marks import MARKDOWN, TEXT, Marks, marked

_KINDS = {
    "dossier": "dossier.yaml",
    "ledger": "ledger.tsv, of what was compared with copies,",
    "page": "Page",
    "grading": "Grading of responsibility",
    "heading": "Heading",
    "claim": "Claim",
    "figure": "Figure",
    "estimate": "Estimate",
    "question": "Question",
    "inquiry": "Inquiry",
    "action": "Step of an inquiry",
    "timeline": "Entry of the timeline",
    "reply": "Reply",
    "correction": "Correction",
    "source": "Source",
}
_KEYS = {"lat": "latitude", "lon": "longitude", "url": "address on the web"}
_NUMBERS = {
    "claims": ("claim", "claims"),
    "estimates": ("estimate", "estimates"),
    "questions": ("question", "questions"),
    "inquiries": ("inquiry", "inquiries"),
}
_CLOSED = re.compile(r"[a-z]+(?:_[a-z]+)+")
_KNOWN_BY: dict[Pairing, str] = {"id": "by their id", "citation": "by what they cite", "words": "by their words"}


class Sides(NamedTuple):
    """What was compared: two revisions as they were given, the second "" for what stands here now; and how many errors each has."""

    before: str
    after: str
    errors_before: int = 0
    errors_after: int = 0


def changes_as_text(changes: Sequence[Change], sides: Sides) -> str:
    """For a terminal, every line ended: [-what stood there-] and {+what stands there+}."""
    return _printed(changes, sides, TEXT)


def changes_as_markdown(changes: Sequence[Change], sides: Sides) -> str:
    """For a message to readers or reviewers: ~~what stood there~~ and **what stands there**. Nothing of the content is markup in it."""
    return _printed(changes, sides, MARKDOWN)


def changes_as_json(changes: Sequence[Change], sides: Sides) -> str:
    """For other programs; "to" is null for what stands here now."""
    listed = [_as_values(change) for change in changes]
    about = {"from": sides.before, "to": sides.after or None, "errors": {"from": sides.errors_before, "to": sides.errors_after}}
    return as_json({**about, "changes": listed, "summary": {"changes": len(changes), "pages": len(_pages(changes))}})


def _as_values(change: Change) -> dict[str, object]:
    # Where it stands is for whoever mends it, and a change is for readers.
    values = {name: value for name, value in asdict(change).items() if name != "span"}
    return values | {"details": [detail._asdict() for detail in change.details]}


def _printed(changes: Sequence[Change], sides: Sides, marks: Marks) -> str:
    blocks = [marks.title(f"What changed between {marks.code(sides.before)} and {marks.code(sides.after) if sides.after else 'now'}")]
    blocks += _broken(sides, marks)
    for is_source, group in groupby(changes, key=lambda change: change.kind == "source"):
        if is_source:
            blocks.append("\n".join([marks.heading("Sources", ""), *(line for change in group for line in _lines(change, marks))]))
            continue
        for (page, title), of_page in groupby(group, key=lambda change: (change.page, change.title)):
            head = marks.heading(marks.plain(title or "The dossier as a whole"), page)
            blocks.append("\n".join([head, *(line for change in of_page for line in _lines(change, marks))]))
    return "\n\n".join([*blocks, *_summary(changes)]) + "\n"


def _broken(sides: Sides, marks: Marks) -> Iterator[str]:
    for name, errors in ((sides.before, sides.errors_before), (sides.after, sides.errors_after)):
        if errors:
            side = marks.code(name) if name else "What stands here now"
            yield f"{side} has {counted(errors, 'error', 'errors')}, and is compared as far as it can be read."


def _summary(changes: Sequence[Change]) -> Iterator[str]:
    if not changes:
        yield "Nothing changed for a reader."
        return
    yield f"{counted(len(changes), 'change', 'changes')}; {counted(len(_pages(changes)), 'page', 'pages')} concerned."
    known = Counter(change.paired_by for change in changes)
    if any(known[by] for by in _KNOWN_BY):
        how = enumerated(tuple(f"{known[by]} {words}" for by, words in _KNOWN_BY.items() if known[by]))
        yield f"Claims that were known again: {how}. One that was not stands as removed, and what took its place as added."


def _pages(changes: Sequence[Change]) -> set[str]:
    return {change.page for change in changes if change.page}


def _lines(change: Change, marks: Marks) -> Iterator[str]:
    named = f" {marks.code(change.id)}" if change.id and change.kind != "page" else ""
    words = _words(change, marks)
    yield marks.entry(f"{_KINDS[change.kind]}{named} {_verb(change)}", words)
    if change.verb == "changed":
        yield from (marks.detail(_key(detail), _values(detail, marks)) for detail in change.details)
        return
    yield from (marks.detail(_key(detail), _listed(detail, marks)) for detail in change.details if detail.name in ("cite", "cited"))


def _words(change: Change, marks: Marks) -> str:
    if change.verb == "taken down":
        (reason,) = change.details
        return said(REMOVALS, reason.after[0])
    if change.kind in WORDED and change.verb == "changed":
        return marked(change.before, change.after, marks)
    if change.kind == "page":
        told = {detail.name: (detail.after or detail.before)[0] for detail in change.details if detail.name in _NUMBERS}
        return enumerated(tuple(counted(int(number), *_NUMBERS[name]) for name, number in told.items()))
    return marks.plain(change.after or change.before)


def _verb(change: Change) -> str:
    if change.kind == "claim" and change.verb == "changed":
        return "reworded" if change.before != change.after else "cited otherwise"
    if change.kind == "question" and change.verb == "added":
        return "opened"
    if change.kind == "question" and any(detail.name == "status" and detail.after == ("answered",) for detail in change.details):
        return "answered"
    return change.verb


def _key(detail: Detail) -> str:
    words = "cited" if detail.name == "cite" else detail.name
    return _KEYS.get(words, words.replace("_", " "))


def _values(detail: Detail, marks: Marks) -> str:
    before, after = map(_spelt_out, detail.before), map(_spelt_out, detail.after)
    if len(detail.before) <= 1 and len(detail.after) <= 1 and "cite" not in detail.name:
        return marked("".join(before), "".join(after), marks)
    was, now = Counter(before), Counter(after)
    lost, gained = was - now, now - was
    show = marks.code if "cite" in detail.name else marks.plain
    return "; ".join([*(marks.old(show(one)) for one in lost.elements()), *(marks.new(show(one)) for one in gained.elements())])


def _spelt_out(value: str) -> str:
    # A word of a closed list, which the content joins by underscores.
    return value.replace("_", " ") if _CLOSED.fullmatch(value) else value


def _listed(detail: Detail, marks: Marks) -> str:
    return "; ".join(marks.code(one) for one in detail.after or detail.before)
