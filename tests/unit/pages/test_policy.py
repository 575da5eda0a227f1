from builder.model.settings import Policy, Settings
from builder.pages.parts import sheet
from builder.pages.policy import EFFECTS, MEANINGS, accepted, rules_of
from builder.schema import keys_of
from builder.vocabulary import SEVERITY
from tests.unit.content import SETTINGS, incident, linked
from tests.unit.pages.bench import Bench


def test_every_key_of_the_policy_and_every_value_is_put_into_words() -> None:
    assert set(MEANINGS) == set(keys_of(Policy))
    assert set(EFFECTS) == set(SEVERITY)


def test_the_policy_in_force_is_printed_written_or_by_default(bench: Bench) -> None:
    settings = bench.made(Settings, title="A dossier", policy=bench.made(Policy, uncited="warning"))
    rules = {rule.key: rule for rule in rules_of(settings)}
    assert list(rules) == list(keys_of(Policy))
    assert (rules["uncited"].value, rules["uncited"].effect) == ("warning", EFFECTS["warning"])
    assert (rules["claim_words"].value, rules["claim_words"].effect) == ("60", "")
    assert rules_of(bench.made(Settings, title="A dossier"))[0].value == "error"


def test_waivers_say_what_they_accept_and_where() -> None:
    waivers = "waivers:\n" + "".join(
        f"  - code: {code}\n    at: {at}\n    because: We know.\n"
        for code, at in (
            ("C105", "incidents/x.md#shells"),
            ("claim-too-long", 'incidents/x.md "It began"'),
            ("c105", "incidents/y.md#c-shells"),
            ("claim-too-long", "incidents/hidden.md#shells"),
        )
    )
    inner = "sources:\n  - {id: inner, type: report, title: T, publisher: P}\n"
    files = {
        "dossier.yaml": SETTINGS + waivers,
        "incidents/x.md": incident(inner, "It began [@inner]{#shells}."),
        "incidents/y.md": incident(body="It began [@gazette]{#shells}."),
        "incidents/hidden.md": incident("draft: true\n"),
    }
    dossier, _ = linked(files)
    shown = accepted(sheet(dossier, "pages/methodology.html", ""))
    assert {(one.code, one.name, one.because) for one in shown} == {("C105", "claim-too-long", "We know.")}
    assert [(one.at.href, one.words) for one in shown] == [
        ("../incidents/x.html#c-shells", "It began"),
        ("../incidents/x.html", "“It began”"),
        ("../incidents/y.html#c-shells", "It began"),
    ]
