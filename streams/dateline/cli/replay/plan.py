"""Plan a replay: fix which offsets are read, and mark the namespace as this replay's own, or find it marked so."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final, NamedTuple

from aiokafka import TopicPartition

from dateline.cli.replay.feeder import feed_producer
from dateline.cli.replay.marker import find_replay, to_record
from dateline.cli.terminal.notices import notice
from dateline.core.replay.job import FeedProgress, Marker, ReplayError, about, new_id, refusal
from dateline.core.times.window import AHEAD
from dateline.core.versions import FINGERPRINT_VERSION, PARSER_VERSION, STORY_MODEL_VERSION
from dateline.kafka.clients import reading
from dateline.kafka.codec import moment_of
from dateline.kafka.topic_admin import create_topic, create_topics, require_topic
from dateline.kafka.transactions import deliver
from dateline.settings import ResolvedSettings, Settings
from dateline.topics import RAW, REPLAY, Topic

_DAY_MS: Final = 24 * 3600 * 1000


class TimeWindow(NamedTuple):
    """The window of event time whose pages are replayed."""

    start: datetime
    end: datetime
    typed: tuple[str, str | None]
    """``--from`` and ``--to`` as typed; None for ``--to`` left out."""


class Speed(NamedTuple):
    """How fast a replay goes, as typed. A run that continues one may have another speed."""

    rate: str | None
    """``--rate``; None for full speed."""
    workers: int


class Plan(NamedTuple):
    """A replay that is about to begin, or to continue."""

    live: ResolvedSettings
    settings: ResolvedSettings
    """Those of the replay's own namespace."""
    marker: Marker


async def plan(
    live: ResolvedSettings, settings: ResolvedSettings, window: TimeWindow, partitions: int | None, speed: Speed
) -> Plan:
    """Create the namespace's topics, the marker's first, and return the plan.

    A replay that continues keeps the times that were fixed at its beginning, and has the speed of this run. Raises
    ``ReplayError`` where the namespace holds anything but this replay, unfinished.
    """
    offsets = await fix_offsets(live, RAW, window.start)
    wanted = _new_marker(live, settings, window, offsets, partitions).model_copy(update=speed._asdict())
    existing = await find_replay(settings)
    if why := refusal(settings.namespace, existing.topics, existing.marker, wanted):
        raise ReplayError(why)
    marker = existing.marker.model_copy(update=speed._asdict()) if existing.marker else wanted
    settings = settings.model_copy(update={"partitions": marker.partitions})
    if existing.marker is None:
        if offsets.deleted_before:
            warning = retention_warning(live, RAW, offsets.deleted_before)
            notice(f"{warning}; the replay leaves those pages out")
        # The marker comes first: topics that are created after it can be recognised as this replay's, and be dropped.
        await create_topic(settings, REPLAY)
        async with feed_producer(settings) as producer:
            await deliver(producer, [to_record(settings, marker), to_record(settings, FeedProgress())])
    else:
        notice(f"continuing {about(marker)}")
    await create_topics(settings)
    return Plan(live, settings, marker)


def _new_marker(
    live: Settings, settings: Settings, window: TimeWindow, offsets: "Offsets", partitions: int | None
) -> Marker:
    return Marker(
        replay=new_id(settings.namespace, live.namespace, window.start, window.end, dict(offsets.ends)),
        live=live.namespace,
        start=window.start,
        end=window.end,
        said=window.typed,
        partitions=partitions or len(offsets.ends),
        begins=dict(offsets.begins),
        ends=dict(offsets.ends),
        parser_version=PARSER_VERSION,
        fingerprint_version=FINGERPRINT_VERSION,
        story_model=STORY_MODEL_VERSION,
        record_level=settings.record_level,
    )


class Offsets(NamedTuple):
    """The offsets of a topic between which a reading is fixed, by partition."""

    begins: Mapping[int, int]
    ends: Mapping[int, int]
    deleted_before: Mapping[int, datetime]
    """Partitions that have lost records of the window: when their oldest record was sent."""


async def fix_offsets(settings: ResolvedSettings, topic: Topic, start: datetime) -> Offsets:
    """Return the offsets between which all records of events at ``start`` or later are.

    An event is never later than an hour after its record was sent, so the reading begins with the records that were
    sent an hour before ``start``. Raises ``ProvisionError`` where there is no such topic.
    """
    count = await require_topic(settings, topic)
    partitions = [TopicPartition(topic.of(settings), number) for number in range(count)]
    async with reading(settings) as reader:
        reader.assign(partitions)
        reader.pause(*partitions)
        ends = await reader.end_offsets(partitions)
        firsts = await reader.beginning_offsets(partitions)
        stamp = max(int((start - AHEAD).timestamp() * 1000), 0)
        at_start = await reader.offsets_for_times(dict.fromkeys(partitions, stamp))
    begins = {tp: at.offset if (at := at_start.get(tp)) else ends[tp] for tp in partitions}
    deleted_before = {
        tp.partition: sent
        for tp in partitions
        if (at := at_start.get(tp)) and 0 < firsts[tp] == at.offset and (sent := moment_of(at.timestamp)) > start
    }
    return Offsets(
        {tp.partition: offset for tp, offset in begins.items()},
        {tp.partition: offset for tp, offset in ends.items()},
        deleted_before,
    )


def retention_warning(settings: ResolvedSettings, topic: Topic, deleted_before: Mapping[int, datetime]) -> str:
    """Return a phrase that says from when on a topic is complete, and for how many days it is kept."""
    since = max(deleted_before.values()).isoformat(timespec="seconds")
    days = (topic.retention_ms or 0) // _DAY_MS
    return (
        f"{topic.of(settings)} is kept for {days} days: {len(deleted_before)} of its partitions hold nothing that "
        f"was sent before {since}"
    )
