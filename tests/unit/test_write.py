import json
import os
from pathlib import Path

import pytest

from builder.artifact import Artifact
from builder.write import MANIFEST, Published, PublishError, publish
from tests.unit.sites import NEW, OLD, artifacts, beside, site, tree


@pytest.fixture
def destination(tmp_path: Path) -> Path:
    return tmp_path / "site"


def test_what_was_published_is_there_with_its_manifest_and_nothing_beside_it(destination: Path) -> None:
    assert publish(destination, artifacts(OLD)) == Published(5, 0, 0)
    assert site(destination) == OLD
    manifest = json.loads((destination / MANIFEST).read_text())
    assert list(manifest["files"]) == sorted(OLD)
    assert manifest["files"]["same.html"] == "0967115f2813a3541eaef77de9d9d5773f1c0c04314b0bbfe4ff3b3b1c55b5d5"
    assert beside(destination) == []


def test_equal_files_are_left_alone(destination: Path) -> None:
    publish(destination, artifacts(OLD))
    before = {path: (destination / path).stat() for path in (*OLD, MANIFEST)}
    assert publish(destination, artifacts(OLD)) == Published(0, 5, 0)
    assert {path: (destination / path).stat() for path in (*OLD, MANIFEST)} == before


def test_only_what_differs_is_written(destination: Path) -> None:
    publish(destination, artifacts(OLD))
    before = (destination / "same.html").stat()
    assert publish(destination, artifacts(NEW)) == Published(3, 1, 2)
    assert (destination / "same.html").stat() == before
    assert site(destination) == NEW


def test_fresh_writes_all(destination: Path) -> None:
    publish(destination, artifacts(OLD))
    before = (destination / "same.html").stat().st_ino
    assert publish(destination, artifacts(OLD), fresh=True) == Published(5, 0, 0)
    assert (destination / "same.html").stat().st_ino != before


def test_a_file_that_somebody_changed_is_made_anew(destination: Path) -> None:
    publish(destination, artifacts(OLD))
    (destination / "index.html").write_text("mine now!")
    assert publish(destination, artifacts(OLD)) == Published(1, 4, 0)
    assert site(destination) == OLD


def test_the_order_of_the_artifacts_makes_no_difference(tmp_path: Path) -> None:
    publish(tmp_path / "one", artifacts(OLD))
    publish(tmp_path / "two", artifacts(OLD)[::-1])
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_only_what_is_ours_is_deleted_and_folders_only_when_empty(destination: Path) -> None:
    publish(destination, artifacts({"a/ours.html": "1", "b/ours.html": "1", "b/c/ours.html": "1", "index.html": "1"}))
    (destination / "a" / "theirs.html").write_text("theirs")
    (destination / "theirs.txt").write_text("theirs")
    assert publish(destination, artifacts({"index.html": "1"})) == Published(0, 1, 3)
    assert site(destination) == {"a/theirs.html": "theirs", "theirs.txt": "theirs", "index.html": "1"}
    assert not (destination / "b").exists()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"a": "file"}, {"a/b/c.html": "in a folder"}),
        ({"a/b/c.html": "in a folder"}, {"a": "file"}),
        ({"A.html": "upper"}, {"a.html": "lower"}),
        ({"Places/x.html": "upper"}, {"places/x.html": "lower"}),
    ],
)
def test_a_path_may_change_its_nature(destination: Path, before: dict[str, str], after: dict[str, str]) -> None:
    publish(destination, artifacts(before))
    publish(destination, artifacts(after))
    assert site(destination) == after


@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_modes_do_not_depend_on_the_umask(destination: Path, umask: int) -> None:
    saved = os.umask(umask)
    try:
        publish(destination, artifacts(OLD))
    finally:
        os.umask(saved)
    modes = {path.is_dir(): path.stat().st_mode & 0o777 for path in (destination, *destination.rglob("*"))}
    assert modes == {True: 0o755, False: 0o644}


def test_a_mode_that_somebody_changed_is_set_right(destination: Path) -> None:
    publish(destination, artifacts(OLD))
    (destination / "index.html").chmod(0o600)
    assert publish(destination, artifacts(OLD)).written == 1
    assert (destination / "index.html").stat().st_mode & 0o777 == 0o644


def test_folders_above_the_destination_are_made(tmp_path: Path) -> None:
    publish(tmp_path / "deep" / "down" / "site", artifacts(OLD))
    assert site(tmp_path / "deep" / "down" / "site") == OLD


def test_the_current_folder_can_be_the_destination(destination: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    destination.mkdir()
    monkeypatch.chdir(destination)
    publish(Path(), artifacts(OLD))
    assert site(destination) == OLD


@pytest.mark.parametrize("theirs", ["turned/into/folder.html", "turned/into", "index.html/theirs.txt"])
def test_a_file_of_somebody_else_is_never_overwritten(destination: Path, theirs: str) -> None:
    publish(destination, artifacts({"same.html": "same"}))
    (destination / theirs).parent.mkdir(parents=True, exist_ok=True)
    (destination / theirs).write_text("theirs")
    before = tree(destination)
    with pytest.raises(PublishError, match="did not write") as refusal:
        publish(destination, artifacts(NEW))
    assert theirs in refusal.value.paths
    assert tree(destination) == before


def test_an_empty_folder_of_somebody_else_is_not_replaced(destination: Path) -> None:
    publish(destination, artifacts({"same.html": "same"}))
    (destination / "index.html").mkdir()
    with pytest.raises(PublishError, match=r"'index\.html'"):
        publish(destination, artifacts(NEW))


def test_a_pipe_is_not_opened(destination: Path) -> None:
    publish(destination, artifacts({"same.html": "same"}))
    os.mkfifo(destination / "index.html")
    with pytest.raises(PublishError, match=r"'index\.html'"):
        publish(destination, artifacts(NEW))


@pytest.mark.parametrize("link", ["index.html", "incidents", "unrelated"])
def test_a_symbolic_link_within_the_destination_is_refused(destination: Path, link: str) -> None:
    publish(destination, artifacts({"same.html": "same"}))
    outside = destination.parent / "outside"
    outside.mkdir()
    (destination / link).symlink_to("../outside")
    with pytest.raises(PublishError, match="symbolic links"):
        publish(destination, artifacts(NEW))
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize("path", ["../up.html", "/etc/passwd", "a//b", "a/./b", "", "a\\b", "nul\0", "line\nbreak", MANIFEST, "a/"])
def test_a_path_that_leads_elsewhere_is_refused(destination: Path, path: str) -> None:
    with pytest.raises(PublishError, match="can't be paths"):
        publish(destination, [Artifact(path, b"", "test")])
    assert not destination.exists()


@pytest.mark.parametrize("paths", [["a", "a"], ["a", "a/b"]])
def test_two_artifacts_for_one_place_are_refused(destination: Path, paths: list[str]) -> None:
    with pytest.raises(PublishError, match="'a'"):
        publish(destination, [Artifact(path, b"", "test") for path in paths])
