import pytest

from builder.link.meant import address_meant, party_meant, source_meant, thing_meant

PARTIES = ["gene-tate", "mark-a-milley", "testland-army", "un"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("gazette", ""),
        ("gene-tat", "gene-tate"),
        ("mark-milley", "mark-a-milley"),
        ("milley", "mark-a-milley"),
        ("army", "testland-army"),
        ("testland-armee", "testland-army"),
        ("mark", ""),
        ("us", ""),
        ("ann-tate", ""),
    ],
)
def test_nobody_is_suggested_who_is_somebody_else(written: str, meant: str) -> None:
    hint = party_meant(written, PARTIES)
    assert hint.startswith(f"did you mean '{meant}'? " if meant else "somebody")
    assert "written as a name, with a capital letter" in hint


def test_a_name_without_a_file_is_shown_as_it_would_be_written() -> None:
    assert party_meant("testland-gazette", ["army"]).endswith(": Testland Gazette")


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("old-brigde", "did you mean 'old-bridge'?"),
        ("mill", "add a file mill.md in places/, or correct the id"),
        ("The Mill", "correct the id: it has the capital letter T"),
    ],
)
def test_what_is_nowhere_is_corrected_or_begun(written: str, hint: str) -> None:
    assert thing_meant(written, ["old-bridge"], "places/") == hint


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("times-2019-11-13", "did you mean 'times-2019-11-14'?"),
        ("gazette-2019-11-14", "add a file gazette-2019-11-14.yaml in sources/, or correct the id"),
        ("TODO", "write the id of the source that says so; `onrecord new source ID` begins one"),
        ("the-editors", "our own words end with [@editors]"),
    ],
)
def test_a_source_of_somebody_else_is_not_suggested(written: str, hint: str) -> None:
    assert source_meant(written, ["times-2019-11-14"]) == hint


NYT = ["nyt-2021-11-03", "nyt-2021-11-13", "nyt-2021-11-17", "nyt-2019-03-23", "herald-2024-05-06-front", "herald-2024-05-06-market"]


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("nyt-2021-11-31", "did you mean 'nyt-2021-11-13'?"),
        ("nyt-2021-12-13", "did you mean 'nyt-2021-11-13'?"),
        ("nyt-2021-11-1", "the nearest are 'nyt-2021-11-13' and 'nyt-2021-11-17': look which one you mean"),
        ("nyt-2021-11-23", "the nearest are 'nyt-2021-11-03' and 'nyt-2021-11-13': look which one you mean"),
        ("nyt-2012-10-31", "add a file nyt-2012-10-31.yaml in sources/, or correct the id"),
        ("herald-2024-05-06-frnot", "did you mean 'herald-2024-05-06-front'?"),
        ("herald-2024-05-06", "the nearest are 'herald-2024-05-06-front' and 'herald-2024-05-06-market': look which one you mean"),
    ],
)
def test_the_source_of_the_fewest_slips_is_suggested_and_never_one_of_several_equals(written: str, hint: str) -> None:
    assert source_meant(written, NYT) == hint


def test_of_many_equals_three_are_named() -> None:
    days = [f"nyt-2021-11-1{digit}" for digit in range(6)]
    assert source_meant("nyt-2021-11-1x", days) == (
        "the nearest are 'nyt-2021-11-10', 'nyt-2021-11-11', 'nyt-2021-11-12' and 3 more: look which one you mean"
    )


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("https://www.gazette.example/shells/", "the source with this address is gazette-2020: write that"),
        ("http://gazette.example/shells#top", "the source with this address is gazette-2020: write that"),
        ("www.gazette.example/shells", "the source with this address is gazette-2020: write that"),
        ("gazette-2021", ""),
    ],
)
def test_an_address_leads_to_its_source(written: str, hint: str) -> None:
    assert address_meant(written, {"https://gazette.example/shells": "gazette-2020"}) == hint


def test_an_address_of_no_source_is_no_id() -> None:
    assert address_meant("https://other.example/", {}).startswith("cite a source by its id; `onrecord new source")
