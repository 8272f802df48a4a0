"""The part of a snapshot that cannot be read: partitions without a leader, and those whose leader does not answer.

The rest is read all the same, in bounded time. Where every partition answers, one question to the broker is enough.
"""

import asyncio
from collections.abc import Awaitable, Collection, Iterable, Iterator, Mapping
from time import monotonic
from typing import Final, NamedTuple, TypeVar

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaError, KafkaTimeoutError

from dateline.agents.state.restore import StateError
from dateline.kafka.topic_admin import ProvisionError

T = TypeVar("T")
_MAX_ANSWER_SECONDS: Final = 6.0
"""Seconds in which a partition's leader has to say where it begins and ends. Chosen by hand above ``COMMAND_SECONDS``:
the client may ask a node that hangs for the metadata first. A leader that works takes milliseconds."""
_MAX_STEP_SECONDS: Final = 8.0
"""Seconds that one part of a snapshot may take where a partition does not answer. Chosen by hand."""
_MAX_SECONDS: Final = 40.0
"""Seconds that a whole snapshot may take where a partition does not answer. Chosen by hand, for a person who waits."""
_BROKEN: Final = (KafkaError, TimeoutError, ProvisionError, StateError)


class Offsets(NamedTuple):
    """Where partitions begin and end, and which did not answer."""

    firsts: Mapping[TopicPartition, int]
    ends: Mapping[TopicPartition, int]
    silent: frozenset[TopicPartition]


async def ask_offsets(reader: AIOKafkaConsumer, partitions: Collection[TopicPartition]) -> Offsets:
    """Ask where partitions begin and end: all at once, and where that fails, each topic and then each partition alone.

    Raises ``KafkaTimeoutError`` where none answers.
    """
    # Assigned so that the client asks for all topics at once, not one every 0.1 s; paused so that nothing is fetched.
    reader.assign(list(partitions))
    reader.pause(*partitions)
    firsts: dict[TopicPartition, int] = {}
    ends: dict[TopicPartition, int] = {}

    async def ask(group: list[TopicPartition]) -> list[TopicPartition]:
        try:
            async with asyncio.timeout(_MAX_ANSWER_SECONDS):
                its_ends, its_firsts = await asyncio.gather(reader.end_offsets(group), reader.beginning_offsets(group))
        except TimeoutError:
            return group
        except KafkaError as error:
            if not (error.retriable or isinstance(error, KafkaTimeoutError)):
                raise  # such as a login that may not read the topic
            return group
        ends.update(its_ends)
        firsts.update(its_firsts)
        return []

    silent = await ask(list(partitions)) if partitions else []
    for split in (_by_topic, _one_by_one, _by_topic, _one_by_one):
        if split is _by_topic and ends:  # a second round only where none has answered in the first
            break
        silent = [tp for group in await asyncio.gather(*map(ask, split(silent))) for tp in group]
    if partitions and not ends:
        msg = f"no partition's leader answered within {_MAX_ANSWER_SECONDS:g} s"
        raise KafkaTimeoutError(msg)
    return Offsets(firsts, ends, frozenset(silent))


def _by_topic(partitions: Iterable[TopicPartition]) -> Iterator[list[TopicPartition]]:
    groups: dict[str, list[TopicPartition]] = {}
    for tp in partitions:
        groups.setdefault(tp.topic, []).append(tp)
    yield from groups.values()


def _one_by_one(partitions: Iterable[TopicPartition]) -> Iterator[list[TopicPartition]]:
    yield from ([tp] for tp in partitions)


class Parts:
    """Takes the parts of a snapshot; where partitions do not answer, goes on without those that fail."""

    def __init__(self, unanswered: Collection[TopicPartition], began: float) -> None:
        """``began`` is when the snapshot was begun, by ``time.monotonic()``."""
        self._all_answer = not unanswered
        self._end = began + _MAX_SECONDS
        self.missing: list[str] = []
        """The names of the parts that could not be read."""

    async def take(self, name: str, part: Awaitable[T], instead: T) -> T:
        """Return a part of the snapshot, or what stands in its place where it cannot be read.

        Raises the part's error where every partition answers.
        """
        if self._all_answer:
            return await part
        try:
            async with asyncio.timeout(max(min(_MAX_STEP_SECONDS, self._end - monotonic()), 0.0)):
                return await part
        except _BROKEN:
            self.missing.append(name)
            return instead
