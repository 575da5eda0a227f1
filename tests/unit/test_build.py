import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builder.build import Built, build
from builder.options import Options
from tests.unit.commands import run
from tests.unit.content import CLOCK, SETTINGS, entity, incident, written

ROOT = Path(__file__).parents[2]
HEAVY = ("jinja2", "markdown_it", "livereload", "tornado", "yaml", "builder.parse", "builder.pages", "builder.model")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return written(tmp_path / "content", {"incidents/x.md": incident()})


def made(content: Path, *, clock: datetime = CLOCK, fresh: bool = False, strict: bool = False, drafts: bool = False) -> Built:
    return build(Options(content, (ROOT / "templates",), clock, drafts=drafts), content.parent / "site", fresh=fresh, strict=strict)


def nothing_done(built: Built) -> bool:
    return [*built.seconds] == ["nothing to do"] and built.published and built.written == built.removed == 0


def test_a_build_with_nothing_to_do_does_nothing(content: Path) -> None:
    first = made(content)
    assert first.written == first.files > 0
    second = made(content)
    assert nothing_done(second)
    assert second.files == first.files


def test_a_build_with_nothing_to_do_imports_nothing_that_takes_long(content: Path) -> None:
    lines = [
        "import sys",
        "from builder.cli import main",
        f"status = main(['build', '-c', {str(content)!r}, '-d', {str(content.parent / 'site')!r}, '-t', {str(ROOT / 'templates')!r}])",
        f"print(status, [name for name in {HEAVY!r} if name in sys.modules])",
    ]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1796104800", "PYTHONPATH": str(ROOT)}

    def run() -> str:
        command = [sys.executable, "-c", "\n".join(lines)]
        return subprocess.run(command, capture_output=True, env=environment, cwd=content.parent, check=True, text=True).stdout

    assert run().startswith("0 ['jinja2', 'markdown_it'")
    assert run() == "0 []\n"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("incidents/x.md", incident(summary="It was so [@gazette].")),
        ("incidents/y.md", incident()),
        ("dossier.yaml", SETTINGS.replace("Testland", "Otherland")),
    ],
)
def test_whatever_changes_is_built(content: Path, path: str, text: str) -> None:
    made(content)
    written(content, {"dossier.yaml": SETTINGS, path: text})
    assert made(content).written > 0
    assert nothing_done(made(content))


def test_another_day_other_drafts_and_a_changed_site_are_built(content: Path) -> None:
    made(content)
    assert not nothing_done(made(content, clock=datetime(2026, 11, 23, tzinfo=UTC)))
    assert not nothing_done(made(content, drafts=True))
    assert not nothing_done(made(content, fresh=True))
    index = content.parent / "site/index.html"
    index.write_text("mine")
    built = made(content)
    assert (built.published, built.written) == (True, 1)
    assert index.read_text() != "mine"


def test_warnings_are_told_again_and_stand_in_the_way_when_strict(content: Path) -> None:
    written(content, {"sources/herald.yaml": "type: report\ntitle: T\npublisher: P\nnote: N.\n"})
    first = made(content)
    again = made(content)
    assert [one.name for one in first.findings] == ["unused-source"]
    assert again.findings == first.findings
    assert nothing_done(again)
    assert {one.span.path for one in again.findings} <= again.texts.keys()
    assert not made(content, strict=True).published


def test_an_embargo_that_ends_within_the_day_is_not_slept_through(content: Path) -> None:
    written(content, {"places/there.md": entity("There", "embargo: 2026-12-01T06:00Z\n")})
    before, after = datetime(2026, 12, 1, 5, tzinfo=UTC), datetime(2026, 12, 1, 7, tzinfo=UTC)
    page = content.parent / "site/places/there.html"
    made(content, clock=before)
    assert nothing_done(made(content, clock=before.replace(minute=30)))
    assert not page.exists()
    made(content, clock=after)
    assert page.exists()
    made(content, clock=before)
    assert not page.exists()


def test_a_damaged_memory_is_forgotten(content: Path) -> None:
    made(content)
    memory = next(path for path in (content.parent / ".onrecord").iterdir() if path.suffix == ".json")
    stored = json.loads(memory.read_text())
    for damage in ({"findings": [["no-such-name", "x", 1, 1, 1, "m", "h", "error"]]}, {"findings": 3}, {"since": ""}, {"site": "x"}):
        outcomes = {digest: {**outcome, **damage} for digest, outcome in stored["outcomes"].items()}
        memory.write_text(json.dumps({**stored, "outcomes": outcomes}))
        assert not nothing_done(made(content))
    memory.write_text("{")
    assert made(content).published


def test_a_name_that_is_no_text_is_refused_and_nothing_else(content: Path) -> None:
    try:
        (content / "incidents" / os.fsdecode(b"x\xff.md")).write_text("x")
    except OSError:
        pytest.skip("this file system takes text only")
    built = made(content)
    assert not built.published
    assert "invalid-id" in [one.name for one in built.findings]


def test_errors_are_not_remembered_as_a_site(content: Path) -> None:
    made(content)
    good = incident()
    written(content, {"incidents/x.md": incident(body="Uncited.")})
    assert not made(content).published
    assert not made(content).published
    written(content, {"incidents/x.md": good})
    assert nothing_done(made(content))


@pytest.mark.parametrize("place", ["content", "content/site", "x/../content/site", "../here/content/./site", ".", "link", "link/site"])
def test_a_site_within_the_content_is_refused_however_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    content = written(tmp_path / "here/content", {"incidents/x.md": incident()})
    (tmp_path / "here/link").symlink_to(content)
    (tmp_path / "here/x").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    before = sorted(content.rglob("*"))
    assert build(Options(Path("content"), (ROOT / "templates",), CLOCK), Path(place)).refused
    assert sorted(content.rglob("*")) == before


def test_a_dossier_is_built_from_within_its_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = written(tmp_path / "content", {"incidents/x.md": incident()})
    (tmp_path / "templates/assets").mkdir(parents=True)
    (tmp_path / "templates/assets/ours.svg").write_text("<svg/>")
    monkeypatch.chdir(content)
    assert run("build", "-c", ".", "-d", "../site2") == 0
    assert (tmp_path / "site2/assets/ours.svg").exists()
    assert sorted(one.name for one in tmp_path.iterdir()) == [".onrecord", "content", "site2", "templates"]
    assert sorted(one.name for one in content.iterdir()) == ["dossier.yaml", "incidents", "sources"]
