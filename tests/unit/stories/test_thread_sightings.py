"""A story counts every sighting of its texts once, in whatever order the records of a text come.

With more than one partition and a backlog, waiting records are released in order of their pages' time: the counts of a
text then go up and down. And where collapse has freed a text, its next sighting begins to count from 1 again.
"""

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.stories.collapse import Sightings, collapse
from dateline.core.stories.retention import stage_clock
from dateline.core.stories.state import Threads
from dateline.core.stories.thread import thread
from dateline_schemas import Brief, Distinct, SourceCount, Story
from dateline_schemas.distinct import Sightings as Summary

NOON: Final = datetime(2026, 2, 7, 12, tzinfo=UTC)
LIFE: Final = timedelta(days=9)
"""Longer than collapse remembers a text."""


def brief(source: str, at: datetime) -> Brief:
    return Brief(
        brief_id=f"{source} {at}",
        article_id=f"{source} {at}",
        ordinal=0,
        span=(0, 10),
        role="item",
        complete=True,
        text="Wheat growers in the northern provinces expect the smallest harvest in eleven years after a dry spring.",
        language="en",
        fingerprint="f",
        source=source,
        fetched_at=at,
        parser_version="1",
    )


def records(*sightings: tuple[str, datetime]) -> list[Distinct]:
    """Return what collapse passes of sightings, each a source and a time."""
    memory = Sightings(stage_clock())
    return [distinct for source, at in sightings if (distinct := collapse(memory, brief(source, at)))]


def last_version(*texts: Distinct) -> Story:
    memory = Threads()
    return [thread(memory, text)[0] for text in texts][-1]


def unmarked(text: Distinct, count: int, source: str = "a") -> Distinct:
    """Return a record as versions of the code wrote it that did not say what was added."""
    counts = Summary.model_validate(
        text.sightings.model_dump()
        | {"count": count, "added": None, "sources": {"top": [{"source": source, "count": count}], "total": 1}}
    )
    return text.model_copy(update={"sightings": counts})


def by_source(story: Story) -> dict[str, int]:
    return {entry.source: entry.count for entry in story.sources.top}


def test_counts_out_of_order_are_no_new_beginning() -> None:
    one, two, four, five = records(*[("a", NOON)] * 4, ("b", NOON))
    assert [each.sightings.count for each in (two, one, four, five)] == [2, 1, 4, 5]
    story = last_version(two, one, four, five)
    assert (story.sightings, by_source(story)) == (5, {"a": 4, "b": 1})


def test_a_text_that_collapse_has_freed_begins_again_and_adds() -> None:
    texts = records(*[("a", NOON)] * 4, ("b", NOON), *[("a", NOON + LIFE)] * 2)
    assert [each.sightings.count for each in texts] == [1, 2, 4, 5, 1, 2]
    story = last_version(*texts)
    assert (story.sightings, by_source(story)) == (7, {"a": 6, "b": 1})


@given(
    st.lists(st.sampled_from("abc"), min_size=1, max_size=40),
    st.lists(st.sampled_from("abc"), max_size=40),
    st.randoms(use_true_random=False),
)
def test_the_order_of_records_does_not_change_what_a_story_counts(first: str, second: str, rng: Random) -> None:
    """Records of both lives of a text, in mixed order: each sighting that collapse reported counts once."""
    lives = [(source, NOON) for source in first], [(source, NOON + LIFE) for source in second]
    texts = records(*lives[0], *lives[1])
    lone = [records(*life) for life in lives if life]
    expected = sum(life[-1].sightings.count for life in lone)
    rng.shuffle(texts)
    story = last_version(*texts)
    assert story.sightings == expected
    assert sum(by_source(story).values()) == expected
    assert by_source(story) == by_source(last_version(*records(*lives[0], *lives[1])))


@pytest.mark.parametrize(
    ("counts", "sightings"),
    [([1, 2, 4, 5], 5), ([2, 1, 4, 5], 5), ([5, 1, 2], 5)],
    ids=["in order", "out of order", "a new beginning, which they do not tell from disorder"],
)
def test_records_of_earlier_versions_never_count_too_much(counts: list[int], sightings: int) -> None:
    (text,) = records(("a", NOON))
    story = last_version(*(unmarked(text, count) for count in counts))
    assert (story.sightings, by_source(story)) == (sightings, {"a": sightings})


def test_records_of_earlier_versions_go_on_with_those_of_this_one() -> None:
    (text,) = records(("a", NOON))
    earlier = [unmarked(text, count) for count in (1, 2, 4)]
    added = text.sightings.model_copy(update={"count": 5, "added": (SourceCount(source="a", count=1),)})
    story = last_version(*earlier, text.model_copy(update={"sightings": added}), unmarked(text, 8))
    assert (story.sightings, by_source(story)) == (8, {"a": 8})


def test_a_record_of_an_earlier_version_with_no_more_sightings_adds_no_source() -> None:
    (text,) = records(("a", NOON))
    story = last_version(unmarked(text, 1), unmarked(text, 1, "b"))
    assert (story.sightings, by_source(story)) == (1, {"a": 1})
