"""The check of the site's files before they are written: no two for one place, no name that can't be one. It knows no content."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from builder.artifact import collision_key, is_reserved
from builder.findings import Finding, Span, finding


class Output(NamedTuple):
    """A file that the site is to have. path: relative to the site. producer: what makes it, in words. span: its record's."""

    path: str
    producer: str
    span: Span


def check_outputs(outputs: Iterable[Output]) -> tuple[Finding, ...]:
    """Findings about outputs that collide once case, compatibility forms and trailing dots are gone, or whose names are reserved.

    A file also collides with a folder of its name. Each finding names both producers and stands at the later one, by path and producer.
    """
    ordered = sorted(outputs)
    return (*_reserved(ordered), *_same_place(ordered), *_file_and_folder(ordered))


def _reserved(outputs: list[Output]) -> Iterator[Finding]:
    for one in outputs:
        if is_reserved(one.path):
            yield finding(
                "output-collision",
                one.span,
                f"{one.producer} would be written to '{one.path}', a name that Windows keeps for devices",
                "give it another id, such as one with the year behind it",
            )


def _same_place(outputs: list[Output]) -> Iterator[Finding]:
    first: dict[str, Output] = {}
    for one in outputs:
        other = first.setdefault(collision_key(one.path), one)
        if other is not one:
            paths = f"'{other.path}'" if other.path == one.path else f"'{other.path}' and '{one.path}', which some computers take for one"
            yield _collision(one, other, f"would be written to {paths}")


def _file_and_folder(outputs: list[Output]) -> Iterator[Finding]:
    files = {collision_key(one.path): one for one in reversed(outputs)}
    for one in outputs:
        parts = collision_key(one.path).split("/")
        for length in range(1, len(parts)):
            other = files.get("/".join(parts[:length]))
            if other:
                yield _collision(one, other, f"would be written to '{other.path}' and into a folder of that name, '{one.path}'")


def _collision(one: Output, other: Output, where: str) -> Finding:
    return finding(
        "output-collision",
        one.span,
        f"{other.producer} and {one.producer} {where}",
        "rename the file of one of them: its name is its address",
    )
