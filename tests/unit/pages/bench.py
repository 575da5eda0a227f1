"""Records made by hand for the tests of pages, without a file or a reader."""

from dataclasses import fields
from itertools import count
from typing import Any

from builder.document import Body, Text
from builder.dossier import Dossier
from builder.edtf import Edtf, read_date
from builder.findings import Span
from builder.link import link
from builder.model import Organisation, Source
from builder.model.settings import Settings
from builder.parse.citations import read_cite
from builder.parse.markdown import read_body, read_prose
from builder.schema import keys_of
from builder.visibility import Hidden

_LINES = count(1)


class Bench:
    """Makes records by hand, without a file: every value that is not given is absent, every text stands at a place of its own."""

    def text(self, words: str) -> Text:
        return Text(words, Span("hand.md", next(_LINES), 1))

    def date(self, written: str) -> Edtf:
        date = read_date(written)
        assert isinstance(date, Edtf), date
        return date

    def prose(self, words: str) -> Body:
        line = next(_LINES)
        return read_prose(words, lambda index, length: Span("hand.md", line, index + 1, length))

    def body(self, words: str) -> Body:
        first = next(_LINES) * 1000
        return read_body("hand.md", words, first)

    def cite(self, words: str) -> Any:
        line = next(_LINES)
        citations, findings = read_cite(words, lambda index, length: Span("hand.md", line, index + 1, length))
        assert not findings
        return tuple(citations)

    def made(self, record: type, **values: Any) -> Any:
        line = next(_LINES)
        absent = {name: key.absent for name, key in keys_of(record).items()}
        given = {name: self.text(value) if isinstance(value, str) else value for name, value in values.items()}
        own = {"span": Span("hand.md", line, 1), "path": f"hand-{line}.md", "id": self.text("x"), "body": Body()}
        there = {field.name for field in fields(record)}
        return record(**{name: value for name, value in {**own, **absent, **given}.items() if name in there})

    def source(self, name: str, **values: Any) -> Source:
        values = {"title": name.upper(), "type": "report", "publisher": "The Gazette", **values}
        source: Source = self.made(Source, id=name, **values)
        return source

    def organisation(self, name: str, **values: Any) -> Organisation:
        organisation: Organisation = self.made(Organisation, id=name, **values)
        return organisation

    def dossier(self, *records: Any) -> Dossier:
        settings = self.made(
            Settings,
            title="A dossier",
            base_url="https://dossier.example/",
            language="en",
            licence="CC-BY-4.0",
            contact="editors@dossier.example",
        )
        dossier, _ = link(settings, records, Hidden())
        return dossier
