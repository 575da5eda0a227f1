"""How firmly responsibility for an incident is known, in our grading, and what about it is disputed. It grades no number."""

from dataclasses import dataclass

from builder.model import Incident
from builder.pages.dates import Day, day
from builder.pages.parts import Link, Sheet, link_to
from builder.pages.prose import Prose, prose
from builder.pages.wording import DISPUTED, GRADES, RESPONSIBILITY, RESPONSIBILITY_OF_NOBODY, said

_SECTIONS = {"number_killed": "figures", "status_of_killed": "figures", "inquiry": "inquiries"}


@dataclass(frozen=True, slots=True)
class ResponsibilityView:
    """How firmly responsibility is known, in our grading. before, party, after: the sentence, with its party as a link in the middle."""

    grade: str
    before: str
    party: Link | None
    after: str
    basis: Prose
    graded_by: str
    graded_on: Day | None

    @property
    def sentence(self) -> str:
        """The same in plain words."""
        return f"{self.before}{self.party.label if self.party else ''}{self.after}"


def responsibility_view(sheet: Sheet, incident: Incident) -> ResponsibilityView | None:
    """The grading in a sentence, None where the incident has none."""
    grading = incident.grading
    if grading is None:
        return None
    sentence = said(RESPONSIBILITY if grading.party else RESPONSIBILITY_OF_NOBODY, grading.value)
    before, _, after = sentence.partition("{party}")
    return ResponsibilityView(
        grade=said(GRADES, grading.value),
        before=before,
        party=link_to(sheet, grading.party) if grading.party else None,
        after=after,
        basis=prose(sheet, grading.basis),
        graded_by=_grader(sheet, grading.graded_by),
        graded_on=day(grading.graded_on) if grading.graded_on else None,
    )


def disputed_matters(incident: Incident) -> tuple[Link, ...]:
    """What is disputed, in words; a matter that a section of the page is about leads there."""
    there = {"figures": incident.figures, "inquiries": incident.inquiries}
    links = []
    for matter in incident.disputed:
        anchor = _SECTIONS.get(matter, "")
        links.append(Link(said(DISPUTED, matter), f"#{anchor}" if there.get(anchor) else ""))
    return tuple(links)


def _grader(sheet: Sheet, party: str | None) -> str:
    return "" if not party else "the editors" if party.lower() in ("editors", "the editors") else sheet.dossier.shown_name(party)
