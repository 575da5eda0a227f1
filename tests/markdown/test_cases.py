"""Every case file beside this one, against what the parser makes of it.

`pytest --rewrite-expected` writes what is expected anew; it is read in review like prose.
"""

import pytest

from tests.markdown.cases import FILES, Case, places_in, read_cases, result_of, write_cases


@pytest.mark.parametrize("name", FILES)
def test_cases(name: str, rewrite_expected: bool) -> None:
    cases = read_cases(name)
    found = {case.title: result_of(case.text) for case in cases}
    assert len(found) == len(cases), "every case has a title of its own"
    if rewrite_expected:
        write_cases(name, [Case(case.title, case.text, found[case.title]) for case in cases])
    else:
        assert found == {case.title: case.expected for case in cases}


@pytest.mark.parametrize("name", FILES)
def test_every_claim_stands_where_its_first_word_does(name: str) -> None:
    for case in read_cases(name):
        lines = case.text.split("\n")
        for word, span in places_in(case.text):
            # The words of a cross-link stand at its brackets, and a letter that was escaped at its backslash or ampersand.
            assert not word or lines[span.line - 1][span.column - 1 :].startswith((word, "[[", "\\", "&")), (case.title, word, span)
