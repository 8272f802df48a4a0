"""Read a stage's state partition to its end, committed records only, and load the last record of each key."""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

import orjson
from aiokafka import TopicPartition

from dateline.core.text.printable import printable
from dateline.core.versions import FINGERPRINT_VERSION, STORY_MODEL_VERSION
from dateline.kafka.clients import reading
from dateline.kafka.codec import Headers, pack
from dateline.process.log.error_words import error_words
from dateline.settings import Settings
from dateline.topics import STATE

POSITION: Final = b"position"
"""The key of the position record: up to which source offset a partition's outputs are committed."""

_POLL_MS: Final = 200
"""Milliseconds that one poll waits for records. Chosen by hand."""
_MAX_POLL_RECORDS: Final = 5_000
"""Records of one poll. Chosen by hand."""


class StateError(Exception):
    """A state record cannot be read, or was written by another version, so the stage must not start from it."""


class OtherVersionError(StateError):
    """State that was written by another version: ``problem`` says by which, and what would go wrong."""

    def __init__(self, problem: str, advice: str) -> None:
        super().__init__(f"{problem}. {advice}")
        self.problem = problem


class Position(NamedTuple):
    """How far a stage has got with a source partition."""

    offset: int = -1
    """The last source offset that is settled; -1 for none."""
    clock: Mapping[str, int] = {}
    """Its clock, as ``Clock.to_state`` gives it."""
    waiting: int = 0
    """Records that are read and not yet decided: those in the reorder buffer."""

    def pack(self) -> bytes:
        """Return the value of the position record."""
        versions = {"fingerprint_version": FINGERPRINT_VERSION, "story_model": STORY_MODEL_VERSION}
        return pack(self._asdict() | versions)

    @classmethod
    def unpack(cls, value: bytes) -> "Position":
        """Read the value of a position record, of any version. Raises ``ValueError``, ``KeyError``, ``TypeError``."""
        fields = orjson.loads(value)
        return cls(int(fields["offset"]), fields.get("clock", {}), fields.get("waiting", 0))


class _StateRecord(NamedTuple):
    offset: int
    value: bytes
    headers: Headers


async def restore(
    settings: Settings,
    source: TopicPartition,
    load: Callable[[bytes, bytes, Headers], None],
    is_wanted: Callable[[], bool],
) -> Position:
    """Call ``load`` with key, value and headers of the last record of each key; return the position.

    Keys whose last record is a tombstone are skipped. Stops early once ``is_wanted`` returns False, as after a
    rebalance. Raises ``StateError``.
    """
    latest: dict[bytes, _StateRecord] = {}
    async with reading(settings) as reader:
        reader.assign([source])
        await reader.seek_to_beginning(source)
        end = (await reader.end_offsets([source]))[source]
        while is_wanted() and await reader.position(source) < end:
            fetched = await reader.getmany(source, timeout_ms=_POLL_MS, max_records=_MAX_POLL_RECORDS)
            for record in fetched.get(source, ()):
                key = record.key or b""
                if record.value is None:
                    latest.pop(key, None)
                else:
                    latest[key] = _StateRecord(record.offset, record.value, tuple(record.headers))
    written = latest.pop(POSITION, None)
    topic, position = f"{source.topic}/{source.partition}", Position()
    if written is not None:
        threads = source.topic.endswith(f".{STATE['thread'].suffix}")
        position = checked_position(written.value, f"{topic}@{written.offset}", threads=threads)
    _load_all(latest, topic, load)
    return position


def _load_all(latest: dict[bytes, _StateRecord], topic: str, load: Callable[[bytes, bytes, Headers], None]) -> None:
    while latest:  # each record is freed once it is loaded: together they are as large as the state made of them
        key, (offset, value, headers) = latest.popitem()
        try:
            load(key, value, headers)
        except Exception as error:
            msg = unreadable_words(f"{topic}@{offset}", key, error)
            raise StateError(msg) from error


def unreadable_words(where: str, key: bytes, error: Exception) -> str:
    """Return a sentence: the state record of a key cannot be read, where it is, and why."""
    name = printable(key.decode(errors="replace")[:_MAX_KEY_CHARS])
    return f"{where}: the state record cannot be read: {error_words(error)}; its key is “{name}”"


_MAX_KEY_CHARS: Final = 80
"""Characters of a record's key that an error shows, so that a person can tell who wrote it. Chosen by hand: Dateline's
own keys have 64."""


def checked_position(value: bytes, where: str, *, threads: bool) -> Position:
    """Read the value of a position record; ``threads`` says that it is threading's, whose model matters.

    Raises ``StateError`` where it cannot be read, and ``OtherVersionError`` where it was written under another version.
    """
    try:
        position, fields = Position.unpack(value), orjson.loads(value)
        version, model = fields["fingerprint_version"], fields.get("story_model", 0)
    except (ValueError, KeyError, TypeError) as error:
        msg = f"{where}: the position record cannot be read: {error_words(error)}"
        raise StateError(msg) from error
    if version != FINGERPRINT_VERSION:
        problem = (
            f"{where}: the state was written under fingerprint version {version}, and this is {FINGERPRINT_VERSION}: "
            "equal texts would get different fingerprints"
        )
        raise OtherVersionError(problem, "Run this version over the raw topic in a namespace of its own.")
    if threads and model != STORY_MODEL_VERSION:
        problem = (
            f"{where}: the state was written under story model {model}, and this is {STORY_MODEL_VERSION}: other texts "
            "would be joined"
        )
        advice = "Warm a namespace with this version and switch to it: `dateline upgrade prepare`."
        raise OtherVersionError(problem, advice)
    return position
