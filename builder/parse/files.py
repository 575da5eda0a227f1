"""A content file's bytes to a Document: text, front matter with places, body. It reads no disk and types no value."""

from builder.document import Body, Document
from builder.parse.characters import read_text
from builder.parse.front import read_front_matter, read_yaml
from builder.parse.markdown import read_body


def parse_markdown(path: str, content: bytes, heading_shift: int) -> Document:
    """The Document of a Markdown file with front matter.

    heading_shift: by how many levels its headings go down, because its body stands under a heading of the page.
    """
    text, findings = read_text(path, content)
    if text is None:
        return Document(path, "", None, Body(), findings)
    front = read_front_matter(path, text)
    body = read_body(path, front.body, front.body_line, heading_shift)
    return Document(path, text, front.mapping, body, (*findings, *front.findings, *body.findings))


def parse_yaml(path: str, content: bytes) -> Document:
    """The Document of a YAML file; its body is empty."""
    text, findings = read_text(path, content)
    if text is None:
        return Document(path, "", None, Body(), findings)
    mapping, more = read_yaml(path, text)
    return Document(path, text, mapping, Body(), (*findings, *more))
