"""The story on one screen: read, parse, validate, link, check, lay out, render, publish. The only place that knows this order."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from os import cpu_count
from pathlib import Path, PurePath
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from builder.artifact import Artifact
from builder.checks import run_checks, severities
from builder.checks.addresses import check_addresses, check_navigation
from builder.checks.names import check_names
from builder.checks.output import Output, check_outputs
from builder.checks.retraction import check_retractions
from builder.checks.waivers import accept
from builder.document import Body, Document, Text
from builder.dossier import Dossier
from builder.findings import NOWHERE, Finding, Span, in_order, under_policy
from builder.history import Days, read_history, with_history
from builder.ledger import Ledger, read_ledger
from builder.link import link
from builder.model import Record
from builder.options import Options, Tell, silent
from builder.page import Page
from builder.parse.files import parse_markdown, parse_yaml
from builder.read import (
    LEDGER,
    SETTINGS,
    ConfigurationError,
    Content,
    SourceFile,
    read_content,
    read_folder,
    read_templates,
    texts_of,
)
from builder.unread import unread_of
from builder.validate import validate, validate_settings
from builder.visibility import divide, next_change

if TYPE_CHECKING:
    from builder.verification import Verified

__all__ = ["Examined", "Judged", "Options", "Published", "examine", "judge", "record_of", "render_site"]

_T = TypeVar("_T")

# Below this many files starting processes costs more than it saves.
WORTH_PROCESSES = 400
BATCH = 50
# A policy that is looked after.
_ON = ("error", "warning")


@dataclass(frozen=True, slots=True)
class Examined:
    """What reading and checking came to. dossier, pages: None and () where an error stands in the way.

    drafts: the paths of pages of drafts.
    files: how many content files were read. until: when an embargo ends next, or "". seconds: by stage, in order.
    verified: what holding quotations against held texts came to, where it was asked for.
    """

    findings: tuple[Finding, ...]
    dossier: Dossier | None
    pages: tuple[Page, ...]
    texts: Mapping[str, str]
    files: int
    until: str
    seconds: Mapping[str, float]
    drafts: frozenset[str] = frozenset()
    verified: "Verified | None" = None

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return sum(finding.severity == "error" for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Judged:
    """A dossier linked as far as it can be, whatever is wrong with it. records: all that were written, drafts too. texts: by path."""

    dossier: Dossier
    findings: tuple[Finding, ...]
    records: tuple[Record, ...]
    texts: Mapping[str, str]
    verified: "Verified | None" = None


@dataclass(frozen=True, slots=True)
class Published:
    """What readers have. content: reads it, which takes a while. under_other_rules: whether dossier.yaml was another one then."""

    content: Callable[[], Content]
    under_other_rules: bool


def examine(options: Options, content: Content | None = None, published: "Published | None" = None) -> Examined:
    """Everything up to the pages, which `check` and `build` share; nothing is written.

    content: what was read of it, where somebody has. published: what readers have, where that is known.
    Raises ConfigurationError where there is nothing to build.
    """
    watch = _Watch()
    content = content or read_content(options.content)
    watch.lap("read")
    judged = judge(options, content, read_history(options.content), watch, published)
    # A ledger belongs to the dossier, and is no content that somebody wrote.
    files = sum(PurePath(path).name != LEDGER for path in judged.texts)
    texts, until = judged.texts, next_change(judged.records, options.clock)
    if any(finding.severity == "error" for finding in judged.findings):
        return Examined(judged.findings, None, (), texts, files, until, watch.seconds, verified=judged.verified)
    dossier = judged.dossier
    pages = _laid_out(dossier)
    paths = {page.path for page in pages}
    last = (*check_outputs(_outputs(dossier, pages)), *check_addresses(dossier, paths), *check_navigation(dossier, paths))
    findings = in_order((*judged.findings, *last))
    watch.lap("lay out")
    hidden_else = divide(judged.records, options.clock, drafts=False)[1].records if options.drafts else ()
    drafts = frozenset(dossier.address_of(record.id) for record in hidden_else)
    return Examined(findings, dossier, pages, texts, files, until, watch.seconds, drafts, judged.verified)


class _Linked(NamedTuple):
    dossier: Dossier
    findings: tuple[Finding, ...]
    records: tuple[Record, ...]
    hidden: tuple[Record, ...]
    texts: Mapping[str, str]


def judge(
    options: Options, content: Content, days: Days | None = None, watch: "_Watch | None" = None, published: "Published | None" = None
) -> Judged:
    """The linked dossier of some content, checked as far as it goes without pages.

    days: of version control, where they are known. published: what readers have, to find what changed in silence.
    """
    watch = watch or _Watch()
    dossier, findings, records, hidden, texts = _linked(options, content, days or {}, watch)
    verified = None
    if options.held:
        from builder.verification import verify

        verified = verify(dossier, options.held, options.clock.date(), options.tell)
        dossier = verified.dossier
        findings += verified.findings
        watch.lap("verify")
    findings = (*findings, *run_checks(dossier, options.clock.date()), *check_names(dossier, hidden))
    findings += _silent_changes(options, dossier, published) if published else ()
    findings = (*findings, *check_retractions(dossier, texts, hidden, options.clock.date(), findings))
    findings = in_order(accept(findings, dossier, texts, hidden))
    watch.lap("check")
    ledgers = {file.path: file.content.decode("utf-8", "replace") for file in content[0] if file.folder == LEDGER}
    return Judged(dossier, findings, records, {**texts, **ledgers}, verified)


def _linked(options: Options, content: Content, days: Days, watch: "_Watch") -> _Linked:
    everything, findings = content
    files = tuple(file for file in everything if file.folder != LEDGER)
    parsed = _parsed(files, options.jobs, options.tell)
    settings, found = validate_settings(_settings_document(parsed, options.content))
    if options.base_url:
        settings = replace(settings, base_url=Text(options.base_url, settings.base_url.span))
    findings += found
    written: list[Record] = []
    for _, document, record, more in parsed:
        findings += (*document.findings, *more)
        if record is not None:
            written.append(record)
    records = with_history(written, days, options.content)
    watch.lap("parse")
    public, hidden = divide(records, options.clock, drafts=options.drafts)
    unread = unread_of((one.span.path for one in content[1]), _broken(parsed))
    dossier, found = link(settings, public, hidden, unread)
    findings += found
    ledger, found = _ledger(everything)
    watch.lap("link")
    texts = {document.path: document.text for _, document, _, _ in parsed}
    return _Linked(replace(dossier, ledger=ledger), (*findings, *found), records, tuple(hidden.records), texts)


def render_site(examined: Examined, templates: tuple[Path, ...], tell: Tell = silent) -> tuple[Artifact, ...]:
    """Every file of the site. templates, tell: as Options has them. Raises ConfigurationError where one of the dossier's own is wrong."""
    # Imported here, so that a check starts without them.
    from builder.looks import refuse_unseen
    from builder.pages.colours import colour_rules
    from builder.pages.plain import plain_files
    from builder.pages.site import site_of
    from builder.render import TemplateMistake, assets, render, stylesheet

    if examined.dossier is None:
        raise ValueError("a dossier with errors has no site")
    site = site_of(examined.dossier.settings)
    folder = read_templates(templates)
    texts = texts_of({path: content for path, content in folder.items() if path.endswith(".html")}, templates)
    plain = {path: content for path, content in folder.items() if path.startswith("assets/")}
    own = frozenset(path for path in read_folder(templates[0]) if path in texts) if len(templates) > 1 else frozenset()
    try:
        pages = render(_telling(examined.pages, "making pages", len(examined.pages), tell), site, texts)
        refuse_unseen(own, texts)
    except TemplateMistake as mistake:
        if mistake.template in own:
            raise ConfigurationError(f"{(templates[0] / mistake.template).as_posix()}, line {mistake.line}: {mistake}") from mistake
        raise
    plain |= plain_files(examined.dossier, site)
    return (*pages, stylesheet(folder, colour_rules(examined.dossier.settings.colours)), *assets(plain))


def _silent_changes(options: Options, dossier: Dossier, published: Published) -> tuple[Finding, ...]:
    policy = dossier.settings.rules
    if policy.silent_change not in _ON and not published.under_other_rules:
        return ()
    from builder.difference.silence import silent_changes

    before = _linked(replace(options, held=None, drafts=False), published.content(), {}, _Watch()).dossier
    # Who turns the policy off has not turned it off for what they change with it.
    policy = policy if policy.silent_change in _ON else before.settings.rules
    return under_policy(silent_changes(before, dossier), severities(policy)) if policy.silent_change in _ON else ()


def _laid_out(dossier: Dossier) -> tuple[Page, ...]:
    from builder.pages import PAGE_KINDS
    from builder.pages.site import site_of

    site = site_of(dossier.settings)
    return tuple(page for lay_out in PAGE_KINDS for page in lay_out(dossier, site))


def _outputs(dossier: Dossier, pages: tuple[Page, ...]) -> list[Output]:
    spans = {entry.address: Span(entry.record.path, 1, 1) for entry in dossier.entries.values()}
    for entry in dossier.entries.values():
        spans |= {f"{entry.address.partition('/')[0]}/{alias}.html": alias.span for alias in entry.record.aliases}
    return [Output(page.path, page.producer, spans.get(page.path, NOWHERE)) for page in pages]


def _settings_document(parsed: Iterable["_Parsed"], content: Path) -> Document:
    # Where dossier.yaml was refused as a file, everything else is checked all the same.
    refused = Document((content / SETTINGS).as_posix(), "", None, Body(), ())
    return next((document for file, document, _, _ in parsed if not file.folder), refused)


def _ledger(files: Iterable[SourceFile]) -> tuple[Ledger, tuple[Finding, ...]]:
    for file in files:
        if file.folder == LEDGER:
            return read_ledger(file.path, file.content.decode("utf-8", "replace"))
    return {}, ()


def _broken(parsed: Iterable["_Parsed"]) -> Iterator[tuple[str, str]]:
    for file, document, _, more in parsed:
        if any(one.severity == "error" for one in (*document.findings, *more)):
            # Without its zeros what is UTF-16 shows its ids as well.
            yield file.path, file.content.replace(b"\0", b"").decode("utf-8", "replace")


_Parsed = tuple[SourceFile, Document, Record | None, tuple[Finding, ...]]


def _parsed(files: tuple[SourceFile, ...], jobs: int, tell: Tell) -> list[_Parsed]:
    workers = jobs or (min(cpu_count() or 1, 8) if len(files) >= WORTH_PROCESSES else 1)
    if workers == 1:
        return list(_telling(map(record_of, files), "reading", len(files), tell))
    with ProcessPoolExecutor(workers) as executor:
        return list(_telling(executor.map(record_of, files, chunksize=BATCH), "reading", len(files), tell))


def record_of(file: SourceFile) -> _Parsed:
    """One file by itself: its syntax, its record, and what is wrong with it short of its syntax."""
    if not file.folder:
        return file, parse_yaml(file.path, file.content), None, ()
    if file.folder == "sources":
        document = parse_yaml(file.path, file.content)
    else:
        # But for the dossier's own pages, a body stands under a heading of its page, so that its own headings go one level down.
        document = parse_markdown(file.path, file.content, heading_shift=0 if file.folder == "pages" else 1)
    record, findings = validate(file.folder, file.name, document)
    return file, document, record, findings


def _telling(each: Iterable[_T], stage: str, number: int, tell: Tell) -> Iterator[_T]:
    for done, one in enumerate(each, start=1):
        tell(stage, done, number)
        yield one


class _Watch:
    """Measures the stages; what it measures goes nowhere but to `--timings`."""

    def __init__(self) -> None:
        self.last = perf_counter()
        self.seconds: dict[str, float] = {}

    def lap(self, stage: str) -> None:
        now = perf_counter()
        self.seconds[stage] = now - self.last
        self.last = now
