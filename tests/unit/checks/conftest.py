"""A small dossier about an invented place, and what the checks say of it when files are put in or changed."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builder.findings import Finding
from builder.pipeline import Options, examine

FILES = {
    "dossier.yaml": """\
title: The Testland Dossier
base_url: https://testland.example/
language: en
licence: CC0-1.0
contact: desk@testland.example
""",
    "sources/gazette.yaml": "type: report\ntitle: Shells\npublisher: Testland Gazette\nissued: 2020-05-04\nnote: In an archive.\n",
    "sources/herald.yaml": "type: report\ntitle: Five dead\npublisher: herald-press\nauthor: [Eda Writer]\nnote: In an archive.\n",
    "sources/copy.yaml": "type: report\ntitle: A copy\npublisher: unknown\nwording: machine\nnote: In an archive.\n",
    "people/ono.md": "---\nname: Ono Example\nname_display: full\nnamed_because: The Gazette names him [@gazette].\n---\n",
    "organisations/herald-press.md": "---\nname: The Testland Herald\nshort_name: the Herald\n---\n",
    "pages/about.md": "---\ntitle: About\nbackground: [gazette, herald, copy]\n---\n",
}
INCIDENT = """\
---
title: Shelling of Old Bridge
date: 2020-05-03
summary: Shells fell on Old Bridge [@gazette].
{front}---

{body}
"""

FindingsOf = Callable[..., list[Finding]]


@pytest.fixture
def findings_of(tmp_path: Path) -> FindingsOf:
    """A function from front matter, body and further files (path=text) to the findings about that dossier."""

    def check(front: str = "", body: str = "", files: dict[str, str] | None = None) -> list[Finding]:
        for path, text in {**FILES, "incidents/bridge.md": INCIDENT.format(front=front, body=body), **(files or {})}.items():
            (tmp_path / path).parent.mkdir(exist_ok=True)
            (tmp_path / path).write_text(text, encoding="utf-8")
        return list(examine(Options(tmp_path, (), datetime(2026, 11, 22, tzinfo=UTC))).findings)

    return check


@pytest.fixture
def names_of(findings_of: FindingsOf) -> Callable[..., list[str]]:
    """As findings_of, but the findings' names alone."""

    def check(front: str = "", body: str = "", files: dict[str, str] | None = None) -> list[str]:
        return [finding.name for finding in findings_of(front, body, files)]

    return check
