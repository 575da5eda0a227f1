"""Whatever is deleted from the real dossier is reported: each citation, source, required key, part of an estimate and claim id in turn.

What the engine reports, at its line and column, is held against what `rules.py` says must be reported. What is rightly silent stands
in silent.txt, with the reason; `pytest --rewrite-expected` writes it anew, and it is read in review.
"""

import gc
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import pytest

from builder.pipeline import Options, examine
from tests.dossier.deletions import Deletion, deletions
from tests.dossier.examination import CLOCK, Texts, as_reports, examined, expected, read_texts
from tests.dossier.reading import File, read_file
from tests.dossier.rules import Report
from tests.dossier.silence import why_silent

SILENT = Path(__file__).with_name("silent.txt")
PROCESSES = 2
# Whether a number is said in somebody's voice hangs on who is cited for it; that check has tests of its own, and is only counted here.
ONLY_COUNTED = "contested-voice"


class Outcome(NamedTuple):
    """What came of a deletion. wrong: in words, "" where engine and rules agree."""

    deletion: Deletion
    names: tuple[str, ...]
    reason: str
    wrong: str


@cache
def _start() -> tuple[Texts, dict[str, File], list[Deletion]]:
    texts = read_texts()
    files = {path: read_file(path, text) for path, text in texts.items()}
    return texts, files, list(deletions(files))


def without(texts: Texts, deletion: Deletion) -> Texts:
    """The files after a deletion."""
    left = deletion.left(texts[deletion.path])
    others = {path: text for path, text in texts.items() if path != deletion.path}
    return others if left is None else dict(sorted({**others, deletion.path: left}.items()))


def outcomes(first: int, step: int) -> list[Outcome]:
    """What comes of every step-th deletion from the first on."""
    texts, files, everything = _start()
    gc.disable()  # as in a build; what it would collect is small beside what the caches hold
    return [_outcome(texts, files, deletion) for deletion in everything[first::step]]


def _outcome(texts: Texts, files: dict[str, File], deletion: Deletion) -> Outcome:
    after = without(texts, deletion)
    found = as_reports(examined(after))
    judged = [one for one in found if one[0] != ONLY_COUNTED]
    wanted = expected(after)
    names = tuple(sorted({name for name, *_ in found}))
    reason = "" if names else why_silent(files[deletion.path], deletion)
    wrong = ""
    if set(judged) != wanted:
        wrong = f"not reported: {_listed(wanted - set(judged))}; reported without need: {_listed(set(judged) - wanted)}"
    elif len(judged) != len(wanted):
        wrong = f"reported twice: {_listed({one for one in wanted if judged.count(one) > 1})}"
    elif not names and not reason:
        wrong = "nothing is reported, and there is no reason for that"
    return Outcome(deletion, names, reason, wrong)


def _listed(found: set[Report]) -> str:
    return ", ".join(f"{name} at {path}:{line}:{column}" for name, path, line, column in sorted(found)[:5]) or "nothing"


@pytest.fixture(scope="module")
def all_outcomes() -> list[Outcome]:
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as executor:
        waiting = [executor.submit(outcomes, number, PROCESSES) for number in range(PROCESSES)]
        return [outcome for one in waiting for outcome in one.result()]


def test_before_any_deletion_the_rules_and_the_engine_find_nothing() -> None:
    texts, _, _ = _start()
    assert as_reports(examined(texts)) == []
    assert expected(texts) == set()


def test_every_deletion_is_reported_where_it_shows(all_outcomes: list[Outcome]) -> None:
    wrong = [f"{one.deletion.kind} '{one.deletion.what}' of {one.deletion.path}: {one.wrong}" for one in all_outcomes if one.wrong]
    assert not wrong, f"{len(wrong)} of {len(all_outcomes)}:\n" + "\n".join(wrong[:30])


def test_what_is_silent_is_known(all_outcomes: list[Outcome], rewrite_expected: bool) -> None:
    written = _written(all_outcomes)
    if rewrite_expected:
        SILENT.write_text(written, encoding="utf-8")
    changed = (
        "content/ has changed, and with it what may be deleted from it in silence: `pytest tests/dossier --rewrite-expected`, then read"
    )
    assert written == SILENT.read_text(encoding="utf-8"), f"{changed} {SILENT.name}"


@pytest.mark.parametrize("number", range(12))
def test_the_engine_finds_the_same_on_disk(number: int, tmp_path: Path) -> None:
    texts, _, everything = _start()
    after = without(texts, everything[number * len(everything) // 12])
    for path, text in after.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    found = [one for one in examine(Options(tmp_path, (), CLOCK)).findings if not one.code.startswith("E")]
    on_disk = [(name, Path(path).relative_to(tmp_path).as_posix(), line, column) for name, path, line, column in as_reports(found)]
    assert sorted(on_disk) == sorted(as_reports(examined(after)))


def _written(everything: list[Outcome]) -> str:
    # Kinds and reasons and no numbers: whoever adds an incident need not rewrite this.
    lines = [
        "What may be deleted from content/ without a finding, and why that is right. Written by `pytest --rewrite-expected`.",
        "For each kind of thing: what reports that it is gone, and why nothing does where nothing does.",
    ]
    for kind in sorted({one.deletion.kind for one in everything}):
        of_kind = [one for one in everything if one.deletion.kind == kind]
        lines += ["", f"{kind}:"]
        lines += [f"  reported: {name}" for name in sorted({name for one in of_kind for name in one.names})]
        lines += [f"  silent: {reason}" for reason in sorted({one.reason for one in of_kind if not one.names})]
    return "\n".join(lines) + "\n"
