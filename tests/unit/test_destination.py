import os
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.destination import Divergence, divergence
from builder.write import MANIFEST, PublishError, fingerprint, publish, recover, why_refused
from tests.unit.sites import NEW, OLD, artifacts, site


@pytest.fixture
def destination(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.mark.parametrize("folder", ["missing", "empty", "noted"])
def test_a_destination_with_nothing_of_anybody_becomes_ours(tmp_path: Path, folder: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "noted").mkdir()
    (tmp_path / "noted" / ".gitignore").write_text("*")
    (tmp_path / "noted" / "README.md").write_text("The site goes here.")
    assert why_refused(tmp_path / folder) == ""
    publish(tmp_path / folder, artifacts(OLD))
    publish(tmp_path / folder, artifacts(NEW))
    assert NEW.items() <= site(tmp_path / folder).items()
    assert (tmp_path / "noted" / "README.md").read_text() == "The site goes here."


def _full_of_photographs(destination: Path) -> None:
    destination.mkdir()
    (destination / "wedding.jpg").write_text("irreplaceable")


def _a_file(destination: Path) -> None:
    destination.write_text("irreplaceable")


def _a_link(destination: Path) -> None:
    (destination.parent / "elsewhere").mkdir()
    destination.symlink_to("elsewhere")


def _a_dead_link(destination: Path) -> None:
    destination.symlink_to("nowhere")


def _a_damaged_manifest(destination: Path) -> None:
    publish(destination, artifacts(OLD))
    (destination / MANIFEST).write_text('{"format": 1, "files": [')


def _a_later_manifest(destination: Path) -> None:
    publish(destination, artifacts(OLD))
    (destination / MANIFEST).write_text('{"format": 2, "files": {}}')


REFUSED = [
    (_full_of_photographs, "holds files that Onrecord did not write ('wedding.jpg')"),
    (_a_file, "is not a folder"),
    (_a_link, "is a symbolic link"),
    (_a_dead_link, "is a symbolic link"),
    (_a_damaged_manifest, "is damaged or of another version"),
    (_a_later_manifest, "is damaged or of another version"),
]


@pytest.mark.parametrize(("make", "words"), REFUSED)
def test_a_destination_that_is_not_ours_is_refused_and_not_touched(destination: Path, make: Callable[[Path], None], words: str) -> None:
    make(destination)
    before = _untouched(destination)
    assert words in why_refused(destination)
    with pytest.raises(PublishError) as refusal:
        publish(destination, artifacts(NEW))
    assert words in str(refusal.value)
    assert refusal.value.destination == destination
    assert _untouched(destination) == before


def _untouched(destination: Path) -> list[tuple[Path, int, int, int, int]]:
    # All but when it was read last: to look at a manifest is no touch.
    found = ((path, path.lstat()) for path in sorted(destination.parent.rglob("*")))
    return [(path, one.st_ino, one.st_mode, one.st_size, one.st_mtime_ns) for path, one in found]


def test_the_fingerprint_changes_with_every_change_to_the_site(destination: Path) -> None:
    assert fingerprint(destination) == ""
    publish(destination, artifacts(OLD))
    first = fingerprint(destination)
    publish(destination, artifacts(OLD))
    (destination / "theirs.txt").write_text("not our business")
    assert fingerprint(destination) == first != ""

    changed = destination / "index.html"
    before = changed.stat()
    changed.write_text("OLD INDEX")
    os.utime(changed, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert fingerprint(destination) not in {first, ""}
    changed.unlink()
    assert fingerprint(destination) == ""


def test_an_interrupted_site_has_no_fingerprint(destination: Path) -> None:
    publish(destination, artifacts(OLD))
    (destination.parent / ".site.onrecord-stage").mkdir()
    assert fingerprint(destination) == ""
    assert recover(destination) == "rolled back"
    assert fingerprint(destination) != ""


def test_a_site_that_is_as_it_was_written(destination: Path) -> None:
    publish(destination, artifacts(NEW))
    (destination / "README.md").write_text("Ours.")
    (destination / ".gitignore").write_text("*")
    assert divergence(destination) == Divergence()


def test_what_is_not_as_it_was_written_is_told(destination: Path) -> None:
    publish(destination, artifacts({"a.html": "a", "b.html": "b", "c.html": "c", "d/e.html": "e", "f.html": "f"}))
    (destination / "a.html").write_bytes(b"A")
    (destination / "b.html").unlink()
    (destination / "c.html").unlink()
    (destination / "c.html").symlink_to("a.html")
    (destination / "f.html").unlink()
    (destination / "f.html").mkdir()
    (destination / "d/more.html").write_text("more")
    (destination / "d/README.md").write_text("more")
    assert divergence(destination) == Divergence(("a.html", "c.html", "f.html"), ("b.html",), ("d/README.md", "d/more.html"))


def test_a_folder_that_became_a_link_is_no_folder(destination: Path) -> None:
    publish(destination, artifacts({"d/e.html": "e"}))
    (destination / "d").rename(destination.parent / "d")
    (destination / "d").symlink_to("../d")
    assert divergence(destination) == Divergence((), ("d/e.html",), ("d",))


@pytest.mark.parametrize(
    ("manifest", "said"),
    [(None, "holds files that Onrecord did not write"), ("{", "is damaged"), ('{"format": 9, "files": {}}', "of another version")],
)
def test_without_a_manifest_nobody_can_tell(destination: Path, manifest: str | None, said: str) -> None:
    destination.mkdir()
    (destination / "a.html").write_text("a")
    if manifest is not None:
        (destination / MANIFEST).write_text(manifest)
    with pytest.raises(PublishError, match=said):
        divergence(destination)


def test_there_is_no_site_in_an_empty_folder(destination: Path) -> None:
    with pytest.raises(PublishError, match="nobody can tell what belongs there"):
        divergence(destination)


def test_a_manifest_names_no_file_elsewhere(destination: Path) -> None:
    (destination.parent / "secret").write_text("s")
    destination.mkdir()
    (destination / MANIFEST).write_text('{"format": 1, "files": {"../secret": "0", "/etc/passwd": "0"}}')
    assert divergence(destination) == Divergence((), ("../secret", "/etc/passwd"), ())
