"""Which hosts a fetch may connect to."""

import pytest

from builder.capture.hosts import destination_of, is_global, read_allowed
from builder.capture.trouble import NotFetched, Refused

WORLD = "93.184.215.14"


def to(url: str, *addresses: str, allowed: frozenset[tuple[str, int]] = frozenset()) -> object:
    return destination_of(url, allowed, lambda *_: addresses)


@pytest.mark.parametrize("address", [WORLD, "8.8.8.8", "2606:4700::1", "2a00:1450:4001::5", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8"])
def test_what_the_world_can_reach(address: str) -> None:
    assert is_global(address)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.9.9.9", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),  # noqa: S104
        *("192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255"),
        *("::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1", "2001:db8::1", "::127.0.0.1", "4000::1"),
        *("::ffff:127.0.0.1", "::ffff:169.254.169.254", "2002:7f00:1::", "2002:a00:1::1", "64:ff9b::10.0.0.1", "2001:0:a00:1::1"),
        *("", "gazette.example", "1", "127.1"),
    ],
)
def test_what_it_can_not(address: str) -> None:
    assert not is_global(address)
    with pytest.raises(Refused, match="leads into a private network"):
        to("https://gazette.example/", address)


@pytest.mark.parametrize(
    ("url", "host", "port", "target", "header"),
    [
        ("https://Gazette.example", "gazette.example", 443, "/", "gazette.example"),
        ("http://gazette.example:80/a?b=c%20d", "gazette.example", 80, "/a?b=c%20d", "gazette.example"),
        ("https://gazette.example:80/", "gazette.example", 80, "/", "gazette.example:80"),
        ("https://gazette.example/قصف?q=é", "gazette.example", 443, "/%D9%82%D8%B5%D9%81?q=%C3%A9", "gazette.example"),
        ("https://[2606:4700::1]/", "2606:4700::1", 443, "/", "[2606:4700::1]"),
    ],
)
def test_where_a_request_goes(url: str, host: str, port: int, target: str, header: str) -> None:
    destination = destination_of(url, frozenset(), lambda *_: (WORLD,))
    assert (destination.host, destination.port, destination.target, destination.host_header) == (host, port, target, header)
    assert destination.addresses == (WORLD,)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://gazette.example/",
        "gazette.example",
        "https://a@gazette.example/",
        "http://0x7f.1/",
        "http://2130706433/",
    ],
)
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(Refused, match="is no address to go to"):
        to(url, WORLD)


def test_other_ports_must_be_allowed() -> None:
    with pytest.raises(Refused, match="only 80 and 443"):
        to("https://gazette.example:8443/", WORLD)
    assert to("https://gazette.example:8443/", WORLD, allowed=frozenset({("gazette.example", 8443)}))


def test_every_address_of_a_host_must_be_reachable_by_the_world() -> None:
    with pytest.raises(Refused):
        to("https://gazette.example/", WORLD, "10.0.0.1")


def test_what_is_allowed_is_one_port_of_one_host() -> None:
    allowed = frozenset({("archive.example", 80)})
    assert to("http://archive.example/", "10.0.0.1", allowed=allowed)
    for url in ("https://archive.example/", "http://other.archive.example/", "http://10.0.0.1/"):
        with pytest.raises(Refused):
            to(url, "10.0.0.1", allowed=allowed)


def test_a_host_that_is_not_found() -> None:
    with pytest.raises(NotFetched, match="can't be found"):
        to("https://gazette.example/")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("127.0.0.1:80", ("127.0.0.1", 80)),
        ("Archive.example:8080", ("archive.example", 8080)),
        ("[::1]:80", ("::1", 80)),
        *(
            (wrong, None)
            for wrong in ("archive.example", "archive.example:", ":80", "a.example:x", "a.example:99999", "http://a:80", "a@b:80", "a:80/")
        ),
    ],
)
def test_how_a_host_is_allowed(written: str, read: tuple[str, int] | None) -> None:
    assert read_allowed(written) == read
