"""What changed for a reader from one dossier to another: two dossiers in, changes out. It prints nothing and asks no git."""

from collections.abc import Iterator

from builder.difference.change import WORDED, Change, Detail, Pairing
from builder.difference.facts import details, facts
from builder.difference.pages import page_changes, whole_page
from builder.dossier import Dossier, Entry

__all__ = ["WORDED", "Change", "Detail", "Pairing", "compare"]

_NOT_FOR_READERS = ("base_url",)


def compare(before: Dossier, after: Dossier) -> tuple[Change, ...]:
    """The changes by page: those of the dossier as a whole first, those of sources last; within a page in the order that it has.

    A page whose id became an alias of another is the same page. Of what was taken down nothing is told but the reason, and nothing of the
    sources that stood within it.
    """
    found = [*_settings(before, after), *_comparisons(before, after), *_taken_down(before, after), *_pages(before, after)]
    return tuple(sorted(found, key=lambda change: (change.kind == "source", change.page)))


def _settings(before: Dossier, after: Dossier) -> Iterator[Change]:
    changed = details(facts(before.settings, _NOT_FOR_READERS), facts(after.settings, _NOT_FOR_READERS))
    if changed:
        yield Change("", "", "dossier", "changed", details=changed)


def _comparisons(before: Dossier, after: Dossier) -> Iterator[Change]:
    """That readers are told otherwise of what stands in copies: in a review, the one place where that could be claimed by hand."""
    gone, came = before.ledger.items() - after.ledger.items(), after.ledger.items() - before.ledger.items()
    if gone or came:
        numbers = (("comparisons taken out", gone), ("comparisons put in", came))
        told = tuple(Detail(name, (), (str(len(lines)),)) for name, lines in numbers if lines)
        yield Change("", "", "ledger", "changed", details=told)


def _taken_down(before: Dossier, after: Dossier) -> Iterator[Change]:
    for name in sorted(after.removed.keys() - before.removed.keys()):
        if removal := after.removed[name].record.removed:
            yield Change("", "", "page", "taken down", details=(Detail("reason", (), (str(removal.reason),)),))


def _pages(before: Dossier, after: Dossier) -> Iterator[Change]:
    earlier, later = _shown(before), _shown(after)
    gone = {name for name in earlier if _is_taken_down(after, name)}
    # Of the sources that stood within a page that was taken down nothing is told either; one of them alone takes no page with it.
    files = {earlier[name].record.path for name in gone if earlier[name].kind != "source"}
    earlier = {name: entry for name, entry in earlier.items() if name not in gone and entry.record.path not in files}
    known_again: set[str] = set()
    # Those whose id is the same come first: of two that are one now, it is the one that kept its name.
    for name in sorted(earlier, key=lambda name: (name not in later, name)):
        old, new = earlier[name], after.entries.get(name)
        if new is not None and new.id in later and new.id not in known_again and new.kind == old.kind:
            known_again.add(new.id)
            yield from page_changes(before, old, after, new)
        else:
            yield whole_page(before, old, is_new=False)
    for name in sorted(later.keys() - known_again):
        yield whole_page(after, later[name], is_new=True)


def _is_taken_down(after: Dossier, name: str) -> bool:
    entry = after.entries.get(name)
    return entry is not None and entry.id in after.removed


def _shown(dossier: Dossier) -> dict[str, Entry]:
    return {name: entry for name, entry in dossier.entries.items() if name == entry.id and name not in dossier.removed}
