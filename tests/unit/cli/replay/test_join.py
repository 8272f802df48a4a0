"""The stories of both sides are joined by their briefs, with the fields in which those differ."""

from contextlib import closing
from typing import Any

import orjson

from dateline.cli.replay.diff import find_differences
from dateline.cli.replay.join import Join, Side
from dateline.core.replay.diff import Tally

SIGHTED = {"earliest": None, "latest": "2026-02-07T09:00:00+01:00"}


def add(join: Join, side: Side, of_brief: dict[str, Any], of_story: dict[str, Any]) -> None:
    """Add a brief and the story that its text made, to one side."""
    content = {"fingerprint": "f", "headline": "Mist", "source": "kustbode", "fetched_at": "2026-02-07T10:00:00+01:00"}
    brief = content | {"article_id": "a", "span": [0, 9], "published": of_brief}
    relation = {"kind": "new"}
    story = content | {"story_id": "s", "version": 1, "event": "version", "relation": relation, "regions": []}
    join.add_brief(side, brief, orjson.dumps(brief))
    story |= {"published": of_story}
    join.add_story(side, story, orjson.dumps(story))


def fields(live: tuple[dict[str, Any], dict[str, Any]], replay: tuple[dict[str, Any], dict[str, Any]]) -> set[str]:
    with closing(Join()) as join:
        add(join, "live", *live)
        add(join, "replay", *replay)
        found = find_differences(join, {"brief": Tally(), "story": Tally()})
        return {f"{each.what} {name}" for each in found for name in each.changes}


def test_a_story_whose_time_has_another_basis_differs() -> None:
    article, metadata = SIGHTED | {"basis": "article"}, SIGHTED | {"basis": "metadata"}
    assert fields((article, article), (metadata, metadata)) == {"brief published", "story published"}
    assert fields((article, article), (article, article)) == set()


def test_a_story_whose_sightings_came_in_another_order_does_not() -> None:
    article, narrowed = SIGHTED | {"basis": "article"}, SIGHTED | {"basis": "age"}
    assert fields((article, article), (article, narrowed)) == set()
