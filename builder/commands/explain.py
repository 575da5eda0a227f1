"""`onrecord explain`: what a finding means, why it matters, what is wrong and what is right."""

import argparse
import sys

from builder.terminal import CLEAN, UsageError, Verbs, add_verb


def add_to(verbs: Verbs) -> None:
    """How the command is called."""
    parser = add_verb(verbs, "explain", "say what a finding means, with an example; without a code, list them all", run)
    parser.add_argument("codes", nargs="*", metavar="CODE", help="the code or the name of a finding: C101, unknown-source")


def run(options: argparse.Namespace) -> int:
    """Print what was asked for; of several codes all, or none where one of them is unknown."""
    from builder.explain import UnknownCodeError, explanation, find, overview
    from builder.read import read_page

    try:
        codes = dict.fromkeys(find(word) for word in options.codes)
    except UnknownCodeError as unknown:
        raise UsageError(str(unknown)) from unknown
    page = read_page("findings.md")
    words = "\n\n".join(explanation(code, page) for code in codes) if codes else overview(page)
    sys.stdout.buffer.write(words.encode())
    return CLEAN
