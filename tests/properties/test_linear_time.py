"""Twice the text takes about twice the time, whatever it is made of: the worst inputs that are known for each scanner.

Time is compared with time, so that a slow machine fails nothing.
"""

import gc
from collections.abc import Callable
from time import process_time

import pytest

from builder.checks.retraction import check_retractions
from builder.checks.waivers import accept
from builder.comparison import at_the_words, compare, read_quoted, words_of
from builder.counts import read_count
from builder.difference.pairing import Said, pair_by, pair_claims
from builder.edtf import read_date
from builder.extraction import text_of
from builder.findings import Finding, Span
from builder.link.statements import People
from builder.parse.citations import read_cite
from builder.parse.markdown import read_body, read_prose
from builder.parse.quotations import pair_marks
from builder.report.marks import TEXT, marked
from builder.urls import why_unsafe
from tests.unit.content import CLOCK, SETTINGS, incident, linked, source

SIZE = 20_000
LONGER = 20  # what is extracted goes fast, and a slow way would hide behind what is too short
MOST = 3.2
TOO_SHORT = 0.02  # seconds: what takes less says nothing

MARKUP = [
    *("[", '"', "[[", "](", "*", "`", "@", "[@a;;;;", "[ @", '["', '[@a "', "[@a “", "[@a „“", "[@a].", "[@a] b ", "w [@a]\n"),
    *("*a*<b>", "](*a*", '"*a*" ', "[[a|", "[a][b]", "{#", "[@a]{#x}", "<a", "![", "“", "[@a, p. ", "[@a](", "[x]: y\n\n"),
    *("* [@a]\n", "> ", "` `` ", "\\"),
]
PAGES = [
    *("<", "<!", "<!--", "<!-", "--", "<a", "<a ", "<a b=", "<a b='", "<a b=\"'", "</", "</a", "<?", "<![CDATA[", "<a/", "<a\n", ">", "a "),
    *(
        "<script>",
        "</script",
        "<script><!--",
        "<title>",
        "<template>",
        "</template>",
        "<svg>",
        "<svg><![CDATA[",
        "<div>",
        "<pre>\n",
        "<td>",
    ),
    *("&", "&#", "&#9", "&#x9", "&amp", "9", "&#00000000", "\0", "<svg/>", "<meta charset=", "<a  =  ", "<textarea>", "</p>"),
]
AROUND = [("[", "]"), ("*a ", " b*"), ("“", "”"), ("[@a ", "]")]
TABLE = "| a | b |\n|---|---|\n"


_QUOTED = ["a", "a ", "[", "[ ", "a[", "[a]a", "[…] a ", "...", "…a", "\u200b", "´", "1,", "1'", "a-", "²", "ض", "人", "(…"]


@pytest.mark.parametrize("unit", _QUOTED)
def test_quoted_words_and_where_they_lead(unit: str) -> None:
    assert_linear(lambda text: at_the_words("https://gazette.example/1", text), lambda size: unit * (size // len(unit)))
    assert_linear(read_quoted.__wrapped__, lambda size: unit * (size // len(unit)))


@pytest.mark.parametrize("unit", [*_QUOTED, "a-\n", "the dead "])
@pytest.mark.parametrize("quoted", ["a […] zz", "the […] dead were counted", "aa a", "[a]a", "nobody was warned"])
def test_copies(unit: str, quoted: str) -> None:
    assert_linear(lambda text: compare(quoted, words_of(text)), lambda size: unit * (size // len(unit)))


@pytest.mark.parametrize("unit", ["nobody ", "a ", "[…] b ", "nobody was told of it "])
def test_long_quotations(unit: str) -> None:
    copy = words_of("nobody was told of it a b c " * 50)
    assert_linear(lambda text: compare(text, copy), lambda size: unit * (size // len(unit)))


def place(index: int, length: int) -> Span:
    return Span("case.md", 1, index + 1, length)


@pytest.mark.parametrize("unit", MARKUP)
def test_bodies(unit: str) -> None:
    assert_linear(lambda text: read_body("case.md", text, 1), lambda size: unit * (size // len(unit)))


@pytest.mark.parametrize("unit", ["[", "[[", '[@a "', "[@a].", '"*a*" '])
def test_prose(unit: str) -> None:
    assert_linear(lambda text: read_prose(text, place), lambda size: unit * (size // len(unit)))


@pytest.mark.parametrize(("left", "right"), AROUND)
def test_what_stands_within_itself(left: str, right: str) -> None:
    def text_of(size: int) -> str:
        depth = size // len(left + right)
        return f"{left * depth}[@x]{right * depth}"

    assert_linear(lambda text: read_body("case.md", text, 1), text_of)


def test_tables_of_many_rows_and_cells_of_many_pipes() -> None:
    row, pipe = "| a | b [@a] |\n", "\\|x [@a] "
    assert_linear(lambda text: read_body("case.md", text, 1), lambda size: TABLE + row * (size // len(row)))
    assert_linear(lambda text: read_body("case.md", text, 1), lambda size: f"{TABLE}| {pipe * (size // len(pipe))} | b |\n")


@pytest.mark.parametrize("unit", [";", '"', "“", "[", "[a]", "[@a];", "see ", "a from ", "@", ","])
def test_cites(unit: str) -> None:
    assert_linear(lambda text: read_cite(text, place), lambda size: unit * (size // len(unit)))


@pytest.mark.parametrize("unit", ['"', '"a ', ' "a', "“", "”", "„“", "«"])
def test_quotation_marks(unit: str) -> None:
    assert_linear(pair_marks, lambda size: unit * (size // len(unit)))


@pytest.mark.parametrize("unit", ["a", "a.", ".", "-", "@", "%", "0x", "/"])
@pytest.mark.parametrize("start", ["https://", "mailto:a@", "mailto:", ""])
def test_addresses_are_short(start: str, unit: str) -> None:
    address = start + unit * (2000 // len(unit)) + "@"
    assert seconds(lambda: [why_unsafe(address) for _ in range(100)]) < 1


@pytest.mark.parametrize("unit", ["0", "X", "-", "/", "2019-03/", "at least "])
def test_dates_and_counts(unit: str) -> None:
    assert_linear(read_date, lambda size: unit * size)
    assert_linear(read_count, lambda size: unit * size)


@pytest.mark.parametrize("unit", PAGES)
def test_pages_of_others(unit: str) -> None:
    assert_linear(text_of_page, lambda size: unit * (LONGER * size // len(unit)))


@pytest.mark.parametrize(("unit", "end"), [("<!--", "-->"), ("<a ", ">"), ("</a ", ">"), ("<a b='", "'>"), ("<svg><![CDATA[", "]]>")])
def test_pages_of_others_with_one_end_for_all(unit: str, end: str) -> None:
    assert_linear(text_of_page, lambda size: unit * (LONGER * size // len(unit)) + end)


@pytest.mark.parametrize(
    "unit", ["a\n", "WARC/1.0\r\n\r\n", "a: b\r\n", " ", "a: b\r\n c", "WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n\r\n"]
)
def test_captures_of_others(unit: str) -> None:
    start = "WARC/1.0\r\nContent-Length: 10\r\n"
    assert_linear(lambda text: text_of("copy.warc", text.encode()), lambda size: start + unit * (LONGER * size // len(unit)))


def text_of_page(text: str) -> object:
    return text_of("copy.html", text.encode())


def test_names() -> None:
    people = People({})
    assert_linear(lambda text: people.named(text, ()), lambda size: "A" * size)


@pytest.mark.parametrize("at", ['incidents/x.md "the bridge"', "incidents/x.md#none", "incidents/x.md"])
def test_waivers_of_long_files(at: str) -> None:
    assert_linear(lambda text: accepted(text, [at]), lambda size: "Near the bridge.\n\n" * (size // 20))


def test_many_waivers() -> None:
    assert_linear(
        lambda text: accepted(text, [f"incidents/x.md#n-{number}" for number in range(len(text) // 50)]),
        lambda size: "".join(f"At the bridge [@gazette]{{#n-{number}}}.\n\n" for number in range(size // 40)),
    )


def accepted(body: str, places: list[str]) -> object:
    waivers = "".join(f"  - {{code: C103, at: '{at}', because: We know.}}\n" for at in places)
    files = {"dossier.yaml": f"{SETTINGS}waivers:\n{waivers}", "incidents/x.md": incident(body=body)}
    dossier, _ = linked(files)
    found = [Finding("uncited-text", claim.span, "no citation") for claim in dossier.incidents["x"].body.claims]
    return accept(found, dossier, files, ())


@pytest.mark.parametrize("at", ['incidents/x.md "the bridge"', "x"])
def test_a_review_of_a_long_page(at: str) -> None:
    assert_linear(lambda text: reviewed(text, [at]), lambda size: "At the bridge [@bad].\n\n" * (size // 20))


def test_many_reviews() -> None:
    assert_linear(
        lambda text: reviewed(text, [f"x#n-{number}" for number in range(len(text) // 50)]),
        lambda size: "".join(f"At the bridge [@bad]{{#n-{number}}}.\n\n" for number in range(size // 40)),
    )


def reviewed(body: str, places: list[str]) -> object:
    reviews = "".join(f"  - {{at: '{at}', date: 2026-06-02, outcome: 'It stays.'}}\n" for at in places)
    bad = source(f"status: retracted\nstatus_date: 2026-06-01\nreviewed:\n{reviews}")
    files = {"sources/bad.yaml": bad, "incidents/x.md": incident(body=body)}
    return list(check_retractions(linked(files)[0], files, (), CLOCK.date()))


@pytest.mark.parametrize("words", ["A{n} b{n} the bridge fell", "a a a a a a", "{n}", "It fell, wrote number {n}"])
@pytest.mark.parametrize("sources", [(), ("gazette",)])
def test_claims_that_are_written_anew(words: str, sources: tuple[str, ...]) -> None:
    def said(number: int, size: int) -> list[Said]:
        return [Said("", words.format(n=number * size + one), sources, frozenset(sources)) for one in range(size // 50)]

    assert_linear(lambda text: pair_claims(said(1, len(text)), said(2, len(text))), lambda size: "x" * size)


@pytest.mark.parametrize("unit", ["a ", "a b ", "a b c a d "])
def test_long_texts_that_were_changed(unit: str) -> None:
    assert_linear(lambda text: marked(f"x {text}y", f"z {text}{text}w", TEXT), lambda size: unit * (size // len(unit)))


def test_long_claims_that_were_written_anew() -> None:
    def said(text: str, word: str) -> list[Said]:
        return [Said("", f"{word} {number} {'a ' * 300}", (), frozenset()) for number in range(len(text) // 600)]

    assert_linear(lambda text: pair_claims(said(text, "x"), said(text, "y")), lambda size: "a" * size)


def test_many_things_that_are_paired_by_their_ids() -> None:
    assert_linear(lambda text: list(pair_by(text.split(), text.split()[::-1], str)), lambda size: " ".join(map(str, range(size))))


def assert_linear(read: Callable[[str], object], text_of: Callable[[int], str]) -> None:
    """Time is measured up to three times: on a machine with other things to do one measurement may be off."""
    short, long = text_of(SIZE), text_of(2 * SIZE)
    ratios = []
    for _ in range(3):
        once, twice = seconds(lambda: read(short)), seconds(lambda: read(long))
        if twice < TOO_SHORT or twice < MOST * once:
            return
        ratios.append(twice / once)
    pytest.fail(f"twice the text took {min(ratios):.1f} times as long")


def seconds(run: Callable[[], object]) -> float:
    gc.collect()
    gc.disable()
    try:
        began = process_time()
        run()
        return process_time() - began
    finally:
        gc.enable()
