"""`onrecord diff`: what changed for a reader between two revisions of git, or from one to what stands here now. It writes nothing."""

import argparse
import sys
from pathlib import Path

from builder.terminal import CLEAN, Progress, UsageError, Verbs, add_content, add_verb, clock_of

FORMATS = ("text", "markdown", "json")


def add_to(verbs: Verbs) -> None:
    """How the command is called."""
    parser = add_verb(verbs, "diff", "say what changed for a reader since a revision", run)
    parser.add_argument("before", metavar="REV", help="a revision of git: a commit, a branch, a tag")
    parser.add_argument("after", metavar="REV", nargs="?", help="a later one (default: what stands here now)")
    add_content(parser)
    parser.add_argument("--format", choices=FORMATS, default="text", help="how changes are printed (default: text)")


def run(options: argparse.Namespace) -> int:
    """Compare, and print what changed."""
    from builder.difference import compare
    from builder.git import GitError
    from builder.options import Options
    from builder.pipeline import judge
    from builder.read import read_content
    from builder.report import tally
    from builder.report.changes import Sides, changes_as_json, changes_as_markdown, changes_as_text
    from builder.revisions import content_at

    content = Path(options.content)
    progress = Progress(wanted=True)
    # One day for both sides: an embargo that ended in between changed no file.
    asked = Options(content, (), clock_of(options.clock), drafts=options.drafts, tell=progress.tell)
    try:
        earlier = content_at(content, options.before)
        later = content_at(content, options.after) if options.after is not None else read_content(content)
    except GitError as refused:
        raise UsageError(str(refused)) from refused
    before, after = judge(asked, earlier), judge(asked, later)
    progress.clear()
    sides = Sides(options.before, options.after or "", tally(before.findings)[0], tally(after.findings)[0])
    printed = {"text": changes_as_text, "markdown": changes_as_markdown, "json": changes_as_json}[options.format]
    sys.stdout.buffer.write(printed(compare(before.dossier, after.dossier), sides).encode("utf-8", "replace"))
    return CLEAN
