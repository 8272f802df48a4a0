"""Late texts: one that shows two stories to be one, a withdrawal after the texts are freed, an old page."""

import random
from datetime import timedelta
from typing import Final

import pytest

from dateline.core.stories.join_rules import FIRM_POINTS
from dateline.core.stories.ninjs import ninjs
from dateline.core.stories.retention import STORY_SECONDS, TEXT_SECONDS
from dateline.core.stories.route import route
from dateline.core.stories.similarity.scorer import score
from dateline.core.stories.state import Threads
from dateline.core.stories.thread import thread
from dateline_schemas import Distinct, Region, Story
from dateline_schemas.brief import Signal
from tests.unit.stories.test_thread import AFTER, FERRY, HARVEST, MORE, NOON, distinct

ELSEWHERE: Final = (Region(code="155", slug="western-europe", iptc="r155", via="mention"),)
RESCUE: Final = MORE.strip().replace("The harbour master", "The harbour master of Larsvik")
"""The ferry's second half, as a portal may give it as a brief of its own."""


def thread_all(memory: Threads, *texts: Distinct) -> list[list[Story]]:
    return [thread(memory, each) for each in texts]


def apart() -> tuple[Threads, Story, Story]:
    """Return two stories of one event, whose texts share nothing yet."""
    memory = Threads()
    (one,), (other,) = thread_all(memory, distinct(FERRY), distinct(RESCUE, AFTER, regions=ELSEWHERE))
    assert one.story_id != other.story_id
    return memory, one, other


WHOLE: Final = distinct(f"{FERRY}\n{RESCUE}", AFTER + timedelta(hours=1))


def test_a_text_that_contains_two_stories_makes_them_one_and_the_older_id_stays() -> None:
    memory, one, other = apart()
    version, gone, stays = thread(memory, WHOLE)
    assert version.story_id == one.story_id
    assert version.joins == (other.story_id,), "readers need not wait for the events to know whom it concerns"
    assert (gone.joins, stays.joins) == ((), ())
    assert (gone.event, gone.story_id, gone.merged_into) == ("relinked", other.story_id, one.story_id)
    assert (stays.event, stays.story_id, stays.absorbed) == ("relinked", one.story_id, (other.story_id,))
    assert stays.sightings == 3
    assert memory.head(other.story_id) is memory.head(one.story_id)


def test_an_old_text_of_the_absorbed_story_does_not_withdraw_the_whole() -> None:
    memory, _, _ = apart()
    for minutes, (was, now) in enumerate((("calm", "rough"), ("loud bang", "dull thud"), ("twenty", "ten"))):
        wording = distinct(RESCUE.replace(was, now), AFTER + timedelta(minutes=minutes + 1), regions=ELSEWHERE)
        assert thread(memory, wording)[0].version == minutes + 2
    thread(memory, WHOLE)
    gone = wording.model_copy(update={"signal": "withdrawal", "fetched_at": AFTER + timedelta(hours=3)})
    (story,) = thread(memory, gone)
    assert (story.event, story.relation.kind) == ("version", "repeat")


@pytest.mark.parametrize(
    ("withdrawn", "whole", "gone_is", "stays_is"),
    [
        (None, None, "usable", "usable"),
        (FERRY, "withdrawal", "canceled", "canceled"),
        (None, "withdrawal", "canceled", "canceled"),
        (RESCUE, None, "canceled", "usable"),
        (FERRY, None, "usable", "usable"),
    ],
    ids=["no withdrawal", "withdrawn twice", "withdrawn by the text", "only what is absorbed", "back by the text"],
)
def test_a_relinked_event_is_canceled_as_long_as_its_story_is_withdrawn(
    withdrawn: str | None, whole: Signal | None, gone_is: str, stays_is: str
) -> None:
    memory, _, _ = apart()
    if withdrawn is not None:
        (notice,) = thread(memory, distinct(withdrawn, AFTER + timedelta(minutes=5), signal="withdrawal"))
        assert notice.pub_status == "canceled"
    _, gone, stays = thread(memory, WHOLE.model_copy(update={"signal": whole}))
    assert (gone.event, stays.event) == ("relinked", "relinked")
    assert (gone.pub_status, stays.pub_status) == (gone_is, stays_is)
    assert [ninjs(each)["pubStatus"] for each in (gone, stays)] == [gone_is, stays_is]


def test_a_relinked_event_has_the_time_of_the_text_that_joined_the_stories() -> None:
    memory, _, _ = apart()
    version, gone, stays = thread(memory, WHOLE)
    assert gone.last_seen == stays.last_seen == version.last_seen, "readers ask for events since a time by this one"
    assert gone.fetched_at == stays.fetched_at == WHOLE.fetched_at


def test_a_relinked_event_has_a_relation_of_its_own() -> None:
    memory, _, _ = apart()
    thread(memory, distinct(RESCUE, AFTER + timedelta(minutes=30)))
    version, gone, stays = thread(memory, WHOLE.model_copy(update={"signal": "update"}))
    assert version.relation.kind == "update"
    for event in (gone, stays):
        assert (event.relation.kind, event.relation.changed) == ("repeat", ()), "it brings no text"
        assert event.relation.rule == "contained", "why the text and this story are one"
        assert (event.relation.score or 0) >= score(FIRM_POINTS)
    assert (gone.relation.parent, stays.relation.parent) == (1, 1), (
        "the version of this story that it was compared with"
    )


def test_an_absorbed_story_is_remembered_as_long_as_the_text_that_joined_it() -> None:
    memory, _, other = apart()
    thread(memory, WHOLE)
    assert memory.heads[other.story_id].last_seen == WHOLE.fetched_at


def test_both_events_reach_every_region_that_carried_either() -> None:
    memory, _, _ = apart()
    _, gone, stays = thread(memory, WHOLE)
    assert sorted(route(gone)) == sorted(route(stays)) == ["northern-europe", "western-europe"]


def test_a_later_text_of_the_absorbed_story_goes_to_the_survivor() -> None:
    memory, one, _ = apart()
    thread(memory, WHOLE)
    (again,) = thread(memory, distinct(RESCUE, AFTER + timedelta(hours=2)))
    assert (again.story_id, again.relation.kind) == (one.story_id, "repeat")
    versions = [story.version for story in (*thread(memory, distinct(f"{FERRY}\n{RESCUE} So.", WHOLE.fetched_at)),)]
    assert versions == [again.version + 1]


def test_the_order_of_the_first_two_decides_only_which_is_older() -> None:
    memory = Threads()
    (other,), (one,) = thread_all(memory, distinct(RESCUE, AFTER, regions=ELSEWHERE), distinct(FERRY))
    _, gone, _ = thread(memory, WHOLE)
    assert (gone.story_id, gone.merged_into) == (other.story_id, one.story_id)


DAYS_LATER: Final = NOON + timedelta(days=9)
NOTICE: Final = distinct(
    "The story is withdrawn. The harbour master says that no ferry ran aground. No other story will be sent.",
    DAYS_LATER,
    signal="withdrawal",
    headline="WITHDRAWN: Ferry aground near Larsvik harbour",
)


@pytest.mark.parametrize("freed", [True, False], ids=["freed", "not yet freed"])
def test_a_withdrawal_after_days_finds_the_story_by_its_headline_and_goes_to_its_regions(*, freed: bool) -> None:
    memory = Threads()
    (first,) = thread(memory, distinct(FERRY, headline="Ferry aground near Larsvik harbour"))
    thread(memory, distinct(HARVEST, DAYS_LATER - timedelta(minutes=5)))
    if freed:
        assert memory.free().texts
    (withdrawn,) = thread(memory, NOTICE)
    assert (withdrawn.event, withdrawn.story_id, withdrawn.text) == ("withdrawn", first.story_id, None)
    assert route(withdrawn) == ("northern-europe",)


def test_a_withdrawal_of_an_unknown_story_goes_to_its_own_regions_unmatched() -> None:
    (withdrawn,) = thread(Threads(), NOTICE)
    assert (withdrawn.event, withdrawn.relation.rule, withdrawn.version) == ("withdrawn", "unmatched", 1)
    assert route(withdrawn) == ("northern-europe",)
    assert withdrawn.pub_status == "canceled"


def test_a_new_text_revives_a_withdrawn_story_and_a_copy_does_not() -> None:
    memory = Threads()
    notice = distinct(FERRY, AFTER, signal="withdrawal", fingerprint="w")
    later = AFTER + timedelta(hours=1)
    stories = [
        thread(memory, each)[0]
        for each in (
            distinct(FERRY),
            notice,
            distinct(FERRY, later),
            notice.model_copy(update={"fetched_at": later}),
            distinct(FERRY.replace("214", "12") + MORE, later),
        )
    ]
    assert len({story.story_id for story in stories}) == 1
    assert [story.event for story in stories] == ["version", "withdrawn", "withdrawn", "withdrawn", "version"]
    assert [story.pub_status for story in stories][1:] == ["canceled", "canceled", "canceled", "usable"]
    assert stories[2].text is None
    assert route(stories[1]) == ("northern-europe",)
    assert route(stories[2]) == route(stories[3]) == ()


@pytest.mark.parametrize("freed", [True, False], ids=["freed", "not yet freed"])
def test_a_text_from_before_the_horizon_is_published_late_and_kin_to_nothing(*, freed: bool) -> None:
    memory = Threads()
    thread(memory, distinct(FERRY))
    thread(memory, distinct(HARVEST, NOON + timedelta(seconds=TEXT_SECONDS + 3600 * 24)))
    if freed:
        memory.free()
    (late,) = thread(memory, distinct(FERRY + MORE, NOON + timedelta(hours=1)))
    assert (late.late, late.relation.kind) == (True, "new")


@pytest.mark.parametrize("freed", [True, False], ids=["freed", "not yet freed"])
@pytest.mark.parametrize(("after", "kind"), [(STORY_SECONDS - 3600, "repeat"), (STORY_SECONDS + 3600 * 24, "new")])
def test_a_text_is_remembered_for_thirty_days_after_its_last_sighting(after: int, kind: str, *, freed: bool) -> None:
    memory = Threads()
    thread(memory, distinct(FERRY))
    thread(memory, distinct(HARVEST, NOON + timedelta(seconds=after)))
    while freed and any(memory.free()):
        pass
    (story,) = thread(memory, distinct(FERRY, NOON + timedelta(seconds=after)))
    assert story.relation.kind == kind


LONG_AGO: Final = NOON - timedelta(days=200)


def test_copies_of_a_late_text_are_versions_of_one_story_which_stays_late() -> None:
    memory = Threads()
    thread(memory, distinct(HARVEST))
    copies = [LONG_AGO, LONG_AGO, LONG_AGO + timedelta(days=1)]
    stories = []
    for at in copies:
        stories += thread(memory, distinct(FERRY, at))
        while any(memory.free()):
            pass
    assert {story.story_id for story in stories} == {stories[0].story_id}
    assert [(story.version, story.relation.kind) for story in stories] == [(1, "new"), (2, "repeat"), (3, "repeat")]
    assert all(story.late for story in stories)
    assert stories[-1].last_seen == copies[-1], "when it was seen stays true"


@pytest.mark.parametrize("freed", [True, False], ids=["freed", "not yet freed"])
@pytest.mark.parametrize(("after", "kind"), [(STORY_SECONDS - 3600, "repeat"), (STORY_SECONDS + 3600 * 24, "new")])
def test_a_late_text_is_remembered_for_thirty_days_after_it_came(after: int, kind: str, *, freed: bool) -> None:
    memory = Threads()
    thread(memory, distinct(HARVEST))
    thread(memory, distinct(FERRY, LONG_AGO))
    thread(memory, distinct(RESCUE, NOON + timedelta(seconds=after)))
    while freed and any(memory.free()):
        pass
    (story,) = thread(memory, distinct(FERRY, LONG_AGO + timedelta(hours=1)))
    assert story.relation.kind == kind


def test_the_story_of_a_late_text_is_freed_with_it() -> None:
    memory = Threads()
    thread(memory, distinct(HARVEST))
    (late,) = thread(memory, distinct(FERRY, LONG_AGO))
    memory.free()
    assert late.story_id in memory.heads
    thread(memory, distinct(HARVEST, NOON + timedelta(days=32)))
    while any(memory.free()):
        pass
    assert late.story_id not in memory.heads
    assert len(memory.heads) == len(memory.texts) == 1


def test_a_story_stays_as_long_as_the_text_of_one_that_became_part_of_it() -> None:
    memory, one, _ = apart()
    thread(memory, WHOLE)
    thread(memory, distinct(HARVEST, NOON + timedelta(days=20)))
    thread(memory, distinct(RESCUE, AFTER + timedelta(hours=2)))  # late, of the absorbed story
    thread(memory, distinct(HARVEST, NOON + timedelta(days=45)))
    while any(memory.free()):
        pass
    (again,) = thread(memory, distinct(RESCUE, AFTER + timedelta(hours=3)))
    assert (again.story_id, again.relation.kind) == (one.story_id, "repeat")
    thread(memory, distinct(HARVEST, NOON + timedelta(days=90)))
    while any(memory.free()):
        pass
    assert len(memory.heads) == len(memory.texts) == 1


def test_texts_that_come_out_of_order_within_the_grace_make_the_same_groups() -> None:
    texts = [
        distinct(body.replace("214", f"{n}"), NOON + timedelta(hours=n - 900), fingerprint=f"{n} {len(body)}")
        for n in range(900, 924, 2)
        for body in (FERRY, HARVEST, FERRY + MORE)
    ]
    groups = set()
    for seed in range(5):
        memory = Threads()
        order = random.Random(seed).sample(texts, len(texts)) if seed else texts  # noqa: S311 - a shuffle, no secret
        home = {each.fingerprint: thread(memory, each)[0].story_id for each in order}
        last = {name: head.story_id for name, id_ in home.items() if (head := memory.head(id_)) is not None}
        groups.add(frozenset(frozenset(n for n in last if last[n] == story) for story in last.values()))
    assert len(groups) == 1
