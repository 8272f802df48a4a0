"""How a namespace stands, asked of the broker: its topics, stages, consumer groups, dead letters and sources.

A snapshot joins no group and commits nothing.
"""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from aiokafka import AIOKafkaConsumer, TopicPartition

from dateline.agents.monitoring.groups import GroupLook, GroupState, look_at_groups, watch_groups
from dateline.agents.monitoring.lag import Lag, backlog
from dateline.agents.monitoring.unmatched_stories import find_unmatched
from dateline.agents.rules_notes import RulesNote, refused_rules
from dateline.agents.stage import FLOW, STAGES
from dateline.agents.state.positions import Share, read_spans
from dateline.agents.state.source_records import SourceTable
from dateline.cli.status.newest import newest_events
from dateline.cli.status.progress import shares_without_progress
from dateline.cli.status.rebalances import keep_lasting
from dateline.client.gateway_notes import GatewayNote, read_notes, shown_gateways
from dateline.core.alerts.delivery.standing import Standing as Delivery
from dateline.core.replay.alias import Alias
from dateline.core.sources.health import Standing
from dateline.delivery.standings import ask_standings
from dateline.kafka.alias import public_settings, read_alias
from dateline.kafka.clients import administering, reading
from dateline.kafka.topic_admin import Replicas, count_partitions, count_replicas, require_topics
from dateline.settings import ResolvedSettings
from dateline.topics import DEAD_LETTER, STATE, TOPICS


class TopicState(NamedTuple):
    """A topic: how many offsets it holds, and its newest event time."""

    name: str
    partitions: int
    offsets: int
    newest: datetime | None
    exact: bool = True
    """Whether no record of the topic can hold a newer event; else ``newest`` is a lower bound."""


class DeadLetters(NamedTuple):
    """The dead letters that were written since a time."""

    since: datetime
    number: int


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
    letters: DeadLetters | None = None
    """None where nobody asked for them."""
    replicas: Mapping[str, Replicas] = {}
    """The replicas of every topic of the table, by its name."""
    targets: tuple[Delivery, ...] = ()
    """The targets of alerts that have received any, by name."""
    still: frozenset[Share] = frozenset()
    """The partitions of stages that have a worker and a lag, and are stuck, as ``progress`` says."""
    gateways: tuple[GatewayNote, ...] = ()
    """The gateways that run, or fell silent of late."""
    rules: tuple[RulesNote, ...] = ()
    """The rules files of ``alerts run`` that are refused."""
    alias: Alias | None = None
    """Which namespace is live under the public name, and whether a switch is unfinished; None where none was made."""

    def age(self, topic: TopicState) -> float | None:
        """Return the seconds since a topic's newest event: 0 for one after ``at``, None without events."""
        return None if topic.newest is None else max((self.at - topic.newest).total_seconds(), 0.0)


async def take_snapshot(settings: ResolvedSettings, at: datetime, since: datetime) -> Snapshot:
    """Ask the broker how a namespace stands as of ``at``; dead letters are counted from ``since`` to it.

    Raises ``ProvisionError`` where topics are missing, ``StateError`` where split's state cannot be read.
    """
    await require_topics(settings)
    async with administering(settings) as admin:
        counts = await count_partitions(admin, settings)
        replicas = await count_replicas(admin, settings)
    settings = settings.model_copy(update={"partitions": counts[STATE["split"].of(settings)]})
    table = SourceTable(settings)
    async with reading(settings) as reader:
        topics, ends = await _topics(reader, settings, counts)
        lags = await backlog(reader, settings, [(s, n) for s in FLOW for n in range(settings.partitions)])
        alias = await read_alias(settings)
        looks = await look_at_groups(settings, reader, ends, await find_unmatched(settings, alias))
        workers = _workers(settings, looks)
        waiting = [share for share, lag in lags.items() if lag.records and any(share in owned for owned in workers)]
        watched, still = await asyncio.gather(
            watch_groups(settings, looks, ends), shares_without_progress(reader, settings, waiting, workers)
        )
        groups = await keep_lasting(reader, settings, watched)
        letters = await _letters(reader, settings, since, at)
        await table.read(reader)
    return Snapshot(
        settings,
        at,
        tuple(topics),
        lags,
        tuple(groups),
        tuple(table.standings(int(at.timestamp()))),
        table.others(),
        letters,
        replicas,
        tuple(await ask_standings(settings, at)),
        still,
        shown_gateways(list((await read_notes(public_settings(settings))).gateways.values()), at),
        await refused_rules(public_settings(settings), at),
        alias,
    )


def _workers(settings: ResolvedSettings, looks: Sequence[GroupLook]) -> list[set[Share]]:
    """Return the partitions of stages that are assigned to each worker."""
    members = [member for look in looks if look.group.name == settings.namespace for member in look.group.members]
    sources = {STAGES[stage].source.of(settings): stage for stage in FLOW}
    return [
        {
            (sources[topic], number)
            for topic, numbers in member.partitions.items()
            if topic in sources
            for number in numbers
        }
        for member in members
    ]


async def _topics(
    reader: AIOKafkaConsumer, settings: ResolvedSettings, counts: Mapping[str, int]
) -> tuple[list[TopicState], dict[TopicPartition, int]]:
    """Return the topics that carry events, and the end offset of each of their partitions."""
    named = {topic.of(settings): topic for topic in TOPICS if topic not in STATE.values()}
    carriers = {name: topic for name, topic in named.items() if name in counts}
    partitions = [TopicPartition(name, number) for name in carriers for number in range(counts[name])]
    # Assigned so that the client asks for all topics at once, not one every 0.1 s; paused so that nothing is fetched.
    reader.assign(partitions)
    reader.pause(*partitions)
    ends = await reader.end_offsets(partitions)
    firsts = await reader.beginning_offsets(partitions)
    newest = await newest_events(reader, carriers, firsts, ends)
    states: list[TopicState] = []
    for name in carriers:
        offsets = sum(ends[tp] - firsts[tp] for tp in partitions if tp.topic == name)
        event = newest.get(name)
        states.append(TopicState(name, counts[name], offsets, event and event.time, event is None or event.exact))
    return states, ends


async def _letters(
    reader: AIOKafkaConsumer, settings: ResolvedSettings, since: datetime, until: datetime
) -> DeadLetters:
    """Return how many dead letters were written from a time on and not after another."""
    start, stop = int(since.timestamp() * 1000), int(until.timestamp() * 1000)
    source = TopicPartition(DEAD_LETTER.of(settings), 0)
    reader.assign([source])
    first = (await reader.offsets_for_times({source: start}))[source]
    count = 0
    if first is not None:
        async for record in read_spans(reader, {source: first.offset}):
            count += start <= record.timestamp <= stop
    return DeadLetters(since, count)
