"""From syntax to typed records, with all that is wrong gathered: unknown keys, missing keys, values of the wrong type.

A record comes out whatever is wrong with its file, with blanks in the place of what could not be read, so that everything else
in the dossier can still be checked. Nothing is published while one finding is an error. It looks at one file at a time.
"""

import unicodedata
from typing import Any

from builder.document import Document, Mapping, Node, Scalar, Sequence, Text
from builder.findings import Finding, Span, a, did_you_mean, finding, near
from builder.ids import why_invalid
from builder.model import Action, Article, Estimate, Incident, Organisation, Person, Place, Record, Reply, Source
from builder.model.settings import Settings
from builder.schema import Key, Reading, keys_of, wrong_shape

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
    record = _read(RECORDS[folder], document.front or Mapping((), start), reading, given, complain=document.front is not None)
    return record, tuple(reading.findings)


def validate_settings(document: Document) -> tuple[Settings, tuple[Finding, ...]]:
    """The settings that dossier.yaml makes, and what is wrong with them."""
    start = Span(document.path, 1, 1)
    reading = Reading(document.text, [])
    given = {"path": document.path, "span": start}
    settings = _read(Settings, document.front or Mapping((), start), reading, given, complain=document.front is not None)
    return settings, tuple(reading.findings)


def _read(record: type, node: Node, reading: Reading, given: dict[str, Any], *, complain: bool = True) -> Any:
    keys = keys_of(record)
    pairs = node.pairs if isinstance(node, Mapping) else ()
    values: dict[str, Any] = {}
    written = {str(key.text) for key, value in pairs if not _is_blank(value)}
    for key, value in pairs:
        declared = keys.get(key.text)
        if key.text == "id" and "id" in given:
            message = "`id` does not stand in this file: the file's name is its id"
            reading.findings.append(finding("unknown-key", key.span, message, "take this line out"))
        elif declared is None or key.text in given:
            reading.findings.append(_unknown(key, record, {name: one for name, one in keys.items() if name not in given}))
        elif key.text in written:
            values[key.text] = _value(declared, value, reading)
    if isinstance(node, Mapping) and complain and "removed" not in written:
        reading.findings += [
            _missing(record, name, key, node.span)
            for name, key in keys.items()
            if key.required and name not in written and name not in given
        ]
        reading.findings += _conditional(record, written, values, node.span)
    span = given.get("span", node.span)
    fields = {name: values.get(name) for name in keys if name not in given}
    for name, declared in keys.items():
        if fields.get(name, 0) is None:
            fields[name] = declared.kind.blank(span) if declared.required else declared.absent
    return record(**fields, **{"span": span, **given}, **_path(record, given, node))


def _is_blank(node: Node) -> bool:
    # Nothing between quotation marks, below `>-` or in a list is as absent as nothing behind the colon.
    return (isinstance(node, Scalar) and not node.text.strip()) or (isinstance(node, Sequence) and not node.nodes)


def _path(record: type, given: dict[str, Any], node: Node) -> dict[str, str]:
    return {"path": node.span.path} if record is Source and "path" not in given else {}


def _value(key: Key, node: Node, reading: Reading) -> Any:
    record = key.kind.record_class
    if record is None:
        return key.kind.read(node, reading)
    if not key.kind.listed:
        if not isinstance(node, Mapping):
            wrong_shape(node, key.kind.expected, reading)
            return None
        return _read(record, node, reading, {})
    if not isinstance(node, Sequence):
        wrong_shape(node, key.kind.expected, reading)
        return ()
    records = []
    for one in node.nodes:
        if isinstance(one, Mapping):
            records.append(_read(record, one, reading, {}))
        else:
            wrong_shape(one, "keys and values, like `id: …`", reading)
    return tuple(records)


def _unknown(key: Scalar, record: type, keys: dict[str, Key]) -> Finding:
    name = key.text
    odd = next((character for character in name if not character.isascii()), "")
    hint = did_you_mean(name, keys)
    if odd:
        plain = near(name.encode("ascii", "ignore").decode(), keys)
        what = unicodedata.name(odd, "unnamed").lower()
        hint = f"the '{odd}' in it is U+{ord(odd):04X} ({what})" + (f"; write '{plain}'" if plain else "")
    elif not hint:
        hint = "known here: " + ", ".join(keys)
    return finding("unknown-key", key.span, f"{_noun(record)} has no key '{name[:60]}'", hint)


def _missing(record: type, name: str, key: Key, at: Span) -> Finding:
    if key.missing != "missing-key":
        return finding(
            key.missing, at, f"{_noun(record)} stands here without a citation", "add `cite:` with the id of the source that says so"
        )
    return finding("missing-key", at, f"{_noun(record)} needs `{name}`, and this one has none", f"add `{name}:` with {key.kind.expected}")


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
    if record is Estimate and not written & {"value", "parts"}:
        found.append(
            finding(
                "missing-key", at, "this estimate has neither a `value` nor `parts`", "add `value:` with the number as its asserter gave it"
            )
        )
    if record is Action and values.get("action") == "other" and "text" not in written:
        found.append(finding("missing-key", at, "an action called other needs a `text` that says what was done", "add `text:`"))
    if record is Reply and values.get("answer") == "given" and "cite" not in written:
        found.append(finding("missing-key", at, "a reply that was given needs `cite`", "add `cite:` with the source that has it"))
    return found


_NOUNS = {
    "Archived": "an archived copy",
    "Article": "a page",
    "Colours": "the colours",
    "Event": "an entry of the timeline",
    "Held": "a held text",
    "Location": "a place",
    "PartOfCount": "a part of an estimate",
    "Policy": "the policy",
    "Removal": "a removal",
    "Settings": "dossier.yaml",
    "Way": "an entry of the navigation",
}


def _noun(record: type) -> str:
    name = record.__name__
    return _NOUNS.get(name) or a(name.lower())
