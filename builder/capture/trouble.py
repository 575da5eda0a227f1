"""What can go wrong on the way to a source, each in words that are ready to print. Nothing here acts."""

MOST_WIDTH = 120
# Of the words of an error: an address may be long, and says the most.
_LONGEST = 400


def printable(words: str, most: int = MOST_WIDTH) -> str:
    """Words of strangers for a terminal: without what would move its cursor, colour it, or turn its lines around."""
    return "".join(one if one.isprintable() else "\ufffd" for one in words)[:most]


class NotFetched(Exception):
    """Nothing came back that can be kept: the network, the time, the size, or the answer itself stood against it."""

    def __init__(self, words: str) -> None:
        # What a server sends may be among them.
        super().__init__(printable(words, _LONGEST))


class Refused(NotFetched):
    """We do not go there: the address leads into a private network, or away from what is safe."""


class NotWritten(Exception):
    """The source's file could not be changed without touching more than it should; it is as it was."""
