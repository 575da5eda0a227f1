"""What is based on what: which source stands beside which origin, in which row, and that the drawing is whole."""

from builder.pages.origins import DEEPEST, OriginsView, Tree, origins_view
from builder.pages.parts import sheet
from tests.unit.content import SETTINGS, incident, linked, source

FILES = {
    "sources/army.yaml": source("party: belligerent\n").replace("Testland Gazette", "Army of Testland"),
    "sources/agency.yaml": source("rests_on: [army]\n").replace("Testland Gazette", "Agency"),
    "sources/post.yaml": source("rests_on: [agency]\n").replace("Testland Gazette", "Post"),
    "sources/wide.yaml": source("rests_on: [post, gazette, army]\n").replace("Testland Gazette", "Wide"),
    "sources/copy.yaml": source("rests_on: [wide]\nwording: machine\n").replace("Testland Gazette", "Copy"),
    "sources/alone.yaml": source("status: retracted\nstatus_date: unknown\n").replace("Testland Gazette", "Alone"),
}
BODY = "It began [@post; @wide from @army; @gazette]. It went on [@copy from @gazette; contra @alone]."


def drawn(body: str = BODY, language: str = "en", **more: str) -> OriginsView:
    files = {**FILES, **more, "dossier.yaml": SETTINGS.replace("language: en", f"language: {language}")}
    dossier, findings = linked({**files, "incidents/x.md": incident(body=body, summary="We know [@editors].")})
    assert findings == []
    return origins_view(sheet(dossier, "incidents/x.html", "x"))


def rows(tree: Tree) -> list[tuple[str, int, str, list[str]]]:
    return [
        (one.link.label, one.number, one.through.label if one.through else "", [also.label for also in one.also]) for one in tree.resting
    ]


def test_what_rests_on_each_origin_by_the_shortest_way() -> None:
    view = drawn()
    army, gazette = view.trees
    assert (army.origin.link.label, army.origin.number) == ("Army of Testland", 0)
    assert rows(army) == [
        ("Wide", 2, "", ["Testland Gazette"]),
        ("Copy", 4, "Wide", ["Testland Gazette"]),
        ("Agency", 0, "", []),
        ("Post", 1, "Agency", []),
    ]
    assert army.words == "4 sources rest on it, 2 of them through others"
    assert (gazette.origin.number, rows(gazette)) == (
        3,
        [("Wide", 2, "", ["Army of Testland"]), ("Copy", 4, "Wide", ["Army of Testland"])],
    )
    assert [link.label for link, _ in view.alone] == ["Alone"]
    assert view.several
    assert not view.folded


def test_what_is_cited_leads_to_the_list_and_what_stands_behind_it_to_its_own_page() -> None:
    army = drawn().trees[0]
    assert {one.link.label: one.link.href for one in (army.origin, *army.resting)} == {
        "Army of Testland": "../sources/army.html",
        "Agency": "../sources/agency.html",
        "Post": "#s-post",
        "Wide": "#s-wide",
        "Copy": "#s-copy",
    }


def test_every_row_has_room_of_its_own_and_an_edge_that_ends_at_its_sign() -> None:
    for tree in drawn().trees:
        feet = [(row.state or row.lines[-1]).y for row in tree.resting]
        tops = [row.lines[0].y for row in tree.resting]
        assert all(foot + 10 < top for foot, top in zip(feet, tops[1:], strict=False))
        assert max(feet) < tree.height
        ends = {(edge.x2, edge.y2) for edge in tree.edges}
        assert all((row.mark_x - 7, row.mark_y) in ends for row in tree.resting)
        assert all(edge.x1 == edge.x2 or edge.y1 == edge.y2 for edge in tree.edges)


def test_what_was_revised_or_reworded_says_so() -> None:
    view = drawn(body="It began [@copy from @gazette; @later].", **{"sources/later.yaml": source("rests_on: [alone]\n")})
    states = {row.link.label: row.state.text for tree in view.trees for row in (tree.origin, *tree.resting) if row.state}
    assert states == {"Copy": "reworded", "Alone": "retracted"}


def test_from_right_to_left_it_is_mirrored() -> None:
    plain, mirrored = drawn().trees[0], drawn(language="ar").trees[0]
    assert mirrored.trunk == 100 - plain.trunk
    for one, other in zip((plain.origin, *plain.resting), (mirrored.origin, *mirrored.resting), strict=True):
        assert (other.mark_x, other.x, other.mark_y) == (-one.mark_x, -one.x, one.mark_y)
        assert other.target.x == -one.target.x - one.target.width
    assert [(-edge.x1, edge.y1, -edge.x2, edge.y2) for edge in plain.edges] == [
        (edge.x1, edge.y1, edge.x2, edge.y2) for edge in mirrored.edges
    ]


def test_nothing_is_drawn_where_nothing_rests_on_anything() -> None:
    assert not drawn(body="It began [@gazette; @army; contra @alone].")
    assert not drawn(body="We know [@editors].")


def test_a_long_chain_is_drawn_and_stays_narrow() -> None:
    chain = {f"sources/s{number}.yaml": source(f"rests_on: [s{number + 1}]\n") for number in range(600)}
    view = drawn(body="It began [@s0].", **chain, **{"sources/s600.yaml": source()})
    (tree,) = view.trees
    assert len(tree.resting) == 600
    assert len({row.x for row in tree.resting}) == DEEPEST
    assert view.folded
