import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder import journal
from builder.write import PublishError, publish, recover, why_refused
from tests.unit.sites import NEW, OLD, artifacts, beside, site

PROGRAM = Path(__file__).with_name("interrupted_publish.py")
ROOT = PROGRAM.parents[2]


def child(destination: Path, files: dict[str, str], fate: str = "kill", nth: int = 0) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(PROGRAM), str(destination), fate, str(nth)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, input=json.dumps(files), capture_output=True, text=True, check=False, env=environment)


def every_fate(tmp_path: Path, fate: str) -> Iterator[tuple[Path, subprocess.CompletedProcess[str]]]:
    """OLD published, then NEW with its n-th operation going wrong, for every n that there is."""
    for nth in range(1, 500):
        destination = tmp_path / str(nth) / "site"
        publish(destination, artifacts(OLD))
        outcome = child(destination, NEW, fate, nth)
        if outcome.returncode == 0:
            assert nth > 30, "the operations were not counted"
            return
        yield destination, outcome
    pytest.fail("it never ran to its end")


def is_old_or_new(destination: Path) -> bool:
    found = site(destination)
    return all(found.get(path) in (OLD.get(path), NEW.get(path)) for path in {*found, *OLD, *NEW})


@pytest.fixture
def destination(tmp_path: Path) -> Path:
    return tmp_path / "site"


def test_killed_at_any_moment_every_file_is_old_or_new_and_the_next_build_mends_it(tmp_path: Path) -> None:
    outcomes = set()
    for destination, outcome in every_fate(tmp_path, "kill"):
        assert outcome.returncode == -9, outcome.stderr
        assert is_old_or_new(destination)
        assert why_refused(destination) == ""
        recovered = publish(destination, artifacts(NEW)).recovered
        assert site(destination) == NEW
        assert beside(destination) == []
        outcomes.add(recovered)
    assert outcomes == {"", "rolled back", "completed"}


def test_killed_in_the_first_publication_the_destination_is_still_ours(tmp_path: Path) -> None:
    for nth in range(1, 500):
        destination = tmp_path / str(nth) / "site"
        ended = child(destination, NEW, "kill", nth).returncode == 0
        recover(destination)
        assert why_refused(destination) == ""
        assert not destination.exists() or site(destination) in ({}, NEW)
        publish(destination, artifacts(NEW))
        assert site(destination) == NEW
        if ended:
            return
    pytest.fail("it never ran to its end")


def test_killed_again_and_again_while_recovering(destination: Path) -> None:
    publish(destination, artifacts(OLD))
    nth = 1
    while not (destination.parent / ".site.onrecord-journal").exists():
        child(destination, NEW, "kill", nth)
        nth += 1
    for nth in range(1, 500):
        if child(destination, NEW, "kill", nth).returncode == 0:
            break
        assert is_old_or_new(destination)
    assert site(destination) == NEW
    assert beside(destination) == []


def test_on_a_full_disk_the_site_stays_as_it_was_or_is_completed_later(tmp_path: Path) -> None:
    states = set()
    for destination, outcome in every_fate(tmp_path, "full"):
        assert outcome.returncode == 1
        assert "No space left on device" in outcome.stderr
        if "the site is as it was" in outcome.stderr:
            assert site(destination) == OLD
            assert recover(destination) == ""
            states.add("as it was")
        else:
            assert "the next build completes it" in outcome.stderr
            assert is_old_or_new(destination)
            assert recover(destination) == "completed"
            assert site(destination) == NEW
            states.add("completed")
        assert beside(destination) == []
    assert states == {"as it was", "completed"}


def test_recovering_where_nothing_happened_does_nothing(destination: Path) -> None:
    assert recover(destination) == ""
    assert beside(destination) == []


def test_a_damaged_journal_is_reported_and_nothing_is_touched(destination: Path) -> None:
    publish(destination, artifacts(OLD))
    (destination.parent / ".site.onrecord-journal").write_text("{}")
    with pytest.raises(PublishError, match="was interrupted"):
        publish(destination, artifacts(NEW))
    assert site(destination) == OLD


def test_a_second_build_waits_and_then_says_so(destination: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "PATIENCE", 0.1)
    with journal.locked(destination), pytest.raises(PublishError, match="another build is writing"):
        publish(destination, artifacts(NEW))
    publish(destination, artifacts(NEW))
    assert site(destination) == NEW


def test_builds_at_once_do_not_mix(destination: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(PROGRAM), str(destination), "kill", "0"]
    several = [subprocess.Popen(command, stdin=subprocess.PIPE, text=True, env=environment) for _ in range(6)]
    for number, process in enumerate(several):
        assert process.stdin is not None
        process.stdin.write(json.dumps({f"{page}.html": f"build {number % 3}" for page in range(number % 3, number % 3 + 20)}))
        process.stdin.close()
    assert [process.wait() for process in several] == [0] * 6
    assert len(site(destination)) == 20
    assert len(set(site(destination).values())) == 1
    assert beside(destination) == []
