"""The documentation is whole and true: every option is in it, every link and path is there."""

import re
from pathlib import Path

import pytest

from builder.cli import main
from builder.commands import COMMANDS as COMMANDS_OF_THE_PROGRAM
from tests.docs.reading import COMMANDS, PAGES, ROOT, absolute_paths, anchors, behind, code, links, whole_files

CLOCK = "2026-11-22"
VERBS = [command.__name__.rpartition(".")[2] for command in COMMANDS_OF_THE_PROGRAM]
# Folders whose files may be named; site/ and the content of examples are made by those who read.
_OURS = re.compile(r"(?:builder|templates|tests|docs|requirements|\.ci)/[\w./-]*|(?:[A-Z]+\.md|Makefile|LICENSE|pyproject\.toml)")


def names(pages: list[Path]) -> list[str]:
    return [page.relative_to(ROOT).as_posix() for page in pages]


@pytest.mark.parametrize("verb", VERBS)
def test_every_option_is_there(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    section = re.split(r"^## ", COMMANDS.read_text(), flags=re.MULTILINE)
    documented = {word.split()[0] for part in section if part.startswith(f"{verb}\n") for word in code(part) if word.startswith("-")}
    assert documented == _options(verb, capsys) - {"-h", "--help"}


def test_no_option_is_invented(capsys: pytest.CaptureFixture[str]) -> None:
    known = {option for verb in VERBS for option in _options(verb, capsys)} | {"--version"}
    invented: dict[str, set[str]] = {}
    for page in PAGES:
        for command in code(page.read_text()):
            if command.startswith(("onrecord ", ".venv/bin/onrecord ")):
                options = {word for word in command.split() if word.startswith("-")} - known
                invented |= {command: options} if options else {}
    assert invented == {}


def test_the_mistake_in_the_readme_reads_as_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    readme = (ROOT / "README.md").read_text()
    for file in (ROOT / "content").rglob("*.*"):
        _write(tmp_path / file.relative_to(ROOT), file.read_text())
    ((path, text),) = whole_files(readme).items()
    _write(tmp_path / "content" / path, text)
    assert _check(tmp_path, monkeypatch, capsys, f"content/{path}").endswith("files checked: nothing to report in what you named\n")

    front, body = text.rsplit("---\n", 1)
    mistaken = re.sub(r" \[@[^\]]*\]\.\n$", ".\n", body.replace("[@nyt-2021-11-13]", "[@nyt-2021-1113]", 1))
    _write(tmp_path / "content" / path, f"{front}---\n{mistaken}")
    report = _check(tmp_path, monkeypatch, capsys, f"content/{path}")
    assert behind(readme, "report").strip("`\n") == report.rstrip().rsplit("\n", 2)[0]


@pytest.mark.parametrize("page", names(PAGES))
def test_every_link_leads_somewhere(page: str) -> None:
    file = ROOT / page
    for target in links(file.read_text()):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        there = (file.parent / path).resolve() if path else file
        assert there.is_relative_to(ROOT), target
        assert there.exists(), target
        assert not anchor or anchor in anchors(there.read_text()), target


# A decision tells of its day; what it names may have moved since.
@pytest.mark.parametrize("page", [page for page in names(PAGES) if not page.startswith("docs/decisions/")])
def test_every_path_is_there(page: str) -> None:
    named = [word for word in code((ROOT / page).read_text()) if _OURS.fullmatch(word)]
    assert [word for word in named if not (ROOT / word).exists()] == []


def test_every_floor_is_in_the_architecture() -> None:
    layers = re.search(r"^layers = \[(.*?)^\]", (ROOT / "pyproject.toml").read_text(), re.MULTILINE | re.DOTALL)
    assert layers
    floors = [floor.strip() for line in re.findall(r'"([^"]+)"', layers[1]) for floor in line.split("|")]
    assert [floor for floor in floors if f"`{floor}`" not in (ROOT / "ARCHITECTURE.md").read_text()] == []


@pytest.mark.parametrize("page", names(PAGES))
def test_nothing_outside_the_project_is_named(page: str) -> None:
    assert list(absolute_paths((ROOT / page).read_text())) == []


def test_a_path_of_some_machine_would_be_seen() -> None:
    seen = absolute_paths("see /home/me/notes.md, `/etc/passwd` and https://host.example/a/b, people/…, docs/a/b.md, text/plain")
    assert list(seen) == ["/home/me/notes.md", "/etc/passwd"]


def _options(verb: str, capsys: pytest.CaptureFixture[str]) -> set[str]:
    with pytest.raises(SystemExit):
        main([verb, "--help"])
    return set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*|(?<![\w-])-[A-Z]", capsys.readouterr().out.partition("options:")[2]))


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _check(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *paths: str) -> str:
    monkeypatch.chdir(folder)
    main(["check", "--clock", CLOCK, *paths])
    return capsys.readouterr().err
