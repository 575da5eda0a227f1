"""How many findings there are, as numbers and in words. It judges none."""

from collections.abc import Iterable
from dataclasses import dataclass

from builder.findings import Finding


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What a report that was narrowed leaves out. files: which ones they are, for instance "other files"."""

    files: str
    errors: int
    warnings: int

    @property
    def words(self) -> str:
        """For instance "2 errors more in files that have not changed since main"; "" where there is nothing more."""
        found = tally_in_words(self.errors, self.warnings)
        return f"{found} more in {self.files}" if found else ""


def tally(findings: Iterable[Finding]) -> tuple[int, int]:
    """How many of the findings are errors, and how many are warnings."""
    severities = [one.severity for one in findings]
    return severities.count("error"), severities.count("warning")


def tally_in_words(errors: int, warnings: int) -> str:
    """For instance "1 error, 2 warnings"; "" where there are none."""
    counts = ((errors, "error"), (warnings, "warning"))
    return ", ".join(f"{count} {word}{'' if count == 1 else 's'}" for count, word in counts if count)
