"""Whether workers read all partitions of the raw topic: in one that somebody added, a page would wait for ever."""

from time import monotonic
from typing import Final

from dateline.kafka.clients import administering
from dateline.kafka.topic_admin import ProvisionError, count_partitions, unread_partitions
from dateline.settings import ResolvedSettings
from dateline.topics import RAW, STATE

LOOK_SECONDS: Final = 10.0
"""Seconds for which a look at the topics holds. Chosen by hand: as often as a worker looks at them."""


class RawPartitions:
    """The partitions of the raw topic, looked at again at the first push after some seconds."""

    def __init__(self, settings: ResolvedSettings) -> None:
        self._settings = settings
        self._looked_at = -LOOK_SECONDS

    async def require_read(self) -> None:
        """Raise ``ProvisionError`` where some are read by no worker, ``KafkaError`` or ``OSError`` without a broker."""
        now = monotonic()
        if now - self._looked_at < LOOK_SECONDS:
            return
        async with administering(self._settings) as admin:
            counts = await count_partitions(admin, self._settings, [RAW, STATE["split"]])
        if msg := unread_partitions(RAW.of(self._settings), STATE["split"].of(self._settings), counts):
            raise ProvisionError(msg)
        self._looked_at = now
