"""Which rebalances last longer than they can by themselves."""

from collections.abc import AsyncIterator, Mapping
from time import time
from types import SimpleNamespace
from typing import Any, cast

import pytest
from aiokafka import AIOKafkaConsumer, TopicPartition

from dateline.agents.monitoring.groups import GroupLook, GroupState
from dateline.agents.state.positions import Share
from dateline.agents.state.restore import Position
from dateline.cli.status.snapshot import rebalances
from dateline.settings import ResolvedSettings

READER = cast("AIOKafkaConsumer", None)
RAW = TopicPartition("wire.raw", 0)


def look(name: str, state: str = "PreparingRebalance") -> GroupLook:
    return GroupLook(GroupState(name, state, (), {}, stuck=True), {RAW: 7})


@pytest.mark.parametrize(("age", "session_timeout", "lasts"), [(50, 30, False), (75, 30, True), (75, 120, False)])
async def test_a_rebalance_of_readers_lasts_where_a_record_has_waited_longer_than_one_can(
    monkeypatch: pytest.MonkeyPatch, age: float, session_timeout: float, *, lasts: bool
) -> None:
    async def read_spans(_: object, starts: Mapping[TopicPartition, int], *, limit: int) -> AsyncIterator[Any]:
        assert (starts, limit) == ({RAW: 7}, 1)
        yield SimpleNamespace(timestamp=int((time() - age) * 1000))

    monkeypatch.setattr(rebalances, "read_spans", read_spans)
    settings = ResolvedSettings(session_timeout=session_timeout)
    looks = [look("desk"), look("idle", "Empty")]
    desk, idle = await rebalances.keep_lasting(READER, settings, looks)
    assert (desk.stuck, idle.stuck) == (lasts, True)


@pytest.mark.parametrize("group", ["wire", "wire.alerts"])
async def test_a_rebalance_of_workers_lasts_where_they_settled_nothing_while_a_record_waited(
    monkeypatch: pytest.MonkeyPatch, group: str
) -> None:
    stuck: set[Share] = set()

    async def positions_of(_: object, __: object, shares: list[Share]) -> dict[Share, Position]:
        return dict.fromkeys(shares, Position())

    async def late_shares(_: object, __: object, positions: Mapping[Share, Position], seconds: float) -> set[Share]:
        assert seconds == pytest.approx(70)
        return stuck & set(positions)

    monkeypatch.setattr(rebalances, "positions_of", positions_of)
    monkeypatch.setattr(rebalances, "late_shares", late_shares)
    for share, lasts in ((None, False), (("alert", 0) if group == "wire.alerts" else ("thread", 0), True)):
        stuck |= set() if share is None else {share}
        (state,) = await rebalances.keep_lasting(READER, ResolvedSettings(), [look(group)])
        assert state.stuck is lasts
