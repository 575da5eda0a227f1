"""How a word of a closed list is read, and which word was probably meant by one that is not on it. It knows no list's meaning."""

from collections.abc import Mapping

from builder.document import Scalar, Text
from builder.findings import finding, near
from builder.readings import blank_text, one_line, scalar, shortened
from builder.schema import Kind, Reading

# So many words can be read in one hint.
_SHORT_LIST = 12
# What people write for a word of a list that has another name. A hint proposes it, and nothing is read so.
MEANT_TYPES = {
    "newspaper": "article-newspaper", "news": "article-newspaper", "news article": "article-newspaper", "press": "article-newspaper",
    "magazine": "article-magazine", "journal": "article-journal", "paper": "article-journal",
    "statement": "speech", "announcement": "speech", "press release": "speech", "press-release": "speech", "press conference": "speech",
    "tweet": "post", "social media": "post", "blog": "post-weblog", "website": "webpage", "web": "webpage", "page": "webpage",
    "video": "motion_picture", "film": "motion_picture", "audio": "song", "recording": "song",
    "photo": "graphic", "photograph": "graphic", "picture": "graphic", "image": "graphic",
    "television": "broadcast", "tv": "broadcast", "radio": "broadcast", "podcast": "broadcast",
    "law": "legislation", "act": "legislation", "statute": "legislation", "ruling": "legal_case", "judgment": "legal_case",
    "judgement": "legal_case", "verdict": "legal_case", "court": "legal_case", "indictment": "legal_case", "testimony": "hearing",
    "email": "personal_communication", "e-mail": "personal_communication", "letter": "personal_communication",
    "data": "dataset", "database": "dataset", "table": "dataset",
}  # fmt: skip
MEANT_STATUSES = {"unanswered": "open", "unresolved": "open", "resolved": "answered"}


def choice(words: tuple[str, ...], usual: tuple[str, ...], meant: Mapping[str, str]) -> Kind:
    """A kind of the words of a closed list.

    usual: those that a hint names, where the list is too long to be read in one. meant: words that people write, with those they mean.
    """
    named = "one of: " + " · ".join(words)
    if usual:
        named = f"a type of source as the Citation Style Language has them, like {' · '.join(usual)}"

    def read(node: Scalar, reading: Reading) -> Text | None:
        text = one_line(node)
        if text in words:
            return text
        plain = text.casefold()
        # These words stand for facts: one that only looks like another may say the opposite, so that the choice is shown beside it.
        nearest = meant.get(plain) or near(plain, words, least=0.75)
        hint = (
            f"did you mean '{nearest}'?" + (f" The words are: {' · '.join(words)}" if len(words) <= _SHORT_LIST else "")
            if nearest
            else named
        )
        reading.findings.append(finding("wrong-type", node.span, f"'{shortened(text)}' is none of the words that may stand here", hint))
        return None

    return scalar(named, read, blank_text)
