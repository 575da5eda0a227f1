"""What was probably meant by a key that a record does not have, or by a value of the wrong shape. It reads no values into records."""

import unicodedata
from collections.abc import Iterable
from collections.abc import Mapping as Keys

from builder.document import Mapping, Node, Scalar
from builder.findings import Finding, a, did_you_mean, finding, near
from builder.parse.keys import GUARDS
from builder.parse.quoting import write_it
from builder.schema import Key, Level, Reading, keys_of


def strange_keys(
    record: type, keys: Keys[str, Key], pairs: Iterable[tuple[Scalar, Node]], around: tuple[Level, ...] = ()
) -> tuple[list[Finding], set[str]]:
    """What is wrong with the keys of `pairs` that are not among `keys`, those of `record`, and which of those were probably meant.

    around: the records in which that record stands, the innermost first.
    Where the keys of a part stand below its key without indentation, that is said once.
    """
    findings: list[Finding] = []
    meant: set[str] = set()
    head, is_reported = "", False
    for key, value in pairs:
        name = str(key.text)
        is_empty = isinstance(value, Scalar) and not value.text.strip()
        if (declared := keys.get(name)) is not None:
            head, is_reported = name if declared.kind.record and not declared.kind.listed else "", False
        elif name == "id" or (is_empty and name not in GUARDS):
            continue
        elif head and (inner := keys[head].kind.record_class) and name in keys_of(inner):
            if not is_reported:
                message = f"`{name}` belongs to the `{head}:` above it, and is not indented"
                hint = f"indent it by two spaces more, and the lines below it that belong to `{head}:` likewise"
                findings.append(finding("unknown-key", key.span, message, hint))
            is_reported = True
        elif outer := next((one for one in around if name in keys_of(one.record)), None):
            findings.append(_indented(key, value, record, outer))
        else:
            findings.append(_unknown(key, record, keys))
            meant.add(near(_plain(name), keys))
    return findings, meant


def lines_for(name: str, record: type, node: Node) -> str:
    """A hint that shows where a value goes that stands behind the key `name` of a `record`, or which keys belong below it."""
    keys = keys_of(record)
    if isinstance(node, Scalar):
        for inner, key in keys.items():
            trial = Reading("", [])
            if key.kind.record is None and key.kind.read(node, trial) is not None and not trial.findings:
                return f"write `{name}:` and below it, indented by two spaces more, `{inner}: {node.text}`"
    wanted = [inner for inner, key in keys.items() if key.required] or list(keys)
    return f"write `{name}:` and below it, indented by two spaces more, " + ", ".join(f"`{inner}:`" for inner in wanted)


def missing_hyphen(node: Mapping, text: str) -> Finding:
    """The finding for keys where a list of such is expected: one entry of it, which lacks its hyphen."""
    line = text.split("\n")[node.span.line - 1]
    column = node.span.column - 1
    if line[:column].strip(" "):
        return finding(
            "wrong-type", node.span, "here stand keys, and what belongs here is a list of such", "put square brackets around them"
        )
    key = node.pairs[0][0].text if node.pairs else "id"
    message = f"a hyphen is missing before `{key}`, which begins an entry of the list"
    return finding("wrong-type", node.span, message, f"write it like this: `{' ' * (column - 2)}- {line[column:]}`")


def noun_of(record: type) -> str:
    """What a record is called in a message, with its article."""
    name = record.__name__
    return _NOUNS.get(name) or a(name.lower())


def _unknown(key: Scalar, record: type, keys: Keys[str, Key]) -> Finding:
    name = key.text
    odd = next((character for character in name if not character.isascii()), "")
    hint = did_you_mean(_plain(name), keys)
    if odd:
        plain = near(_plain(name), keys)
        what = unicodedata.name(odd, "unnamed").lower()
        hint = f"the '{odd}' in it is U+{ord(odd):04X} ({what})" + (f"; write '{plain}'" if plain else "")
    elif not hint:
        hint = "take it out, or write one of those that may stand here: " + ", ".join(keys)
    return finding("unknown-key", key.span, f"{noun_of(record)} has no key '{name[:60]}'", hint)


def _indented(key: Scalar, value: Node, record: type, outer: Level) -> Finding:
    message = f"{noun_of(record)} has no key '{key.text}': it belongs to {noun_of(outer.record)} around it, and is indented too far"
    line = f"{' ' * outer.column}{key.text}:" + (f" {value.text}" if isinstance(value, Scalar) and value.style is None else "")
    likewise = "" if isinstance(value, Scalar) else ", and the lines below it likewise"
    where = "begin the line at the left edge: `" + line + "`" if not outer.column else write_it(line)
    return finding("unknown-key", key.span, message, where + likewise)


def _plain(name: str) -> str:
    return name.encode("ascii", "ignore").decode().lower()


_NOUNS = {
    "Archived": "an archived copy",
    "Article": "a page",
    "Colours": "the colours",
    "Event": "an entry of the timeline",
    "Held": "a copy",
    "Location": "a place",
    "PartOfCount": "a part of an estimate",
    "Policy": "the policy",
    "Removal": "a removal",
    "Settings": "dossier.yaml",
    "Way": "an entry of the navigation",
}
