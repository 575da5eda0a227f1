"""All text of an HTML page in the order of its source, one line a block. It builds no tree and leaves no passage out.

The page is taken apart as browsers do it (https://html.spec.whatwg.org/#tokenization): what is never closed reaches to the end of the
page, so that every character is looked at once or twice, whatever the page is made of. Why neither html.parser nor a library that looks
for the article: docs/decisions/0017.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_SPACE = "\t\n\f\r "
_BLOCKS = frozenset(
    "address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form "
    "frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li link main menu meta nav noscript ol optgroup option p plaintext pre "
    "search section select summary table tbody textarea tfoot thead title tr ul xmp".split()
)
# Words of their own without a line of their own: cells, the numbers of footnotes, what stands above other words, what is drawn.
_APART = frozenset("td th sup sub rt rp svg text tspan textpath desc".split())
# Their content is text without tags, up to their own end tag; of the first kind it is never shown.
_UNSHOWN = frozenset(("script", "style", "iframe", "noembed", "noframes"))
_RAW = _UNSHOWN | {"xmp"}
_TITLES = frozenset(("title", "textarea"))
_FOREIGN = frozenset(("svg", "math"))

_NAME = re.compile(r"[a-zA-Z][^\t\n\f\r />]*")
_ATTRIBUTE = re.compile(r"[\t\n\f\r /]*([^\t\n\f\r />][^\t\n\f\r />=]*)")
_VALUE = re.compile(r"[\t\n\f\r ]*=[\t\n\f\r ]*")
_UNQUOTED = re.compile(r"[^\t\n\f\r >]*")
_END = re.compile(r"[\t\n\f\r /]*>")
_SPACES = re.compile(r"[\t\n\f\r ]+")
_COMMENT_ENDS = re.compile(r"--!?>")
_LONG_NUMBER = re.compile(r"&#([0-9]{8,});?")
# A template that is the content of what it stands in (https://html.spec.whatwg.org/#attr-template-shadowrootmode).
_SHADOW = re.compile(r"[\t\n\f\r /'\"]shadowrootmode[\t\n\f\r ]*=[\t\n\f\r ]*[\"']?(?:open|closed)(?=[\"'\t\n\f\r />])", re.IGNORECASE)
_CLOSERS = {name: re.compile(rf"</{name}(?=[\t\n\f\r />])", re.IGNORECASE) for name in _RAW | _TITLES}


class _Token(NamedTuple):
    """kind: "text", "open" or "close". text: the words, entities decoded, or a tag's name. closed: whether the tag closes itself.

    shown: of a template, whether browsers show what stands in it.
    """

    kind: str
    text: str
    closed: bool = False
    shown: bool = False


def text_of_markup(page: str) -> str:
    """The text of a page: title and body, each block on lines of its own, without what stands in scripts, styles and templates."""
    lines: list[str] = []
    line: list[str] = []
    preformatted = False

    def end_line() -> None:
        whole = "".join(line)
        line.clear()
        if preformatted:
            lines.extend(whole.split("\n"))
        elif words := _SPACES.sub(" ", whole).strip(" "):
            lines.append(words)

    for kind, text, *_ in _shown(_tokens(page.replace("\0", "\ufffd"))):
        if kind == "text":
            line.append(text)
        elif text in _BLOCKS:
            end_line()
            if text in ("pre", "textarea"):
                preformatted = kind == "open"
        elif text in _APART:
            line.append(" ")
    end_line()
    return "\n".join(one for one in (line.rstrip() for line in lines) if one)


def _shown(tokens: Iterator[_Token]) -> Iterator[_Token]:
    """What stands in no template, or in those alone that browsers show."""
    templates: list[bool] = []
    hidden = 0
    for token in tokens:
        if token.text != "template" or token.kind == "text":
            if not hidden:
                yield token
        elif token.kind == "open":
            templates.append(token.shown)
            hidden += not token.shown
            yield token
        elif templates:
            hidden -= not templates.pop()
            yield token


def _tokens(page: str) -> Iterator[_Token]:
    at = foreign = 0
    while at < len(page):
        begin = page.find("<", at)
        if begin < 0:
            begin = len(page)
        if begin > at:
            yield _Token("text", _without_entities(page[at:begin]))
        if begin == len(page):
            return
        tag, at = _tag_at(page, begin, in_foreign=foreign > 0)
        if tag is None:
            continue
        if tag.kind == "text":
            yield tag
            continue
        if tag.text in _FOREIGN and not tag.closed:
            foreign = max(foreign + (1 if tag.kind == "open" else -1), 0)
        yield tag
        if tag.kind == "close" or (tag.closed and foreign):
            continue
        if tag.text == "plaintext":
            yield _Token("text", page[at:])
            return
        if tag.text in _CLOSERS:
            closer = _CLOSERS[tag.text].search(page, at)
            end = closer.start() if closer else len(page)
            if tag.text not in _UNSHOWN:
                yield _Token("text", _without_entities(page[at:end]) if tag.text in _TITLES else page[at:end])
            at = end


def _tag_at(page: str, begin: int, *, in_foreign: bool) -> tuple[_Token | None, int]:
    """What begins with the `<` there, None where it is nothing to see, and where it ends."""
    following = page[begin + 1 : begin + 3]
    if following.startswith("!"):
        if in_foreign and page.startswith("<![CDATA[", begin):
            end = _behind(page, page.find("]]>", begin), 3)
            return _Token("text", page[begin + 9 : end].removesuffix("]]>")), end
        if page.startswith("<!--", begin):
            return None, _comment_end(page, begin)
        return None, _behind(page, page.find(">", begin), 1)
    closing = following.startswith("/")
    name = _NAME.match(page, begin + 1 + closing)
    if name:
        end = _tag_end(page, name.end())
        is_shown = name[0].lower() == "template" and _SHADOW.search(page, name.end(), end) is not None
        tag = _Token("close" if closing else "open", name[0].lower(), page.endswith("/>", begin, end), is_shown)
        return (tag, end) if end <= len(page) else (None, len(page))
    if following.startswith("?") or (closing and len(following) == 2):
        return None, _behind(page, page.find(">", begin), 1)
    return _Token("text", "<"), begin + 1


def _tag_end(page: str, at: int) -> int:
    """Where a tag ends whose attributes begin there; behind the page's end where it never does."""
    while True:
        if end := _END.match(page, at):
            return end.end()
        attribute = _ATTRIBUTE.match(page, at)
        if attribute is None:
            return len(page) + 1
        at = attribute.end()
        if value := _VALUE.match(page, at):
            at = value.end()
            quote = page[at : at + 1]
            if quote in ("'", '"'):
                at = page.find(quote, at + 1) + 1
                if not at:
                    return len(page) + 1
            elif unquoted := _UNQUOTED.match(page, at):
                at = unquoted.end()


def _comment_end(page: str, begin: int) -> int:
    if page.startswith((">", "->"), begin + 4):
        return page.index(">", begin) + 1
    ends = _COMMENT_ENDS.search(page, begin + 4)
    return ends.end() if ends else len(page)


def _behind(page: str, found: int, length: int) -> int:
    return len(page) if found < 0 else found + length


def _without_entities(text: str) -> str:
    # No character has a number of eight digits, and Python reads none of thousands.
    return unescape(_LONG_NUMBER.sub(lambda number: f"&#{number[1].lstrip('0')[:8] or 0};", text))
