"""The checks of a linked dossier: the one list of them, and how it is run. It repeats nothing that reading or linking has reported."""

from collections.abc import Callable, Iterable
from datetime import date

from builder.checks import belonging, citations, dates, evidence, figures, grading, people, prose, questions, sources
from builder.codes import CODES
from builder.dossier import Dossier
from builder.findings import Finding, in_order, under_policy
from builder.model.settings import Policy

Check = Callable[[Dossier, date], Iterable[Finding]]

CHECKS: tuple[Check, ...] = (
    belonging.circular_parts,
    citations.uncited_text,
    citations.uncited_person,
    citations.editors_quotation,
    citations.claim_too_long,
    citations.machine_wording,
    dates.date_before_event,
    dates.date_in_future,
    evidence.quote_not_found,
    evidence.quote_altered,
    evidence.quote_unchecked,
    evidence.quote_contradicts,
    evidence.copy_not_compared,
    evidence.comparison_left_over,
    figures.figure_without_citation,
    figures.parts_do_not_add_up,
    figures.range_reversed,
    figures.supersedes_another,
    figures.said_twice,
    figures.unit_missing,
    figures.circular_estimate,
    grading.grading_not_supported,
    grading.reply_missing,
    grading.reply_overdue,
    people.uncited_person_in_notes,
    people.uncited_person_in_labels,
    people.uncited_person_in_source,
    people.name_for_id,
    prose.contested_voice,
    prose.unfinished,
    questions.stale_question,
    questions.question_without_citation,
    questions.answer_without_citation,
    questions.inquiry_without_citation,
    questions.actions_out_of_order,
    sources.missing_archive,
    sources.missing_accessed,
    sources.unused_source,
    sources.single_origin,
    sources.one_party_origin,
    sources.circular_origin,
    sources.unlocatable_source,
    sources.stale_search,
)


def run_checks(dossier: Dossier, clock: date) -> tuple[Finding, ...]:
    """Every finding of every check, in order, as severe as the policy makes it. clock: the day that stale questions are held against."""
    found = (one for check in CHECKS for one in check(dossier, clock))
    return in_order(under_policy(found, severities(dossier.settings.rules)))


def severities(policy: Policy) -> dict[str, str]:
    """The choices of a policy that set a finding's severity, by key; a key whose value could not be read is left out."""
    keys = {code.policy for code in CODES if code.policy}
    return {key: str(choice) for key in sorted(keys) if (choice := getattr(policy, key))}
