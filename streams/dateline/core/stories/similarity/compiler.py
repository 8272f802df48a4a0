"""Compile loops over arrays of numbers to machine code, and cache the result on disk.

``compiled`` is a decorator, and so is ``compiled_entry``, for the loops that Python calls most. Their arguments are the
types of the loop's arguments: scalars (``INT64``), arrays of one dimension (``UINT32S``) or tables
(``TABLE_OF_INT64S``). What an array's elements mean is in the type aliases of the modules that use it: ``Hashes24`` in
vocabulary.py, ``Entries`` in candidates.py, ``Counters`` in document_frequency.py.
"""

from collections.abc import Callable, Iterator
from types import CodeType
from typing import Any, ClassVar, Final, TypeVar, cast
from zlib import crc32

from numba import njit
from numba.core.types import Array, UniTuple, boolean, float64, int32, int64, uint8, uint32, uint64
from numpy import number

_NUMBER_TYPES: Final = (int, float, number)
Loop = TypeVar("Loop", bound=Callable[..., Any])


def compiled(*argument_types: Any) -> Callable[[Loop], Loop]:  # noqa: ANN401 - numba's types have no types
    """Compile for the given argument types; the loop raises ``TypeError`` for others.

    The loops that it calls stand above it in the module, since it is compiled as soon as it is defined.

    The machine code is cached beside the module, or in the user's cache folder; where neither can be written to,
    each process compiles them again. Numba compiles the loops that a loop calls, and the numbers that it reads from its
    module, into it, but does not notice when those change. So the loop's name gets a checksum of them all.
    """

    def compile_loop(function: Loop) -> Loop:
        function.__qualname__ += f"_{crc32(_ingredients(function)):08x}"
        try:
            return cast("Loop", njit(argument_types, cache=True)(function))
        except RuntimeError as error:
            if "cannot cache" not in str(error):
                raise
            return cast("Loop", njit(argument_types)(function))

    return compile_loop


def compiled_entry(*argument_types: Any) -> Callable[[Loop], Loop]:  # noqa: ANN401
    """Compile a loop as ``compiled`` does, for callers in Python that are known to give it what it takes.

    Nothing asks what types its arguments have: that takes longer than many a loop itself. An array of another type, or
    one with gaps, is read as if it were right; so ``compiled`` is for all loops that take some time, or that many
    callers share. Arguments are given by position. No other loop can call it. In tests, each call is asked.
    """

    def compile_loop(function: Loop) -> Loop:
        loop: Any = compiled(*argument_types)(function)
        _ENTRIES.append(loop)
        (only,) = loop.overloads.values()
        return cast("Loop", loop if Entries.are_asked else only.entry_point)

    return compile_loop


def ask_entries() -> None:
    """Let each loop that is compiled from here on refuse arguments of other types, as tests do."""
    Entries.are_asked = True


class Entries:
    """How the loops that Python calls are called."""

    are_asked: ClassVar = False


_ENTRIES: Final[list[object]] = []
"""The loops that Python calls: each has the machine code, which would be freed with it."""


def _ingredients(function: Callable[..., Any]) -> bytes:
    """Return all that a loop is compiled from: its code, the loops that it calls, and the numbers of its module."""
    parts = []
    for code in _codes(function.__code__):
        parts += [code.co_code, *(repr(each).encode() for each in code.co_consts if not isinstance(each, CodeType))]
        for name in code.co_names:
            value = function.__globals__.get(name)
            inner = getattr(value, "py_func", None)
            if inner is not None:
                parts.append(_ingredients(inner))
            elif isinstance(value, _NUMBER_TYPES):
                parts.append(repr(value).encode())
    return b"\0".join(parts)


def _codes(code: CodeType) -> Iterator[CodeType]:
    """Yield some code and that of the comprehensions in it, whose ``repr`` differs from process to process."""
    yield code
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield from _codes(each)


def _read_only(element: Any) -> Any:  # noqa: ANN401
    """Return the type of a one-dimensional array that the loop only reads."""
    return Array(element, 1, "C", readonly=True)


INT64: Final = int64
UINT64: Final = uint64
BOOLS: Final = _read_only(boolean)
UINT8S: Final = _read_only(uint8)
INT32S: Final = _read_only(int32)
UINT32S: Final = _read_only(uint32)
INT64S: Final = _read_only(int64)
UINT64S: Final = _read_only(uint64)
FLOAT64S: Final = _read_only(float64)
"""Arrays of one dimension that the loop reads; the caller's array may be writable or not."""
WRITABLE_BOOLS: Final = boolean[::1]
WRITABLE_UINT8S: Final = uint8[::1]
WRITABLE_INT32S: Final = int32[::1]
WRITABLE_UINT32S: Final = uint32[::1]
WRITABLE_INT64S: Final = int64[::1]
WRITABLE_UINT64S: Final = uint64[::1]
WRITABLE_FLOAT64S: Final = float64[::1]
"""Arrays of one dimension that the loop writes to."""
TABLE_OF_UINT32S: Final = uint32[:, ::1]
TABLE_OF_INT64S: Final = int64[:, ::1]
TABLE_OF_FLOAT64S: Final = float64[:, ::1]
"""Arrays of two dimensions, row after row in memory."""
SIZES: Final = UniTuple(int64, 5)  # type: ignore[no-untyped-call]  # numba has no types
"""``Traits.sizes``."""
