"""Restore: read a stage's state partition to its end, committed records only."""

from collections.abc import Callable

import orjson
from aiokafka import TopicPartition

from streams.agents.stage import Stage
from streams.clients import reading
from streams.codec import pack
from streams.core.fingerprint import FINGERPRINT_VERSION
from streams.settings import Settings

POSITION = b"position"
"""The key of the record that tells up to which source offset a partition's outputs are out."""


class StateError(Exception):
    """A state record cannot be read, or was written by another version; nothing may be built on it."""


def position_record(offset: int) -> bytes:
    """Return the value of a position record."""
    return pack({"offset": offset, "fingerprint_version": FINGERPRINT_VERSION})


async def restore(settings: Settings, source: TopicPartition, stage: Stage, wanted: Callable[[], bool]) -> int:
    """Load all committed records of a state partition into ``stage``; return the position, -1 for none.

    Stops early when ``wanted`` turns false, as it does on a rebalance. Raises ``StateError``.
    """
    position = -1
    async with reading(settings) as reader:
        reader.assign([source])
        await reader.seek_to_beginning(source)
        end = (await reader.end_offsets([source]))[source]
        while wanted() and await reader.position(source) < end:
            fetched = await reader.getmany(source, timeout_ms=200, max_records=5000)
            for record in fetched.get(source, ()):
                where = f"{source.topic}/{source.partition}@{record.offset}"
                if record.key == POSITION:
                    position = _position(record.value, where)
                else:
                    _load(stage, record.key, record.value, where)
    return position


def _position(value: bytes | None, where: str) -> int:
    try:
        found = orjson.loads(value or b"")
        version, offset = found["fingerprint_version"], int(found["offset"])
    except (ValueError, KeyError, TypeError) as error:
        msg = f"{where}: the position record cannot be read: {error!r}"
        raise StateError(msg) from error
    if version != FINGERPRINT_VERSION:
        msg = (
            f"{where}: the state was written under fingerprint version {version}, and this is {FINGERPRINT_VERSION}: "
            "equal texts would part. Run this version over the raw topic in a namespace of its own."
        )
        raise StateError(msg)
    return offset


def _load(stage: Stage, key: bytes | None, value: bytes | None, where: str) -> None:
    try:
        stage.load(key or b"", value or b"")
    except Exception as error:
        msg = f"{where}: the state record cannot be read: {error!r}"
        raise StateError(msg) from error
