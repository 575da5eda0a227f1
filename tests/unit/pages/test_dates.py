import pytest

from builder.edtf import Edtf, read_date
from builder.pages.dates import date_in_short, date_in_words, single_day


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("2019-03-18", "18 March 2019"),
        ("2019-03", "March 2019"),
        ("2019", "2019"),
        ("2019-03-18~", "about 18 March 2019"),
        ("2019-03-18?", "possibly 18 March 2019"),
        ("2019-03-18%", "possibly about 18 March 2019"),
        ("2019-03-18T10:00", "18 March 2019, 10:00"),
        ("2019-03-18T10:00Z", "18 March 2019, 10:00 UTC"),
        ("2019-03-XX", "March 2019, day not known"),
        ("2019-XX", "2019, month not known"),
        ("2019-XX-XX", "2019, day not known"),
        ("201X", "the 2010s"),
        ("20XX", "2000–2099, year not known"),
        ("2019-21", "spring 2019"),
        ("2019-03-18/2019-03-19", "18–19 March 2019"),
        ("2019-03-28/2019-04-02", "28 March – 2 April 2019"),
        ("2018-12-28/2019-01-02", "28 December 2018 – 2 January 2019"),
        ("2019-03-18/2019-03-18", "18 March 2019"),
        ("2019-03/2019-05", "March 2019 – May 2019"),
        ("2019-03-18/..", "since 18 March 2019"),
        ("2019-03-18/", "from 18 March 2019, end not known"),
        ("../2019-03", "until March 2019"),
        ("unknown", "date not known"),
    ],
)
def test_a_date_is_as_precise_as_written(written: str, words: str) -> None:
    date = read_date(written)
    assert isinstance(date, Edtf)
    assert date_in_words(date) == words


def test_no_date_is_not_known() -> None:
    assert date_in_words(None) == "date not known"


def test_the_short_form_has_months_of_three_letters() -> None:
    date = read_date("2019-09-08")
    assert isinstance(date, Edtf)
    assert date_in_short(date) == "8 Sep 2019"


@pytest.mark.parametrize("written", ["2019-03", "2019-03-18~", "2019-03-18/2019-03-19", "2019-03-XX", "unknown"])
def test_only_one_full_certain_day_has_a_machine_readable_date(written: str) -> None:
    date = read_date(written)
    assert isinstance(date, Edtf)
    assert single_day(date) == ""


def test_a_full_day_has_one() -> None:
    date = read_date("2019-03-18T10:00")
    assert isinstance(date, Edtf)
    assert single_day(date) == "2019-03-18"
