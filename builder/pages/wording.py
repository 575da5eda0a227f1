"""All words that label what a page shows, in one place: the format's own words put plainly. It knows no page and no dossier."""

from collections.abc import Mapping

APART = "Counted over another span of time, or another place: not to be compared with those above"
RECKONED = "Reckoned from other counts"
POPULATIONS = {
    "all": "everyone",
    "civilian": "civilians",
    "combatant": "described as fighters",
    "dph": "described as civilians taking part in the fighting",
    "unknown_status": "status not determined",
    "men": "men",
    "women": "women",
    "children": "children",
    "women_and_children": "women and children",
    "": "group not recorded here",
}

MEASURES = {
    "killed": "People killed",
    "injured": "People injured",
    "casualties": "Killed and injured, not separated",
    "missing": "People missing",
    "displaced": "People displaced",
    "other": "Other counts",
    "": "Counts",
}

SOURCE_TYPES = {
    "article": "Article",
    "article-journal": "Journal article",
    "article-magazine": "Magazine article",
    "article-newspaper": "Newspaper article",
    "bill": "Bill",
    "book": "Book",
    "broadcast": "Broadcast",
    "chapter": "Chapter of a book",
    "classic": "Classic work",
    "collection": "Collection",
    "dataset": "Data set",
    "document": "Document",
    "entry": "Entry",
    "entry-dictionary": "Dictionary entry",
    "entry-encyclopedia": "Encyclopaedia entry",
    "event": "Event",
    "figure": "Figure",
    "graphic": "Picture",
    "hearing": "Hearing",
    "interview": "Interview",
    "legal_case": "Court case",
    "legislation": "Legislation",
    "manuscript": "Manuscript",
    "map": "Map",
    "motion_picture": "Film or video",
    "musical_score": "Score",
    "pamphlet": "Pamphlet",
    "paper-conference": "Conference paper",
    "patent": "Patent",
    "performance": "Performance",
    "periodical": "Periodical",
    "personal_communication": "Letter or message",
    "post": "Post",
    "post-weblog": "Blog post",
    "regulation": "Regulation",
    "report": "Report",
    "review": "Review",
    "review-book": "Book review",
    "search": "Search",
    "software": "Software",
    "song": "Recording",
    "speech": "Statement",
    "standard": "Standard",
    "thesis": "Thesis",
    "treaty": "Treaty",
    "webpage": "Web page",
}

PARTIES = {
    "belligerent": "a party to the events",
    "victim_side": "on the side of the victims",
    "official": "an official body",
    "ngo": "a non-governmental organisation",
    "local_media": "local media",
    "independent": "independent of the parties",
}

WORDINGS = {
    "verbatim": "",
    "translated": "Translated",
    "paraphrase": "In somebody else’s words",
    "machine": "Reworded by a machine: its words are nobody’s",
}

SOURCE_STATUSES = {"current": "", "corrected": "Corrected", "retracted": "Retracted"}

# Beside the number of a source, and of one that is based on it.
REWORDED = "reworded"
REVISED = {"current": "", "corrected": "corrected since", "retracted": "retracted"}
BASIS_REVISED = {"corrected": "basis corrected", "retracted": "basis retracted"}
RESTS_ON_REVISED = {
    "corrected": "Rests on a source that was corrected since",
    "retracted": "Rests on a source that was retracted",
}

# Whose word all origins of a claim are, in a list of what a source supports.
ONE_PARTY = {"belligerent": "only from the party it concerns", "victim_side": "only from the side of the victims"}

STATUSES = {
    "open": "Open",
    "partly_answered": "Partly answered",
    "answered": "Answered",
    "unanswerable": "Can’t be answered",
    "withdrawn": "Withdrawn",
}

ACTIONS = {
    "ordered": "Ordered",
    "opened": "Opened",
    "pending": "Pending",
    "referred": "Referred",
    "reported": "Reported",
    "stalled": "Stalled",
    "closed": "Closed",
    "closed_no_findings": "Closed without findings",
    "dismissed": "Dismissed",
    "sanctioned": "Sanctioned",
    "settled": "Settled",
    "cancelled": "Cancelled",
    "reopened": "Reopened",
    "other": "",
    "disputed": "Disputed: the sources differ",
}

ENDINGS = ("closed", "closed_no_findings", "dismissed", "sanctioned", "settled", "cancelled")

DISPUTED = {
    "number_killed": "how many died",
    "status_of_killed": "who they were",
    "weapons": "the weapons",
    "lawfulness": "whether it was lawful",
    "inquiry": "the inquiry",
    "responsibility": "who is responsible",
}

# What each grade means is Airwars' own scale of responsibility (airwars.org, methodology), put into a few words.
RESPONSIBILITY = {
    "confirmed": "Accepted by {party}",
    "fair": "Attributed to {party} by two or more credible sources",
    "weak": "Attributed to {party} by a single source",
    "contested": "Contested: attributed to {party}, and to others",
    "discounted": "Attributed to {party}; discounted since",
}
RESPONSIBILITY_OF_NOBODY = {
    "confirmed": "Accepted by a party to the events",
    "fair": "Attributed by two or more credible sources",
    "weak": "Attributed by a single source",
    "contested": "Contested: attributed to more than one party",
    "discounted": "Attributions discounted since",
}
GRADES = {"confirmed": "Confirmed", "fair": "Fair", "weak": "Weak", "contested": "Contested", "discounted": "Discounted"}

ACCURACIES = {
    "exact": "the exact spot",
    "street": "accurate to the street",
    "neighbourhood": "accurate to the neighbourhood",
    "village": "accurate to the village",
    "town": "accurate to the town",
    "city": "accurate to the city",
    "district": "accurate to the district",
    "province": "accurate to the province",
    "country": "accurate to the country",
}

NO_ANSWER_RECORDED = "No answer is recorded so far."
NOT_ASKED = "We have not asked {party} for a reply to what this page says of who is responsible."
NOBODY_ASKED = "It is disputed who is responsible, and we have asked nobody for a reply."
ANSWERS = {"none": "No answer came.", "declined": "They declined to answer.", "given": "They answered."}

CORRECTIONS = {
    "correction": "Correction",
    "clarification": "Clarification",
    "update": "Update",
    "retraction": "Retraction",
    "redaction": "Redaction",
}

REMOVALS = {
    "court": "by order of a court",
    "privacy": "to protect somebody’s privacy",
    "safety": "for somebody’s safety",
    "error": "because it was published in error",
}

SIGNALS = {"": "", "see": "see", "cf.": "cf.", "contra": "vs", "but see": "but see"}

# What a statement on a page is, where a list says what rests on a source.
STATEMENT_KINDS = {"claim": "Claim", "estimate": "Count", "question": "Question", "action": "Inquiry", "reply": "Reply"}
TIMELINE_ENTRY = "Timeline"

# Never more than what a comparison can show: that words stand in a copy, not that they are true.
COPY_FOUND = "Words found in our copy"
COPY_FOUND_REWORDED = "Words found in our copy, which a machine has reworded"
COPY_ALTERED = "Our copy reads differently; the error may be the copy’s"
COPY_QUOTE_FOUND = "“{words}” found in our copy"
COPY_QUOTE_ALTERED = "“{words}” reads differently in our copy; the error may be the copy’s"

NOT_COMBINED = (
    "These counts come from different people, counting different things on different days. "
    "We do not add or average them, and we do not choose."
)
NO_GUILT = "Neither an inquiry nor its closing implies guilt or innocence."


def said(table: Mapping[str, str], word: str | None) -> str:
    """The plain words for one of the format's; a word that the table lacks is shown as it is written, with spaces."""
    word = str(word or "")
    return table[word] if word in table else word.replace("_", " ")


def enumerated(words: tuple[str, ...]) -> str:
    """Words as a sentence lists them: "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""


def counted(number: int, one: str, many: str) -> str:
    """A number with the word that it takes: "1 source", "9 sources"."""
    return f"{number} {one if number == 1 else many}"


def support_words(cited: int, traced: int) -> str:
    """How much rests on a source. cited: citations of it. traced: citations of other sources that lead to it."""
    itself = {0: "Not cited itself" if traced else "Not cited", 1: "Cited once", 2: "Cited twice"}.get(cited, f"Cited {cited} times")
    others = counted(traced, "citation of another source leads", "citations of other sources lead")
    return f"{itself}; {others} to it" if traced else itself


def opening(text: str, most: int = 72) -> str:
    """The first words of `text`, at most `most` characters, cut between words and marked where cut."""
    words = " ".join(text.split()).rstrip(" ,;:")
    if len(words) <= most:
        return words
    return words[: most + 1].rsplit(" ", 1)[0].rstrip(" ,;:.–—") + " …"
