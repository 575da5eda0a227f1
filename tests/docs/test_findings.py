"""docs/findings.md has a section of one shape for every code, and its examples do what it says they do.

The examples are put into the dossier of docs/format.md. What they leave out (a title, a date, a summary, a text) is filled in here.
"""

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pytest

from builder.cli import main
from builder.codes import CODES, RETIRED, Code
from builder.explain import sections
from builder.model import settings
from builder.schema import keys_of
from tests.docs.reading import FORMAT, ROOT, behind, whole_files, with_keys
from tests.unit.repository import begun

PAGE = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")
DOSSIER = whole_files(FORMAT.read_text(encoding="utf-8"))
DEFAULTS = {name: str(key.absent) for name, key in keys_of(settings.Policy).items()}
CLOCK = "2026-11-22"
INCIDENT = "incidents/old-mill-2024-05-03.md"
KEYS = {"title": "Shelling of the mill", "date": "2024-05-03", "summary": "Shells hit the mill [@gazette-2024-05-04]."}
TEXT = "The shells fell about noon [@gazette-2024-05-04].\n"

_SHAPE = re.compile(
    r"### (?P<code>\S+) (?P<name>\S+)\n\n"
    r"(?P<grade>[^\n]+)\n\n"
    r"\*\*What it checks\.\*\* (?P<what>.+?)\n\n"
    r"\*\*Why it matters\.\*\* (?P<why>.+?)\n\n"
    r"\*\*Wrong\*\*, (?P<wrong>.+?)\n\n"
    r"\*\*Right\*\*, (?P<right>.+?)\n"
    r"(?:\n\*\*If you can't\.\*\* (?P<else>.+?)\n)?",
    re.DOTALL,
)
_EXAMPLE = re.compile(
    r"(?:and )?(?P<published>as it was published, )?"
    r"(?:(?:the file|in) (?:the (?P<part>keys|text) of an incident|`content/(?P<path>[^`]+)`|the (?P<folder>folder))"
    r"|the copy `(?P<copy>[^`]+)`)"
    r"(?:, saved as (?P<encoding>[\w-]+))?:\n\n```(?:yaml|markdown)?\n(?P<text>.*?)```",
    re.DOTALL,
)
_FAMILIES = re.compile(r"^## (?P<letter>[A-Z]): [^\n]+$", re.MULTILINE)


class Told(NamedTuple):
    """A finding, as little of it as is compared."""

    code: str
    path: str
    message: str


def shapes(page: str) -> dict[str, dict[str, str]]:
    """The parts of every section that has the shape which all have, by its code."""
    found = {code: _SHAPE.fullmatch(text) for code, text in sections(page).items()}
    return {code: match.groupdict() for code, match in found.items() if match}


def grade(code: Code) -> str:
    """The line that says how grave a code's findings are, and who may set it otherwise."""
    severity = DEFAULTS[code.policy] if code.policy else code.severity
    first = {"error": "An error.", "warning": "A warning.", "off": "Off."}[severity]
    otherwise = {"error": "a warning, or turn it off", "warning": "an error, or turn it off", "off": "a warning or an error"}[severity]
    policy = f" The policy `{code.policy}` can make it {otherwise}." if code.policy else ""
    return f"{first}{policy}{' A waiver may accept it.' if code.waivable else ''}"


def mistakes(page: str) -> Iterator[str]:
    """What is wrong with the page's sections: missing, too many, out of order, in the wrong family, of another shape, graded otherwise."""
    codes = {code.code: code for code in CODES}
    if list(sections(page)) != list(codes):
        yield f"the sections are not those of the codes, in their order: {sorted(set(sections(page)) ^ set(codes)) or 'their order'}"
    found = shapes(page)
    for code in sections(page).keys() & codes.keys():
        if code not in found:
            yield f"{code} has another shape"
        elif (found[code]["code"], found[code]["name"]) != codes[code][:2]:
            yield f"{code} has another name"
        elif found[code]["grade"] != grade(codes[code]):
            yield f"{code} is graded otherwise: {grade(codes[code])}"
    for code in sections(page):
        above = [match["letter"] for match in _FAMILIES.finditer(page, 0, page.index(f"### {code} "))]
        if above[-1:] != [code[0]]:
            yield f"{code} stands among another family"
    retired = page.partition("\n## Retired\n")[2]
    wanted = [f"`{code.code}` {code.name}" for code in RETIRED] or ["None so far."]
    yield from (f"under Retired there is no {one}" for one in wanted if one not in retired)


def test_every_code_has_its_section() -> None:
    assert list(mistakes(PAGE)) == []


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("### C101 unknown-source", "### C901 unknown-source", "not those of the codes"),
        ("### C101 unknown-source", "### C101 unknown-sauce", "C101 has another name"),
        ("## F: figures", "## G: figures", "F101 stands among another family"),
        ("An error. The policy `uncited` can", "A warning. The policy `uncited` can", "C103 is graded otherwise"),
        ("**Why it matters.** The reader is promised", "The reader is promised", "C101 has another shape"),
        ("None so far.", "", "under Retired"),
    ],
)
def test_a_section_that_is_wrong_would_be_seen(was: str, becomes: str, said: str) -> None:
    assert said in "\n".join(mistakes(PAGE.replace(was, becomes, 1)))


def test_a_section_that_is_missing_would_be_seen() -> None:
    without = PAGE.replace(sections(PAGE)["S104"], "")
    assert list(mistakes(without)) == ["the sections are not those of the codes, in their order: ['S104']"]


@pytest.mark.parametrize("code", [code.code for code in CODES])
def test_the_wrong_example_gives_that_finding_and_no_other(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    example = shapes(PAGE)[code]["wrong"]
    assert {one.code for one in found_by(example, capsys)} == {code}


@pytest.mark.parametrize("code", [code.code for code in CODES])
def test_the_right_example_gives_none(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert found_by(shapes(PAGE)[code]["right"], capsys) == set()


def test_the_finding_at_the_top_reads_as_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    lay(shapes(PAGE)["C101"]["wrong"])
    main(["check", "--clock", CLOCK])
    report = capsys.readouterr().err.rstrip()
    assert behind(PAGE, "told: C101").strip("`\n") == report.rsplit("\n", 2)[0]


def test_an_example_of_another_shape_would_be_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(AssertionError):
        lay("in the text of an incident:\n\n```markdown\nNoon.\n```\n\nor so:\n\n```markdown\nOne.\n```")


def found_by(example: str, capsys: pytest.CaptureFixture[str]) -> set[Told]:
    """What an example adds to the findings of the dossier around it, under its own dossier.yaml."""
    around = "".join(
        match[0] + "\n\n" for match in _EXAMPLE.finditer(example) if match["path"] == "dossier.yaml" and "policy:" in match["text"]
    )
    lay(around)
    before = check(capsys)
    assert around or not before
    if "as it was published, " not in example:
        lay(example)
        return check(capsys) - before
    lay(example, published=True)
    begun(Path("content"))
    lay(example)
    return check(capsys, "--changed-since", "before") - before


def check(capsys: pytest.CaptureFixture[str], *more: str) -> set[Told]:
    held = ["--held", "held"] if any(Path("held").glob("*")) else []
    main(["check", "--clock", CLOCK, "--format", "json", *held, *more])
    report = json.loads(capsys.readouterr().out)
    return {Told(one["code"], one["path"], one["message"]) for one in report["findings"]}


def lay(example: str, *, published: bool = False) -> None:
    """Write the dossier around an example and the example's files into content/, anew. published: those that it says were published."""
    assert _EXAMPLE.sub("", example).strip() == ""
    keys, text, encoding = "", "", "utf-8"
    copies: dict[str, str] = {}
    files: dict[str, str] = {**DOSSIER}
    listed: list[str] = []
    for match in (one for one in _EXAMPLE.finditer(example) if bool(one["published"]) == published):
        shown, encoding = _unabridged(match["text"]), match["encoding"] or encoding
        if match["copy"]:
            copies[match["copy"]] = shown
        elif match["folder"]:
            listed += shown.splitlines()
        elif match["part"] == "keys":
            keys = shown
        elif match["part"] == "text":
            text = shown
        else:
            files[match["path"]] = with_keys(DOSSIER["dossier.yaml"], shown) if match["path"] == "dossier.yaml" else shown
    if keys or text or not (listed or INCIDENT in files):
        files[INCIDENT] = _incident(keys, text or TEXT)
    for old in sorted([*Path("content").rglob("*"), *Path("held").rglob("*")], reverse=True):
        old.rmdir() if old.is_dir() else old.unlink()
    _lay_copies(copies)
    for path, words in files.items():
        # Nobody could read a hash in an example, nor would it say anything.
        hashed = re.sub(r"⟨the sha256 of (\S+)⟩", lambda match: sha256(copies.get(match[1], "").encode()).hexdigest(), words)
        _file(path).write_bytes(hashed.encode(encoding if path == INCIDENT else "utf-8"))
    for line in listed:
        path, target, size = re.fullmatch(r"content/(\S+)(?: → (\S+))?(?: +(\d+) kB)?", line).groups("")  # type: ignore[union-attr]
        if target:
            _file(path).symlink_to(target)
        else:
            _file(path).write_text(_incident("", TEXT * max(1, int(size or 0) * 1000 // len(TEXT))), encoding="utf-8")


def _lay_copies(copies: dict[str, str]) -> None:
    Path("held").mkdir(exist_ok=True)
    for name, words in copies.items():
        Path("held", name).write_text(words, encoding="utf-8")


def _file(path: str) -> Path:
    file = Path("content", path)
    file.parent.mkdir(parents=True, exist_ok=True)
    return file


def _incident(keys: str, text: str) -> str:
    given = re.findall(r"^(\w+):", keys, re.MULTILINE)
    filled = "".join(f"{key}: {value}\n" for key, value in KEYS.items() if key not in given)
    return f"---\n{filled}{keys}---\n\n{text}"


def _unabridged(shown: str) -> str:
    """An example with what its angle brackets describe: ⟨U+200B⟩ is a character, ⟨3 times: x⟩ is xxx."""
    shown = re.sub(r"⟨U\+([0-9A-F]+)⟩", lambda match: chr(int(match[1], 16)), shown)
    return re.sub(r"⟨(\d+) times: ([^⟩]+)⟩", lambda match: match[2] * int(match[1]), shown)
