"""`onrecord check`: what is wrong with the content. It writes nothing."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from builder.codes import CODES, RETIRED
from builder.findings import Finding
from builder.terminal import CLEAN, CONTENT, Progress, UsageError, Verbs, add_held, add_shared, add_verb, clock_of, print_findings, say


def add_to(verbs: Verbs) -> None:
    """How the command is called."""
    parser = add_verb(verbs, "check", "say what is wrong with the content; write nothing", run)
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="report on these files or folders only; everything is checked all the same"
    )
    add_shared(parser)
    add_held(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how findings are printed (default: text)")
    parser.add_argument("--select", metavar="LIST", help="report these only: codes or names, commas between")
    parser.add_argument("--ignore", metavar="LIST", help="leave these out: codes or names, commas between")


def run(options: argparse.Namespace) -> int:
    """Check, and print what was found."""
    from builder.held import held_folder
    from builder.options import Options
    from builder.pipeline import examine
    from builder.report import json_report, tally, tally_in_words

    content = Path(options.content)
    select, ignore = _codes(options.select), _codes(options.ignore)
    for path in options.paths:
        if not Path(path).exists():
            raise UsageError(f"there is no file or folder '{path}'")
    progress = Progress(wanted=options.format == "text")
    examined = examine(
        Options(content, (), clock_of(options.clock), drafts=options.drafts, tell=progress.tell, held=held_folder(content, options.held))
    )
    progress.clear()
    findings = tuple(
        one
        for one in examined.findings
        if (not options.paths or _is_below(one, options.paths)) and (not select or one.name in select) and one.name not in ignore
    )
    if options.format == "json":
        sys.stdout.buffer.write(json_report(findings).encode())
    else:
        print_findings(findings, examined.texts)
        found = tally_in_words(*tally(findings)) or "nothing to report"
        say(f"{examined.files} files checked: {found}")
    errors, warnings = tally(findings)
    return CONTENT if errors or (options.strict and warnings) else CLEAN


def _codes(listed: str | None) -> frozenset[str]:
    names = {code.name: code.name for code in (*CODES, *RETIRED)} | {code.code: code.name for code in (*CODES, *RETIRED)}
    wanted = [one.strip() for one in (listed or "").split(",") if one.strip()]
    for one in wanted:
        if one not in names and one.upper() not in names:
            raise UsageError(f"'{one}' is neither the code nor the name of a finding")
    return frozenset(names.get(one) or names[one.upper()] for one in wanted)


def _is_below(one: Finding, paths: Iterable[str]) -> bool:
    at = Path(one.span.path).resolve()
    return any(at.is_relative_to(Path(path).resolve()) for path in paths)
