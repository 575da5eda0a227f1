import pytest

from builder.urls import MOST, why_unsafe

SAFE = [
    "https://example.org", "http://example.org/", "HTTPS://Example.ORG/Path?q=1&r=%20#part", "https://a.b.c.example:8443/x",
    "https://example.org./",
    "https://xn--80ak6aa92e.com/", "http://192.0.2.1/", "http://[2001:db8::1]:80/", "https://example.org/ä/日本",
    "https://example.org/path@x;y=z",
    "https://web.archive.org/web/2021/https://example.org/", "https://localhost/",
]  # fmt: skip
MAIL = ["mailto:desk@example.org", "MAILTO:desk@mail.example.org", "mailto:desk@example.org?subject=About%20this"]
RELATIVE = ["about.html", "../incidents/x.html#f-killed", "#part", "?q=1", "/x", "", "./a:b"]
UNSAFE = [
    "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "data:image/png;base64,x", "vbscript:x", "file:///etc/passwd",
    "ftp://example.org/",
    "feed:javascript:alert(1)", "blob:https://example.org/x", "intent://x", "ms-msdt:/id", "view-source:https://example.org", "tel:1",
    "//example.org/", "///example.org/", "https:example.org", "https:/example.org", "https://", "https:///x", "http://?x", "http://#x",
    "https://user@example.org/", "https://user:pw@example.org/", "https://example.org:80@evil.example/", "https://@example.org/",
    "https:\\\\example.org", "https://example.org\\@evil.example", "/\\evil.example",
    "https://example.org/a b", "https://example.org/\t", "java\nscript:alert(1)", " https://example.org",
    "https://example.org/\x00", "https://example.org/\x85",
    "https://example.org/<x>",
    'https://example.org/"x', "https://example.org/{x}", "https://example.org/`",
    "https://example.org/|", "https://example.org/^",
    "https://exa\u00admple.org/", "https://example.org/\u200bx", "https://example.org/\u202ex",
    "https://example.org/\u2066x", "https://example.org/\ufeff",
    "https://example.org/\u061c", "https://example.org/\u3164", "https://example.org/\ufe0f", "https://example.org/\U000e0041",
    "https://exa%6dple.org/", "https://exämple.org/", "https://ｅxample.org/", "https://example。org/", "https://exam_ple.org/",
    "https://-a.example/",
    "https://a..example/", "https://.example/", f"https://{'a' * 64}.example/", "https://example.org:99999/", "https://example.org:/",
    "https://example.org:080/",
    "https://example.org:x/", "https://[::1", "https://[::1%25eth0]/", "https://[x]/", "https://1:2:3/",
    "http://0x7f.1/", "http://0x7f000001/", "http://2130706433/", "http://1.2.3/", "http://1.2.3.4.5/", "http://256.1.1.1/",
    "http://01.2.3.4/", "http://a.1/",
    "http://a.0x/", "http://1.2.3.4.../", "mailto:desk", "mailto:desk@example", "mailto:a@b@example.org", "mailto:desk@example..org",
    "mailto:",
    "mailto:desk@example.org?cc=evil@example.org", "mailto:desk@example.org?subject=x&bcc=y",
]  # fmt: skip


@pytest.mark.parametrize("address", SAFE)
def test_web_addresses(address: str) -> None:
    assert why_unsafe(address) == ""
    assert why_unsafe(address, web_only=True) == ""


@pytest.mark.parametrize("address", MAIL)
def test_mail_addresses_stand_in_text_and_in_no_field(address: str) -> None:
    assert why_unsafe(address) == ""
    assert why_unsafe(address, web_only=True).startswith("only http and https are allowed")


@pytest.mark.parametrize("address", RELATIVE)
def test_addresses_within_the_site_stand_where_they_may(address: str) -> None:
    assert why_unsafe(address, relative=True) == ""
    assert why_unsafe(address) == "it does not begin with https:// or http://"


@pytest.mark.parametrize("address", UNSAFE)
def test_whatever_else_is_refused(address: str) -> None:
    assert why_unsafe(address, relative=True)
    assert why_unsafe(address, web_only=True)


def test_an_address_has_an_end() -> None:
    start = "https://example.org/"
    assert why_unsafe(start + "x" * (MOST - len(start))) == ""
    assert why_unsafe(start + "x" * (MOST - len(start) + 1)) == "it is longer than 2048 characters"


def test_a_character_that_nobody_sees_is_spelt() -> None:
    assert why_unsafe("https://example.org/\u200b") == "it has a character that an address can't have (U+200B)"
    assert why_unsafe("https://example.org/a b") == "it has a character that an address can't have (a space)"
    assert why_unsafe("https://example.org/|") == "it has a character that an address can't have (|)"
