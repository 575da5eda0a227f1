"""The real dossier, examined again and again with one file changed: only that file is read anew, and of it only what changed.

It calls the stages of builder/ as `pipeline.examine` does, up to the checks; a test holds the two against each other.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from builder.checks import run_checks
from builder.checks.names import check_names
from builder.document import Body, Document
from builder.findings import Finding, in_order
from builder.link import link
from builder.model import Record, Source
from builder.model.settings import Settings
from builder.parse.files import parse_yaml
from builder.parse.front import read_front_matter
from builder.parse.markdown import read_body
from builder.validate import validate, validate_settings
from builder.visibility import divide
from tests.dossier.reading import read_file
from tests.dossier.rules import Report, read_whole, reports

CONTENT = Path(__file__).parents[2] / "content"
CLOCK = datetime(2026, 11, 22, tzinfo=UTC)
FOLDERS = ("incidents", "organisations", "pages", "people", "places", "sources")

Texts = dict[str, str]


def read_texts() -> Texts:
    """The files of the real dossier, by their path within the content."""
    found = [CONTENT / "dossier.yaml", *(path for folder in FOLDERS for path in (CONTENT / folder).iterdir())]
    return {path.relative_to(CONTENT).as_posix(): path.read_text(encoding="utf-8") for path in sorted(found)}


def examined(texts: Texts) -> tuple[Finding, ...]:
    """What the engine finds in some files."""
    settings, settings_findings = _settings(texts["dossier.yaml"])
    findings = [*settings_findings]
    records: list[Record] = []
    for path, text in texts.items():
        if path != "dossier.yaml":
            record, found = _source(path, text) if path.startswith("sources/") else _markdown(path, text)
            records.append(record)
            findings += found
    public, hidden = divide(records, CLOCK, drafts=False)
    dossier, linked = link(settings, public, hidden)
    # What the ledger says of quotations is no matter of deletions: without it none was compared.
    checked = (one for one in run_checks(dossier, CLOCK.date()) if not one.code.startswith("E"))
    return in_order((*findings, *linked, *checked, *check_names(dossier, hidden.records)))


def expected(texts: Texts) -> set[Report]:
    """What must be found in them."""
    return reports(read_whole({path: read_file(path, text) for path, text in texts.items()}))


def as_reports(findings: Iterable[Finding]) -> list[Report]:
    """Findings by name and place, their words left out."""
    return [(one.name, one.span.path, one.span.line, one.span.column) for one in findings]


@lru_cache(2)
def _settings(text: str) -> tuple[Settings, tuple[Finding, ...]]:
    document = parse_yaml("dossier.yaml", text.encode())
    settings, found = validate_settings(document)
    return settings, (*document.findings, *found)


@lru_cache(256)
def _source(path: str, text: str) -> tuple[Record, tuple[Finding, ...]]:
    document = parse_yaml(path, text.encode())
    record, found = validate("sources", Path(path).stem, document)
    return record, (*document.findings, *found)


@lru_cache(256)
def _markdown(path: str, text: str) -> tuple[Record, tuple[Finding, ...]]:
    front = read_front_matter(path, text)
    behind = len(text) - len(front.body)
    body = _body(path, front.body, front.body_line)
    record, found = _front(path, text[:behind])
    assert not isinstance(record, Source)
    return replace(record, body=body), (*found, *body.findings)


@lru_cache(64)
def _front(path: str, text: str) -> tuple[Record, tuple[Finding, ...]]:
    front = read_front_matter(path, text)
    document = Document(path, text, front.mapping, Body(), ())
    folder, _, name = path.partition("/")
    record, found = validate(folder, name.removesuffix(".md"), document)
    return record, (*front.findings, *found)


@lru_cache(64)
def _body(path: str, text: str, line: int) -> Body:
    return read_body(path, text, line, 1 if path.startswith("incidents/") else 0)
