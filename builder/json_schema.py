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
Unknown = bool | dict[str, Any]
# What a key that a record does not have must be, in Markdown files. Their linter tells only that there is one more key where none is
# allowed, and shows its place where its value is refused; the language server, which reads the YAML files, names it.
_NO_VALUE: Unknown = {"not": {}}
_IN_MARKDOWN = frozenset(FILES) - {"source", "dossier"}
_BAR = re.compile(r"(?<!\\)\|")  # a bar behind a backslash is one of the cell's own


def schema_of(name: str, page: str) -> dict[str, Any]:
    """The JSON Schema of the files of a name of FILES. page: docs/format.md, whose tables say what each key is."""
    record, left_out = FILES[name]
    parts: dict[str, Any] = {}
    schema = _record(record, left_out, page, parts, _NO_VALUE if name in _IN_MARKDOWN else False)
    title = "dossier.yaml" if name == "dossier" else f"the keys of {'an' if name[0] in 'aeio' else 'a'} {name}"
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": title, **schema, "definitions": dict(sorted(parts.items()))}


def _record(record: type, left_out: frozenset[str], page: str, parts: dict[str, Any], unknown: Unknown) -> dict[str, Any]:
    said = _said(record, page)
    keys = {name: key for name, key in keys_of(record).items() if name not in left_out}
    properties = {name: _described(_key(name, key, page, parts, unknown), said.get(name, "")) for name, key in keys.items()}
    required = [name for name, key in keys.items() if key.required]
    schema: dict[str, Any] = {"type": "object", "properties": properties, "additionalProperties": unknown}
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


def _key(name: str, key: Key, page: str, parts: dict[str, Any], unknown: Unknown) -> dict[str, Any]:
    # A key with nothing behind it counts as absent, but for those that hold something back.
    needed = key.required or name in GUARDS
    record = key.kind.record_class
    if record is None:
        return dict(key.kind.schema) if needed else _or_nothing(key.kind.schema)
    if record.__name__ not in parts:
        parts[record.__name__] = {}  # so that a record within itself ends
        parts[record.__name__] = _or_nothing(_record(record, frozenset(), page, parts, unknown))
    schema = {"$ref": f"#/definitions/{record.__name__}"}
    if key.kind.listed:
        listed = {"type": "array", "items": schema}
        return listed if needed else _or_nothing(listed)
    return {"allOf": [schema, {"type": "object"}] if needed else [schema]}


def _or_nothing(schema: Mapping[str, Any]) -> dict[str, Any]:
    # Where a type can say it, nothing is one more type: of two alternatives, a validator reports both, and again at all that is around.
    kinds = schema.get("type")
    if kinds is None:
        return {"anyOf": [dict(schema), {"type": "null"}]}
    return {**schema, "type": [*([kinds] if isinstance(kinds, str) else kinds), "null"]}


def _described(schema: dict[str, Any], what: str) -> dict[str, Any]:
    return {"description": what, **schema} if what else schema


def _said(record: type, page: str) -> Mapping[str, str]:
    _, found, rest = page.partition(f"<!-- record: {record.__name__} -->")
    table = rest.lstrip("\n").partition("\n\n")[0] if found else ""
    head, *rows = [[cell.strip() for cell in _BAR.split(line)[1:-1]] for line in table.splitlines()] or [[]]
    return {row[0].strip("`"): _plain(row[head.index("what")]) for row in rows[1:]}


def _plain(words: str) -> str:
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", words).replace("\\|", "|").strip()
