"""What can go wrong on the way to a source, each in words that are ready to print. Nothing here acts."""


class NotFetched(Exception):
    """Nothing came back that can be kept: the network, the time, the size, or the answer itself stood against it."""


class Refused(NotFetched):
    """We do not go there: the address leads into a private network, or away from what is safe."""


class NotWritten(Exception):
    """The source's file could not be changed without touching more than it should; it is as it was."""
