from builder.model import Incident, Question
from builder.pages.questions import QuestionsView, lay_out
from builder.pages.site import site_of
from tests.unit.pages.bench import Bench


def test_open_questions_come_first_and_lead_to_their_place(bench: Bench) -> None:
    questions = tuple(
        bench.made(Question, id=name, question=bench.prose(f"Was it {name}?"), status=status, cite=bench.cite("a"))
        for name, status in (("red", "answered"), ("blue", "open"), ("green", "withdrawn"), ("grey", "partly_answered"))
    )
    incident = bench.made(
        Incident, id="bridge", title="Old bridge", date=bench.date("2020"), summary=bench.prose("It fell [@a]."), questions=questions
    )
    dossier = bench.dossier(bench.source("a"), incident)
    (page,) = lay_out(dossier, site_of(dossier.settings))
    assert isinstance(page.view, QuestionsView)
    assert [(group.title, group.count, [one.place.href for one in group.questions]) for group in page.view.groups] == [
        ("Open", "2 questions", ["incidents/bridge.html#q-blue", "incidents/bridge.html#q-grey"]),
        ("No longer open", "2 questions", ["incidents/bridge.html#q-red", "incidents/bridge.html#q-green"]),
    ]


def test_without_a_question_there_is_no_group(bench: Bench) -> None:
    dossier = bench.dossier(bench.source("a"))
    (page,) = lay_out(dossier, site_of(dossier.settings))
    assert isinstance(page.view, QuestionsView)
    assert page.view.groups == ()
