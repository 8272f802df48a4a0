"""The oracle finds every harm: a record removed, doubled or changed on any topic."""

import asyncio
from collections.abc import Callable
from typing import Final

import pytest

from dateline.agents.state.restore import POSITION
from dateline.core.places.resolve import Atlas
from dateline.kafka.codec import Incoming, encode, pack, unpack
from dateline.kafka.dead_letters import Retry, read_letter, retry_note, retry_record
from dateline.settings import ResolvedSettings
from dateline.topics import BRIEFS, DEAD_LETTER, DISTINCT, RAW, REGIONS, RETRIES, STATE, STORIES
from dateline_schemas import Distinct, Story
from tests.fault.gateway_soak import erased_of
from tests.fault.load import load
from tests.fault.oracle import Seen, violations
from tests.flow import MemoryFlow
from tests.rows import each_row
from tests.versions import other, version

Records = list[Incoming]


@pytest.fixture(scope="module")
def seen(atlas: Atlas) -> Seen:
    """All records of an undisturbed run over the demo's pages."""
    return asyncio.run(undisturbed(atlas))


async def undisturbed(atlas: Atlas) -> Seen:
    flow = MemoryFlow(ResolvedSettings(namespace="oracle", partitions=1), atlas)
    for key, value in load(1):
        await flow.send(key, value)
    await flow.settle()
    await retry_once(flow)
    return await see_in_memory(flow)


async def see_in_memory(flow: MemoryFlow) -> Seen:
    return Seen(
        raw=await flow.read(RAW),
        briefs=await flow.read(BRIEFS),
        distinct=await flow.read(DISTINCT),
        stories=await flow.read(STORIES),
        regions={slug: await flow.read(topic) for slug, topic in REGIONS.items()},
        dead_letters=await flow.read(DEAD_LETTER),
        collapse_state=await flow.read(STATE["collapse"]),
        retries=await flow.read(RETRIES),
    )


async def retry_once(flow: MemoryFlow) -> None:
    """Retry the only letter, which fails again, and write the note."""
    (letter,) = map(read_letter, await flow.read(DEAD_LETTER))
    record = retry_record(letter, letter.dead.value)
    await flow.send(record.key, record.value, RAW, record.headers)
    sent = (await flow.read(RAW))[-1]
    retry = Retry(letter.id, letter.stamp, sent.topic, sent.partition, sent.offset, letter.failed_at)
    note = retry_note(retry, RETRIES.name(flow.settings.namespace))
    await flow.send(note.key, note.value, RETRIES)
    await flow.settle()


def counted_twice(records: Records) -> Records:
    """Let the newest version of a story count one sighting more."""
    story = Story.read(records[-1].value or b"")
    return [
        *records[:-1],
        records[-1]._replace(value=encode(story.model_copy(update={"sightings": story.sightings + 1}))),
    ]


def lost(records: Records) -> Records:
    return records[:-1]


def doubled(records: Records) -> Records:
    return [*records, records[-1]]


def last_text_unique(records: Records) -> Records:
    """Remove all records of one key, where the others would make up for one."""
    return [record for record in records if record.key != records[-1].key]


def restarted(records: Records) -> Records:
    """Split an entry's count into two state records, as after a restart that lost the first."""
    at = next(n for n, record in enumerate(records) if record.key != POSITION and unpack(record.value or b"")["n"] != 1)
    state = unpack(records[at].value or b"")
    halves = [records[at]._replace(value=pack(state | {"n": count})) for count in (int(str(state["n"])) - 1, 1)]
    return [*records[:at], *halves, *records[at + 1 :]]


def sent_as_another(records: Records) -> Records:
    """Change the value of the retried record; it is still no page."""
    return [*records[:-1], records[-1]._replace(value=b"{}")]


def in_one_region(harm: Callable[[Records], Records]) -> Callable[[dict[str, Records]], dict[str, Records]]:
    def harmed(regions: dict[str, Records]) -> dict[str, Records]:
        slug = next(slug for slug, records in regions.items() if records)
        return {**regions, slug: harm(regions[slug])}

    return harmed


HARMS: Final = (
    ("briefs", lost),
    ("briefs", doubled),
    ("distinct", lost),
    ("distinct", doubled),
    ("stories", lost),
    ("stories", doubled),
    ("stories", counted_twice),
    ("dead_letters", lost),
    ("dead_letters", doubled),
    ("retries", lost),
    ("retries", doubled),
    ("raw", sent_as_another),
    ("regions", in_one_region(lost)),
    ("regions", in_one_region(doubled)),
    ("collapse_state", lambda records: last_text_unique(records[:-1])),
    ("collapse_state", restarted),
)


def test_an_undisturbed_run_has_no_violations(seen: Seen, atlas: Atlas) -> None:
    assert violations(seen, atlas) == []


@each_row(("topic", "harm"), HARMS)
def test_every_harm_is_a_violation(topic: str, harm: Callable[..., object], seen: Seen, atlas: Atlas) -> None:
    harmed = {**seen._asdict(), topic: harm(getattr(seen, topic))}
    assert violations(Seen(**harmed), atlas)


@pytest.mark.parametrize("partitions", [2, 4])
async def test_a_backlog_over_several_partitions_has_no_violations(partitions: int, atlas: Atlas) -> None:
    """The stages read one partition after the other, so that records wait, and a text's records change their order."""
    flow = MemoryFlow(ResolvedSettings(namespace="backlog", partitions=partitions), atlas)
    for key, value in load(4):
        await flow.send(key, value)
    await flow.settle()
    seen = await see_in_memory(flow)
    assert violations(seen, atlas) == []
    count_of = {text.brief_id: text.sightings.count for text in map(_distinct, seen.distinct)}
    counts: dict[str | None, list[int]] = {}
    for story in sorted(map(_story, seen.stories), key=lambda story: story.version):
        if story.brief_id is not None:
            counts.setdefault(story.fingerprint, []).append(count_of[story.brief_id])
    assert any(each != sorted(each) for each in counts.values()), "no text's records changed their order"


def _distinct(record: Incoming) -> Distinct:
    return Distinct.read(record.value or b"")


def _story(record: Incoming) -> Story:
    return Story.read(record.value or b"")


def test_a_gateway_s_client_may_lack_a_text_that_was_withdrawn_and_no_other() -> None:
    stories = [
        version("a"), version("a", 2, "update"), other("withdrawn", "a", 3, "withdrawal"), version("a", 4, "update"),
        version("b"), other("relinked", "b", 2, merged_into="a"), version("c"), other("relinked", "c", 2),
    ]  # fmt: skip
    assert erased_of(stories) == {("a", 1), ("a", 2), ("b", 1)}
