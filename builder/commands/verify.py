"""`onrecord verify`: holds quotations against the copies that we keep, and notes in the ledger what it found."""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder.terminal import CLEAN, CONTENT, Progress, UsageError, Verbs, add_held, add_verb, clock_of, print_findings, say

if TYPE_CHECKING:
    from builder.verification import Place

_FAMILY = "E"


def add_to(verbs: Verbs) -> None:
    """How the command is called."""
    parser = add_verb(verbs, "verify", "compare quotations with the copies of their sources that we keep, and note what was found", run)
    parser.add_argument("-c", "--content", default="content", metavar="DIR", help="the content (default: content)")
    add_held(parser)
    parser.add_argument("--clock", metavar="ISO", help="the day to date what is found (default: SOURCE_DATE_EPOCH, else today)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how it is said (default: text)")
    parser.add_argument("--dry-run", action="store_true", help="leave the ledger as it is")


def run(options: argparse.Namespace) -> int:
    """Compare, write the ledger, and say what came of it."""
    from builder.held import LOCAL_SETTINGS, held_folder
    from builder.ledger import written
    from builder.options import Options
    from builder.pipeline import examine
    from builder.read import LEDGER
    from builder.report import tally, tally_in_words

    content = Path(options.content)
    folder = held_folder(content, options.held)
    if folder is None:
        raise UsageError(f"nobody said where the copies are: use --held DIR, or write `held:` and the folder into {LOCAL_SETTINGS}")
    progress = Progress(wanted=options.format == "text")
    # What drafts quote is compared as well, so that its rows are there once they are published.
    examined = examine(Options(content, (), clock_of(options.clock), drafts=True, tell=progress.tell, held=folder))
    progress.clear()
    verified = examined.verified
    if verified is None:
        raise AssertionError("the pipeline was asked to verify")
    ledger, text = content / LEDGER, written(verified.dossier.ledger)
    is_new = not ledger.exists() or ledger.read_text(encoding="utf-8") != text
    if is_new and not options.dry_run and (verified.dossier.ledger or ledger.exists()):
        ledger.write_text(text, encoding="utf-8", newline="\n")
    # What is not compared now could not be: that is said of the copy, and not to a writer who has none.
    findings = tuple(
        one for one in examined.findings if one.code.startswith(_FAMILY) and one.name not in ("malformed-ledger", "quote-unchecked")
    )
    others = tuple(one for one in examined.findings if not one.code.startswith(_FAMILY) and one.severity == "error")
    outcomes = Counter[str](place.compared.outcome for place in verified.places)
    if options.format == "json":
        report = {"quotations": [_members(place) for place in verified.places], "outcomes": dict(sorted(outcomes.items()))}
        sys.stdout.buffer.write((json.dumps(report, ensure_ascii=False, indent=2) + "\n").encode())
    else:
        print_findings(findings, examined.texts)
    counted = ", ".join(f"{outcomes[outcome]} {words}" for outcome, words in _WORDS if outcomes[outcome])
    noted = f"; {ledger.as_posix()} says so now" if is_new and not options.dry_run and verified.dossier.ledger else ""
    copies = f"{verified.copies} {'copy' if verified.copies == 1 else 'copies'}"
    found = tally_in_words(*tally(findings)) or "nothing to report"
    if not any(source.held for source in verified.dossier.sources.values()):
        say(f"no source has `held:`, so that there is nothing to compare{noted}; {found}")
    else:
        comparisons = f"{len(verified.places)} {'comparison' if len(verified.places) == 1 else 'comparisons'}"
        say(f"{comparisons} with {copies}: {counted or 'none'}{noted}; {found}")
    if others:
        say(f"the content has {tally_in_words(*tally(others))} of another kind: `onrecord check -D` shows them")
    return CONTENT if any(one.severity == "error" for one in findings) else CLEAN


_WORDS = (("found", "found"), ("altered", "altered"), ("not-found", "not found"))


def _members(place: "Place") -> dict[str, Any]:
    compared, at = place.compared, place.compared.selector
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "words": place.words,
        "source": place.source,
        "outcome": compared.outcome,
        **({"start": at.start, "end": at.end} if at else {}),
        **({"exact": at.exact, "prefix": at.prefix, "suffix": at.suffix} if at else {}),
        **({"times": compared.times} if compared.outcome == "found" else {}),
        **({"changes": [[one.kind, " ".join(one.words)] for one in compared.changes]} if compared.changes else {}),
    }
