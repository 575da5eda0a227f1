"""What the verb `build` does around the pipeline: knows whether there is anything to do, publishes, remembers. It prints nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from builder import __version__, memo
from builder.codes import BY_NAME
from builder.digest import digest_of
from builder.findings import Finding, Span
from builder.history import read_history
from builder.options import Options
from builder.read import Content, beside, read_content, read_folder, read_templates
from builder.write import fingerprint, publish, recover, why_refused

# Imported where it is used as well: a build with nothing to do needs no parser and no templates.
if TYPE_CHECKING:
    from builder.pipeline import Examined


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to. texts: the content by path, for excerpts. files: of the site; pages, of those; written, removed, this time.

    drafts: the paths of pages that only --drafts shows. published: False where errors kept the site as it was.
    refused: why the destination can't be written to, or "".
    """

    findings: tuple[Finding, ...]
    texts: Mapping[str, str]
    seconds: Mapping[str, float]
    published: bool
    files: int = 0
    pages: int = 0
    written: int = 0
    removed: int = 0
    refused: str = ""
    recovered: str = ""
    drafts: frozenset[str] = frozenset()


def build(options: Options, destination: Path, *, fresh: bool = False, strict: bool = False) -> Built:
    """Build the dossier into a folder.

    fresh: whether to forget what earlier builds found. strict: whether warnings, too, keep the site as it was.
    Raises ConfigurationError and PublishError, whose words are ready to print.
    """
    began = perf_counter()
    recovered = recover(destination)
    if refused := _why_misplaced(options, destination) or why_refused(destination):
        return Built((), {}, {}, published=False, refused=refused)
    folder = beside(options.content) / ".onrecord"
    # Read once: an edit between two readings would be remembered as what it is not.
    content = read_content(options.content)
    digest = _digest(options, destination, content)
    # Whoever names the held texts wants them looked at.
    remembered = None if fresh or options.held else memo.recall(folder, digest)
    if remembered is not None and _still_true(remembered, options, destination):
        findings = _findings_in(remembered)
        if findings is not None and _may_publish(findings, strict=strict):
            texts = {file.path: file.content.decode("utf-8", "replace") for file in content[0]} if findings else {}
            idle = {"nothing to do": perf_counter() - began}
            files, pages = _number(remembered, "files"), _number(remembered, "pages")
            drafts = _texts(remembered, "drafts")
            return Built(findings, texts, idle, published=True, files=files, pages=pages, recovered=recovered, drafts=drafts)
    from builder.pipeline import examine, render_site

    examined = examine(options, content)
    seconds = dict(examined.seconds)
    if not _may_publish(examined.findings, strict=strict):
        return Built(examined.findings, examined.texts, seconds, published=False, recovered=recovered)
    began = perf_counter()
    artifacts = render_site(examined, options.templates, options.tell)
    seconds["render"] = perf_counter() - began
    began = perf_counter()
    published = publish(destination, artifacts, fresh=fresh)
    if not options.held:
        memo.remember(folder, digest, _outcome(examined, options, destination, len(artifacts)))
    seconds["write"] = perf_counter() - began
    return Built(
        examined.findings,
        examined.texts,
        seconds,
        published=True,
        files=len(artifacts),
        pages=len(examined.pages),
        drafts=examined.drafts,
        written=published.written,
        removed=published.removed,
        recovered=recovered,
    )


def _why_misplaced(options: Options, destination: Path) -> str:
    # As the disk sees them: `x/../content/sub` lies in the content, and a link may lead there.
    site = destination.resolve()
    for folder in (options.content.resolve(), *(one.resolve() for one in options.templates)):
        if site == folder or folder in site.parents or site in folder.parents:
            return f"{destination} can't be the site: it and {folder.name} would lie within each other; name another folder with --dest"
    return ""


def _may_publish(findings: tuple[Finding, ...], *, strict: bool) -> bool:
    return not any(finding.severity == "error" or strict for finding in findings)


def _digest(options: Options, destination: Path, content: Content) -> str:
    # The builder's own lines are part of the input: whoever changes a page kind wants to see it.
    files = {f"templates/{path}": lines for path, lines in read_templates(options.templates).items()}
    files |= {f"builder/{path}": lines for path, lines in read_folder(Path(__file__).parent).items() if path.endswith(".py")}
    found, refused = content
    files |= {f"content/{file.path}": file.content for file in found}
    words = [__version__, options.base_url, str(options.drafts), options.clock.date().isoformat(), str(destination.absolute())]
    words += [f"{path} {first} {last}" for path, (first, last) in sorted(read_history(options.content).items())]
    return digest_of([*words, *(f"{one.name} {one.span}" for one in refused)], files)


def _still_true(outcome: Mapping[str, object], options: Options, destination: Path) -> bool:
    # A clock that was turned back may find under embargo what was public then.
    since, until = str(outcome.get("since", "")), str(outcome.get("until", ""))
    if not since or options.clock < datetime.fromisoformat(since) or (until and options.clock >= datetime.fromisoformat(until)):
        return False
    return outcome.get("site") == fingerprint(destination)


def _outcome(examined: "Examined", options: Options, destination: Path, files: int) -> dict[str, object]:
    findings = [[one.name, *one.span, one.message, one.hint, one.severity] for one in examined.findings]
    since = options.clock.isoformat()
    made: dict[str, object] = {"site": fingerprint(destination), "files": files, "pages": len(examined.pages)}
    made["drafts"] = sorted(examined.drafts)
    return {**made, "since": since, "until": examined.until, "findings": findings}


def _findings_in(outcome: Mapping[str, object]) -> tuple[Finding, ...] | None:
    rows = outcome.get("findings")
    if not isinstance(rows, list):
        return None
    found = []
    for row in rows:
        match row:
            case [str(name), str(path), int(line), int(column), int(length), str(message), str(hint), "error" | "warning" as severity] if (
                name in BY_NAME
            ):
                found.append(Finding(name, Span(path, line, column, length), message, hint, severity))
            case _:
                return None
    return tuple(found)


def _texts(outcome: Mapping[str, object], of: str) -> frozenset[str]:
    texts = outcome.get(of)
    return frozenset(one for one in texts if isinstance(one, str)) if isinstance(texts, list) else frozenset()


def _number(outcome: Mapping[str, object], of: str) -> int:
    number = outcome.get(of)
    return number if isinstance(number, int) else 0
