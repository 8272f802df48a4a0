"""The index proposes what shares most, whatever the order in which it was filled."""

import pickle
from random import Random
from time import process_time
from unittest import mock

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.stories.similarity import candidates
from dateline.core.stories.similarity.candidates import STAMP_SECONDS, WINDOW, Index
from dateline.core.stories.similarity.features import Traits, of_hashes, traits
from dateline.core.stories.similarity.vocabulary import HASH_DTYPE

HOUR = 3600
NOON = 1_770_000_000
FERRY = "A ferry with 214 people on board ran aground near the harbour of Larsvik on Saturday, the coast guard said."


def of(*title: int, shingles: tuple[int, ...] = ()) -> Traits:
    rows = shingles, (), title, (), ()
    hashes = [np.array(row, HASH_DTYPE) for row in rows]
    return of_hashes(*hashes, numbers="", names="", places="", signal=None)


def proposed(index: Index, at: int, asked: Traits, horizon: int) -> list[str]:
    index.settle()
    return index.candidates(at, asked, horizon)


entries = st.lists(
    st.tuples(st.integers(-50 * HOUR, 50 * HOUR), st.lists(st.integers(0, 30), max_size=5, unique=True)), max_size=40
)


@given(entries, st.randoms(use_true_random=False))
def test_the_order_in_which_texts_came_decides_nothing(texts: list[tuple[int, list[int]]], rng: Random) -> None:
    named = [(f"text {number}", NOON + at, of(*title)) for number, (at, title) in enumerate(texts)]
    one, other, asked = Index(), Index(), of(*range(10))
    for name, at, own in named:
        one.add(name, at, own)
        proposed(one, at, own, 0)  # puts in what was added
    for name, at, own in rng.sample(named, len(named)):
        other.add(name, at, own)
    assert proposed(one, NOON, asked, 0) == proposed(other, NOON, asked, 0)


@given(texts=entries, late=st.lists(st.booleans(), min_size=40, max_size=40), settled=st.booleans())
def test_texts_that_get_a_headline_later_are_found_like_those_that_had_it(
    *, texts: list[tuple[int, list[int]]], late: list[bool], settled: bool
) -> None:
    one, other, asked = Index(), Index(), of(*range(10))
    for number, (at, title) in enumerate(texts):
        bare, own = of(shingles=(31, 32)), of(*title, shingles=(31, 32))
        one.add(f"text {number}", NOON + at, bare if late[number] else own)
        other.add(f"text {number}", NOON + at, own)
        if settled:
            proposed(one, NOON + at, own, 0)
        if late[number]:
            one.extend(f"text {number}", NOON + at, bare, own)
    assert proposed(one, NOON, asked, 0) == proposed(other, NOON, asked, 0)


@given(entries, st.integers(-50 * HOUR // STAMP_SECONDS, 50 * HOUR // STAMP_SECONDS).map(STAMP_SECONDS.__mul__))
def test_an_index_after_dropping_is_like_one_without_the_dropped_texts(
    texts: list[tuple[int, list[int]]], oldest: int
) -> None:
    index, without, asked = Index(), Index(), of(*range(30))
    for number, (at, title) in enumerate(texts):
        index.add(f"text {number}", NOON + at, of(*title))
        if at >= oldest:
            without.add(f"text {number}", NOON + at, of(*title))
    horizon = NOON + oldest
    assert proposed(index, NOON, asked, horizon) == proposed(without, NOON, asked, horizon)
    index.drop_before(horizon)
    assert proposed(index, NOON, asked, horizon) == proposed(without, NOON, asked, horizon)


@given(entries, st.integers(1, 40))
def test_sorted_entries_are_found_like_recent_ones(texts: list[tuple[int, list[int]]], recent: int) -> None:
    one, other, asked = Index(), Index(), of(*range(10))
    with mock.patch.object(candidates, "_MIN_RECENT_ENTRIES", recent):
        for number, (at, title) in enumerate(texts):
            one.add(f"text {number}", NOON + at, of(*title))
            other.add(f"text {number}", NOON + at, of(*title))
            proposed(one, NOON, asked, 0)
        assert proposed(one, NOON, asked, 0) == proposed(other, NOON, asked, 0)


def test_texts_further_apart_than_the_window_are_not_proposed() -> None:
    index = Index()
    for name, at in (("before", -WINDOW - 1), ("first", -WINDOW), ("last", WINDOW), ("after", WINDOW + STAMP_SECONDS)):
        index.add(name, NOON + at, of(1))
    assert proposed(index, NOON, of(1), 0) == ["first", "last"]


def test_texts_from_before_the_horizon_are_not_proposed() -> None:
    index = Index()
    index.add("before", NOON - 100 * STAMP_SECONDS - 1, of(1))
    index.add("after", NOON - 100 * STAMP_SECONDS, of(1))
    assert proposed(index, NOON, of(1), NOON - 100 * STAMP_SECONDS) == ["after"]


def test_two_rare_words_of_a_line_count_for_more_than_ten_that_many_long_texts_share() -> None:
    index, common = Index(), tuple(range(10, 20))
    index.add("line", NOON, of(1, 2))
    for number in range(13):
        index.add(f"text {number:02}", NOON + number, of(*common))
    assert "line" in proposed(index, NOON, of(1, 2, *common), 0)


def test_a_hash_that_more_than_64_texts_of_the_window_hold_proposes_nothing() -> None:
    index = Index()
    for number in range(64):
        index.add(f"text {number:02}", NOON + number, of(1))
    index.add("too old", NOON - WINDOW - 1, of(1))
    assert proposed(index, NOON, of(1), 0) == [f"text {number:02}" for number in range(12)]
    index.add("one more", NOON, of(1))
    assert proposed(index, NOON, of(1), 0) == []


def test_a_rarer_hash_counts_for_more() -> None:
    index = Index()
    index.add("of a rare word", NOON, of(1, 2))
    for name in "abcd":
        index.add(name, NOON, of(1, 3))
    assert proposed(index, NOON, of(1, 2, 3), 0) == ["of a rare word", "a", "b", "c", "d"]


def test_one_hash_in_common_proposes_nothing() -> None:
    index = Index()
    index.add("one", NOON, of(1, 2))
    index.add("two", NOON, of(1, 2, 3))
    assert proposed(index, NOON, of(3, 4), 0) == []
    assert proposed(index, NOON, of(2, 3), 0) == ["two"]


def test_a_text_that_contains_another_finds_it() -> None:
    index = Index()
    index.add("the flash", NOON, traits(FERRY, None, "en"))
    longer = f"Rescuers were on their way. {FERRY} Divers went down to the hull, and tugs waited for the tide to rise."
    assert proposed(index, NOON, traits(longer, None, "en"), 0) == ["the flash"]
    assert proposed(index, NOON, traits(longer, None, "nl"), 0) == []


@given(entries, entries)
def test_asking_changes_nothing(known: list[tuple[int, list[int]]], asked: list[tuple[int, list[int]]]) -> None:
    index = Index()
    for number, (at, title) in enumerate(known):
        index.add(f"text {number}", NOON + at, of(*title))
    index.settle()
    before = pickle.dumps(index)
    for at, title in asked:
        index.candidates(NOON + at, of(*title), 0)
    assert pickle.dumps(index) == before


def test_texts_that_are_not_settled_are_refused() -> None:
    index = Index()
    index.add("new", NOON, of(1))
    with pytest.raises(ValueError, match="1 texts were added and not settled"):
        index.candidates(NOON, of(1), 0)


def test_times_beyond_the_range_of_stamps_count_as_its_ends() -> None:
    index = Index()
    for name, at in (("long ago", -(1 << 50)), ("one day", 1 << 50)):
        index.add(name, at, of(1))
        assert proposed(index, at, of(1), -(1 << 62)) == [name]


def test_a_text_of_a_moment_with_thousands_of_texts_is_added_as_soon_as_any_other() -> None:
    index, own = Index(), of(1, 2, 3)
    began = process_time()
    for number in range(20_000):
        index.add(f"text {number}", NOON, own)
    assert process_time() - began < 2  # where each looked for a free stamp, this took a minute
