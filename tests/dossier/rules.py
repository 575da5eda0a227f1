"""What must be reported about a dossier, said a second time and more simply than by builder/checks: docs/format.md in one file.

It knows the rules that a deletion can break, and no others: what is cited, used, named, counted in parts, and there at all.
"""

import re
from collections.abc import Collection, Iterable, Iterator

import yaml

from tests.dossier.reading import Cite, File, Keys, Pointer, Stretch
from tests.dossier.whole import Whole

# What is reported, and where: the name of the finding, path, line, column.
Report = tuple[str, str, int, int]

CITED = ("body", "summary", "basis", "finding", "answer", "named_because")
MISSING_CITE = {
    "incidents.figures.estimates": "figure-without-citation",
    "incidents.questions": "question-without-citation",
    "incidents.inquiries.actions": "inquiry-without-citation",
}
_SOURCE = ("type", "title|description", "publisher|author|withheld")
REQUIRED: dict[str, tuple[str, ...]] = {
    "dossier": ("title", "base_url", "language", "licence", "contact"),
    "dossier.navigation": ("title", "to"),
    "incidents": ("title", "date", "summary"),
    "incidents.place": ("name",),
    "incidents.grading": ("value", "basis"),
    "incidents.sources": ("id", *_SOURCE),
    "incidents.figures": ("id", "estimates"),
    "incidents.figures.estimates": ("id", "asserted_by", "value|parts", "cite"),
    "incidents.questions": ("id", "question", "status", "cite"),
    "incidents.inquiries": ("id", "body", "actions"),
    "incidents.inquiries.actions": ("action", "cite"),
    "incidents.timeline": ("id", "date", "text"),
    "incidents.replies": ("to",),
    "incidents.corrections": ("date", "kind", "text"),
    "people": ("name", "name_display", "named_because"),
    "organisations": ("name",),
    "places": ("name",),
    "pages": ("title",),
    "sources": _SOURCE,
    "sources.archived": ("url",),
    "sources.held": ("file", "sha256"),
    "sources.reviewed": ("at", "date", "outcome"),
}
WARNINGS = ("claim-too-long", "date-before-event", "unused-source")
_DAY = re.compile(r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?", re.ASCII)
_SPACE_BEFORE = re.compile(r"\s+(?=[.,;:!?…)\]”»’])")


def required(keys: Keys) -> tuple[str, ...]:
    """The keys that a mapping must have; of those with a bar between them, one."""
    return ("population",) if keys.kind.endswith(".parts") else REQUIRED.get(keys.kind, ())


def reports(whole: Whole) -> set[Report]:
    """All that must be reported."""
    found: set[Report] = set()
    for file in whole.files.values():
        for name, at in (
            *_missing(file),
            *_uneven(file),
            *_unresolved(whole, file),
            *_uncited(whole, file),
            *_by_machine(whole, file),
            *_ungraded(whole, file),
            *_older_sources(whole, file),
        ):
            found.add((name, file.path, *file.place(at)))
    used = set(_used(whole))
    for file in whole.files.values():
        if file.folder == "sources" and file.name not in used:
            found.add(("unused-source", file.path, 1, 1))
        for keys in file.mappings:
            if keys.kind == "incidents.sources" and keys.text("id") not in used:
                found.add(("unused-source", file.path, *file.place(keys.first)))
    wrong = {path for name, path, *_ in found if name not in WARNINGS}
    for file in whole.files.values():
        found |= {("unused-review", file.path, *file.place(at)) for at in _reviews_of_nothing(whole, file, wrong)}
    return found


def _reviews_of_nothing(whole: Whole, file: File, wrong: Collection[str]) -> Iterator[int]:
    # Of whole pages alone, as the real dossier has them. What can't be reviewed any more, since its page has errors, is not said again.
    for keys in file.mappings:
        if keys.kind == "sources.reviewed":
            for page, at in keys.texts("at"):
                reviewed = next(one for one in whole.files.values() if one.name == page)
                rests = any(_hangs_on(whole, part, file.name) for cite in _all_cites(reviewed) for part in cite.parts)
                if not rests and reviewed.path not in wrong:
                    yield at


def _hangs_on(whole: Whole, part: Pointer, source: str) -> bool:
    ways = [way for way in whole.ways(part.key) if source in way]
    if not part.origin or part.opposes or part.key == source:
        return bool(ways) and not part.opposes
    leading = [way for way in whole.ways(part.key) if part.origin in way and part.origin != part.key]
    beyond = any(source in way for way in whole.ways(part.origin)) and bool(leading)
    return beyond or (bool(leading) and all(source in way[: way.index(part.origin)] for way in leading))


def _missing(file: File) -> Iterator[tuple[str, int]]:
    for keys in file.mappings:
        for name in required(keys):
            if not any(one in keys for one in name.split("|")):
                yield MISSING_CITE.get(keys.kind, "missing-key") if name == "cite" else "missing-key", keys.first


def _uneven(file: File) -> Iterator[tuple[str, int]]:
    for keys in file.mappings:
        node = keys.node_of("parts")
        parts = [Keys("", one) for one in node.value] if isinstance(node, yaml.SequenceNode) else []
        if parts and (value := keys.node_of("value")) is not None and keys.text("value").isdigit():
            counts = [one.text("value") for one in parts]
            if all(count.isdigit() for count in counts) and sum(map(int, counts)) != int(keys.text("value")):
                yield "parts-do-not-add-up", value.start_mark.index


def _unresolved(whole: Whole, file: File) -> Iterator[tuple[str, int]]:
    for cite in _all_cites(file):
        for one in cite.parts:
            named = {one.key, one.origin} - {"", "editors"}
            if named - whole.sources.keys():
                yield "unknown-source", cite.start
            if one.origin and named <= whole.sources.keys() and one.origin not in (one.key, *whole.behind(one.key)):
                yield "unknown-origin", cite.start
    for stretch in file.stretches:
        for page, part, at in stretch.links:
            if part and part not in whole.fragments[page or file.name]:
                yield "unknown-link", at
    estimates = frozenset(keys.text("id") for keys in file.mappings if keys.kind.endswith(".estimates"))
    for keys in file.mappings:
        yield from _not_among(whole.sources, "unknown-source", keys, ("rests_on", "via", "background"))
        yield from _not_among(estimates, "unknown-link", keys, ("derived_from", "supersedes", "garbles"))
        if keys.kind == "incidents.corrections":
            yield from _not_among(whole.fragments[file.name], "unknown-link", keys, ("claim",))


def _not_among(known: Collection[str], report: str, keys: Keys, names: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    return ((report, at) for name in names for one, at in keys.texts(name) if one not in known)


def _uncited(whole: Whole, file: File) -> Iterator[tuple[str, int]]:
    for stretch in file.stretches:
        editors = any(cite.editors for cite in stretch.cites)
        carried = any(not part.opposes for cite in stretch.cites for part in cite.parts)
        wanted = _key(stretch) in CITED
        if (editors or (wanted and not carried)) and _people(whole, stretch):
            yield "answer-without-citation" if _key(stretch) == "answer" else "uncited-person", stretch.first
        elif wanted and not carried:
            yield "answer-without-citation" if _key(stretch) == "answer" else "uncited-text", stretch.first
        if editors:
            yield from (("editors-quotation", at) for at in stretch.quotations)
        words = _SPACE_BEFORE.sub("", stretch.words).split()
        if len(words) > whole.claim_words and stretch.cites and not editors:
            yield "claim-too-long", stretch.first


def _by_machine(whole: Whole, file: File) -> Iterator[tuple[str, int]]:
    for stretch in file.stretches:
        if _is_about_somebody(whole, file, stretch):
            yield from _machine_only(whole, stretch.cites)
    for keys in file.mappings:
        is_action = keys.kind == "incidents.inquiries.actions"
        if is_action or {keys.text("asserted_by"), keys.text("to")} & whole.people or _asks_about_people(whole, file, keys):
            yield from _machine_only(whole, [cite for owner, cite in file.cites if owner is keys])


def _is_about_somebody(whole: Whole, file: File, stretch: Stretch) -> bool:
    graded = [keys.text("party") for keys in file.mappings if keys.kind == "incidents.grading"]
    return (
        _key(stretch) in ("finding", "text")
        or file.folder == "people"
        or any((page or file.name, part) in whole.inquiries for page, part, _ in stretch.links)
        or (_key(stretch) == "basis" and not whole.people.isdisjoint(graded))
        or _people(whole, stretch)
    )


def _asks_about_people(whole: Whole, file: File, keys: Keys) -> bool:
    if keys.kind != "incidents.questions":
        return False
    nodes = [node for name in ("question", "why") if (node := keys.node_of(name)) is not None]
    inside = [one for one in file.stretches for node in nodes if node.start_mark.index <= one.first <= node.end_mark.index]
    return any(_people(whole, one) for one in inside)


def _machine_only(whole: Whole, cites: Iterable[Cite]) -> Iterator[tuple[str, int]]:
    carrying = [cite for cite in cites if any(not part.opposes for part in cite.parts) and not cite.editors]
    parts = [part for cite in carrying for part in cite.parts if not part.opposes]
    if parts and all(whole.only_machine(part.key, part.origin) for part in parts):
        yield "machine-wording", carrying[0].start


def _ungraded(whole: Whole, file: File) -> Iterator[tuple[str, int]]:
    # Of the grades the dossier has `confirmed` alone, which asks for the party's own word.
    for keys in file.mappings:
        value = keys.node_of("value")
        if keys.kind != "incidents.grading" or value is None or "basis" not in keys:
            continue
        assert keys.text("value") == "confirmed"
        parts = [part for stretch in file.stretches if _key(stretch) == "basis" for cite in stretch.cites for part in cite.parts]
        named = {one for part in parts for one in (part.key, part.origin) if one} - {"editors"}
        bearing = [part for part in parts if not part.opposes and not whole.machine(part.key)]
        words = {one for part in bearing for one in (part.key, part.origin or part.key, *_only_origin(whole, part.origin or part.key))}
        if named <= whole.sources.keys() and not any(whole.is_of(keys.text("party"), one) for one in words):
            yield "grading-not-supported", value.start_mark.index


def _only_origin(whole: Whole, source: str) -> list[str]:
    ends = [one for one in whole.behind(source) if not whole.sources[one].texts("rests_on")]
    return ends if len(ends) == 1 else []


def _used(whole: Whole) -> Iterator[str]:
    for file in whole.files.values():
        yield from (part.key for cite in _all_cites(file) for part in cite.parts)
        for keys in file.mappings:
            yield from (one for name in ("rests_on", "via", "background") for one, _ in keys.texts(name))


def _all_cites(file: File) -> Iterator[Cite]:
    yield from (cite for stretch in file.stretches for cite in stretch.cites)
    yield from (cite for _, cite in file.cites)


def _people(whole: Whole, stretch: Stretch) -> bool:
    return any(page in whole.people for page, _, _ in stretch.links) or bool(whole.names.search(_plain(stretch.words)))


def _plain(words: str) -> str:
    return " ".join(words.split())


def _key(stretch: Stretch) -> str:
    return "summary" if stretch.key == "incidents.timeline.text" else stretch.key.rpartition(".")[2]


def _older_sources(whole: Whole, file: File) -> Iterator[tuple[str, int]]:
    # What was said, or done, after all that is cited for it was out. As far as days, months and years go: a season is let pass.
    for keys in file.mappings:
        day = keys.node_of({"incidents.figures.estimates": "as_of", "incidents.inquiries.actions": "date"}.get(keys.kind, ""))
        cited = [part.key for above, cite in file.cites if above is keys for part in cite.parts if not part.opposes]
        told = [_until(whole.sources.get(key)) for key in cited]
        if isinstance(day, yaml.ScalarNode) and _DAY.fullmatch(day.value) and told and max(told) < f"{day.value}-01-01"[:10]:
            yield "date-before-event", day.start_mark.index


def _until(source: Keys | None) -> str:
    days = [source.text(name) for name in ("issued", "status_date")] if source else [""]
    kept_up = source and source.text("type") in ("collection", "dataset", "entry", "entry-dictionary", "entry-encyclopedia", "webpage")
    if kept_up or not _DAY.fullmatch(days[0]):
        return "9999"
    return max((f"{day}-31" if len(day) == 7 else f"{day}-12-31"[:10]) for day in days if day)
