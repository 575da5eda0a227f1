"""A content file's bytes to a Document: text, front matter with places, body. It reads no disk and types no value."""

from builder.document import Body, Document
from builder.findings import Finding, Span, finding
from builder.parse.characters import read_text
from builder.parse.conflict import find_conflict
from builder.parse.fences import join_keys
from builder.parse.front import read_front_matter, read_yaml
from builder.parse.markdown import read_body


def parse_markdown(path: str, content: bytes, heading_shift: int) -> Document:
    """The Document of a Markdown file with front matter.

    heading_shift: by how many levels its headings go down, because its body stands under a heading of the page. Where a merge
    left two versions, what is said of the syntax is that alone.
    """
    text, findings = read_text(path, content)
    if text is None or not text.strip():
        return Document(path, "", None, Body(), findings or _empty(path, "write its front matter and its text, or delete the file"))
    plain, conflict = find_conflict(path, text)
    plain, displaced = join_keys(path, plain)
    front = read_front_matter(path, plain)
    body = read_body(path, front.body, front.body_line, heading_shift)
    found = (conflict,) if conflict else (*findings, *displaced, *front.findings, *body.findings)
    return Document(path, text, front.mapping, body, found)


def parse_yaml(path: str, content: bytes) -> Document:
    """The Document of a YAML file; its body is empty."""
    text, findings = read_text(path, content)
    if text is None or not text.strip():
        return Document(path, "", None, Body(), findings or _empty(path, "write its keys, each on a line of its own, or delete the file"))
    plain, conflict = find_conflict(path, text)
    mapping, more = read_yaml(path, plain)
    return Document(path, text, mapping, Body(), (conflict,) if conflict else (*findings, *more))


def _empty(path: str, hint: str) -> tuple[Finding, ...]:
    return (finding("front-matter", Span(path, 1, 1), "the file is empty", hint),)
