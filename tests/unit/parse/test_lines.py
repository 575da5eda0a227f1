import pytest

from builder.parse.lines import cell_column, cells_begin, place_in_cell, place_in_lines


@pytest.mark.parametrize(
    ("lines", "content"),
    [
        (["one two", "three"], "one two\nthree"),
        (["> one two", ">   three"], "one two\nthree"),
        (["- one two", "  three"], "one two\nthree"),
        (["10. one two", "    three"], "one two\nthree"),
        (["> - one two", "> three"], "one two\nthree"),
        (["   one two  ", "three  "], "one two  \nthree"),
        (["one two", "\t three"], "one two\n     three"),
        (["## one two ##"], "one two"),
    ],
)
def test_words_are_found_behind_what_the_parser_takes_away(lines: list[str], content: str) -> None:
    place = place_in_lines("case.md", content, ["above", *lines], 1, 10)
    for word in content.split():
        span = place(content.index(word), len(word))
        assert lines[span.line - 11][span.column - 1 :][: span.length] == word


@pytest.mark.parametrize(
    "source", ["| one \\| 1 | two | three |", "one \\| 1 | two | three", "> | one \\| 1|two| three", "  - | one \\| 1 | | three |"]
)
def test_cells(source: str) -> None:
    after, columns = cells_begin(source), []
    for cell in ("one | 1", "" if "| |" in source else "two", "three"):
        column, after = cell_column(source, cell, after)
        columns.append(column)
    assert source[columns[0] :].startswith("one")
    assert source[columns[2] :].startswith("three")
    assert columns == sorted(columns)


def test_a_pipe_in_a_cell_stands_behind_its_backslash() -> None:
    source, cell = r"| a \| b \|\| c |", "a | b || c"
    place = place_in_cell("case.md", cell, 7, 2)
    assert [source[place(cell.index(letter), 1).column - 1] for letter in "abc"] == ["a", "b", "c"]
    assert place(0, 1).line == 7
