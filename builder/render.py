"""Pages to HTML over a mapping of templates given as text. It reads no disk and decides nothing that a page says."""

from collections.abc import Iterable, Mapping

from jinja2 import DictLoader, Environment, StrictUndefined

from builder.artifact import Artifact
from builder.page import Page

# A template decides looks, never facts: what could sum, sort, look up or switch escaping off is not there to be used.
_FILTERS = ("e", "escape", "join", "length", "trim", "lower", "upper", "capitalize")


def render(pages: Iterable[Page], site: object, templates: Mapping[str, str]) -> tuple[Artifact, ...]:
    """The HTML of each page, in the order given.

    site: the one record beside a page's view that every template sees. templates: text by path, for instance "pages/incident.html".
    A template that is missing or wrong raises jinja2.TemplateError: templates are reviewed, so that this is a bug and no finding.
    """
    environment = _environment(templates)
    return tuple(Artifact(page.path, _html(environment, page, site).encode("utf-8"), page.producer) for page in pages)


def assets(files: Mapping[str, bytes]) -> tuple[Artifact, ...]:
    """Files that are copied as they are: icon, fonts, what a host reads. files: bytes by path within the site."""
    return tuple(Artifact(path, files[path], f"the asset {path}") for path in sorted(files))


def stylesheet(files: Mapping[str, bytes]) -> Artifact:
    """The one stylesheet, from parts in the order of their names. files: bytes by path, of which those in style/ are parts."""
    parts = [files[path] for path in sorted(files) if path.startswith("style/") and path.endswith(".css")]
    return Artifact("assets/style.css", b"".join(parts), "the stylesheet")


def _environment(templates: Mapping[str, str]) -> Environment:
    environment = Environment(
        loader=DictLoader(dict(templates)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.clear()
    environment.filters = {name: environment.filters[name] for name in _FILTERS}
    return environment


def _html(environment: Environment, page: Page, site: object) -> str:
    return environment.get_template(f"pages/{page.template}.html").render(page=page.view, site=site)
