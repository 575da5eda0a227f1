"""How the parts of extraction tell each other that a copy can't be read. `text_of` lets none of it out."""


class Unreadable(Exception):
    """A copy that can't be read; its words say why, ready to print behind the copy's name."""
