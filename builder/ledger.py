"""What `onrecord verify` found, one line for each quotation and copy: a small file that is committed, with nothing of a copy's text in it.

It reads and writes the lines, and neither files nor copies. Two versions of it merge like any text, since the lines are sorted.
"""

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import NamedTuple
from unicodedata import normalize

from builder.findings import Finding, Span, finding

HEAD = (
    "# What `onrecord verify` found: whether quoted words stand in the copies that we keep. It writes this file; nobody edits it by hand.",
    "# words\tsource\tcopy\toutcome\tday\tbefore\tbehind",
)
OUTCOMES = ("found", "altered", "not-found")
_HASH = 16
_LINE = re.compile(
    rf"(?P<words>[0-9a-f]{{{_HASH}}})\t(?P<source>[a-z0-9-]{{1,80}})\t(?P<copy>[0-9a-f]{{{_HASH}}})\t(?P<outcome>{'|'.join(OUTCOMES)})\t"
    r"(?P<day>\d{4}-\d{2}-\d{2})\t(?P<before>[^\t\n]{0,80})\t(?P<behind>[^\t\n]{0,80})",
    re.ASCII,
)

Key = tuple[str, str]


class Row(NamedTuple):
    """What comparing some words with one copy came to.

    copy: the first 16 digits of the copy's sha256. outcome: one of OUTCOMES. day: on which it was first found so, YYYY-MM-DD.
    before, behind: the words around, where the quoted words stand in the copy more than once, so that a link can lead to the right ones.
    difference: what the copy has instead, in words; known only while the copy is at hand, and never written.
    """

    copy: str
    outcome: str
    day: str
    before: str = ""
    behind: str = ""
    difference: str = ""


Ledger = Mapping[Key, Row]


def key_of(words: str, source: str) -> Key:
    """What the row for some words and a source's copy is found by: a hash of the words as they are written, and the source's id."""
    return sha256(" ".join(normalize("NFC", words).split()).encode()).hexdigest()[:_HASH], source


def short(sha: str) -> str:
    """As much of a copy's sha256 as a row holds."""
    return sha[:_HASH]


def read_ledger(path: str, text: str) -> tuple[dict[Key, Row], tuple[Finding, ...]]:
    """The rows of a ledger's file, and lines of it that are none."""
    rows: dict[Key, Row] = {}
    findings: list[Finding] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            message = "this line is none that `onrecord verify` writes"
            hint = "undo your change to this file: nobody edits it by hand; an editor runs `onrecord verify`, which writes it"
            findings.append(finding("malformed-ledger", Span(path, number, 1, len(line)), message, hint))
            continue
        rows[match["words"], match["source"]] = Row(match["copy"], match["outcome"], match["day"], match["before"], match["behind"])
    return rows, tuple(findings)


def written(rows: Ledger) -> str:
    """The text of a ledger's file."""
    lines = sorted("\t".join((*key, row.copy, row.outcome, row.day, row.before, row.behind)) for key, row in rows.items())
    return "\n".join((*HEAD, *lines)) + "\n"


def kept_days(fresh: Iterable[tuple[Key, Row]], before: Ledger) -> dict[Key, Row]:
    """The fresh rows; what was found before just so keeps the day on which it was."""
    kept = {}
    for key, row in fresh:
        known = before.get(key)
        same = known is not None and known[:2] == row[:2] and known[3:5] == row[3:5]
        kept[key] = row._replace(day=known.day) if known is not None and same else row
    return kept
