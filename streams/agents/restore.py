"""Restore: read a stage's state partition to its end, committed records only."""

from collections.abc import Callable

import orjson
from aiokafka import TopicPartition

from streams.agents.stage import Stage
from streams.clients import reading
from streams.codec import pack
from streams.core.clock import Clock
from streams.core.fingerprint import FINGERPRINT_VERSION
from streams.settings import Settings

POSITION = b"position"
"""The key of the record that tells up to which source offset a partition's outputs are out."""


class StateError(Exception):
    """A state record cannot be read, or was written by another version; nothing may be built on it."""


def position_record(offset: int, clock: Clock) -> bytes:
    """Return the value of a position record."""
    return pack({"offset": offset, "fingerprint_version": FINGERPRINT_VERSION, "clock": clock.to_state()})


async def restore(
    settings: Settings, source: TopicPartition, stage: Stage, clock: Clock, wanted: Callable[[], bool]
) -> int:
    """Load all committed records of a state partition into ``stage``; return the position, -1 for none.

    The last record of each key alone is loaded: one that a tombstone ends is not. Stops early when
    ``wanted`` turns false, as it does on a rebalance. Raises ``StateError``.
    """
    latest: dict[bytes, tuple[bytes, int]] = {}
    async with reading(settings) as reader:
        reader.assign([source])
        await reader.seek_to_beginning(source)
        end = (await reader.end_offsets([source]))[source]
        while wanted() and await reader.position(source) < end:
            fetched = await reader.getmany(source, timeout_ms=200, max_records=5000)
            for record in fetched.get(source, ()):
                key = record.key or b""
                if record.value is None:
                    latest.pop(key, None)
                else:
                    latest[key] = record.value, record.offset
    return _load_all(latest, f"{source.topic}/{source.partition}", stage, clock)


def _load_all(latest: dict[bytes, tuple[bytes, int]], topic: str, stage: Stage, clock: Clock) -> int:
    value, offset = latest.pop(POSITION, (None, -1))
    position = _position(value, f"{topic}@{offset}", clock) if value is not None else -1
    while latest:  # each record is let go of once it is loaded: they are as large as what is made of them
        key, (state, at) = latest.popitem()
        try:
            stage.load(key, state)
        except Exception as error:
            msg = f"{topic}@{at}: the state record cannot be read: {error!r}"
            raise StateError(msg) from error
    return position


def _position(value: bytes, where: str, clock: Clock) -> int:
    try:
        found = orjson.loads(value)
        version, offset = found["fingerprint_version"], int(found["offset"])
        clock.from_state(found.get("clock", {}))
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
