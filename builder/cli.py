"""Arguments in, findings printed, exit status: the only place that prints, reads the clock and the environment."""

import argparse
import gc
import os
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from builder import __version__
from builder.codes import CODES, RETIRED
from builder.findings import Finding
from builder.journal import PublishError
from builder.read import ConfigurationError
from builder.urls import why_unsafe

CLEAN, CONTENT, USAGE, BUG, INTERRUPTED = 0, 1, 2, 3, 130


class _UsageError(Exception):
    pass


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status.

    0: clean. 1: errors in the content. 2: bad usage or configuration. 3: a bug. 130: interrupted.
    """
    options = _parser().parse_args(arguments)
    # Nothing that a command makes goes in circles, and looking for circles took half of a large build's time.
    gc.disable()
    try:
        return int(options.run(options))
    except (ConfigurationError, PublishError, _UsageError) as refusal:
        print(f"onrecord: {refusal}", file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        print("onrecord: interrupted; the next build completes or undoes what this one had begun", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Nobody reads the rest, and nobody can be told how it ended.
        sys.stderr.close()
        return CONTENT
    except OSError as failure:
        print(f"onrecord: {failure.filename or 'the disk'}: {failure.strerror or failure}", file=sys.stderr)
        return USAGE
    except Exception:  # noqa: BLE001 -- whatever gets here is a bug, and is said to be one
        import traceback

        traceback.print_exc()
        print("onrecord: this is a mistake in Onrecord itself, not in your files; please report it with the lines above", file=sys.stderr)
        return BUG
    finally:
        gc.enable()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="onrecord", description="Build a website in which every claim carries its citation.")
    parser.add_argument("--version", action="version", version=f"onrecord {__version__}")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    build = verbs.add_parser("build", help="make the website from the content", description="Make the website from the content.")
    _shared(build)
    build.add_argument(
        "-t", "--templates", metavar="DIR", help="the templates (default: templates/ beside the content, else Onrecord's own)"
    )
    build.add_argument("-d", "--dest", default="site", metavar="DIR", help="where the website goes (default: site)")
    build.add_argument("-b", "--base-url", default="", metavar="URL", help="the site's address, instead of the one in dossier.yaml")
    build.add_argument(
        "-j", "--jobs", type=int, default=0, metavar="N", help="how many processes read the content (default: as many as are worth it)"
    )
    build.add_argument("--fresh", action="store_true", help="forget what earlier builds found, and write every file anew")
    build.add_argument("--timings", action="store_true", help="say how long each stage took")
    build.add_argument("-q", "--quiet", action="store_true", help="print findings only")
    build.add_argument("-v", "--verbose", action="store_true", help="say more about what was done")
    build.set_defaults(run=_build)
    check = verbs.add_parser(
        "check", help="say what is wrong with the content; write nothing", description="Say what is wrong with the content; write nothing."
    )
    check.add_argument("paths", nargs="*", metavar="PATH", help="report on these files or folders only; everything is checked all the same")
    _shared(check)
    check.add_argument("--format", choices=("text", "json"), default="text", help="how findings are printed (default: text)")
    check.add_argument("--select", metavar="LIST", help="report these only: codes or names, commas between")
    check.add_argument("--ignore", metavar="LIST", help="leave these out: codes or names, commas between")
    check.set_defaults(run=_check)
    return parser


def _shared(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-c", "--content", default="content", metavar="DIR", help="the content (default: content)")
    parser.add_argument("-D", "--drafts", action="store_true", help="take in drafts and what is under embargo")
    parser.add_argument("--clock", metavar="ISO", help="the day and time to go by (default: SOURCE_DATE_EPOCH, else now)")
    parser.add_argument("--strict", action="store_true", help="take warnings for errors")


def _build(options: argparse.Namespace) -> int:
    from builder.build import build
    from builder.options import Options
    from builder.report import tally, tally_in_words

    began = perf_counter()
    if options.base_url and (why := why_unsafe(options.base_url, web_only=True)):
        raise _UsageError(f"'{options.base_url}' can't be the site's address: {why}")
    if options.jobs < 0:
        raise _UsageError("--jobs takes a number from 1 up")
    content, destination = Path(options.content), Path(options.dest)
    wanted = Options(content, _templates(options.templates, content), _clock(options.clock), options.base_url, options.drafts, options.jobs)
    built = build(wanted, destination, fresh=options.fresh, strict=options.strict)
    _print_findings(built.findings, built.texts)
    if built.refused:
        raise _UsageError(built.refused)
    if built.recovered and not options.quiet:
        print(f"onrecord: an earlier build was interrupted; it was {built.recovered}", file=sys.stderr)
    if options.timings:
        for stage, seconds in built.seconds.items():
            print(f"{stage:>14}  {seconds * 1000:8.1f} ms", file=sys.stderr)
    errors, warnings = tally(built.findings)
    found = tally_in_words(errors, warnings) or "nothing to report"
    if not built.published:
        print(f"{found}: the site in {destination.as_posix()}/ is as it was", file=sys.stderr)
        return CONTENT
    if not options.quiet:
        done = f"{built.files} files, {built.written} written, {built.files - built.written} unchanged, {built.removed} removed"
        print(f"{done}; {found}; {perf_counter() - began:.1f} s", file=sys.stderr)
        if options.verbose:
            print(f"read {options.content}, wrote {destination.as_posix()}/index.html and its fellows", file=sys.stderr)
    return CLEAN


def _check(options: argparse.Namespace) -> int:
    from builder.options import Options
    from builder.pipeline import examine
    from builder.report import json_report, tally, tally_in_words

    content = Path(options.content)
    select, ignore = _codes(options.select), _codes(options.ignore)
    for path in options.paths:
        if not Path(path).exists():
            raise _UsageError(f"there is no file or folder '{path}'")
    examined = examine(Options(content, content, _clock(options.clock), drafts=options.drafts))
    findings = tuple(
        one
        for one in examined.findings
        if (not options.paths or _is_below(one, options.paths)) and (not select or one.name in select) and one.name not in ignore
    )
    if options.format == "json":
        sys.stdout.buffer.write(json_report(findings).encode())
    else:
        _print_findings(findings, examined.texts)
        found = tally_in_words(*tally(findings)) or "nothing to report"
        print(f"{examined.files} files checked: {found}", file=sys.stderr)
    errors, warnings = tally(findings)
    return CONTENT if errors or (options.strict and warnings) else CLEAN


def _print_findings(findings: Iterable[Finding], texts: object) -> None:
    from builder.report import text_report

    colour = sys.stderr.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    sys.stderr.write(text_report(findings, texts, colour=colour))  # type: ignore[arg-type]


def _codes(listed: str | None) -> frozenset[str]:
    names = {code.name: code.name for code in (*CODES, *RETIRED)} | {code.code: code.name for code in (*CODES, *RETIRED)}
    wanted = [one.strip() for one in (listed or "").split(",") if one.strip()]
    for one in wanted:
        if one not in names and one.upper() not in names:
            raise _UsageError(f"'{one}' is neither the code nor the name of a finding")
    return frozenset(names.get(one) or names[one.upper()] for one in wanted)


def _is_below(one: Finding, paths: Iterable[str]) -> bool:
    at = Path(one.span.path).resolve()
    return any(at.is_relative_to(Path(path).resolve()) for path in paths)


def _templates(chosen: str | None, content: Path) -> Path:
    if chosen:
        return Path(chosen)
    beside = content.absolute().parent / "templates"
    # A wheel carries them inside the package; a checkout has them beside it.
    package = Path(__file__).parent
    places = (beside, package / "_templates", package.parent / "templates")
    return next((place for place in places if (place / "base.html").is_file()), places[-1])


def _clock(chosen: str | None) -> datetime:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        if chosen:
            moment = datetime.fromisoformat(chosen)
            return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        if epoch:
            return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as mistake:
        raise _UsageError(f"'{chosen or epoch}' is not a time to go by: write it like 2026-11-22 or 2026-11-22T06:00Z") from mistake
    return datetime.now(UTC)
