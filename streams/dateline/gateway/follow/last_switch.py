"""The last switch: what the alias says of it, and whether a copy has followed it."""

import asyncio
import math
from collections.abc import Mapping
from time import monotonic
from typing import Final

from aiokafka.errors import KafkaError

from dateline import telemetry
from dateline.core.replay.alias import Alias
from dateline.gateway.copy.batch import Generation
from dateline.kafka.alias import read_alias
from dateline.settings import Settings
from dateline.topics import STORIES

_MAX_ASK_SECONDS: Final = 5.0
"""Seconds that the broker may take to tell which namespace is live. Chosen by hand."""
_ALIAS_SECONDS: Final = 1.0
"""Seconds for which the alias need not be read again where nobody needs the newest. Chosen by hand."""


class LastSwitch:
    """Reads the alias of a public name for all who ask."""

    def __init__(self, named: Settings) -> None:
        self._named = named
        self._alias: Alias | None = None
        self._asked_at = -math.inf
        """When the reading of the alias began."""
        self._asking = asyncio.Lock()

    async def ask(self, *, fresh: bool = False) -> Alias | None:
        """Return the alias; None where no switch was ever made. Raises errors of the broker.

        It may be a second old; with ``fresh``, it is read after this call. All who ask meanwhile share one reading.
        """
        wanted = monotonic() - (0 if fresh else _ALIAS_SECONDS)
        async with self._asking:
            if self._asked_at < wanted:
                asked_at = monotonic()
                async with asyncio.timeout(_MAX_ASK_SECONDS):
                    self._alias = await read_alias(self._named)
                self._asked_at = asked_at
            return self._alias

    async def persist(self) -> Alias | None:
        """Return the alias; try again until the broker answers."""
        while True:
            try:
                return await self.ask()
            except (KafkaError, OSError, TimeoutError) as error:
                telemetry.event("probe_failed", reason=repr(error))
                await asyncio.sleep(_ALIAS_SECONDS)


def has_followed(newest: Generation, alias: Alias) -> bool:
    """Whether a copy's newest generation is what a switch led to: its namespace may have been live before too."""
    if newest.namespace != alias.live:
        return False
    return all(
        offset <= max(newest.opens.get(number, 0), newest.joined.get(number, 0))
        for number, offset in opens_of(alias).items()
    )


def opens_of(alias: Alias) -> Mapping[int, int]:
    """Return where the live namespace's stories go on after the switch, by partition."""
    return alias.opens.get(STORIES.suffix, {})
