import pytest

from builder.dossier import Dossier
from tests.unit.content import incident, linked, source, told

FILES = {
    "sources/army.yaml": source(),
    "sources/trt.yaml": source("rests_on: [gazette, army]\n"),
    "sources/copy.yaml": source("rests_on: [army]\n"),
    "sources/copy-of-copy.yaml": source("rests_on: [copy]\n"),
    "sources/of-two.yaml": source("rests_on: [trt]\n"),
    "sources/read-in.yaml": source("via: [army]\n"),
    "sources/self.yaml": source("rests_on: [self]\n"),
    "sources/one.yaml": source("rests_on: [two]\n"),
    "sources/two.yaml": source("rests_on: [three]\n"),
    "sources/three.yaml": source("rests_on: [one]\n"),
    "sources/into-circle.yaml": source("rests_on: [two]\n"),
    "sources/twice.yaml": source("rests_on: [army, army]\n"),
}


def dossier_with(body: str) -> tuple[Dossier, list[str]]:
    dossier, findings = linked({**FILES, "incidents/x.md": incident(body=body, summary="We know [@editors].")})
    return dossier, told(findings)


@pytest.mark.parametrize(
    ("citation", "origins", "untraced"),
    [
        ("[@army]", ["army"], []),
        ("[@copy]", ["army"], []),
        ("[@copy-of-copy; @army]", ["army"], []),
        ("[@trt]", [], ["trt"]),
        ("[@trt from @army]", ["army"], []),
        ("[@trt from @army; @trt]", ["army"], ["trt"]),
        ("[@trt from @trt]", ["trt"], []),
        ("[@of-two]", [], ["of-two"]),
        ("[@of-two from @gazette]", ["gazette"], []),
        ("[@of-two from @trt]", [], ["of-two"]),
        ("[@copy from @army]", ["army"], []),
        ("[@read-in]", ["read-in"], []),
        ("[@twice]", ["army"], []),
        ("[@gazette; contra @army]", ["gazette"], []),
        ("[@gazette; but see @trt]", ["gazette"], []),
        ("[@gazette; see @army; cf. @copy]", ["army", "gazette"], []),
        ("[@one]", [], ["one"]),
        ("[@editors]", [], []),
    ],
)
def test_a_citation_adds_the_origin_of_its_source(citation: str, origins: list[str], untraced: list[str]) -> None:
    dossier, findings = dossier_with(f"It began {citation}.")
    page = dossier.pages["x"]
    assert ([*page.origins], [*page.untraced], findings) == (origins, untraced, [])


@pytest.mark.parametrize(
    ("citation", "led"),
    [
        ("[@army]", {}),
        ("[@copy]", {"army": ["copy"]}),
        ("[@copy-of-copy; @copy]", {"army": ["copy-of-copy", "copy"]}),
        ("[@trt]", {}),
        ("[@trt from @army; @trt from @gazette]", {"army": ["trt"], "gazette": ["trt"]}),
        ("[@trt from @trt]", {}),
        ("[@of-two from @trt]", {"trt": ["of-two"]}),
        ("[@gazette; contra @trt from @army]", {"army": ["trt"]}),
        ("[@gazette; contra @copy]", {}),
    ],
)
def test_an_origin_knows_the_citations_of_other_sources_that_lead_to_it(citation: str, led: dict[str, list[str]]) -> None:
    dossier, _ = dossier_with(f"It began {citation}.")
    assert {origin: [use.source for use in uses] for origin, uses in dossier.traced.items()} == led


def test_from_names_what_the_source_rests_on() -> None:
    _, findings = dossier_with("It began [@copy from @gazette]. It ended [@gazette from @nobody].")
    assert findings == [
        "incidents/x.md:7:10 unknown-origin: 'copy' does not rest on 'gazette' (by its `rests_on` it rests on @army)",
        "incidents/x.md:7:42 unknown-source: no source has the id 'nobody' (add a file nobody.yaml in sources/, or correct the id)",
    ]


def test_circles_are_found_once_and_in_one_order() -> None:
    dossier, _ = dossier_with("It began [@gazette].")
    circles = {name: tracing.cycle for name, tracing in dossier.tracing.items() if tracing.cycle}
    assert circles == {"self": ("self",), **dict.fromkeys(("one", "two", "three"), ("one", "two", "three"))}
    assert dossier.tracing["into-circle"].origins == ()


def test_every_origin_that_is_possible() -> None:
    dossier, _ = dossier_with("It began [@gazette].")
    assert dossier.tracing["of-two"].possible == ("army", "gazette")
    assert dossier.tracing["read-in"].possible == ("read-in",)
    assert dossier.tracing["one"].possible == ()


def test_a_long_chain() -> None:
    chain = {f"sources/s{number}.yaml": source(f"rests_on: [s{number + 1}]\n") for number in range(300)}
    dossier, findings = linked({**chain, "sources/s300.yaml": source(), "incidents/x.md": incident(body="It began [@s0 from @s300].")})
    assert findings == []
    assert dossier.tracing["s0"].origins == ("s300",)
