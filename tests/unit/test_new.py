"""`onrecord new` and `onrecord init`: what they make passes the check once it is filled, and nothing is written over."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from builder.document import Scalar
from builder.parse.front import read_yaml
from builder.read import STARTERS
from builder.starting import KINDS, told_by
from tests.unit.commands import run
from tests.unit.content import incident, written

CHECK = ("check", "--clock", "2026-11-22", "--strict")
# What somebody writes for each key; for a file's own text, whatever cites a source.
ANSWERS = {
    "accessed": "2026-11-01",
    "accuracy": "village",
    "action": "opened",
    "also_known_as": "[The Bridge]",
    "author": "[Ann Example]",
    "as_of": "2020-05-04",
    "asserted_by": "army",
    "body": "The Army",
    "cite": "gazette",
    "country": "ZZ",
    "date": "2020-05-03",
    "directed_to": "[army]",
    "file": "made.txt",
    "issued": "2020-05-03",
    "last_checked": "2026-11-01",
    "lat": "1.5",
    "lon": "2.5",
    "name_display": "full",
    "opened": "2026-11-01",
    "organisations": "[army]",
    "part_of": "army",
    "party": "local_media",
    "people": "[ann]",
    "places": "[bridge]",
    "population": "all",
    "published": "2026-11-01",
    "relayed_by": "The Gazette",
    "rests_on": "[gazette]",
    "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "type": "article-newspaper",
    "url": "https://gazette.example/1",
    "value": "at least 8",
    "via": "[gazette]",
    "within": "bridge",
}
SOURCE = "type: report\ntitle: Shells fall\npublisher: Testland Gazette\nnote: In the library.\n"
AROUND = {
    "incidents/x.md": incident("people: [ann]\norganisations: [army]\nplaces: [bridge]\n"),
    "people/ann.md": "---\nname: Ann Example\nname_display: full\nnamed_because: She spoke [@gazette].\n---\n",
    "organisations/army.md": "---\nname: The Army\n---\n",
    "places/bridge.md": "---\nname: Old Bridge\n---\n",
    "sources/gazette.yaml": SOURCE,
}


def in_use(text: str) -> str:
    """A starter with the # taken away, and nothing else, wherever no remark stands behind it."""
    return re.sub(r"^#(?=\w|  )", "", text, flags=re.MULTILINE)


def filled(text: str) -> str:
    """A starter with every line in use and every TODO replaced, as its guidance says."""
    text = in_use(text)
    for key, answer in ANSWERS.items():
        text = re.sub(rf"(?<![\w]){key}: \[?TODO\]?$", f"{key}: {answer}", text, flags=re.MULTILINE)
    return text.replace("@TODO", "@gazette").replace("TODO", "The bridge fell.")


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return written(tmp_path / "content", AROUND)


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_file_passes_once_it_is_filled(content: Path, capsys: pytest.CaptureFixture[str], kind: str) -> None:
    folder, suffix = KINDS[kind]
    file = content / folder / f"made{suffix}"
    assert run("new", kind, "made") == 0
    assert f"content/{folder}/made{suffix} is made" in capsys.readouterr().err
    assert run(*CHECK) == 1
    report = capsys.readouterr().err
    assert "P104" in report
    assert {line.split(":")[0] for line in report.splitlines() if " error[" in line} == {f"content/{folder}/made{suffix}"}
    text = filled(file.read_text())
    assert "TODO" not in text
    # What cites a new source is none of the file's business.
    file.write_text(text)
    (content / "incidents/y.md").write_text(incident(summary="It is so [@made].") if kind == "source" else incident())
    assert run(*CHECK) == 0, capsys.readouterr().err


@pytest.mark.parametrize("kind", KINDS)
def test_a_line_whose_sign_alone_is_taken_away_is_yaml(kind: str) -> None:
    text = (STARTERS / "new" / f"{kind}{KINDS[kind][1]}").read_text()
    keys = text.split("---\n")[1] if text.startswith("---\n") else text
    assert all(re.match(r"# \S|#\w|#  +(- )?\w", line) for line in keys.splitlines() if line.startswith("#")), "neither remark nor key"
    used = yaml.safe_load(in_use(keys))
    assert set(used) == set(re.findall(r"^#?(\w+):", keys, flags=re.MULTILINE))


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_file_that_nobody_filled_does_not_pass(content: Path, kind: str) -> None:
    run("new", kind, "made")
    assert run(*CHECK) == 1


@pytest.mark.parametrize("taken", ["x", "ann", "gazette", "letter", "mayor"])
def test_an_id_that_is_taken_is_refused(content: Path, capsys: pytest.CaptureFixture[str], taken: str) -> None:
    within = "sources:\n  - id: letter\n    type: report\n    title: A letter\n    publisher: unknown\naliases: [mayor]\n"
    (content / "incidents/z.md").write_text(incident(within))
    before = {path: path.read_bytes() for path in content.rglob("*.*")}
    assert run("new", "source", taken) == 2
    assert "is taken" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in content.rglob("*.*")} == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["incident", "Old Bridge"], "did you mean old-bridge?"),
        (["incident", "old-bridge.md"], "did you mean old-bridge?"),
        (["incident", "../away"], "can't be an id"),
        (["incident", "editors"], "reserved"),
        (["rumour", "r"], "invalid choice"),
        (["page", "p", "--url", "https://a.example/"], "--url belongs to a source"),
        (["source", "s", "--url", "javascript:alert(1)"], "can't be a source's address"),
        (["source", "s", "--url", "https://web.archive.org/web/20240506/javascript:x"], "of that: only http and https"),
        (["source", "s", "--url", "https://web.archive.org/web/20240506/https://a@b.example/"], "can't be a source's address"),
        (["source", "s", "--content", "nowhere"], "there is no dossier"),
    ],
)
def test_what_can_not_be_begun(content: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str) -> None:
    before = sorted(content.rglob("*"))
    assert run("new", *arguments) == 2
    assert told in capsys.readouterr().err
    assert sorted(content.rglob("*")) == before


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://a.example/news/12345678", {}),
        ("https://a.example/2020/05/03/shells", {"issued": "2020-05-03"}),
        ("https://a.example/2020-05/shells", {"issued": "2020-05"}),
        ("https://a.example/2020/13/shells", {}),
        ("https://a.example/2020/02/31/shells", {}),
        ("https://a.example/x?d=20200503", {"issued": "2020-05-03"}),
        ("https://2020-05-03.example/x", {}),
    ],
)
def test_what_an_address_tells(address: str, told: dict[str, str]) -> None:
    assert told_by(address) == {"url": address, **told}


@pytest.mark.parametrize("address", ["https://a.example/x:", "https://a.example/x::", "https://a.example/x:/?#:"])
def test_an_address_is_read_as_it_was_given(content: Path, address: str) -> None:
    for name, url in (("made", address), ("copy", f"https://web.archive.org/web/20240506/{address}")):
        assert run("new", "source", name, "--url", url) == 0
        mapping, findings = read_yaml("made.yaml", (content / f"sources/{name}.yaml").read_text())
        assert not findings
        assert mapping is not None
        assert {key.text: value.text for key, value in mapping.pairs if isinstance(value, Scalar)}["url"] == address


def test_a_copy_on_a_day_that_never_was_leaves_the_day_open(content: Path) -> None:
    assert run("new", "source", "made", "--url", "https://web.archive.org/web/20240231/https://a.example/x") == 0
    text = (content / "sources/made.yaml").read_text()
    assert "\narchived:\n  url: https://web.archive.org/web/20240231/https://a.example/x\n  date: TODO\n" in text


def test_an_archived_copy_tells_of_its_original(content: Path) -> None:
    copy = r"https://web.archive.org/web/20240506120000id_/https://gazette.example/2020/05/04/a\1b?x=%20y"
    assert run("new", "source", "made", "--url", copy) == 2  # no address has a backslash
    copy = copy.replace("\\", "")
    assert run("new", "source", "made", "--url", copy) == 0
    text = (content / "sources/made.yaml").read_text()
    assert "\nurl: https://gazette.example/2020/05/04/a1b?x=%20y\n" in text
    assert f"\narchived:\n  url: {copy}\n  date: 2024-05-06\n" in text
    assert "\nissued: 2020-05-04\n" in text
    (content / "sources/made.yaml").write_text(filled(text))
    (content / "incidents/y.md").write_text(incident(summary="It is so [@made]."))
    assert run(*CHECK) == 0


def test_a_new_dossier_builds_and_passes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("init", "mine") == 0
    monkeypatch.chdir(tmp_path / "mine")
    assert run("build") == 0
    assert run("check", "--strict", "--clock", "2026-11-22") == 0, capsys.readouterr().err
    assert (tmp_path / "mine/site/incidents/old-bridge-2024-05-03.html").exists()
    assert "VERSION" not in "".join(path.read_text() for path in (tmp_path / "mine").glob("[!.]*.*"))


def test_a_new_dossier_goes_into_no_folder_that_holds_something(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/letter.txt").write_text("Dear …")
    (tmp_path / "file").write_text("")
    assert (run("init", "mine"), run("init", "file")) == (2, 2)
    assert "letter.txt is in it" in capsys.readouterr().err
    assert sorted(path.name for path in (tmp_path / "mine").iterdir()) == ["letter.txt"]
    (tmp_path / "mine/letter.txt").unlink()
    (tmp_path / "mine/.git").mkdir()
    assert run("init", "mine") == 0


@pytest.mark.parametrize("on_the_path", [True, False])
def test_what_it_says_builds_the_new_dossier(tmp_path: Path, on_the_path: bool) -> None:
    programs = Path(sys.prefix, "bin")
    usual = [folder for folder in os.environ["PATH"].split(os.pathsep) if not Path(folder, "onrecord").exists()]
    environment = {**os.environ, "PATH": os.pathsep.join([str(programs), *usual] if on_the_path else usual)}
    ran = subprocess.run(
        [programs / "onrecord", "init", "my dossier"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    told = [line.strip() for line in ran.stderr.splitlines() if line.startswith("    ")]
    assert told == ["cd 'my dossier'", "onrecord build" if on_the_path else f"{programs}/onrecord build"]
    subprocess.run(["bash", "-e", "-c", "\n".join(told)], cwd=tmp_path, env=environment, capture_output=True, check=True)
    assert (tmp_path / "my dossier/site/index.html").exists()
