"""What every command shares at its edge: exit statuses, the clock, the options that several take, findings on the terminal."""

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from shlex import quote
from shutil import which
from time import perf_counter
from typing import TypeAlias

from builder.findings import Finding

PATIENCE = 0.5
CLEAN, CONTENT, USAGE, BUG, INTERRUPTED = 0, 1, 2, 3, 130


class UsageError(Exception):
    """A command was not called as it can be; its words are ready to print."""


Verbs: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 -- argparse has no other name for it


def add_verb(verbs: Verbs, name: str, words: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
    """A command's own parser. words: what the command does, for its help. run: runs it, and gives the exit status."""
    parser = verbs.add_parser(name, help=words, description=f"{words[0].upper()}{words[1:]}.")
    parser.set_defaults(run=run)
    return parser


def add_templates(parser: argparse.ArgumentParser) -> None:
    """Give a parser the option of every command that makes pages."""
    words = "templates that take the place of Onrecord's own (default: templates/ beside the content)"
    parser.add_argument("-t", "--templates", metavar="DIR", help=words)


def add_held(parser: argparse.ArgumentParser, default: str = "as onrecord.local.yaml beside the content says") -> None:
    """Give a parser the option of every command that looks into our copies. default: what holds without it, in words."""
    parser.add_argument("--held", metavar="DIR", help=f"the folder of our copies of sources (default: {default})")


def add_shared(parser: argparse.ArgumentParser) -> None:
    """Give a parser the options of every command that checks a dossier."""
    add_content(parser)
    parser.add_argument("--strict", action="store_true", help="take warnings for errors")


def add_content(parser: argparse.ArgumentParser) -> None:
    """Give a parser the options of every command that reads a dossier."""
    parser.add_argument("-c", "--content", default="content", metavar="DIR", help="the content (default: content)")
    parser.add_argument("-D", "--drafts", action="store_true", help="take in drafts and what is under embargo")
    parser.add_argument("--clock", metavar="ISO", help="the day and time to go by (default: SOURCE_DATE_EPOCH, else now)")


def content_of(options: argparse.Namespace) -> Path:
    """The folder of the content that a command was given. UsageError where no dossier is in it."""
    from builder.read import SETTINGS

    content = Path(options.content)
    if not (content / SETTINGS).exists():
        raise UsageError(f"there is no dossier in '{content.as_posix()}' (no {SETTINGS}); `onrecord init DIR` begins one")
    return content


def say(words: str) -> None:
    """A line to whoever runs the command; it goes to stderr, since stdout is for what was asked for as data."""
    print(words, file=sys.stderr)


def own_command() -> str:
    """How this program is called from any folder: by its name, where the path finds it, else by the file that runs."""
    if which("onrecord"):
        return "onrecord"
    called = Path(sys.argv[0])
    return quote(str(called.absolute())) if called.stem == "onrecord" else f"{quote(sys.executable)} -m builder"


def print_findings(findings: Iterable[Finding], texts: Mapping[str, str]) -> None:
    """The findings as text, in colour where the terminal shows it. texts: the content by path, for excerpts."""
    from builder.report import text_report

    sys.stderr.write(text_report(findings, texts, colour=is_colour_wanted()))


def is_colour_wanted() -> bool:
    """Whether stderr is a terminal that shows colour, and nobody has asked for none (https://no-color.org)."""
    return sys.stderr.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


class Progress:
    """One line on a terminal that says how far a long command is; elsewhere, and in the first half second, nothing."""

    def __init__(self, *, wanted: bool) -> None:
        """Wanted: whether whoever runs the command wants to be told."""
        self._next = perf_counter() + PATIENCE if wanted and sys.stderr.isatty() and os.environ.get("TERM") != "dumb" else float("inf")
        self._shown = False

    def tell(self, stage: str, done: int, number: int) -> None:
        """Show it, ten times a second at most."""
        if (now := perf_counter()) >= self._next:
            self._next = now + 0.1
            self._shown = True
            sys.stderr.write(f"\r\x1b[K{stage}: {done:,} of {number:,}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away before something else is said."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            self._shown = False


def clock_of(chosen: str | None) -> datetime:
    """The moment to go by: as chosen, else SOURCE_DATE_EPOCH, else now; in UTC where no zone is given. UsageError where it is none."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        if chosen:
            moment = datetime.fromisoformat(chosen)
            return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        if epoch:
            return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as mistake:
        raise UsageError(f"'{chosen or epoch}' is not a time to go by: write it like 2026-11-22 or 2026-11-22T06:00Z") from mistake
    return datetime.now(UTC)
