import pytest

from builder.edtf import UNKNOWN, Edtf, Moment, read_date, suggest_date, suggest_instant
from builder.findings import Span

DAYS = [
    ("2019", "2019-01-01", "2019-12-31"),
    ("2019-03", "2019-03-01", "2019-03-31"),
    ("2019-03-18", "2019-03-18", "2019-03-18"),
    ("2020-02-29", "2020-02-29", "2020-02-29"),
    ("2019-03-18T10:00", "2019-03-18", "2019-03-18"),
    ("2019-03-18T10:00:30Z", "2019-03-18", "2019-03-18"),
    ("2019-03-18T10:00+03:00", "2019-03-18", "2019-03-18"),
    ("2019-XX", "2019-01-01", "2019-12-31"),
    ("2019-XX-XX", "2019-01-01", "2019-12-31"),
    ("2019-02-XX", "2019-02-01", "2019-02-28"),
    ("201X", "2010-01-01", "2019-12-31"),
    ("20XX", "2000-01-01", "2099-12-31"),
    ("2019?", "2019-01-01", "2019-12-31"),
    ("2019-03-18~", "2019-03-18", "2019-03-18"),
    ("2019-03%", "2019-03-01", "2019-03-31"),
    ("2019-21", "2019-03-01", "2019-05-31"),
    ("2019-22", "2019-06-01", "2019-08-31"),
    ("2019-23", "2019-09-01", "2019-11-30"),
    ("2019-03-18/2019-03-19", "2019-03-18", "2019-03-19"),
    ("2019-03-18/2019-03", "2019-03-18", "2019-03-31"),
    ("2019-03-18/..", "2019-03-18", ""),
    ("2019/", "2019-01-01", ""),
    ("../2019", "", "2019-12-31"),
    ("/2019", "", "2019-12-31"),
    ("unknown", "", ""),
]
WRONG = {
    "2019-02-29": "there is no day 29 in that month, which has 28 days",
    "2019-02-31": "there is no day 31 in that month, which has 28 days",
    "2019-03-00": "there is no day 00 in that month, which has 31 days",
    "2019-13": "there is no month 13",
    "2019-00": "there is no month 00",
    "2019-25": "there is no month 25",
    "0000": "there is no year 0000",
    "0000-21": "there is no year 0000",
    "000X": "there is no year 0000",
    "201X-03": "a year that is not known whole has no month",
    "2019-XX-05": "a day stands only in a month that is known",
    "2019-21-01": "a season has no day",
    "2019-21T10:00": "a season has no day",
    "2019-03T10:00": "a time stands only behind a day",
    "2019-03-XXT10:00": "a time stands only behind a day",
    "2019-03-18T24:00": "there is no time 24:00",
    "2019-03-18T10:60": "there is no time 10:60",
    "2019/2018": "the interval ends (2018) before it begins (2019)",
    "/": "an interval names at least one of its two dates",
    "../..": "an interval names at least one of its two dates",
}
NOT_DATES = [
    "", "18.3.2019", "2019-3-18", "2019/2020/2021", "Unknown", "2019-03-18T", "2019-03-18T10", "2019-03-18T10:00+25:00",
    "2019-03-18T10:00+03:60",
    "19", "20190318", "2019-03-18 10:00", " 2019", "2019\n", "٢٠١٩", "-2019", "Y20190", "2019~?", "yesterday", "2019-3X", "2X19",
]  # fmt: skip


@pytest.mark.parametrize(("text", "earliest", "latest"), DAYS)
def test_a_date_is_as_precise_as_written(text: str, earliest: str, latest: str) -> None:
    date = read_date(text)
    assert isinstance(date, Edtf)
    assert (date.text, date.earliest, date.latest) == (text, earliest, latest)


@pytest.mark.parametrize(("text", "why"), WRONG.items())
def test_what_is_wrong_is_said(text: str, why: str) -> None:
    assert read_date(text) == why


@pytest.mark.parametrize("text", NOT_DATES)
def test_what_is_no_date(text: str) -> None:
    assert read_date(text) == "a date is written year-month-day, like 2019-03-18, or as much of that as is known, like 2019-03"


def test_the_parts_of_a_date() -> None:
    date = read_date("2019-03-18T10:00Z~")
    assert isinstance(date, Edtf)
    assert date.start == date.end == Moment("2019-03-18T10:00Z~", "2019", "03", "18", "10:00Z", "~", "2019-03-18", "2019-03-18")


def test_intervals_open_ends_and_the_unknown() -> None:
    said = {text: read_date(text) for text in ("2019-03-18", "2019/2020", "2019/..", "2019/", "unknown")}
    dates = {text: date for text, date in said.items() if isinstance(date, Edtf)}
    assert dates.keys() == said.keys()
    assert [text for text, date in dates.items() if date.interval] == ["2019/2020", "2019/..", "2019/"]
    assert [text for text, date in dates.items() if date.open_end] == ["2019/.."]
    assert [text for text, date in dates.items() if date.unknown] == ["unknown"]
    assert dates["unknown"] is UNKNOWN


def test_the_order_of_dates() -> None:
    written = ["unknown", "2020", "2019-03-18", "2019", "2019-03-18T09:00", "../2018", "2019-03-18/2019-03-20", "2019-03-18T10:00"]
    dates = [date for date in map(read_date, written) if isinstance(date, Edtf)]
    assert [date.text for date in sorted(dates, key=lambda date: date.order)] == [
        "../2018",
        "2019-03-18",
        "2019-03-18/2019-03-20",
        "2019-03-18T09:00",
        "2019-03-18T10:00",
        "2019",
        "2020",
        "unknown",
    ]


def test_where_a_date_stands_is_no_part_of_it() -> None:
    date = read_date("2019")
    assert isinstance(date, Edtf)
    assert date.at(Span("a.md", 3, 7)) == date
    assert date.at(Span("a.md", 3, 7)).span == Span("a.md", 3, 7)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2024-05-03 to 2024-05-05", "2024-05-03/2024-05-05"),
        ("2024-05-03 – 2024-05-05", "2024-05-03/2024-05-05"),
        ("20240503", "2024-05-03"),
        ("2024-5-3", "2024-05-03"),
        ("3 May 2024", "2024-05-03"),
        ("3rd May 2024", "2024-05-03"),
        ("May 3, 2024", "2024-05-03"),
        ("Sept 2024", "2024-09"),
        ("2024-05-03 10:00", "2024-05-03T10:00"),
        ("2024–05–03", "2024-05-03: dashes are - and digits 0 to 9, though others may look like them"),
        ("٢٠٢٤-٠٥-٠٣", "2024-05-03: dashes are - and digits 0 to 9, though others may look like them"),
    ],
)
def test_a_date_spelt_otherwise_is_suggested(text: str, meant: str) -> None:
    assert suggest_date(text) == f"write {meant}"


@pytest.mark.parametrize("text", ["30 February 2024", "3 Mayday 2024", "soon", "20241399", "a to b"])
def test_no_date_is_suggested_that_there_is_not(text: str) -> None:
    assert suggest_date(text).startswith("write 2019-03-18, or")


def test_an_instant_without_a_zone_is_suggested_with_one() -> None:
    assert suggest_instant("2027-01-01") == ("add your zone: 2027-01-01T00:00Z for UTC, 2027-01-01T00:00-05:00 for New York in winter")
    assert suggest_instant("2026-11-31T06:00Z") == "there is no day 2026-11-31: that month has 30 days"
    assert suggest_instant("2027-01-01 06:30").startswith("add your zone: 2027-01-01T06:30Z")
    assert suggest_instant("soon") == ""
