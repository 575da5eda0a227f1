"""Every deletion that the test makes, one at a time: where it stands in the files and what is left behind it."""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

import yaml

from tests.dossier.reading import Cite, File, Keys
from tests.dossier.rules import required

Kind = Literal["bracket", "part of a bracket", "cite", "part of a cite", "claim id", "required key", "part of an estimate", "source file"]


class Deletion(NamedTuple):
    """file.text[start:end] goes, and with a source file all of it. what: in words. cite: the citation, where one goes or loses a part."""

    kind: Kind
    path: str
    start: int
    end: int
    what: str
    cite: Cite | None = None

    def left(self, text: str) -> str | None:
        """The file without what goes, None where the file itself does."""
        return None if self.kind == "source file" else text[: self.start] + text[self.end :]


def deletions(files: Mapping[str, File]) -> Iterator[Deletion]:
    """All of them, file by file."""
    for file in files.values():
        if file.folder == "sources":
            yield Deletion("source file", file.path, 0, len(file.text), file.name)
        yield from _citations(file)
        for keys in file.mappings:
            yield from _cite_values(file, keys)
            yield from _required_keys(file, keys)
            yield from _parts_of_estimates(file, keys)


def _citations(file: File) -> Iterator[Deletion]:
    for stretch in file.stretches:
        for cite in stretch.cites:
            yield Deletion("bracket", file.path, cite.start, cite.end, file.text[cite.start : cite.end], cite)
            yield from _parts(file, cite, "part of a bracket")
            if cite.chosen:
                yield Deletion("claim id", file.path, cite.chosen_at - 2, cite.end, cite.chosen)


def _cite_values(file: File, keys: Keys) -> Iterator[Deletion]:
    node = keys.node_of("cite")
    if node is None:
        return
    cites = [cite for owner, cite in file.cites if owner is keys]
    whole = Cite(tuple(part for cite in cites for part in cite.parts), 0, 0, "", 0)
    yield Deletion("cite", file.path, node.start_mark.index, _end(file.text, node), _words(node), whole)
    yield from _parts(file, whole, "part of a cite")


def _parts(file: File, cite: Cite, kind: Kind) -> Iterator[Deletion]:
    if len(cite.parts) < 2:
        return
    for number, part in enumerate(cite.parts):
        # A semicolon goes with it: the one behind it, or for the last part the one before.
        is_last = number + 1 == len(cite.parts)
        start, end = (cite.parts[number - 1].end, part.end) if is_last else (part.start, cite.parts[number + 1].start)
        yield Deletion(kind, file.path, start, end, file.text[part.start : part.end], cite)


def _required_keys(file: File, keys: Keys) -> Iterator[Deletion]:
    for names in required(keys):
        for name in names.split("|"):
            if name in keys:
                yield Deletion("required key", file.path, *_pair_span(file.text, keys, name), f"{keys.kind}.{name}")


def _parts_of_estimates(file: File, keys: Keys) -> Iterator[Deletion]:
    node = keys.node_of("parts")
    if not isinstance(node, yaml.SequenceNode):
        return
    for number, one in enumerate(node.value):
        start = file.text.rindex("-", 0, one.start_mark.index)
        following = node.value[number + 1] if number + 1 < len(node.value) else None
        end = file.text.rindex("-", 0, following.start_mark.index) if following else _end(file.text, one)
        which = f"part {number + 1} of" if len(node.value) > 1 else "only part of"
        yield Deletion("part of an estimate", file.path, start, end, f"{which} {keys.text('id') or keys.text('population')}")


def _pair_span(text: str, keys: Keys, name: str) -> tuple[int, int]:
    pairs = keys.node.value
    at = next(number for number, (key, _) in enumerate(pairs) if key.value == name)
    start = pairs[at][0].start_mark.index
    if at + 1 < len(pairs):
        return start, pairs[at + 1][0].start_mark.index
    return (_end(text, pairs[at - 1][1]) if keys.node.flow_style and at else start), _end(text, pairs[at][1])


def _end(text: str, node: yaml.Node) -> int:
    return len(text[: node.end_mark.index].rstrip())


def _words(node: yaml.Node) -> str:
    return " ".join(str(node.value).split())
