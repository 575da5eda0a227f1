import json
from pathlib import Path

import pytest

from builder import __version__, memo
from builder.memo import recall, remember


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / ".onrecord"


def test_what_was_remembered_is_recalled(folder: Path) -> None:
    assert recall(folder, "abc") is None
    remember(folder, "abc", {"pages": 3, "findings": [["C101", "Ünbekannt"]]})
    assert recall(folder, "abc") == {"pages": 3, "findings": [["C101", "Ünbekannt"]]}
    assert recall(folder, "abd") is None


def test_the_folder_hides_itself_from_git(folder: Path) -> None:
    remember(folder, "abc", {})
    assert sorted(path.name for path in folder.iterdir()) == [".gitignore", "memo.json"]
    assert (folder / ".gitignore").read_text() == "*\n"


def test_the_oldest_outcomes_are_forgotten(folder: Path) -> None:
    for number in range(memo.MOST_OUTCOMES):
        remember(folder, str(number), {"n": number})
    remember(folder, "0", {"n": "again"})
    remember(folder, "last", {})
    assert recall(folder, "0") == {"n": "again"}
    assert recall(folder, "1") is None
    assert recall(folder, "2") == {"n": 2}


def test_what_is_too_large_is_not_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "MOST_BYTES", 200)
    remember(folder, "small", {"n": 1})
    remember(folder, "large", {"text": "x" * 200})
    assert recall(folder, "large") is None
    assert recall(folder, "small") == {"n": 1}


def test_another_version_remembers_nothing_of_this_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remember(folder, "abc", {"n": 1})
    monkeypatch.setattr("builder.memo.__version__", "0.0.0")
    assert recall(folder, "abc") is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"3",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"format": 1}',
        json.dumps({"format": 1, "version": __version__, "outcomes": 3}).encode(),
        json.dumps({"format": 1, "version": __version__, "outcomes": {"abc": "no outcome"}}).encode(),
        b"\x80\x04K\x01.",
    ],
)
def test_what_cannot_be_read_counts_as_absent(folder: Path, content: bytes) -> None:
    folder.mkdir()
    (folder / "memo.json").write_bytes(content)
    assert recall(folder, "abc") is None
    remember(folder, "abc", {"n": 1})
    assert recall(folder, "abc") == {"n": 1}


def test_a_folder_that_cannot_be_made_is_no_mistake(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    remember(tmp_path / "file", "abc", {"n": 1})
    assert recall(tmp_path / "file", "abc") is None
