"""What a capture writes into a source's file, and that it disturbs nothing else."""

from pathlib import Path

import pytest

from builder.capture.files import write_keys
from builder.capture.keys import Changes, is_changed_as_wanted
from builder.capture.trouble import NotWritten
from builder.parse.files import parse_markdown
from tests.unit.content import source

CASES = sorted(Path(__file__).with_name("keys").glob("*.before.*"))
HASH = "5f" * 32
FOUND: Changes = {"accessed": "2026-11-22", "held": {"file": "gazette.warc.gz", "sha256": HASH}}
ARCHIVED: Changes = {"archived": {"url": "https://web.archive.org/web/20261122/https://gazette.example/1", "date": "2026-11-22"}}


def placed(folder: Path, case: Path, content: bytes) -> tuple[Path, str]:
    """The file of a case in a content folder, and the id of its source."""
    file = folder / ("sources/gazette.yaml" if case.suffix == ".yaml" else "incidents/bridge.md")
    file.parent.mkdir()
    file.write_bytes(content)
    return file, "gazette" if case.suffix == ".yaml" else "letter"


@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "bom"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name.partition(".")[0])
def test_keys_are_written(tmp_path: Path, case: Path, ending: str, mark: str, rewrite_expected: bool) -> None:
    expected = case.with_name(case.name.replace("before", "after"))
    file, name = placed(tmp_path, case, (mark + case.read_text()).replace("\n", ending).encode())
    write_keys(file, name, {**FOUND, **ARCHIVED})
    written = file.read_bytes().decode()
    if rewrite_expected and ending == "\n" and not mark:
        expected.write_text(written)
    assert written == (mark + expected.read_text()).replace("\n", ending)
    assert sorted(path.name for path in file.parent.iterdir()) == [file.name]
    write_keys(file, name, FOUND)
    assert file.read_bytes().decode() == written


def test_letters_that_are_put_together_stay_as_they_are(tmp_path: Path) -> None:
    """A file of a Mac, in which an accent is a character of its own."""
    text = source("url: https://gazette.example/1\naccessed: 2026-11-01\n", title="Jose\u0301")
    file, name = placed(tmp_path, Path("x.yaml"), text.encode())
    write_keys(file, name, FOUND)
    lines = file.read_text().split("\n")
    assert lines[1] == "title: Jose\u0301"
    assert lines[4:7] == ["url: https://gazette.example/1", f"held: {{file: gazette.warc.gz, sha256: {HASH}}}", "accessed: 2026-11-22"]


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ("url: https://gazette.example/1\nurl: https://gazette.example/2\n", "line 6 has a mistake"),
        ("url: https://gazette.example/1\nheld: {file: a.txt}\n", "has a mistake"),
        ("url: https://gazette.example/1\nheld: a.txt\n", "has a mistake"),
        ("url: https://gazette.example/1\naccessed: >-\n  2026-11-01\n", "`accessed:` is written over several lines"),
        ("url: >-\n  https://gazette.example/1\n", "`url:` is not written in one line"),
        ("", "`url:` is not written in one line"),
    ],
)
def test_a_file_that_can_not_be_changed_safely_is_left_as_it_is(tmp_path: Path, more: str, why: str) -> None:
    file, name = placed(tmp_path, Path("x.yaml"), source(more).encode())
    before = file.read_bytes()
    with pytest.raises(NotWritten, match=why):
        write_keys(file, name, FOUND)
    assert file.read_bytes() == before
    assert list(file.parent.iterdir()) == [file]


def test_a_change_that_would_change_more_is_seen(tmp_path: Path) -> None:
    file, name = placed(tmp_path, Path("x.yaml"), source("url: https://gazette.example/1\n").encode())
    before = file.read_bytes()
    changes: Changes
    for changes in (
        {"accessed": "2026-11-22", "note": 'b"\nstatus: retracted\nx: "'},
        {"accessed": "never"},
        {"accessed": 'a"\nstatus: "current'},
    ):
        with pytest.raises(NotWritten):
            write_keys(file, name, changes)
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("place", "other"),
    [
        ("tags: [bridge]", "tags: [bridges]"),
        ("title: Minutes", "title: Minute"),
        ("type: report   #", "type: letter   #"),
        ("It began at noon", "It began at one"),
        ("accessed: 2026-11-22", "accessed: 2026-11-21"),
        ("  - id: minutes", "  - id: letters"),
    ],
)
def test_whatever_else_is_changed_is_seen(place: str, other: str) -> None:
    before, after = (Path(__file__).with_name("keys") / f"within.{which}.md" for which in ("before", "after"))
    was, text = parse_markdown("x.md", before.read_bytes(), 1), after.read_text()
    wanted: Changes = {**FOUND, **ARCHIVED}
    assert is_changed_as_wanted(was, parse_markdown("x.md", text.encode(), 1), "letter", wanted)
    assert text.count(place) == 1
    assert not is_changed_as_wanted(was, parse_markdown("x.md", text.replace(place, other).encode(), 1), "letter", wanted)


def test_a_source_that_is_gone_meanwhile(tmp_path: Path) -> None:
    case = next(case for case in CASES if case.name == "within.before.md")
    file, _ = placed(tmp_path, case, case.read_bytes())
    with pytest.raises(NotWritten, match="the source 'gazette' is not in"):
        write_keys(file, "gazette", FOUND)


def test_an_address_that_YAML_would_misread_is_quoted(tmp_path: Path) -> None:  # noqa: N802
    for number, url in enumerate(("https://a.example/x:", "https://a.example/#x'")):
        folder = tmp_path / str(number)
        folder.mkdir()
        file, name = placed(folder, Path("x.yaml"), source("url: https://gazette.example/1\n").encode())
        write_keys(file, name, {"archived": {"url": url, "date": "2026-11-22"}})
        assert f'archived:\n  url: "{url}"\n  date: 2026-11-22\n' in file.read_text()
