"""A consumer keeps its member id where the broker refuses its generation, and leaves the rest to its heartbeats."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from aiokafka import TopicPartition
from aiokafka.consumer.group_coordinator import CoordinatorGroupRebalance, GroupCoordinator
from aiokafka.errors import IllegalGenerationError, RebalanceInProgressError, UnknownMemberIdError
from aiokafka.protocol.group import SyncGroupRequest
from aiokafka.structs import OffsetAndMetadata

from dateline.kafka.groups.membership import leave_with_name, stay_the_same_member

ROW = TopicPartition("wire.raw", 0)


class Group:
    """aiokafka's coordinator without its tasks, and a broker that answers all that it asks with one error."""

    def __init__(self, error: type[Any]) -> None:
        self._code = error.errno
        coordinator: Any = GroupCoordinator.__new__(GroupCoordinator)
        coordinator._closing, coordinator._rejoin_needed_fut = self._future(), self._future()  # noqa: SLF001
        coordinator._client, coordinator.coordinator_id, coordinator.group_id = self, 3, "wire"  # noqa: SLF001
        coordinator.generation, coordinator.member_id = 7, "m-1"
        coordinator._group_instance_id, coordinator._commit_lock = None, asyncio.Lock()  # noqa: SLF001
        self.coordinator = coordinator
        consumer: Any = SimpleNamespace(_coordinator=coordinator)
        stay_the_same_member(consumer)

    @staticmethod
    def _future() -> "asyncio.Future[None]":
        return asyncio.get_running_loop().create_future()

    async def send(self, *_: object, **__: object) -> SimpleNamespace:
        """Answer for the client."""
        return SimpleNamespace(error_code=self._code, topics=[(ROW.topic, [(ROW.partition, self._code)])])

    @property
    def member_id(self) -> str:
        return str(self.coordinator.member_id)

    @property
    def joins_again(self) -> bool:
        return bool(self.coordinator._rejoin_needed_fut.done())  # noqa: SLF001


@pytest.mark.parametrize(
    ("error", "member_id"),
    [(IllegalGenerationError, "m-1"), (RebalanceInProgressError, "m-1"), (UnknownMemberIdError, "")],
)
async def test_after_a_heartbeat_a_member_joins_again_as_the_one_that_the_broker_knows(
    error: type[Any], member_id: str
) -> None:
    group = Group(error)
    await group.coordinator._do_heartbeat()  # noqa: SLF001
    assert (group.member_id, group.joins_again) == (member_id, True)


async def test_a_member_that_a_second_rebalance_overtook_is_still_the_same() -> None:
    group = Group(IllegalGenerationError)
    rebalance: Any = CoordinatorGroupRebalance.__new__(CoordinatorGroupRebalance)
    rebalance.group_id, rebalance._coordinator = "wire", group.coordinator  # noqa: SLF001
    assert await rebalance._send_sync_group_request(SyncGroupRequest("wire", 7, "m-1", "", [])) is None  # noqa: SLF001
    assert (group.member_id, group.joins_again) == ("m-1", True)


@pytest.mark.parametrize("error", [IllegalGenerationError, RebalanceInProgressError, UnknownMemberIdError])
async def test_a_commit_that_a_rebalance_overtook_fails_and_disturbs_no_join(error: type[Any]) -> None:
    group = Group(error)
    offsets = {ROW: OffsetAndMetadata(5, "")}
    with pytest.raises(error):
        await group.coordinator._do_commit_offsets(SimpleNamespace(), offsets)  # noqa: SLF001
    assert (group.member_id, group.joins_again) == ("m-1", False)
    await group.coordinator._do_heartbeat()  # noqa: SLF001
    assert group.joins_again, "the heartbeat finds out"


def test_a_consumer_that_has_joined_nothing_leaves_nothing() -> None:
    """Its start still waits for a frozen broker, and aiokafka has made it no coordinator."""
    consumer: Any = SimpleNamespace(_coordinator=None)
    leave_with_name(consumer)
    assert consumer._coordinator is None  # noqa: SLF001
