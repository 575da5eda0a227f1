"""A small dossier with a copy of one of its sources, and how verify is run on it."""

from hashlib import sha256

from tests.unit.commands import run

COPY = "The mayor said: “We counted twelve dead beside the bridge. Nobody was warned.” Later: “Nobody was warned,” said a baker, too.\n"
HELD = "type: article-newspaper\ntitle: Shells fall\npublisher: Testland Gazette\nurl: https://gazette.example/1\naccessed: 2026-01-01\n"
BODY = """The mayor said that they “counted twelve dead” [@gazette "beside the bridge"]{#dead}.

They say that “nobody was told” [@gazette; @herald]{#told}. It is quiet [@gazette "Nobody was warned"]{#quiet}.
"""
HERALD = "type: article-newspaper\ntitle: What is said\npublisher: Testland Herald\nnote: In the library.\n"


def held(copy: str = COPY, name: str = "gazette.txt") -> str:
    return f"{HELD}held:\n  file: {name}\n  sha256: {sha256(copy.encode()).hexdigest()}\n"


def verify(*options: str) -> int:
    return run("verify", "--held", "../copies", "--clock", "2026-11-24", *options)
