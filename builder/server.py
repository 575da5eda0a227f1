"""Serves a built site to whoever writes it: builds, watches, builds again, tells the open pages. It builds nothing itself.

What it answers is the site as it was built, held by path, so that no request reaches the disk beyond it. Names of other hosts are refused,
since a page of a stranger could otherwise read drafts by letting its own name lead here (DNS rebinding).
"""

import asyncio
import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from errno import EADDRINUSE
from ipaddress import ip_address
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler
from watchfiles import awatch

from builder.pages.site import CONTENT_SECURITY_POLICY

TRIES = 20
_KINDS = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
    ".json": "application/json",
}
_PANEL = """\
.onrecord-says{font:14px/1.5 ui-monospace,monospace;color:#1b1a17;background:#fff4e0;border-block-end:4px solid #b03a1a;padding:1rem}
.onrecord-says p{font:600 16px/1.4 system-ui,sans-serif;margin:0}
.onrecord-says pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:.75rem 0 0}
@media (prefers-color-scheme:dark){.onrecord-says{color:#ebe8e0;background:#35210f}}
@media print{.onrecord-says{display:none}}
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build came to, for the server. report: the findings as text, where they kept the site as it was, else "".

    drafts: the paths of pages that the published site would not have. summary: the line for whoever runs the server.
    """

    report: str = ""
    drafts: frozenset[str] = frozenset()
    summary: str = field(default="", compare=False)


@dataclass(slots=True)
class Shown:
    """What is served now: bytes by path within the site, and how the last build ended."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    outcome: Outcome = Outcome()


class _Guarded(RequestHandler):
    """Answers to our own names alone, and lets nothing be kept."""

    def prepare(self) -> None:
        if not is_own_name(self.request.host, self.application.settings["host"]):
            self.set_status(403)
            self.finish("This server answers to the name of this computer alone.\n")

    def set_default_headers(self) -> None:
        self.clear_header("Server")
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "no-referrer")


class _Page(_Guarded):
    """The files of the site."""

    def get(self) -> None:
        shown: Shown = self.application.settings["shown"]
        wanted = unquote(self.request.path).removeprefix("/")
        path = f"{wanted}index.html" if not wanted or wanted.endswith("/") else wanted
        found = shown.files.get(path)
        if found is None:
            self.set_status(404)
            path, found = "404.html", shown.files.get("404.html", b"")
        kind = _KINDS.get(Path(path).suffix, "application/octet-stream")
        if path.endswith(".html"):
            self.set_header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
            found = told(found.decode(), path, shown.outcome).encode()
        self.set_header("Content-Type", kind)
        self.finish(found)

    def head(self) -> None:
        self.get()


class _Panel(_Guarded):
    """The stylesheet of what the server adds to pages."""

    def get(self) -> None:
        self.set_header("Content-Type", _KINDS[".css"])
        self.finish(_PANEL)


class _Script(_Guarded, LiveReloadJSHandler):  # type: ignore[misc]  # livereload has no types
    """What an open page listens with."""


class _Listener(LiveReloadHandler):  # type: ignore[misc]  # livereload has no types
    """An open page. Another site's pages are not let in."""

    def prepare(self) -> None:
        if not is_own_name(self.request.host, self.application.settings["host"]):
            self.set_status(403)
            self.finish()

    def check_origin(self, origin: str) -> bool:
        return str(urlsplit(origin).netloc.lower()) == str(self.request.host).lower()


def is_own_name(host: str, chosen: str) -> bool:
    """Whether a Host header names this server: this computer, the name that was chosen for it, or an address, which nobody can rebind."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
        return name in ("localhost", chosen) or ip_address(name).version > 0
    except ValueError:
        return False


def told(page: str, path: str, outcome: Outcome) -> str:
    """A page as the server shows it: with the listening script, and above it what the last build found, or that it is a draft."""
    words = ""
    if outcome.report:
        words = f"<p>This is the site as it was before these mistakes.</p><pre>{html.escape(outcome.report)}</pre>"
    elif path in outcome.drafts:
        words = "<p>A draft: the published site does not have this page.</p>"
    panel = f'<section class="onrecord-says" role="status">{words}</section>' if words else ""
    # Both come from here, which the site's own policy allows.
    head = '<link rel="stylesheet" href="/livereload.css"><script src="/livereload.js" defer></script>'
    page = page.replace("</head>", f"{head}</head>", 1)
    return re.sub(r"<body[^>]*>", lambda match: match[0] + panel, page, count=1)


_EMPTY = "<!doctype html><html lang=en><head><meta charset=utf-8><title>Not built yet</title></head><body></body></html>"


class Listening(NamedTuple):
    """Where the server answers."""

    host: str
    port: int
    sockets: list[object]


def listen(host: str, port: int) -> Listening:
    """Listen on the port, or on the next one that is free. OSError where none of them is."""
    for one in range(port, port + TRIES):
        try:
            return Listening(host, one, list(bind_sockets(one, host)))
        except OSError as failure:
            if failure.errno != EADDRINUSE or one == port + TRIES - 1:
                raise
    raise AssertionError


async def serve(listening: Listening, site: Path, watched: list[Path], rebuild: Callable[[], Outcome], say: Callable[[str], None]) -> None:
    """Serve the site of a folder until the task is cancelled, building at the start and whenever a watched folder changes.

    say: told the summary of each build once its outcome is what is served.
    """
    shown = Shown()
    application = Application(
        [
            (r"/livereload\.js", _Script),
            (r"/livereload", _Listener),
            (r"/livereload\.css", _Panel),
            (r"/.*", _Page),
        ],
        shown=shown,
        host=listening.host,
        log_function=lambda _: None,
    )
    HTTPServer(application).add_sockets(listening.sockets)  # type: ignore[arg-type]
    loop = asyncio.get_running_loop()
    changes = awatch(*watched, debounce=60, step=20)
    # It watches from its first step on: what is saved during the first build is not lost.
    saved = asyncio.ensure_future(anext(changes))
    await asyncio.sleep(0)
    await _rebuilt(shown, site, rebuild, loop)
    say(shown.outcome.summary)
    while await saved:
        saved = asyncio.ensure_future(anext(changes))
        changed = await _rebuilt(shown, site, rebuild, loop)
        say(shown.outcome.summary)
        if changed:
            # A change of the looks alone needs no reload: the browser fetches the sheet again.
            _tell("assets/style.css" if changed == {"assets/style.css"} else "*")


async def _rebuilt(shown: Shown, site: Path, rebuild: Callable[[], Outcome], loop: asyncio.AbstractEventLoop) -> set[str]:
    """Build, show what came of it, and give the paths that differ; with "" among them where the panel does."""
    outcome = await loop.run_in_executor(None, rebuild)
    files = dict(await loop.run_in_executor(None, _files_in, site)) or {"index.html": _EMPTY.encode(), "404.html": _EMPTY.encode()}
    changed = {path for path in {*files, *shown.files} if files.get(path) != shown.files.get(path)}
    if outcome != shown.outcome:
        changed.add("")
    shown.files, shown.outcome = files, outcome
    return changed


def _files_in(site: Path) -> dict[str, bytes]:
    from builder.read import read_folder

    return {path: content for path, content in read_folder(site).items() if not path.startswith("_")}


def _tell(path: str) -> None:
    for waiter in set(LiveReloadHandler.waiters):
        waiter.write_message({"command": "reload", "path": path, "liveCSS": True, "liveImg": False})
