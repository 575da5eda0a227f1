"""From bytes to text, without the characters that a reviewer can't see. It does not ask what the text says."""

import re
import unicodedata

from builder.findings import Finding, Span, finding
from builder.parse.garbled import garbled_letters
from builder.parse.places import line_starts, span_at

MOST_REPORTED = 20
_MOST_MARKS = 30
_FEW_LINES = 3
_LATIN = "[A-Za-z\u00c0-\u024f]"

# C0 but tab and line feed, DEL, C1, line and paragraph separators, embeddings, overrides, isolates, surrogates,
# noncharacters, tag characters; and a byte order mark behind the start of a file, which YAML takes for a blank here and there.
# Soft hyphens, spaces of no width and word joiners part a name without showing it; so do joiners between two Latin letters,
# which other scripts need.
_HIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b\u2028-\u202e\u2060\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\U000e0000-\U000e007f"
    + "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(17))
    + f"]|(?<={_LATIN})[\u200c\u200d](?=[\u200c\u200d]*{_LATIN})"
)
_BEYOND_LATIN = re.compile(f"[^\\x00-\\u02ff]{{{_MOST_MARKS + 1},}}")
_NAMES = {
    "\x00": "NULL",
    "\x08": "BACKSPACE",
    "\x0b": "LINE TABULATION",
    "\x0c": "FORM FEED",
    "\r": "CARRIAGE RETURN",
    "\x1b": "ESCAPE",
    "\x7f": "DELETE",
    "\x85": "NEXT LINE",
    "\ufeff": "BYTE ORDER MARK",
}
_KINDS = {"Cc": "CONTROL CHARACTER", "Cs": "SURROGATE", "Cn": "NONCHARACTER"}


def read_text(path: str, content: bytes) -> tuple[str | None, tuple[Finding, ...]]:
    """The text of a file in NFC with LF at its line ends, and what is wrong with its characters; None where it is not UTF-8.

    A byte order mark at the start is dropped. A character that can't be seen is reported and becomes a space, so that
    places stay true. Lines and columns are those of the text that comes back.
    """
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        return None, (_not_utf8(path, content, error),)
    text, endings = _old_endings(path, text.replace("\r\n", "\n"))
    text, piles = _without_piles(path, text)
    text = unicodedata.normalize("NFC", text)
    return without_hidden(text), (*endings, *piles, *_hidden(path, text), *garbled_letters(path, text))


def without_hidden(text: str) -> str:
    """The text with a space in the place of each character that can't be seen; its length stays."""
    return _HIDDEN.sub(" ", text)


def hidden_in(text: str) -> str:
    """The first character of `text` that can't be seen, spelt for a message, or "" where there is none."""
    match = _HIDDEN.search(text)
    return _spelt(match[0]) if match else ""


def _not_utf8(path: str, content: bytes, error: UnicodeDecodeError) -> Finding:
    before = content[: error.start].decode("utf-8").removeprefix("\ufeff")
    span = Span(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        message = "the file is written in UTF-16, and only UTF-8 can be read"
    else:
        message = f"the byte 0x{content[error.start]:02X} here is not UTF-8"
    return finding("encoding", span, message, "save the file again with the encoding UTF-8")


def _old_endings(path: str, text: str) -> tuple[str, tuple[Finding, ...]]:
    """The text with LF for the CARRIAGE RETURN at the end of every line, as old Macs wrote them, and one finding for all."""
    if "\n" in text or text.count("\r") < _FEW_LINES:
        return text, ()
    message = "every line of this file ends with a CARRIAGE RETURN alone, as on an old Mac"
    return text.replace("\r", "\n"), (
        finding("hidden-character", Span(path, 1, text.index("\r") + 1), message, "save it again with the line ends LF (Unix)"),
    )


def _hidden(path: str, text: str) -> list[Finding]:
    matches = list(_HIDDEN.finditer(text))
    starts = line_starts(text) if matches else ()
    findings = []
    for number, match in enumerate(matches[:MOST_REPORTED], start=1):
        more = len(matches) - MOST_REPORTED if number == MOST_REPORTED else 0
        findings.append(
            finding(
                "hidden-character",
                span_at(path, starts, match.start()),
                f"a character stands here that nobody can see: {_spelt(match[0])}",
                "delete it; it may help to type the words on both sides of it anew"
                + (f" ({more} more of the kind follow in this file)" if more > 0 else ""),
            )
        )
    return findings


def _spelt(character: str) -> str:
    name = _NAMES.get(character) or unicodedata.name(character, _KINDS.get(unicodedata.category(character), "UNNAMED"))
    return f"U+{ord(character):04X} {name}"


def _without_piles(path: str, text: str) -> tuple[str, list[Finding]]:
    """The text with spaces for what stands upon a letter beyond 30 accents, the limit of Unicode's Stream-Safe Text Format (UAX 15).

    Normalising takes time by the square of their number.
    """
    pieces: list[str] = []
    findings: list[Finding] = []
    kept = 0
    for run in _BEYOND_LATIN.finditer(text):
        start = run.start()
        for index in range(run.start(), run.end() + 1):
            if index < run.end() and unicodedata.combining(text[index]):
                continue
            if index - start > _MOST_MARKS:
                pieces += [text[kept:start], " " * (index - start)]
                kept = index
                if len(findings) < MOST_REPORTED:
                    span = Span(path, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
                    message = f"{index - start} accents stand upon one letter"
                    findings.append(finding("hidden-character", span, message, f"delete all but {_MOST_MARKS} of them"))
            start = index + 1
    return "".join([*pieces, text[kept:]]), findings
