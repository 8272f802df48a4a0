"""A compiled loop has one version for its argument types, and works where nothing can be cached."""

import gc
import os
import subprocess
import sys
from typing import Final

import numpy as np
import pytest

from dateline.core.stories.similarity import compiler
from dateline.core.stories.similarity.compiler import INT64, UINT32S, compiled, compiled_entry
from dateline.core.stories.similarity.hash_sets import difference, lacking
from dateline.core.stories.similarity.vocabulary import HASH_DTYPE

CACHED_NAMES: Final = """
import gc
import dateline.core.stories.thread
from numba.core.dispatcher import Dispatcher
print(*sorted(each.py_func.__qualname__ for each in gc.get_objects() if isinstance(each, Dispatcher)
              if each.py_func.__module__.startswith("dateline")))
"""
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
    assert len(difference(row, read_only)) == len(difference(read_only, row)) == 0


def test_a_loop_that_python_calls_gives_the_same_without_a_question_of_types(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiler.Entries, "are_asked", False)
    namespace: dict[str, object] = {}
    exec(SOURCE, namespace)  # noqa: S102
    total = compiled_entry(UINT32S, INT64)(namespace["total"])  # type: ignore[type-var]
    gc.collect()  # its machine code has to stay
    row = np.array([1, 2, 0xFFFFFFFF], HASH_DTYPE)
    assert total(row, 4) == total(np.frombuffer(row.tobytes(), HASH_DTYPE), 4) == 0xFFFFFFFF + 7  # type: ignore[operator]
    with pytest.raises(TypeError, match="can't unbox"):
        total([1, 2], 4)  # type: ignore[operator]
    with pytest.raises(TypeError, match="2 arguments"):
        total(row)  # type: ignore[operator]


def test_in_tests_it_refuses_arguments_of_another_type() -> None:
    with pytest.raises(TypeError, match="No matching definition"):
        lacking(np.array([1, 2], np.int64), np.array([1], np.int64))


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


def test_every_process_knows_its_loops_by_the_same_cached_names() -> None:
    """One with a comprehension was compiled at every start, and a file of 100 KB was left behind each time."""

    def cached_names(seed: str) -> list[str]:
        command = [sys.executable, "-c", CACHED_NAMES]
        env = os.environ | {"PYTHONHASHSEED": seed}
        return subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout.split()  # noqa: S603

    names = cached_names("1")
    assert len(names) > 50
    assert names == cached_names("2")


def test_an_argument_of_another_type_is_refused() -> None:
    with pytest.raises(TypeError, match="No matching definition"):
        difference(np.array([1.5]), np.array([1.5]))
