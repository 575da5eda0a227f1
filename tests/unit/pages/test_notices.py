"""Pages that stand for another, for something gone, or for nothing."""

from builder.model import Incident, Person, Removal
from builder.pages import missing, moved, removed
from builder.pages.headers import headers_file
from builder.pages.missing import MissingView
from builder.pages.moved import MovedView
from builder.pages.removed import RemovedView
from builder.pages.site import CONTENT_SECURITY_POLICY, site_of
from tests.unit.pages.bench import Bench


def test_every_old_address_leads_on(bench: Bench) -> None:
    incident = bench.made(
        Incident,
        id="new",
        title="Old bridge",
        date=bench.date("2020"),
        summary=bench.prose("It fell [@a]."),
        aliases=(bench.text("older"), bench.text("old")),
    )
    dossier = bench.dossier(bench.source("a"), incident)
    pages = list(moved.lay_out(dossier, site_of(dossier.settings)))
    assert [page.path for page in pages] == ["incidents/old.html", "incidents/older.html"]
    view = pages[0].view
    assert isinstance(view, MovedView)
    assert (view.now.label, view.now.href) == ("Old bridge", "new.html")
    assert view.canonical == "https://dossier.example/incidents/new.html"


def test_what_was_taken_down_keeps_its_address_and_no_word_of_it(bench: Bench) -> None:
    removal = bench.made(Removal, date=bench.date("2023-01-01"), reason="court")
    person = bench.made(Person, id="p1", name="Jo Secret", name_display="full", named_because=bench.prose("Secret [@a]."), removed=removal)
    dossier = bench.dossier(bench.source("a"), person)
    (page,) = removed.lay_out(dossier, site_of(dossier.settings))
    assert page.path == "people/p1.html"
    assert isinstance(page.view, RemovedView)
    assert (page.view.when.words, page.view.why) == ("1 January 2023", "by order of a court")
    assert "Secret" not in repr(page)


def test_the_page_for_no_address_links_by_whole_addresses(bench: Bench) -> None:
    dossier = bench.dossier()
    (page,) = missing.lay_out(dossier, site_of(dossier.settings))
    assert isinstance(page.view, MissingView)
    assert page.view.root == "https://dossier.example/"
    assert all(way.href.startswith("https://dossier.example/") for way in page.view.ways)


def test_hosts_send_the_policy_of_the_pages_and_forbid_frames() -> None:
    lines = headers_file().decode().splitlines()
    assert lines == [
        "/*",
        f"  Content-Security-Policy: {CONTENT_SECURITY_POLICY}; frame-ancestors 'none'",
        "  X-Content-Type-Options: nosniff",
        "  Referrer-Policy: no-referrer",
    ]
