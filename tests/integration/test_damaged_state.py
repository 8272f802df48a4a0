"""Records of state that cannot be read are found in the topic of every stage, by what the worker would end with."""

import pytest
from aiokafka import TopicPartition

from dateline.agents.stage import STAGES
from dateline.agents.state import damage
from dateline.agents.state.damage import damaged_records
from dateline.agents.state.positions import Share, source_partition
from dateline.agents.state.restore import StateError, restore
from dateline.core.stories.retention import stage_clock
from dateline.kafka.clients import reading
from dateline.kafka.codec import Headers
from dateline.settings import ResolvedSettings
from dateline.topics import STATE
from tests.flow import send_all


async def found(settings: ResolvedSettings, share: Share, owned: frozenset[TopicPartition]) -> tuple[str, ...]:
    async with reading(settings) as reader:
        return await damaged_records(reader, settings, [share], owned)


async def refused(settings: ResolvedSettings, stage: str) -> str:
    """Return what a worker says of a state partition that it cannot read."""
    wiring = STAGES[stage]
    load = wiring.load()("wire", stage_clock(1), None).load if stage != "match" else None

    def load_record(key: bytes, value: bytes, _: Headers) -> None:
        if load is None:
            msg = f"match keeps no state, and found {key!r} ({len(value)} bytes)"
            raise ValueError(msg)
        load(key, value)

    with pytest.raises(StateError) as ended:
        await restore(settings, TopicPartition(STATE[stage].of(settings), 0), load_record, lambda: True)
    return str(ended.value)


@pytest.mark.parametrize(
    ("stage", "key", "value"),
    [
        ("collapse", b"junk", b"not json"),
        ("collapse", b"junk", b'{"a":1}'),
        ("thread", b"junk", b"not json"),
        ("thread", b"t" + bytes(16), b'{"a":1}'),
        ("thread", b"s" + bytes(16), b"\x02"),
        ("route", b"junk", b"{}"),
        ("match", b"junk", b"{}"),
        ("alert", b"junk", b"{}"),
        ("alert", b"s:junk", b"{}"),
        ("alert", b"", b"junk"),
    ],
)
async def test_it_is_found_in_the_words_of_the_worker(
    one: ResolvedSettings, stage: str, key: bytes, value: bytes
) -> None:
    await send_all(one, [(key, None), (key, value)], STATE[stage])
    (words,) = await found(one, (stage, 0), frozenset())
    assert words == await refused(one, stage)
    assert words.startswith(f"{STATE[stage].of(one)}/0@1: the state record cannot be read: ")
    await send_all(one, [(key, None)], STATE[stage])
    assert await found(one, (stage, 0), frozenset()) == ()


async def test_where_a_worker_runs_the_newest_records_are_searched(
    one: ResolvedSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(damage, "_TAIL_OFFSETS", 2)
    share = "thread", 0
    owned = frozenset({source_partition(one, share)})
    await send_all(one, [(b"junk", b"1"), (b"waiting:7", b"{}"), (b"waiting:one", b"{}")], STATE["thread"])
    assert len(await found(one, share, owned)) == 1
    assert len(await found(one, share, frozenset())) == 2
