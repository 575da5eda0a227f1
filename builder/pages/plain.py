"""The files of the site that are neither pages nor assets, each by its path within the site."""

from builder.dossier import Dossier
from builder.pages.feed import ADDRESS, feed_of
from builder.pages.headers import headers_file
from builder.pages.site import SiteView


def plain_files(dossier: Dossier, site: SiteView) -> dict[str, bytes]:
    """What a host should send, and what changed as a feed."""
    return {"_headers": headers_file(), ADDRESS: feed_of(dossier, site)}
