"""Restore: read a stage's state partition to its end, committed records only."""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

import orjson
from aiokafka import TopicPartition

from dateline.core.versions import FINGERPRINT_VERSION
from dateline.kafka.clients import reading
from dateline.kafka.codec import Headers, pack
from dateline.settings import Settings

POSITION: Final = b"position"
"""The key of the record that tells up to which source offset a partition's outputs are out."""


class StateError(Exception):
    """A state record cannot be read, or was written by another version; nothing may be built on it."""


class Position(NamedTuple):
    """How far a stage has got with a source partition."""

    offset: int = -1
    """The last source offset that is settled; -1 for none."""
    clock: Mapping[str, int] = {}
    """Its clock, as ``Clock.to_state`` gives it."""
    waiting: int = 0
    """So many records are taken in and not yet decided."""

    def pack(self) -> bytes:
        """Return the value of its record."""
        return pack(self._asdict() | {"fingerprint_version": FINGERPRINT_VERSION})

    @classmethod
    def unpack(cls, value: bytes) -> "Position":
        """Read the value of a position record, of any version. Raises ``ValueError``, ``KeyError``, ``TypeError``."""
        found = orjson.loads(value)
        return cls(int(found["offset"]), found.get("clock", {}), found.get("waiting", 0))


class _Kept(NamedTuple):
    offset: int
    value: bytes
    headers: Headers


async def restore(
    settings: Settings,
    source: TopicPartition,
    load: Callable[[bytes, bytes, Headers], None],
    wanted: Callable[[], bool],
) -> Position:
    """Hand all committed records of a state partition to ``load``, by key, value and headers; return the position.

    The last record of each key alone is loaded: one that a tombstone ends is not. Stops early when
    ``wanted`` turns false, as it does on a rebalance. Raises ``StateError``.
    """
    latest: dict[bytes, _Kept] = {}
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
                    latest[key] = _Kept(record.offset, record.value, tuple(record.headers))
    return _load_all(latest, f"{source.topic}/{source.partition}", load)


def _load_all(latest: dict[bytes, _Kept], topic: str, load: Callable[[bytes, bytes, Headers], None]) -> Position:
    kept = latest.pop(POSITION, None)
    position = _position(kept.value, f"{topic}@{kept.offset}") if kept is not None else Position()
    while latest:  # each record is let go of once it is loaded: they are as large as what is made of them
        key, (offset, value, headers) = latest.popitem()
        try:
            load(key, value, headers)
        except Exception as error:
            msg = f"{topic}@{offset}: the state record cannot be read: {error!r}"
            raise StateError(msg) from error
    return position


def _position(value: bytes, where: str) -> Position:
    try:
        position, version = Position.unpack(value), orjson.loads(value)["fingerprint_version"]
    except (ValueError, KeyError, TypeError) as error:
        msg = f"{where}: the position record cannot be read: {error!r}"
        raise StateError(msg) from error
    if version != FINGERPRINT_VERSION:
        msg = (
            f"{where}: the state was written under fingerprint version {version}, and this is {FINGERPRINT_VERSION}: "
            "equal texts would part. Run this version over the raw topic in a namespace of its own."
        )
        raise StateError(msg)
    return position
