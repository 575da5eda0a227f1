"""What holding quotations against copies came to, as JSON for programs and in a line for people. It compares nothing."""

import json
from collections import Counter
from typing import Any

from builder.verification import Place, Verified

_OUTCOMES = (("found", "found"), ("altered", "altered"), ("not-found", "not found"))


def verified_json(verified: Verified) -> str:
    """Every comparison with its place in the copy and around it (as in the W3C's selectors), and how many came out how."""
    outcomes = Counter[str](place.compared.outcome for place in verified.places)
    report = {"quotations": [_members(place) for place in verified.places], "outcomes": dict(sorted(outcomes.items()))}
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def verified_in_words(verified: Verified) -> str:
    """For instance "40 comparisons with 3 copies: 38 found, 2 altered"."""
    outcomes = Counter[str](place.compared.outcome for place in verified.places)
    counted = ", ".join(f"{outcomes[outcome]} {words}" for outcome, words in _OUTCOMES if outcomes[outcome])
    if not verified.held:
        return "no source has `held:`, so that there is nothing to compare"
    number = len(verified.places)
    comparisons = f"{number} {'comparison' if number == 1 else 'comparisons'}"
    return f"{comparisons} with {verified.copies} {'copy' if verified.copies == 1 else 'copies'}: {counted or 'none'}"


def _members(place: Place) -> dict[str, Any]:
    compared, at = place.compared, place.compared.selector
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "words": place.words,
        "source": place.source,
        "outcome": compared.outcome,
        **({"start": at.start, "end": at.end} if at else {}),
        **({"exact": at.exact, "prefix": at.prefix, "suffix": at.suffix} if at else {}),
        **({"times": compared.times} if compared.outcome == "found" else {}),
        **({"changes": [[one.kind, " ".join(one.words)] for one in compared.changes]} if compared.changes else {}),
    }
