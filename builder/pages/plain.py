"""The files of the site that are neither pages nor assets, each by its path within the site."""

from builder.dossier import Dossier
from builder.pages.feed import ADDRESS, feed_of
from builder.pages.headers import headers_file
from builder.pages.search_index import index_files
from builder.pages.site import SiteView


def plain_files(dossier: Dossier, site: SiteView) -> dict[str, bytes]:
    """What a host should send, what changed as a feed, and the index of the search."""
    return {"_headers": headers_file(), ADDRESS: feed_of(dossier, site), **index_files(dossier)}
