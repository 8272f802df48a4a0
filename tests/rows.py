"""One test over a table of rows: as parametrized tests, a thousand rows would each pay a page of pytest's own work."""

import inspect
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import wraps
from typing import Any, Final, NamedTuple, TypeAlias

import pytest

Test: TypeAlias = Callable[..., None]
"""A function that raises where a row fails."""
Naming: TypeAlias = Callable[[Any], object] | Iterable[str]
"""What a message calls a value, or the rows."""

_PARAM: Final = type(pytest.param())
_FAILURES: Final = Exception, pytest.fail.Exception, pytest.skip.Exception
"""What a failing row raises. The last two are no Exceptions; a row that skips would take the others with it."""
_MAX_NAME: Final = 120
"""Characters of a row's name. Chosen by hand."""


class _Row(NamedTuple):
    number: int
    values: Mapping[str, object]
    id: str | None
    must_fail: bool

    def name(self, naming: Naming) -> str:
        """Return what a message calls the row; with its number, since two may have one name."""
        if not callable(naming):
            name = list(naming)[self.number - 1]
        else:
            name = self.id or ", ".join(str(naming(value)) for value in self.values.values())
        return f"row {self.number}: {name if len(name) <= _MAX_NAME else name[:_MAX_NAME] + '…'}"


def each_row(names: str | tuple[str, ...], table: Iterable[object], ids: Naming = repr) -> Callable[[Test], Test]:
    """Run a test for each row of a table, as ``pytest.mark.parametrize`` does, but as one test.

    Names, rows, ``ids``, and ``pytest.param`` with an id or a strict ``xfail`` mean what they mean there. Rows come in
    an order that pytest-randomly seeds. Each is tried, and the failure names all that fail. Fixtures are made once for
    the table, so that its rows may leave nothing behind.
    """
    arguments = tuple(name.strip() for name in names.split(",")) if isinstance(names, str) else names
    rows = [_row(arguments, isinstance(names, str), *numbered) for numbered in enumerate(table, 1)]
    assert rows, "a table without rows tests nothing"

    def decorate(test: Test) -> Test:
        @wraps(test)
        def every_row(**fixtures: object) -> None:
            failures = dict(_failures(test, fixtures, random.sample(rows, len(rows)), ids))
            if failures:
                message = f"{len(failures)} of {len(rows)} rows fail: {'; '.join(failures)}"
                raise BaseExceptionGroup(message, list(failures.values()))

        signature = inspect.signature(test)
        asked = [parameter for name, parameter in signature.parameters.items() if name not in arguments]
        every_row.__signature__ = signature.replace(parameters=asked)  # type: ignore[attr-defined]  # pytest reads it
        return every_row

    return decorate


def _row(arguments: tuple[str, ...], alone: bool, number: int, row: Any) -> _Row:  # noqa: ANN401, FBT001 - any table
    param = row if isinstance(row, _PARAM) else pytest.param(*([row] if alone and len(arguments) == 1 else row))
    for mark in param.marks:
        assert mark.name == "xfail", mark
        assert mark.kwargs.get("strict"), mark
    return _Row(number, dict(zip(arguments, param.values, strict=True)), param.id and str(param.id), bool(param.marks))


def _failures(
    test: Test, fixtures: Mapping[str, object], rows: Sequence[_Row], naming: Naming
) -> Iterator[tuple[str, BaseException]]:
    for row in rows:
        try:
            test(**fixtures, **row.values)
        except _FAILURES as error:
            if not row.must_fail:
                error.add_note(row.name(naming))
                yield row.name(naming), error
        else:
            if row.must_fail:
                yield row.name(naming), AssertionError(f"marked as failing, and passes: {row.name(naming)}")
