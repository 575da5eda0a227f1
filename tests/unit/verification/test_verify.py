"""`onrecord verify` on a dossier with copies: what it says, and that a public build needs no copies."""

import json
import re
from pathlib import Path

import pytest

from tests.unit.commands import run
from tests.unit.content import incident
from tests.unit.verification.copies import COPY, HELD, held, verify


def test_it_writes_what_it_found_and_a_public_build_tells_it(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("build", "--clock", "2026-11-24") == 0
    assert "nobody has compared" in capsys.readouterr().err
    assert verify() == 0
    said = capsys.readouterr().err
    assert "warning[E102] quote-altered: “nobody was told” reads differently in our copy of 'gazette': " in said
    assert "“nobody” is “Nobody” there; “told” is “warned” there" in said
    assert "4 comparisons with 1 copy: 3 found, 1 altered; content/ledger.tsv says so now; 1 warning" in said
    ledger = (dossier / "content/ledger.tsv").read_text(encoding="utf-8")
    assert "twelve" not in ledger
    assert len(ledger.splitlines()) == 2 + 4
    # The copies are gone, as they are from a public machine.
    (dossier.parent / "copies/gazette.txt").unlink()
    assert run("build", "--clock", "2026-12-24") == 0
    assert "(they were compared on 2026-11-24)" in capsys.readouterr().err
    page = (dossier / "site/incidents/x.html").read_text(encoding="utf-8")
    assert page.count("Words found in our copy.") == 2
    assert "“counted twelve dead” found in our copy." in page
    assert "“nobody was told” reads differently in our copy; the error may be the copy’s." in page
    assert "#:~:text=beside%20the%20bridge" in page
    # Said twice on that page: what stands around tells which is meant.
    assert "#:~:text=dead%20beside%20the%20bridge.-,Nobody%20was%20warned,-" in page
    source = (dossier / "site/sources/gazette.html").read_text(encoding="utf-8")
    assert "4 quotations compared, last on 24 November 2026" in source
    assert 'data-originalurl="https://gazette.example/1" data-versiondate="2026-01-01"' in source


def test_with_the_copies_and_without_them_the_site_is_the_same(dossier: Path) -> None:
    verify()
    assert run("build", "--clock", "2026-12-24", "-d", "one") == 0
    assert run("build", "--clock", "2026-12-24", "--held", "../copies", "-d", "two") == 0
    one, two = ({file.name: file.read_bytes() for file in sorted((dossier / name).rglob("*.html"))} for name in ("one", "two"))
    assert one == two


def test_a_second_run_writes_nothing_and_keeps_the_days(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    verify()
    before = (dossier / "content/ledger.tsv").read_bytes()
    assert verify("--clock", "2027-01-01") == 0
    assert (dossier / "content/ledger.tsv").read_bytes() == before
    assert "says so now" not in capsys.readouterr().err.splitlines()[-1]


def test_a_dry_run_writes_nothing(dossier: Path) -> None:
    verify("--dry-run")
    assert not (dossier / "content/ledger.tsv").exists()


def test_a_changed_quotation_makes_its_row_stale(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    verify()
    page = dossier / "content/incidents/x.md"
    page.write_text(page.read_text(encoding="utf-8").replace("counted twelve dead", "counted ten dead"), encoding="utf-8")
    capsys.readouterr()
    assert run("check", "--clock", "2026-11-24") == 0
    assert "E105" in capsys.readouterr().err
    assert verify() == 1
    assert "“ten” is “twelve” there" in capsys.readouterr().err
    assert run("build", "--clock", "2026-11-24") == 1


def test_a_changed_copy_makes_all_its_rows_stale(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    verify()
    (dossier / "content/sources/gazette.yaml").write_text(held("another"), encoding="utf-8")
    capsys.readouterr()
    run("check", "--clock", "2026-11-24")
    said = capsys.readouterr().err
    assert "E105" not in said
    assert "content/sources/gazette.yaml:8:11: warning[E108]" in said
    assert "no comparison is noted for a copy of 'gazette' with this sum, and 4 for another: was the sum changed?" in said
    assert verify() == 1
    assert "E104" in capsys.readouterr().err


def test_a_ledger_that_was_deleted_is_told_once_a_copy(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("check", "--clock", "2026-11-24")
    assert capsys.readouterr().err.count("[E105]") == 4
    many = "".join(f'It is so [@gazette "it is so {number}"]. ' for number in range(6))
    (dossier / "content/incidents/x.md").write_text(incident(body=many), encoding="utf-8")
    run("check", "--clock", "2026-11-24")
    said = capsys.readouterr().err
    assert "nobody has compared what is quoted from 'gazette' with our copy yet (6 quotations)" in said
    assert said.count("[E1") == 1


def test_rows_of_a_copy_that_is_named_no_more_are_reported(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    verify()
    (dossier / "content/sources/gazette.yaml").write_text(held().partition("held:")[0], encoding="utf-8")
    capsys.readouterr()
    run("check", "--clock", "2026-11-24")
    assert "E109" in (said := capsys.readouterr().err)
    assert "ledger.tsv notes 4 comparisons with our copy of 'gazette', and the source names no copy" in said
    verify()
    assert "E109" not in capsys.readouterr().err


def test_an_unknown_source_is_not_said_to_be_another_that_has_not_the_words(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = dossier / "content/incidents/x.md"
    for citation in ("[@gazette; @heralt]", "[@gazette; @herald, page 3]"):
        page.write_text(incident(body=f"They say that “nobody was told” {citation}. It is so [@herald]."), encoding="utf-8")
        verify()
        said = capsys.readouterr().err
        assert "E101" not in said
        assert "E102" not in said
    page.write_text(incident(body="They say that “nobody was told” [@gazette]. It is so [@herald]."), encoding="utf-8")
    verify()
    assert "E102" in capsys.readouterr().err


def test_what_a_missing_copy_was_found_to_have_stays(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    verify()
    before = (dossier / "content/ledger.tsv").read_bytes()
    (dossier.parent / "copies/gazette.txt").unlink()
    assert verify() == 0
    assert "E103" in capsys.readouterr().err
    assert (dossier / "content/ledger.tsv").read_bytes() == before


def test_what_stands_in_a_file_that_can_not_be_read_keeps_its_rows(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = (dossier / "content/sources/gazette.yaml").read_text(encoding="utf-8").replace("\n", "\n    ").rstrip()
    path = dossier / "content/incidents/y.md"
    path.write_text(incident(f"sources:\n  - id: own\n    {own}\n", "It says “counted twelve” [@own]."), encoding="utf-8")
    verify()
    before = (dossier / "content/ledger.tsv").read_bytes()
    assert b"\town\t" in before
    path.write_bytes(b"\xff" + path.read_bytes())
    assert verify() == 1
    assert "no line was taken out" in capsys.readouterr().err
    assert (dossier / "content/ledger.tsv").read_bytes() == before


def test_drafts_are_compared_too(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (dossier / "content/incidents/y.md").write_text(
        incident("draft: true\n", body='It burnt [@gazette "in the night"].\n'), encoding="utf-8"
    )
    assert verify() == 1
    assert "“in the night” does not stand in our copy" in capsys.readouterr().err


def test_the_copy_of_what_it_was_read_in_counts(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    statement = "type: speech\ntitle: A statement\npublisher: Testland Army\nvia: [gazette]\n"
    (dossier / "content/sources/statement.yaml").write_text(statement, encoding="utf-8")
    body = 'It is so [@statement "beside the bridge"]. Not so [@statement "beside the river"].\n'
    (dossier / "content/incidents/x.md").write_text(incident(body=body), encoding="utf-8")
    (dossier / "content/sources/herald.yaml").unlink()
    assert verify() == 1
    said = capsys.readouterr().err
    assert "“beside the river” reads differently in our copy of 'gazette': “river” is “bridge” there" in said
    assert "2 comparisons with 1 copy: 1 found, 1 altered" in said


def test_what_a_confidential_source_says_is_not_compared_and_nothing_of_it_is_told(dossier: Path) -> None:
    (dossier / "content/sources/gazette.yaml").write_text(f"{held()}withheld: protects a person\n", encoding="utf-8")
    assert verify() == 0
    assert not (dossier / "content/ledger.tsv").exists()


def test_a_single_comparison(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (dossier / "content/incidents/x.md").write_text(incident(body='It is so [@gazette "beside the bridge"; @herald].\n'), encoding="utf-8")
    assert verify() == 0
    assert "1 comparison with 1 copy: 1 found;" in capsys.readouterr().err


def test_where_no_source_has_a_copy_it_says_so(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (dossier / "content/sources/gazette.yaml").write_text(HELD, encoding="utf-8")
    assert verify() == 0
    assert capsys.readouterr().err == "no source has `held:`, so that there is nothing to compare; nothing to report\n"


@pytest.mark.parametrize(
    "lines", ["held:\n  file: gazette.txt\n", "held:\n  file: gazette.txt\n  sha256: e3b0\n", "held:\n  sha256: e3b0\n"]
)
def test_a_sha256_that_can_not_be_read_is_no_sign_of_a_changed_copy(dossier: Path, capsys: pytest.CaptureFixture[str], lines: str) -> None:
    verify()
    before = (dossier / "content/ledger.tsv").read_bytes()
    (dossier / "content/sources/gazette.yaml").write_text(HELD + lines, encoding="utf-8")
    capsys.readouterr()
    verify()
    said = capsys.readouterr().err
    assert "[E" not in said
    assert re.search(r"content has \d .*errors?\b.*`onrecord check", said)
    assert (dossier / "content/ledger.tsv").read_bytes() == before


def test_as_json_every_comparison_has_its_place_in_the_copy(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    verify("--format", "json")
    report = json.loads(capsys.readouterr().out)
    assert report["outcomes"] == {"altered": 1, "found": 3}
    found = next(one for one in report["quotations"] if one["words"] == "counted twelve dead")
    assert COPY[found["start"] : found["end"]] == found["exact"] == "counted twelve dead"
    assert (found["prefix"], found["suffix"], found["times"]) == ("The mayor said: “We", "beside the bridge. Nobody was", 1)
    altered = next(one for one in report["quotations"] if one["outcome"] == "altered")
    assert altered["exact"] == "Nobody was warned"
    assert ["copy", "warned"] in altered["changes"]


def test_without_a_folder_it_says_how_to_name_one(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("verify") == 2
    assert "onrecord.local.yaml" in capsys.readouterr().err


def test_a_ledger_that_is_broken_is_written_anew(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (dossier / "content/ledger.tsv").write_text("<<<<<<< mine\n", encoding="utf-8")
    assert run("build", "--clock", "2026-11-24") == 1
    assert "content/ledger.tsv:1:1: error[E106]" in capsys.readouterr().err
    assert verify() == 0
    assert run("build", "--clock", "2026-11-24") == 0
