"""What a citation hangs on behind its source: by the way that it names, through any number of steps, and not by `via`."""

import pytest

from builder.dossier import Use
from tests.unit.content import incident, linked, source, told

RETRACTED = "status: retracted\nstatus_date: 2026-01-02\n"
FILES = {
    "sources/bad.yaml": source(RETRACTED),
    "sources/sound.yaml": source(),
    "sources/one.yaml": source("rests_on: [bad]\n"),
    "sources/two.yaml": source("rests_on: [one]\n"),
    "sources/both.yaml": source("rests_on: [bad, sound]\n"),
    "sources/of-both.yaml": source("rests_on: [both]\n"),
    "sources/read-in.yaml": source("via: [bad]\n"),
    "sources/relay.yaml": source("rests_on: [sound]\nstatus: corrected\nstatus_date: 2026-01-02\n"),
    "sources/by-relay.yaml": source("rests_on: [relay]\n"),
    "sources/two-ways.yaml": source("rests_on: [relay, sound]\n"),
    "sources/circle.yaml": source(f"rests_on: [back]\n{RETRACTED}"),
    "sources/back.yaml": source("rests_on: [circle]\n"),
    "sources/machine.yaml": source("wording: machine\nrests_on: [sound]\n"),
    "sources/read-in-machine.yaml": source("via: [machine]\n"),
    "sources/read-in-both.yaml": source("via: [machine, sound]\n"),
    "sources/on-machine.yaml": source("rests_on: [machine]\n"),
    "sources/far-on-machine.yaml": source("rests_on: [on-machine, read-in-machine]\n"),
    "sources/partly-machine.yaml": source("rests_on: [machine, gazette]\n"),
    "sources/around-machine.yaml": source("rests_on: [machine, sound]\n"),
    "sources/on-nothing.yaml": source("rests_on: [gone]\n"),
}


def used(citation: str) -> tuple[Use, ...]:
    dossier, findings = linked({**FILES, "incidents/x.md": incident(body=f"It began {citation}.", summary="We know [@editors].")})
    assert [one for one in told(findings) if "no source has the id 'gone'" not in one] == []
    return tuple(use for numbered in dossier.pages["x"].sources for use in numbered.uses)


@pytest.mark.parametrize(
    ("citation", "revised"),
    [
        ("[@bad]", ("bad",)),
        ("[@bad from @bad]", ("bad",)),
        ("[@sound]", ()),
        ("[@one]", ("bad",)),
        ("[@one from @bad]", ("bad",)),
        ("[@one from @one]", ()),
        ("[@two]", ("bad",)),
        ("[@two from @one]", ("bad",)),
        ("[@two from @two]", ()),
        ("[@both]", ("bad",)),
        ("[@both from @bad]", ("bad",)),
        ("[@both from @sound]", ()),
        ("[@of-both]", ("bad",)),
        ("[@of-both from @sound]", ()),
        ("[@of-both from @both]", ("bad",)),
        ("[@read-in]", ()),
        ("[@by-relay from @sound]", ("relay",)),
        ("[@relay from @sound]", ("relay",)),
        ("[@two-ways]", ("relay",)),
        ("[@two-ways from @sound]", ()),
        ("[@back]", ("circle",)),
        ("[@circle]", ("circle",)),
        ("[see @bad]", ("bad",)),
        ("[cf. @one]", ("bad",)),
    ],
)
def test_what_was_revised_behind_a_citation(citation: str, revised: tuple[str, ...]) -> None:
    (use,) = used(citation)
    assert use.revised == revised


def test_what_says_otherwise_hangs_on_nothing() -> None:
    assert [use.revised for use in used("[@sound; contra @bad; but see @one]")] == [(), (), ()]


@pytest.mark.parametrize(
    ("citation", "machine"),
    [
        ("[@machine]", True),
        ("[@machine from @sound]", True),
        ("[@sound]", False),
        ("[@read-in-machine]", True),
        ("[@read-in-both]", False),
        ("[@on-machine]", True),
        ("[@on-machine from @on-machine]", False),
        ("[@on-machine from @machine]", True),
        ("[@on-machine from @sound]", True),
        ("[@far-on-machine]", True),
        ("[@partly-machine]", False),
        ("[@partly-machine from @machine]", True),
        ("[@partly-machine from @gazette]", False),
        ("[@around-machine from @sound]", False),
        ("[@on-nothing]", False),
        ("[@back]", False),
    ],
)
def test_what_has_nothing_but_a_machine_s_words(citation: str, machine: bool) -> None:
    (use,) = used(citation)
    assert use.machine is machine


def test_a_long_chain_ends() -> None:
    chain = {f"sources/s{number}.yaml": source(f"rests_on: [s{number + 1}]\n") for number in range(1500)}
    files = {**chain, "sources/s1500.yaml": source(f"wording: machine\n{RETRACTED}"), "incidents/x.md": incident(summary="It began [@s0].")}
    dossier, findings = linked(files)
    assert findings == []
    (numbered,) = dossier.pages["x"].sources
    assert numbered.uses[0].revised == ("s1500",)
    assert numbered.uses[0].machine
