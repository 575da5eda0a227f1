"""How a record's fields are declared: a key, the kind of value that it takes, and whether it must be there.

It holds declarations and no reading; `validate.py` reads nodes by them. Records are frozen dataclasses whose fields are made
by `key`; a field that is not made by `key` is given by the reader.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from typing import Any, NamedTuple

from builder.document import Mapping as Keys
from builder.document import Node, Sequence
from builder.findings import Finding, Span, finding


@dataclass(slots=True)
class Reading:
    """What the reading of one file has found so far: the file's whole text, to place words by, and a growing list of findings."""

    text: str
    findings: list[Finding]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value. expected: what it is, in words for a message ("a date").

    read: the value that a node writes, or None where it is broken; what is wrong goes into the Reading.
    blank: what stands in for a required value that is broken or missing, so that the rest of the file can be checked.
    record: for kinds made by `one` and `many`, the class of the records that `validate.py` reads, or a function that gives it.
    listed: whether it is a list of them. schema: the JSON Schema of a value, for kinds that read no records.
    """

    expected: str
    read: Callable[[Node, Reading], Any]
    blank: Callable[[Span], Any]
    record: type | Callable[[], type] | None = None
    listed: bool = False
    schema: Mapping[str, Any] = field(default_factory=dict)

    @property
    def record_class(self) -> type | None:
        """The class of its records, or None where it reads none."""
        return self.record if isinstance(self.record, type) or self.record is None else self.record()


@dataclass(frozen=True, slots=True)
class Key:
    """The declaration of one key of a record. missing: the finding for a required key that is not there."""

    kind: Kind
    required: bool
    missing: str
    absent: Any


class Level(NamedTuple):
    """A record whose keys may stand in some lines, and the column at which they begin, from 0."""

    record: type
    column: int


def key(kind: Kind, *, required: bool = False, missing: str = "missing-key", absent: Any = None) -> Any:
    """A field that is read from the content under its own name; `absent` is its value where the file leaves it out."""
    return field(metadata={"key": Key(kind, required, missing, absent)})


def keys_of(record: type) -> dict[str, Key]:
    """The declared keys of a record by name, in the order of their declaration."""
    found = _KEYS.get(record)
    if found is None:
        found = {one.name: one.metadata["key"] for one in fields(record) if "key" in one.metadata}
        if any(one.default is not MISSING for one in fields(record)):
            raise TypeError(f"{record.__name__}: declare defaults by key(absent=…)")
        _KEYS[record] = found
    return found


def wrong_shape(node: Node, expected: str, reading: Reading, hint: str = "") -> None:
    """Report a list or mapping where something else is expected, or the other way round. hint: what would be right, if known."""
    found = "a list" if isinstance(node, Sequence) else "keys of their own" if isinstance(node, Keys) else "words"
    reading.findings.append(
        finding("wrong-type", node.span, f"here stand {found}, and what belongs here is: {expected}".replace("stand a", "stands a"), hint)
    )


_KEYS: dict[type, dict[str, Key]] = {}
