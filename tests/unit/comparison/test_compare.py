"""Quoted words are held against a copy: the cases are files, to be read like prose; ⏎ is the end of a line."""

import re
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.comparison import compare, difference_of, words_of

CASES = Path(__file__).parent / "cases"
_CASE = re.compile(r"^## (?P<title>.+)\nquoted: ?(?P<quoted>.*)\ncopy: ?(?P<copy>.*)\n→ (?P<outcome>.+)$", re.MULTILINE)
# Typography that says nothing: each is tried in the place of the plain one.
VARIANTS = {
    " ": (" ", "\u00a0", "\n", "  ", "\u202f", "\t"),
    "'": ("'", "\u2019", "\u02bc", "\u2018"),
    '"': ('"', "\u201c", "\u201d", "\u00ab", "\u201e"),
    "-": ("-", "\u2010", "\u2013", "\u2014", "\u2212"),
    ",": (",", " ,", ";", ""),
    ".": (".", "!", "\u2026", ""),
    "a": ("a", "a\u00ad", "\u200ba"),
    "i": ("i", "i\u200d"),
    "\u0644": ("\u0644", "\u0644\u0640", "\u0644\u064e", "\u0644\u0651\u064f"),
    "1": ("1", "\u0661", "\uff11"),
}
TEXT = (
    "The army's guns fired at noon, without warning, from the hills. The mayor counted 112 dead beside the cross-road bridge; "
    '"nobody was warned," she said. An official of the army called it a lawful strike, and said that it was not aimed at anybody. '
    "\u0642\u0627\u0644 \u0627\u0644\u0628\u064a\u0627\u0646 \u0625\u0646 \u0627\u0644\u062c\u064a\u0634 \u0642\u062a\u0644 11 "
    "\u0645\u0642\u0627\u062a\u0644\u0627 \u0639\u0644\u0649 \u0627\u0644\u0623\u0642\u0644 \u0641\u064a \u0627\u0644\u062d\u0642\u0644."
)


def cases() -> list[tuple[str, str, str, str]]:
    found = []
    for file in sorted(CASES.glob("*.md")):
        text = file.read_text(encoding="utf-8")
        matches = list(_CASE.finditer(text))
        assert len(matches) == text.count("\n## "), f"{file.name} has cases of another shape"
        found += [(match["title"], match["quoted"], match["copy"].replace("⏎", "\n"), match["outcome"]) for match in matches]
    return found


@pytest.mark.parametrize(("title", "quoted", "copy", "outcome"), cases(), ids=lambda value: value[:40])
def test_a_case_comes_out_as_it_says(title: str, quoted: str, copy: str, outcome: str) -> None:
    compared = compare(quoted, words_of(copy))
    if compared is None:
        said = "nothing"
    else:
        said = compared.outcome + (f": {difference_of(compared.changes)}" if compared.outcome == "altered" else "")
    assert said == outcome, title


def test_what_was_found_has_its_place_and_what_stands_around() -> None:
    text = "Before it, the guns of the army were silent. “The army fired,” he said. Then the army\nfired again, and the whole town woke up."
    compared = compare("the army fired", words_of(text))
    assert compared is not None
    assert compared.selector is not None
    assert text[compared.selector.start : compared.selector.end] == compared.selector.exact == "the army\nfired"
    assert (compared.selector.prefix, compared.selector.suffix) == ("army fired,” he said. Then", "again, and the whole town woke")
    again = compare("army fired", words_of(text))
    assert again is not None
    assert again.selector is not None
    assert (compared.times, again.times, again.selector.start) == (1, 2, text.index("army fired"))


def test_an_altered_wording_is_shown_as_the_copy_has_it() -> None:
    text = "It says: “No fewer than twelve people, among them two children, were killed.”"
    compared = compare("No more than twelve people, among them children, were killed", words_of(text))
    assert compared is not None
    assert compared.selector is not None
    assert compared.selector.exact == "No fewer than twelve people, among them two children, were killed"
    assert difference_of(compared.changes) == "“more” is “fewer” there; “two” stands there besides"


@given(st.data())
def test_typography_alone_never_alarms(data: st.DataObject) -> None:
    words = TEXT.split(" ")
    start = data.draw(st.integers(0, len(words) - 3))
    end = data.draw(st.integers(start + 2, min(len(words), start + 25)))

    def dressed(text: str) -> str:
        return "".join(data.draw(st.sampled_from(VARIANTS[letter])) if letter in VARIANTS else letter for letter in text)

    compared = compare(dressed(" ".join(words[start:end])), words_of(dressed(TEXT)))
    assert compared is not None
    assert compared.outcome == "found"


@st.composite
def abridged(draw: st.DrawFn) -> list[str]:
    """Words of the text as somebody may quote them: some left out, some put in, letters of some in brackets."""
    words = words_of(TEXT).folded
    start = draw(st.integers(0, len(words) - 2))
    quoted: list[str] = []
    for word in words[start : start + draw(st.integers(2, 14))]:
        match draw(st.integers(0, 7)):
            case 0:
                quoted.append("[…]")
            case 1:
                quoted += ["[the army]", word]
            case 2 if word.isascii() and word.isalpha():
                quoted.append(f"[{word[0].swapcase()}]{word[1:]}" if len(word) > 1 else word)
            case 3 if word.isascii() and word.isalpha() and len(word) > 2:
                quoted.append(f"{word[:2]}[{word[2:]}ed]" if draw(st.booleans()) else f"{word}[ed]")
            case _:
                quoted.append(word)
    return quoted


@given(abridged())
def test_what_is_left_out_put_in_or_bracketed_is_found(quoted: list[str]) -> None:
    compared = compare(" ".join(quoted), words_of(TEXT))
    assert compared is None or compared.outcome == "found"
    assert compared is not None or set(quoted) <= {"[…]"}


@given(abridged(), st.data())
def test_a_word_that_does_not_stand_there_is_never_found_among_brackets(quoted: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(quoted) - 1))
    other = data.draw(st.sampled_from(["zebra", "[Z]ebra", "zeb[ra]", "\u0632\u064a\u0628\u0631\u0627"]))
    compared = compare(" ".join([*quoted[:at], other, *quoted[at + 1 :]]), words_of(TEXT))
    assert compared is not None
    assert compared.outcome != "found"


def test_every_altered_quotation_of_five_hundred_is_found() -> None:
    """One word of each is changed, left out or put in, by lot; what is left as a piece of the text by chance is no alteration."""
    lot = Random(7)  # noqa: S311 -- the same lot each time
    text = " ".join([TEXT, TEXT.replace("noon", "dawn").replace("112", "98")])
    copy = words_of(text)
    words = words_of(text).folded
    outcomes: list[str] = []
    while len(outcomes) < 500:
        start = lot.randrange(len(words) - 4)
        quoted = list(words[start : start + lot.randint(4, 20)])
        at = lot.randrange(1, max(2, len(quoted) - 1))
        match len(outcomes) % 3:
            case 0:
                quoted[at] = lot.choice(["never", "seven", "south", "civilian", "\u0644\u0645"])
            case 1:
                del quoted[at]
            case _:
                quoted.insert(at, lot.choice(["not", "hardly", "allegedly", "\u0644\u0645"]))
        if f" {' '.join(quoted)} " in copy.line:
            continue
        compared = compare(" ".join(quoted), copy)
        assert compared is not None
        outcomes.append(compared.outcome)
    assert outcomes == ["altered"] * 500


@given(st.text(max_size=60), st.text(max_size=200))
def test_any_words_and_any_copy_come_to_something(quoted: str, copy: str) -> None:
    compared = compare(quoted, words_of(copy))
    if compared is not None and compared.selector is not None:
        assert copy[compared.selector.start : compared.selector.end] == compared.selector.exact
    assert compared is None or (compared.outcome == "found") == (compared.times > 0)


@given(st.text(max_size=200), st.integers(0, 200), st.integers(1, 80))
def test_whatever_is_cut_out_at_whole_words_is_found(text: str, start: int, length: int) -> None:
    words = words_of(text)
    if not words.folded:
        return
    first = start % len(words.folded)
    behind = min(len(words.folded), first + length)
    cut = text[words.spans[first][0] : words.spans[behind - 1][1]]
    if "[" in cut or "…" in cut or ".." in cut or words_of(cut).folded != words.folded[first:behind]:
        return  # brackets and points mean something in a quotation
    compared = compare(cut, words_of(text))
    assert compared is not None
    assert compared.outcome == "found"
