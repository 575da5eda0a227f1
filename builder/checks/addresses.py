"""The checks of addresses within the site, in bodies and in the navigation: each must be a page that the site has."""

from collections.abc import Collection, Iterator
from posixpath import dirname, join, normpath, relpath
from urllib.parse import unquote

from builder.document import Text
from builder.dossier import Dossier
from builder.findings import Finding, did_you_mean, finding, near
from builder.link.registry import bodies_of

_HINT = "write [[id]] to link to a page of this dossier; it is checked, and stays right when the page moves"


def check_addresses(dossier: Dossier, paths: Collection[str]) -> Iterator[Finding]:
    """Findings about links to pages that the site does not have. paths: every page of the site, relative to it."""
    for name, entry in dossier.entries.items():
        if name != entry.id or entry.record.removed:
            continue
        for body in bodies_of(entry.record):
            for address in body.addresses:
                target = _target(entry.address, address)
                if "#" in address:
                    hint = "write [[id#part]] for a part of a page of this dossier; it is checked, and stays right when the page changes"
                    yield finding("unknown-link", address.span, f"nobody can tell whether '{address}' leads to anything", hint)
                elif target not in paths:
                    match = near(target, paths)
                    hint = f"did you mean '{relpath(match, dirname(entry.address) or '.')}'?" if match else _HINT
                    yield finding("unknown-link", address.span, f"this link leads to '{target}', and the site has no such page", hint)


def check_navigation(dossier: Dossier, paths: Collection[str]) -> Iterator[Finding]:
    """Findings about entries of the navigation that lead to pages that the site does not have."""
    for way in dossier.settings.navigation:
        if way.to.split("#")[0] not in paths:
            hint = did_you_mean(way.to, paths) or "name a page of the site, like questions.html or pages/about.html"
            yield finding("unknown-link", way.to.span, f"the navigation leads to '{way.to}', and the site has no such page", hint)


def _target(page: str, address: Text) -> str:
    path = unquote(address.split("#")[0].split("?")[0])
    return normpath(join(dirname(page), path)) if path else page
