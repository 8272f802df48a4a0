"""Hashes are read back from their bytes unchanged, and take fewer bytes than three each."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.agents.state.packed_hashes import packed, unpacked
from dateline.core.stories.similarity.vocabulary import HASH_DTYPE, Hashes24

HASHES = 1 << 24
sets = st.sets(st.integers(0, 300) | st.integers(0, HASHES - 1), max_size=300).map(sorted)
counts = st.integers(0, 300)


def of(*parts: list[int]) -> Hashes24:
    return np.array([number for part in parts for number in part], HASH_DTYPE)


@given(sets, sets, st.data(), st.lists(st.integers(0, 0xFFFF), max_size=40))
def test_hashes_are_read_back_unchanged(
    shingles: list[int], words: list[int], data: st.DataObject, paragraphs: list[int]
) -> None:
    word = st.sampled_from(words) | st.integers(0, HASHES - 1) if words else st.integers(0, HASHES - 1)
    named = data.draw(st.lists(word, max_size=40))
    hashes = of(shingles, words, named, paragraphs)
    sizes = len(shingles), len(words), len(named)
    written, loose = packed(hashes, *sizes)
    assert unpacked(written, *sizes, len(paragraphs), loose).tolist() == hashes.tolist()
    if len(hashes):
        for cut in {0, data.draw(st.integers(0, len(written) - 1))}:
            assert not len(unpacked(written[:cut], *sizes, len(paragraphs), loose))


@pytest.mark.parametrize(("count", "bits"), [(40, 20.5), (150, 18.5), (256, 17.6)])
def test_a_hash_takes_fewer_bits_in_a_larger_set(count: int, bits: float) -> None:
    hashes = np.sort(np.random.default_rng(count).choice(HASHES, count, replace=False)).astype(HASH_DTYPE)
    for words in (0, count):
        written, _ = packed(hashes, count - words, words, 0)
        assert 8 * len(written) <= bits * count


@given(st.binary(max_size=60), counts, counts, counts, counts, counts)
def test_any_bytes_are_read_or_refused(
    written: bytes, shingles: int, words: int, named: int, paragraphs: int, loose: int
) -> None:
    hashes = unpacked(np.frombuffer(written, np.uint8), shingles, words, named, paragraphs, loose)
    assert len(hashes) in {0, shingles + words + named + paragraphs}
