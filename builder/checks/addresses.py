"""The check of addresses within the site that bodies link to in plain Markdown: each must be a page that the site has."""

from collections.abc import Collection, Iterator
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from builder.document import Text
from builder.dossier import Dossier
from builder.findings import Finding, did_you_mean, finding
from builder.link.registry import bodies_of


def check_addresses(dossier: Dossier, paths: Collection[str]) -> Iterator[Finding]:
    """Findings about links to pages that the site does not have. paths: every page of the site, relative to it."""
    for name, entry in dossier.entries.items():
        if name != entry.id or entry.record.removed:
            continue
        for body in bodies_of(entry.record):
            for address in body.addresses:
                target = _target(entry.address, address)
                if target not in paths:
                    shown = did_you_mean(target, paths)
                    hint = shown or "write [[id]] to link to a page of this dossier; it is checked, and stays right when the page moves"
                    yield finding("unknown-link", address.span, f"this link leads to '{target}', and the site has no such page", hint)


def _target(page: str, address: Text) -> str:
    path = unquote(address.split("#")[0].split("?")[0])
    return normpath(join(dirname(page), path)) if path else page
