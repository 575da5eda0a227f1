"""A program for test_write.py: publishes what stdin says, and at its n-th operation on the disk dies, or finds the disk full.

Arguments: the destination, "kill" or "full", and n. The operations are counted by an audit hook, so that builder/ runs as it is.
"""

import errno
import json
import os
import signal
import sys
from pathlib import Path

from builder.artifact import Artifact
from builder.write import PublishError, publish

WATCHED = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.scandir"}
CREATING = {"os.mkdir", "os.rename"}


def main(destination: str, fate: str, nth: int) -> None:
    artifacts = [Artifact(path, text.encode(), "test") for path, text in json.load(sys.stdin).items()]
    seen = 0

    def happen(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        if event not in WATCHED:
            return
        seen += 1
        if fate == "kill" and seen == nth:
            os.kill(os.getpid(), signal.SIGKILL)
        if fate == "full" and seen >= nth and (event in CREATING or (event == "open" and int(str(arguments[2])) & os.O_CREAT)):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    sys.addaudithook(happen)
    try:
        publish(Path(destination), artifacts)
    except PublishError as failure:
        sys.exit(f"refused: {failure}")


main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
