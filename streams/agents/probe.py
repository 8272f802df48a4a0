"""Probe: which record of a partition comes next, asked of the broker itself."""

from typing import Final

from aiokafka import TopicPartition

from streams.clients import reading
from streams.settings import Settings

_PATIENCE_MS: Final = 2000


async def next_record(settings: Settings, source: TopicPartition, offset: int | None) -> int | None:
    """Return the offset of the first committed record at or after ``offset``; None where there is none yet.

    Without an offset, or with one that retention has deleted, the first record that is left counts.
    """
    async with reading(settings) as reader:
        reader.assign([source])
        if offset is None:
            await reader.seek_to_beginning(source)
        else:
            reader.seek(source, offset)
        fetched = await reader.getmany(source, timeout_ms=_PATIENCE_MS, max_records=1)
    return next((int(record.offset) for records in fetched.values() for record in records), None)
