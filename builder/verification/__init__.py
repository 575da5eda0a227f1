"""Holds a dossier's quotations against the copies in the folder of held texts: rows for the ledger, and copies that are gone or changed.

It writes nothing, and what it reads of a copy leaves it only as an outcome, and as the words in which a quotation differs.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from builder.comparison import Compared, Words, compare, denial_left_out, difference_of, words_of
from builder.dossier import Dossier
from builder.extraction import text_of
from builder.findings import Finding, finding
from builder.held import read_held
from builder.ledger import Key, Ledger, Row, kept_days, key_of, short, written
from builder.options import Tell, silent
from builder.quotations import copies_of, current_row, quotations_of


@dataclass(frozen=True, slots=True)
class Place:
    """Where quoted words were looked for, and what came of it. path, line, column: of the quotation. source: whose copy."""

    path: str
    line: int
    column: int
    words: str
    source: str
    compared: Compared


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of it: the dossier with a fresh ledger, and what is wrong with the copies.

    before: the ledger as it was. places: every comparison, in order of the quotations. copies: how many were read; held: how many
    sources name one.
    """

    dossier: Dossier
    findings: tuple[Finding, ...]
    before: Ledger
    places: tuple[Place, ...]
    copies: int
    held: int

    def rows(self, *, whole: bool) -> str:
        """The text of the ledger. whole: whether all of the content could be read; where not, no earlier row is taken out."""
        kept = {} if whole else self.before
        return written({**kept, **self.dossier.ledger})


def verify(dossier: Dossier, folder: Path, day: date, tell: Tell = silent) -> Verified:
    """Compare every quotation with every copy in which its words may stand. day: what a new row is dated."""
    findings: list[Finding] = []
    wanted = [
        (quotation, source)
        for quotation in quotations_of(dossier)
        for source in dict.fromkeys(copy for cited in quotation.sources for copy in copies_of(dossier, cited))
    ]
    copies = dict(_copies(dossier, folder, findings, {source for _, source in wanted}))
    fresh: dict[Key, Row] = {}
    places: list[Place] = []
    done: dict[Key, Compared | None] = {}
    for number, (quotation, source) in enumerate(wanted, start=1):
        tell("comparing", number, len(wanted))
        key = key_of(quotation.words, source)
        if source not in copies:
            # The copy is not at hand: what was found when it was stands, as long as the source names the same one.
            if (known := current_row(dossier, quotation.words, source)) is not None:
                fresh[key] = known
            continue
        if key not in done:
            done[key] = compare(quotation.words, copies[source])
        compared = done[key]
        if compared is not None:
            fresh[key] = _row(dossier, source, compared, day)
            span = quotation.span
            if compared.outcome == "found" and (word := denial_left_out(quotation.words, compared)):
                findings.append(
                    finding(
                        "denial-left-out",
                        span,
                        f"what is left out of these words has “{word}” in our copy of '{source}'",
                        "read it with that word: if it says something else, quote it whole",
                    )
                )
            places.append(Place(span.path, span.line, span.column, quotation.words, source, compared))
    rows = kept_days(fresh.items(), dossier.ledger)
    held = sum(source.held is not None for source in dossier.sources.values())
    return Verified(replace(dossier, ledger=rows), tuple(findings), dossier.ledger, tuple(places), len(copies), held)


def _copies(dossier: Dossier, folder: Path, findings: list[Finding], quoted: set[str]) -> Iterable[tuple[str, Words]]:
    for name, source in dossier.sources.items():
        # Where a hash or a name could not be read, that was reported.
        if source.held is None or not (source.held.file and source.held.sha256):
            continue
        file = read_held(folder, source.held.file)
        if file.why:
            hint = "put it back, or correct `file:`; without it, nothing that is quoted from it can be compared"
            findings.append(finding("held-text-missing", source.held.file.span, f"the copy of '{name}' can't be read: {file.why}", hint))
        elif file.sha256 != source.held.sha256:
            # What the sum is instead is not said: whoever can't see the copies might learn of other files by it.
            message = f"the copy of '{name}', '{source.held.file}', is not the one whose sha256 stands here"
            hint = "find out who changed it; if the new one is right, write its sha256 here, and run `onrecord verify`"
            findings.append(finding("held-text-changed", source.held.sha256.span, message, hint))
        elif (extracted := text_of(source.held.file, file.content)).why:
            hint = "keep a copy that has its text; `onrecord capture` makes one of a page"
            message = f"the copy of '{name}' has no text to compare with: {extracted.why}"
            findings.append(finding("held-text-missing", source.held.file.span, message, hint))
        else:
            # The words of a long text take much room, and what nobody quotes needs none.
            yield name, words_of(extracted.text if name in quoted else "")


def _row(dossier: Dossier, source: str, compared: Compared, day: date) -> Row:
    held = dossier.sources[source].held
    if held is None:
        raise ValueError(f"there is no copy of {source}")
    # Only an address needs the words around, and what nobody else has is not given away.
    around = compared.selector if compared.times > 1 and dossier.sources[source].url is not None else None
    return Row(
        short(held.sha256),
        compared.outcome,
        day.isoformat(),
        _last_words(around.prefix) if around else "",
        _first_words(around.suffix) if around else "",
        difference_of(compared.changes) if compared.outcome == "altered" else "",
    )


def _first_words(words: str) -> str:
    return " ".join(words.split()[:4])


def _last_words(words: str) -> str:
    return " ".join(words.split()[-4:])
