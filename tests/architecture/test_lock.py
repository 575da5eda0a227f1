"""The locked libraries are those that pyproject.toml asks for, each with the hashes of its files."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SITE = PROJECT["dependencies"]
DEV = PROJECT["optional-dependencies"]["dev"]
CAPTURE = PROJECT["optional-dependencies"]["capture"]


def locked(lock: str) -> dict[str, str]:
    """Name to version; a library without a hash is left out."""
    found = re.findall(r"^([\w.-]+)==(\S+)[^\n]*\\\n +--hash=sha256:[0-9a-f]{64}", lock, re.MULTILINE)
    return {canonicalize_name(name): version for name, version in found}


def unmet(wanted: list[str], lock: str) -> list[str]:
    versions = locked(lock)
    requirements = [Requirement(one) for one in wanted]
    return [str(one) for one in requirements if versions.get(canonicalize_name(one.name), "0") not in one.specifier]


@pytest.mark.parametrize(("name", "wanted"), [("site", SITE), ("capture", [*SITE, *CAPTURE]), ("dev", [*SITE, *DEV])])
def test_the_lock_has_what_is_asked_for(name: str, wanted: list[str]) -> None:
    assert unmet(wanted, (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")) == [], "run: make lock"


def test_the_locks_agree() -> None:
    site, capture, dev = (
        locked((ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")) for name in ("site", "capture", "dev")
    )
    assert site.items() <= capture.items() <= dev.items()


def test_what_reads_held_texts_is_part_of_what_captures_them() -> None:
    assert set(PROJECT["optional-dependencies"]["held"]) <= set(CAPTURE) <= set(DEV)


def test_what_is_missing_too_old_or_without_a_hash_is_seen() -> None:
    digest = "0" * 64
    lock = f"old==1.0 \\\n    --hash=sha256:{digest}\nbare==2.0\nwell==2.0 \\\n    --hash=sha256:{digest}\n"
    assert unmet(["missing>=1", "old>=2", "bare>=1", "well>=1"], lock) == ["missing>=1", "old>=2", "bare>=1"]
