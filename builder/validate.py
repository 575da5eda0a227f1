"""From syntax to typed records, with all that is wrong gathered: unknown keys, missing keys, values of the wrong type.

A record comes out whatever is wrong with its file, with blanks in the place of what could not be read, so that everything else
in the dossier can still be checked. Nothing is published while one finding is an error. It looks at one file at a time.
"""

from collections.abc import Iterator
from typing import Any

from builder import fields
from builder.document import Document, Mapping, Node, Scalar, Sequence, Text
from builder.findings import Finding, Span, a, finding
from builder.ids import why_invalid
from builder.model import Action, Article, Estimate, Incident, Organisation, Person, Place, Question, Record, Reply, Source
from builder.model.settings import Settings
from builder.model.source import OF_A_SEARCH, OF_A_SEARCH_ALONE
from builder.parse.keys import GUARDS
from builder.readings import note_lost
from builder.schema import Key, Level, Reading, keys_of, wrong_shape
from builder.strangers import lines_for, missing_hyphen, noun_of, strange_keys
from builder.swallowed import without_keys
from builder.urls import why_unsafe

_ENOUGH = 3
# Of each key that a search that found nothing must have: what it says, in words, and what would be right.
_OF_A_SEARCH = {
    "where": ("what was searched", " with the register, archive or site, like `where: The register of companies of Testland`"),
    "how": ("how it was searched", " with the words or the way, like `how: By the name of the mill, from 2020 to 2024`"),
    "accessed": ("on which day", " with the day on which you looked"),
    "author": ("by whom", " with who looked"),
}

RECORDS: dict[str, type[Record]] = {
    "incidents": Incident,
    "people": Person,
    "organisations": Organisation,
    "places": Place,
    "sources": Source,
    "pages": Article,
}


def validate(folder: str, name: str, document: Document) -> tuple[Record, tuple[Finding, ...]]:
    """The record of a file of `folder` (a key of RECORDS) whose stem is `name`, and what is wrong with it beyond its syntax."""
    start = Span(document.path, 1, 1)
    reading = Reading(document.text, [])
    if why := why_invalid(name):
        hint = "rename the file; ids are made of a-z, 0-9 and single hyphens"
        reading.findings.append(finding("invalid-id", start, f"the file's name is its id, and '{name}' can't be one: {why}", hint))
    given: dict[str, Any] = {"id": Text(name, start), "path": document.path, "span": start}
    if folder != "sources":
        given["body"] = document.body
    front = document.front or Mapping((), start)
    belongs = _belongs(folder, front)
    record = _read(RECORDS[folder], front, reading, given, complain=document.front is not None)
    if belongs:
        noun = a(RECORDS[belongs].__name__.lower())
        hint = f"move it to {belongs}/" + (" and let its name end in .yaml" if belongs == "sources" else "")
        return record, (finding("misplaced-file", start, f"this looks like {noun}, and stands in {folder}/", hint),)
    return record, tuple(reading.findings)


def validate_settings(document: Document) -> tuple[Settings, tuple[Finding, ...]]:
    """The settings that dossier.yaml makes, and what is wrong with them."""
    start = Span(document.path, 1, 1)
    reading = Reading(document.text, [])
    given = {"path": document.path, "span": start}
    settings = _read(Settings, document.front or Mapping((), start), reading, given, complain=document.front is not None)
    return settings, (*reading.findings, *_addresses(settings))


def _addresses(settings: Settings) -> Iterator[Finding]:
    contact = str(settings.contact)
    address = contact if ":" in contact else f"mailto:{contact}"
    if contact and (why := why_unsafe(address)):
        hint = "write a mail address, or a web address that begins with https://"
        yield finding("unsafe-url", settings.contact.span, f"nobody can be reached at '{contact[:60]}': {why}", hint)
    if set("?#") & set(settings.base_url):
        yield finding(
            "unsafe-url", settings.base_url.span, "the site's address ends before any ? or #", "write it like https://dossier.example/"
        )


def _belongs(folder: str, front: Mapping) -> str:
    """The folder to whose records the keys of a file fit, where most of them are unknown in its own; "" where it may stay."""
    written = {str(key.text) for key, _ in front.pairs} - {"id"}
    strange = len(written - set(keys_of(RECORDS[folder])))
    if strange < _ENOUGH or strange * 2 < len(written):
        return ""
    others = {name: len(written - set(keys_of(record))) for name, record in RECORDS.items() if name != folder}
    best = min(others, key=lambda name: others[name])
    return best if others[best] * 2 < strange else ""


def _read(
    record: type, node: Node, reading: Reading, given: dict[str, Any], around: tuple[Level, ...] = (), *, complain: bool = True
) -> Any:
    keys = keys_of(record)
    pairs = node.pairs if isinstance(node, Mapping) else ()
    around = (Level(record, node.span.column - 1), *around)
    values: dict[str, Any] = {}
    written = {str(key.text) for key, value in pairs if not _is_blank(value)}
    strange, meant = strange_keys(record, {name: one for name, one in keys.items() if name not in given}, pairs, around[1:])
    reading.findings += strange
    for key, value in pairs:
        declared = keys.get(key.text)
        if key.text == "id" and "id" in given:
            message = "`id` does not stand in this file: the file's name is its id"
            reading.findings.append(finding("unknown-key", key.span, message, "take this line out"))
        elif declared is None or key.text in given:
            continue
        elif key.text in written:
            values[key.text] = _value(key.text, declared, value, reading, around)
        elif key.text in GUARDS:
            reading.findings.append(_empty_guard(key))
        elif declared.kind in (fields.LINE, fields.PROSE, fields.COLOUR):
            note_lost(key, reading)
    if isinstance(node, Mapping) and complain and "removed" not in written:
        reading.findings += [
            _missing(record, name, key, node.span)
            for name, key in keys.items()
            if key.required and name not in written | meant and name not in given
        ]
        reading.findings += _conditional(record, written | meant, values, node.span)
    if record is Source and values.get("type"):
        reading.findings += _of_a_search(
            values["type"], {str(key.text): key for key, _ in pairs if key.text in written}, written | meant, node.span
        )
    span = given.get("span", node.span)
    read = {name: values.get(name) for name in keys if name not in given}
    for name, declared in keys.items():
        if read.get(name, 0) is None:
            # What was written and is broken was reported; its blank keeps checks from saying that it is missing.
            read[name] = declared.kind.blank(span) if declared.required or name in values else declared.absent
    return record(**read, **{"span": span, **given}, **_path(record, given, node))


def _is_blank(node: Node) -> bool:
    # Nothing between quotation marks, below `>-` or in a list is as absent as nothing behind the colon.
    return (isinstance(node, Scalar) and not node.text.strip()) or (isinstance(node, Sequence) and not node.nodes)


def _path(record: type, given: dict[str, Any], node: Node) -> dict[str, str]:
    return {"path": node.span.path} if record is Source and "path" not in given else {}


def _empty_guard(key: Scalar) -> Finding:
    right = "`draft: true`" if key.text == "draft" else f"a value behind `{key.text}:`"
    return finding("wrong-type", key.span, f"`{key.text}` is empty, and so would hold nothing back", f"write {right}, or take the line out")


def _value(name: str, key: Key, node: Node, reading: Reading, around: tuple[Level, ...]) -> Any:
    record = key.kind.record_class
    if record is None:
        return key.kind.read(without_keys(name, node, reading, around), reading)
    if not key.kind.listed:
        if not isinstance(node, Mapping):
            wrong_shape(node, key.kind.expected, reading, lines_for(name, record, node))
            return None
        return _read(record, node, reading, {}, around)
    if isinstance(node, Mapping):
        reading.findings.append(missing_hyphen(node, reading.text))
        return (_read(record, node, reading, {}, around),)
    if not isinstance(node, Sequence):
        wrong_shape(node, key.kind.expected, reading)
        return ()
    records = []
    for one in node.nodes:
        if isinstance(one, Mapping):
            records.append(_read(record, one, reading, {}, around))
        else:
            wrong_shape(one, "keys and values, like `id: …`", reading)
    return tuple(records)


def _missing(record: type, name: str, key: Key, at: Span) -> Finding:
    if key.missing != "missing-key":
        return finding(
            key.missing, at, f"{noun_of(record)} stands here without a citation", "add `cite:` with the id of the source that says so"
        )
    return finding("missing-key", at, f"{noun_of(record)} needs `{name}`, and this one has none", f"add `{name}:` with {key.kind.expected}")


def _of_a_search(kind: str, keys: dict[str, Scalar], written: set[str], at: Span) -> list[Finding]:
    """What a search needs and lacks, or what only a search has and another source may not. keys: as written, by name."""
    if kind == "search":
        return [
            finding("missing-key", at, f"a search that found nothing says {what} (`{name}`), and this one does not", f"add `{name}:`{how}")
            for name in OF_A_SEARCH
            if name not in written
            for what, how in (_OF_A_SEARCH[name],)
        ]
    hint = "take it out; `type: search` is for what was looked for and not found"
    return [
        finding(
            "unknown-key", keys[name].span, f"`{name}` belongs to a source of the type search, and this one is of the type {kind}", hint
        )
        for name in OF_A_SEARCH_ALONE
        if name in keys
    ]


def _conditional(record: type, written: set[str], values: dict[str, Any], at: Span) -> list[Finding]:
    found = []
    if record is Source:
        if not written & {"title", "description"}:
            found.append(
                finding(
                    "missing-key",
                    at,
                    "this source has neither a `title` nor a `description`",
                    "add its title, or describe it where it has none",
                )
            )
        if not written & {"publisher", "author", "withheld"}:
            hint = "add `publisher:` or `author:`; `publisher: unknown` where nobody knows"
            found.append(finding("missing-key", at, "this source has neither a `publisher` nor an `author`", hint))
        if "status" not in written and written & {"status_date", "status_note"}:
            message = "this source says when or why it was corrected or retracted, and not which of them it was"
            found.append(finding("missing-key", at, message, "add `status:` with corrected or retracted"))
        if values.get("status") in ("corrected", "retracted") and "status_date" not in written:
            hint = "add `status_date:` with the day, or with `unknown` where nobody knows"
            found.append(finding("missing-key", at, f"this source was {values['status']}, and it does not say when", hint))
    if record is Estimate and not written & {"value", "parts"}:
        found.append(
            finding(
                "missing-key", at, "this estimate has neither a `value` nor `parts`", "add `value:` with the number as its asserter gave it"
            )
        )
    if record is Action and values.get("action") == "other" and "text" not in written:
        found.append(finding("missing-key", at, "an action called other needs a `text` that says what was done", "add `text:`"))
    if record is Question and values.get("status") == "open" and "answer" in written:
        hint = "set `status:` to answered or partly_answered, or take the answer out"
        found.append(finding("wrong-type", values["status"].span, "this question is called open, and an answer to it is given", hint))
    if record is Reply and values.get("answer") == "given" and "cite" not in written:
        found.append(finding("missing-key", at, "a reply that was given needs `cite`", "add `cite:` with the source that has it"))
    return found
