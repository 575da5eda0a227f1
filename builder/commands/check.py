"""`onrecord check`: what is wrong with the content. It writes nothing."""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from builder import __version__
from builder.codes import CODES, RETIRED, code_of
from builder.findings import Finding
from builder.terminal import CLEAN, CONTENT, Progress, UsageError, Verbs, add_held, add_shared, add_verb, clock_of, print_findings, say

# A command is imported whenever any is called, and what it needs when it runs.
if TYPE_CHECKING:
    from builder.pipeline import Examined
    from builder.read import Content
    from builder.report import Elsewhere

FORMATS = ("text", "json", "github", "sarif")


def add_to(verbs: Verbs) -> None:
    """How the command is called."""
    parser = add_verb(verbs, "check", "say what is wrong with the content; write nothing", run)
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="report on these files or folders only; everything is checked all the same"
    )
    add_shared(parser)
    add_held(parser)
    parser.add_argument("--format", choices=FORMATS, default="text", help="how findings are printed (default: text)")
    parser.add_argument("--select", metavar="LIST", help="report these only: codes or names, commas between")
    parser.add_argument("--ignore", metavar="LIST", help="leave these out: codes or names, commas between")
    parser.add_argument(
        "--changed-since",
        metavar="REV",
        help="report on files that changed since this revision of git only; errors elsewhere are counted all the same",
    )


def run(options: argparse.Namespace) -> int:
    """Check, and print what was found."""
    from builder.git import GitError
    from builder.held import held_folder
    from builder.options import Options
    from builder.pipeline import Published, examine
    from builder.read import LEDGER, SETTINGS
    from builder.report import Elsewhere, tally, tally_in_words
    from builder.revisions import changed_since

    content = Path(options.content)
    select, ignore = _codes(options.select), _codes(options.ignore)
    for path in options.paths:
        if not Path(path).exists():
            raise UsageError(f"there is no file or folder '{path}'")
    clock = clock_of(options.clock)
    since = options.changed_since
    progress = Progress(wanted=options.format == "text")
    held = held_folder(content, options.held)
    try:
        changed = published = None
        if since is not None:
            changed = {(content / path).as_posix() for path in changed_since(content, since)}
            published = Published(partial(_content_then, content, since), (content / SETTINGS).as_posix() in changed)
        examined = examine(Options(content, (), clock, drafts=options.drafts, tell=progress.tell, held=held), published=published)
    except GitError as refused:
        raise UsageError(str(refused)) from refused
    progress.clear()
    wanted = tuple(one for one in examined.findings if (not select or one.name in select) and one.name not in ignore)
    asked = tuple(one for one in wanted if not options.paths or _is_below(one, options.paths))
    # What stands in no file is reported always.
    shown = tuple(one for one in asked if changed is None or not one.span.path or one.span.path in changed)
    narrowed, elsewhere = "", None
    if changed is not None:
        narrowed = f" in files that have changed since {since}"
        elsewhere = Elsewhere(f"files that have not changed since {since}", *tally(set(asked) - set(shown)))
    elif options.paths:
        narrowed, elsewhere = " in what you named", Elsewhere("other files", *tally(set(wanted) - set(asked)))
    _print(options.format, shown, examined.texts, elsewhere)
    if options.format in ("text", "github"):
        more = f"; {elsewhere.words}: `onrecord check` shows them" if elsewhere and elsewhere.words else ""
        say(f"{examined.files} files checked: {tally_in_words(*tally(shown)) or 'nothing to report'}{narrowed}{more}")
        for line in _remarks(examined, shown, since):
            say(line)
        if shown and options.format == "text":
            first = min(shown, key=lambda one: (one.severity != "error", one.order))
            say(f"What a code means: `onrecord explain {first.code}`, or docs/findings.md")
        if changed is not None and (content / LEDGER).as_posix() in changed:
            say(f"{LEDGER} has changed since {since}: only `onrecord verify` writes it; whoever reviews this asks who ran it, or runs it")
    errors, warnings = tally(asked)
    return CONTENT if errors or (options.strict and warnings) else CLEAN


def _content_then(content: Path, revision: str) -> "Content":
    from builder.revisions import NoDossierError, content_at

    try:
        return content_at(content, revision)
    except NoDossierError:
        # A dossier that has just been begun had no readers.
        return (), ()


def _print(form: str, findings: tuple[Finding, ...], texts: Mapping[str, str], elsewhere: "Elsewhere | None") -> None:
    from builder.read import read_page
    from builder.report import github_report, json_report, sarif_report, text_report, without_commands

    match form:
        case "json":
            sys.stdout.buffer.write(json_report(findings, elsewhere).encode())
        case "sarif":
            sys.stdout.buffer.write(sarif_report(_from_top(findings), read_page("findings.md"), __version__, elsewhere).encode())
        case "github":
            sys.stderr.write(without_commands(text_report(findings, texts)))
            sys.stdout.buffer.write(github_report(_from_top(findings), elsewhere).encode())
        case _:
            print_findings(findings, texts)


def _remarks(examined: "Examined", shown: tuple[Finding, ...], since: str | None) -> Iterator[str]:
    """What has to be said of changes in silence: where the old words are, and that nobody has looked."""
    if since is not None and any(one.name == "silent-change" for one in shown):
        yield f"What stood there before: `onrecord diff {since}`"
    if since is None and examined.dossier and examined.dossier.settings.rules.silent_change in ("error", "warning"):
        yield "Nobody has looked for words that changed in silence: that takes `--changed-since` and what was published last"


def _from_top(findings: Iterable[Finding]) -> list[Finding]:
    """The findings with paths from the top of the repository, by which GitHub knows files: what its runner names, else where we are."""
    top = os.environ.get("GITHUB_WORKSPACE") or str(Path.cwd())
    return [replace(one, span=one.span._replace(path=_below(top, one.span.path))) for one in findings]


def _below(top: str, path: str) -> str:
    whole = Path(os.path.abspath(path))  # noqa: PTH100 -- links stay as they are, `..` goes
    if not path:
        return ""
    return whole.relative_to(top).as_posix() if whole.is_relative_to(top) else whole.as_posix()


def _codes(listed: str | None) -> frozenset[str]:
    wanted = [one.strip() for one in (listed or "").split(",") if one.strip()]
    found = {one: code_of(one, (*CODES, *RETIRED)) for one in wanted}
    for one, code in found.items():
        if code is None:
            raise UsageError(f"'{one}' is neither the code nor the name of a finding")
    return frozenset(code.name for code in found.values() if code)


def _is_below(one: Finding, paths: Iterable[str]) -> bool:
    at = Path(one.span.path).resolve()
    return any(at.is_relative_to(Path(path).resolve()) for path in paths)
