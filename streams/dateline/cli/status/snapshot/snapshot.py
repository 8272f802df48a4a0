"""How a namespace stands, asked of the broker: its topics, stages, consumer groups, dead letters and sources.

A snapshot joins no group and commits nothing.
"""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from time import monotonic
from typing import Final, NamedTuple

from aiokafka import AIOKafkaConsumer, TopicPartition

from dateline.agents.monitoring.groups import GroupLook, GroupState, look_at_groups, watch_groups
from dateline.agents.monitoring.lag import Lag, backlog
from dateline.agents.monitoring.unmatched_stories import find_unmatched
from dateline.agents.rules_notes import RulesNote, refused_rules
from dateline.agents.stage import FLOW, STAGES
from dateline.agents.state.missed_records import Gap
from dateline.agents.state.positions import Share, read_spans, source_partition, state_partition
from dateline.agents.state.source_records import SourceTable
from dateline.agents.state.versions import version_refusal
from dateline.cli.status.snapshot.busy_sources import BusySource, busy_sources
from dateline.cli.status.snapshot.damaged_state import ask_damaged
from dateline.cli.status.snapshot.deleted_records import ask_deleted
from dateline.cli.status.snapshot.leaders import Offsets, Parts, ask_offsets
from dateline.cli.status.snapshot.newest import Newest, newest_events
from dateline.cli.status.snapshot.progress import shares_without_progress
from dateline.cli.status.snapshot.rebalances import keep_lasting
from dateline.client.dead_letters import read_retries
from dateline.client.gateway_notes import GatewayNote, read_notes, shown_gateways
from dateline.client.passed_over import Foreign, PassedOver
from dateline.core.alerts.delivery.standing import Standing as Delivery
from dateline.core.replay.alias import Alias
from dateline.core.sources.health import Standing
from dateline.delivery.standings import ask_standings
from dateline.kafka.alias import public_settings, read_alias
from dateline.kafka.clients import administering, reading
from dateline.kafka.codec import Incoming, UndecodableError
from dateline.kafka.dead_letters import read_letter
from dateline.kafka.embedded_broker.broker import is_embedded, space_problem
from dateline.kafka.topic_admin import Replicas, describe_topics, flow_partitions
from dateline.settings import ResolvedSettings
from dateline.topics import DEAD_LETTER, STATE, TOPICS

GROUPS: Final = "the groups"
"""The part of a snapshot without which nothing is known of workers."""
SOURCES: Final = "the sources"


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
    """How many were not sent again: one that fails again after that is a letter of its own."""
    foreign: Foreign | None = None
    """The records among them that something else wrote, which are no dead letters; None where there are none."""
    retried: int = 0
    """How many more there are, which `dead-letters retry` sent again or marked."""


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
    unanswered: Mapping[TopicPartition, str] = {}
    """The partitions of which nothing is known, and why."""
    missing: tuple[str, ...] = ()
    """The parts of the snapshot that could not be read because of them."""
    damaged: tuple[str, ...] = ()
    """Which records of state cannot be read, and why."""
    busy: Mapping[Share, BusySource] = {}
    """Of partitions before which many records wait, whose most of these are."""
    refusal: str = ""
    """Why no worker of this version of Dateline can run here; empty where one can."""
    disk: str = ""
    """Why the embedded broker of this machine takes no pages: its disk is full; empty where it takes them."""
    deleted: Mapping[Share, Gap] = {}
    """What the broker deleted before a stage read it, by partition of the stage."""

    def age(self, topic: TopicState) -> float | None:
        """Return the seconds since a topic's newest event: 0 for one after ``at``, None without events."""
        return None if topic.newest is None else max((self.at - topic.newest).total_seconds(), 0.0)


async def take_snapshot(settings: ResolvedSettings, at: datetime, since: datetime) -> Snapshot:
    """Ask the broker how a namespace stands as of ``at``; dead letters are counted from ``since`` to it.

    Where partitions have no leader, or theirs does not answer, the rest is read in bounded time. Raises
    ``ProvisionError`` where topics are missing, and ``KafkaError`` where no partition answers.
    """
    began = monotonic()
    async with administering(settings) as admin:
        described = await describe_topics(admin, settings)
    settings = settings.model_copy(update={"partitions": flow_partitions(settings, described.counts)})
    async with reading(settings) as reader:
        offsets = await ask_offsets(reader, described.led)
        parts = Parts(unanswered := described.leaderless | offsets.silent, began)
        topics = await _topics(reader, settings, described.counts, offsets, parts)
        flow = await _flow(reader, settings, offsets, parts)
        read = await parts.take(SOURCES, _read(table := SourceTable(settings), reader), instead=False)
        letters = await parts.take("the dead letters", _letters(reader, settings, since, at), instead=None)
    return Snapshot(
        settings,
        at,
        tuple(topics),
        flow.lags,
        flow.groups,
        tuple(table.standings(int(at.timestamp()))) if read else (),
        table.others() if read else 0,
        letters,
        described.replicas,
        tuple(await parts.take("the targets of alerts", ask_standings(settings, at), instead=[])),
        flow.still,
        shown_gateways(await parts.take("the gateways", _gateway_notes(settings), instead=[]), at),
        await parts.take("the rules files", refused_rules(public_settings(settings), at), instead=()),
        flow.alias,
        {tp: "has no leader" if tp in described.leaderless else "does not answer" for tp in unanswered},
        tuple(parts.missing),
        (*flow.damaged, *table.damaged),
        flow.busy,
        flow.refusal,
        _full_disk(settings),
        flow.deleted,
    )


def _full_disk(settings: ResolvedSettings) -> str:
    return (space_problem(settings.data_dir) or "") if is_embedded(settings) else ""


class _Flow(NamedTuple):
    """How the stages and the groups stand."""

    lags: Mapping[Share, Lag]
    groups: tuple[GroupState, ...]
    still: frozenset[Share]
    alias: Alias | None
    damaged: tuple[str, ...]
    busy: Mapping[Share, BusySource]
    refusal: str
    deleted: Mapping[Share, Gap]


async def _flow(reader: AIOKafkaConsumer, settings: ResolvedSettings, offsets: Offsets, parts: Parts) -> _Flow:
    ends = offsets.ends
    deleted = await parts.take("what was deleted", ask_deleted(reader, settings, offsets.firsts), instead={})
    every = [(stage, number) for stage in FLOW for number in range(settings.partitions)]
    shares = [
        share for share in every if {source_partition(settings, share), state_partition(settings, share)} <= {*ends}
    ]
    lags = await parts.take("the lag", backlog(reader, settings, shares), instead={})
    whose = busy_sources(reader, settings, lags, ends)
    busy = await parts.take("whose records wait", whose, instead=dict[Share, BusySource]())
    alias = await parts.take("which namespace is live", read_alias(settings), instead=None)
    looks = await parts.take(GROUPS, _looks(reader, settings, ends, alias), instead=[])
    refused = version_refusal(reader, settings, shares, alias)
    refusal = await parts.take("which version made the state", refused, instead="")
    damaged = await parts.take("which state is damaged", ask_damaged(reader, settings, ends, looks), instead=())
    workers = _workers(settings, looks)
    waiting = [share for share, lag in lags.items() if lag.records and any(share in owned for owned in workers)]
    watched, still = await asyncio.gather(
        parts.take("whether groups are stuck", watch_groups(settings, looks, ends), instead=looks),
        parts.take(
            "whether workers are stuck",
            shares_without_progress(reader, settings, waiting, workers),
            instead=frozenset[Share](),
        ),
    )
    lasting = keep_lasting(reader, settings, watched)
    groups = await parts.take("how long groups wait", lasting, instead=[look.group for look in watched])
    return _Flow(lags, tuple(groups), still, alias, damaged, busy, refusal, deleted)


async def _looks(
    reader: AIOKafkaConsumer, settings: ResolvedSettings, ends: Mapping[TopicPartition, int], alias: Alias | None
) -> list[GroupLook]:
    return await look_at_groups(settings, reader, ends, await find_unmatched(settings, alias))


async def _read(table: SourceTable, reader: AIOKafkaConsumer) -> bool:
    await table.read(reader)
    return True


async def _gateway_notes(settings: ResolvedSettings) -> list[GatewayNote]:
    return list((await read_notes(public_settings(settings))).gateways.values())


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
    reader: AIOKafkaConsumer, settings: ResolvedSettings, counts: Mapping[str, int], offsets: Offsets, parts: Parts
) -> list[TopicState]:
    """Return the topics that carry events."""
    named = {topic.of(settings): topic for topic in TOPICS if topic not in STATE.values()}
    carriers = {name: topic for name, topic in named.items() if name in counts}
    ends = {tp: end for tp, end in offsets.ends.items() if tp.topic in carriers}
    newest = await parts.take(
        "the newest events", newest_events(reader, carriers, offsets.firsts, ends), instead=dict[str, Newest]()
    )
    held = Counter[str]()
    for tp, end in ends.items():
        held[tp.topic] += end - offsets.firsts[tp]
    states: list[TopicState] = []
    for name in carriers:
        event = newest.get(name)
        states.append(TopicState(name, counts[name], held[name], event and event.time, event is None or event.exact))
    return states


async def _letters(
    reader: AIOKafkaConsumer, settings: ResolvedSettings, since: datetime, until: datetime
) -> DeadLetters:
    """Return how many dead letters were written from a time on and not after another, and were not sent again."""
    start, stop = (max(int(moment.timestamp() * 1000), 0) for moment in (since, until))  # no offset is before 1970
    source = TopicPartition(DEAD_LETTER.of(settings), 0)
    reader.assign([source])
    first = (await reader.offsets_for_times({source: start}))[source]
    letters, passed = list[tuple[int, int]](), PassedOver()
    if first is not None:
        async for each in read_spans(reader, {source: first.offset}):
            if not start <= each.timestamp <= stop:
                continue
            try:
                letter = read_letter(record := Incoming.of(each))
            except UndecodableError as error:
                passed.add(record, error)
            else:
                letters.append((letter.id, letter.stamp))
    foreign = passed.topics.get(source.topic)
    retries = await read_retries(settings, lambda *_: None) if letters else {}
    retried = sum(letter in retries for letter in letters)
    return DeadLetters(since, len(letters) - retried, foreign, retried)
