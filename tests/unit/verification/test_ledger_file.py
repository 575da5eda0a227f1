"""What `onrecord verify` compares, and what becomes of the ledger where the content or the ledger itself is odd."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from tests.unit.content import incident
from tests.unit.verification.copies import HELD, HERALD, held, verify


def test_a_link_in_the_ledgers_place_is_not_written_through(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outside = dossier.parent / "outside.txt"
    outside.write_text("precious\n", encoding="utf-8")
    (dossier / "content/ledger.tsv").symlink_to(outside)
    assert verify() == 2
    assert "no plain file" in capsys.readouterr().err
    assert outside.read_text(encoding="utf-8") == "precious\n"


def test_a_ledger_with_another_name_elsewhere_is_not_written(dossier: Path) -> None:
    outside = dossier.parent / "outside.txt"
    outside.write_text("precious\n", encoding="utf-8")
    (dossier / "content/ledger.tsv").hardlink_to(outside)
    assert verify() == 2
    assert outside.read_text(encoding="utf-8") == "precious\n"


def test_of_a_file_that_cant_be_read_no_line_is_taken_out(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    verify()
    before = (dossier / "content/ledger.tsv").read_bytes()
    page = dossier / "content/incidents/x.md"
    page.write_bytes(page.read_bytes() + b"\xff\xfe")
    capsys.readouterr()
    assert verify() == 1
    assert "1 other error, so that a quotation may not have been read" in capsys.readouterr().err
    assert (dossier / "content/ledger.tsv").read_bytes() == before
    page.write_text(incident(body="It is quiet [@gazette; @herald].\n"), encoding="utf-8")
    assert verify() == 0
    assert len((dossier / "content/ledger.tsv").read_text(encoding="utf-8").splitlines()) == 2


def test_a_ledger_that_is_no_text_is_written_anew(dossier: Path) -> None:
    (dossier / "content/ledger.tsv").write_bytes(b"\xff\n")
    assert verify() == 0
    assert (dossier / "content/ledger.tsv").read_text(encoding="utf-8").startswith("# What `onrecord verify` found")


def test_a_line_for_another_copy_than_the_sources_goes(dossier: Path) -> None:
    verify()
    (dossier / "content/sources/gazette.yaml").write_text(held("another"), encoding="utf-8")
    (dossier.parent / "copies/gazette.txt").unlink()
    verify()
    assert len((dossier / "content/ledger.tsv").read_text(encoding="utf-8").splitlines()) == 2


def test_where_no_source_names_a_copy_it_says_so(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (dossier / "content/sources/gazette.yaml").write_text(HELD, encoding="utf-8")
    assert verify() == 0
    assert "no source has `held:`, so that there is nothing to compare; nothing to report" in capsys.readouterr().err


def test_a_hash_that_is_none_is_reported_where_it_is_read_and_not_as_a_copy_that_was_changed(
    dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (dossier / "content/sources/gazette.yaml").write_text(f"{HELD}held: {{file: gazette.txt, sha256: abc}}\n", encoding="utf-8")
    assert verify() == 1
    said = capsys.readouterr().err
    assert "E104" not in said
    assert "1 other error" in said


@pytest.mark.parametrize(
    ("body", "compared"),
    [
        # Not in the word noon, which is looked for by itself.
        ('She said “no” [@gazette "beside the bridge at noon"].', {"no", "beside the bridge at noon"}),
        ('She said “beside the” [@gazette "beside the bridge"].', {"beside the bridge"}),
        ("It rang “?!” [@gazette].", set()),
        ("At “[n]obody” [@gazette].", {"[n]obody"}),
    ],
)
def test_what_is_compared(dossier: Path, capsys: pytest.CaptureFixture[str], body: str, compared: set[str]) -> None:
    (dossier / "content/incidents/x.md").write_text(incident(body=f"{body}\n\nSo it is [@herald].\n"), encoding="utf-8")
    verify("--format", "json")
    assert {one["words"] for one in json.loads(capsys.readouterr().out)["quotations"]} == compared


def test_what_has_a_citation_of_its_own_is_not_looked_for_in_what_cite_names(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = "The Herald writes of rain.\n"
    (dossier.parent / "copies/herald.txt").write_text(other, encoding="utf-8")
    sums = f"{HERALD}held:\n  file: herald.txt\n  sha256: {sha256(other.encode()).hexdigest()}\n"
    (dossier / "content/sources/herald.yaml").write_text(sums, encoding="utf-8")
    question = (
        "questions:\n  - id: who\n    question: >-\n      Who says “Nobody was warned” [@gazette]?\n    status: open\n    cite: herald\n"
    )
    (dossier / "content/incidents/x.md").write_text(incident(question, body="So [@herald]."), encoding="utf-8")
    assert verify() == 0
    assert "1 comparison with 2 copies: 1 found" in capsys.readouterr().err
