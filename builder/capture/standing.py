"""How a source stands today: there as it was, changed, gone, or not to be told. It fetches nothing and keeps nothing."""

from dataclasses import dataclass
from difflib import unified_diff
from typing import Literal

from builder.capture.copies import ENDING
from builder.capture.fetch import Exchange
from builder.capture.trouble import printable
from builder.extraction import Extracted, text_of, text_of_response
from builder.extraction.packed import unpacked
from builder.extraction.unreadable import Unreadable
from builder.extraction.warc import last_response
from builder.held import HeldFile

MOST_LINES = 12
# Finding what differs takes time by the square of the lines.
_MOST_COMPARED = 4000
_GONE = (404, 410)


@dataclass(frozen=True, slots=True)
class Standing:
    """words: what to say of it. difference: lines of a unified difference of its text, each safe to print."""

    kind: Literal["alive", "changed", "dead", "cannot tell"]
    words: str
    difference: tuple[str, ...] = ()


def standing_of(answer: Exchange, file: str, held: HeldFile | None) -> Standing:
    """What the last answer of a source says of it.

    file: what its `held:` names, or "". held: that copy, None where there is none or no folder for it.
    """
    said = f"{answer.status} {printable(answer.reason)}".rstrip()
    if answer.status in _GONE:
        return Standing("dead", f"it is gone: the server answered {said}")
    if answer.status != 200:
        return Standing("cannot tell", f"the server answered {said}")
    if not file.endswith((ENDING, ".warc")):
        return Standing("alive", "it is there; there is no capture of it to compare it with")
    if held is None or held.why:
        return Standing(
            "alive", f"it is there; it was compared with nothing: {held.why if held else 'the folder of our copies is not named'}"
        )
    return _compared(answer, file, held)


def text_of_answer(answer: Exchange) -> Extracted:
    """The text of an answer, as it is read out of a kept copy."""
    return text_of_response(answer.header("Content-Type"), unpacked(answer.content, answer.header("Content-Encoding")))


def _compared(answer: Exchange, file: str, held: HeldFile) -> Standing:
    try:
        _, kept = last_response(held.content)
    except Unreadable as unreadable:
        return Standing("alive", f"it is there; it was compared with nothing: '{file}': {unreadable}")
    if kept == unpacked(answer.content, answer.header("Content-Encoding")):
        return Standing("alive", "it is there, and as it was")
    before, now = text_of(file, held.content), text_of_answer(answer)
    if before.why or now.why:
        return Standing("changed", f"its bytes have changed, and its text can't be compared: {before.why or now.why}")
    if before.text.split() == now.text.split():
        return Standing("alive", "it is there, and its text is as it was")
    return Standing("changed", "its text has changed", difference_of(before.text, now.text))


def difference_of(before: str, now: str) -> tuple[str, ...]:
    """The first lines of what differs between two texts."""
    old, new = before.split("\n"), now.split("\n")
    if len(old) + len(new) > _MOST_COMPARED:
        return (f"{len(old):,} lines before and {len(new):,} now are too many to be shown side by side",)
    lines = list(unified_diff(old, new, "held", "now", lineterm="", n=0))
    shown = tuple(printable(line) for line in lines[:MOST_LINES])
    return (*shown, f"… and {len(lines) - MOST_LINES} lines more") if len(lines) > MOST_LINES else shown
