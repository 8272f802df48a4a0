"""Plan a replay: fix what is read, and mark the namespace as this replay's own, or find it marked so.

Where a topic holds what happened from a time on: between which offsets, fixed now, and what is gone of it.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final, NamedTuple

import typer
from aiokafka import TopicPartition

from dateline.cli.replay.feeder import feeding
from dateline.cli.replay.marker import find_replay, note
from dateline.core.replay.job import FeedProgress, Marker, ReplayError, about, new_id, refusal
from dateline.core.times.window import AHEAD
from dateline.core.versions import FINGERPRINT_VERSION, PARSER_VERSION
from dateline.kafka.clients import reading
from dateline.kafka.topic_admin import create_topic, create_topics, require_topic
from dateline.kafka.transactions import deliver
from dateline.settings import ResolvedSettings, Settings
from dateline.topics import RAW, REPLAY, Topic

_DAY_MS: Final = 24 * 3600 * 1000


class Offsets(NamedTuple):
    """From where to where each partition is read; and since when each holds records that held older ones once."""

    begins: Mapping[int, int]
    ends: Mapping[int, int]
    gone: Mapping[int, datetime]


async def fix_offsets(settings: ResolvedSettings, topic: Topic, start: datetime) -> Offsets:
    """Return the offsets between which everything stands that happened from ``start`` on.

    Nothing is dated more than an hour after it was sent, so the reading begins with what was sent an hour
    before ``start``. Raises ``ProvisionError`` where there is no such topic.
    """
    count = await require_topic(settings, topic)
    partitions = [TopicPartition(topic.of(settings), number) for number in range(count)]
    async with reading(settings) as reader:
        reader.assign(partitions)
        reader.pause(*partitions)
        ends = await reader.end_offsets(partitions)
        firsts = await reader.beginning_offsets(partitions)
        stamp = max(int((start - AHEAD).timestamp() * 1000), 0)
        found = await reader.offsets_for_times(dict.fromkeys(partitions, stamp))
    begins = {tp: at.offset if (at := found.get(tp)) else ends[tp] for tp in partitions}
    gone = {
        tp.partition: sent
        for tp in partitions
        if (at := found.get(tp))
        and 0 < firsts[tp] == at.offset
        and (sent := datetime.fromtimestamp(at.timestamp / 1000, UTC)) > start
    }
    return Offsets({tp.partition: at for tp, at in begins.items()}, {tp.partition: ends[tp] for tp in ends}, gone)


def about_gone(settings: ResolvedSettings, topic: Topic, gone: Mapping[int, datetime]) -> str:
    """Say what a topic holds no more."""
    since = max(gone.values()).isoformat(timespec="seconds")
    days = (topic.retention_ms or 0) // _DAY_MS
    return (
        f"{topic.of(settings)} is kept for {days} days: {len(gone)} of its partitions hold nothing that "
        f"was sent before {since}"
    )


class Times(NamedTuple):
    """Between which times pages are taken, and the words of ``--from`` and ``--to`` that say so."""

    start: datetime
    end: datetime
    said: tuple[str, str | None]


class Plan(NamedTuple):
    """A replay about to begin, or to go on: from the live namespace into its own."""

    live: ResolvedSettings
    settings: ResolvedSettings
    marker: Marker


async def plan(live: ResolvedSettings, settings: ResolvedSettings, times: Times, partitions: int | None) -> Plan:
    """Return what is to be done, with the namespace's topics made, its marker first.

    What is gone on with keeps the times that were fixed at its beginning.

    Raises ``ReplayError`` where the namespace holds anything but the beginning of this very replay.
    """
    offsets = await fix_offsets(live, RAW, times.start)
    wanted = _wanted(live, settings, times, offsets, partitions)
    found = await find_replay(settings)
    if why := refusal(settings.namespace, found.topics, found.marker, wanted):
        raise ReplayError(why)
    marker = found.marker or wanted
    settings = settings.model_copy(update={"partitions": marker.partitions})
    if found.marker is None:
        if offsets.gone:
            typer.echo(f"{about_gone(live, RAW, offsets.gone)}; the replay goes without those pages", err=True)
        # The marker first: whatever is made after it can be told for this replay's, and be dropped.
        await create_topic(settings, REPLAY)
        async with feeding(settings) as producer:
            await deliver(producer, [note(settings, marker), note(settings, FeedProgress())])
    else:
        typer.echo(f"going on with {about(marker)}", err=True)
    await create_topics(settings)
    return Plan(live, settings, marker)


def _wanted(live: Settings, settings: Settings, times: Times, offsets: Offsets, partitions: int | None) -> Marker:
    return Marker(
        replay=new_id(settings.namespace, live.namespace, times.start, times.end, dict(offsets.ends)),
        live=live.namespace,
        start=times.start,
        end=times.end,
        said=times.said,
        partitions=partitions or len(offsets.ends),
        begins=dict(offsets.begins),
        ends=dict(offsets.ends),
        parser_version=PARSER_VERSION,
        fingerprint_version=FINGERPRINT_VERSION,
    )
