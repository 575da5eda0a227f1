"""docs/format.md documents every key and word of the format, each key with an example that the program and the schemas take."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from builder import model, vocabulary
from builder.codes import BY_NAME
from builder.document import Mapping, Node, Sequence
from builder.model import settings
from builder.parse.front import read_yaml
from builder.schema import Key, Reading, keys_of
from tests.docs.reading import FORMAT, anchors, behind, code, rows, section, whole_files, words
from tests.unit.commands import run
from tests.unit.editors import SCHEMAS, refused

TEXT = FORMAT.read_text(encoding="utf-8")
RECORDS = [getattr(model, name) for name in model.__all__ if isinstance(getattr(model, name), type)]
RECORDS += [settings.Settings, settings.Policy, settings.Way, settings.Waiver, settings.Colours]
LISTS = {name: getattr(vocabulary, name) for name in dir(vocabulary) if name.isupper()}
FILES = {
    "Incident": "incident",
    "Source": "source",
    "Person": "person",
    "Organisation": "organisation",
    "Place": "place",
    "Article": "page",
    "Settings": "dossier",
}


def table(page: str, record: type) -> dict[str, dict[str, str]]:
    """The rows of a record's table by key, each by the words of the table's head."""
    block = behind(page, f"record: {record.__name__}")
    head = [cell.strip() for cell in block.partition("\n")[0].split("|")[1:-1]]
    return {row[0].strip("`"): dict(zip(head, row, strict=True)) for row in rows(block)}


def mistakes(page: str) -> Iterator[str]:
    """What is wrong with the page's rows: a key without words or an example, an example that can't be read, is refused, or is elsewhere."""
    for record in RECORDS:
        for name, row in table(page, record).items():
            told = f"{record.__name__}.{name}"
            if not row["what"]:
                yield f"{told}: nothing says what it is"
            if link := re.fullmatch(r"\[\w+\]\(#([\w-]+)\)", row["example"]):
                nested = keys_of(record)[name].kind.record_class
                if not nested or f"<!-- record: {nested.__name__} -->" not in section(page, link[1]):
                    yield f"{told}: its example is not where the link leads"
            elif example := re.fullmatch(r"`([^`]+)`", row["example"]):
                yield from (f"{told}: {one}" for one in wrong_with(record, name, f"{name}: {example[1]}\n"))
            else:
                yield f"{told}: there is no example"


def wrong_with(record: type, name: str, line: str) -> Iterator[str]:
    """What the reader, the key's declaration and its JSON Schema have against a line of YAML."""
    mapping, findings = read_yaml("format.md", line)
    reading = Reading(line, list(findings))
    if mapping is None or [key.text for key, _ in mapping.pairs] != [name]:
        yield "the example is no value of one key"
        return
    read(keys_of(record)[name], mapping.pairs[0][1], reading)
    yield from (f"{one.message} ({one.hint})" for one in reading.findings)
    # A record within others, like an estimate, is defined in the schema of the file that it stands in.
    whole = next((one for one in SCHEMAS.values() if record.__name__ in one["definitions"]), None) or SCHEMAS[FILES[record.__name__]]
    properties = whole["definitions"].get(record.__name__, whole)["properties"]
    schema = {"properties": {name: properties[name]}, "additionalProperties": False, "definitions": whole["definitions"]}
    yield from (f"the schema refuses {at}" for at in refused(schema, line))


def read(key: Key, node: Node, reading: Reading) -> None:
    """Read a value by its key's declaration, and keys within it by theirs."""
    record = key.kind.record_class
    if record is None:
        key.kind.read(node, reading)
        return
    assert isinstance(node, Sequence if key.kind.listed else Mapping)
    for one in node.nodes if isinstance(node, Sequence) else (node,):
        assert isinstance(one, Mapping)
        given = {name.text: value for name, value in one.pairs}
        assert {name for name, declared in keys_of(record).items() if declared.required} <= given.keys()
        for name, value in given.items():
            read(keys_of(record)[name], value, reading)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_key_has_its_row(record: Any) -> None:
    documented = {name: row["required"] == "yes" for name, row in table(TEXT, record).items()}
    assert documented == {name: key.required for name, key in keys_of(record).items()}


def test_every_key_has_an_example_that_is_read_and_taken() -> None:
    assert list(mistakes(TEXT)) == []


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("| `Ada Moor` |", "| |", "Person.name: there is no example"),
        ("| As they are known, or want to be. |", "| |", "Person.name: nothing says what it is"),
        ("| `full` |\n", "| `whole` |\n", "Person.name_display: 'whole' is none of the words that may stand here (one of"),
        ("| `full` |\n", "| `whole` |\n", "Person.name_display: the schema refuses $.name_display"),
        ("| `[Mrs Moor]` |", "| `{mrs: Moor}` |", "Person.also_known_as: the schema refuses $.also_known_as"),
        ("| `Keeper of the market` |", "| `Keeper: of the market` |", "Person.role: "),
        ("| `10.5` |", "| `95` |", "Location.lat: the schema refuses $.lat"),
        (
            "| `{name: The market, accuracy: exact}` |",
            "| `{name: The market, accuracy: near}` |",
            "Incident.place: the schema refuses $.place",
        ),
        ("| [below](#figures) |", "| [below](#questions) |", "Incident.figures: its example is not where the link leads"),
        ("| `The desk` |", "| [below](#figures) |", "Grading.graded_by: its example is not where the link leads"),
    ],
)
def test_an_example_that_is_wrong_would_be_seen(was: str, becomes: str, said: str) -> None:
    assert any(one.startswith(said) for one in mistakes(TEXT.replace(was, becomes, 1)))


def test_what_the_examples_cite_is_in_the_dossier() -> None:
    files = whole_files(TEXT)
    known = {Path(path).stem for path in files} | {found for text in files.values() for found in re.findall(r"- id: (\S+)", text)}
    examples = [row["example"] for record in RECORDS for row in table(TEXT, record).values()]
    assert {key for one in examples for key in re.findall(r"@([a-z0-9-]+)", one)} - known == {"editors"}


def test_every_default_of_the_policy_is_given() -> None:
    given = {name: row["default"].strip("`") for name, row in table(TEXT, settings.Policy).items()}
    assert given == {name: str(key.absent) for name, key in keys_of(settings.Policy).items()}


@pytest.mark.parametrize("name", LISTS)
def test_every_word_of_a_closed_list_is_there_and_explained(name: str) -> None:
    block = behind(TEXT, f"words: {name}")
    assert set(words(block)) == set(LISTS[name])
    assert [row for row in rows(block) if len(row) != 2 or not all(row)] == []


def test_no_finding_is_invented() -> None:
    known = {*BY_NAME, *(word for words_of in LISTS.values() for word in words_of)}
    examples = "\n".join(whole_files(TEXT).values())
    shown = {row["example"].strip("`") for record in RECORDS for row in table(TEXT, record).values()}
    named = {word for word in code(TEXT) if re.fullmatch(r"[a-z]+(?:-[a-z]+)+", word)}
    assert {word for word in named - known - shown if word not in examples} == set()


def test_what_a_waiver_accepts_is_all_there() -> None:
    accepted = TEXT.partition("What is a matter of judgement can be accepted: every warning")[2].partition("What would mislead")[0]
    assert set(code(accepted)) == {name for name, one in BY_NAME.items() if one.waivable and one.severity == "error"}
    assert [name for name, one in BY_NAME.items() if one.severity == "warning" and not one.waivable] == ["silent-change", "unused-waiver"]


def test_the_examples_make_a_dossier_without_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    files = whole_files(TEXT)
    assert {Path(path).parts[0] for path in files} == {
        *("dossier.yaml", "incidents", "people", "organisations", "places", "sources", "pages"),
    }
    for path, text in files.items():
        file = tmp_path / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run("check", "--clock", "2026-11-22") == 0
    assert capsys.readouterr().err == f"{len(files)} files checked: nothing to report\n"


def test_sections_are_those_of_the_headings() -> None:
    assert all(section(TEXT, anchor) for anchor in anchors(TEXT))
