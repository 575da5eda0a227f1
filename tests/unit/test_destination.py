import os
from collections.abc import Callable
from pathlib import Path

import pytest

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
