from builder.parties import Parties
from tests.unit.content import entity, linked, person


def parties() -> Parties:
    files = {
        "organisations/army.md": entity("The Army", "short_name: TA\npart_of: ministry\naliases: [the-army]\n"),
        "organisations/ministry.md": entity("وزارة الدفاع"),
        "organisations/press-office.md": entity("Press Office"),
        "organisations/guard.md": entity("Coast Guard of the North", "part_of: ministry\n"),
        "organisations/press-of-the-north.md": entity("Press Office"),
        "people/ono.md": person("Ono Example", "organisations: [army]\n"),
    }
    return linked(files)[0].parties


def test_a_party_is_meant_by_id_alias_or_name() -> None:
    known = parties()
    assert [known.meant(one) for one in ("army", "the-army", "the army", "ta", "وزارة الدفاع", "ONO EXAMPLE")] == [
        *("army", "army", "army", "army", "ministry", "ono"),
    ]


def test_a_name_that_two_have_or_nobody_is_no_id() -> None:
    known = parties()
    assert (known.meant("Press Office"), known.meant("The Front")) == ("named press office", "named front")
    assert known.meant("Guard") == "named guard"
    assert known.behind("guard") == {"guard", "ministry"}


def test_behind_somebody_is_all_that_they_belong_to() -> None:
    known = parties()
    assert known.behind("ono") == {"ono", "army", "ministry"}
    assert known.behind("unknown") == frozenset()


def test_a_circle_of_organisations_ends() -> None:
    files = {"organisations/a.md": entity("A", "part_of: b\n"), "organisations/b.md": entity("B", "part_of: a\n")}
    assert linked(files)[0].parties.behind("a") == {"a", "b"}
