"""A compiled loop has one version for its argument types, and works where nothing can be cached."""

import numpy as np
import pytest

from dateline.core.stories.similarity.compiler import INT64, UINT32S, compiled
from dateline.core.stories.similarity.hash_sets import count_shared
from dateline.core.stories.similarity.vocabulary import HASH_DTYPE

SOURCE = "def total(words, more):\n    for word in words:\n        more += word\n    return more\n"


def test_a_loop_without_a_file_is_compiled_without_a_cache() -> None:
    """As on a file system that cannot be written to."""
    namespace: dict[str, object] = {}
    exec(SOURCE, namespace)  # noqa: S102 - a function of no file is the point
    total = compiled(UINT32S, INT64)(namespace["total"])  # type: ignore[type-var]
    assert total(np.array([1, 2], HASH_DTYPE), 4) == 7  # type: ignore[operator]


def test_writable_and_read_only_arrays_are_one_type_to_it() -> None:
    row = np.array([1, 2, 3], HASH_DTYPE)
    read_only = np.frombuffer(row.tobytes(), HASH_DTYPE)
    assert count_shared(row, read_only) == count_shared(read_only, row) == 3


def test_the_cached_name_depends_on_all_that_is_compiled_into_it() -> None:
    def cached_name(inner: str, value: int) -> str:
        namespace: dict[str, object] = {"LEAST": value}
        exec(f"def counts(words):\n    return len(words) {inner} LEAST\n", namespace)  # noqa: S102
        namespace["counts"] = compiled(UINT32S)(namespace["counts"])  # type: ignore[type-var]
        exec("def outer(words):\n    return counts(words) + 1\n", namespace)  # noqa: S102
        outer = compiled(UINT32S)(namespace["outer"])  # type: ignore[type-var]
        return str(outer.py_func.__qualname__)  # type: ignore[attr-defined]

    assert cached_name("+", 1) == cached_name("+", 1)
    assert len({cached_name("+", 1), cached_name("-", 1), cached_name("+", 2)}) == 3


def test_an_argument_of_another_type_is_refused() -> None:
    with pytest.raises(TypeError, match="No matching definition"):
        count_shared(np.array([1.5]), np.array([1.5]))
