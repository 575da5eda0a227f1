"""The language server for YAML reads sources and dossier.yaml by `.vscode/settings.json`, from the schemas, and shows what is wrong."""

from pathlib import Path

from tests.editors.conftest import ROOT, Project
from tests.editors.language_server import diagnostics, section
from tests.unit.content import SETTINGS, source


def test_the_dossier_here_is_read_without_complaint(packages: Path) -> None:
    paths = ["content/dossier.yaml", *(path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "content/sources").glob("*.yaml")))]
    assert len(paths) > 50
    assert {path: found for path, found in diagnostics(ROOT, packages, paths).items() if found} == {}


def test_a_dossier_that_begins_is_read_without_complaint(project: Project, packages: Path) -> None:
    starter = ROOT / "builder/starters/dossier/content"
    texts = {path.relative_to(starter).as_posix(): path.read_text(encoding="utf-8") for path in sorted(starter.rglob("*.yaml"))}
    assert len(texts) == 3
    paths = [f"content/{path}" for path in texts]
    assert diagnostics(project(texts), packages, paths) == {path: [] for path in paths}


WRONG = {
    "dossier.yaml": SETTINGS.replace("title:", "titel:").replace("language: en", "language: English") + "policy: {uncited: sometimes}\n",
    "sources/gazette.yaml": "type: rumour\ntitle: T\nurl: gazette.example\nissued: in May\n",
    "sources/herald.yaml": source("archived: {url: https://archive.example/1, day: 2020-05-04}\n"),
    "sources/right.yaml": source(),
    "sources/torn.yaml": "title: [T\n",
}
BEGINS = {
    "dossier.yaml": [
        '1:1 Missing property "title"',
        "1:1 Property titel is not allowed",
        "3:11 String does not match the pattern",
        '6:19 Value is not accepted. Valid values: "error", "warning", "off"',
    ],
    "sources/gazette.yaml": [
        '1:1 Missing property "publisher"',
        '1:7 Value is not accepted. Valid values: "article"',
        "3:6 String does not match the pattern",
        "4:9 String does not match the pattern",
    ],
    "sources/herald.yaml": ["5:44 Property day is not allowed"],
    "sources/right.yaml": [],
    "sources/torn.yaml": [
        '1:1 Missing property "publisher"',
        '1:1 Missing property "type"',
        "1:8 Incorrect type. Expected one of string",
        "2:1 Flow sequence",
    ],
}


def test_what_is_wrong_is_shown_at_its_line(project: Project, packages: Path) -> None:
    found = diagnostics(project(WRONG), packages, [f"content/{path}" for path in WRONG])
    for path, begins in BEGINS.items():
        lines = found[f"content/{path}"]
        assert [line[: len(begin)] for line, begin in zip(lines, begins, strict=True)] == begins, lines


def test_settings_are_handed_over_as_an_editor_does() -> None:
    settings = {"yaml.schemas": {"a.b": "c"}, "yaml.schemaStore.enable": False, "yaml.schemaStore.url": "", "[yaml]": {"x": 1}}
    assert section(settings, "yaml") == {"schemas": {"a.b": "c"}, "schemaStore": {"enable": False, "url": ""}}
    assert section(settings, "[yaml]") == {"x": 1}
    assert section(settings, "http") is None
