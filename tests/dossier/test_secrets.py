"""A word planted in every place of a draft, and of what is under embargo, is in no byte of the site and in no name of a file of it.

Nor is one that is planted in a held copy, there or in the ledger or in what a public machine prints.
"""

import re
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from tests.dossier.building import CLOCK, build, files_of, run
from tests.unit.content import incident, source, written
from tests.unit.repository import begun, committed

# A word of its own for each place; what no page shows at all is left out of what --drafts must show.
INCIDENT = """\
---
title: Title @title
date: 2021-02-03
time: time @time
place: {{name: place @place, country: SY, lat: 34.5, lon: 40.5, accuracy: town}}
summary: >-
  Summary @summary [@said-@sourceid].
grading:
  value: weak
  party: Party @party
  basis: Basis @basis [@said-@sourceid "words @quoted"].
  graded_by: Grader @grader
disputed: [weapons]
people: [person-@hidden]
organisations: [organisation-@hidden]
places: [place-@hidden]
related: [baghuz-2019-03-18]
tags: [tag-@unshown]
content_note: Note @contentnote
published: 2026-01-01
updated: 2026-01-01
{hidden}
aliases: [old-@alias]
background: [nyt-2021-11-13]
sources:
  - id: said-@sourceid
    type: speech
    title: Source @sourcetitle
    author: [Author @author]
    publisher: Publisher @publisher
    issued: 2021-02-03
    url: https://secret.example/@url
    accessed: 2026-01-01
    note: Note @sourcenote
figures:
  - id: figure-@figureid
    label: Label @figurelabel
    measure: killed
    note: Note @figurenote
    estimates:
      - id: estimate-@estimateid
        asserted_by: Asserter @asserter
        relayed_by: Relayer @relayer
        population: all
        value: 987654
        words: words @words
        cite: said-@sourceid, p. 1 "carried @carried"
        note: Note @estimatenote
questions:
  - id: question-@questionid
    question: Question @question?
    why: Why @why.
    status: answered
    directed_to: [Directed @directed]
    would_answer: would @would
    cite: said-@sourceid
    answer: Answer @answer [@said-@sourceid].
    note: Note @questionnote
inquiries:
  - id: inquiry-@inquiryid
    label: Label @inquirylabel
    body: Body @inquirybody
    kind: kind @kind
    actions:
      - {{date: 2021-03-04, action: opened, cite: said-@sourceid}}
      - date: 2021-03-05
        action: other
        text: Action @action
        cite: nyt-2021-11-13
    finding: Finding @finding [@said-@sourceid].
    note: Note @inquirynote
timeline:
  - id: event-@eventid
    date: 2021-02-03
    time: at @eventtime
    text: Event @event [@said-@sourceid].
replies:
  - {{to: Reply @reply, asked: 2021-02-04, by: by-@replyby, answer: none}}
corrections:
  - date: 2026-01-01
    kind: correction
    claim: claim-@claimid
    text: Correction @correction
---

## Heading @heading

Body @body, by [[centcom|the command @label]] and [[person-@hidden]] [@said-@sourceid; @nyt-2021-11-13]{{#claim-@claimid}}.

| Head @tablehead | x |
|---|---|
| Cell @cell | x [@said-@sourceid] |
"""
PERSON = """\
---
name: Person @name
name_display: full
also_known_as: [Known @known]
role: Role @role
named_because: Named @because [@nyt-2021-11-13].
{hidden}
---

Person's body @personbody [@nyt-2021-11-13].
"""
NAMED = """\
---
name: Name @name
{hidden}
---

Body @body [@nyt-2021-11-13].
"""
PAGE = """\
---
title: Title @title
summary: Summary @summary [@editors].
{hidden}
---

Body @body [@editors].
"""
FILES = {
    "incidents/incident-@hidden.md": INCIDENT,
    "people/person-@hidden.md": PERSON,
    "organisations/organisation-@hidden.md": NAMED,
    "places/place-@hidden.md": NAMED,
    "pages/page-@hidden.md": PAGE,
}
UNSHOWN = ("unshown", "known")
EMBARGO = "embargo: 2026-12-01T06:00Z"


def plant(content: Path, copy: Path, hidden: str) -> set[str]:
    """A copy of the content with the drafts in it. Returns the words that were planted."""
    shutil.copytree(content, copy)
    words = set()
    for path, text in FILES.items():
        kind = path.partition("/")[0]

        def secret(match: re.Match[str], kind: str = kind) -> str:
            word = f"zq{'' if match[1] in ('hidden', 'sourceid') else kind}{match[1]}zq"
            words.add(word)
            return word

        # Without the ids of sources, which begin with an @ as well.
        marks = r"@(?!said-|nyt-|editors)([a-z]+)"
        (copy / re.sub(marks, secret, path)).write_text(re.sub(marks, secret, text.format(hidden=hidden)), encoding="utf-8")
    return words


def found(site: Path, words: set[str]) -> dict[str, list[str]]:
    """The words that the site shows, with the files in which it does."""
    files = {path: f"{path}\n{written.decode('utf-8', 'replace')}".casefold() for path, written in files_of(site).items()}
    return {word: paths for word in sorted(words) if (paths := [path for path, text in files.items() if word in text])}


@pytest.mark.parametrize("hidden", ["draft: true", EMBARGO, f"draft: true\n{EMBARGO}"], ids=["draft", "embargo", "both"])
def test_nothing_of_it_is_in_the_site(content: Path, tmp_path: Path, hidden: str) -> None:
    words = plant(content, tmp_path / "content", hidden)
    assert len(words) > 60
    build(tmp_path / "content", tmp_path / "site")
    assert found(tmp_path / "site", words) == {}
    assert found(tmp_path / "site", {"987654", "987,654", "secret.example"}) == {}


@pytest.mark.parametrize("hidden", ["draft: true", EMBARGO], ids=["draft", "embargo"])
def test_with_drafts_all_of_it_is(content: Path, tmp_path: Path, hidden: str) -> None:
    words = plant(content, tmp_path / "content", hidden)
    build(tmp_path / "content", tmp_path / "site", "--drafts")
    missing = words - found(tmp_path / "site", words).keys()
    assert {word for word in missing if not word.strip("zq").endswith(UNSHOWN)} == set()


def test_when_the_embargo_has_ended_all_of_it_is(content: Path, tmp_path: Path) -> None:
    words = plant(content, tmp_path / "content", EMBARGO)
    build(tmp_path / "content", tmp_path / "site", "--clock", "2026-12-01T06:00Z")
    assert found(tmp_path / "site", {"zqincidentstitlezq"})
    assert len(found(tmp_path / "site", words)) > 60


def test_beside_the_drafts_the_site_is_as_if_they_were_not_there(content: Path, site: Path, tmp_path: Path) -> None:
    plant(content, tmp_path / "content", "draft: true")
    build(tmp_path / "content", tmp_path / "site")
    assert files_of(tmp_path / "site") == files_of(site)


# Quoted once, between two words that are nobody's business; and twice, with such words beyond those that a link needs.
COPY = """zqfirstzq. The mayor zqbeforezq counted twelve dead zqbehindzq beside it.
zqfarzq one two three four Nobody was warned one two three four zqfartherzq. Later a b c d Nobody was warned e f g h zqlastzq.
"""
QUOTED = """They “counted twelve dead” [@gazette; @letter]{#dead}.
“Nobody was warned” [@gazette "Nobody was warned"; @letter]{#quiet}.
"""
ALTERED = 'They counted twelve [@gazette "The mayor counted twelve dead"]{#told}.'
PLANTED = {f"zq{word}zq" for word in ("first", "before", "behind", "far", "farther", "last")}
PUBLIC = (("check", "--format", "json"), ("check", "--format", "sarif"), ("check", "--format", "github"), ("check",), ("diff", "before"))


def with_copies(folder: Path, body: str) -> Path:
    """The content of a dossier with two sources of one copy, one of which has an address."""
    held = f"held: {{file: copy.txt, sha256: {sha256(COPY.encode()).hexdigest()}}}\n"
    page = "url: https://gazette.example/1\naccessed: 2026-01-01\narchived:\n  url: https://archive.example/1\n  date: 2026-01-01\n"
    sources = {"sources/gazette.yaml": source(page + held), "sources/letter.yaml": source(held)}
    before = incident(body="It was quiet [@letter].", summary="So [@letter].")
    content = written(folder / "dossier/content", {"incidents/x.md": before, **sources})
    (folder / "copies").mkdir()
    (folder / "copies/copy.txt").write_text(COPY, encoding="utf-8")
    (content.parent / ".gitignore").write_text("site/\n.onrecord/\n")
    begun(content)
    committed(content, "after", {"incidents/x.md": incident(body=body, summary="So [@letter]."), **sources})
    return content


def told(content: Path, *arguments: str) -> str:
    """All that a command prints, to both streams."""
    done = run(*arguments, "--clock", CLOCK, folder=content.parent)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout + done.stderr


@pytest.mark.parametrize("body", [QUOTED, ALTERED], ids=["found", "altered"])
def test_nothing_of_a_copy_leaves_the_computer_on_which_it_is_kept(tmp_path: Path, body: str) -> None:
    content = with_copies(tmp_path, body)
    for is_verified in (False, True):
        if is_verified:
            told(content, "verify", "--held", "../copies")
            assert len((content / "ledger.tsv").read_text(encoding="utf-8").splitlines()) > 2
        if body == QUOTED:
            told(content, "build", "--held", "../copies", "-d", "site-of-the-editor")
        printed = [told(content, *arguments) for arguments in (*PUBLIC, ("build",))]
        assert (content.parent / "site/incidents/x.html").exists() or body == ALTERED
        assert [words for words in printed if "zq" in words.casefold()] == []
        assert found(content.parent, PLANTED) == {}


def test_what_differs_is_told_to_the_editor_who_has_the_copy(tmp_path: Path) -> None:
    content = with_copies(tmp_path, ALTERED)
    assert "zqbeforezq" in told(content, "check", "--held", "../copies")
