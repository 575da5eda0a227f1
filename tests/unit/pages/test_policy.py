from builder.model.settings import Policy, Settings, Waiver
from builder.pages.policy import EFFECTS, MEANINGS, accepted, rules_of
from builder.schema import keys_of
from builder.vocabulary import SEVERITY
from tests.unit.pages.bench import Bench


def test_every_key_of_the_policy_and_every_value_is_put_into_words() -> None:
    assert set(MEANINGS) == set(keys_of(Policy))
    assert set(EFFECTS) == set(SEVERITY)


def test_the_policy_in_force_is_printed_written_or_by_default(bench: Bench) -> None:
    settings = bench.made(Settings, title="A dossier", policy=bench.made(Policy, uncited="warning"))
    rules = {rule.key: rule for rule in rules_of(settings)}
    assert list(rules) == [key for key in keys_of(Policy) if key not in ("reply", "silent_change")]
    assert (rules["uncited"].value, rules["uncited"].effect) == ("warning", EFFECTS["warning"])
    assert (rules["claim_words"].value, rules["claim_words"].effect) == ("60", "")
    assert rules_of(bench.made(Settings, title="A dossier"))[0].value == "error"


def test_waivers_say_what_they_accept(bench: Bench) -> None:
    waivers = tuple(bench.made(Waiver, code=code, at="incidents/x.md", because="we know") for code in ("C105", "claim-too-long", "Z9"))
    shown = accepted(bench.made(Settings, title="A dossier", waivers=waivers))
    assert [(one.code, one.name) for one in shown] == [("C105", "claim-too-long"), ("C105", "claim-too-long"), ("Z9", "")]
