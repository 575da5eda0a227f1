"""Dates exactly as precise as written: Extended Date/Time Format, level 1 (ISO 8601-2). It does not ask what day it is.

Left out of level 1, because no dossier has needed them: years before 0000 and years of more than four digits.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, field, replace
from datetime import datetime

from builder.findings import NOWHERE, Span, in_ascii

_DATE = re.compile(
    r"(?P<year>\d{2}(?:\d{2}|\dX|XX))"
    r"(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?"
    r"(?P<time>T(?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?)?"
    r"(?P<mark>[?~%])?",
    re.ASCII,
)
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_SEASONS = {"21": ("03", "05"), "22": ("06", "08"), "23": ("09", "11"), "24": ("12", "12")}


@dataclass(frozen=True, slots=True)
class Moment:
    """One date, as precise as written. text: as written. month, day, time: "" where not written; "XX" where not known.

    mark: "?" uncertain, "~" approximate, "%" both, "" neither. earliest, latest: the first and last day that it can mean,
    as YYYY-MM-DD. A season has a month of 21 to 24.
    """

    text: str
    year: str
    month: str
    day: str
    time: str
    mark: str
    earliest: str
    latest: str


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date, an interval of two, or unknown.

    text: as written. start: None where the date is unknown, or where an interval's start is open or unknown. end: as start;
    for a single date the same moment. interval: whether two were written. open_end: whether it ends in `..`, still going on.
    span: where it stands in the content.
    """

    text: str
    start: Moment | None
    end: Moment | None
    interval: bool = False
    open_end: bool = False
    span: Span = field(default=NOWHERE, compare=False)

    def at(self, span: Span) -> "Edtf":
        """The same date, knowing where it stands."""
        return replace(self, span=span)

    @property
    def unknown(self) -> bool:
        """Whether no day at all is known."""
        return self.start is None and self.end is None

    @property
    def earliest(self) -> str:
        """The first day that it can mean, YYYY-MM-DD; "" where there is no telling."""
        return self.start.earliest if self.start else ""

    @property
    def latest(self) -> str:
        """The last day that it can mean, YYYY-MM-DD; "" where there is no telling."""
        return self.end.latest if self.end else ""

    @property
    def order(self) -> tuple[str, str, str]:
        """A key that sorts dates, the unknown last: by day, then time, then last day.

        What is only known to the month or year comes after the days of that month or year: put before them, it would seem to
        have happened first.
        """
        if self.start is None:
            return (self.latest or "9999", "", "9999")
        return (self.start.latest, self.start.time, self.latest or "9999")

    def is_before(self, other: "Edtf") -> bool:
        """Whether it certainly lies before another: its last possible day before the other's first."""
        return "" < self.latest < other.earliest


UNKNOWN = Edtf("unknown", None, None)


def read_date(text: str) -> Edtf | str:
    """The date that `text` writes, or, as a plain string, what is wrong with it, ready for a message."""
    if text == "unknown":
        return UNKNOWN
    if "/" not in text:
        moment = _moment(text)
        return moment if isinstance(moment, str) else Edtf(text, moment, moment)
    left, _, right = text.partition("/")
    ends: list[Moment | None] = []
    for side in (left, right):
        end_of_side = None if side in ("", "..") else _moment(side)
        if isinstance(end_of_side, str):
            return end_of_side
        ends.append(end_of_side)
    start, end = ends
    if start is None and end is None:
        return "an interval names at least one of its two dates"
    if start and end and start.earliest > end.latest:
        return f"the interval ends ({right}) before it begins ({left})"
    return Edtf(text, start, end, interval=True, open_end=right == "..")


def suggest_date(text: str) -> str:
    """A hint for a text that is no date: the date that it was probably meant to be, where the parts are only in another order."""
    plain = in_ascii(text)
    if plain != text and not isinstance(read_date(plain), str):
        return f"write {plain}: dashes are - and digits 0 to 9, though others may look like them"
    if why := _no_such_day(text):
        return why
    if match := re.fullmatch(r"(\d{4}-\d{2}-\d{2})[ ,]+(\d{2}:\d{2})", text, re.ASCII):
        return f"write {match[1]}T{match[2]}"
    if match := re.fullmatch(r"(\d{4})[./](\d{1,2})[./](\d{1,2})", text, re.ASCII):
        return f"write {match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    if match := re.fullmatch(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", text, re.ASCII):
        year, one, other = match[3], int(match[1]), int(match[2])
        orders = [f"{year}-{month:02}-{day:02}" for day, month in dict.fromkeys(((one, other), (other, one))) if 1 <= month <= 12]
        return f"write the year first: {', or '.join(orders or ['2019-03-18'])}"
    if meant := _meant(text):
        return f"write {meant}"
    return "write 2019-03-18, or 2019-03 or 2019 where less is known, 2019-03-18/2019-03-19 for a span, or unknown"


def is_instant(text: str) -> bool:
    """Whether a text is a day and time with its zone."""
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def suggest_instant(text: str) -> str:
    """A hint for a text that is no day and time with its zone: how a zone is added, or that there is no such day; or ""."""
    if why := _no_such_day(text):
        return why
    try:
        meant = datetime.fromisoformat(text.upper().removesuffix("Z"))
    except ValueError:
        return ""
    if meant.tzinfo is not None:
        return ""
    time = f"{meant:%Y-%m-%dT%H:%M}"
    return f"add your zone: {time}Z for UTC, {time}-05:00 for New York in winter"


def _no_such_day(text: str) -> str:
    if match := re.match(r"\s*(\d{4})-(\d{2})-(\d{2})(?!\d)", text, re.ASCII):
        year, month, day = map(int, match.groups())
        if year and 1 <= month <= 12 and not 1 <= day <= monthrange(year, month)[1]:
            return f"there is no day {year:04}-{month:02}-{day:02}: that month has {monthrange(year, month)[1]} days"
    return ""


def _meant(text: str) -> str:
    """The date in a text that only spells it otherwise, or ""."""
    if match := re.fullmatch(r"(\S+)(?: to | and | ?[–—-] | ?[–—] ?|\.\.)(\S+)", text):
        meant = "/".join(_meant(side) or side for side in match.groups())
    elif match := re.fullmatch(r"(\d{4})(\d{2})(\d{2})", text, re.ASCII):
        meant = "-".join(match.groups())
    elif match := re.fullmatch(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?", text, re.ASCII):
        meant = "-".join(part.zfill(2) for part in match.groups() if part)
    elif match := re.fullmatch(r"(?:(\d{1,2})(?:st|nd|rd|th)?\.? )?([a-z]{3,9})\.?,? (\d{4})", text.lower(), re.ASCII):
        meant = _spelt_out(match[3], match[2], match[1])
    elif match := re.fullmatch(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", text.lower(), re.ASCII):
        meant = _spelt_out(match[3], match[1], match[2])
    else:
        return ""
    return meant if isinstance(read_date(meant), Edtf) else ""


def _spelt_out(year: str, name: str, day: str | None) -> str:
    number = next((number for number, month in enumerate(_MONTHS, start=1) if month.startswith(name)), 0)
    return f"{year}-{number:02}" + (f"-{int(day):02}" if day else "")


def _moment(text: str) -> Moment | str:
    match = _DATE.fullmatch(text)
    if match is None:
        return "a date is written year-month-day, like 2019-03-18, or as much of that as is known, like 2019-03"
    year, month, day = match["year"], match["month"] or "", match["day"] or ""
    time = (match["time"] or "")[1:]
    low_year, high_year = year.replace("X", "0"), year.replace("X", "9")
    if low_year == "0000":
        return "there is no year 0000"
    if "X" in year and month:
        return "a year that is not known whole has no month"
    if month in _SEASONS:
        if day or time:
            return "a season has no day"
        first, last = _SEASONS[month]
        days = (f"{low_year}-{first}-01", f"{low_year}-{last}-{_last_day(low_year, last):02}")
        return Moment(text, year, month, "", "", match["mark"] or "", *days)
    if month == "XX" and day not in ("", "XX"):
        return "a day stands only in a month that is known"
    if month not in ("", "XX") and not 1 <= int(month) <= 12:
        return f"there is no month {month}"
    low_month, high_month = ("01", "12") if month in ("", "XX") else (month, month)
    length = _last_day(high_year, high_month)
    if day not in ("", "XX") and not 1 <= int(day) <= length:
        return f"there is no day {day} in that month, which has {length} days"
    if time:
        if day in ("", "XX"):
            return "a time stands only behind a day"
        if int(match["hour"]) > 23 or int(match["minute"]) > 59 or int(match["second"] or 0) > 59:
            return f"there is no time {time}"
    known_day = day not in ("", "XX")
    earliest = f"{low_year}-{low_month}-{day if known_day else '01'}"
    latest = f"{high_year}-{high_month}-{day if known_day else f'{length:02}'}"
    return Moment(text, year, month, day, time, match["mark"] or "", earliest, latest)


def _last_day(year: str, month: str) -> int:
    return monthrange(int(year), int(month))[1]
