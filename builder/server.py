"""Serves a built site to whoever writes it: builds, watches, builds again, tells the open pages. It builds nothing itself.

What it answers is the site as it was built, held by path, so that no request reaches the disk beyond it. Names of other hosts are refused,
since a page of a stranger could otherwise read drafts by letting its own name lead here (DNS rebinding).
"""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from errno import EADDRINUSE
from ipaddress import ip_address
from pathlib import Path
from stat import S_ISDIR
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler
from tornado.websocket import WebSocketClosedError
from watchfiles import awatch

from builder.pages.site import CONTENT_SECURITY_POLICY
from builder.read import read_folder, read_templates, texts_of
from builder.render import render_one

TRIES = 20
HIGHEST = 65535
POLL = 500  # milliseconds: how often the folders themselves are looked at
_KINDS = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
    ".json": "application/json",
}
# Where a page takes what the server adds: before its head ends, and where its body begins.
_HEAD_ENDS, _BODY_BEGINS = re.compile(r"(?=<[/]head>)"), re.compile(r"(?<=<body)([^>]*>)")


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
    """What is served now: bytes by path within the site, and how the last build ended. version: how often that changed, from 1."""

    files: Mapping[str, bytes]
    outcome: Outcome = Outcome()
    version: int = 1


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
            found = told(found.decode(), path, shown, self.application.settings["templates"]).encode()
        self.set_header("Content-Type", kind)
        self.finish(found)

    def head(self) -> None:
        self.get()


class _Panel(_Guarded):
    """The stylesheet of what the server adds to pages."""

    def get(self) -> None:
        self.set_header("Content-Type", _KINDS[".css"])
        self.finish(self.application.settings["templates"]["served/panel.css"])


class _Script(_Guarded, LiveReloadJSHandler):  # type: ignore[misc]  # livereload has no types
    """What an open page listens with."""


class _Listener(LiveReloadHandler):  # type: ignore[misc]  # livereload has no types
    """An open page. Another site's pages are not let in. One that was sent before the last build is told at once."""

    shown_to_it = 0

    def prepare(self) -> None:
        if not is_own_name(self.request.host, self.application.settings["host"]):
            self.set_status(403)
            self.finish()

    def check_origin(self, origin: str) -> bool:
        return str(urlsplit(origin).netloc.lower()) == str(self.request.host).lower()

    def on_message(self, message: str) -> None:
        super().on_message(message)
        match json.loads(message):
            case {"command": "hello", "snipver": int(version)}:
                self.shown_to_it = version
            case {"command": "info"} if self.shown_to_it not in (0, self.application.settings["shown"].version):
                tell("*", {self})


def is_own_name(host: str, chosen: str) -> bool:
    """Whether a Host header names this server: this computer, the name that was chosen for it, or an address, which nobody can rebind."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
        return name in ("localhost", chosen.lower()) or ip_address(name).version > 0
    except ValueError:
        return False


def told(page: str, path: str, shown: Shown, templates: Mapping[str, str]) -> str:
    """A page as the server shows it: with the listening script, and above it what the last build found, or that it is a draft."""
    outcome = shown.outcome
    head = render_one("served/head.html", templates, {"version": shown.version})
    panel = render_one("served/panel.html", templates, {"report": outcome.report, "draft": path in outcome.drafts})
    page = _HEAD_ENDS.sub(lambda _: head, page, count=1)
    return _BODY_BEGINS.sub(lambda match: match[0] + panel, page, count=1)


class Listening(NamedTuple):
    """Where the server answers."""

    host: str
    port: int
    sockets: list[object]


def listen(host: str, port: int) -> Listening:
    """Listen on the port, or on the next one that is free. OSError where none of them is."""
    last = min(port + TRIES, HIGHEST + 1) - 1
    for one in range(port, last + 1):
        try:
            return Listening(host, one, list(bind_sockets(one, host)))
        except OSError as failure:
            if failure.errno != EADDRINUSE or one == last:
                raise
    raise AssertionError


async def serve(
    listening: Listening, site: Path, folders: tuple[Path, ...], rebuild: Callable[[], Outcome], say: Callable[[str], None]
) -> None:
    """Serve the site of a folder until the task is cancelled, building at the start and whenever a watched folder changes.

    folders: the content's, then those of the templates, whether they are there or not. say: told the summary of each build once its
    outcome is what is served. Raises ConfigurationError where a template of what the server adds is no text.
    """
    files = read_templates(folders[1:])
    templates = texts_of({path: content for path, content in files.items() if path.startswith("served/")}, folders[1:])
    nothing = render_one("served/empty.html", templates, {}).encode()
    shown = Shown({"index.html": nothing, "404.html": nothing})
    application = Application(
        [
            (r"/livereload\.js", _Script),
            (r"/livereload", _Listener),
            (r"/livereload\.css", _Panel),
            (r"/.*", _Page),
        ],
        shown=shown,
        host=listening.host,
        templates=templates,
        log_function=lambda _: None,
    )
    HTTPServer(application).add_sockets(listening.sockets)  # type: ignore[arg-type]
    saves = _saves(folders)
    while True:
        # It watches before it builds: what is saved during a build is not lost.
        saved = asyncio.ensure_future(anext(saves))
        await asyncio.sleep(0)
        changed = await _rebuilt(shown, site, rebuild, nothing)
        say(shown.outcome.summary)
        if changed:
            # A change of the looks alone needs no reload: the browser fetches the sheet again.
            tell("assets/style.css" if changed == {"assets/style.css"} else "*", set(LiveReloadHandler.waiters))
        await saved


async def _saves(folders: tuple[Path, ...]) -> AsyncIterator[None]:
    """Once for each time that something in the folders is saved, also where one of them is made, goes, or is another now."""
    is_another = False
    while True:
        standing = _standing(folders)
        there = [folder for folder, place in zip(folders, standing, strict=True) if place]
        changes = awatch(*there, debounce=60, step=20, rust_timeout=POLL, yield_on_timeout=True)
        saved = asyncio.ensure_future(anext(changes))
        await asyncio.sleep(0)
        if is_another:
            # Told once the new one is watched: what is saved in it from now on is not lost.
            yield
        try:
            is_another = False
            while not is_another:
                changed = await saved
                # The system tells what happens within a folder, and goes on watching it where it was moved away.
                is_another = _standing(folders) != standing
                if not is_another:
                    saved = asyncio.ensure_future(anext(changes))
                    if changed:
                        yield
        except FileNotFoundError:
            is_another = True
            await asyncio.sleep(POLL / 1000)  # it went just now
        finally:
            await changes.aclose()


def _standing(folders: tuple[Path, ...]) -> list[tuple[int, int] | None]:
    """Which folder of the disk each of them is, None where it is none."""
    found: list[tuple[int, int] | None] = []
    for folder in folders:
        try:
            status = folder.stat()
        except OSError:
            found.append(None)
        else:
            found.append((status.st_dev, status.st_ino) if S_ISDIR(status.st_mode) else None)
    return found


async def _rebuilt(shown: Shown, site: Path, rebuild: Callable[[], Outcome], nothing: bytes) -> set[str]:
    """Build, show what came of it, and give the paths that differ; with "" among them where the panel does."""
    loop = asyncio.get_running_loop()
    outcome = await loop.run_in_executor(None, rebuild)
    files = dict(await loop.run_in_executor(None, _files_in, site)) or {"index.html": nothing, "404.html": nothing}
    changed = {path for path in {*files, *shown.files} if files.get(path) != shown.files.get(path)}
    if outcome != shown.outcome:
        changed.add("")
    shown.files, shown.outcome, shown.version = files, outcome, shown.version + bool(changed)
    return changed


def _files_in(site: Path) -> dict[str, bytes]:
    return {path: content for path, content in read_folder(site).items() if not path.startswith("_")}


def tell(path: str, pages: Iterable[LiveReloadHandler]) -> None:
    """Tell open pages to load a path again, "*" for themselves."""
    for page in pages:
        # Somebody has just closed it.
        with suppress(WebSocketClosedError):
            page.write_message({"command": "reload", "path": path, "liveCSS": True, "liveImg": False})
