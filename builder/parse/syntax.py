"""CommonMark and tables with two rules of ours, citations and cross-links, each token knowing where it stands.

markdown-it-py gives blocks their lines but inline tokens no columns, so the inline state here writes down for every token the
index in its block's text. It makes tokens and no claims: `markdown.py` reads those.
"""

import re
from collections.abc import MutableMapping
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from builder.parse.brackets import find_brackets

MAX_NESTING = 20
_CLAIM_ID = re.compile(r"\{#([^{}\s]*)\}")
_REFERENCE = re.compile(r"\[\[([^\[\]\n]*)\]\]")


class LocatedState(StateInline):
    """An inline state whose tokens carry `meta["at"]`: the index of their first character in the block's text."""

    def append_pending(self, text: str) -> None:
        if not self.pending:
            self.pending_at = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:
        token = super().pushPending()
        token.meta["at"] = self.pending_at
        return token

    def push(self, ttype: str, tag: str, nesting: Any) -> Token:
        token = super().push(ttype, tag, nesting)
        token.meta["at"] = self.pos
        return token


class LocatedInline(ParserInline):
    """The inline parser over located states."""

    def parse(self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]) -> list[Token]:
        state = LocatedState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class WatchedBlocks(ParserBlock):
    """The block parser, which writes down where nesting became too deep for it, since it drops the text there without a word."""

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:
        if state.level >= MAX_NESTING and startLine < endLine:
            state.env.setdefault("too_deep", []).append(startLine)
        super().tokenize(state, startLine, endLine)


class UsedReferences(dict[str, Any]):
    """Link definitions by label, which remember which of them a link has asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.used: set[str] = set()

    def get(self, label: str, default: Any = None) -> Any:
        # What was asked for in vain is not remembered: labels may be as long as the text, and as many.
        if label in self:
            self.used.add(label)
        return super().get(label, default)


def make_parser() -> MarkdownIt:
    """The one parser of the project. Raw HTML is off; addresses come out as they were written, for `urls.py` to judge."""
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_NESTING})
    parser.inline = LocatedInline()
    parser.block = WatchedBlocks()
    parser.configure("commonmark", {"html": False, "maxNesting": MAX_NESTING}).enable("table")
    parser.disable(["html_block", "html_inline", "fragments_join", "text_join"])
    parser.inline.ruler.before("link", "citation", _citation)
    parser.inline.ruler.before("citation", "reference", _reference)
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


def _citation(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "[":
        return False
    bracket = find_brackets(state.src).get(state.pos)
    if bracket is None or (bracket.end is not None and bracket.end > state.posMax):
        return False
    start = state.pos
    end = bracket.end if bracket.end is not None else start + 1
    claim_id = _CLAIM_ID.match(state.src, end) if bracket.end is not None else None
    if not silent:
        token = state.push("citation", "", 0)
        token.meta.update(end=end, closed=bracket.end is not None, claim_id=None, linked=state.linkLevel > 0)
        if claim_id:
            token.meta.update(claim_id=claim_id[1], claim_id_at=claim_id.start(1))
        token.meta["before_address"] = bracket.end is not None and not claim_id and state.src.startswith("(", end)
    state.pos = claim_id.end() if claim_id else end
    return True


def _reference(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "[":
        return False
    match = _REFERENCE.match(state.src, state.pos, state.posMax)
    if match is None or match[1].lstrip().startswith("@"):
        return False
    if not silent:
        token = state.push("reference", "", 0)
        token.content = match[1]
        token.meta.update(end=match.end(), linked=state.linkLevel > 0)
    state.pos = match.end()
    return True
