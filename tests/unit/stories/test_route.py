"""Which regions carry a story: a region that it leaves gets one moved event, and later its withdrawal."""

from datetime import timedelta
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.agents.stages.thread import ThreadStage
from dateline.core.places.regions import regions
from dateline.core.stories.retention import stage_clock
from dateline.core.stories.route import route
from dateline.core.stories.state import Threads
from dateline.core.stories.thread import thread
from dateline.kafka.codec import Incoming, Outgoing, decode, encode
from dateline_schemas import Distinct, Region, Story
from tests.unit.stories.test_thread import FERRY, NOON, distinct

NORTH, WEST, ASIA = (regions((), (country,), None, None) for country in ("NO", "NL", "SY"))
FROM_SOURCE: Final = regions((), (), None, "NL")
UNLOCATED: Final = regions((), (), None, None)


def slugs(*several: tuple[Region, ...]) -> tuple[str, ...]:
    return tuple(region.slug for each in several for region in each)


def text(number: int, where: tuple[Region, ...], **changes: object) -> Distinct:
    """Return the ferry's story with another number each time, ten minutes apart."""
    return distinct(
        FERRY.replace("214", str(300 + number)), NOON + timedelta(minutes=10 * number), regions=where, **changes
    )


def thread_all(*texts: Distinct) -> list[list[Story]]:
    memory = Threads()
    return [thread(memory, each) for each in texts]


def test_a_region_that_is_left_gets_one_moved_event_and_the_new_one_none() -> None:
    _, (version, moved) = thread_all(text(1, NORTH), text(2, WEST))
    assert (version.event, moved.event, moved.version) == ("version", "moved", version.version + 1)
    assert (route(version), route(moved)) == (slugs(WEST), slugs(NORTH))
    assert (moved.regions, moved.former_regions, moved.left_regions) == (WEST, NORTH, NORTH)
    assert (moved.story_id, moved.relation.parent, moved.text) == (version.story_id, version.version, None)


def test_a_moved_event_has_the_time_of_its_page_and_a_relation_of_its_own() -> None:
    _, (version, moved) = thread_all(text(1, NORTH), text(2, WEST))
    assert version.relation.kind == "update"
    assert (moved.relation.kind, moved.relation.rule, moved.relation.score) == ("repeat", "left-regions", None)
    assert (moved.fetched_at, moved.last_seen) == (version.fetched_at, version.last_seen)


def test_a_moved_event_names_only_what_this_version_left() -> None:
    steps = thread_all(text(1, NORTH), text(2, WEST), text(3, ASIA))
    assert [route(story) for story in steps[2]] == [slugs(ASIA), slugs(WEST)]
    assert slugs(steps[2][1].former_regions) == slugs(NORTH, WEST)


def test_a_story_that_comes_back_and_leaves_again_has_a_second_moved_event() -> None:
    steps = thread_all(text(1, NORTH), text(2, WEST), text(3, NORTH), text(4, WEST))
    assert [[route(story) for story in step] for step in steps[2:]] == [
        [slugs(NORTH), slugs(WEST)],
        [slugs(WEST), slugs(NORTH)],
    ]


STAY: Final = (
    ("a repeat", text(1, WEST), NORTH),
    ("the same region for another reason", text(2, (NORTH[0].model_copy(update={"via": "dateline"}),)), NORTH),
    ("one region more", text(2, NORTH + WEST), NORTH + WEST),
    ("a text that names no place", text(2, FROM_SOURCE), NORTH),
    ("a text of which nothing is known", text(2, UNLOCATED), NORTH),
    ("its page's section", text(2, (ASIA[0].model_copy(update={"via": "section"}),)), ASIA + NORTH),
    ("a text that its page cuts off", text(2, WEST, complete=False, signal="update"), WEST + NORTH),
    ("its source's own country beside another", text(2, NORTH + FROM_SOURCE), NORTH + FROM_SOURCE),
)


@pytest.mark.parametrize(("second", "where"), [case[1:] for case in STAY], ids=[case[0] for case in STAY])
def test_no_region_is_left_by(second: Distinct, where: tuple[Region, ...]) -> None:
    _, (version,) = thread_all(text(1, NORTH), second)
    assert (slugs(version.regions), version.former_regions) == (slugs(where), ())


def test_a_source_s_own_country_gives_way_to_the_first_place_that_is_named() -> None:
    _, (version, moved) = thread_all(text(1, FROM_SOURCE), text(2, NORTH))
    assert (route(version), route(moved)) == (slugs(NORTH), slugs(FROM_SOURCE))


def test_a_withdrawal_moves_nothing_and_reaches_all_that_carried_the_story() -> None:
    steps = thread_all(text(1, NORTH), text(2, WEST), text(3, ASIA, signal="withdrawal"))
    (withdrawn,) = steps[2]
    assert route(withdrawn) == slugs(WEST, NORTH)
    assert (withdrawn.text, withdrawn.dateline, withdrawn.relation.changed) == (None, None, ())


def test_a_story_published_elsewhere_after_its_withdrawal_has_left() -> None:
    *_, (anew, moved) = thread_all(text(1, NORTH), text(2, NORTH, signal="withdrawal"), text(3, WEST))
    assert (anew.event, route(anew), route(moved)) == ("version", slugs(WEST), slugs(NORTH))


def test_merged_stories_reach_every_region_and_a_later_move_is_one_event() -> None:
    memory = Threads()
    long = "\nThe harbour of Larsvik was closed for the day while the Nordlys of the Sandoy Line lay on the rocks."
    bearings = (
        "Investigators under Ida Holm found two cracked bearings in the gearbox of the Nordlys, the ferry that left "
        "Larsvik for Bergstad. The Sandoy Line replaced such bearings on three sister ships after an inspection."
    )
    first = thread(memory, distinct(FERRY + long, regions=NORTH))[0]
    thread(memory, distinct(bearings, NOON + timedelta(hours=1), regions=ASIA))
    both = distinct(f"{FERRY}{long}\n{bearings}", NOON + timedelta(hours=2), regions=NORTH)
    events = thread(memory, both)
    assert [story.event for story in events] == ["version", "relinked", "relinked"]
    assert [set(route(story)) for story in events[1:]] == [{*slugs(NORTH, ASIA)}] * 2
    withdrawn = thread(memory, distinct("Withdrawn.", both.fetched_at, signal="withdrawal", fingerprint="w"))
    assert withdrawn[0].story_id != first.story_id, "no words of it: it is somebody else's"
    withdrawal = distinct(f"{FERRY}{long}", NOON + timedelta(hours=3), signal="withdrawal", fingerprint="w2")
    assert set(route(thread(memory, withdrawal)[0])) == {*slugs(NORTH, ASIA)}


WHERE: Final = st.lists(st.sampled_from(["NO", "NL", "SY", "US", "JP"]), min_size=1, max_size=3, unique=True)


@given(st.lists(WHERE, min_size=1, max_size=8))
def test_the_last_event_of_a_region_shows_whether_it_carries_the_story(steps: list[list[str]]) -> None:
    memory = Threads()
    carrying: set[str] = set()
    ever: set[str] = set()
    numbers = []
    for number, countries in enumerate(steps):
        for story in thread(memory, text(number, regions((), countries, None, None))):
            numbers.append(story.version)
            topics = set(route(story))
            ever |= topics
            if story.event == "moved":
                assert topics
                assert topics <= carrying, "it is thread_all to those alone that carried the story"
                carrying -= topics
            else:
                carrying |= topics
            last = story
        assert carrying == {region.slug for region in last.regions}
    assert numbers == list(range(1, len(numbers) + 1))
    (withdrawn,) = thread(memory, text(len(steps), NORTH, signal="withdrawal"))
    assert set(route(withdrawn)) == ever


def incoming(offset: int, value: Distinct) -> Incoming:
    return Incoming("wire.distinct", 0, offset, 0, b"en", encode(value), ())


def stories(outputs: "list[Outgoing] | tuple[Outgoing, ...]") -> list[Story]:
    return [decode(Story, output.value) for output in outputs]


def test_a_withdrawal_after_a_restart_reaches_the_regions_left_before_it() -> None:
    clock = stage_clock()
    stage = ThreadStage("wire", clock)
    for number, where in enumerate((NORTH, WEST, ASIA)):
        before = stories([*stage.process(incoming(number, text(number, where)))])
    restored = ThreadStage("wire", stage_clock())
    for key, value in stage.changes().items():
        restored.load(key, value or b"")
    (withdrawn,) = stories([*restored.process(incoming(3, text(3, ASIA, signal="withdrawal")))])
    assert route(withdrawn) == slugs(ASIA, NORTH, WEST)
    assert withdrawn.version == before[-1].version + 1
