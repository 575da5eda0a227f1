"""JSON Schemas of a dossier's files, for editors, from the same declarations by which they are read. What needs two files is not in them.

Draft 7, which the YAML language server and remark-lint-frontmatter-schema read: https://json-schema.org/draft-07.
"""

import re
from collections.abc import Mapping
from typing import Any

from builder.model import Article, Estimate, Incident, Organisation, Person, Place, Source
from builder.model.settings import Settings
from builder.model.source import OF_A_SEARCH, OF_A_SEARCH_ALONE
from builder.parse.keys import GUARDS
from builder.schema import Key, keys_of

# By name: the record, and the keys of it that are no key of the file.
FILES: dict[str, tuple[type, frozenset[str]]] = {
    "incident": (Incident, frozenset()),
    "source": (Source, frozenset({"id"})),
    "person": (Person, frozenset()),
    "organisation": (Organisation, frozenset()),
    "place": (Place, frozenset()),
    "page": (Article, frozenset()),
    "dossier": (Settings, frozenset()),
}
_ROW = re.compile(r"^\| `(?P<key>[a-z_]+)` \|[^|]*\|[^|]*\| (?P<what>.*) \|$", re.MULTILINE)


def schema_of(name: str, page: str) -> dict[str, Any]:
    """The JSON Schema of the files of a name of FILES. page: docs/format.md, whose tables say what each key is."""
    record, left_out = FILES[name]
    parts: dict[str, Any] = {}
    schema = _record(record, left_out, page, parts)
    title = "dossier.yaml" if name == "dossier" else f"the keys of {'an' if name[0] in 'aeio' else 'a'} {name}"
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": title, **schema, "definitions": dict(sorted(parts.items()))}


def _record(record: type, left_out: frozenset[str], page: str, parts: dict[str, Any]) -> dict[str, Any]:
    said = _said(record, page)
    keys = {name: key for name, key in keys_of(record).items() if name not in left_out}
    properties = {name: _described(_key(name, key, page, parts), said.get(name, "")) for name, key in keys.items()}
    required = [name for name, key in keys.items() if key.required]
    schema: dict[str, Any] = {"type": "object", "properties": properties, "additionalProperties": False}
    if record is Source:
        schema["allOf"] = [{"anyOf": [{"required": [one]} for one in choice]} for choice in _ONE_OF] + [_SEARCH]
    if record is Estimate:
        schema["anyOf"] = [{"required": ["value"]}, {"required": ["parts"]}]
    # What was taken down needs nothing else.
    if "removed" in keys:
        needed = {name: schema.pop(name) for name in ("allOf",) if name in schema}
        return {**schema, "if": {"required": ["removed"]}, "then": {}, "else": {"required": required, **needed}}
    return {**schema, "required": required}


_ONE_OF = (("title", "description"), ("publisher", "author", "withheld"))
_SEARCH = {
    "if": {"properties": {"type": {"const": "search"}}, "required": ["type"]},
    "then": {"required": list(OF_A_SEARCH)},
    "else": {"properties": {name: {"type": "null"} for name in OF_A_SEARCH_ALONE}},
}


def _key(name: str, key: Key, page: str, parts: dict[str, Any]) -> dict[str, Any]:
    record = key.kind.record_class
    if record is None:
        schema = dict(key.kind.schema)
    else:
        if record.__name__ not in parts:
            parts[record.__name__] = {}  # so that a record within itself ends
            parts[record.__name__] = _record(record, frozenset(), page, parts)
        schema = {"$ref": f"#/definitions/{record.__name__}"}
        schema = {"type": "array", "items": {"anyOf": [schema, {"type": "null"}]}} if key.kind.listed else schema
    # A key with nothing behind it counts as absent, but for those that hold something back.
    return schema if key.required or name in GUARDS else {"anyOf": [schema, {"type": "null"}]}


def _described(schema: dict[str, Any], what: str) -> dict[str, Any]:
    return {"description": what, **schema} if what else schema


def _said(record: type, page: str) -> Mapping[str, str]:
    _, found, rest = page.partition(f"<!-- record: {record.__name__} -->")
    table = rest.lstrip("\n").partition("\n\n")[0] if found else ""
    return {match["key"]: _plain(match["what"]) for match in _ROW.finditer(table)}


def _plain(words: str) -> str:
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", words).replace("\\|", "|").strip()
