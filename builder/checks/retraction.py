"""What rests on a source that was corrected or retracted, and has not been looked at again; and reviews of nothing.

It says neither that such a statement is wrong nor that a review is good: somebody reads both.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple

from builder.dossier import Dossier, Entry, Use
from builder.findings import Finding, Span, finding
from builder.model import Record, Review, Source
from builder.pointers import Pointer, read_pointer
from builder.stretches import Files, Stretches, are_all_of, spanning

_FORMS = 'write it like incidents/old-bridge.md#shells, or incidents/old-bridge.md "quoted words"; a page alone means all of it'


class Reviewed(NamedTuple):
    """Where a review looked. entry: the page, None where there is none of that name. stretches: where its quoted words stand.

    counts: whether it is not older than the change.
    """

    review: Review
    pointer: Pointer | None
    entry: Entry | None
    stretches: Stretches
    counts: bool


class Dependent(NamedTuple):
    """A statement that hangs on a source. span: of the citation. use: the first pointer in it that leads there."""

    span: Span
    use: Use


def check_retractions(
    dossier: Dossier, texts: Mapping[str, str], hidden: Iterable[Record], clock: date, before: Iterable[Finding] = ()
) -> Iterator[Finding]:
    """Statements that nobody has looked at since their source was corrected or retracted, and reviews that match none.

    texts: of each file by its path. hidden: drafts and what is under embargo; a review of one of them waits, and says nothing.
    clock: the day of a review that a hint proposes. before: what was found already; a page with errors may have lost what was reviewed.
    """
    asleep = {str(name) for record in hidden for name in (record.path, record.id, *record.aliases)}
    broken = {one.span.path for one in before if one.severity == "error"}
    looking = _Looking(dossier, texts)
    for source in dossier.sources.values():
        if not source.revised and not source.reviewed:
            continue
        dependents = _dependents(dossier, source)
        named = _by_name(dependents)
        looked = [looking.reviewed(source, review) for review in source.reviewed]
        reviews = [(one, _covered(one, named)) for one in looked]
        met = {other for one, covered in reviews if one.counts for other in covered}
        for one, covered in reviews:
            # One from before the change is history, where somebody has looked again since.
            is_used = bool(covered) and (one.counts or met.issuperset(covered))
            if not is_used and not _waits(dossier, one, asleep, broken):
                yield _unused(source, one, matches=bool(covered))
        # A review that can't be read was reported, and may be of any of them.
        if all(review.at for review in source.reviewed):
            margin = _margin(source, texts.get(source.path, ""))
            left = sorted((one for one in dependents if one not in met), key=lambda one: one.span)
            yield from (_retracted(dossier, source, one, margin, clock, is_first=one is left[0]) for one in left)


def _dependents(dossier: Dossier, source: Source) -> list[Dependent]:
    found: dict[Span, Dependent] = {}
    for page in dossier.pages.values():
        for span, uses in page.by_citation.items():
            leading = [use for use in uses if source.id in use.revised]
            if leading:
                # What cites it itself says so, whatever else in the bracket leads there.
                found[span] = Dependent(span, min(leading, key=lambda use: use.source != source.id))
    return list(found.values())


def _by_name(dependents: list[Dependent]) -> Mapping[tuple[str, str], list[Dependent]]:
    """What a review may name: the page of each with each of the names that it has there, "" among them for the whole page."""
    found: dict[tuple[str, str], list[Dependent]] = {}
    for one in dependents:
        statement = one.use.statement
        for name in {"", statement.owner, statement.anchor, statement.anchor[2:]}:
            found.setdefault((statement.page, name), []).append(one)
    return found


class _Looking:
    """Finds where reviews looked."""

    def __init__(self, dossier: Dossier, texts: Mapping[str, str]) -> None:
        self.dossier, self.files = dossier, Files(dossier, texts)
        self.by_path: dict[str, Entry] = {}
        for entry in dossier.entries.values():
            if entry.kind != "source":
                self.by_path.setdefault(entry.record.path, entry)

    def reviewed(self, source: Source, review: Review) -> Reviewed:
        pointer = read_pointer(review.at)
        entry = None
        there = Stretches()
        if pointer:
            path = f"{self.dossier.settings.folder}{pointer.path}"
            # A page that has another name now is still found by its old one.
            renamed = self.dossier.aliases.get(PurePosixPath(pointer.path).stem)
            entry = self.dossier.entries.get(pointer.path) or self.by_path.get(path) or renamed
            if entry and pointer.words and not pointer.is_one_word:
                there = Stretches(self.files[entry.record.path].of_words(pointer.words))
        changed = source.status_date.earliest if source.status_date else ""
        looked = review.date.latest
        return Reviewed(review, pointer, entry, there, not looked or looked >= changed)


def _covered(reviewed: Reviewed, dependents: Mapping[tuple[str, str], list[Dependent]]) -> list[Dependent]:
    pointer, entry = reviewed.pointer, reviewed.entry
    if pointer is None or entry is None:
        return []
    named = dependents.get((entry.id, pointer.id), [])
    return [one for one in named if not pointer.words or _is_meant(reviewed, pointer, one)]


def _is_meant(reviewed: Reviewed, pointer: Pointer, dependent: Dependent) -> bool:
    statement = dependent.use.statement
    if pointer.is_one_word:
        return are_all_of(statement.text, pointer.words)
    return reviewed.stretches.meet(spanning((statement.span, *(citation.span for citation in statement.citations))))


def _waits(dossier: Dossier, reviewed: Reviewed, asleep: set[str], broken: set[str]) -> bool:
    if not reviewed.review.at:
        return True
    if reviewed.entry is not None:
        return reviewed.entry.record.path in broken
    named = reviewed.pointer.path if reviewed.pointer else ""
    return bool({named, f"{dossier.settings.folder}{named}"} & (asleep | broken))


def _unused(source: Source, reviewed: Reviewed, *, matches: bool) -> Finding:
    hint = "take it out, or correct `at:`"
    if reviewed.pointer is None:
        what, hint = "this does not say which words are meant", _FORMS
    elif reviewed.pointer.is_one_word and not matches:
        what, hint = "this does not say which words are meant", "quote two words at least, or name the claim by its id"
    elif reviewed.entry is None:
        what, hint = f"there is no page '{reviewed.pointer.path}'", _FORMS
    elif not source.revised:
        what, hint = f"'{source.id}' is neither corrected nor retracted", "set `status:` and `status_date:`, or take the review out"
    elif matches:
        what = f"'{source.id}' was {source.status} after this review ({_day(source)}), which counts for nothing since"
        hint = "look again, and set `date:` to the day on which you did"
    else:
        within = "at these words, or under this id," if reviewed.pointer.id or reviewed.pointer.words else "on this page"
        what = f"nothing {within} rests on '{source.id}'"
    return finding("unused-review", reviewed.review.at.span, what, hint)


def _retracted(dossier: Dossier, source: Source, dependent: Dependent, margin: str, clock: date, *, is_first: bool) -> Finding:
    cited = dependent.use.source
    when = f" ({_day(source)})" if _day(source) else ""
    which = f"'{source.id}' was" if cited == source.id else f"'{cited}' rests on '{source.id}', which was"
    message = f"{which} {source.status}{when}, and what rests on it here has not been looked at since"
    return finding("retracted-source", dependent.span, message, _to_paste(dossier, source, dependent, margin, clock, is_first=is_first))


def _day(source: Source) -> str:
    return source.status_date.text if source.status_date and not source.status_date.unknown else ""


def _margin(source: Source, text: str) -> str:
    """What stands before the hyphen of each review: as before the first one, else two spaces more than before the source's keys."""
    if not source.reviewed:
        return " " * (source.span.column + 1)
    line = text.split("\n")[source.reviewed[0].span.line - 1] if text else ""
    return line[: len(line) - len(line.lstrip())]


def _to_paste(dossier: Dossier, source: Source, dependent: Dependent, margin: str, clock: date, *, is_first: bool) -> str:
    statement = dependent.use.statement
    path = dossier.entries[statement.page].record.path.removeprefix(dossier.settings.folder)
    place = statement.anchor[2:] if statement.kind != "reply" else statement.anchor
    lines = (
        *(f"{margin}- at: {path}#{place}", f"{margin}  date: {clock.isoformat()}"),
        *(f"{margin}  outcome: >-", f"{margin}    TODO: why it still stands, or what was changed"),
    )
    # A key stands once in a file, however many findings there are.
    key = (f"{margin[2:]}reviewed:",) if is_first and not source.reviewed else ()
    where = "as keys" if key else "below `reviewed:`"
    first = f"does it still stand? look, then put this into {source.path}, {where}, with what you found in the place of TODO:"
    return "\n".join((first, *key, *lines))
