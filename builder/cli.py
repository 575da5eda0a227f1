"""Arguments in, exit status out: the parser of the command line, and what is said where a command can't go on."""

import argparse
import gc
import sys
from collections.abc import Sequence

from builder import __version__
from builder.commands import COMMANDS
from builder.journal import PublishError
from builder.read import ConfigurationError
from builder.terminal import BUG, CONTENT, INTERRUPTED, USAGE, UsageError, say


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status.

    0: clean. 1: errors in the content. 2: bad usage or configuration. 3: a bug. 130: interrupted.
    """
    options = parser_of_all().parse_args(arguments)
    # Nothing that a command makes goes in circles, and looking for circles took half of a large build's time.
    gc.disable()
    try:
        return int(options.run(options))
    except (ConfigurationError, PublishError, UsageError) as refusal:
        say(f"onrecord: {refusal}")
        return USAGE
    except KeyboardInterrupt:
        say("onrecord: interrupted; the next build completes or undoes what this one had begun")
        return INTERRUPTED
    except BrokenPipeError:
        # Nobody reads the rest, and nobody can be told how it ended.
        sys.stderr.close()
        return CONTENT
    except OSError as failure:
        say(f"onrecord: {failure.filename or 'the disk'}: {failure.strerror or failure}")
        return USAGE
    except Exception:  # noqa: BLE001 -- whatever gets here is a bug, and is said to be one
        import traceback

        traceback.print_exc()
        say("onrecord: this is a mistake in Onrecord itself, not in your files; please report it with the lines above")
        return BUG
    finally:
        gc.enable()


def parser_of_all() -> argparse.ArgumentParser:
    """The parser of the command line, with every command's own."""
    parser = argparse.ArgumentParser(prog="onrecord", description="Build a website in which every claim carries its citation.")
    parser.add_argument("--version", action="version", version=f"onrecord {__version__}")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    for command in COMMANDS:
        command.add_to(verbs)
    return parser
