"""How far the copy has come: whether it has all that the topics had at some moment, for takedowns.

What the last fetch of a partition told of its end does not serve: it may be old where the partition's leader is away,
while the others go on. So the broker is asked for all ends.
"""

import asyncio
from collections.abc import Mapping
from typing import Final

from aiokafka import TopicPartition

from dateline.gateway.follow.offsets import offsets_of
from dateline.settings import ResolvedSettings
from dateline.topics import ACKNOWLEDGEMENTS, ALERTS, STORIES

Ends = Mapping[TopicPartition, int]
"""The end offset of each partition."""
_MAX_ASK_SECONDS: Final = 5.0
"""Seconds that the broker may take to tell where the topics end. Chosen by hand."""


class Reached:
    """The offset up to which the copy has each partition that it reads."""

    def __init__(self) -> None:
        self._settings: ResolvedSettings | None = None
        self._offsets: Ends = {}

    def note(self, settings: ResolvedSettings, offsets: Ends) -> None:
        """Note that the copy has all before these offsets of a namespace's topics."""
        if offsets:
            self._settings, self._offsets = settings, offsets

    async def ends(self) -> Ends | None:
        """Return where the topics that are read end now; None before the copy was once at their ends.

        Raises ``KafkaError``, ``OSError`` and ``TimeoutError`` where the end of one partition is unknown, and
        ``ProvisionError`` where a topic is missing.
        """
        settings = self._settings
        if settings is None:
            return None
        ends: dict[TopicPartition, int] = {}
        async with asyncio.timeout(_MAX_ASK_SECONDS):
            for topic in (STORIES, ALERTS, ACKNOWLEDGEMENTS):
                for number, end in (await offsets_of(settings, topic, of_ends=True)).items():
                    ends[TopicPartition(topic.of(settings), number)] = end
        return ends

    def covers(self, ends: Ends) -> bool:
        """Whether the copy has all before some ends. A topic that it no longer reads was read to its end."""
        topics = {partition.topic for partition in self._offsets}
        return all(self._offsets.get(each, 0) >= end for each, end in ends.items() if each.topic in topics)
