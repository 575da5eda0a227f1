"""Findings as text, JSON, SARIF and as GitHub shows them; changes, in a module of their own, likewise. It prints nothing itself."""

from builder.report.github import github_report, without_commands
from builder.report.json import json_report
from builder.report.sarif import sarif_report
from builder.report.tally import Elsewhere, tally, tally_in_words
from builder.report.text import text_report

# `changes` is left out: it needs the records, and whoever prints findings needs none.
__all__ = ["Elsewhere", "github_report", "json_report", "sarif_report", "tally", "tally_in_words", "text_report", "without_commands"]
