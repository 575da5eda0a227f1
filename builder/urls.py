"""Which addresses may stand in a dossier: an allow-list, the same for Markdown, front matter, images and exports.

It judges text and never opens anything. The rules follow the WHATWG URL standard where Python's `urlsplit` would name
another host than a browser does: whatever the two read differently is refused.
"""

import re
from urllib.parse import urlsplit

MOST = 2048
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_HOST = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9-]{1,63}(?<!-))*\.?|\[[0-9a-f:.]+\]", re.IGNORECASE)
# Beside what no address has: all that nobody can see (Default_Ignorable_Code_Point of Unicode, and its like).
_BAD = re.compile(
    '[\x00-\x20\x7f-\x9f\\\\<>"`{}|^\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f'
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff\ud800-\udfff]"
)
_MAIL = re.compile(r"mailto:[^\s@?]+@[^\s@?.]+(?:\.[^\s@?.]+)+(?:\?subject=[^\s&]*)?", re.IGNORECASE)
# To a browser a host whose last part is a number is an IPv4 address, however it is written
# (https://url.spec.whatwg.org/#ends-in-a-number-checker).
_NUMERIC = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)\.?", re.IGNORECASE | re.ASCII)
_IPV4 = re.compile(r"(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}", re.ASCII)


def why_unsafe(address: str, *, relative: bool = False, web_only: bool = False) -> str:
    """Why `address` may not stand in a dossier, in words for a message, or "" where it may.

    relative: whether an address within the site may be written too. web_only: whether it must be http or https.
    """
    if len(address) > MOST:
        return f"it is longer than {MOST} characters"
    if bad := _BAD.search(address):
        return f"it has a character that an address can't have ({_spelt(bad[0])})"
    scheme = _SCHEME.match(address)
    if scheme is None:
        if web_only or not relative:
            return "it does not begin with https:// or http://"
        return "it leads to another host without saying how" if address.startswith("//") else ""
    match scheme[0].lower():
        case "http:" | "https:":
            return _why_unsafe_web(address)
        case "mailto:" if not web_only:
            return "" if _MAIL.fullmatch(address) else "it is not a mail address"
    wanted = "http and https" if web_only else "http, https and mailto"
    return f"only {wanted} are allowed, and it begins with {scheme[0]}"


def _why_unsafe_web(address: str) -> str:
    if not re.match(r"https?://[^/]", address, re.IGNORECASE):
        return "after http: or https: come two slashes and a host"
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return "it is not a complete address"
    if "@" in parts.netloc:
        return "it carries a user name in front of the host"
    if not parts.hostname or not _HOST.fullmatch(parts.netloc.removesuffix(f":{port}" if port is not None else "")):
        return "its host is not the name of one"
    if _NUMERIC.fullmatch(parts.hostname) and not _IPV4.fullmatch(parts.hostname):
        return "its host is a number, and not written like 192.0.2.1"
    return ""


def _spelt(character: str) -> str:
    return "a space" if character == " " else character if character.isascii() and character.isprintable() else f"U+{ord(character):04X}"
