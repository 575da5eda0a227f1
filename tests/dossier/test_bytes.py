"""The bytes of the real dossier's site: the same wherever and however it is built, made without a socket, and without a place's name."""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.dossier.building import CLOCK, NO_SOCKETS, ROOT, build, files_of, run


@pytest.fixture(scope="module")
def first(site: Path) -> dict[str, bytes]:
    return files_of(site)


def copied_in_another_order(content: Path, copy: Path) -> Path:
    paths = sorted(path for path in content.rglob("*") if path.is_file())
    random.Random(7).shuffle(paths)  # noqa: S311 -- any order but the first will do
    for path in paths:
        target = copy / path.relative_to(content)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    return copy


def test_another_machine_makes_the_same_bytes(content: Path, first: dict[str, bytes], tmp_path: Path) -> None:
    copy = copied_in_another_order(content, tmp_path / "elsewhere" / "content")
    (tmp_path / "cwd").mkdir()
    odd = {
        "PYTHONHASHSEED": "4242",
        "TZ": "Pacific/Kiritimati",
        "LANG": "tr_TR.UTF-8",
        "LC_ALL": "tr_TR.UTF-8",
        "SOURCE_DATE_EPOCH": "1",
        "HOME": "/",
    }
    before = os.umask(0o077)
    try:
        build(copy, tmp_path / "site", "--jobs", "2", environment=odd, folder=tmp_path / "cwd")
    finally:
        os.umask(before)
    second = files_of(tmp_path / "site")
    assert sorted(second) == sorted(first)
    assert [path for path in first if first[path] != second[path]] == []


def test_relative_paths_make_the_same_bytes(content: Path, first: dict[str, bytes], tmp_path: Path) -> None:
    shutil.copytree(content, tmp_path / "content")
    build(Path("content"), Path("public/site"), environment={"PYTHONHASHSEED": "1"}, folder=tmp_path)
    assert files_of(tmp_path / "public/site") == first


def test_no_path_of_the_machine_is_in_the_site(content: Path, first: dict[str, bytes]) -> None:
    places = {str(ROOT), str(content), str(content.parent), str(Path.home()), sys.prefix, os.uname().nodename}
    for path, written in first.items():
        if not path.endswith(".woff2"):
            found = [place for place in places if len(place) > 4 and place.encode() in written]
            assert not found, f"{path} has {found}"


def test_check_and_build_make_no_socket(content: Path, tmp_path: Path) -> None:
    done = run("check", "-c", str(content), "--clock", CLOCK, before=NO_SOCKETS)
    assert done.returncode == 0, done.stderr
    build(content, tmp_path / "site", before=NO_SOCKETS)


def test_a_socket_would_be_seen() -> None:
    command = [sys.executable, "-c", f"{NO_SOCKETS}\nimport socket; socket.socket()"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 99, done.stderr
    assert "refused: socket." in done.stderr
