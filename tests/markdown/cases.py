"""Case files: a title, the input, what is expected of it, with a line of one dot between them, as markdown-it's own fixtures have it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from builder.document import Body, Citation, Part
from builder.findings import Finding, Span
from builder.link.registry import bodies_of
from builder.model import Incident
from builder.parse.files import parse_markdown
from builder.parse.markdown import read_body
from builder.validate import validate

HERE = Path(__file__).parent
FILES = tuple(sorted(path.name for path in HERE.glob("*.md")))


@dataclass(frozen=True)
class Case:
    title: str
    text: str
    expected: str


def read_cases(name: str) -> list[Case]:
    parts = (HERE / name).read_text(encoding="utf-8").split("\n.\n")
    assert parts.pop().strip() == "", "a case ends with a line of one dot"
    return [Case(title.strip(), text, expected) for title, text, expected in zip(*[iter(parts)] * 3, strict=True)]


def write_cases(name: str, cases: list[Case]) -> None:
    written = "\n".join(f"{case.title}\n.\n{case.text}\n.\n{case.expected}\n.\n" for case in cases)
    (HERE / name).write_text(written, encoding="utf-8")


def result_of(text: str) -> str:
    """What comes of an input: a body, or a whole incident where it begins with front matter."""
    if not text.startswith("---\n"):
        body = read_body("case.md", text, 1)
        return "\n".join([written(body), *described(body), *map(reported, body.findings)])
    document = parse_markdown("case.md", text.encode(), 1)
    record, findings = validate("incidents", "case", document)
    assert isinstance(record, Incident)
    lines = [line for body in bodies_of(record) if body for line in described(body)]
    carried = [
        *(estimate.cite for figure in record.figures for estimate in figure.estimates),
        *(question.cite for question in record.questions),
        *(action.cite for inquiry in record.inquiries for action in inquiry.actions),
    ]
    lines += [f"cite at {place(citation.span)}: {pointers(citation)}" for cite in carried for citation in cite]
    return "\n".join([*lines, *(reported(one) for one in sorted((*document.findings, *findings), key=lambda one: one.order))])


def places_in(text: str) -> Iterator[tuple[str, Span]]:
    """The first word of every claim of an input, and where it is said to stand."""
    if text.startswith("---\n"):
        document = parse_markdown("case.md", text.encode(), 1)
        record, _ = validate("incidents", "case", document)
        bodies = bodies_of(record)
    else:
        bodies = (read_body("case.md", text, 1),)
    for body in bodies:
        for claim in body.claims:
            match = re.search(r"[^\W_]+", claim.text)
            yield match[0] if match else "", claim.span


def written(body: Body) -> str:
    """A body's pieces in one text: ⟦0 … ⟧ a claim's first extent, ⟦~0 … ⟧ another, ⟨0⟩ a citation, ⟪0⟫ a cross-link, ¶1 a paragraph."""
    signs = {"claim-close": "⟧", "paragraph-close": ""}
    words = []
    for piece in body.pieces:
        match piece.kind:
            case "html":
                words.append(piece.html)
            case "claim-open":
                words.append(f"⟦{'' if piece.first else '~'}{piece.index} ")
            case "citation":
                words.append(f"⟨{piece.index}⟩")
            case "reference":
                words.append(f"⟪{piece.index}⟫")
            case "paragraph-open":
                words.append(f"¶{piece.index} ")
            case _:
                words.append(signs[piece.kind])
    return "".join(words).replace("</p>", "</p>\n").strip()


def described(body: Body) -> Iterator[str]:
    block = -1
    for number, claim in enumerate(body.claims):
        if claim.block != block:
            yield "block"
            block = claim.block
        chosen = f" #{claim.id}" if claim.id is not None else ""
        links = "".join(f" [[{body.references[one].target}]]" for one in claim.references)
        yield f"  claim {number} at {place(claim.span)}{chosen} {claim.standing} by {list(claim.citations)}{links}: {claim.text}"
        yield from (f"    quotation at {place(words.span)}: {words}" for words in claim.quotations)
    yield from (f"citation {number} at {place(one.span)}: {pointers(one)}" for number, one in enumerate(body.citations))
    for number, one in enumerate(body.references):
        label = f" “{one.label}”" if one.label else ""
        yield f"link {number} at {place(one.span)}: {one.target}{f'#{one.fragment}' if one.fragment else ''}{label}"
    yield from (f"address at {place(address.span)}: {address}" for address in body.addresses)


def pointers(citation: Citation) -> str:
    return "our own words" if citation.editors else "; ".join(map(pointer, citation.parts)) or "unreadable"


def pointer(part: Part) -> str:
    parts = (part.signal, f"@{part.key}", f"from @{part.origin}" if part.origin else "", f", {part.locator}" if part.locator else "")
    return " ".join(one for one in (*parts, f"“{part.words}”" if part.words else "") if one).replace(" ,", ",")


def reported(one: Finding) -> str:
    return f"{one.severity} at {place(one.span)}: {one.name}: {one.message}"


def place(span: Span) -> str:
    return f"{span.line}:{span.column}+{span.length}"
