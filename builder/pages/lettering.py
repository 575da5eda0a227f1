"""How wide words are in a picture's small type, near enough to break them into lines before anybody has the typeface at hand."""

from unicodedata import combining, east_asian_width

# Pixels of the label face at 13 pixels, a little more than measured, as another face may stand in for it.
_NARROW, _SMALL, _CAPITAL, _BROAD, _SQUARE = 4.2, 6.6, 7.8, 10.4, 14.0


def width(text: str) -> float:
    """How wide a text will be at most, in pixels."""
    return sum(_letter(one) for one in text)


def in_lines(text: str, room: float) -> tuple[str, ...]:
    """A text in lines that are not wider than `room`, broken at its spaces; a word that is wider by itself is broken where it must be."""
    lines: list[str] = []
    for word in text.split(" "):
        whole = f"{lines[-1]} {word}" if lines else word
        if lines and width(whole) <= room:
            lines[-1] = whole
        else:
            lines += _pieces(word, room)
    return tuple(lines)


def _pieces(word: str, room: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _letter(one: str) -> float:
    if combining(one):
        return 0
    if east_asian_width(one) in "WF":
        return _SQUARE
    if one in "mwMWŒÆœæ@%—…":
        return _BROAD
    if one.isupper():
        return _CAPITAL
    return _NARROW if one in " \u00a0.,:;'’‘“”!|ijltfrI()[]-–/" else _SMALL
