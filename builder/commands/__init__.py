"""The commands, one module each, of one shape: `add_to` says how it is called, and `run` runs it and gives the exit status."""

from typing import Protocol

from builder.commands import build, capture, check, diff, explain, init, new, schema, serve, verify
from builder.terminal import Verbs


class Command(Protocol):
    """A module of this folder."""

    __name__: str

    def add_to(self, verbs: Verbs) -> None:
        """Tell the parser how the command is called."""


COMMANDS: tuple[Command, ...] = (build, check, diff, serve, capture, verify, new, init, explain, schema)
