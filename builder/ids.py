"""What an id may be: a-z, 0-9 and single hyphens between them, at most 80 characters. It knows no ids that exist."""

import re
import unicodedata

MOST = 80
EDITORS = "editors"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)


def why_invalid(word: str) -> str:
    """Why `word` can't be an id, in words for a message, or "" where it can."""
    if not word:
        return "it is empty"
    if len(word) > MOST:
        return f"it is longer than {MOST} characters"
    if word == EDITORS:
        return "'editors' is reserved for our own words"
    if _ID.fullmatch(word):
        return ""
    for character in word:
        if not (character.isascii() and (character.isalnum() or character == "-")) or character.isupper():
            return f"it has {_spelt(character)}"
    return "a hyphen stands only between letters or digits, one at a time"


def suggest_id(word: str) -> str:
    """The id that `word` was probably meant to be, or "" where no id is left of it."""
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().lower()
    meant = "-".join(re.findall(r"[a-z0-9]+", plain.replace("'", "")))
    return "" if why_invalid(meant) else meant


def looks_like_id(word: str) -> bool:
    """Whether a value that may be an id or a name is meant as an id: lower case, no space, no @, no letter that is not Latin."""
    return not any(character.isspace() or character == "@" or character.isupper() or _is_foreign(character) for character in word)


def _is_foreign(character: str) -> bool:
    return character.isalpha() and not character.isascii() and "LATIN" not in unicodedata.name(character, "")


def _spelt(character: str) -> str:
    if character.isupper() and character.isascii():
        return f"the capital letter {character}"
    if character == " ":
        return "a space"
    if character.isascii() and character.isprintable():
        return f"the character {character}"
    return f"the character U+{ord(character):04X} ({unicodedata.name(character, 'unnamed').lower()})"
