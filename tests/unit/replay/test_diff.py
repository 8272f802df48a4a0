"""Comparing two runs over the same pages: briefs match by span, stories by the briefs that they share."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.replay.diff import (
    SIGHTING_FIELDS,
    Overlap,
    Pair,
    StoryMatch,
    Tally,
    brief_changes,
    kind_of,
    match_briefs,
    match_stories,
    story_changes,
)
from dateline_schemas import Story

LEFT_OUT = {
    "an id, or a number of a version": (
        "story_id", "version", "brief_id", "fingerprint", "parser_version", "superseded_by", "merged_into", "absorbed",
        "joins",
    ),
    "which sighting of the text it has, and what was seen before it": (
        "source", "url", "fetched_at", "first_seen", "last_seen", "late", "sightings", "sources", "article_ids",
        "former_regions", "left_regions",
    ),
    "said by relation or pub_status": ("event",),
}  # fmt: skip
"""Fields of a story version that are not compared, by why. The help of ``replay diff`` tells them."""


def brief(start: int, end: int, **fields: Any) -> dict[str, Any]:  # noqa: ANN401 - any field
    return {"span": [start, end], "text": "Mist.", "brief_id": f"{start}-{end}", "parser_version": "1"} | fields


def spans(pairs: list[Pair]) -> set[tuple[object, object]]:
    return {(pair.live and tuple(pair.live["span"]), pair.replay and tuple(pair.replay["span"])) for pair in pairs}


@pytest.mark.parametrize(
    ("live", "replay", "expected"),
    [
        ([(0, 10), (10, 20)], [(0, 10), (10, 20)], {((0, 10), (0, 10)), ((10, 20), (10, 20))}),
        pytest.param([(0, 20)], [(0, 12), (12, 20)], {((0, 20), (0, 12)), (None, (12, 20))}, id="cut in two"),
        pytest.param([(0, 5), (5, 20)], [(0, 20)], {((5, 20), (0, 20)), ((0, 5), None)}, id="two made one"),
        pytest.param([(0, 10)], [(10, 20)], {((0, 10), None), (None, (10, 20))}, id="side by side"),
        pytest.param([(0, 9)], [], {((0, 9), None)}, id="lost"),
        pytest.param([], [(0, 9)], {(None, (0, 9))}, id="gained"),
        pytest.param([(0, 9), (0, 9)], [(0, 9)], {((0, 9), (0, 9)), ((0, 9), None)}, id="a page sent twice"),
    ],
)
def test_briefs_of_a_page_match_where_their_spans_overlap(
    live: list[tuple[int, int]], replay: list[tuple[int, int]], expected: set[object]
) -> None:
    pairs = list(match_briefs([brief(*span) for span in live], [brief(*span) for span in replay]))
    assert spans(pairs) == expected


span_lists = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda s: (s[0], s[0] + s[1])), max_size=8)


@given(span_lists, span_lists)
def test_every_brief_is_in_one_pair(live: list[tuple[int, int]], replay: list[tuple[int, int]]) -> None:
    pairs = list(match_briefs([brief(*span) for span in live], [brief(*span) for span in replay]))
    assert sorted(tuple(pair.live["span"]) for pair in pairs if pair.live) == sorted(live)
    assert sorted(tuple(pair.replay["span"]) for pair in pairs if pair.replay) == sorted(replay)


def test_stories_that_share_most_briefs_match_first_and_each_once() -> None:
    overlaps = [Overlap("a", "x", 5), Overlap("a", "y", 3), Overlap("b", "x", 2), Overlap("b", "y", 1)]
    assert list(match_stories(overlaps)) == [StoryMatch("a", "x", 5), StoryMatch("b", "y", 1)]


def test_ids_ordinal_and_parser_version_of_a_brief_are_not_compared() -> None:
    live = brief(0, 9, ordinal=0, headline="Mist")
    assert brief_changes(live, brief(0, 9, ordinal=3, headline="Mist", parser_version="2")) == {}
    assert brief_changes(live, brief(0, 9, headline="Fog", language="en")) == {
        "headline": ("Mist", "Fog"),
        "language": (None, "en"),
    }


def story(*slugs: str, **fields: Any) -> dict[str, Any]:  # noqa: ANN401 - any field
    regions = [{"slug": slug, "via": "dateline"} for slug in slugs]
    return {"story_id": "s", "version": 1, "regions": regions, "relation": {"kind": "new", "score": None}} | fields


@pytest.mark.parametrize(
    ("replay", "same_briefs", "kind", "fields"),
    [
        (story("polynesia", version=7, story_id="t"), True, None, set()),
        (story("melanesia"), True, "moved", {"regions"}),
        (story("polynesia", headline="Mist"), True, "changed", {"headline"}),
        (story("polynesia", relation={"kind": "update", "score": 0.8}), True, "changed", {"relation"}),
        (story("polynesia"), False, "changed", {"briefs"}),
        (story("melanesia", text="Fog."), False, "moved", {"regions", "text", "briefs"}),
    ],
)
def test_a_story_moves_or_changes(
    replay: dict[str, Any], *, same_briefs: bool, kind: str | None, fields: set[str]
) -> None:
    live = story("polynesia")
    changes = story_changes(live, replay, same_briefs=same_briefs)
    assert set(changes) == fields
    assert kind_of(Pair(live, replay), changes) == kind


def test_a_time_of_a_story_is_compared_where_a_brief_has_another_too() -> None:
    """Where only the story has another, the sightings came in another order."""
    live = story("polynesia", published={"latest": "09:00", "basis": "article"}, age="1 hour ago")
    replay = live | {"published": {"latest": "09:00", "basis": "metadata"}, "age": "2 hours ago"}
    assert story_changes(live, replay, same_briefs=True) == {}
    assert set(story_changes(live, replay, same_briefs=True, differing=["published"])) == {"published"}
    assert set(story_changes(live, replay, same_briefs=True, differing=SIGHTING_FIELDS)) == {"published", "age"}


def test_every_field_of_a_story_is_compared_or_left_out_for_a_reason() -> None:
    left_out = {field for fields in LEFT_OUT.values() for field in fields}
    changed = {name: f"another {name}" for name in Story.model_fields.keys() - {"regions", "relation"}}
    live = dict.fromkeys(Story.model_fields) | story("polynesia")
    replay = live | changed | {"relation": {"kind": "update"}, "regions": [{"slug": "melanesia"}]}
    compared = story_changes(live, replay, same_briefs=True, differing=SIGHTING_FIELDS).keys()
    assert compared | left_out == Story.model_fields.keys()
    assert not compared & left_out


def test_a_record_that_only_one_side_has_is_gained_or_lost() -> None:
    assert kind_of(Pair(None, story()), {}) == "gained"
    assert kind_of(Pair(brief(0, 1), None), {}) == "lost"


def test_a_tally_counts_kinds_and_fields() -> None:
    tally = Tally()
    tally.add(None, {}, 5)
    assert not tally.differ
    tally.add("changed", {"text": 1, "headline": 1}, 2)
    assert tally.differ
    assert (dict(tally.kinds), dict(tally.fields)) == ({"same": 5, "changed": 2}, {"text": 2, "headline": 2})
