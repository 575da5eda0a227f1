"""What follows from a file that could not be read, and is not said of the others as well."""

from collections.abc import Callable
from pathlib import Path

from builder.findings import Finding

FindingsOf = Callable[..., list[Finding]]
INSIDE = "sources:\n  - id: front-page\n    type: report\n    title: Front page\n    publisher: unknown\n    note: In an archive.\n"
OTHER = "---\ntitle: Another\ndate: 2020-05-03\nsummary: It is so [@herald].\n{more}---\n"
CITING = "It was said [@front-page]."


def _names(findings: list[Finding]) -> list[str]:
    return sorted({one.name for one in findings})


def test_a_source_within_an_incident_that_is_not_text_is_not_missed(findings_of: FindingsOf, tmp_path: Path) -> None:
    files = {"incidents/other.md": OTHER.format(more=INSIDE)}
    assert findings_of(body=CITING, files=files) == []
    for encoding in ("utf-16", "latin-1"):
        (tmp_path / "incidents/other.md").write_bytes(OTHER.format(more=INSIDE + "    medium: Zürich\n").encode(encoding))
        assert _names(findings_of(body=CITING)) == ["encoding"]


def test_a_source_within_an_incident_that_is_too_large_is_not_missed(findings_of: FindingsOf) -> None:
    files = {"incidents/other.md": OTHER.format(more=INSIDE) + "word " * 60_000}
    assert _names(findings_of(body=CITING, files=files)) == ["too-large"]


def test_a_source_that_a_broken_line_took_away_is_not_missed(findings_of: FindingsOf) -> None:
    files = {"incidents/other.md": OTHER.format(more=INSIDE.replace("  - id", "\t- id"))}
    assert "unknown-source" not in _names(findings_of(body=CITING, files=files))


def test_a_source_that_is_in_no_file_is_missed_beside_broken_ones(findings_of: FindingsOf) -> None:
    files = {"incidents/other.md": OTHER.format(more="peopel: [ono]\n") + CITING}
    assert "unknown-source" in _names(findings_of(files=files))


def test_what_only_a_broken_file_cites_is_not_unused(findings_of: FindingsOf) -> None:
    extra = {"sources/extra.yaml": "type: report\ntitle: T\npublisher: unknown\nnote: N.\n"}
    assert _names(findings_of(files=extra)) == ["unused-source"]
    assert _names(findings_of(body="It was [@extra, page 3].", files=extra)) == ["malformed-citation"]


def test_a_draft_that_may_be_none_hides_nobody(findings_of: FindingsOf) -> None:
    person = "---\nname: Ono Example\nname_display: full\nnamed_because: So the Gazette [@gazette].\ndraft: true\n{more}---\n"
    assert "link-to-draft" in _names(findings_of("people: [ono]\n", files={"people/ono.md": person.format(more="")}))
    assert _names(findings_of("people: [ono]\n", files={"people/ono.md": person.format(more="rol: x\n")})) == ["unknown-key"]


def test_what_has_the_wrong_ending_is_named_once(findings_of: FindingsOf) -> None:
    files = {"sources/extra.yml": "type: report\ntitle: T\npublisher: unknown\nnote: N.\n"}
    found = [one for one in findings_of(body="One [@extra]. Two [@extra]. Three [@extra].", files=files) if one.name == "unknown-source"]
    assert len(found) == 1
    assert found[0].hint.endswith("/sources/extra.yml' is not read as it stands: see what is said of it")


def test_an_organisation_whose_file_is_refused_is_not_missed(findings_of: FindingsOf) -> None:
    files = {"organisations/army.markdown": "---\nname: Army\n---\n"}
    assert _names(findings_of("organisations: [army]\n", "The [[army]] [@gazette].", files=files)) == ["misplaced-file"]


def test_where_many_places_miss_one_source_its_file_is_asked_for_once(findings_of: FindingsOf) -> None:
    found = findings_of(body=" ".join(f"Word {number} [@gazette-2020-05-04]." for number in range(6)))
    assert [one.name for one in found] == ["unknown-source"] * 6
    assert found[0].hint.startswith("6 places cite it: was its file deleted or renamed? if not: ")
    assert {one.hint for one in found[1:]} == {f"as on line {found[0].span.line} of {found[0].span.path}"}
