"""Whatever bytes a held copy is made of, they end in text or in a reason."""

import gzip

from hypothesis import given
from hypothesis import strategies as st

from builder.extraction import ENDINGS, text_of, text_of_response
from tests.unit.extraction.pdfs import pdf
from tests.unit.extraction.warcs import warc

PAGE = b"<title>A</title><p a='b'>Shells &amp; fell<!-- no --><script>no</script><![CDATA[x]]></p><svg/><template>no</template>"
SEEDS = (
    *(PAGE, pdf("Shells fell.", "Twice."), "“Shells” fell.".encode("utf-16"), gzip.compress(PAGE)),
    *(
        warc(("200 OK", {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(PAGE)), gzip=small)
        for small in (True, False)
    ),
)


@st.composite
def broken(draw: st.DrawFn) -> bytes:
    """Something sound with a piece of it taken out, doubled, or put in."""
    content = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(content)))
        end = min(start + draw(st.integers(0, 40)), len(content))
        content = content[:start] + draw(st.one_of(st.just(b""), st.just(content[start:end] * 2), st.binary(max_size=9))) + content[end:]
    return content


@given(st.sampled_from(ENDINGS), st.one_of(broken(), st.binary(max_size=300)))
def test_any_bytes_end_in_text_or_in_a_reason(ending: str, content: bytes) -> None:
    extracted = text_of(f"copy{ending}", content)
    assert not (extracted.text and extracted.why)
    assert extracted.why == extracted.why.strip()


@given(st.one_of(st.text(max_size=40), st.sampled_from(["text/html; charset=", "text/plain;charset=\0"])), broken())
def test_whatever_a_server_says_of_them(content_type: str, content: bytes) -> None:
    extracted = text_of_response(content_type, content)
    assert not (extracted.text and extracted.why)


@given(
    st.lists(st.sampled_from([*"<>!/-&;='\" ", "a", "p", "script", "title", "svg", "template", "[CDATA[", "]]", "#9", "--"]), max_size=60)
)
def test_words_outside_tags_are_there(pieces: list[str]) -> None:
    before = "Shells fell on 5 &lt; 6 bridges"
    text = text_of("copy.html", f"{before}<p>{''.join(pieces)}".encode()).text
    assert text.startswith("Shells fell on 5 < 6 bridges")
