"""The one table of finding codes: permanent number, name, severity. It knows nothing of how a finding is found.

A code is never given twice; a retired one goes to RETIRED and stays there. Families: D document syntax, F figures,
C citations and claims, E evidence (quotations, held texts), S sources, L links and ids, Q questions and inquiries,
G gradings and replies, P prose, X output.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Code(NamedTuple):
    """One kind of finding.

    code: family letter and three digits, permanent. name: its name in words. severity: unless a policy says otherwise.
    policy: the key of `policy:` in dossier.yaml that may set the severity, or "" where none does.
    """

    code: str
    name: str
    severity: Severity
    policy: str = ""

    @property
    def waivable(self) -> bool:
        """Whether a dossier may accept it in public: what is a matter of judgement, and none of a page's safety or of what can be read."""
        return (self.severity == "warning" or self.name in _JUDGED) and self.name not in _NEVER


_JUDGED = (
    *("grading-not-supported", "machine-wording", "parts-do-not-add-up", "quote-altered"),
    *("uncited-person", "uncited-text", "unpaired-quotation"),
)
# What changed is told by a correction, and of a waiver none is told.
_NEVER = ("silent-change", "unused-waiver")

CODES: tuple[Code, ...] = (
    Code("D101", "yaml-syntax", "error"),
    Code("D102", "duplicate-key", "error"),
    Code("D103", "unknown-key", "error"),
    Code("D104", "missing-key", "error"),
    Code("D105", "wrong-type", "error"),
    Code("D106", "invalid-date", "error"),
    Code("D107", "comment-in-text", "warning"),
    Code("D108", "yaml-feature", "error"),
    Code("D109", "front-matter", "error"),
    Code("D110", "hidden-character", "error"),
    Code("D111", "encoding", "error"),
    Code("D112", "too-large", "error"),
    Code("D113", "not-a-plain-file", "error"),
    Code("D114", "misplaced-file", "error"),
    Code("D115", "nested-too-deep", "error"),
    Code("D116", "link-definition", "error"),
    Code("D117", "markup-amplified", "error"),
    Code("D118", "html-in-text", "error"),
    Code("D119", "image-in-text", "error"),
    Code("D120", "misread-markup", "error"),
    Code("D121", "key-in-text", "error"),
    Code("D122", "garbled-letter", "warning"),
    Code("F101", "figure-without-citation", "error"),
    Code("F102", "parts-do-not-add-up", "error"),
    Code("F103", "range-reversed", "error"),
    Code("F104", "supersedes-another", "error"),
    Code("F105", "said-twice", "warning"),
    Code("F106", "unit-missing", "error"),
    Code("F107", "circular-estimate", "error"),
    Code("C101", "unknown-source", "error"),
    Code("C102", "malformed-citation", "error"),
    Code("C103", "uncited-text", "error", "uncited"),
    Code("C104", "uncited-person", "error"),
    Code("C105", "claim-too-long", "warning"),
    Code("C106", "misplaced-citation", "error"),
    Code("C107", "unpaired-quotation", "error"),
    Code("C108", "editors-quotation", "error"),
    Code("C109", "machine-wording", "error"),
    Code("C110", "unknown-origin", "error"),
    Code("C111", "silent-change", "warning", "silent_change"),
    Code("E101", "quote-not-found", "error"),
    Code("E102", "quote-altered", "error"),
    Code("E103", "held-text-missing", "warning"),
    Code("E104", "held-text-changed", "error"),
    Code("E105", "quote-unchecked", "warning"),
    Code("E106", "malformed-ledger", "error"),
    Code("E107", "quote-contradicts", "warning"),
    Code("E108", "copy-not-compared", "warning"),
    Code("E109", "comparison-left-over", "warning"),
    Code("E110", "denial-left-out", "warning"),
    Code("S101", "missing-archive", "warning", "archived"),
    Code("S102", "unused-source", "warning"),
    Code("S103", "single-origin", "warning", "single_origin"),
    Code("S104", "circular-origin", "error"),
    Code("S105", "missing-accessed", "warning", "accessed"),
    Code("S106", "unsafe-url", "error"),
    Code("S107", "unlocatable-source", "warning"),
    Code("S108", "retracted-source", "error"),
    Code("S109", "unused-review", "warning"),
    Code("S110", "one-party-origin", "warning", "single_origin"),
    Code("S113", "stale-search", "warning"),
    Code("L101", "duplicate-id", "error"),
    Code("L102", "unknown-link", "error"),
    Code("L103", "invalid-id", "error"),
    Code("L104", "link-to-draft", "error"),
    Code("L105", "malformed-link", "error"),
    Code("L106", "unused-waiver", "warning"),
    Code("L107", "malformed-waiver", "error"),
    Code("L108", "circular-parts", "error"),
    Code("Q101", "stale-question", "warning"),
    Code("Q102", "question-without-citation", "error"),
    Code("Q103", "answer-without-citation", "error"),
    Code("Q104", "date-before-event", "warning"),
    Code("Q105", "actions-out-of-order", "warning"),
    Code("Q106", "inquiry-without-citation", "error"),
    Code("Q107", "date-in-future", "warning"),
    Code("G101", "grading-not-supported", "error"),
    Code("G102", "reply-missing", "warning", "reply"),
    Code("G103", "reply-overdue", "warning"),
    Code("P101", "contested-voice", "warning", "contested_voice"),
    Code("P102", "withheld-name", "error"),
    Code("P103", "heading-order", "warning"),
    Code("P104", "unfinished", "error"),
    Code("P105", "withheld-surname", "warning"),
    Code("P106", "name-for-id", "warning"),
    Code("X101", "output-collision", "error"),
)

RETIRED: tuple[Code, ...] = ()

BY_NAME: dict[str, Code] = {code.name: code for code in CODES}
BY_CODE: dict[str, Code] = {code.code: code for code in CODES}


def code_of(written: str, among: Iterable[Code] = CODES) -> Code | None:
    """The code that somebody wrote, by its number or its name, in capitals or not; None where there is no such code."""
    return next((code for code in among if written.upper() == code.code or written.lower() == code.name), None)
