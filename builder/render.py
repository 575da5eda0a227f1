"""Pages to HTML over a mapping of templates given as text. It reads no disk and decides nothing that a page says."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError

from builder.artifact import Artifact
from builder.page import Page

# A template decides looks, never facts: what could sum, sort, look up or switch escaping off is not there to be used.
_FILTERS = ("e", "escape", "join", "length", "trim", "lower", "upper", "capitalize")


class TemplateMistake(Exception):
    """A template can't be rendered. template: its path among the templates. line: from 1."""

    def __init__(self, words: str, template: str, line: int) -> None:
        """Words: what Jinja says of it."""
        super().__init__(words)
        self.template = template
        self.line = line


def render(pages: Iterable[Page], site: object, templates: Mapping[str, str]) -> tuple[Artifact, ...]:
    """The HTML of each page, in the order given.

    site: the one record beside a page's view that every template sees. templates: text by path, for instance "pages/incident.html".
    A template that is missing or wrong raises TemplateMistake: templates are reviewed, so that it is no finding.
    """
    environment = _environment(tuple(sorted(templates.items())))
    return tuple(Artifact(page.path, _html(environment, page, site).encode("utf-8"), page.producer) for page in pages)


def render_one(template: str, templates: Mapping[str, str], values: Mapping[str, object]) -> str:
    """One template with its values, for what is no page."""
    return _environment(tuple(sorted(templates.items()))).get_template(template).render(values)


def assets(files: Mapping[str, bytes]) -> tuple[Artifact, ...]:
    """Files that are copied as they are: icon, fonts, what a host reads. files: bytes by path within the site."""
    return tuple(Artifact(path, files[path], f"the asset {path}") for path in sorted(files))


def stylesheet(files: Mapping[str, bytes], own: str) -> Artifact:
    """The one stylesheet, from parts in the order of their names. files: bytes by path, of which those in style/ are parts.

    own: the rules that the dossier's settings add at its end.
    """
    parts = [files[path] for path in sorted(files) if path.startswith("style/") and path.endswith(".css")]
    return Artifact("assets/style.css", b"".join(parts) + own.encode(), "the stylesheet")


# Kept for a server that builds again and again: to compile templates takes longer than to render a small site.
@lru_cache(maxsize=4)
def _environment(listed: tuple[tuple[str, str], ...]) -> Environment:
    templates = dict(listed)
    environment = Environment(
        loader=FunctionLoader(lambda path: (templates[path], path, None) if path in templates else None),
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
    template = f"pages/{page.template}.html"
    try:
        return environment.get_template(template).render(page=page.view, site=site)
    except TemplateError as mistake:
        raise TemplateMistake(mistake.message or "it can't be read", *_place(mistake, template)) from mistake


def _place(mistake: TemplateError, template: str) -> tuple[str, int]:
    if isinstance(mistake, TemplateSyntaxError):
        return mistake.name or template, mistake.lineno
    # Jinja puts frames of its templates into the trace, with their paths and lines.
    found, trace = (template, 1), mistake.__traceback__
    while trace is not None:
        if (path := trace.tb_frame.f_code.co_filename).endswith(".html"):
            found = (path, trace.tb_lineno)
        trace = trace.tb_next
    return found
