"""What is made while a process starts is not looked at for garbage, then or later."""

import gc

import pytest

from dateline.process.garbage import uncollected


def fail_to_import(kept: list[list[int]]) -> None:
    with uncollected():
        assert not gc.isenabled()
        kept += ([number] for number in range(1000))
        raise ImportError


def test_garbage_is_collected_again_after_the_block_even_where_it_fails() -> None:
    frozen = gc.get_freeze_count()
    kept: list[list[int]] = []
    with pytest.raises(ImportError):
        fail_to_import(kept)
    assert gc.isenabled()
    assert gc.get_freeze_count() >= frozen + len(kept)
