"""A table of rows is one test, which tries every row and names each that fails."""

import inspect

import pytest

from tests.rows import each_row


def test_every_row_is_tried_and_each_that_fails_is_named() -> None:
    tried = []

    @each_row("number, square", [(1, 1), (2, 5), pytest.param(3, 8, id="three"), (4, 16)])
    def it_is_the_square(number: int, square: int) -> None:
        tried.append(number)
        assert number * number == square

    with pytest.raises(ExceptionGroup, match="2 of 4 rows fail") as failed:
        it_is_the_square()
    assert sorted(tried) == [1, 2, 3, 4]
    assert {"row 2: 2, 5", "row 3: three"} == {note for error in failed.value.exceptions for note in error.__notes__}
    assert "row 3: three" in str(failed.value)


@each_row("what", [pytest.fail, pytest.skip])
def test_a_row_that_fails_or_skips_fails_the_table(what: object) -> None:
    @each_row("row", [1, 2])
    def it_ends_early(row: int) -> None:
        assert callable(what)
        if row == 1:
            what("on purpose")

    with pytest.raises(BaseExceptionGroup, match="1 of 2 rows fail: row 1: 1"):
        it_ends_early()


def test_a_row_marked_as_failing_has_to_fail() -> None:
    marked = pytest.mark.xfail(strict=True, reason="known")

    @each_row("row", [pytest.param(1, marks=marked), pytest.param(2, marks=marked), 3])
    def it_is_two_or_three(row: int) -> None:
        assert row > 1

    with pytest.raises(ExceptionGroup, match="1 of 3 rows fail: row 2: 2"):
        it_is_two_or_three()


def test_tables_above_one_another_are_multiplied_and_fixtures_stay_asked_for() -> None:
    seen = []

    @each_row("left", "ab", ids=["first", "second"])
    @each_row(("right",), [(1,), (2,)])
    def it_is_seen(fixture: str, left: str, right: int) -> None:
        seen.append((fixture, left, right))
        assert (left, right) != ("b", 2)

    assert list(inspect.signature(it_is_seen).parameters) == ["fixture"]
    with pytest.raises(ExceptionGroup, match="1 of 2 rows fail: row 2: second"):
        it_is_seen(fixture="f")
    assert sorted(seen) == [("f", "a", 1), ("f", "a", 2), ("f", "b", 1), ("f", "b", 2)]


def test_a_table_without_rows_is_an_error() -> None:
    with pytest.raises(AssertionError, match="tests nothing"):
        each_row("row", [])
