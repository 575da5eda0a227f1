"""Whatever stands in a file: a record comes of it, nothing raises, and every finding stands in the file."""

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.link import link
from builder.parse.files import parse_markdown, parse_yaml
from builder.schema import keys_of
from builder.validate import RECORDS, validate, validate_settings
from builder.visibility import Hidden
from tests.properties.markdown_pieces import ANY
from tests.unit.content import SETTINGS

FOLDERS = st.sampled_from(sorted(RECORDS))
KEYS = st.sampled_from(
    sorted({name for record in RECORDS.values() for name in keys_of(record)} | {"id", "cite", "value", "estimates", "body"})
)
WORDS = [
    "x",
    "2019-03-18",
    "[a, b]",
    "{id: a}",
    "[{id: a, cite: b}]",
    "true",
    '""',
    "'[@a].'",
    "80",
    "https://example.org/",
    ">-\n  It [@a].\n",
    "|\n  x",
]
LISTS = ["\n  - id: a\n    cite: b; c\n    text: So [@a].\n    estimates:\n      - {id: x, value: 3}", "\n  - a\n  -\n"]
VALUES = st.sampled_from([*WORDS, *LISTS]) | ANY.map(lambda text: text.replace("\n", " "))
FRONTS = st.dictionaries(KEYS, VALUES, max_size=6).map(lambda pairs: "".join(f"{key}: {value}\n" for key, value in pairs.items()))


@settings(max_examples=150)
@given(FOLDERS, FRONTS, ANY, st.sampled_from(["x", "X y", ""]))
def test_any_file_makes_a_record(folder: str, front: str, body: str, name: str) -> None:
    text = front if folder == "sources" else f"---\n{front}---\n{body}"
    content = text.encode("utf-8", "surrogatepass")
    document = parse_yaml("x.yaml", content) if folder == "sources" else parse_markdown("x.md", content, 1)
    record, findings = validate(folder, name, document)
    lines = document.text.split("\n")
    for one in (*document.findings, *findings):
        assert 1 <= one.span.line <= len(lines) + 1
        assert one.span.column >= 1
        assert one.message
    settings_of_the_dossier, _ = validate_settings(parse_yaml("dossier.yaml", SETTINGS.encode()))
    dossier, _ = link(settings_of_the_dossier, [record], Hidden())
    assert len(dossier.entries) <= 1 + len(record.aliases) + len(getattr(record, "sources", ()))


@settings(max_examples=100)
@given(FRONTS)
def test_any_settings_are_read(front: str) -> None:
    made, _ = validate_settings(parse_yaml("dossier.yaml", front.encode("utf-8", "surrogatepass")))
    assert made.rules.claim_words >= 0
