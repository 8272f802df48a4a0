"""A story that was taken down stays so: with further texts, after restarts, and after 30 days."""

from datetime import timedelta
from typing import Final

import pytest

from dateline.agents.stages.thread import ThreadStage
from dateline.agents.state.thread_records import head_to_state
from dateline.agents.state.thread_shapes import HEAD_VERSION, TAKEN_DOWN, is_wide
from dateline.core.stories.retention import stage_clock
from dateline.core.stories.route import route
from dateline.core.stories.state import Threads
from dateline.core.stories.thread import thread
from dateline.core.stories.withdrawals.takedown import take_down
from dateline.kafka.codec import Incoming, decode, encode, event_headers
from dateline_schemas import Distinct, Story, Takedown
from tests.unit.stories.test_route import ASIA, NORTH, WEST, slugs, text
from tests.unit.stories.test_thread import FERRY, HARVEST, MORE, NOON, distinct

LATER: Final = NOON + timedelta(hours=6)


def order(story: Story, *texts: Distinct) -> Takedown:
    return Takedown(
        story_id=story.story_id,
        reason="a judge said so",
        requested_by="the desk",
        requested_at=LATER,
        newest=story.model_copy(update={"text": None}),
        fingerprints=tuple(each.fingerprint for each in texts),
    )


def last_story(memory: Threads, *texts: Distinct) -> Story:
    return [thread(memory, each)[0] for each in texts][-1]


def after_takedown(*texts: Distinct) -> tuple[Threads, Story]:
    memory = Threads()
    story = last_story(memory, *texts)
    (withdrawn,) = take_down(memory, order(story, *texts))
    return memory, withdrawn


def nothing_of_it_stands(story: Story) -> bool:
    return (
        (story.event, story.pub_status) == ("withdrawn", "canceled")
        and (story.text, story.dateline, story.published, story.countries) == (None, None, None, ())
        and story.relation.changed == ()
    )


def test_it_is_one_withdrawal_without_text_for_every_region_that_carried_the_story() -> None:
    memory = Threads()
    last = thread(memory, text(1, NORTH, headline="Ferry aground"))[0]
    *_, moved = thread(memory, text(2, WEST, headline="Ferry aground"))
    (withdrawn,) = take_down(memory, order(last))
    assert nothing_of_it_stands(withdrawn)
    assert (withdrawn.story_id, withdrawn.version) == (last.story_id, moved.version + 1)
    assert (withdrawn.relation.kind, withdrawn.relation.rule) == ("withdrawal", "takedown")
    assert (withdrawn.headline, withdrawn.language) == ("Ferry aground", "en")
    assert route(withdrawn) == slugs(WEST, NORTH)


def test_its_time_is_that_of_the_order_so_that_whoever_catches_up_on_that_day_hears_of_it() -> None:
    _, withdrawn = after_takedown(distinct(FERRY))
    assert withdrawn.last_seen == LATER
    assert dict(event_headers(withdrawn, "thread", ()))["ce_time"] == LATER.isoformat().encode()


def test_a_second_order_makes_no_second_withdrawal() -> None:
    memory, withdrawn = after_takedown(distinct(FERRY))
    assert take_down(memory, order(withdrawn)) == []


def test_a_story_that_the_wire_withdrew_is_withdrawn_again() -> None:
    memory = Threads()
    story = last_story(memory, text(1, NORTH), text(2, NORTH, signal="withdrawal"))
    (withdrawn,) = take_down(memory, order(story))
    assert route(withdrawn) == slugs(NORTH)


STRIKE: Final = (
    "Bus drivers in the capital will walk out on Tuesday after talks on night shifts broke down, the transport union "
    "said. About 900 buses will stay in their depots. The mayor asked both sides to come back to the table, and "
    "said that schools would open an hour later than usual."
)
AGAIN: Final = (
    ("the same text", distinct(FERRY, LATER)),
    ("the same text after a year", distinct(FERRY, NOON + timedelta(days=365))),
    ("an update", distinct(FERRY.replace("214", "241"), LATER)),
    ("an update elsewhere", distinct(FERRY.replace("214", "241"), LATER, regions=ASIA, headline="Ferry off Syria")),
    ("the whole article", distinct(FERRY + MORE, LATER)),
    ("the wire's correction", distinct(FERRY.replace("214", "241"), LATER, signal="correction")),
    ("the wire's withdrawal", distinct(FERRY, LATER, signal="withdrawal", fingerprint="w")),
    ("a summary of the day that holds it", distinct(f"{HARVEST}\n{FERRY}\n{STRIKE}", LATER)),
)


@pytest.mark.parametrize("again", [case[1] for case in AGAIN], ids=[case[0] for case in AGAIN])
def test_a_later_text_of_it_is_withdrawn_and_goes_to_no_region(again: Distinct) -> None:
    memory, withdrawn = after_takedown(distinct(FERRY))
    last_story(memory, *(distinct(other, NOON + timedelta(hours=1), regions=WEST) for other in (HARVEST, STRIKE)))
    memory.clock.see(0, int(again.fetched_at.timestamp()))
    for _ in range(3):
        memory.free()
    (story,) = thread(memory, again)
    assert nothing_of_it_stands(story)
    assert (story.story_id, story.version, story.headline) == (withdrawn.story_id, withdrawn.version + 1, None)
    assert (story.regions, route(story)) == (withdrawn.regions, ())


def test_another_story_is_published_as_before() -> None:
    memory, withdrawn = after_takedown(distinct(FERRY))
    story = last_story(memory, distinct(HARVEST, LATER))
    assert story.story_id != withdrawn.story_id
    assert (story.event, story.text) == ("version", HARVEST)


BEARINGS: Final = (
    "Investigators under Ida Holm found two cracked bearings in the gearbox of the Nordlys, the ferry that left "
    "Larsvik for Bergstad. The Sandoy Line replaced such bearings on three sister ships after an inspection."
)
NORDLYS: Final = f"{FERRY}\nThe harbour of Larsvik was closed while the Nordlys of the Sandoy Line lay on the rocks."


def test_no_story_becomes_part_of_it_nor_it_of_another() -> None:
    for taken_down, other in ((BEARINGS, NORDLYS), (NORDLYS, BEARINGS)):
        memory, withdrawn = after_takedown(distinct(taken_down))
        standing = last_story(memory, distinct(other, NOON + timedelta(hours=1)))
        assert standing.event == "version"
        both = thread(memory, distinct(f"{NORDLYS}\n{BEARINGS}", LATER))
        assert [(story.event, story.story_id) for story in both] == [("withdrawn", withdrawn.story_id)]
        assert last_story(memory, distinct(other, LATER)).event == "version"


def test_a_story_that_became_part_of_another_takes_that_down() -> None:
    memory = Threads()
    last_story(memory, distinct(NORDLYS, regions=NORTH))
    absorbed = last_story(memory, distinct(BEARINGS, NOON + timedelta(hours=1), regions=ASIA))
    survivor = last_story(memory, distinct(f"{NORDLYS}\n{BEARINGS}", NOON + timedelta(hours=2), regions=NORTH))
    (withdrawn,) = take_down(memory, order(absorbed))
    assert withdrawn.story_id == survivor.story_id != absorbed.story_id
    assert set(route(withdrawn)) == {*slugs(NORTH, ASIA)}
    memory.clock.see(0, int((NOON + timedelta(days=365)).timestamp()))
    for _ in range(3):
        memory.free()
    assert nothing_of_it_stands(last_story(memory, distinct(BEARINGS, NOON + timedelta(days=365))))


def test_a_freed_story_continues_from_its_newest_version_with_its_texts() -> None:
    story = last_story(Threads(), text(1, NORTH), text(2, WEST))
    forgotten = Threads()
    (withdrawn,) = take_down(forgotten, order(story, text(1, NORTH), text(2, WEST)))
    assert (withdrawn.story_id, withdrawn.version) == (story.story_id, story.version + 1)
    assert route(withdrawn) == slugs(WEST, NORTH)
    again = last_story(forgotten, text(1, ASIA))
    assert nothing_of_it_stands(again)
    assert (again.story_id, again.version) == (story.story_id, withdrawn.version + 1)


def test_a_text_that_another_story_published_since_stays_there() -> None:
    memory = Threads()
    since = last_story(memory, text(1, NORTH))
    gone = since.model_copy(update={"story_id": "0" * 32})
    take_down(memory, order(gone, text(1, NORTH)))
    assert last_story(memory, text(1, NORTH)).story_id == since.story_id


def incoming(offset: int, record: Distinct | Takedown) -> Incoming:
    headers = event_headers(record, "takedown", ())
    return Incoming("wire.distinct", 0, offset, 0, b"en", encode(record), headers)


def test_a_restarted_stage_remembers_the_takedown() -> None:
    clock = stage_clock()
    stage = ThreadStage("wire", clock)
    first, moved = distinct(FERRY, regions=NORTH), distinct(FERRY.replace("214", "241"), LATER, regions=WEST)
    story, _ = (decode(Story, stage.process(incoming(at, each))[0].value) for at, each in enumerate((first, moved)))
    (sent,) = stage.process(incoming(2, order(story, first)))
    assert (sent.key, route(decode(Story, sent.value))) == (story.story_id.encode(), slugs(WEST, NORTH))
    clock.see(0, int((NOON + timedelta(days=90)).timestamp()))
    state = stage.changes()
    state = {**state, **stage.changes()}
    assert None not in state.values(), "neither its head nor its texts are freed"
    clock_again = stage_clock()
    clock_again.from_state(clock.to_state())
    restored = ThreadStage("wire", clock_again)
    for key, value in state.items():
        restored.load(key, value or b"")
    for offset, again in enumerate((first, moved), 3):
        fetched = again.model_copy(update={"fetched_at": NOON + timedelta(days=91)})
        (output,) = restored.process(incoming(offset, fetched))
        assert output == stage.process(incoming(offset, fetched))[0]
        assert nothing_of_it_stands(decode(Story, output.value))
    assert restored.process(incoming(9, order(story, first))) == []


def test_a_worker_of_an_earlier_version_refuses_the_state() -> None:
    memory, withdrawn = after_takedown(distinct(FERRY))
    state = head_to_state(memory.heads[withdrawn.story_id])
    assert not is_wide(state, TAKEN_DOWN)
    with pytest.raises(ValueError, match="has state format 3"):
        is_wide(state, HEAD_VERSION)


def test_an_order_that_cannot_be_read_names_the_field() -> None:
    record = incoming(0, order(last_story(Threads(), distinct(FERRY))))
    with pytest.raises(ValueError, match="not a Takedown: requested_by"):
        ThreadStage("wire", stage_clock()).process(record._replace(value=b'{"story_id": "x"}'))
