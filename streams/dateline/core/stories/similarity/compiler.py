"""Compile loops over arrays of numbers to machine code, once a machine: the next process finds it made."""

from collections.abc import Callable
from typing import Any, Final, TypeVar, cast
from zlib import crc32

from numba import njit
from numba.core.types import Array, boolean, int32, int64, uint8, uint32, uint64
from numpy import number

_PLAIN: Final = (int, float, number)
Loop = TypeVar("Loop", bound=Callable[..., Any])


def compiled(*takes: Any) -> Callable[[Loop], Loop]:  # noqa: ANN401 - numba's types have no types
    """Compile a function that takes what is said: one version, whatever it is called with.

    What it is made into is kept beside the module, or where the user keeps caches; where neither can be
    written to, it is made anew in each process. The loops that it calls and the numbers that it names are
    made into it, whatever module they are of, so it is kept under a name that tells of them too.
    """

    def compile_it(function: Loop) -> Loop:
        function.__qualname__ += f"_{crc32(_made_of(function)):08x}"
        try:
            return cast("Loop", njit(takes, cache=True)(function))
        except RuntimeError as failed:
            if "cannot cache" not in str(failed):
                raise
            return cast("Loop", njit(takes)(function))

    return compile_it


def _made_of(function: Callable[..., Any]) -> bytes:
    """Return all that a loop is made of: its own code, that of the loops it calls, and the values that it names."""
    code = function.__code__
    told = [code.co_code, repr(code.co_consts).encode()]
    for name in code.co_names:
        value = function.__globals__.get(name)
        inner = getattr(value, "py_func", None)
        if inner is not None:
            told.append(_made_of(inner))
        elif isinstance(value, _PLAIN):
            told.append(repr(value).encode())
    return b"\0".join(told)


def _row(of: Any) -> Any:  # noqa: ANN401
    """Return the type of a row that is only read."""
    return Array(of, 1, "C", readonly=True)


INT: Final = int64
UINT: Final = uint64
BYTES: Final = _row(uint8)
WORDS: Final = _row(uint32)
NUMBERS: Final = _row(uint64)
PLACES: Final = _row(int64)
COUNTS: Final = _row(uint32)
FLAGS: Final = _row(boolean)
LINKS: Final = _row(int32)
ROW_OF_NUMBERS: Final = uint64[::1]
"""One that is written to."""
ROW_OF_LINKS: Final = int32[::1]
ROW_OF_COUNTS: Final = uint32[::1]
ROWS_OF_COUNTS: Final = uint32[:, ::1]
ROWS_OF_PLACES: Final = int64[:, ::1]
