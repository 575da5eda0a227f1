"""`onrecord capture`: keeps copies of sources, or says which of them have changed or died. It alone goes out to the network."""

import argparse
import json
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from builder import __version__
from builder.capture import ARCHIVE
from builder.ids import why_invalid
from builder.terminal import CLEAN, CONTENT, UsageError, Verbs, add_verb, clock_of, say

if TYPE_CHECKING:
    from builder.capture.fetch import Fetcher
    from builder.capture.keys import Changes
    from builder.capture.standing import Standing
    from builder.model.source import Source


def add_to(verbs: Verbs) -> None:
    """How the command is called."""
    parser = add_verb(verbs, "capture", "keep copies of sources, or say which have changed or died; goes out to the network", run)
    parser.add_argument("sources", nargs="*", metavar="SOURCE", help="the ids of the sources")
    parser.add_argument("--all", action="store_true", help="every source that has an address")
    parser.add_argument("-c", "--content", default="content", metavar="DIR", help="the content (default: content)")
    parser.add_argument("--held", metavar="DIR", help="the folder of our copies (default: `held:` in onrecord.local.yaml)")
    parser.add_argument("--clock", metavar="ISO", help="the day and time to go by (default: SOURCE_DATE_EPOCH, else now)")
    parser.add_argument("--check", action="store_true", help="keep nothing: say what is alive, changed, dead")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="with --check: how it is said (default: text)")
    parser.add_argument(
        "--wayback", action="store_true", help="also ask the Wayback Machine for a copy, of sources that have none in an archive"
    )
    parser.add_argument(
        "--archive", default=ARCHIVE, metavar="URL", help=f"with --wayback: another archive that works like it (default: {ARCHIVE})"
    )
    parser.add_argument(
        "--allow",
        action="append",
        default=[],
        metavar="HOST:PORT",
        help="a host within your own network that may be fetched from; may be repeated",
    )


def run(options: argparse.Namespace) -> int:
    """Fetch each source, and keep it or compare it."""
    from builder.held import held_folder
    from builder.inventory import sources_in

    content, clock = Path(options.content), clock_of(options.clock)
    if options.format == "json" and not options.check:
        raise UsageError("--format json belongs to --check")
    sources = _chosen(sources_in(content), options)
    fetcher = _fetcher(options)
    folder = held_folder(content, options.held)
    if options.check:
        return _check(sources, fetcher, folder, as_json=options.format == "json")
    if folder is None:
        raise UsageError("where copies are kept is not named: --held DIR, or `held: DIR` in onrecord.local.yaml beside the content")
    capture = _Capture(content, folder, fetcher, clock, options.archive if options.wayback else "")
    went_well = [capture.one(source) for source in sources]
    return CLEAN if all(went_well) else CONTENT


@dataclass(frozen=True, slots=True)
class _Capture:
    """archive: the one to ask for a copy, or ""."""

    content: Path
    folder: Path
    fetcher: "Fetcher"
    clock: datetime
    archive: str

    def one(self, source: "Source") -> bool:
        """Capture a source, say how it went, and whether all of it went well."""
        from builder.capture.copies import keep
        from builder.capture.files import write_keys
        from builder.capture.trouble import NotFetched, NotWritten, printable

        kept = None
        try:
            exchanges = self.fetcher.fetch(str(source.url))
            last = exchanges[-1]
            if last.status != 200:
                say(f"{source.id}: not captured: the server answered {last.status} {printable(last.reason)}".rstrip())
                return False
            kept = keep(self.folder, str(source.id), exchanges, self.clock)
            found: Changes = {"accessed": self.clock.date().isoformat(), "held": {"file": kept.file, "sha256": kept.sha256}}
            write_keys(Path(source.path), str(source.id), found)
        except (NotFetched, NotWritten) as trouble:
            known = f"; the copy is kept all the same, as {kept.file} (sha256 {kept.sha256})" if kept else ""
            say(f"{source.id}: not captured: {trouble}{known}")
            return False
        say(f"{source.id}: {printable(last.url)}: {last.status}, {kept.size:,} bytes, sha256 {kept.sha256}")
        if kept.why:
            say(f"{source.id}: the copy is kept, and has no text: {kept.why}")
        return self._archived(source) if self.archive else True

    def _archived(self, source: "Source") -> bool:
        from dataclasses import replace

        from builder.capture.files import write_keys
        from builder.capture.trouble import NotFetched, NotWritten
        from builder.capture.wayback import SECONDS, save_copy

        if source.archived is not None:
            say(f"{source.id}: has a copy in an archive already, which is left as it is")
            return True
        try:
            copy = save_copy(replace(self.fetcher, seconds=SECONDS), str(source.url), self.archive)
            write_keys(Path(source.path), str(source.id), {"archived": {"url": copy.url, "date": copy.date}})
        except (NotFetched, NotWritten) as trouble:
            say(f"{source.id}: no archived copy: {trouble}")
            return False
        say(f"{source.id}: archived as {copy.url}")
        return True


def _check(sources: list["Source"], fetcher: "Fetcher", folder: Path | None, *, as_json: bool) -> int:
    stands = []
    for source in sources:
        url, status, standing = _standing(source, fetcher, folder)
        stands.append((source, url, status, standing))
        if not as_json:
            say("\n    ".join((f"{source.id}: {standing.kind}: {standing.words}", *standing.difference)))
    kinds = [standing.kind for _, _, _, standing in stands]
    tally = {kind: kinds.count(kind) for kind in ("alive", "changed", "dead", "cannot tell")}
    if as_json:
        listed = [
            {
                "id": str(source.id),
                "path": source.path,
                "line": source.span.line,
                "url": str(source.url),
                "final_url": url,
                "status": status,
                "standing": standing.kind,
                "message": standing.words,
                "difference": standing.difference,
            }
            for source, url, status, standing in stands
        ]
        report = json.dumps({"sources": listed, "summary": tally}, ensure_ascii=False, indent=2)
        sys.stdout.buffer.write(f"{report}\n".encode())
    else:
        say(", ".join(f"{number} {kind}" for kind, number in tally.items() if number) or "nothing to check")
    return CONTENT if tally["changed"] or tally["dead"] else CLEAN


def _standing(source: "Source", fetcher: "Fetcher", folder: Path | None) -> tuple[str, int | None, "Standing"]:
    from builder.capture.standing import Standing, standing_of
    from builder.capture.trouble import NotFetched
    from builder.held import read_held

    file = str(source.held.file) if source.held else ""
    held = read_held(folder, file) if folder and file else None
    try:
        last = fetcher.fetch(str(source.url))[-1]
    except NotFetched as trouble:
        return str(source.url), None, Standing("cannot tell", str(trouble))
    return last.url, last.status, standing_of(last, file, held)


def _chosen(sources: tuple["Source", ...], options: argparse.Namespace) -> list["Source"]:
    """The sources that were asked for, without those that can't be fetched: of these the reason is said."""
    from builder.findings import did_you_mean

    if bool(options.sources) == options.all:
        raise UsageError("name the sources by their ids, or say --all")
    known = {str(source.id): source for source in sources}
    for name in options.sources:
        if name not in known:
            raise UsageError(f"no source has the id '{name}' {did_you_mean(name, known)}".rstrip())
    chosen = []
    for source in sources if options.all else [known[name] for name in dict.fromkeys(options.sources)]:
        if why := _why_passed_over(source, is_named=not options.all, check=options.check):
            say(f"{source.id}: passed over: {why}")
        else:
            chosen.append(source)
    return chosen


def _why_passed_over(source: "Source", *, is_named: bool, check: bool) -> str:
    if why_invalid(str(source.id)):
        return "its id is none; `onrecord check` says why"
    if source.removed:
        return "it was taken down"
    if source.withheld:
        return "it is confidential (`withheld`), and nobody's server is asked for it"
    if not source.url:
        return f"it has no address; it was read in {', '.join(source.via)}" if source.via else "it has no address (`url`)"
    if not is_named and not check and source.held and source.held.file != f"{source.id}.warc.gz":
        return f"it has a held copy that was not captured, {source.held.file}; name the source to capture it all the same"
    return ""


def _fetcher(options: argparse.Namespace) -> "Fetcher":
    try:
        import urllib3  # noqa: F401 -- whether they are there
        import warcio  # noqa: F401

        from builder.capture.fetch import Fetcher
    except ImportError as missing:
        raise UsageError(
            f"to fetch sources, install onrecord[capture] ({missing.name} is missing): `make capture` in Onrecord's folder does; "
            f"elsewhere `pip install 'onrecord-{__version__}-py3-none-any.whl[capture]'`"
        ) from missing
    from builder.capture.hosts import read_allowed

    allowed = set()
    for written in options.allow:
        if (host := read_allowed(written)) is None:
            raise UsageError(f"--allow takes a host and a port, like archive.example:8080, and not '{written}'")
        allowed.add(host)
    return Fetcher(allowed=frozenset(allowed))
