"""Findings in the forms that they are asked for in: text, JSON, SARIF, and what GitHub shows beside a change. It prints nothing."""

from builder.report.github import github_report, without_commands
from builder.report.json import json_report
from builder.report.sarif import sarif_report
from builder.report.tally import Elsewhere, tally, tally_in_words
from builder.report.text import text_report

__all__ = ["Elsewhere", "github_report", "json_report", "sarif_report", "tally", "tally_in_words", "text_report", "without_commands"]
