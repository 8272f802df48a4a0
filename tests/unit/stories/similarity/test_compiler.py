"""A compiled loop is one version for all that it takes, and works where nothing can be kept."""

import numpy as np
import pytest

from dateline.core.stories.similarity.compiler import INT64, UINT32S, compiled
from dateline.core.stories.similarity.hash_sets import count_shared
from dateline.core.stories.similarity.vocabulary import HASH_DTYPE

SOURCE = "def total(words, more):\n    for word in words:\n        more += word\n    return more\n"


def test_a_loop_without_a_file_is_made_anew_and_works() -> None:
    """As on a file system that cannot be written to: there is nowhere to keep it."""
    made: dict[str, object] = {}
    exec(SOURCE, made)  # noqa: S102 - a function of no file is the point
    total = compiled(UINT32S, INT64)(made["total"])  # type: ignore[type-var]
    assert total(np.array([1, 2], HASH_DTYPE), 4) == 7  # type: ignore[operator]


def test_rows_that_may_be_written_to_and_rows_that_may_not_are_one_to_it() -> None:
    row = np.array([1, 2, 3], HASH_DTYPE)
    kept = np.frombuffer(row.tobytes(), HASH_DTYPE)
    assert count_shared(row, kept) == count_shared(kept, row) == 3


def test_a_loop_is_kept_under_a_name_that_tells_of_what_is_made_into_it() -> None:
    def kept_as(inner: str, value: int) -> str:
        made: dict[str, object] = {"LEAST": value}
        exec(f"def counts(words):\n    return len(words) {inner} LEAST\n", made)  # noqa: S102
        made["counts"] = compiled(UINT32S)(made["counts"])  # type: ignore[type-var]
        exec("def outer(words):\n    return counts(words) + 1\n", made)  # noqa: S102
        outer = compiled(UINT32S)(made["outer"])  # type: ignore[type-var]
        return str(outer.py_func.__qualname__)  # type: ignore[attr-defined]

    assert kept_as("+", 1) == kept_as("+", 1)
    assert len({kept_as("+", 1), kept_as("-", 1), kept_as("+", 2)}) == 3


def test_what_a_loop_does_not_take_is_refused() -> None:
    with pytest.raises(TypeError, match="No matching definition"):
        count_shared(np.array([1.5]), np.array([1.5]))
