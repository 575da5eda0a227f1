"""Dates in words, exactly as precise as they were written. It never guesses a day and never says how long ago."""

from dataclasses import dataclass

from builder.edtf import Edtf, Moment

UNKNOWN = "date not known"
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_MARKS = {"": "", "?": "possibly ", "~": "about ", "%": "possibly about "}


@dataclass(frozen=True, slots=True)
class Day:
    """A date as a page prints it. words: "18 March 2019". short: "18 Mar 2019". datetime: YYYY-MM-DD where it is one full day, else ""."""

    words: str
    short: str
    datetime: str


def day(date: Edtf | None) -> Day:
    """A date for a template; one that is absent is not known."""
    return Day(date_in_words(date), date_in_short(date), single_day(date))


def single_day(date: Edtf | None) -> str:
    """YYYY-MM-DD where `date` is one full day and certain, else ""."""
    if date is None or date.interval or date.start is None or not _whole(date.start):
        return ""
    return date.start.earliest


def year(date: Edtf) -> str:
    """The year that a list in order of date puts it under, the last where its beginning may lie in several; "" where none is known."""
    return "" if date.unknown else date.order[0][:4]


def date_in_words(date: Edtf | None) -> str:
    """The date in full words: "18 March 2019", "March 2019", "2019, day not known", "18–19 March 2019", "date not known"."""
    return _words(date, _MONTHS)


def date_in_short(date: Edtf | None) -> str:
    """As `date_in_words`, with months of three letters, for tables and margins."""
    return _words(date, tuple(month[:3] for month in _MONTHS))


def _words(date: Edtf | None, months: tuple[str, ...]) -> str:
    if date is None or date.unknown:
        return UNKNOWN
    if not date.interval and date.start:
        return _moment(date.start, months)
    if date.start is None:
        return f"until {_moment(date.end, months)}" if date.end else UNKNOWN
    if date.end is None:
        start = _moment(date.start, months)
        return f"since {start}" if date.open_end else f"from {start}, end not known"
    return _between(date.start, date.end, months)


def _between(start: Moment, end: Moment, months: tuple[str, ...]) -> str:
    first, last = _moment(start, months), _moment(end, months)
    if not (_whole(start) and _whole(end)) or start.time or end.time or start.year != end.year:
        return f"{first} – {last}"
    if start.month != end.month:
        return f"{first.removesuffix(' ' + start.year)} – {last}"
    return last if start.day == end.day else f"{int(start.day)}–{last}"


def _moment(moment: Moment, months: tuple[str, ...]) -> str:
    time = f", {moment.time.replace('Z', ' UTC')}" if moment.time else ""
    return _MARKS[moment.mark] + _calendar(moment, months) + time


def _calendar(moment: Moment, months: tuple[str, ...]) -> str:
    if moment.year.endswith("XX"):
        return f"{moment.year[:2]}00–{moment.year[:2]}99, year not known"
    if moment.year.endswith("X"):
        return f"the {moment.year[:3]}0s"
    if moment.month == "XX":
        return f"{moment.year}, {'day' if moment.day else 'month'} not known"
    if moment.month in _SEASONS:
        return f"{_SEASONS[moment.month]} {moment.year}"
    if not moment.month:
        return moment.year
    month = f"{months[int(moment.month) - 1]} {moment.year}"
    if moment.day == "XX":
        return f"{month}, day not known"
    return f"{int(moment.day)} {month}" if moment.day else month


def _whole(moment: Moment) -> bool:
    return moment.day.isdigit() and not moment.mark
