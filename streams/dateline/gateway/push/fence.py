"""Fence: one partition of the topic of pushes, as this gateway owns it.

Whoever opens the producer of the partition's transactional id is the only one that can commit there: the broker refuses
the former owner. After that, this gateway reads the partition to its end, and then decides on the request. If another
gateway takes the partition meanwhile, the commit fails, and this one decides again.
"""

import asyncio
import random
from collections.abc import Sequence
from time import monotonic
from typing import Final

from aiokafka.errors import KafkaError

from dateline import telemetry
from dateline.gateway.push.keys import Keys, KnownKey
from dateline.gateway.push.producers import PushProducer
from dateline.gateway.push.push_note import RequestKey
from dateline.kafka.codec import Outgoing
from dateline.process.log.error_words import error_words
from dateline.settings import ResolvedSettings
from dateline.topics import PUSHES

_PAUSE_SECONDS: Final = 0.05
"""The longest first pause before this gateway takes a partition back from another one, in seconds; it doubles each
time. Chosen by hand: the time of some transactions, so that two gateways do not take it from one another without
end."""
_MAX_PAUSE_SECONDS: Final = 1.0
"""The longest of these pauses. Chosen by hand."""
_MAX_CATCH_UP_SECONDS: Final = 10.0
"""Seconds that reading a partition to its end may take. Chosen by hand."""


class Fence:
    """Decides the requests whose keys lie in a partition, one after the other."""

    def __init__(self, settings: ResolvedSettings, keys: Keys, partition: int) -> None:
        self._keys, self._partition = keys, partition
        self._producer = PushProducer(settings, f"{PUSHES.of(settings)}.{partition}")
        self._lock = asyncio.Lock()

    async def decide(self, key: RequestKey, records: Sequence[Outgoing], until: float) -> KnownKey | None:
        """Send the records, the last of which notes the key; of a known key, send nothing and return what is known.

        ``until`` is in ``time.monotonic()`` seconds: after it, the broker's next error is raised. In spite of an error
        the records may have been committed; then the key is known when the request comes again.
        """
        failures = 0
        async with self._lock:
            while True:
                try:
                    return await self._try(key, records)
                except (KafkaError, OSError, TimeoutError) as error:
                    await self._producer.close()
                    if monotonic() > until:
                        raise
                    telemetry.event("push_tried_again", partition=self._partition, reason=error_words(error))
                longest = min(_PAUSE_SECONDS * 2**failures, _MAX_PAUSE_SECONDS)
                await asyncio.sleep(random.uniform(0, longest))  # noqa: S311  # no secret
                failures += 1

    async def _try(self, key: RequestKey, records: Sequence[Outgoing]) -> KnownKey | None:
        if not self._producer.is_open:
            await self._producer.open()
            async with asyncio.timeout(_MAX_CATCH_UP_SECONDS):
                await self._keys.caught_up(self._partition)
        known = self._keys.find(self._partition, key)
        if known is None:
            placed = await self._producer.send(records)
            self._keys.note(self._partition, key, placed.offset)
        return known

    async def close(self) -> None:
        """Give the partition up; whoever wants it takes it anyway."""
        await self._producer.close()
