"""`onrecord serve`: the site on this computer, built again and shown anew whenever something is saved."""

import argparse
import gc
import os
import signal
import sys
from time import perf_counter

from builder.terminal import (
    CLEAN,
    INTERRUPTED,
    UsageError,
    Verbs,
    add_shared,
    add_templates,
    add_verb,
    clock_of,
    content_of,
    print_findings,
    say,
)


def add_to(verbs: Verbs) -> None:
    """How the command is called."""
    parser = add_verb(verbs, "serve", "show the website on this computer, and build it anew whenever a file is saved", run)
    add_shared(parser)
    add_templates(parser)
    parser.add_argument(
        "--host", default="127.0.0.1", metavar="NAME", help="the address to serve on (default: 127.0.0.1, this computer alone)"
    )
    parser.add_argument("--port", type=int, default=8000, metavar="N", help="the port (default: 8000; the next one that is free)")
    parser.add_argument("--open", action="store_true", help="open it in the browser")


def run(options: argparse.Namespace) -> int:
    """Serve until somebody ends it."""
    import asyncio

    from builder.build import build
    from builder.journal import PublishError
    from builder.options import Options
    from builder.read import PACKAGED, ConfigurationError, beside, own_templates, templates_for
    from builder.report import tally, tally_in_words, text_report
    from builder.server import Outcome, listen, serve

    content = content_of(options)
    # Never the published folder: drafts would be in it.
    site = beside(content) / ".onrecord" / "serve"
    site.parent.mkdir(exist_ok=True)
    (site.parent / ".gitignore").write_bytes(b"*\n")
    own = own_templates(content, options.templates)
    templates_for(content, options.templates)  # where the chosen one is missing, that is said at once
    if not 0 < options.port < 65536:
        raise UsageError("--port takes a number from 1 to 65535")
    try:
        listening = listen(options.host, options.port)
    except OSError as failure:
        raise UsageError(f"nothing can be served on {options.host}, port {options.port}: {failure.strerror or failure}") from failure
    if listening.port != options.port:
        say(f"Port {options.port} is busy; taking {listening.port}.")
    address = f"http://{f'[{options.host}]' if ':' in options.host else options.host}:{listening.port}/"

    def rebuild() -> Outcome:
        began = perf_counter()
        try:
            templates = templates_for(content, options.templates)
            wanted = Options(content, templates, clock_of(options.clock), address, options.drafts)
            built = build(wanted, site, strict=options.strict)
        except (ConfigurationError, PublishError, OSError) as failure:
            # A template that is half written, a file that an editor is just replacing: the next save puts it right.
            return Outcome(str(failure), summary=f"Not built: {failure}")
        print_findings(built.findings, built.texts)
        found = tally_in_words(*tally(built.findings)) or "nothing to report"
        summary = f"{'Built' if built.published else 'Not built'} in {perf_counter() - began:.1f} s: {built.refused or found}"
        gc.collect()
        report = "" if built.published else text_report(built.findings, built.texts) or built.refused
        return Outcome(report, built.drafts if options.drafts else frozenset(), summary)

    def end(*_: object) -> None:
        # At once, also in the middle of a build: the next one completes or undoes what this one had begun.
        sys.stderr.flush()
        os._exit(INTERRUPTED)

    say(f"Serving {content.as_posix()}/ on {address} (Ctrl-C ends)")
    signal.signal(signal.SIGINT, end)
    signal.signal(signal.SIGTERM, end)
    if options.open:
        import webbrowser

        webbrowser.open(address)
    asyncio.run(serve(listening, site, (content, own, PACKAGED), rebuild, say))
    return CLEAN
