"""A page before it is rendered: its path within the site, its template, and the one view that the template may see.

It knows neither HTML nor the dossier.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """One page. path: relative to the site, forward slashes. template: the word of `templates/pages/<word>.html`.

    view: a frozen record made for this template (a `PageView` of builder/pages/parts.py). producer: what to name in a finding.
    """

    path: str
    template: str
    view: object
    producer: str
