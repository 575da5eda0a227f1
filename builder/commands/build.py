"""`onrecord build`: the website from the content."""

import argparse
from pathlib import Path
from time import perf_counter

from builder.terminal import (
    CLEAN,
    CONTENT,
    Progress,
    UsageError,
    Verbs,
    add_held,
    add_shared,
    add_templates,
    add_verb,
    clock_of,
    print_findings,
    say,
)
from builder.urls import why_unsafe


def add_to(verbs: Verbs) -> None:
    """How the command is called."""
    parser = add_verb(verbs, "build", "make the website from the content", run)
    add_shared(parser)
    add_templates(parser)
    add_held(parser, "none: what the ledger says is taken for granted")
    parser.add_argument("-d", "--dest", default="site", metavar="DIR", help="where the website goes (default: site)")
    parser.add_argument("-b", "--base-url", default="", metavar="URL", help="the site's address, instead of the one in dossier.yaml")
    parser.add_argument(
        "-j", "--jobs", type=int, default=0, metavar="N", help="how many processes read the content (default: as many as are worth it)"
    )
    parser.add_argument("--fresh", action="store_true", help="forget what earlier builds found, and write every file anew")
    parser.add_argument("--timings", action="store_true", help="say how long each stage took")
    parser.add_argument("-q", "--quiet", action="store_true", help="print findings only")
    parser.add_argument("-v", "--verbose", action="store_true", help="say more about what was done")


def run(options: argparse.Namespace) -> int:
    """Build, and say what came of it."""
    from builder.build import build
    from builder.held import held_folder
    from builder.options import Options
    from builder.read import templates_for
    from builder.report import tally, tally_in_words

    began = perf_counter()
    if options.base_url and (why := why_unsafe(options.base_url, web_only=True)):
        raise UsageError(f"'{options.base_url}' can't be the site's address: {why}")
    if options.jobs < 0:
        raise UsageError("--jobs takes a number from 1 up")
    content, destination = Path(options.content), Path(options.dest)
    progress = Progress(wanted=not options.quiet)
    wanted = Options(
        content,
        templates_for(content, options.templates),
        clock_of(options.clock),
        options.base_url,
        options.drafts,
        options.jobs,
        progress.tell,
        held_folder(content, options.held) if options.held else None,
    )
    built = build(wanted, destination, fresh=options.fresh, strict=options.strict)
    progress.clear()
    print_findings(built.findings, built.texts)
    if built.refused:
        raise UsageError(built.refused)
    if built.recovered and not options.quiet:
        say(f"onrecord: an earlier build was interrupted; it was {built.recovered}")
    if options.timings:
        for stage, seconds in built.seconds.items():
            say(f"{stage:>14}  {seconds * 1000:8.1f} ms")
    errors, warnings = tally(built.findings)
    found = tally_in_words(errors, warnings) or "nothing to report"
    if not built.published:
        why = "" if errors else " (under --strict a warning is an error)"
        kept = f"the site in {destination.as_posix()}/ is as it was" if destination.exists() else "nothing was written"
        say(f"{found}{why}: {kept}")
        return CONTENT
    if not options.quiet:
        done = f"{built.written} written, {built.files - built.written} unchanged, {built.removed} removed"
        say(f"{built.pages} pages in {built.files} files: {done}; {found}; {perf_counter() - began:.1f} s")
        if options.verbose:
            say(f"read {options.content}, wrote {destination.as_posix()}/index.html and its fellows")
    return CLEAN
