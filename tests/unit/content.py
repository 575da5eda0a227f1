"""Small dossiers for tests, given as text by path: what a test does not care about is filled in."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from builder.dossier import Dossier
from builder.findings import Finding
from builder.link import link
from builder.model import Record
from builder.parse.files import parse_markdown, parse_yaml
from builder.validate import validate, validate_settings
from builder.visibility import divide

SETTINGS = """\
title: The Testland Dossier
base_url: https://testland.example/
language: en
licence: CC0-1.0
contact: desk@testland.example
"""
CLOCK = datetime(2026, 11, 22, tzinfo=UTC)


def incident(front: str = "", body: str = "", summary: str = "It is so [@gazette].") -> str:
    """An incident's file."""
    return f"---\ntitle: Shelling of Old Bridge\ndate: 2020-05-03\nsummary: {summary}\n{front}---\n\n{body}\n"


def source(more: str = "", title: str = "Shells fall") -> str:
    """A source's file."""
    return f"type: article-newspaper\ntitle: {title}\npublisher: Testland Gazette\nnote: In the library.\n{more}"


def person(name: str, more: str = "") -> str:
    """A person's file."""
    return f"---\nname: {name}\nname_display: full\nnamed_because: It is so [@gazette].\n{more}---\n"


def entity(name: str, more: str = "") -> str:
    """An organisation's or a place's file."""
    return f"---\nname: {name}\n{more}---\n"


def linked(files: Mapping[str, str], *, clock: datetime = CLOCK, drafts: bool = False) -> tuple[Dossier, list[Finding]]:
    """A dossier linked from files by path, with what parsing, validating and linking find, in order of place."""
    files = {"dossier.yaml": SETTINGS, "sources/gazette.yaml": source(), **files}
    findings: list[Finding] = []
    records: list[Record] = []
    for path, text in sorted(files.items()):
        folder, _, name = path.rpartition("/")
        document = parse_yaml(path, text.encode()) if path.endswith(".yaml") else parse_markdown(path, text.encode(), 0)
        findings += document.findings
        if folder:
            record, found = validate(folder, name.partition(".")[0], document)
            records.append(record)
            findings += found
    public, hidden = divide(records, clock, drafts=drafts)
    settings, found = validate_settings(parse_yaml("dossier.yaml", files["dossier.yaml"].encode()))
    dossier, more = link(settings, public, hidden)
    return dossier, sorted((*findings, *found, *more), key=lambda one: one.order)


def told(findings: list[Finding]) -> list[str]:
    """Findings as path:line:column name: message (hint)."""
    return [
        f"{one.span.path}:{one.span.line}:{one.span.column} {one.name}: {one.message}{f' ({one.hint})' if one.hint else ''}"
        for one in findings
    ]


def written(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """The content folder with some files in it, made on the disk."""
    for path, content in {"dossier.yaml": SETTINGS, "sources/gazette.yaml": source(), **files}.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder
