"""Disk, clock, environment, network and chance are touched by the modules at the edge alone."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

BUILDER = Path(__file__).parents[2] / "builder"

EDGE = {
    *(
        "__main__",
        "cli",
        "terminal",
        "commands/build",
        "commands/capture",
        "commands/check",
        "commands/diff",
        "commands/explain",
        "commands/init",
        "commands/new",
        "commands/schema",
        "commands/serve",
        "commands/verify",
        "server",
    ),
    *("capture/copies", "capture/fetch", "capture/files", "capture/hosts"),
    *("destination", "git", "held", "history", "journal", "memo", "read", "revisions", "write"),
}
# What a module within may use all the same, and why.
GRANTED = {
    "build": {"time.perf_counter", ".absolute"},  # a stopwatch for --timings; which of several folders called "site" a memo is about
    "extraction/pdf": {"io.BytesIO"},  # what is in memory, as the libraries want it
    "extraction/warc": {"io.BytesIO", "io.StringIO"},  # the same, and a place for what warcio would tell the terminal
    "pipeline": {"time.perf_counter", "os.cpu_count"},  # the same, and how many processes are worth starting
}

MODULES = {
    *("os", "io", "sys", "shutil", "tempfile", "glob", "fcntl", "mmap", "subprocess", "signal"),
    *("time", "locale", "getpass", "platform", "random", "secrets", "uuid"),
    *("socket", "ssl", "select", "http", "urllib.request", "ftplib", "smtplib", "tornado", "livereload", "pickle", "marshal", "shelve"),
}
CALLS = {"open", "print", "input", "exec", "eval", "breakpoint", "__import__"}
# Of pathlib.Path and datetime; the names are enough, since nothing else in the package has methods called so.
METHODS = {
    *("open", "read_text", "read_bytes", "write_text", "write_bytes", "exists", "is_file", "is_dir", "is_symlink", "stat", "lstat"),
    *("iterdir", "glob", "rglob", "walk", "mkdir", "rmdir", "unlink", "touch", "rename", "chmod", "symlink_to", "absolute"),
    *("cwd", "home", "expanduser", "readlink", "samefile"),
    *("now", "today", "utcnow", "fromtimestamp", "astimezone"),
}
LOADERS = {"FileSystemLoader", "PackageLoader"}  # Jinja's, which read the disk by themselves


def touches(source: str) -> Iterator[str]:
    """What a module's code takes from the outside world, each with its line."""
    for node in ast.walk(ast.parse(source)):
        line = getattr(node, "lineno", 0)
        match node:
            case ast.Import(names=names):
                yield from (f"{name.name}:{line}" for name in names if _is_outside(name.name))
            case ast.ImportFrom(module=str(module), names=names) if _is_outside(module):
                yield from (f"{module}.{name.name}:{line}" for name in names)
            case ast.ImportFrom(names=names):
                yield from (f"{name.name}:{line}" for name in names if name.name in LOADERS)
            case ast.Call(func=ast.Name(id=name)) if name in CALLS:
                yield f"{name}:{line}"
            case ast.Call(func=ast.Attribute(attr=name)) if name in METHODS:
                yield f".{name}:{line}"
            case _:
                pass


def _is_outside(module: str) -> bool:
    return any(module == outside or module.startswith(f"{outside}.") for outside in MODULES)


def _inner_modules() -> list[Path]:
    files = sorted(BUILDER.rglob("*.py"))
    return [file for file in files if file.relative_to(BUILDER).with_suffix("").as_posix() not in EDGE]


@pytest.mark.parametrize("file", _inner_modules(), ids=lambda file: str(file.relative_to(BUILDER)))
def test_a_module_within_touches_nothing_outside(file: Path) -> None:
    granted = GRANTED.get(file.relative_to(BUILDER).with_suffix("").as_posix(), set())
    assert [touch for touch in touches(file.read_text(encoding="utf-8")) if touch.rpartition(":")[0] not in granted] == []


def test_every_module_at_the_edge_is_there() -> None:
    assert {name for name in EDGE if not (BUILDER / f"{name}.py").exists()} == set()


@pytest.mark.parametrize(
    "planted",
    [
        "import os",
        "import os.path",
        "from os import environ",
        "import urllib.request",
        "from time import time",
        "import random",
        "import pickle",
        "open('x')",
        "print('x')",
        "Path('x').read_text()",
        "path.exists()",
        "date.today()",
        "datetime.now(UTC)",
        "from jinja2 import FileSystemLoader",
        "def inner():\n    import socket",
    ],
)
def test_what_touches_the_outside_is_seen(planted: str) -> None:
    assert list(touches(planted))


@pytest.mark.parametrize(
    "harmless", ["from pathlib import Path", "from urllib.parse import urlsplit", "from datetime import date", "x.opened()", "page.home"]
)
def test_what_touches_nothing_is_let_through(harmless: str) -> None:
    assert not list(touches(harmless))
