"""Runs `onrecord serve` as its user does, in a process of its own."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from threading import Thread

from tests.unit.commands import ROOT

PATIENCE = 30
# Whoever started the tests may have interruptions ignored, and a child would go on with that.
RUN = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
RUN += "from builder.cli import main; sys.exit(main(sys.argv[1:]))"


class Served:
    """A running server. address: where it answers. said: its lines as they come."""

    def __init__(self, running: "subprocess.Popen[str]") -> None:
        self.running = running
        self.said: Queue[str] = Queue()
        Thread(target=self._listen, daemon=True).start()
        self.address = re.sub(r".* on (\S+) .*", r"\1", self.wait_for("Serving "))

    def _listen(self) -> None:
        for line in self.running.stderr or ():
            self.said.put(line.rstrip())

    def wait_for(self, words: str) -> str:
        """The next line that has the words."""
        while words not in (line := self.said.get(timeout=PATIENCE)):
            pass
        return line

    def end(self) -> int:
        """Its exit status after Ctrl-C."""
        self.running.send_signal(signal.SIGINT)
        return self.running.wait(timeout=PATIENCE)


@contextmanager
def started(folder: Path, *arguments: str) -> Iterator[Served]:
    """A server of the dossier in the folder, that may not have built yet."""
    command = [sys.executable, "-c", RUN, "serve", "--clock", "2026-11-22", *arguments]
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}) as running:
        try:
            yield Served(running)
        finally:
            running.kill()


@contextmanager
def serving(folder: Path, *arguments: str) -> Iterator[Served]:
    """A server of the dossier in the folder, that has built once."""
    with started(folder, *arguments) as served:
        served.wait_for("uilt in ")
        yield served
