import pytest

from builder.findings import Finding, Span
from builder.parse.citations import read_citation, read_cite


def place(index: int, length: int) -> Span:
    return Span("case.md", 1, index + 1, length)


def columns(findings: tuple[Finding, ...]) -> list[tuple[int, int]]:
    return [(one.span.column, one.span.length) for one in findings]


def test_every_part_of_a_citation_knows_its_place() -> None:
    text = 'So [see @a from @b, p. 3 "x"; @c].'
    citation, findings = read_citation(text, 3, 33, place)
    assert findings == ()
    assert citation is not None
    assert citation.span == Span("case.md", 1, 4, 30)
    first, second = citation.parts
    assert (first.signal, first.locator, first.words) == ("see", "p. 3", "x")
    assert first.origin is not None
    assert [text[key.span.column - 1 :][: key.span.length] for key in (first.key, first.origin, second.key)] == ["a", "b", "c"]


def test_a_broken_citation_is_reported_at_its_bracket() -> None:
    citation, findings = read_citation("So [@a, page 3].", 3, 15, place)
    assert citation is None
    assert columns(findings) == [(4, 12)]


@pytest.mark.parametrize(
    ("citation", "carries", "opposes"),
    [
        ("[@a]", True, [False]),
        ("[see @a]", True, [False]),
        ("[cf. @a]", True, [False]),
        ("[contra @a]", False, [True]),
        ("[but see @a]", False, [True]),
        ("[contra @a; @b]", True, [True, False]),
        ("[@editors]", False, []),
    ],
)
def test_contra_and_but_see_carry_nothing(citation: str, carries: bool, opposes: list[bool]) -> None:
    read, _ = read_citation(citation, 0, len(citation), place)
    assert read is not None
    assert read.carries == carries
    assert [part.opposes for part in read.parts] == opposes


LOCATORS = [
    *("p. 3", "pp. 3-5", "pp. 3–5", "p. iv", "pp. IV-VI", "para. 4", "paras. 4-6", "l. 12", "ll. 12-14", "sec. 2", "frame 3", "cell 4"),
    *("12:03", "00:12:03", "1:00:00-1:02:30", "frame 3 - 5"),
]
NO_LOCATORS = [
    "3",
    "page 3",
    "p. three",
    "p.",
    "p. 3,5",
    "p. 3.",
    "12",
    "12:3",
    "para 4",
    "§ 4",
    "P. 3",
    "p. ٣",
    "ch. 3",
    "p. 3 ff.",
    "at 3",
    "p. 3-",
]


@pytest.mark.parametrize("locator", LOCATORS)
@pytest.mark.parametrize("behind", ["", ' "words"', "“words”"])
def test_locators(locator: str, behind: str) -> None:
    (citation,), findings = read_cite(f"a, {locator}{behind}", place)
    assert findings == ()
    assert citation.parts[0].locator == locator
    assert citation.parts[0].words == ("words" if behind else "")


@pytest.mark.parametrize("locator", NO_LOCATORS)
def test_what_is_no_locator(locator: str) -> None:
    citations, findings = read_cite(f"a, {locator}", place)
    assert citations == ()
    assert [one.name for one in findings] == ["malformed-citation"]


@pytest.mark.parametrize(
    ("value", "keys"),
    [
        ("a", ["a"]),
        ("@a", ["a"]),
        ("a; b", ["a", "b"]),
        ("[@a; b]", ["a", "b"]),
        ("[@a]; [@b]", ["a", "b"]),
        ("[@a] [@b, p. 3]", ["a", "b"]),
        ('[@a "x] y"]', ["a"]),
        ("  a ;\n b  ", ["a", "b"]),
        ("see a; contra b", ["a", "b"]),
        ("see", ["see"]),
        ("from", ["from"]),
        ("a from b", ["a"]),
    ],
)
def test_cite_takes_citations_with_and_without_brackets(value: str, keys: list[str]) -> None:
    citations, findings = read_cite(value, place)
    assert findings == ()
    assert [str(part.key) for citation in citations for part in citation.parts] == keys
    for citation in citations:
        assert citation.span == citation.parts[0].key.span
        assert value[citation.span.column - 1 :].startswith(citation.parts[0].key)


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("", [(1, 1)]),
        ("  ", [(2, 1)]),
        (";", [(1, 1), (1, 1)]),
        ("a;", [(2, 1)]),
        ("a; ; b", [(4, 1)]),
        ("a b", [(1, 3)]),
        ("a; b c", [(4, 3)]),
        ("editors", [(1, 7)]),
        ("a; @editors", [(5, 7)]),
        ("[@a", [(1, 3)]),
        ("[@a] b", [(1, 6)]),
        ('a "words', [(1, 8)]),
        ('a ""', [(1, 4)]),
        ("a,", [(1, 2)]),
    ],
)
def test_what_cite_can_not_take_is_reported_part_by_part(value: str, found: list[tuple[int, int]]) -> None:
    _, findings = read_cite(value, place)
    assert columns(findings) == found
    assert {one.name for one in findings} == {"malformed-citation"}


def test_one_broken_part_hides_no_other() -> None:
    citations, findings = read_cite("a; b, page 3; c", place)
    assert [str(citation.parts[0].key) for citation in citations] == ["a", "c"]
    assert columns(findings) == [(4, 9)]


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("[Contra @b, para. 7]", "write [contra @b, para. 7]"),
        ("[@a; but @b, p. 2]", "write but see @b, p. 2"),
        ("[See also: @b]", "write [see @b]"),
        ("[cf @b]", "write [cf. @b]"),
        ("[@a From @b, p. 3]", "write [@a from @b, p. 3]"),
        ("[@a via @b]", "write [@a from @b]"),
        ("[@a, p. 3, 5]", "write pp. 3-5 where all between them is meant, or two parts: @a, p. 3; @a, p. 5"),
        ("[@a, paras. 9 and 5]", "write two parts: @a, para. 9; @a, para. 5"),
        ("[after @b, p. 3]", "write @b; before the @ only see, cf., contra or but see may stand"),
    ],
)
def test_the_hint_shows_the_part_as_it_should_be(written: str, hint: str) -> None:
    citation, (finding,) = read_citation(written, 0, len(written), place)
    assert citation is None
    assert finding.hint == hint


@pytest.mark.parametrize("written", ["Testland Gazette, 4 May 2024", "The market; @b", "Shells fall on"])
def test_a_title_is_no_id(written: str) -> None:
    _, findings = read_cite(written, place)
    assert "is the title or the name of a source" in findings[0].message


@pytest.mark.parametrize("written", ["see a, p. 3", "a from b", "contra @a", "Gazette-2024 from a"])
def test_ids_are_no_title(written: str) -> None:
    assert read_cite(written, place)[1] == ()
