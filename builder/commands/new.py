"""`onrecord new`: a file with guidance for an incident, a source, a person … It never writes over one that is there."""

import argparse

from builder.starting import KINDS
from builder.terminal import CLEAN, UsageError, Verbs, add_verb, content_of, say


def add_to(verbs: Verbs) -> None:
    """How the command is called."""
    parser = add_verb(verbs, "new", "begin a file, with guidance for what belongs in it", run)
    parser.add_argument("kind", choices=KINDS, metavar="KIND", help="what it is about: " + ", ".join(KINDS))
    parser.add_argument("id", metavar="ID", help="its id, which becomes part of its address: a-z, 0-9 and single hyphens")
    parser.add_argument("-c", "--content", default="content", metavar="DIR", help="the content (default: content)")
    parser.add_argument("--url", default="", metavar="URL", help="of a source: its address; what the address alone tells is filled in")


def run(options: argparse.Namespace) -> int:
    """Write the file, and say what comes next."""
    from builder.inventory import where_taken
    from builder.read import STARTERS, read_folder
    from builder.starting import start, why_no_address, why_no_id

    content = content_of(options)
    if why := why_no_id(options.id):
        raise UsageError(f"'{options.id}' can't be an id: {why}")
    if options.url and options.kind != "source":
        raise UsageError("--url belongs to a source")
    if options.url and (why := why_no_address(options.url)):
        raise UsageError(f"'{options.url}' can't be a source's address: {why}")
    if taken := where_taken(content, options.id):
        raise UsageError(f"the id '{options.id}' is taken: {taken}. An id names one thing in the whole dossier")
    started = start(options.kind, options.id, read_folder(STARTERS), options.url)
    file = content / started.path
    file.parent.mkdir(exist_ok=True)
    try:
        with file.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(started.text)
    except FileExistsError:
        raise UsageError(f"{file.as_posix()} is there already, and is left as it is") from None
    say(f"{file.as_posix()} is made. Replace each TODO in it; then `onrecord check {file.as_posix()}` says what is missing.")
    return CLEAN
