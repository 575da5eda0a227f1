"""The feed of what changed: every change once, the newest first, with days of the content and ids that stay."""

from hashlib import sha256
from xml.etree import ElementTree as ET

from builder.pages.feed import feed_of
from builder.pages.site import site_of
from tests.unit.content import incident, linked

ATOM = "{http://www.w3.org/2005/Atom}"
FIRST = "published: 2026-01-01\ncorrections: [{date: 2026-02-01, kind: correction, text: It was “one” & not <two>.}]\n"
SECOND = "corrections: [{date: 2026-02-01, kind: correction, text: A second one.}, {date: 2026-02-01, kind: correction, text: Before.}]\n"


def entries(files: dict[str, str]) -> list[tuple[str, str, str]]:
    """Each entry's title, id and summary."""
    dossier, _ = linked(files)
    feed = ET.fromstring(feed_of(dossier, site_of(dossier.settings)))  # noqa: S314 -- our own
    return [tuple(one.findtext(ATOM + name) or "" for name in ("title", "id", "summary")) for one in feed.findall(f"{ATOM}entry")]  # type: ignore[misc]


def test_every_change_stands_there_once() -> None:
    site = "https://testland.example/"
    files = {"incidents/x.md": incident(FIRST), "incidents/gone.md": incident("removed: {date: 2026-03-01, reason: privacy}\n")}
    assert entries(files) == [
        ("Taken down", f"{site}corrections.html#taken-down-2026-03-01", "A page was taken down to protect somebody’s privacy."),
        (
            "Correction: Shelling of Old Bridge",
            f"{site}incidents/x.html#correction-2026-02-01-{sha256('It was “one” & not <two>.'.encode()).hexdigest()[:8]}",
            "It was “one” & not <two>.",
        ),
        ("Published: Shelling of Old Bridge", f"{site}incidents/x.html#published-2026-01-01", ""),
    ]


def test_two_changes_of_one_day_have_two_ids() -> None:
    found = entries({"incidents/x.md": incident(SECOND)})
    assert len({one[1] for one in found}) == len(found) == 2
    # Wherever another one is put, they keep theirs.
    third = "{date: 2026-02-01, kind: correction, text: One more.}"
    for more in (SECOND.replace("[{", f"[{third}, {{"), SECOND.replace("}]", f"}}, {third}]")):
        assert {(one[1], one[2]) for one in entries({"incidents/x.md": incident(more)})} > {(one[1], one[2]) for one in found}


def test_a_dossier_without_changes_has_a_feed_without_entries() -> None:
    assert entries({"incidents/x.md": incident()}) == []


def test_no_draft_is_in_it() -> None:
    assert entries({"incidents/x.md": incident(f"draft: true\n{FIRST}")}) == []
