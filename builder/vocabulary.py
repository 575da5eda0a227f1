"""The closed lists of words that a value may be, each with its source. Pages have the words that readers see.

Casualty terms and grading: Airwars, https://airwars.org/methodology/ and Every Casualty Counts, Standards for Casualty Recording.
Source types: the Citation Style Language 1.0.2, appendix III.
"""

ACCURACY = ("exact", "street", "neighbourhood", "village", "town", "city", "district", "province", "country")
ACTION = (
    "ordered", "opened", "pending", "referred", "reported", "stalled", "closed", "closed_no_findings", "dismissed", "sanctioned",
    "settled", "cancelled", "reopened", "other",
)  # fmt: skip
ANSWER = ("none", "declined", "given")
CORRECTION = ("correction", "clarification", "update", "retraction", "redaction")
DISPUTED = ("number_killed", "status_of_killed", "weapons", "lawfulness", "inquiry", "responsibility")
GRADING = ("confirmed", "fair", "weak", "contested", "discounted")
MEASURE = ("killed", "injured", "casualties", "missing", "displaced", "other")
NAME_DISPLAY = ("full", "initials", "withheld")
PARTY = ("independent", "belligerent", "victim_side", "official", "ngo", "local_media")
POPULATION = (
    "all", "civilian", "combatant", "dph", "unknown_status", "men", "women", "children", "women_and_children",
)  # fmt: skip
REMOVAL = ("court", "privacy", "safety", "error")
SEVERITY = ("error", "warning", "off")
SOURCE_STATUS = ("current", "corrected", "retracted")
SOURCE_TYPE = (
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter", "classic",
    "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing",
    "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture", "musical_score", "pamphlet", "paper-conference",
    "patent", "performance", "periodical", "personal_communication", "post", "post-weblog", "regulation", "report", "review",
    "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage", "search",
)  # fmt: skip
STATUS = ("open", "partly_answered", "answered", "unanswerable", "withdrawn")
WORDING = ("verbatim", "translated", "paraphrase", "machine")
