"""What every page shows of the dossier as a whole: its title, licence, contact, navigation. It knows no single page."""

from dataclasses import dataclass

from builder.model.settings import Settings
from builder.pages.wording import enumerated

CONTENT_SECURITY_POLICY = "default-src 'self'"
_RIGHT_TO_LEFT = ("ar", "fa", "he", "ps", "ur", "ckb", "sd", "ug", "yi", "dv")
_LICENCES = {
    "CC-BY-4.0": ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "CC-BY-SA-4.0": ("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    "CC0-1.0": ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
}


@dataclass(frozen=True, slots=True)
class Destination:
    """A way in the navigation: its words, and a path within the site (or a whole address, then away is True)."""

    title: str
    path: str
    away: bool


@dataclass(frozen=True, slots=True)
class SiteView:
    """The dossier as every template sees it, beside its own page.

    base: the canonical address with a slash at its end. csp: the content security policy of every page.
    people: who answers for the dossier, in words; authors: the same one by one.
    contact: as written; contact_href: a mailto: or web address. licence_href: "" where no address is known for it.
    """

    title: str
    description: str
    publisher: str
    people: str
    authors: tuple[str, ...]
    language: str
    dir: str
    base: str
    csp: str
    licence: str
    licence_href: str
    contact: str
    contact_href: str
    navigation: tuple[Destination, ...]


def site_of(settings: Settings) -> SiteView:
    """The view of the dossier's own settings."""
    language = str(settings.language)
    licence, licence_href = _LICENCES.get(str(settings.licence), (str(settings.licence), ""))
    contact = str(settings.contact)
    return SiteView(
        title=str(settings.title),
        description=str(settings.description or ""),
        publisher=str(settings.publisher or ""),
        authors=tuple(map(str, settings.people)),
        people=enumerated(tuple(map(str, settings.people))),
        language=language,
        dir="rtl" if is_right_to_left(settings) else "ltr",
        base=str(settings.base_url).rstrip("/") + "/",
        csp=CONTENT_SECURITY_POLICY,
        licence=licence,
        licence_href=licence_href,
        contact=contact,
        contact_href=contact if contact.startswith(("https://", "http://", "mailto:")) else f"mailto:{contact}",
        navigation=tuple(Destination(str(way.title), str(way.to), "://" in way.to) for way in settings.navigation),
    )


def is_right_to_left(settings: Settings) -> bool:
    """Whether the dossier's language is written from right to left."""
    return str(settings.language).partition("-")[0] in _RIGHT_TO_LEFT
