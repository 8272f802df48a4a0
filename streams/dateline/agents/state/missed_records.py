"""Records that the broker deleted before a stage read them, by retention or because somebody told it to.

They are known by their offsets alone, so the number of offsets is an upper bound of the records: the marker of each
transaction has an offset too.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

from aiokafka import TopicPartition

from dateline import telemetry
from dateline.agents.stage import ALERTING
from dateline.agents.state.positions import Share, source_partition
from dateline.kafka.clients import reading
from dateline.settings import ResolvedSettings
from dateline.telemetry import count
from dateline.topics import RAW

_reported: Final[dict[tuple[str, TopicPartition], int]] = {}
"""Up to which offset a stage's deleted records were reported by this process, so that none is counted twice."""


class Gap(NamedTuple):
    """Offsets of a source partition that a stage has not read."""

    start: int
    """The first of them."""
    stop: int
    """The offset after the last one."""


def deleted_before(start: int, first: int) -> Gap | None:
    """Return what is missing to a stage that goes on at ``start``, where ``first`` is the first offset left.

    A stage without a position, which starts at 0, misses nothing: it begins where its source begins.
    """
    return Gap(start, first) if 0 < start < first else None


def may_be_markers(settings: ResolvedSettings, stage: str, gap: Gap) -> bool:
    """Whether a gap is so short that it may hold no record.

    Behind the last record that a stage has settled stand the markers of the transactions that were open then: at most
    one of each partition of the stage before. Before ``split``, a push to a gateway is a transaction.
    """
    return gap.stop - gap.start <= (1 if stage == "split" else settings.partitions)


def gaps(settings: ResolvedSettings, stage: str, start: int, offsets: Iterable[int]) -> list[Gap]:
    """Return the gaps before and between the offsets of a batch that are too long for markers alone.

    ``start`` is where the stage goes on. Records of an aborted transaction leave such a gap too.
    """
    found: list[Gap] = []
    for offset in offsets:
        if start < offset and not may_be_markers(settings, stage, gap := Gap(start, offset)):
            found.append(gap)
        start = max(start, offset + 1)
    return found


async def first_offset(settings: ResolvedSettings, source: TopicPartition) -> int:
    """Return the first offset that a partition still has; for an empty one, that of the next record."""
    async with reading(settings) as reader:
        return int((await reader.beginning_offsets([source]))[source])


def report(settings: ResolvedSettings, stage: str, source: TopicPartition, gap: Gap) -> None:
    """Log and count what is missing to a stage, without what this process has reported before."""
    start = max(gap.start, _reported.get((stage, source), 0))
    if start >= gap.stop:
        return
    _reported[stage, source] = gap.stop
    where = {"stage": stage, "partition": source.partition, "topic": source.topic}
    span = {"first": start, "last": gap.stop - 1, "offsets": gap.stop - start}
    if may_be_markers(settings, stage, gap):
        telemetry.event("markers_deleted", **where, **span)
        return
    telemetry.event("records_missed", **where, **span, advice=advice(settings, stage))
    count("records_missed", gap.stop - start, stage=stage)


def in_words(settings: ResolvedSettings, share: Share, gap: Gap) -> str:
    """Return a sentence: how many records of a share were deleted at most, and where they were."""
    stage, number = share
    topic, offsets = source_partition(settings, share).topic, gap.stop - gap.start
    if offsets == 1:
        gone, which = f"1 record was deleted before {stage} read it", f"offset {gap.start}"
    else:
        gone = f"{offsets} records were deleted before {stage} read them"
        which = f"offsets {gap.start} to {gap.stop - 1}"
    return f"{stage} partition {number}: at most {gone} ({which} of {topic})"


def advice(settings: ResolvedSettings, stage: str) -> str:
    """Return what to do about records that were deleted before a stage read them."""
    if stage == "split":
        return "send these pages again from where they came"
    if stage in ALERTING:
        return "these stories raise no alert: look at them with `dateline tail stories --from TIME`"
    return (
        f"`dateline upgrade prepare` reads {RAW.of(settings)} again into a new namespace, and `dateline upgrade "
        "switch` makes that live"
    )
