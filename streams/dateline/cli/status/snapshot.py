"""How a namespace stands, asked of the broker: its topics, stages, consumer groups and sources.

A snapshot joins no group and commits nothing.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final, NamedTuple

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.coordinator.protocol import ConsumerProtocolMemberAssignment

from dateline.agents.monitoring.lag import Lag, Share, backlog, unread_after
from dateline.agents.stage import FLOW
from dateline.agents.state.positions import read_spans
from dateline.agents.state.source_records import SourceTable
from dateline.cli.options.times import event_time, record_time
from dateline.core.sources.health import Standing
from dateline.core.times.window import AHEAD
from dateline.kafka.clients import administering, reading
from dateline.kafka.codec import Incoming
from dateline.kafka.topic_admin import count_partitions, require_topics
from dateline.settings import ResolvedSettings, Settings
from dateline.topics import STATE, TOPICS, Topic

_MAX_GROUPS: Final = 500
"""Consumer groups of a cluster that are described; those named after the namespace come first. Chosen by hand."""


class Member(NamedTuple):
    """A member of a group: the machine that it runs on, and its partitions by topic."""

    host: str
    partitions: Mapping[str, tuple[int, ...]]


class GroupState(NamedTuple):
    """A consumer group: its state as the broker names it, its members, and its lag by topic."""

    name: str
    state: str
    members: tuple[Member, ...]
    lag: Mapping[str, Lag]


async def group_states(
    settings: Settings, reader: AIOKafkaConsumer, partitions: Mapping[TopicPartition, int]
) -> list[GroupState]:
    """Return the groups that read topics of the namespace, by name; ``partitions`` are its existing partitions.

    The workers' own group is included while it has members, though its progress stands in the state topics.
    """
    states: list[GroupState] = []
    async with administering(settings) as admin:
        listed = {name for name, kind in await admin.list_consumer_groups() if kind in {"consumer", ""}}
        chosen = sorted(listed, key=lambda name: (not name.startswith(settings.namespace), name))[:_MAX_GROUPS]
        for name in chosen:
            offsets = await admin.list_consumer_group_offsets(name)
            starts = {tp: each.offset for tp, each in offsets.items() if tp in partitions and each.offset >= 0}
            group = await _described(admin, name) if starts or name == settings.namespace else None
            if group is not None:
                states.append(group._replace(lag=_by_topic(await unread_after(reader, starts))))
    return states


async def _described(admin: Any, name: str) -> GroupState | None:  # noqa: ANN401 - aiokafka is untyped
    for response in await admin.describe_consumer_groups([name]):
        for _code, group, state, _type, _protocol, members, *_ in response.groups:
            return GroupState(group, state, tuple(_member(member) for member in members), {})
    return None


def _member(member: Any) -> Member:  # noqa: ANN401 - aiokafka is untyped
    _id, _client, host, _metadata, assignment, *_ = member
    assigned = ConsumerProtocolMemberAssignment.decode(assignment).assignment if assignment else ()
    return Member(host.removeprefix("/"), {topic: tuple(sorted(numbers)) for topic, numbers in assigned})


def _by_topic(lags: Mapping[TopicPartition, Lag]) -> dict[str, Lag]:
    return {
        topic: total(lag for tp, lag in lags.items() if tp.topic == topic)
        for topic in sorted({tp.topic for tp in lags})
    }


def total(lags: Iterable[Lag]) -> Lag:
    """Return the sum of lags; it is exact where each of them is."""
    all_of_them = list(lags)
    return Lag(sum(lag.records for lag in all_of_them), all(lag.exact for lag in all_of_them))


_NEAR_END: Final = -16
"""Offset, counted from a partition's end, from which the newest events are read first.

Transaction markers take offsets too, and 16 offsets hold a record most of the time; chosen by hand.
"""
_FAR_FROM_END: Final = -100
"""Offset from which they are read where the first read found markers alone; chosen by hand."""


class TopicState(NamedTuple):
    """A topic: how many offsets it holds, and the newest event time among its last records."""

    name: str
    partitions: int
    offsets: int
    newest: datetime | None


class Snapshot(NamedTuple):
    """How a namespace stands at a time."""

    settings: ResolvedSettings
    at: datetime
    topics: tuple[TopicState, ...]
    lags: Mapping[Share, Lag]
    groups: tuple[GroupState, ...]
    sources: tuple[Standing, ...]
    others: int
    """Pages of the sources beyond those that split counts one by one."""

    def age(self, topic: TopicState) -> float | None:
        """Return the seconds since a topic's newest event: 0 for one after ``at``, None without events."""
        return None if topic.newest is None else max((self.at - topic.newest).total_seconds(), 0.0)


async def take_snapshot(settings: ResolvedSettings, at: datetime) -> Snapshot:
    """Ask the broker how a namespace stands; sources are judged as of ``at``.

    Raises ``ProvisionError`` where topics are missing, ``StateError`` where split's state cannot be read.
    """
    await require_topics(settings)
    async with administering(settings) as admin:
        counts = await count_partitions(admin, settings)
    settings = settings.model_copy(update={"partitions": counts[STATE["split"].of(settings)]})
    table = SourceTable(settings)
    async with reading(settings) as reader:
        topics, ends = await _topics(reader, settings, counts)
        lags = await backlog(reader, settings, [(s, n) for s in FLOW for n in range(settings.partitions)])
        groups = await group_states(settings, reader, ends)
        await table.read(reader)
    sources = table.standings(int(at.timestamp()))
    return Snapshot(settings, at, tuple(topics), lags, tuple(groups), tuple(sources), table.others())


async def _topics(
    reader: AIOKafkaConsumer, settings: ResolvedSettings, counts: Mapping[str, int]
) -> tuple[list[TopicState], dict[TopicPartition, int]]:
    """Return the topics that carry events, and the end offset of each of their partitions."""
    carriers = {topic.of(settings): topic for topic in TOPICS if topic not in STATE.values()}
    partitions = [TopicPartition(name, number) for name in carriers for number in range(counts[name])]
    # Assigned so that the client asks for all topics at once, not one every 0.1 s; paused so that nothing is fetched.
    reader.assign(partitions)
    reader.pause(*partitions)
    ends = await reader.end_offsets(partitions)
    firsts = await reader.beginning_offsets(partitions)
    newest = await _newest(reader, carriers, [tp for tp in partitions if ends[tp] > firsts[tp]])
    states = [
        TopicState(
            name, counts[name], sum(ends[tp] - firsts[tp] for tp in partitions if tp.topic == name), newest.get(name)
        )
        for name in carriers
    ]
    return states, ends


async def _newest(
    reader: AIOKafkaConsumer, carriers: Mapping[str, Topic], partitions: list[TopicPartition]
) -> dict[str, datetime]:
    """Return the newest event time among the last records of each topic."""
    newest: dict[str, datetime] = {}
    for back in (_NEAR_END, _FAR_FROM_END):
        left = [tp for tp in partitions if tp.topic not in newest]
        if not left:
            break
        async for r in read_spans(reader, dict.fromkeys(left, back)):
            record = Incoming.of(r)
            time = event_time(record, carriers[r.topic])
            if time > record_time(record) + AHEAD:
                continue  # a page dated too far ahead, which split refuses
            newest[r.topic] = max(time, newest.get(r.topic, time))
    return newest
