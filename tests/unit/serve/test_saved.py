"""What `onrecord serve` does when something is saved, when it starts and when it ends."""

import shutil
import socket
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from builder.server import listen
from tests.unit.commands import run
from tests.unit.content import incident
from tests.unit.serve.answers import answer, free_port
from tests.unit.served import Served, serving


def test_a_folder_that_was_replaced_is_watched(served: Served, folder: Path) -> None:
    (folder / "content").rename(folder / "old")
    shutil.copytree(folder / "old", folder / "content")
    served.wait_for("uilt in ")
    _saved_until(served, folder / "content/incidents/x.md", "Another now")


def test_templates_that_are_made_later_are_seen(served: Served, folder: Path) -> None:
    (folder / "templates/parts").mkdir(parents=True)
    foot = '{% extends "onrecord/base.html" %}{% block foot %}Ours{{ super() }}{% endblock %}'
    _saved_until(served, folder / "templates/base.html", "Ours", foot)
    shutil.rmtree(folder / "templates")
    while "Ours" in answer(served, "/")[2]:
        served.wait_for("uilt in ")


def _saved_until(served: Served, file: Path, words: str, text: str = "") -> None:
    """Save a file, and wait for its words; the folder may be built before, too."""
    file.write_text(text or incident(body=f"{words} [@gazette]."))
    while words not in answer(served, "/incidents/x.html")[2]:
        served.wait_for("uilt in ")


def test_a_template_that_is_no_text_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "templates/pages").mkdir(parents=True)
    template = folder / "templates/pages/place.html"
    with serving(folder, "--port", str(free_port())) as served:
        template.write_bytes(b"Fine.\n\xff")
        served.wait_for("Not built: templates/pages/place.html, line 2: this is not text in UTF-8")
    monkeypatch.chdir(folder)
    assert run("build") == 2
    assert "templates/pages/place.html, line 2: this is not text in UTF-8" in capsys.readouterr().err


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_behind_the_last_port_there_is_none() -> None:
    with socket.socket() as busy:
        busy.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        busy.bind(("127.0.0.1", 65535))
        busy.listen()
        with pytest.raises(OSError, match="in use"):
            listen("127.0.0.1", 65535)


def test_a_broken_edit_is_said_on_every_page_and_the_last_good_site_stays(served: Served, folder: Path) -> None:
    (folder / "content/incidents/x.md").write_text(incident(body="Nobody says <b>so</b>."))
    served.wait_for("Not built in")
    for path in ("/", "/incidents/x.html", "/nothing.html"):
        page = answer(served, path)[2]
        assert "content/incidents/x.md:7:13: error[D118] html-in-text" in page
        assert "&lt;b&gt;so&lt;/b&gt;" in page
    (folder / "content/incidents/x.md").write_text(incident(body="So it is [@gazette]."))
    served.wait_for("Built in")
    page = answer(served, "/incidents/x.html")[2]
    assert "onrecord-says" not in page
    assert "So it is" in page


def test_the_server_outlives_what_can_not_be_built(folder: Path) -> None:
    (folder / "templates").mkdir()
    with serving(folder, "--port", str(free_port())) as served:
        (folder / "templates/base.html").write_text("{{ nothing.of.this.name }}")
        served.wait_for("Not built: templates/base.html, line 1")
        assert "&#39;nothing&#39; is undefined" in answer(served, "/")[2]
        (folder / "templates/base.html").unlink()
        served.wait_for("Built in")
        settings = (folder / "content/dossier.yaml").read_text()
        (folder / "content/dossier.yaml").unlink()
        served.wait_for("Not built")
        assert "dossier.yaml" in answer(served, "/incidents/x.html")[2]
        (folder / "content/dossier.yaml").write_text(settings)
        served.wait_for("Built in")
        assert "onrecord-says" not in answer(served, "/")[2]


def test_drafts_are_shown_where_they_are_wanted_and_marked(folder: Path) -> None:
    for _ in range(2):  # the second time the build has nothing to do
        with serving(folder, "--port", str(free_port()), "--drafts") as served:
            assert "A draft: the published site does not have this page." in answer(served, "/incidents/later.html")[2]
            assert "A draft" not in answer(served, "/incidents/x.html")[2]
    with serving(folder, "--port", str(free_port())) as served:
        assert answer(served, "/incidents/later.html")[0] == 404
    assert not (folder / "site").exists()


def test_a_dossier_that_is_wrong_from_the_start_says_so_and_recovers(folder: Path) -> None:
    (folder / "content/incidents/x.md").write_text(incident(body="So [@nobody]."))
    with serving(folder, "--port", str(free_port())) as served:
        assert "unknown-source" in answer(served, "/")[2]
        (folder / "content/incidents/x.md").write_text(incident())
        served.wait_for("Built in")
        assert "Shelling of Old Bridge" in answer(served, "/")[2]


def test_a_busy_port_is_said_and_the_next_one_taken(folder: Path) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        with serving(folder, "--port", str(port)) as served:
            assert urlsplit(served.address).port != port
            assert answer(served, "/")[0] == 200


def test_ctrl_c_ends_it_without_a_word_too_many(served: Served) -> None:
    assert served.end() == 130
    assert [line for line in served.said.queue if "Traceback" in line] == []


# A port that can't be had leaves tornado's socket to be collected.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_what_can_not_be_served(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert run("serve", "--content", "nowhere") == 2
    assert run("serve", "--port", "0") == 2
    assert run("serve", "--host", "192.0.2.1") == 2
