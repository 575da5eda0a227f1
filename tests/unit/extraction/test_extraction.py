"""What is read out of a held copy, and why nothing is."""

import gzip
import sys
import zlib
from io import BytesIO
from textwrap import dedent

import pytest
from pypdf import PdfWriter

from builder.extraction import text_of, text_of_response
from builder.extraction.packed import unpacked
from builder.extraction.unreadable import Unreadable
from tests.unit.extraction.pdfs import pdf
from tests.unit.extraction.warcs import warc

ARABIC = "قصف الجسر القديم"
HTML = {"Content-Type": "text/html"}


def chunk(content: bytes) -> bytes:
    """Content as it is sent in one chunk."""
    return f"{len(content):x}\r\n".encode() + content + b"\r\n0\r\n\r\n"


@pytest.mark.parametrize("name", ["copy.txt", "COPY.TXT", "copy.md"])
def test_plain_text(name: str) -> None:
    assert text_of(name, "\ufeffShells\r\nfell “here”\rtwice\n".encode()).text == "Shells\nfell “here”\ntwice\n"


def test_plain_text_in_another_charset_is_not_guessed() -> None:
    extracted = text_of("copy.txt", b"Shells\nfell \x93here\x94")
    assert (extracted.text, extracted.why) == ("", "it is not UTF-8 (line 2) and does not say what else it is; save it as UTF-8")


@pytest.mark.parametrize("name", ["copy.docx", "copy", "", "copy.gz"])
def test_what_has_no_ending_that_we_read(name: str) -> None:
    assert "files end in .txt, .md, .html" in text_of(name, b"x").why


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<title>A &amp; B</title><p>one<p>two", "A & B\none\ntwo"),
        ("<head><style>no</style><script>no</script></head>yes", "yes"),
        ("<head><title>T</title><p>A head that is never closed", "T\nA head that is never closed"),
        ("a<SCRIPT x='</script>'>no</ScRiPt\n>b", "ab"),
        ("a<script>no<script></script>b<style>no", "ab"),
        ("a<template>no<template>no</template>no</template>b", "ab"),
        ("12<sup>1</sup> people<sup>2</sup>.", "12 1 people 2 ."),
        ("<ruby>橋<rp>(</rp><rt>はし</rt><rp>)</rp></ruby>", "橋 ( はし )"),
        ("a<sub>b</sub>c", "a b c"),
        ("dead<svg><text>12</text><text>13<tspan>14</tspan></text></svg>hurt", "dead 12 13 14 hurt"),
        ("a<div><template shadowrootmode=open><p>b</p></template>c</div>", "a\nb\nc"),
        ("<template ShadowRootMode = 'closed' x>a<template>no</template>b</template>c", "abc"),
        ("<template>no<template shadowrootmode='open'>no</template>no</template>c", "c"),
        ("<template shadowrootmode=other>no</template><template x=shadowrootmode>no</template>c", "c"),
        ("<b>wo</b>rd <i>a</i>\n \tnd<br>more<hr>end", "word a nd\nmore\nend"),
        ("<table><tr><td>1<td>2<tr><th>3</table>", "1 2\n3"),
        ("<ul><li>one<li>two</ul>three", "one\ntwo\nthree"),
        ("<nav>Menu</nav><aside>Aside</aside><footer>Foot</footer>", "Menu\nAside\nFoot"),
        ("<noscript>Also</noscript><p hidden>this", "Also\nthis"),
        ("<pre>a\n  b</pre>c\nd", "a\n  b\nc d"),
        ("1 &lt; 2 &#8212; &nbsp;&#x645;&eacute &bogus; & &#0; &#128;", "1 < 2 — \u00a0مé &bogus; & � €"),
        (f"&#{'9' * 6000}; &#{'0' * 6000}65;", "� A"),
        ("5 < 6 > 4 <3 </> </ x>y", "5 < 6 > 4 <3 y"),
        ("a<!-- no > --><!--><!--->b<!-- no --!>c<!no><?no?>d<!-- no", "abcd"),
        ('<p a="x>y" b=\'>\' c " e=f>g>one</p z>two<p unclosed', "g>one\ntwo"),
        ("<p a=>one<p =b/c>two", "one\ntwo"),
        ("<p a='never closed>gone", ""),
        ("<textarea><p>text &amp;</textarea>more<xmp><p>&amp;</xmp><iframe><p>no</iframe>.", "<p>text &\nmore\n<p>&amp;\n."),
        ("<plaintext>a<b>&amp;", "a<b>&amp;"),
        ("<svg><style/><title>T</title><![CDATA[a<b]]></svg><script/>no", "T\na<b"),
        ("a<![CDATA[no>b", "ab"),
        ("nul\0", "nul�"),
        ("soft\u00adhyphen za\u200ckha", "soft\u00adhyphen za\u200ckha"),
    ],
)
def test_markup(markup: str, text: str) -> None:
    assert text_of("copy.html", markup.encode()) == text_of("copy.HTM", markup.encode())
    assert text_of("copy.html", markup.encode()).text == text


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<meta charset=windows-1256>" + ARABIC, ARABIC),
        ('<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=Windows-1256">' + ARABIC, ARABIC),
        ('<?xml version="1.0" encoding="windows-1256"?>' + ARABIC, ARABIC),
        ("<!-- <meta charset=utf-8> --><meta charset='CP1256' />" + ARABIC, ARABIC),
    ],
)
def test_a_page_says_its_charset(content: str, text: str) -> None:
    assert text_of("copy.html", content.encode("windows-1256")).text == text


def test_what_decides_about_the_charset() -> None:
    page = "<meta charset=windows-1256>é"
    assert text_of("copy.html", b"<meta charset=iso-8859-1>\x93\xe9\x94").text == "“é”"
    assert text_of("copy.html", "é".encode()).text == "é"
    assert text_of("copy.html", ("\ufeff" + page).encode()).text == "é"
    assert text_of("copy.html", ("\ufeff" + page).encode("utf-16-le")).text == "é"
    assert text_of("copy.html", ("\ufeff" + page).encode("utf-16-be")).text == "é"
    assert text_of("copy.html", b"<meta charset=utf-16>\xc3\xa9").text == "é"
    assert text_of_response("text/html; charset=ISO-8859-1", page.encode("latin-1")).text == "é"
    assert text_of_response('text/html; x=y; Charset="ISO-8859-1"', page.encode("latin-1")).text == "é"


@pytest.mark.parametrize(
    ("charset", "content", "text"),
    [
        ("cp819", b"\x93", "“"),
        ("ISO_8859-1:1987", b"\xe9", "é"),
        ("csisolatin1", b"\xe9", "é"),
        ("gb2312", b"\x81\x30\x81\x30", "\x80"),
        ("shift_jis", b"\x87\x40", "①"),
        ("euc-kr", b"\x81\x41", "갂"),
        ("big5", b"\xc7\xf3", "А"),
        ("iso-8859-8-i", b"\xe0", "א"),
    ],
)
def test_charsets_are_read_as_browsers_read_them(charset: str, content: bytes, text: str) -> None:
    assert text_of_response(f"text/html; charset={charset}", content).text == text


@pytest.mark.parametrize(
    "charset", ["rot13", "punycode", "unicode_escape", "zip", "x" * 80, "naïve", "latin9", "hz-gb-2312", "x-user-defined"]
)
def test_what_is_no_charset(charset: str) -> None:
    assert "there is none of that name" in text_of_response(f"text/html; charset={charset}", b"x").why


def test_a_page_that_is_not_utf_8_and_says_nothing() -> None:
    assert "does not say what else it is" in text_of("copy.html", b"\x93").why


def test_pdf() -> None:
    assert text_of("copy.pdf", pdf("Shells fell.", "", "Twice.")).text.split() == ["Shells", "fell.", "Twice."]
    assert text_of("copy.pdf", pdf("", "")).why == "this PDF file has no text, only pictures of it"
    assert text_of("copy.pdf", b"%PDF-1.4 and then nothing").why.startswith("this PDF file is broken")


@pytest.mark.parametrize(("password", "why"), [("", ""), ("secret", "this PDF file is encrypted; keep a copy of it that is not")])
def test_encrypted_pdf(password: str, why: str) -> None:
    writer = PdfWriter(BytesIO(pdf("Shells fell.")))
    writer.encrypt(user_password=password, algorithm="RC4-128")
    file = BytesIO()
    writer.write(file)
    extracted = text_of("copy.pdf", file.getvalue())
    assert (extracted.text.strip(), extracted.why) == ("" if password else "Shells fell.", why)


@pytest.mark.parametrize("gzipped", [True, False])
def test_the_last_answer_of_a_warc_file(gzipped: bool) -> None:
    file = warc(("200 OK", HTML, b"<p>first"), ("200 OK", HTML, b"<p>second"), ("404 Not Found", HTML, b"<p>gone"), gzip=gzipped)
    assert text_of("copy.warc.gz", file).text == text_of("copy.warc", file).text == "second"


@pytest.mark.parametrize(
    ("headers", "sent", "text"),
    [
        ({"Content-Type": "text/html; charset=windows-1256"}, ARABIC.encode("windows-1256"), ARABIC),
        (HTML | {"Content-Encoding": "gzip"}, gzip.compress(b"<p>one"), "one"),
        (HTML | {"Content-Encoding": "x-gzip, identity"}, gzip.compress(b"<p>o") + gzip.compress(b"ne") + b"\0\0", "one"),
        (HTML | {"Content-Encoding": "deflate"}, zlib.compress(b"<p>one"), "one"),
        (HTML | {"Content-Encoding": "deflate"}, zlib.compress(b"<p>one", wbits=-15), "one"),
        (HTML | {"Transfer-Encoding": "chunked"}, b"4\r\n<p>o\r\n2\r\nne\r\n0\r\n\r\n", "one"),
        (HTML | {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"}, chunk(gzip.compress(b"<p>one")), "one"),
        ({"Content-Type": "text/plain"}, b"<p>one", "<p>one"),
        ({"Content-Type": "application/pdf"}, pdf("one"), "one"),
        ({"Content-Type": "application/octet-stream"}, pdf("one"), "one"),
        ({}, b"<!doctype html><HTML><p>one", "one"),
        ({}, b"one", "one"),
    ],
)
def test_what_an_answer_may_be(headers: dict[str, str], sent: bytes, text: str) -> None:
    assert text_of("copy.warc.gz", warc(("200 OK", headers, sent))).text.strip() == text


@pytest.mark.parametrize(
    ("headers", "sent", "why"),
    [
        ({"Content-Type": "image/png"}, b"\x89PNG", "it is image/png, which has no text that can be read"),
        (HTML | {"Content-Encoding": "br"}, b"x", "it is packed with br; gzip and deflate can be read"),
        (HTML | {"Content-Encoding": "gzip"}, b"<p>one", "it is packed, and broken"),
        (HTML | {"Content-Encoding": "gzip"}, gzip.compress(b"<p>one")[:-4], "it is packed, and its end is missing"),
        (HTML | {"Content-Encoding": "gzip, gzip, gzip, gzip"}, b"x", "it is packed 4 times over"),
        (HTML | {"Content-Encoding": "gzip"}, gzip.compress(bytes(65 * 1024 * 1024)), "it unpacks to more than 67,108,864 bytes"),
    ],
)
def test_what_can_not_be_read_of_an_answer(headers: dict[str, str], sent: bytes, why: str) -> None:
    assert text_of("copy.warc.gz", warc(("200 OK", headers, sent))).why == why


def test_a_bomb_within_chunks() -> None:
    bomb = gzip.compress(gzip.compress(bytes(65 * 1024 * 1024)))
    file = warc(("200 OK", {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip, gzip"}, chunk(bomb)))
    assert text_of("copy.warc.gz", file).why == "it unpacks to more than 67,108,864 bytes"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "this is no WARC file"),
        (gzip.compress(b"<p>"), "this is no WARC file"),
        (gzip.compress(b"WARC/1.0")[:-3], "it is packed, and its end is missing"),
        (b"WARC/1.0\r\n\r\n", "this WARC file has no answer of a server with status 200"),
        (warc(("404 Not Found", HTML, b"gone")), "this WARC file has no answer of a server with status 200"),
    ],
)
def test_what_is_no_sound_warc_file(content: bytes, why: str) -> None:
    assert text_of("copy.warc", content).why == why


@pytest.mark.parametrize(
    ("name", "missing", "why"),
    [
        ("copy.pdf", "pypdf", "to read PDF files, install onrecord[held]"),
        ("copy.warc", "warcio.archiveiterator", "to read WARC files, install onrecord[held]"),
    ],
)
def test_a_library_that_is_not_installed(monkeypatch: pytest.MonkeyPatch, name: str, missing: str, why: str) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    assert text_of(name, b"WARC/1.0\r\n").why == why


def test_without_the_library_only_what_is_utf_8_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "webencodings", None)
    assert text_of_response("text/html; charset=UTF-8", "é".encode()).text == "é"
    assert text_of("copy.html", "\ufeffé".encode("utf-16-le")).text == "é"
    page = text_of("copy.html", b"<meta charset=windows-1256>\xe9")
    assert page.why == "to read a page in the charset 'windows-1256', install onrecord[held]"


def test_nothing_is_told_to_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    text_of("copy.warc", b"WARC/1.0\r\nContent-Length: 1\r\n\r\nabc\r\ndef\r\n")
    text_of("copy.pdf", pdf("one").replace(b"startxref", b"startxxxx"))
    assert capfd.readouterr() == ("", "")


def test_small_pieces_are_unpacked_like_one() -> None:
    assert unpacked(b"".join(gzip.compress(bytes([one])) for one in range(256)), "gzip") == bytes(range(256))
    assert unpacked(gzip.compress(bytes(100)), "gzip", 100) == bytes(100)
    with pytest.raises(Unreadable):
        unpacked(gzip.compress(bytes(101)), "gzip", 100)


def test_a_page_as_people_write_them() -> None:
    page = dedent("""\
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>Shells fall on
        Old Bridge</title><script>document.write("<p>no</p>")</script></head>
        <body><header><a href="/">The Gazette</a></header>
        <article><h1>Shells fall</h1><p>“It began at&nbsp;noon”, said <em>Ann
        Example</em>.</p><blockquote>Eight people died.</blockquote></article></body></html>
    """)
    assert text_of("copy.html", page.encode()).text.split("\n") == [
        *("Shells fall on Old Bridge", "The Gazette", "Shells fall", "“It began at\u00a0noon”, said Ann Example.", "Eight people died."),
    ]
