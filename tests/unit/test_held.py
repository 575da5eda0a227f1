"""The folder of held texts: where it is said to be, what is refused, and what is read of it."""

import os
import subprocess
from pathlib import Path

import pytest

from builder.held import held_folder, read_held
from builder.read import ConfigurationError
from tests.docs.reading import FORMAT, fences
from tests.unit.content import written


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "copies").mkdir()
    (tmp_path / "dossier").mkdir()
    return written(tmp_path / "dossier" / "content", {})


def test_nobody_says_where_it_is(content: Path) -> None:
    assert held_folder(content, None) is None


def test_the_option_says_it(content: Path) -> None:
    copies = content.parents[1] / "copies"
    assert held_folder(content, str(copies)) == copies


def test_the_local_settings_say_it_as_the_documentation_shows(content: Path) -> None:
    shown = next(text for _, text in fences(FORMAT.read_text(encoding="utf-8")) if text.startswith("held: "))
    (content.parent / "onrecord.local.yaml").write_text(f"# mine\n{shown}", encoding="utf-8")
    found = held_folder(content, None)
    assert found is not None
    assert found.resolve() == content.parents[1] / "copies"


def test_the_local_settings_are_found_from_within_the_content(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (content.parent / "onrecord.local.yaml").write_text("held: ../copies\n", encoding="utf-8")
    monkeypatch.chdir(content)
    found = held_folder(Path(), None)
    assert found is not None
    assert found.resolve() == content.parents[1] / "copies"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("held: ../nowhere\n", "there is no folder"),
        ("held: content\n", "can't hold copies"),
        ("held: .\n", "can't hold copies"),
        ("held: [a]\n", "line 1: this file has `held:`"),
        ("copies: ../copies\n", "line 1: this file has `held:`"),
        ("held: {\n", "line 1: this can't be read"),
    ],
)
def test_settings_that_are_wrong_are_refused(content: Path, settings: str, said: str) -> None:
    (content.parent / "onrecord.local.yaml").write_text(settings, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=said):
        held_folder(content, None)


def test_settings_that_are_no_text_are_refused(content: Path) -> None:
    (content.parent / "onrecord.local.yaml").write_bytes(b"held: \xff\n")
    with pytest.raises(ConfigurationError, match="not UTF-8"):
        held_folder(content, None)


def test_a_folder_that_git_would_take_in_is_refused_until_git_ignores_it(content: Path) -> None:
    dossier = content.parent
    (dossier / "held").mkdir()
    subprocess.run(["git", "init", "--quiet", str(dossier)], check=True, capture_output=True)
    with pytest.raises(ConfigurationError, match="git would take it into the repository"):
        held_folder(content, str(dossier / "held"))
    (dossier / ".gitignore").write_text("/held/\n", encoding="utf-8")
    assert held_folder(content, str(dossier / "held")) == dossier / "held"


@pytest.mark.parametrize("ignored", ["*.txt\n", "held/*.txt\n", "other/\n"])
def test_a_folder_of_which_git_ignores_a_part_is_refused(content: Path, ignored: str) -> None:
    dossier = content.parent
    (dossier / "held").mkdir()
    subprocess.run(["git", "init", "--quiet", str(dossier)], check=True, capture_output=True)
    (dossier / ".gitignore").write_text(ignored, encoding="utf-8")
    with pytest.raises(ConfigurationError, match="git would take it into the repository"):
        held_folder(content, str(dossier / "held"))


def test_a_folder_that_is_ignored_and_has_a_copy_in_the_repository_is_refused(content: Path) -> None:
    dossier = content.parent
    (dossier / "held").mkdir()
    (dossier / "held/x.txt").write_text("x", encoding="utf-8")
    subprocess.run(["git", "init", "--quiet", str(dossier)], check=True, capture_output=True)
    subprocess.run(["git", "-C", str(dossier), "add", "held/x.txt"], check=True, capture_output=True)
    (dossier / ".gitignore").write_text("/held/\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="git would take it into the repository"):
        held_folder(content, str(dossier / "held"))


def test_settings_that_are_in_the_repository_are_refused(content: Path) -> None:
    dossier = content.parent
    (dossier / "onrecord.local.yaml").write_text("held: ../copies\n", encoding="utf-8")
    subprocess.run(["git", "init", "--quiet", str(dossier)], check=True, capture_output=True)
    assert held_folder(content, None) is not None
    subprocess.run(["git", "-C", str(dossier), "add", "onrecord.local.yaml"], check=True, capture_output=True)
    with pytest.raises(ConfigurationError, match="is in the repository, and must not be"):
        held_folder(content, None)


def test_a_copy_is_read_with_its_hash(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_bytes(b"abc")
    file = read_held(tmp_path, "a/x.txt")
    assert (file.content, file.why) == (b"abc", "")
    assert file.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@pytest.mark.parametrize(
    "name", ["../x.txt", "/etc/passwd", "a/../../x.txt", "", "x\0.txt", "link.txt", "out/x.txt", "a", "pipe", "none.txt"]
)
def test_what_is_no_plain_file_of_the_folder_is_not_read(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "held"
    (folder / "a").mkdir(parents=True)
    (tmp_path / "x.txt").write_bytes(b"abc")
    (folder / "link.txt").symlink_to(tmp_path / "x.txt")
    (folder / "out").symlink_to(tmp_path)
    os.mkfifo(folder / "pipe")
    file = read_held(folder, name)
    assert file.content == b""
    assert file.why


def test_a_copy_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.held.MAX_HELD_BYTES", 3)
    (tmp_path / "x.txt").write_bytes(b"abcd")
    assert "4 bytes" in read_held(tmp_path, "x.txt").why
