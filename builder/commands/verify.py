"""`onrecord verify`: holds quotations against the copies that we keep, or a built site against its manifest."""

import argparse
import json
import sys
from pathlib import Path

from builder.terminal import CLEAN, CONTENT, Progress, UsageError, Verbs, add_held, add_verb, clock_of, print_findings, say

# What an editor is told here; that nobody has compared a quotation yet is what they have just put right.
TOLD = ("quote-not-found", "quote-altered", "held-text-missing", "held-text-changed", "denial-left-out")


def add_to(verbs: Verbs) -> None:
    """How the command is called."""
    words = "compare quotations with the copies of their sources that we keep, and note what was found; or a site with its manifest"
    parser = add_verb(verbs, "verify", words, run)
    parser.add_argument("site", nargs="?", metavar="DIR", help="a built site: say what of it is not as it was written")
    parser.add_argument("-c", "--content", default="content", metavar="DIR", help="the content (default: content)")
    add_held(parser)
    parser.add_argument("--clock", metavar="ISO", help="the day to date what is found (default: SOURCE_DATE_EPOCH, else today)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how it is said (default: text)")
    parser.add_argument("--dry-run", action="store_true", help="leave the ledger as it is")


def run(options: argparse.Namespace) -> int:
    """Compare, write the ledger, and say what came of it."""
    if options.site is not None:
        return _site(Path(options.site), options.format)
    from builder.held import LOCAL_SETTINGS, held_folder
    from builder.options import Options
    from builder.pipeline import judge
    from builder.read import read_content
    from builder.report import tally, tally_in_words
    from builder.verification.told import verified_in_words, verified_json

    content = Path(options.content)
    folder = held_folder(content, options.held)
    if folder is None:
        raise UsageError(f"nobody said where the copies are: use --held DIR, or write `held:` and the folder into {LOCAL_SETTINGS}")
    progress = Progress(wanted=options.format == "text")
    # What drafts quote is compared as well, so that its rows are there once they are published.
    judged = judge(Options(content, (), clock_of(options.clock), drafts=True, tell=progress.tell, held=folder), read_content(content))
    progress.clear()
    verified = judged.verified
    if verified is None:
        raise ValueError("held texts were named, and not looked into")
    told = tuple(one for one in judged.findings if one.name in TOLD)
    # A ledger that is broken is written anew; whatever else can't be read may quote.
    others = sum(one.severity == "error" and one.name not in (*TOLD, "malformed-ledger") for one in judged.findings)
    if options.format == "json":
        sys.stdout.buffer.write(verified_json(verified).encode())
    else:
        print_findings(told, judged.texts)
    noted = "" if options.dry_run else _noted(content, verified.rows(whole=not others))
    found = tally_in_words(*tally(told)) or "nothing to report"
    say(f"{verified_in_words(verified)}{noted}; {found}")
    if others:
        errors = f"{others} other {'error' if others == 1 else 'errors'}"
        say(f"The content has {errors}, so that a quotation may not have been read; no line was taken out. `onrecord check` shows more.")
    return CONTENT if others or any(one.severity == "error" for one in told) else CLEAN


def _site(site: Path, form: str) -> int:
    """Say what of a site is not as its manifest has it; as data where that was asked for."""
    from builder.destination import divergence

    found = divergence(site)
    if form == "json":
        sys.stdout.buffer.write((json.dumps(found._asdict(), ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace"))
    else:
        for what, paths in (
            ("is not as it was written", found.changed),
            ("is missing", found.missing),
            ("was not written by us", found.extra),
        ):
            for path in paths:
                say(f"{(site / path).as_posix()} {what}")
    number = sum(map(len, found))
    say(f"{number} {'difference' if number == 1 else 'differences'} from the manifest" if number else "The site is as it was written.")
    return CONTENT if number else CLEAN


def _noted(content: Path, text: str) -> str:
    """Write the ledger, and say so; "" where it says the same already, or where there is nothing to say."""
    from builder.ledger import HEAD
    from builder.read import LEDGER
    from builder.write import replace_file

    ledger = content / LEDGER
    before = ledger.read_bytes() if ledger.is_file() else b""
    if before == text.encode() or (not before and text == "\n".join(HEAD) + "\n"):
        return ""
    replace_file(ledger, text.encode())
    return f"; {ledger.as_posix()} says so now"
