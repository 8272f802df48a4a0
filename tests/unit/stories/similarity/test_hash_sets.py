"""Sets of hashes: what two share, by a table of the numbers of one."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.stories.similarity.hash_sets import count_shared, lacking, number_of, numbered, weigh_shared
from dateline.core.stories.similarity.vocabulary import HASH_DTYPE, MAX_HASH

HASHES = st.sets(st.integers(0, 40) | st.integers(0, MAX_HASH), max_size=60)
"""Small ones, of which two sets share some, and any."""


@given(HASHES, HASHES)
def test_two_sets_share_what_is_in_both(ours: set[int], theirs: set[int]) -> None:
    one, other = (np.array(sorted(each), HASH_DTYPE) for each in (ours, theirs))
    numbers, weights = numbered(one), np.arange(1, len(one) + 1, dtype=np.int64)
    shared = ours & theirs
    assert count_shared(one, numbers, other) == len(shared)
    weight = sum(sorted(ours).index(each) + 1 for each in shared)
    assert weigh_shared(one, weights, numbers, other) == (len(shared), weight)


@given(st.lists(st.integers(0, 40) | st.integers(0, MAX_HASH), max_size=60), HASHES)
def test_words_that_are_not_in_a_set_are_found_where_they_stand(words: list[int], others: set[int]) -> None:
    found = lacking(np.array(words, HASH_DTYPE), np.array(sorted(others), HASH_DTYPE))
    assert found == [at for at, word in enumerate(words) if word not in others]


def test_hashes_that_choose_one_slot_and_more_than_a_table_has_at_least_are_all_found() -> None:
    """As in a headline of thousands of words."""
    hashes = np.arange(0, MAX_HASH, 4_096, dtype=HASH_DTYPE)
    many = np.arange(20_000, dtype=HASH_DTYPE)
    for each in (hashes, many):
        table = numbered(each)
        assert [number_of(table, each, value) for value in each[:600]] == [*range(1, len(each[:600]) + 1)]
        assert number_of(table, each, np.uint32(MAX_HASH)) == 0
