"""Every example that is a part of a file is put into the dossier of its page, and every report that is shown is what the program says."""

import json
import re
from pathlib import Path

import pytest

from tests.docs.reading import COMMANDS, FORMAT, PAGES, ROOT, code, commands, fences, whole_files, with_keys
from tests.unit.commands import run

# Pages whose examples have a test of their own: test_findings.py, test_writing.py; a decision tells of its day.
ELSEWHERE = ("docs/findings.md", "docs/writing.md", "docs/decisions/")
DOSSIER = whole_files(FORMAT.read_text(encoding="utf-8"))
INCIDENT = "incidents/old-bridge-2024-05-03.md"
# Each example that is no whole file and no command, by its page and how it begins, and the file into whose keys or text it is put.
FRAGMENTS = {
    ("docs/format.md", "summary: >-"): INCIDENT,
    ("docs/format.md", "waivers:"): "dossier.yaml",
    ("docs/format.md", "[@gazette-2024-05-04]"): INCIDENT,
    ("docs/format.md", "aliases: "): INCIDENT,
    ("docs/looks.md", "colours:"): "dossier.yaml",
}
# What the text around an example says that it gives.
GIVES = {"waivers:": {"unused-waiver"}}
# Examples of which tests below, or those named, ask the program; and drawings, of which nobody can.
OTHERS = {
    ("README.md", "content/incidents/example.md:20:68: "),  # test_documentation.py
    ("docs/commands.md", "142 pages in 160 files: "),
    ("docs/commands.md", "content/incidents/old-bridge.md:9:28: "),
    ("docs/commands.md", '{\n  "findings"'),
    ("docs/commands.md", '{\n  "sources"'),  # tests/unit/capture
    ("docs/commands.md", "134 files checked: "),  # test_changed_since.py
    ("docs/commands.md", "incidents/old-bridge.html  "),  # test_diff.py
    ("docs/commands.md", "::error file="),  # test_github.py
    ("docs/tutorial.md", "corrections:"),  # test_tutorial.py
    ("docs/format.md", "held: ../copies"),  # test_held.py
    ("docs/looks.md", '{% extends "onrecord/base.html" %}'),
    ("docs/format.md", "content/\n"),
    ("docs/format.md", "[signal] @key "),
    ("ARCHITECTURE.md", "content/*.md "),
}
# Spans of Markdown that a reader would copy, with what stands for any source or page in them.
STAND_FOR = {
    "@source from @origin": "@gazette-2024-09-01 from @army-2024-05-05",
    "@source]": "@gazette-2024-05-04]",
    "@one": "@gazette-2024-05-04",
    "@two": "@army-2024-05-05",
    "[[id": "[[ada-moor",
}
SPANS = [
    (page.relative_to(ROOT).as_posix(), span)
    for page in PAGES
    if page.parent.name != "decisions"
    for span in dict.fromkeys(code(page.read_text(encoding="utf-8")))
    if re.fullmatch(r"\\?\[[@\[].*[\]}]", span) and span != "[[…]]"
]


def of(page: Path) -> list[str]:
    """The fenced examples of a page that are neither whole files nor commands."""
    return [text for language, text in fences(page.read_text(encoding="utf-8")) if language or not commands(f"```\n{text}```\n")]


def shown(page: str, begins: str) -> str:
    """The example of a page that begins so."""
    (text,) = [text for text in of(ROOT / page) if text.startswith(begins)]
    return text


def with_text(file: str, text: str) -> str:
    """A file with a text below its own, in which the ids that the new one gives are given no more."""
    for given in re.findall(r"\{#[\w-]+\}", text):
        file = file.replace(given, "")
    return f"{file}\n{text}"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The dossier of docs/format.md, in which we are."""
    monkeypatch.chdir(tmp_path)
    for path, text in DOSSIER.items():
        write(path, text)
    return tmp_path


def write(path: str, text: str) -> None:
    file = Path("content", path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def found(capsys: pytest.CaptureFixture[str]) -> set[str]:
    """The names of what a check finds."""
    run("check", "--clock", "2026-11-22", "--format", "json")
    return {one["name"] for one in json.loads(capsys.readouterr().out)["findings"]}


@pytest.mark.parametrize("page", [path for page in PAGES if not (path := page.relative_to(ROOT).as_posix()).startswith(ELSEWHERE)])
def test_no_example_is_left_out(page: str) -> None:
    known = [begins for where, begins in (*FRAGMENTS, *OTHERS) if where == page]
    assert [text for text in of(ROOT / page) if not text.startswith(tuple(known))] == []
    assert all(shown(page, begins) for begins in known)


@pytest.mark.parametrize(("page", "begins"), FRAGMENTS)
@pytest.mark.usefixtures("folder")
def test_a_part_of_a_file_gives_what_the_text_says(page: str, begins: str, capsys: pytest.CaptureFixture[str]) -> None:
    path, text = FRAGMENTS[page, begins], shown(page, begins)
    if text.startswith("["):
        write(path, with_text(DOSSIER[path], "".join(f"So they say {line}.\n\n" for line in text.splitlines())))
    else:
        write(path, with_keys(DOSSIER[path], text))
    assert found(capsys) == GIVES.get(begins, set())


@pytest.mark.parametrize(("page", "span"), SPANS)
@pytest.mark.usefixtures("folder")
def test_markdown_that_is_shown_gives_no_finding(page: str, span: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = span
    for any_one, one in STAND_FOR.items():
        text = text.replace(any_one, one)
    files = DOSSIER | (whole_files((ROOT / page).read_text(encoding="utf-8")) if page == "docs/writing.md" else {})
    for path, words in files.items():
        write(path, words)
    path = "incidents/old-mill-2024-05-03.md" if page == "docs/writing.md" else INCIDENT
    carried = "" if span.startswith("[@") else " [@gazette-2024-05-04]"
    write(path, with_text(files[path], f"So it is said {text}{carried}.\n"))
    assert found(capsys) == set()


@pytest.mark.parametrize("text", ["summary: >-\n  Shells fell.\n", "sumary: x\n", "aliases: [Old Bridge]\n"])
@pytest.mark.usefixtures("folder")
def test_a_part_that_is_wrong_would_be_seen(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    write(INCIDENT, with_keys(DOSSIER[INCIDENT], text))
    assert found(capsys)


@pytest.mark.usefixtures("folder")
def test_the_folder_is_as_it_is_drawn() -> None:
    drawn = re.findall(r"^  ([\w./]+)", shown("docs/format.md", "content/\n").replace("<id>", "x"), re.MULTILINE)
    assert sorted(drawn) == sorted({"ledger.tsv", *(re.sub(r"/[^.]+\.", "/x.", path) for path in DOSSIER)})


def test_what_is_drawn_as_onrecords_own_is_a_template() -> None:
    drawn = re.findall(r"^ +([\w./]+) +in the place of Onrecord's$", (ROOT / "docs" / "looks.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert drawn
    assert [path for path in drawn if not (ROOT / "templates" / path).exists()] == []


@pytest.mark.parametrize("page", [COMMANDS, ROOT / "docs" / "writing.md"], ids=lambda page: page.name)
def test_a_report_that_is_shown_is_what_the_program_says(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write("dossier.yaml", DOSSIER["dossier.yaml"].partition("navigation:")[0])
    write("sources/gazette-2020.yaml", DOSSIER["sources/gazette-2024-05-04.yaml"].replace("2024-05-04", "2020-05-04"))
    front = "---\ntitle: Shelling\ndate: 2020-05-03\nsummary: >-\n  Shells fell [@gazette-2020].\n---\n"
    write("incidents/old-bridge.md", f"{front}\nIt was a market day [@gazette-2020].\nThe shelling began at noon [@gazette-2002].\n")
    assert run("check", "--clock", "2026-11-22") == 1
    shown_there = fences(page.read_text(encoding="utf-8"))
    (report,) = [text for _, text in shown_there if text.startswith("content/incidents/old-bridge.md:9:28: ")]
    assert capsys.readouterr().err == f"{report}3 files checked: 1 error\nWhat a code means: `onrecord explain C101`, or docs/findings.md\n"
    assert run("check", "--clock", "2026-11-22", "--format", "json") == 1
    shown_as_json = [text for language, text in shown_there if language == "json" and text.startswith('{\n  "findings"')]
    assert shown_as_json == ([capsys.readouterr().out] if page == COMMANDS else [])


@pytest.mark.usefixtures("folder")
def test_what_a_build_says_at_its_end_is_what_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    write("dossier.yaml", with_keys(DOSSIER["dossier.yaml"], shown("docs/format.md", "waivers:")))
    assert run("build", "--clock", "2026-11-22") == 0
    said = capsys.readouterr().err.splitlines()[-1]
    assert re.sub(r"[\d.]+", "0", said) == re.sub(r"[\d.]+", "0", shown("docs/commands.md", "142 pages").rstrip())
    write("dossier.yaml", DOSSIER["dossier.yaml"])
    write(INCIDENT, with_keys(DOSSIER[INCIDENT], "titel: Shelling\n"))
    assert run("build", "--clock", "2026-11-22") == 1
    assert f"`{capsys.readouterr().err.splitlines()[-1]}`" in COMMANDS.read_text(encoding="utf-8")


def test_the_template_that_is_shown_gives_every_page_another_foot(folder: Path) -> None:
    template = folder / "templates" / "base.html"
    template.parent.mkdir()
    template.write_text(shown("docs/looks.md", "{% extends"), encoding="utf-8")
    assert run("build", "--clock", "2026-11-22") == 0
    assert all("1 Mill Lane" in page.read_text(encoding="utf-8") for page in (folder / "site").rglob("*.html") if page.name != "404.html")
