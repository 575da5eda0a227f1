"""Who was asked for a reply, who was not, and what we looked for in vain, as readers see it."""

import re
from pathlib import Path

import pytest

from tests.unit.commands import run
from tests.unit.content import SETTINGS, entity, incident, source, written

GRADING = "grading: {value: weak, party: army, basis: 'It is said [@gazette].'}\n"
ARMY = entity("جيش الأرض")


def page(folder: Path, front: str, *, policy: str = "", address: str = "incidents/x.html", more: dict[str, str] | None = None) -> str:
    """The words of a page of a site built from an incident with this front matter, between the tags."""
    settings = SETTINGS + (f"policy: {{reply: {policy}}}\n" if policy else "")
    files = {"dossier.yaml": settings, "incidents/x.md": incident(front), "organisations/army.md": ARMY, **(more or {})}
    written(folder / "content", files)
    assert run("build", "--quiet", "--content", str(folder / "content"), "--dest", str(folder / "site"), "--clock", "2026-11-22") == 0
    html = (folder / "site" / address).read_text()
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (
            "{to: army, asked: 2026-11-01, by: letter, until: 2026-11-15, answer: none}",
            "جيش الأرض was asked on 1 November 2026 by letter, for an answer until 15 November 2026. No answer came.",
        ),
        ("{to: army, asked: 2026-11-01, answer: declined}", "جيش الأرض was asked on 1 November 2026. They declined to answer."),
        ("{to: army, answer: given, cite: letter}", "They answered.2"),
        ("{to: army, asked: 2026-11-20, until: 2026-12-20}", "until 20 December 2026. No answer is recorded so far."),
    ],
)
def test_a_page_says_who_was_asked_and_what_came(tmp_path: Path, reply: str, said: str) -> None:
    words = page(tmp_path, f"{GRADING}replies:\n  - {reply}\n", policy="error", more={"sources/letter.yaml": source(title="Letter")})
    assert said in words
    assert "We have not asked" not in words


@pytest.mark.parametrize(
    ("front", "policy", "said"),
    [
        (GRADING, "warning", "We have not asked جيش الأرض for a reply"),
        (f"{GRADING}replies:\n  - {{to: The Front, answer: declined}}\n", "warning", "We have not asked جيش الأرض for a reply"),
        ("disputed: [responsibility]\n", "warning", "It is disputed who is responsible, and we have asked nobody for a reply."),
        (GRADING, "", "No request for a reply is recorded, and no reply."),
        ("", "warning", "No request for a reply is recorded, and no reply."),
    ],
)
def test_a_page_says_who_was_not_asked_where_the_policy_asks_for_replies(tmp_path: Path, front: str, policy: str, said: str) -> None:
    assert said in page(tmp_path, front, policy=policy)


@pytest.mark.parametrize("address", ["incidents/x.html", "sources/index.html", "sources/looked.html"])
def test_a_search_says_where_how_when_and_by_whom_wherever_it_is_listed(tmp_path: Path, address: str) -> None:
    search = "type: search\ntitle: بحث\nwhere: أرشيف المدينة\nhow: by its name\naccessed: 2026-11-20\nauthor: [Ann Example]\n"
    front = "timeline:\n  - {id: a, date: 2020-05-03, text: 'No record is in the archive [@looked].'}\n"
    words = page(tmp_path, front, address=address, more={"sources/looked.yaml": search})
    assert "We looked and found nothing: أرشيف المدينة, by its name, on 20 November 2026, by Ann Example." in words
    assert "No address" not in words.partition("We looked and found nothing")[2].partition("Testland Gazette")[0]
