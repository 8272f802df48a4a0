"""The counts of sources that ``split`` keeps, asked of the broker when somebody wants to know."""

import asyncio
from collections.abc import Mapping, Sequence
from time import monotonic, time
from typing import Final, NamedTuple

from aiokafka.errors import KafkaError

from dateline import telemetry
from dateline.agents.state.source_records import SourceTable
from dateline.core.sources.health import Standing
from dateline.core.sources.rhythm import Rhythm
from dateline.kafka.alias import resolve
from dateline.kafka.clients import administering, reading
from dateline.kafka.topic_admin import ProvisionError, count_partitions
from dateline.process.log.error_words import error_words
from dateline.settings import Settings
from dateline.topics import STATE

_FRESH_SECONDS: Final = 20.0
"""Seconds for which an answer of the broker is used. Chosen by hand: a silence is hours long."""
_MAX_ASK_SECONDS: Final = 10.0
"""Seconds that the broker may take. Chosen by hand: 2,000 sources of eight weeks take some seconds at first."""


class Look(NamedTuple):
    """How the sources are doing at a time."""

    at: int
    """Seconds since 1970."""
    standings: Sequence[Standing]
    rhythms: Mapping[str, Rhythm]
    others: int
    """Pages of sources that are counted together."""


class SourceLook:
    """Looks at the sources of the live namespace, at most every few seconds; each look goes on behind the last one."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = asyncio.Lock()
        self._asked_at = -_FRESH_SECONDS
        self._table: tuple[str, SourceTable] | None = None
        """The live namespace, and the counts that were read of it."""
        self._look: Look | None = None

    async def look(self) -> Look | None:
        """Return how the sources are doing; None where the broker does not answer."""
        async with self._lock:
            if monotonic() - self._asked_at >= _FRESH_SECONDS:
                try:
                    async with asyncio.timeout(_MAX_ASK_SECONDS):
                        self._look = await self._ask()
                except (KafkaError, OSError, TimeoutError, ProvisionError, KeyError) as error:
                    telemetry.event("probe_failed", reason=error_words(error))
                    self._look = None
                self._asked_at = monotonic()
            return self._look

    async def _ask(self) -> Look:
        settings = await resolve(self._settings)
        if self._table is None or self._table[0] != settings.namespace:
            async with administering(settings) as admin:
                counts = await count_partitions(admin, settings)
            counted = settings.model_copy(update={"partitions": counts[STATE["split"].of(settings)]})
            self._table = settings.namespace, SourceTable(counted)
        table = self._table[1]
        async with reading(settings) as reader:
            await table.read(reader)
        now = int(time())
        standings = table.standings(now)
        return Look(now, standings, table.rhythms((each.name for each in standings), now), table.others())
