import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from builder import __version__
from tests.unit.commands import ROOT, TEMPLATES, WRONG, build, run, tree
from tests.unit.content import incident, written


def test_clean_content(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check") == 0
    assert capsys.readouterr() == ("", "3 files checked: nothing to report\n")
    assert build() == 0
    assert (content.parent / "site/index.html").is_file()


def test_errors_and_warnings(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(content, {"sources/herald.yaml": WRONG["sources/herald.yaml"]})
    assert (run("check"), run("check", "--strict")) == (0, 1)
    assert (build(), build("--strict")) == (0, 1)
    written(content, WRONG)
    assert (run("check"), build()) == (1, 1)
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines()[-1].endswith("the site in site/ is as it was")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["bild"],
        ["check", "--format", "xml"],
        ["check", "nowhere.md"],
        ["check", "--select", "C999"],
        ["check", "--ignore", "no-such-finding"],
        ["check", "--content", "nowhere"],
        ["check", "--clock", "noon"],
        ["build", "--content", "nowhere"],
        ["build", "--base-url", "example.org"],
        ["build", "--base-url", "javascript:alert(1)"],
        ["build", "--jobs", "-1"],
        ["build", "--jobs", "two"],
        ["build", "--templates", "nowhere"],
        ["build", "--dest", "content"],
    ],
)
def test_bad_usage_and_configuration(content: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert run(*arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in err
    assert err.strip()


def test_a_folder_without_a_dossier_is_bad_usage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert (run("check"), run("build")) == (2, 2)
    (tmp_path / "content").mkdir()
    assert (run("check"), run("build")) == (2, 2)


def test_a_dossier_that_is_no_plain_file_is_refused_and_the_rest_is_checked(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(content, WRONG)
    (content / "dossier.yaml").rename(content.parent / "elsewhere.yaml")
    (content / "dossier.yaml").symlink_to(content.parent / "elsewhere.yaml")
    assert run("check") == 1
    report = capsys.readouterr().err
    assert "content/dossier.yaml:1:1: error[D113] not-a-plain-file" in report
    assert "unknown-source" in report


def test_a_bug_is_said_to_be_one(content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    installed = content.parent / "installed"
    shutil.copytree(TEMPLATES, installed)
    (installed / "base.html").write_text("{{ nothing.of.this.name }}")
    monkeypatch.setattr("builder.read.PACKAGED", installed)
    assert run("build") == 3
    assert "mistake in Onrecord itself" in capsys.readouterr().err
    assert not (content.parent / "site").exists()


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        ("base.html", "<p>\n{{ nothing.of.this.name }}", "templates/base.html, line 2: 'nothing' is undefined"),
        ("parts/words.html", "{% macro", "templates/parts/words.html, line 1: "),
        ("pages/home.html", "{{ page.nothing }}", "templates/pages/home.html, line 1: "),
        ("pages/home.html", "{% extends 'nowhere.html' %}", "templates/pages/home.html, line 1: "),
    ],
)
def test_a_template_of_the_dossier_that_is_wrong(
    content: Path, capsys: pytest.CaptureFixture[str], path: str, text: str, told: str
) -> None:
    (content.parent / "templates" / path).parent.mkdir(parents=True)
    (content.parent / "templates" / path).write_text(text)
    assert run("build") == 2
    assert told in capsys.readouterr().err
    assert not (content.parent / "site").exists()


def test_an_interruption_leaves_the_site_as_it_was(content: Path) -> None:
    assert build() == 0
    before = tree(content.parent / "site")
    shutil.copytree(TEMPLATES, content.parent / "waiting")
    pipe = content.parent / "waiting/pipe.html"
    os.mkfifo(pipe)  # a build waits for ever for what it says
    # Whoever started the tests may have interruptions ignored, and a child would go on with that.
    heeding = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); from builder.cli import main; "
    heeding += "sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", heeding, "build", "--templates", "waiting"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)}, cwd=content.parent) as running:
        opened = _opened_once_read(pipe)
        try:
            running.send_signal(signal.SIGINT)
            _, err = running.communicate(timeout=30)
        finally:
            running.kill()
            os.close(opened)
    assert (running.returncode, err) == (130, b"onrecord: interrupted; the next build completes or undoes what this one had begun\n")
    assert tree(content.parent / "site") == before


def _opened_once_read(pipe: Path) -> int:
    for _ in range(600):
        with contextlib.suppress(OSError):  # nobody reads it yet
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        time.sleep(0.05)
    pytest.fail("the build never came to its templates")


def test_an_error_leaves_the_site_as_it_was(content: Path) -> None:
    site = content.parent / "site"
    assert build() == 0
    before, times = tree(site), {path: path.stat().st_mtime_ns for path in site.rglob("*")}
    written(content, WRONG)
    assert build() == 1
    assert build("--fresh") == 1
    assert tree(site) == before
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*")} == times


def test_an_error_makes_no_site(content: Path) -> None:
    written(content, WRONG)
    assert build() == 1
    assert sorted(path.name for path in content.parent.iterdir()) == ["content"]


def test_check_writes_nothing(content: Path) -> None:
    before = tree(content.parent)
    run("check")
    assert tree(content.parent) == before


def test_a_destination_that_is_not_ours_is_not_touched(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = content.parent / "site"
    site.mkdir()
    (site / "thesis.txt").write_text("mine")
    assert build() == 2
    assert tree(site) == {"thesis.txt": b"mine"}
    assert "thesis.txt" in capsys.readouterr().err


def test_the_address_of_the_site_may_be_another(content: Path) -> None:
    assert build("--base-url", "https://mirror.example/x/") == 0
    pages = b"".join(tree(content.parent / "site").values())
    assert b"https://mirror.example/x/" in pages
    assert b"https://testland.example/" not in pages


def test_the_version_and_what_is_printed_when_all_is_well(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--version") == 0
    assert capsys.readouterr().out == f"onrecord {__version__}\n"
    assert build("--quiet") == 0
    assert capsys.readouterr() == ("", "")
    assert build("--timings", "--fresh", "--verbose") == 0
    err = capsys.readouterr().err
    assert "render" in err
    assert "nothing to report" in err


def test_a_reader_that_goes_away_is_no_bug(content: Path) -> None:
    written(content, {f"incidents/x{number}.md": incident("titel: X\n") for number in range(400)})
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = f"{sys.executable} -m builder check --format json | head -c 10"
    ran = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, env=environment, cwd=content.parent, check=False
    )
    assert b"Traceback" not in ran.stderr
