"""The site that the real dossier makes: every link and anchor resolves, wherever it is served from, and nothing is asked of others."""

import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

from tests.dossier.examination import read_texts
from tests.dossier.pages import Link, Reading
from tests.dossier.reading import read_file
from tests.dossier.server import served

# It can't know at which address it is asked for, and so it alone has whole addresses of its own site.
MISSING = "404.html"
Pages = dict[str, Reading]


def links(pages: Pages) -> Iterator[tuple[Reading, Link]]:
    return ((page, link) for page in pages.values() if page.path != MISSING for link in page.links)


@pytest.fixture(scope="module", params=["", "a/b/"], ids=["at the top", "under a path"])
def address(request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site on a server."""
    top = site
    if request.param:
        top = tmp_path_factory.mktemp("server")
        (top / "a").mkdir()
        (top / "a/b").symlink_to(site)
    with served(top) as host:
        yield f"{host}{request.param}"


def test_every_link_leads_to_what_the_server_has(address: str, pages: Pages) -> None:
    asked = {urldefrag(urljoin(address + page.path, link.address))[0] for page, link in links(pages) if not link.away}
    assert len(asked) > 100
    refused = []
    for one in sorted(asked):
        assert one.startswith(address), one
        try:
            with urllib.request.urlopen(one) as answer:  # noqa: S310 -- our own server on loopback
                assert answer.geturl() == one, f"{one} was led on to {answer.geturl()}"
        except HTTPError as error:
            refused.append(f"{error.code} {one}")
            error.close()
    assert not refused


def test_every_link_leads_to_a_file_on_disk(site: Path, pages: Pages) -> None:
    for page, link in links(pages):
        if not link.away:
            target = Path(unquote(urlsplit(urljoin((site / page.path).as_uri(), link.address)).path))
            assert target.is_file(), f"{page.path}: {link.address}"
            assert target.is_relative_to(site), f"{page.path}: {link.address}"


def test_every_anchor_is_there(pages: Pages) -> None:
    for page, link in links(pages):
        if link.fragment and not link.away:
            target = unquote(urlsplit(urljoin("/" + page.path, link.address)).path).lstrip("/")
            assert link.fragment in pages[target].ids, f"{page.path}: {link.address}"


def test_no_id_stands_twice_in_a_page(pages: Pages) -> None:
    for page in pages.values():
        assert sorted(page.ids) == sorted(set(page.ids)), page.path
        assert all(one and not any(map(str.isspace, one)) for one in page.ids), page.path


def test_other_hosts_are_only_linked_and_never_asked(pages: Pages) -> None:
    for page, link in links(pages):
        if link.away and not (link.tag == "link" and link.attributes.get("rel") == "canonical"):
            assert (link.tag, link.attribute) == ("a", "href"), f"{page.path}: <{link.tag} {link.attribute}={link.address}>"
            scheme = urlsplit(link.address).scheme
            assert scheme in ("http", "https", "mailto"), link.address
            assert scheme == "mailto" or "noreferrer" in link.attributes.get("rel", "").split(), f"{page.path}: {link.address}"


def test_the_page_for_missing_addresses_has_whole_addresses_of_the_site(pages: Pages) -> None:
    base = "https://dossier.example/"
    for link in pages[MISSING].links:
        if link.address.startswith(base):
            path = urlsplit(link.address).path.lstrip("/") or "index.html"
            assert path in pages or path.startswith("assets/") or link.tag == "link", link.address
        else:
            assert link.address.startswith(("#", "mailto:")) or link.attributes.get("rel") == "license noreferrer", link.address


def test_there_is_no_script_style_or_handler_within_a_page(pages: Pages) -> None:
    for page in pages.values():
        assert not page.scripts.strip(), page.path
        for tag, attributes in page.elements:
            assert tag not in ("style", "iframe", "object", "embed", "form", "base"), f"{page.path}: <{tag}>"
            handlers = [name for name in attributes if name.startswith("on") or name in ("style", "srcdoc")]
            assert not handlers, f"{page.path}: <{tag} {handlers[0]}>"
        csp = [one["content"] for tag, one in page.elements if tag == "meta" and one.get("http-equiv") == "Content-Security-Policy"]
        assert [one for one in csp if one.startswith("default-src 'self'") and "unsafe" not in one], page.path


def test_every_page_has_a_title_a_language_one_heading_and_a_main_part(pages: Pages) -> None:
    for page in pages.values():
        html = next(attributes for tag, attributes in page.elements if tag == "html")
        assert html.get("lang") == "en", page.path
        assert page.title.strip(), page.path
        assert (page.count("h1"), page.count("main")) == (1, 1), page.path
    titles = [page.title for page in pages.values() if not page.path.startswith(("sources/", MISSING))]
    assert sorted(titles) == sorted(set(titles))


def test_every_citation_number_leads_to_its_source_and_back(pages: Pages) -> None:
    numbers = 0
    for page in pages.values():
        marks = {one["id"]: one["href"] for one in page.numbers if "id" in one}
        backs = {address.partition("#")[2]: entry for entry, address in page.backs if address.startswith("#")}
        for mark, address in marks.items():
            assert address == f"#{backs.get(mark)}", f"{page.path}: {mark} leads to {address}, which leads back from {backs.get(mark)}"
        assert backs.keys() <= set(page.ids), page.path
        numbers += len(marks)
    assert numbers > 400


def test_every_chosen_claim_id_is_an_anchor(pages: Pages) -> None:
    chosen = 0
    for path, text in read_texts().items():
        page = pages.get(path.replace(".md", ".html"))
        for stretch in read_file(path, text).stretches:
            for cite in stretch.cites:
                if cite.chosen:
                    assert page, path
                    assert f"c-{cite.chosen}" in page.ids, f"{path}: {cite.chosen}"
                    chosen += 1
    assert chosen > 100
