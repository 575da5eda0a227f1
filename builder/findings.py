"""What a check reports: a value with a code, a place and words for somebody who has never seen a terminal.

It neither prints nor decides what a finding means for the exit status.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import NamedTuple
from unicodedata import category, digit

from builder.codes import BY_NAME, Severity


class Span(NamedTuple):
    """Where something stands: path as the user gave it, line and column counted from 1 in characters, length in characters."""

    path: str
    line: int
    column: int
    length: int = 1


NOWHERE = Span("", 1, 1)


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake in the content.

    message: what is wrong, without a full stop. hint: what would be right, or "" where nobody can know.
    """

    name: str
    span: Span
    message: str
    hint: str = ""
    severity: Severity = "error"

    @property
    def code(self) -> str:
        """The permanent code, for instance C101."""
        return BY_NAME[self.name].code

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The key by which findings are sorted: path, line, column, then code and message, so that the order is total."""
        return (self.span.path, self.span.line, self.span.column, self.code, self.message)


def finding(name: str, span: Span, message: str, hint: str = "") -> Finding:
    """A finding with the severity that the table of codes gives to `name`; KeyError where the table has no such name."""
    return Finding(name, span, message, hint, BY_NAME[name].severity)


def under_policy(findings: Iterable[Finding], policy: dict[str, str]) -> tuple[Finding, ...]:
    """The findings with the severities that the dossier's policy sets, without those that it turns off.

    policy: key of the policy to "error", "warning" or "off"; a key that is missing leaves the table's severity.
    """
    kept = []
    for one in findings:
        choice = policy.get(BY_NAME[one.name].policy, one.severity)
        if choice != "off":
            kept.append(replace(one, severity="error" if choice == "error" else "warning") if choice != one.severity else one)
    return tuple(kept)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings sorted by path, line, column; the same finding reported twice is kept once."""
    return tuple(sorted(set(findings), key=lambda one: one.order))


def a(noun: str) -> str:
    """A noun with its article: "an incident", "a source"."""
    return f"{'an' if noun[0].lower() in 'aeio' else 'a'} {noun}"


def in_quotes(ids: Iterable[str]) -> str:
    """Ids for a message: 'army' and 'mill'."""
    return " and ".join(f"'{one}'" for one in ids)


def in_ascii(text: str) -> str:
    """A text with its digits and dashes in the shapes of a keyboard, as a hint may propose it."""
    return "".join(str(digit(one)) if one.isdecimal() else "-" if category(one) == "Pd" or one == "\u2212" else one for one in text)


def near(word: str, known: Iterable[str], least: float = 0.6) -> str:
    """The known word that `word` was probably meant to be, or "" where none is near. least: how alike they must be, of 1."""
    matches = get_close_matches(word, sorted(known), n=1, cutoff=least)
    return matches[0] if matches else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known word, or "" where none is near."""
    match = near(word, known)
    return f"did you mean '{match}'?" if match else ""
