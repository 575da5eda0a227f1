from typing import Any

from builder.dossier import Dossier
from builder.model import Incident
from builder.pages.parts import sheet
from builder.pages.prose import Prose, prose
from tests.unit.pages.bench import Bench


def _written(shown: Prose) -> str:
    """The prose with a sign for each thing that a template would draw, so that a test can be read."""
    signs = []
    for piece in shown.pieces:
        match piece.kind:
            case "html":
                signs.append(str(piece.html))
            case "claim-open":
                signs.append(f"⟨{piece.anchor}:")
            case "claim-close":
                signs.append("⟩")
            case "marks":
                signs.append("".join(f"{{{'vs ' if mark.opposes else ''}{mark.number}}}" for mark in piece.marks.marks))
                signs.append("{editors}" if piece.marks.editors else "")
            case "reference":
                signs.append(f"[{piece.link.label}→{piece.link.href}]")
            case "paragraph-open":
                signs.append(f"¶{piece.number} ")
            case "paragraph-close":
                signs.append("|" + ",".join(f"{note.number} {note.name}" for note in piece.notes) + "|")
    return "".join(signs)


def _dossier(bench: Bench, **values: Any) -> Dossier:
    values = {"title": "Old bridge", "date": bench.date("2020-05-01"), "summary": bench.prose("It fell [@a]{#fell}."), **values}
    sources = (bench.source("a"), bench.source("b", publisher="The Herald", issued=bench.date("2020-05-02")))
    return bench.dossier(*sources, bench.made(Incident, id="bridge", **values))


def _shown(dossier: Dossier, *, numbered: bool = False, path: str = "incidents/bridge.html", field: str = "summary") -> str:
    return _written(prose(sheet(dossier, path, "bridge"), getattr(dossier.incidents["bridge"], field), numbered=numbered))


def test_the_point_stands_before_the_number_as_in_print(bench: Bench) -> None:
    assert _shown(_dossier(bench)) == "⟨c-fell:It fell.{1}⟩"


def test_several_citations_of_one_claim_keep_together(bench: Bench) -> None:
    dossier = _dossier(bench, summary=bench.prose("It fell [@a] [@b]{#fell}, at noon [@b]{#noon}."))
    assert _shown(dossier) == "⟨c-fell:It fell,{1}{2}⟩ ⟨c-noon:at noon.{2}⟩"


def test_what_says_otherwise_is_marked(bench: Bench) -> None:
    dossier = _dossier(bench, summary=bench.prose("It fell [@a; contra @b]{#fell}."))
    assert _shown(dossier) == "⟨c-fell:It fell.{1}{vs 2}⟩"


def test_our_own_words_are_no_claim(bench: Bench) -> None:
    dossier = _dossier(bench, summary=bench.prose("It fell [@a]{#fell}. Both agree [@editors]."))
    assert _shown(dossier) == "⟨c-fell:It fell.{1}⟩ Both agree.{editors}"


def test_numbered_paragraphs_carry_notes_once_each(bench: Bench) -> None:
    dossier = _dossier(bench, body=bench.body("It fell [@b]{#x}. It sank [@b]{#y}.\n\n- Or not [@a]{#z}.\n"))
    written = _shown(dossier, numbered=True, field="body")
    assert "¶1 ⟨c-x:It fell.{2}⟩ ⟨c-y:It sank.{2}⟩|2 The Herald|" in written
    assert "<li>" in written


def test_a_claim_has_its_anchor_only_at_home(bench: Bench) -> None:
    assert _shown(_dossier(bench), path="claims.html").startswith("⟨:")


def test_links_are_relative_and_name_the_file(bench: Bench) -> None:
    dossier = _dossier(bench, summary=bench.prose("See [[a|that report]] and [[#fell]] [@a]{#fell}."))
    assert "[that report→../sources/a.html]" in _shown(dossier)
    assert "→#c-fell]" in _shown(dossier)


def test_markup_of_the_parser_is_safe_and_nothing_else(bench: Bench) -> None:
    dossier = _dossier(bench, summary=bench.prose("A <b>bold</b> *word* [@a]{#fell}."))
    assert "&lt;b&gt;" in _shown(dossier)
    assert "<em>word</em>" in _shown(dossier)


def test_plain_words_have_no_citations(bench: Bench) -> None:
    assert bench.prose("It *fell* [@a]. It sank [@b].").plain == "It fell. It sank."


def test_no_body_shows_nothing(bench: Bench) -> None:
    assert not prose(sheet(_dossier(bench), "incidents/bridge.html", "bridge"), None)
