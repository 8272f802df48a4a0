"""The oracle is worth no more than its power to fail: take a record out, or double one, and it says so."""

import asyncio
from collections.abc import Callable
from typing import Final

import pytest

from dateline.agents.state.restore import POSITION
from dateline.core.places.resolve import Atlas
from dateline.kafka.codec import Incoming, pack, unpack
from dateline.kafka.dead_letters import Retry, read_letter, retry_note, retry_record
from dateline.settings import ResolvedSettings
from dateline.topics import BRIEFS, DEAD_LETTER, DISTINCT, RAW, REGIONS, RETRIES, STATE, STORIES
from tests.fault.load import load
from tests.fault.oracle import Seen, violations
from tests.flow import MemoryFlow

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
    """Send the one letter again, which fails again, and note it."""
    (letter,) = map(read_letter, await flow.read(DEAD_LETTER))
    record = retry_record(letter, letter.dead.value)
    await flow.send(record.key, record.value, RAW, record.headers)
    sent = (await flow.read(RAW))[-1]
    retry = Retry(letter.id, letter.stamp, sent.topic, sent.partition, sent.offset, letter.failed_at)
    noted = retry_note(retry, RETRIES.name(flow.settings.namespace))
    await flow.send(noted.key, noted.value, RETRIES)
    await flow.settle()


def lost(records: Records) -> Records:
    return records[:-1]


def doubled(records: Records) -> Records:
    return [*records, records[-1]]


def last_text_unique(records: Records) -> Records:
    """Lose all of one key, where other records of it would tell the same."""
    return [record for record in records if record.key != records[-1].key]


def begun_anew(records: Records) -> Records:
    """Forget what an entry counted, as a crash might, so that the two halves of the log add up to the truth."""
    at = next(n for n, record in enumerate(records) if record.key != POSITION and unpack(record.value or b"")["n"] != 1)
    state = unpack(records[at].value or b"")
    halves = [records[at]._replace(value=pack(state | {"n": count})) for count in (int(str(state["n"])) - 1, 1)]
    return [*records[:at], *halves, *records[at + 1 :]]


def sent_as_another(records: Records) -> Records:
    """Mend the record that was sent again, as nobody asked for: it is still no page."""
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
    ("dead_letters", lost),
    ("dead_letters", doubled),
    ("retries", lost),
    ("retries", doubled),
    ("raw", sent_as_another),
    ("regions", in_one_region(lost)),
    ("regions", in_one_region(doubled)),
    ("collapse_state", lambda records: last_text_unique(records[:-1])),
    ("collapse_state", begun_anew),
)


def test_an_undisturbed_run_has_no_violations(seen: Seen, atlas: Atlas) -> None:
    assert violations(seen, atlas) == []


@pytest.mark.parametrize(("topic", "harm"), HARMS)
def test_one_record_lost_or_doubled_is_found(topic: str, harm: Callable[..., object], seen: Seen, atlas: Atlas) -> None:
    harmed = {**seen._asdict(), topic: harm(getattr(seen, topic))}
    assert violations(Seen(**harmed), atlas)
