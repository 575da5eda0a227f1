"""Findings as text, JSON, SARIF and as GitHub shows them; changes as text, Markdown and JSON. It prints nothing itself."""

from builder.report.changes import Sides, changes_as_json, changes_as_markdown, changes_as_text
from builder.report.github import github_report, without_commands
from builder.report.json import json_report
from builder.report.sarif import sarif_report
from builder.report.tally import Elsewhere, tally, tally_in_words
from builder.report.text import text_report

__all__ = [
    "Elsewhere",
    "Sides",
    "changes_as_json",
    "changes_as_markdown",
    "changes_as_text",
    "github_report",
    "json_report",
    "sarif_report",
    "tally",
    "tally_in_words",
    "text_report",
    "without_commands",
]
