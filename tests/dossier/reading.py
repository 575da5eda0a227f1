"""What the files of a dossier say, read a second time and more simply than by builder/, so that the two can be held against each other.

It reads well-formed content alone: YAML by PyYAML, text by three regular expressions. It judges nothing: `rules.py` does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import yaml

CITATION = re.compile(r"\[(?=(?:[^\]]*\s)?@)(?P<parts>(?:\"[^\"]*\"|“[^”]*”|[^\]\"“])*)\](?:\{#(?P<id>[^}]*)\})?")
LINK = re.compile(r"\[\[(?P<page>[^\]|#]*?)(?:#(?P<part>[^\]|]*?))?(?:\\?\|(?P<label>[^\]]*))?\]\]")
ADDRESS = re.compile(r"\]\([^)\s]*\)")
PART = re.compile(r"(?:\"[^\"]*\"|“[^”]*”|[^;\"“])+")
POINTER = re.compile(r"\s*(?P<signal>but see|contra|see|cf\.)?\s*@?(?P<key>[^\s,;\"“@]+)(?:\s+from\s+@?(?P<origin>[^\s,;\"“]+))?")
TRAILING = re.compile(r"[.,;:!?…)\]}”»’\s]+")


@dataclass(frozen=True, slots=True)
class Pointer:
    """A part of a citation. start, end: of the part; key_at: of the id; all index the file's text."""

    signal: str
    key: str
    origin: str
    start: int
    end: int
    key_at: int

    @property
    def opposes(self) -> bool:
        return self.signal in ("contra", "but see")


@dataclass(frozen=True, slots=True)
class Cite:
    """A bracket, or a part of a value of `cite:`. start: where a finding about it stands. chosen: the claim's id, at chosen_at."""

    parts: tuple[Pointer, ...]
    start: int
    end: int
    chosen: str
    chosen_at: int

    @property
    def editors(self) -> bool:
        return any(part.key == "editors" for part in self.parts)


@dataclass(slots=True)
class Stretch:
    """Words of one block up to their citations. first: where the first of them stands. key: what the prose is. links: page and part."""

    words: str
    first: int
    key: str
    block: int
    links: list[tuple[str, str, int]] = field(default_factory=list)
    quotations: list[int] = field(default_factory=list)
    cites: list[Cite] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Keys:
    """A mapping of the front matter. kind: the names of the keys above it, from the folder on, dots between."""

    kind: str
    node: yaml.MappingNode

    def __contains__(self, name: str) -> bool:
        return any(key.value == name and value.value not in ("", []) for key, value in self.node.value)

    def node_of(self, name: str) -> yaml.Node | None:
        return next((value for key, value in self.node.value if key.value == name), None)

    def text(self, name: str) -> str:
        node = self.node_of(name)
        return " ".join(node.value.split()) if isinstance(node, yaml.ScalarNode) else ""

    def texts(self, name: str) -> list[tuple[str, int]]:
        """The words of a list, each with its place."""
        node = self.node_of(name)
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node] if isinstance(node, yaml.ScalarNode) else []
        return [(one.value, one.start_mark.index) for one in nodes]

    @property
    def first(self) -> int:
        """Where its first key stands."""
        return int(self.node.value[0][0].start_mark.index) if self.node.value else int(self.node.start_mark.index)


@dataclass(frozen=True, slots=True, eq=False)
class File:
    """A file as it was read. mappings: all of its front matter, the outermost first. cites: of `cite:`, each with its mapping."""

    path: str
    text: str
    folder: str
    name: str
    mappings: tuple[Keys, ...]
    stretches: tuple[Stretch, ...]
    cites: tuple[tuple[Keys, Cite], ...]

    @property
    def front(self) -> Keys:
        return self.mappings[0]

    def place(self, index: int) -> tuple[int, int]:
        """Line and column of an index, from 1."""
        return self.text.count("\n", 0, index) + 1, index - self.text.rfind("\n", 0, index)


# The prose of the front matter, by the mapping in which it stands.
PROSE = {
    "incidents": ("summary",),
    "incidents.grading": ("basis",),
    "incidents.figures": ("note",),
    "incidents.figures.estimates": ("note",),
    "incidents.questions": ("question", "why", "would_answer", "answer", "note"),
    "incidents.inquiries": ("finding", "note"),
    "incidents.inquiries.actions": ("text",),
    "incidents.timeline": ("text",),
    "incidents.corrections": ("text",),
    "people": ("named_because",),
    "pages": ("summary",),
}


@lru_cache(256)
def read_file(path: str, text: str) -> File:
    """A file of the dossier, by its path within the content."""
    folder, _, name = path.rpartition("/")
    header = 0 if path.endswith(".yaml") else 4
    front = text if path.endswith(".yaml") else " " * 3 + "\n" + text[4 : text.index("\n---", 3)]
    root = yaml.compose(front, Loader=yaml.CBaseLoader) or yaml.MappingNode("", [], yaml.Mark("", header, 0, 0, "", 0))
    mappings = tuple(_mappings(root, folder or "dossier"))
    stretches = [one for keys in mappings for one in _prose(keys, text)]
    if header:
        stretches += [one for start, end in _blocks(text, len(front) + 5) for one in _stretches(text, start, end, "body")]
    cites = tuple((keys, one) for keys in mappings if (node := keys.node_of("cite")) for one in _cites(node, text))
    return File(path, text, folder, name.rsplit(".", 1)[0], mappings, tuple(stretches), cites)


def parts_of(text: str, start: int, end: int) -> tuple[Pointer, ...]:
    """The parts of a citation that stands at text[start:end], without its brackets."""
    found = []
    for match in PART.finditer(text, start, end):
        pointer = POINTER.match(text, match.start(), match.end())
        assert pointer, text[match.start() : match.end()]
        signal, origin = pointer["signal"] or "", pointer["origin"] or ""
        begin = match.end() - len(match[0].lstrip())
        found.append(Pointer(signal, pointer["key"], origin, begin, match.end(), pointer.start("key")))
    return tuple(found)


def value_span(text: str, node: yaml.Node) -> tuple[int, int]:
    """Where the words of a scalar stand, without quotation marks and the header of a block."""
    start, end = node.start_mark.index, node.end_mark.index
    assert isinstance(node, yaml.ScalarNode)
    if node.style in (">", "|"):
        start = text.index("\n", start)
    elif node.style in ("'", '"'):
        start, end = start + 1, end - 1
    return start, start + len(text[start:end].rstrip())


def _mappings(node: yaml.Node, kind: str) -> Iterator[Keys]:
    if isinstance(node, yaml.MappingNode):
        yield Keys(kind, node)
        for key, value in node.value:
            yield from _mappings(value, f"{kind}.{key.value}")
    elif isinstance(node, yaml.SequenceNode):
        for one in node.value:
            yield from _mappings(one, kind)


def _prose(keys: Keys, text: str) -> Iterator[Stretch]:
    for name in PROSE.get(keys.kind, ()):
        node = keys.node_of(name)
        if node is not None:
            yield from _stretches(text, *value_span(text, node), f"{keys.kind}.{name}")


def _cites(node: yaml.Node, text: str) -> Iterator[Cite]:
    for part in parts_of(text, *value_span(text, node)):
        yield Cite((part,), part.key_at, part.end, "", 0)


def _blocks(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Paragraphs, list items and table rows below the front matter; headings and the heads of tables carry no claims."""
    begin, end, at, rows = -1, -1, start, 0
    for line in text[start:].split("\n"):
        bare = line.lstrip()
        rows = rows + 1 if bare.startswith("|") else 0
        alone = not bare or bare.startswith(("#", "|"))
        if (alone or bare.startswith("- ")) and begin >= 0:
            yield begin, end
            begin = -1
        if rows > 2:
            yield at, at + len(line)
        elif not alone:
            begin = begin if begin >= 0 else at + len(line) - len(bare) + 2 * bare.startswith("- ")
            end = at + len(line)
        at += len(line) + 1
    if begin >= 0:
        yield begin, end


def _stretches(text: str, start: int, end: int, name: str) -> Iterator[Stretch]:
    current = Stretch("", -1, name, start)
    done: list[Stretch] = []
    at = start
    while at < end:
        if text.startswith("[[", at) and (link := LINK.match(text, at, end)):
            if current.first < 0:
                current.first = at
            current.links.append((link["page"], link["part"] or "", at))
            current.words += link["label"] or link["page"] or link["part"]
            at = link.end()
        elif text[at] == "[" and (cite := CITATION.match(text, at, end)):
            if current.first >= 0:
                done.append(current)
                current = Stretch("", -1, name, start)
            elif done:
                done[-1].words += current.words
                current = Stretch("", -1, name, start)
            parts = parts_of(text, *cite.span("parts"))
            done[-1].cites.append(Cite(parts, *cite.span(), cite["id"] or "", cite.start("id")))
            at = cite.end()
            if mark := TRAILING.match(text, at, end):
                at = mark.end()
        elif text[at] == "]" and (address := ADDRESS.match(text, at, end)):
            at = address.end()
        else:
            if text[at].isalnum() and current.first < 0:
                current.first = at
            if text[at] in "“„«" or (text[at] == '"' and current.words.count('"') % 2 == 0):
                current.quotations.append(at)
            current.words += " " if text[at] in "\n|" else text[at]
            at += 1
    if current.first >= 0:
        done.append(current)
    yield from done
