"""Switches: what was live under the public name, by its alias, for all who ask."""

import asyncio
import math
from collections.abc import Mapping, Sequence
from time import monotonic
from typing import Final

from dateline.core.replay.alias import Stretch
from dateline.gateway.copy.batch import Generation
from dateline.kafka.alias import public_settings, read_alias
from dateline.settings import Settings
from dateline.topics import STORIES

_MAX_ASK_SECONDS: Final = 5.0
"""Seconds that the broker may take to tell which namespace is live. Chosen by hand."""
_ALIAS_SECONDS: Final = 1.0
"""Seconds for which the alias need not be read again where nobody needs the newest. Chosen by hand."""


class Switches:
    """Reads the alias of a public name for all who ask."""

    def __init__(self, named: Settings) -> None:
        self._named = named
        self._known: Sequence[Stretch] = ()
        self._asked_at = -math.inf
        """When the reading of the alias began."""
        self._asking = asyncio.Lock()

    async def ask(self, *, fresh: bool = False) -> Sequence[Stretch]:
        """Return the stretches of time in which a namespace was live, the oldest first. Raises errors of the broker.

        They may be a second old; with ``fresh``, the alias is read after this call. All who ask meanwhile share one
        reading.
        """
        wanted = monotonic() - (0 if fresh else _ALIAS_SECONDS)
        async with self._asking:
            if self._asked_at < wanted:
                asked_at = monotonic()
                async with asyncio.timeout(_MAX_ASK_SECONDS):
                    self._known = await known_stretches(self._named)
                self._asked_at = asked_at
            return self._known


async def known_stretches(named: Settings) -> Sequence[Stretch]:
    """Return what was live under a public name, the oldest first. Raises errors of the broker."""
    name, alias = public_settings(named).namespace, await read_alias(named)
    return (Stretch(live=name),) if alias is None else alias.stretches(name)


def reads(generation: Generation, stretch: Stretch) -> bool:
    """Whether a copy's generation has what was published in a stretch."""
    return (generation.namespace, generation.since) == (stretch.live, stretch.key)


def opens_of(stretch: Stretch) -> Mapping[int, int]:
    """Return where a namespace's stories went on after the switch to it, by partition."""
    return stretch.opens.get(STORIES.suffix, {})
