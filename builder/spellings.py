"""The ways in which a name may be written, as patterns to look for in texts and addresses. It knows nobody and judges nothing.

Of a name of several words its order, what stands between its words, accents, and the first and the last of its words alone make no
difference: Ada Moor is Moor, Ada · Ada K. Moor · ADA-MOOR · Áda Moor. A name of one word is looked for as it is written, or in capitals,
since it may be a word of the language as well (Rose, Grant).
"""

import re
from collections.abc import Iterable
from functools import cache
from unicodedata import normalize

TITLES = frozenset(
    "mr mrs ms miss dr prof sir dame lord lady judge gen general maj major col colonel lt lieutenant capt captain sgt sergeant cpl "
    "corporal adm admiral cmdr commander father sister brother sheikh imam rev mayor president".split()
)
_ENDINGS = frozenset("jr sr ii iii iv".split())
_BETWEEN = r"[\s*_.,\u060c\u3001]+"
_JOINED = r"[-\u2010\u2011\s*_.,\u060c\u3001]+"
_IN_ADDRESS = r"(?:[-_.+/,~]|%20|%2D|%2C)+"
# One or two initials, or one more name.
_MIDDLE = rf"(?:(?-i:(?:[^\W\d_a-z]\.?{_BETWEEN}){{1,2}}|[^\W\d_a-z][^\W\d_]+[\s*_]+))?"
_START, _END = r"(?<![^\W_])", r"(?![^\W_])"
_LATIN = "".join(map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))))
# Letters that Unicode does not take apart into one of a-z and a mark.
_WHOLE = {"d": "đĐðÐ", "h": "ħĦ", "i": "ı", "l": "łŁ", "o": "øØ", "t": "ŧŦ"}


def in_texts(names: Iterable[str]) -> re.Pattern[str]:
    """A name in any of its spellings, in words that people read. names: the forms of one person's name; at least one."""
    choices = [choice for name in names for choice in _choices(name)]
    return re.compile(rf"{_START}(?:{'|'.join(dict.fromkeys(choices))}){_END}")


def in_addresses(names: Iterable[str]) -> re.Pattern[str] | None:
    """A name of several words in a web address; None where there is no such name."""
    pairs = [words for name in names for words in _orders(name)]
    choices = [_IN_ADDRESS.join(map(_spelt, words)) for words in pairs]
    return re.compile(rf"(?i){_START}(?:{'|'.join(dict.fromkeys(choices))}){_END}") if choices else None


def surnames_of(names: Iterable[str]) -> tuple[str, ...]:
    """The last words of names of several words, each as it is written there."""
    found = (_words(name) for name in names)
    return tuple(dict.fromkeys(words[-1] for words in found if len(words) > 1 and len(words[-1]) > 2))


def by_itself(surname: str) -> re.Pattern[str]:
    """A surname by itself, with a capital letter where its script has such; behind a title or an initial, too."""
    return re.compile(rf"{_START}(?:{_cased(surname)}){_END}")


def words_in(text: str) -> frozenset[str]:
    """The words of a text, without accents, each in the case that it has there."""
    return frozenset(re.findall(r"[^\W\d_]+", _plain(text)))


def _choices(name: str) -> Iterable[str]:
    whole = name.split()
    if len(whole) == 1:
        yield _cased(whole[0])
        return
    yield f"(?i:{_BETWEEN.join(map(_spelt, whole))})"
    for words in _orders(name):
        yield f"(?i:{(_BETWEEN + _MIDDLE).join(map(_spelt, words))})"
        # With hyphens in lower case it is an id, of which another check knows.
        yield _JOINED.join(map(_cased, words))


def _orders(name: str) -> list[tuple[str, ...]]:
    """The words of a name in its own order and the other one; its first and last alone, too. Titles and initials don't count."""
    words = _words(name)
    if len(words) < 2:
        return []
    ends = (words[0], words[-1])
    return list(dict.fromkeys((words, (words[-1], *words[:-1]), ends, ends[::-1])))


def _words(name: str) -> tuple[str, ...]:
    words = [word.strip(".,") for word in name.split()]
    return tuple(word for word in words if len(word) > 1 and word.casefold() not in TITLES | _ENDINGS)


def _cased(word: str) -> str:
    forms = dict.fromkeys((word, word[:1].upper() + word[1:], word.upper()))
    return f"(?:{'|'.join(map(_spelt, forms))})"


def _spelt(word: str) -> str:
    # A hyphen within a name may be left out, or be a space.
    return "".join(r"[-\u2010\u2011\s.]?" if one in "-\u2010\u2011" else _letter(one) for one in _plain(word))


@cache
def _letter(letter: str) -> str:
    """A letter with any accent or none."""
    if not ("a" <= letter.lower() <= "z"):
        apart = normalize("NFD", letter)
        return re.escape(letter) if apart == letter else f"(?:{letter}|{apart})"
    accented = [one for one in _LATIN if normalize("NFD", one)[0] == letter and len(normalize("NFD", one)) > 1]
    accented += [one for one in _WHOLE.get(letter.lower(), "") if one.islower() == letter.islower()]
    return f"[{letter}{''.join(accented)}][\\u0300-\\u036f]*"


def _plain(words: str) -> str:
    """Words without accents on Latin letters; others keep theirs, which are part of them."""
    plain = ""
    for one in normalize("NFC", words):
        base = normalize("NFD", one)[0]
        if not (plain[-1:].isascii() and plain and "\u0300" <= one <= "\u036f"):
            whole = next((letter if one.islower() else letter.upper() for letter, known in _WHOLE.items() if one in known), one)
            plain += base if base.isascii() else whole
    return plain
