"""The end of an address that leads a browser to words in a page: a text fragment. It asks no page whether it has them.

The grammar is `#:~:text=[prefix-,]start[,end][,-suffix]` (https://wicg.github.io/scroll-to-text-fragment/): browsers look for whole words,
whatever their case, and show the page's beginning where they find none.
"""

from urllib.parse import quote, urldefrag

from builder.comparison.quoted import spoken

_WHOLE = 8
_ENDS = 4


def at_the_words(address: str, words: str, before: str = "", behind: str = "") -> str:
    """An address that leads to quoted words in its page; the address alone where nothing is quoted, or where it leads elsewhere already.

    before, behind: the words around, where the quoted ones stand there more than once. Of long or elided words the first and the last are
    enough.
    """
    stretches = spoken(words)
    if not stretches or urldefrag(address).fragment:
        return address
    first, last = stretches[0].split(), stretches[-1].split()
    if len(stretches) == 1 and len(first) <= _WHOLE:
        range_ = [_encoded(" ".join(first))]
    elif len(stretches) == 1:
        range_ = [_encoded(" ".join(first[:_ENDS])), _encoded(" ".join(first[-_ENDS:]))]
    else:
        range_ = [_encoded(" ".join(first[:_ENDS])), _encoded(" ".join(last[-_ENDS:]))]
    prefix = [f"{_encoded(before)}-"] if before else []
    suffix = [f"-{_encoded(behind)}"] if behind else []
    return f"{address}#:~:text={','.join([*prefix, *range_, *suffix])}"


def _encoded(words: str) -> str:
    # A hyphen, too, means something within the fragment.
    return quote(words, safe="").replace("-", "%2D")
