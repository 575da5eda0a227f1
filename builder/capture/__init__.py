"""Fetches sources, and keeps what was fetched: the only part of Onrecord that goes out to the network.

Nothing here is run by a build or a check.
"""

ARCHIVE = "https://web.archive.org"  # the Wayback Machine
