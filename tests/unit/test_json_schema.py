"""The schemas take whatever the reader takes, and refuse what a schema can refuse."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from builder.json_schema import FILES
from builder.model import __all__ as names
from tests.docs.reading import FORMAT, ROOT, whole_files
from tests.unit.commands import run
from tests.unit.content import SETTINGS, incident, linked, source
from tests.unit.editors import SCHEMAS, refused

FOLDERS = {
    "incidents": "incident",
    "sources": "source",
    "people": "person",
    "organisations": "organisation",
    "places": "place",
    "pages": "page",
}
KEPT = ROOT / "docs/schemas"


def mistakes(path: str, text: str) -> list[str]:
    name = FOLDERS[Path(path).parts[0]] if "/" in path else "dossier"
    return refused(SCHEMAS[name], text if path.endswith(".yaml") else text.split("---\n")[1])


def files_in(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted([*folder.rglob("*.yaml"), *(one for one in folder.rglob("*.md") if one.parent.name in FOLDERS)]):
        yield path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FILES)
def test_a_schema_is_one(name: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[name])


def test_the_dossiers_that_there_are_are_taken() -> None:
    sound = [ROOT / "content", ROOT / "tests/golden/lantern-point/content", ROOT / "builder/starters/dossier/content"]
    sound += sorted((ROOT / "tests/checks").glob("*/right/content"))
    files = [*whole_files(FORMAT.read_text()).items(), *(file for folder in sound for file in files_in(folder))]
    assert len(files) > 300
    assert {
        path: found for path, text in files if text.startswith("---\n") or path.endswith(".yaml") if (found := mistakes(path, text))
    } == {}


@pytest.mark.parametrize(
    ("path", "text", "found"),
    [
        ("incidents/x.md", incident("titel: T\n"), ["$.titel"]),
        ("incidents/x.md", incident("figures:\n  - {measure: killed}\n"), ["$.figures[0]"]),
        ("incidents/x.md", incident("grading: {value: sure, basis: So.}\n"), ["$.grading.value"]),
        ("incidents/x.md", incident("people: [Ann Example]\n"), ["$.people"]),
        ("incidents/x.md", incident("draft: maybe\n"), ["$.draft"]),
        ("incidents/x.md", incident("draft:\n"), ["$.draft"]),
        ("incidents/x.md", incident("removed:\n"), ["$.removed"]),
        ("incidents/x.md", incident().replace("2020-05-03", "3 May 2020"), ["$.date"]),
        ("incidents/x.md", "---\ndate: 2020\n---\n", ["$"]),
        ("sources/x.yaml", source("url: gazette.example\n"), ["$.url"]),
        ("sources/x.yaml", "type: report\ntitle: T\n", ["$"]),
        ("sources/x.yaml", source("where: The archive\n"), ["$.where"]),
        ("sources/x.yaml", "type: search\ntitle: T\nauthor: [Ann]\nwhere: The archive\nhow: By name\n", ["$"]),
        ("sources/x.yaml", "type: rumour\ntitle: T\npublisher: P\n", ["$.type"]),
        ("dossier.yaml", SETTINGS + "policy: {uncited: sometimes}\n", ["$.policy.uncited"]),
        ("dossier.yaml", SETTINGS + 'colours: {evidence: "red"}\n', ["$.colours.evidence"]),
    ],
)
def test_what_a_schema_refuses_the_reader_refuses_too(path: str, text: str, found: list[str]) -> None:
    assert sorted(set(mistakes(path, text))) == found
    assert linked({path: text})[1] or path == "dossier.yaml"


@pytest.mark.parametrize(
    "more",
    ["title_: x\n", "figures: []\nquestions:\n", "removed: {date: 2026-01-01, reason: court}\n"],
    ids=["unknown", "empty", "removed"],
)
def test_what_is_empty_or_was_taken_down_needs_nothing(more: str) -> None:
    text = f"---\n{more}---\n" if "removed" in more else incident(more)
    assert bool(mistakes("incidents/x.md", text)) == bool(linked({"incidents/x.md": text})[1]) == more.startswith("title_")


# Not ~, which is a word to the reader and nothing at all to an editor's YAML, so that a schema refuses it for a key that must be there.
VALUES = st.one_of(
    st.from_regex(r"[0-9X]{4}(-[0-9X]{2}){0,2}[?~%]?", fullmatch=True),
    st.from_regex(r"((at least|up to) )?[0-9]{1,4}( to [0-9]{1,4})?", fullmatch=True),
    st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)?", fullmatch=True),
    st.sampled_from(["unknown", "true", "false", "12:30", "0123", "1e3", "1.5", "SY", "en", "killed", "open", "The Army", "NO"]),
)
PLACES = (*("title", "date", "time", "tags", "people", "disputed", "published", "updated", "content_note", "draft"),)


@given(st.sampled_from(PLACES), VALUES)
def test_what_the_reader_takes_the_schema_takes(key: str, value: str) -> None:
    text = "".join(line for line in incident().splitlines(keepends=True) if not line.startswith(f"{key}:"))
    text = text.replace("---\n", f"---\n{key}: {value}\n", 1)
    refused = [one for one in linked({"incidents/x.md": text})[1] if one.span.line == 2 and one.name != "unknown-link"]
    assert refused or not mistakes("incidents/x.md", text)


@pytest.mark.parametrize("name", FILES)
def test_the_schemas_in_the_repository_are_these(name: str, rewrite_expected: bool) -> None:
    file = KEPT / f"{name}.schema.json"
    written = json.dumps(SCHEMAS[name], ensure_ascii=False, indent=2) + "\n"
    if rewrite_expected:
        file.parent.mkdir(exist_ok=True)
        file.write_text(written, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == written


def test_editors_are_pointed_to_them() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text())
    assert settings["yaml.schemas"] == {
        "docs/schemas/dossier.schema.json": "content/dossier.yaml",
        "docs/schemas/source.schema.json": "content/sources/*.yaml",
    }
    lint = json.loads((ROOT / ".remarkrc.json").read_text())
    (schemas,) = [options["schemas"] for plugin, options in (one for one in lint["plugins"] if isinstance(one, list))]
    assert schemas == {
        f"./docs/schemas/{name}.schema.json": [f"./content/{folder}/*.md"] for folder, name in FOLDERS.items() if folder != "sources"
    }
    assert all((ROOT / path).exists() for path in (*settings["yaml.schemas"], *schemas))


def test_the_command_prints_and_writes_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("schema", "source") == 0
    assert json.loads(capsys.readouterr().out) == SCHEMAS["source"]
    assert run("schema") == 0
    assert json.loads(capsys.readouterr().out) == SCHEMAS
    assert run("schema", "--dest", str(tmp_path / "made")) == 0
    assert sorted(path.name for path in (tmp_path / "made").iterdir()) == sorted(f"{name}.schema.json" for name in FILES)
    assert run("schema", "sorce") == 2
    assert "did you mean 'source'?" in capsys.readouterr().err


def test_every_record_says_what_its_keys_are() -> None:
    described = {
        f"{record}.{key}": schema.get("description", "")
        for whole in SCHEMAS.values()
        for record, one in {"": whole, **whole["definitions"]}.items()
        for key, schema in one["properties"].items()
    }
    assert [key for key, words in described.items() if not words or "|" in words] == []
    assert set(SCHEMAS["incident"]["definitions"]) <= set(names)
