"""Markdown to a Body: safe markup with typed holes, the claims in it, and every mistake at its line and column.

Nothing of the source is lost without a finding. It resolves no id and numbers no citation: `link.py` does.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import groupby
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from builder.document import Body, Claim, Piece, Text
from builder.findings import NOWHERE, Finding, Span, finding
from builder.parse.atoms import Atom, Gathered
from builder.parse.citations import Place
from builder.parse.claims import read_claims
from builder.parse.extents import extents
from builder.parse.inline import read_atoms
from builder.parse.layout import UNDERLINES, any_mistaken, code_in_text, misread_lines, surplus_cells, underlined, words_of, words_of_code
from builder.parse.lines import cell_column, cells_begin, place_in_cell, place_in_lines
from builder.parse.syntax import UsedReferences, make_parser

GROWTH, ALLOWANCE = 16, 64 * 1024


def read_body(path: str, text: str, first_line: int, heading_shift: int = 0) -> Body:
    """The Body of a file. text: what stands behind the front matter. first_line: the file's line on which it begins.

    heading_shift: by how many levels headings go down, for a body that stands under a heading of its page.
    """
    parser = _parser()
    references = UsedReferences()
    env: dict[str, Any] = {"references": references}
    tokens: list[Token] = []
    parser.block.parse(text, parser, env, tokens)
    lines = text.split("\n")
    gathered = Gathered([], [], [], [])
    gathered.findings += [
        finding("nested-too-deep", Span(path, first_line + line, 1), "lists or quotations are nested too deep here", "keep to a few levels")
        for line in env.get("too_deep", ())
    ]

    def span_of_line(line: int) -> Span:
        return Span(path, first_line + line, 1, max(len(lines[line]), 1))

    blocks = _Blocks(parser, env, gathered, path, lines, first_line)
    pieces, claims = blocks.read(tokens, heading_shift)
    gathered.findings += _definition_findings(env, references, span_of_line)
    return _body(pieces, claims, gathered, text, Span(path, first_line, 1))


def read_prose(text: str, place: Place) -> Body:
    """The Body of a value of the front matter: inline Markdown, one block. place: from an index of `text` to where it stands."""
    parser = _parser()
    gathered = Gathered([], [], [], [])
    content = text.strip()
    shift = text.find(content)

    def place_stripped(index: int, length: int) -> Span:
        return place(index + shift, length)

    tokens = parser.inline.parse(content, parser, {}, [])
    atoms = read_atoms(tokens, content, place_stripped, gathered, _renderer(parser, {}))
    atoms, claims = read_claims(atoms, gathered, 0, mistaken=any_mistaken(gathered.findings))
    return _body(extents(atoms, set(), claims), claims, gathered, content, place(shift, 1) if content else NOWHERE)


def _body(pieces: list[Piece], claims: list[Claim], gathered: Gathered, text: str, span: Span) -> Body:
    size = sum(len(piece.html) for piece in pieces)
    if size > GROWTH * len(text) + ALLOWANCE:
        message = f"this text grows to {size:,} characters of page, far more than was written"
        gathered.findings.append(
            finding("markup-amplified", span, message, "write addresses into the links instead of repeating a long definition")
        )
    return Body(
        tuple(_joined(pieces)),
        tuple(claims),
        tuple(gathered.citations),
        tuple(gathered.references),
        tuple(gathered.addresses),
        tuple(gathered.findings),
        " ".join(text.split()),
        span,
        tuple(gathered.unclaimed),
        tuple(gathered.suspects),
    )


def _joined(pieces: list[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for is_html, run in groupby(pieces, key=lambda piece: piece.kind == "html"):
        together = list(run)
        joined += [Piece("html", "".join(piece.html for piece in together))] if is_html else together
    return joined


@cache
def _parser() -> MarkdownIt:
    return make_parser()


def _renderer(parser: MarkdownIt, env: dict[str, Any]) -> Callable[[Token], str]:
    def render(token: Token) -> str:
        return str(parser.renderer.render([token], parser.options, env))

    return render


def _as_quotation(claim: Claim, block: str) -> Claim:
    # Who sets words apart as a quotation needs no marks; who has marks within it says which words are quoted.
    whole = block == "quotation" and claim.standing == "cited" and not claim.quotations
    return replace(claim, quotations=(Text(claim.text, claim.span),)) if whole else claim


class _Blocks:
    """Walks the tokens of a body twice: once to cut blocks into claims, once to write pieces."""

    def __init__(self, parser: MarkdownIt, env: dict[str, Any], gathered: Gathered, path: str, lines: list[str], first_line: int) -> None:
        self.parser, self.env, self.gathered = parser, env, gathered
        self.path, self.lines, self.first_line = path, lines, first_line
        self.render = _renderer(parser, env)

    def read(self, tokens: list[Token], heading_shift: int) -> tuple[list[Piece], list[Claim]]:
        claims: list[Claim] = []
        atoms_of: dict[int, list[Atom]] = {}
        width = 0
        for (kind, _), indices in self._groups(tokens).items():
            run: list[Atom] = []
            before = len(self.gathered.findings)
            for index in indices:
                place = self._place(tokens, index)
                self.gathered.findings += misread_lines(tokens[index], place)
                run += self._atoms(tokens[index], place)
                run.append(Atom("border", "", " ", 0, place))
            if kind == "header":
                width = len(indices)
            elif kind == "row" and (lines := tokens[indices[0]].map):
                self.gathered.findings += surplus_cells(self.path, self.lines[lines[0]], self.first_line + lines[0], width)
            if kind == "heading":
                atoms_of[indices[0]] = self._heading(run, underlined=tokens[indices[0] - 1].markup in UNDERLINES)
                self.gathered.unclaimed.append(words_of(run))
                continue
            cut, found = read_claims(run, self.gathered, len(claims), mistaken=any_mistaken(self.gathered.findings[before:]))
            # The headings of a table need no citation, and may have one.
            claims += [_as_quotation(claim, kind) for claim in found if kind != "header" or claim.standing != "uncited"]
            if kind == "header":
                self.gathered.unclaimed += [Text(claim.text, claim.span) for claim in found if claim.standing == "uncited"]
            borders = iter(indices)
            current: list[Atom] = []
            for atom in cut:
                if atom.kind == "border":
                    atoms_of[next(borders)] = current
                    current = []
                else:
                    current.append(atom)
        self.gathered.findings += self._heading_order(tokens)
        for token in tokens:
            if token.type in ("fence", "code_block"):
                self.gathered.findings.append(code_in_text(token, self.path, self.lines, self.first_line))
                self.gathered.unclaimed += words_of_code(token, self.path, self.first_line)
            elif token.type == "heading_open" and token.markup in UNDERLINES:
                self.gathered.findings.append(underlined(token, self.path, self.first_line))
        return self._pieces(tokens, atoms_of, claims, heading_shift), claims

    def _heading_order(self, tokens: list[Token]) -> Iterator[Finding]:
        before = 1
        for token in tokens:
            if token.type != "heading_open":
                continue
            level = int(token.tag[1])
            if token.markup in UNDERLINES:
                continue
            if level == 1 or level > before + 1:
                span = Span(self.path, self.first_line + (token.map[0] if token.map else 0), 1)
                skips = f"this heading skips a level, from {before} # to {level}"
                message = "the page's title is its only heading with one #" if level == 1 else skips
                yield finding("heading-order", span, message, f"begin it with {'#' * (2 if level == 1 else before + 1)}")
            before = max(level, 2)

    def _groups(self, tokens: list[Token]) -> dict[tuple[str, int], list[int]]:
        # The inline tokens of one block together: of a block quotation, of a table row, or one alone.
        groups: dict[tuple[str, int], list[int]] = {}
        quotation, depth, row, kind = 0, 0, 0, ""
        for index, token in enumerate(tokens):
            match token.type:
                case "blockquote_open":
                    quotation = quotation if depth else index
                    depth += 1
                case "blockquote_close":
                    depth -= 1
                case "thead_open":
                    kind = "header"
                case "tbody_open":
                    kind = "row"
                case "table_close":
                    kind = ""
                case "tr_open":
                    row = index
                case "inline" if tokens[index - 1].type == "heading_open":
                    groups["heading", index] = [index]
                case "inline":
                    key = ("quotation", quotation) if depth and kind != "header" else (kind, row) if kind else ("alone", index)
                    groups.setdefault(key, []).append(index)
        return groups

    def _heading(self, atoms: list[Atom], *, underlined: bool) -> list[Atom]:
        for atom in atoms:
            if atom.kind == "citation" and not underlined:
                span = self.gathered.citations[atom.index].span
                message = "a citation can't stand in a heading"
                self.gathered.findings.append(finding("malformed-citation", span, message, "put it behind a sentence of the text below"))
        return [atom for atom in atoms if atom.kind not in ("citation", "border")]

    def _place(self, tokens: list[Token], index: int) -> Place:
        token = tokens[index]
        first = token.map[0] if token.map else 0
        if tokens[index - 1].type not in ("td_open", "th_open"):
            return place_in_lines(self.path, token.content, self.lines, first, self.first_line)
        before = tokens[index - 3]
        line = self.lines[first]
        column, token.meta["cell_end"] = cell_column(
            line, token.content, before.meta["cell_end"] if before.type == "inline" else cells_begin(line)
        )
        return place_in_cell(self.path, token.content, self.first_line + first, column)

    def _atoms(self, token: Token, place: Place) -> list[Atom]:
        children = self.parser.inline.parse(token.content, self.parser, self.env, [])
        return read_atoms(children, token.content, place, self.gathered, self.render)

    def _pieces(self, tokens: list[Token], atoms_of: dict[int, list[Atom]], claims: list[Claim], shift: int) -> list[Piece]:
        pieces: list[Piece] = []
        opened: set[int] = set()
        paragraph = 0
        for index, token in enumerate(tokens):
            if token.type == "inline":
                pieces += extents(atoms_of[index], opened, claims)
            elif token.type == "paragraph_open" and token.level == 0:
                paragraph += 1
                pieces.append(Piece("paragraph-open", index=paragraph))
            elif token.type == "paragraph_close" and token.level == 0:
                pieces.append(Piece("paragraph-close", index=paragraph))
            else:
                if token.type in ("heading_open", "heading_close"):
                    token.tag = f"h{min(int(token.tag[1]) + shift, 6)}"
                pieces.append(Piece("html", self._markup(tokens, index)))
        return pieces

    def _markup(self, tokens: list[Token], index: int) -> str:
        token = tokens[index]
        if token.type in ("fence", "code_block", "hr"):
            return self.render(token)
        renderer = self.parser.renderer
        if not isinstance(renderer, RendererHTML):
            raise TypeError(renderer)  # make_parser leaves the library's own in place
        if style := str(token.attrs.pop("style", "")):
            # No page carries an inline style: the stylesheet knows the three ways in which a column stands.
            token.attrSet("class", {"text-align:center": "centred", "text-align:right": "at-end"}.get(style, "at-start"))
        return renderer.renderToken(tokens, index, self.parser.options, self.env)


def _definition_findings(env: dict[str, Any], references: UsedReferences, span_of_line: Callable[[int], Span]) -> list[Finding]:
    findings = []
    for doubled in env.get("duplicate_refs", ()):
        line = doubled["map"][0]
        findings.append(
            finding(
                "link-definition",
                span_of_line(line),
                f"the link '{doubled['label'].lower()}' is defined twice",
                "keep one of the two lines",
            )
        )
    for label, definition in references.items():
        line = definition["map"][0]
        if "@" in label:
            findings.append(
                finding(
                    "malformed-citation",
                    span_of_line(line),
                    "a link definition has an @ in its label, as if it were a citation",
                    "a source is listed under `sources:` or in sources/, never defined in the text",
                )
            )
        elif label not in references.used:
            findings.append(
                finding(
                    "link-definition", span_of_line(line), f"nothing uses the link '{label.lower()}' defined here", "take this line out"
                )
            )
    return findings
