"""The consumer groups that read a namespace: who is in them, what each member has, and how far they have got."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.coordinator.protocol import ConsumerProtocolMemberAssignment

from dateline.agents.monitoring.lag import Lag, unread_after
from dateline.kafka.clients import administering
from dateline.settings import Settings

_ASKED: Final = 500
"""Groups of a cluster that are asked what they read; those of the namespace's own name come first."""


class Member(NamedTuple):
    """A member of a group: the machine that it runs on, and its partitions by topic."""

    host: str
    partitions: Mapping[str, tuple[int, ...]]


class GroupState(NamedTuple):
    """A group: its state in the broker's word, its members, and its lag by topic."""

    name: str
    state: str
    members: tuple[Member, ...]
    lag: Mapping[str, Lag]


async def group_states(
    settings: Settings, reader: AIOKafkaConsumer, partitions: Mapping[TopicPartition, int]
) -> list[GroupState]:
    """Return the groups that read topics of the namespace, by name; ``partitions`` are those that exist.

    A worker's group is among them where it has members, though the state topics tell how far it has got.
    """
    states: list[GroupState] = []
    async with administering(settings) as admin:
        listed = {name for name, kind in await admin.list_consumer_groups() if kind in {"consumer", ""}}
        chosen = sorted(listed, key=lambda name: (not name.startswith(settings.namespace), name))[:_ASKED]
        for name in chosen:
            offsets = await admin.list_consumer_group_offsets(name)
            starts = {tp: kept.offset for tp, kept in offsets.items() if tp in partitions and kept.offset >= 0}
            found = await _described(admin, name) if starts or name == settings.namespace else None
            if found is not None:
                states.append(found._replace(lag=_by_topic(await unread_after(reader, starts))))
    return states


async def _described(admin: Any, name: str) -> GroupState | None:  # noqa: ANN401 - aiokafka is untyped
    for response in await admin.describe_consumer_groups([name]):
        for _code, group, state, _type, _protocol, members, *_ in response.groups:
            return GroupState(group, state, tuple(_member(member) for member in members), {})
    return None


def _member(member: Any) -> Member:  # noqa: ANN401 - aiokafka is untyped
    _id, _client, host, _metadata, assignment, *_ = member
    given = ConsumerProtocolMemberAssignment.decode(assignment).assignment if assignment else ()
    return Member(host.removeprefix("/"), {topic: tuple(sorted(numbers)) for topic, numbers in given})


def _by_topic(lags: Mapping[TopicPartition, Lag]) -> dict[str, Lag]:
    return {
        topic: total(lag for tp, lag in lags.items() if tp.topic == topic)
        for topic in sorted({tp.topic for tp in lags})
    }


def total(lags: Iterable[Lag]) -> Lag:
    """Add lags up; the sum is exact where all of them are."""
    all_of_them = list(lags)
    return Lag(sum(lag.records for lag in all_of_them), all(lag.exact for lag in all_of_them))
