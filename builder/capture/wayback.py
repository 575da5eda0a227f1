"""Asks the Wayback Machine, or another archive that works like it, to keep a copy of a page: its “Save Page Now”."""

import re
from typing import NamedTuple

from builder.capture import ARCHIVE
from builder.capture.fetch import MOST_REDIRECTS, Exchange, Fetcher, following_of
from builder.capture.trouble import NotFetched
from builder.edtf import read_date

SECONDS = 180.0  # it fetches the page itself before it answers
_COPY = re.compile(r"(?:https?://[^/]+)?(/web/(\d{4})(\d\d)(\d\d)\d{6}(?:[a-z]{2}_)?/(.+))")


class Copy(NamedTuple):
    """A copy in an archive. date: the day on which it was made."""

    url: str
    date: str


def save_copy(fetcher: Fetcher, url: str, archive: str = ARCHIVE) -> Copy:
    """The copy that an archive made of an address just now. Raises NotFetched where it made none.

    Its answer names the copy, as where it redirects or as `Content-Location`.
    """
    base = archive.rstrip("/")
    asked = f"{base}/save/{url}"
    with fetcher.deadline() as deadline:
        for _ in range(MOST_REDIRECTS + 1):
            exchange = fetcher.ask(asked, deadline)
            if copy := _copy_in(exchange, base):
                return copy
            if not exchange.leads_to:
                raise NotFetched(f"the archive made no copy: it answered {exchange.status} {exchange.reason}".rstrip())
            asked = following_of(exchange.url, exchange.leads_to)
    raise NotFetched(f"the archive redirects more than {MOST_REDIRECTS} times")


def _copy_in(exchange: Exchange, base: str) -> Copy | None:
    if exchange.status >= 400:
        return None
    for named in (exchange.header("Content-Location"), exchange.leads_to):
        # Of another host's answer nothing is taken but where it leads.
        if (match := _COPY.fullmatch(named)) and exchange.url.startswith(f"{base}/"):
            date = "-".join(match.groups()[1:4])
            if not isinstance(read_date(date), str):
                return Copy(base + match[1], date)
    return None
