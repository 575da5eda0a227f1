"""How the parts of extraction tell each other that a copy can't be read. It never leaves the package."""


class Unreadable(Exception):
    """A copy that can't be read; its words say why, ready to print behind the copy's name."""
