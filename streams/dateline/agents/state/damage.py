"""Asks the broker which records of state cannot be read: the next worker would end at each of them.

The records of ``split`` are read whole by its table of sources, which tells of its own.
"""

from collections.abc import Collection, Iterable
from typing import Final

from aiokafka import AIOKafkaConsumer, TopicPartition

from dateline.agents.partitions.reorder_buffer import WAITING_PREFIX
from dateline.agents.state.positions import Share, read_spans, source_partition, state_partition
from dateline.agents.state.restore import POSITION, unreadable_words
from dateline.agents.state.thread_shapes import check as check_thread
from dateline.settings import ResolvedSettings

_TAIL_OFFSETS: Final = 10_000
"""Offsets at the end of a partition that are searched while its worker runs. Chosen by hand: a tenth of a second, and
minutes of a busy stage. A partition without a worker is searched whole, as the worker that starts there reads it."""


async def damaged_records(
    reader: AIOKafkaConsumer,
    settings: ResolvedSettings,
    shares: Iterable[Share],
    owned: Collection[TopicPartition],
) -> tuple[str, ...]:
    """Return where records are that cannot be read, and why, among the last records of each key.

    ``owned`` holds the source partitions that workers have: of their shares, only the newest records are searched.
    """
    states = {state_partition(settings, share): share for share in shares if share[0] != "split"}
    starts = {tp: -_TAIL_OFFSETS if source_partition(settings, share) in owned else 0 for tp, share in states.items()}
    damaged: dict[tuple[str, int, bytes], str] = {}
    async for record in read_spans(reader, starts):
        key = record.key or b""
        place = record.topic, record.partition, key
        damaged.pop(place, None)
        if key == POSITION or record.value is None:
            continue
        try:
            _check(states[TopicPartition(record.topic, record.partition)][0], key, record.value)
        except Exception as error:  # noqa: BLE001 - a worker ends with any of them
            damaged[place] = unreadable_words(f"{record.topic}/{record.partition}@{record.offset}", key, error)
    return tuple(damaged.values())


def _check(stage: str, key: bytes, value: bytes) -> None:
    """Raise any exception where a stage cannot read a state record."""
    # The stages' code is loaded where they have records: it takes a second.
    match stage:
        case "thread" if key.startswith(WAITING_PREFIX):
            int(key.removeprefix(WAITING_PREFIX))
        case "thread":
            check_thread(key, value)
        case "collapse":
            from dateline.agents.stages.collapse import read_entry  # noqa: PLC0415

            read_entry(key, value)
        case "alert":
            from dateline.agents.stages.alert import read_state  # noqa: PLC0415

            read_state(key, value)
        case _:
            msg = f"{stage} keeps no state, and found {key!r} ({len(value)} bytes)"
            raise ValueError(msg)
