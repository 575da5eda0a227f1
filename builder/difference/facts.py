"""What a record says, key by key, as words that can be compared. It leaves out what no reader sees, and knows no kind of record."""

from collections.abc import Iterable
from dataclasses import fields, is_dataclass

from builder.counts import Count
from builder.difference.change import Detail
from builder.document import Body, Citation
from builder.edtf import Edtf

Facts = dict[str, tuple[str, ...]]

_UNSEEN = frozenset(("span", "path", "id", "aliases", "draft", "embargo", "published", "updated", "held", "removed"))


def facts(thing: object, leave_out: Iterable[str] = ()) -> Facts:
    """The keys of a record with their values in words, of those that have one.

    Prose has its words under its key, and what it cites under the key with " cited" behind it.
    """
    found: Facts = {}
    for one in fields(thing) if is_dataclass(thing) else ():
        if one.name in _UNSEEN or one.name in leave_out:
            continue
        value = getattr(thing, one.name)
        found[one.name] = _words(value)
        if isinstance(value, Body):
            found[f"{one.name} cited"] = cited(value.citations)
    return {name: words for name, words in found.items() if words}


def details(before: Facts, after: Facts) -> tuple[Detail, ...]:
    """The keys whose values are not the same, in order; in another order of the same values there is no difference."""
    names = dict.fromkeys((*after, *before))
    both = (Detail(name, before.get(name, ()), after.get(name, ())) for name in names)
    return tuple(one for one in both if sorted(one.before) != sorted(one.after))


def cited(citations: Iterable[Citation]) -> tuple[str, ...]:
    """Each pointer of some citations as it is written, without its brackets; our own words as "editors"."""
    found: list[str] = []
    for citation in citations:
        found += ["editors"] if citation.editors else []
        for part in citation.parts:
            origin = f" from {part.origin}" if part.origin else ""
            locator = f", {part.locator}" if part.locator else ""
            words = f' "{part.words}"' if part.words else ""
            found.append(f"{part.signal} {part.key}".strip() + origin + locator + words)
    return tuple(found)


def _words(value: object) -> tuple[str, ...]:
    match value:
        case None | "" | ():
            return ()
        case tuple():
            if all(isinstance(one, Citation) for one in value):
                return cited(value)
            return tuple(word for one in value for word in _words(one))
        case Body():
            return (value.plain,) if value else ()
        case Edtf() | Count():
            return (value.text,)
        case bool():
            return ("yes" if value else "no",)
        case _ if is_dataclass(value):
            inner = [word for one in fields(value) if one.name not in _UNSEEN for word in _words(getattr(value, one.name))]
            return (", ".join(inner),) if inner else ()
        case _:
            return (str(value),)
