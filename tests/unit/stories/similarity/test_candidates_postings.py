"""Postings find what a plain list would, however much of it is sorted in, and whatever is common."""

from collections.abc import Iterator
from unittest import mock

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.stories.similarity import candidates
from dateline.core.stories.similarity.candidates import Index, Postings
from dateline.core.stories.similarity.features import traits
from dateline.core.stories.similarity.vocabulary import HASH_DTYPE, MAX_HASH
from tests.unit.stories.similarity.test_candidates import proposed

LIMIT = 3
HASHED = st.sampled_from([0, 1, 2, 3, MAX_HASH // 2, MAX_HASH - 1, MAX_HASH])
TEXTS = st.lists(st.tuples(st.integers(0, 40), st.sets(HASHED, max_size=5), st.booleans()), max_size=30)


@pytest.fixture(params=[0, 3, 8, 1 << 15])
def _small(request: pytest.FixtureRequest) -> Iterator[None]:
    """Sort in after so many entries."""
    with mock.patch.object(candidates, "_MIN_RECENT_ENTRIES", request.param):
        yield


def stamps_by_hash(row: Postings, asked: set[int], low: int, high: int) -> dict[int, list[int] | None]:
    """Return the stamps by hash, in order; None for a hash that has too many."""
    hashes = sorted(asked)
    postings = row._sorted, row._directory, row._recent, row._before, row._last  # noqa: SLF001 - one loop of two
    asked_of = np.array(hashes, HASH_DTYPE), low, high, LIMIT
    stamps, owners, counts = candidates._find(*postings, *asked_of)  # noqa: SLF001
    by_hash: dict[int, list[int]] = {value: [] for value in hashes}
    for stamp, owner in zip(stamps.tolist(), owners.tolist(), strict=True):
        by_hash[hashes[owner]].append(stamp)
    return {value: sorted(by_hash[value]) if counts[at] <= LIMIT else None for at, value in enumerate(hashes)}


@pytest.mark.usefixtures("_small")
@given(TEXTS, st.sets(HASHED), st.integers(0, 40), st.integers(0, 40))
def test_hits_are_those_of_a_plain_list(
    texts: list[tuple[int, set[int], bool]], asked: set[int], low: int, high: int
) -> None:
    row, plain = Postings(), list[tuple[int, int]]()
    for serial, (at, hashes, ask) in enumerate(texts):
        stamp = at * 100 + serial
        row.add(stamp, np.array(sorted(hashes), HASH_DTYPE))
        plain += [(value, stamp) for value in hashes]
        if ask:
            stamps_by_hash(row, asked, low, high)
    low, high = low * 100, high * 100
    expected = {value: sorted(at for of, at in plain if of == value and low <= at <= high) for value in asked}
    assert stamps_by_hash(row, asked, low, high) == {
        value: stamps if len(stamps) <= LIMIT else None for value, stamps in expected.items()
    }


@pytest.mark.usefixtures("_small")
@given(TEXTS, st.integers(0, 40))
def test_dropped_stamps_are_gone_after_a_merge(texts: list[tuple[int, set[int], bool]], oldest: int) -> None:
    row = Postings()
    for serial, (at, hashes, _) in enumerate(texts):
        row.add(at * 100 + serial, np.array(sorted(hashes), HASH_DTYPE))
    everything = {0, 1, 2, 3, MAX_HASH // 2, MAX_HASH - 1, MAX_HASH}
    before = stamps_by_hash(row, everything, oldest * 100, 10_000)
    row.drop_before(oldest * 100)
    row.add_many(np.array([9_999], np.uint64), np.array([MAX_HASH // 3], HASH_DTYPE))
    row.sort_in()
    assert stamps_by_hash(row, everything, oldest * 100, 10_000) == before
    assert (row._sorted & np.uint64((1 << 40) - 1) >= oldest * 100).all()  # noqa: SLF001 - what it holds is the point


def test_texts_added_in_a_batch_are_found_like_texts_added_one_by_one() -> None:
    """A restart puts a thousand in at a time, by another way than the stream does."""
    texts = [
        traits(f"Ferry {number} ran aground near Larsvik {number % 7} on its way to the island of Holm.", "Ferry", "en")
        for number in range(60)
    ]
    one, other = Index(), Index()
    for number, own in enumerate(texts):
        one.add(f"text {number:02}", number, own)
        proposed(one, number, own, 0)
    with mock.patch.object(candidates, "_BATCH_TEXTS", 16):
        for number, own in enumerate(texts):
            other.add(f"text {number:02}", number, own)
        all_proposed = [proposed(other, number, own, 0) for number, own in enumerate(texts)]
    assert all_proposed == [proposed(one, number, own, 0) for number, own in enumerate(texts)]
    assert any(all_proposed)
