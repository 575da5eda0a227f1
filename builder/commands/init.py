"""`onrecord init`: a new dossier in a folder of its own, with an example to write over. It touches no folder that holds something."""

import argparse
from pathlib import Path
from shlex import quote

from builder import __version__
from builder.terminal import CLEAN, UsageError, Verbs, add_verb, own_command, say


def add_to(verbs: Verbs) -> None:
    """How the command is called."""
    parser = add_verb(verbs, "init", "begin a new dossier, with an example to write over", run)
    parser.add_argument("folder", metavar="DIR", help="where it goes: a folder that is empty, or not there yet")


def run(options: argparse.Namespace) -> int:
    """Write the files, and say what comes next."""
    from builder.read import STARTERS, read_folder
    from builder.starting import start_dossier

    folder = Path(options.folder)
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"'{folder.as_posix()}' is a file")
    if folder.is_dir() and (there := sorted(one.name for one in folder.iterdir() if one.name != ".git")):
        raise UsageError(f"'{folder.as_posix()}' is not empty ({there[0]} is in it); name a folder that is empty, or not there yet")
    files = start_dossier(read_folder(STARTERS), __version__)
    for path, lines in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(lines)
    say(f"A dossier is begun in {folder.as_posix()}/, with an example: {len(files)} files.")
    say("These build its website; then open site/index.html there. Its README.md says what comes next.")
    say(f"    cd {quote(folder.as_posix())}\n    {own_command()} build")
    return CLEAN
