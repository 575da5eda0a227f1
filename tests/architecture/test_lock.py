"""The locked libraries and packages are those that are asked for, each with the hashes of its files."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

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


def loose(wanted: dict[str, str], lock: dict[str, Any]) -> list[str]:
    """What a lock of npm leaves open: a version that is not the one asked for, a package without a hash, a host to take it from."""
    packages = {path.removeprefix("node_modules/"): one for path, one in lock["packages"].items() if path}
    other = [name for name, version in wanted.items() if packages.get(name, {}).get("version") != version]
    return other + [name for name, one in packages.items() if not one.get("integrity", "").startswith("sha512-") or "resolved" in one]


def test_the_packages_of_npm_are_locked() -> None:
    asked, lock = (json.loads((ROOT / "tests/node" / name).read_text(encoding="utf-8")) for name in ("package.json", "package-lock.json"))
    assert len(lock["packages"]) > len(asked["dependencies"]) > 0
    assert loose(asked["dependencies"], lock) == []


def test_a_package_of_another_version_without_a_hash_or_with_a_host_is_seen() -> None:
    well = {"version": "1.0.0", "integrity": "sha512-x"}
    packages = {"": {}, "node_modules/a": well, "node_modules/b": {"version": "1.0.0"}, "node_modules/c": {**well, "resolved": "https://x"}}
    assert loose({"a": "^1.0.0", "gone": "1.0.0", "c": "1.0.0"}, {"packages": packages}) == ["a", "gone", "b", "c"]
