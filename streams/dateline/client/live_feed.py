"""Feeds of whatever namespace is live under a name, one after the other, as ``dateline upgrade`` switches."""

from collections.abc import AsyncGenerator, Callable, Mapping
from time import monotonic
from typing import Final

from dateline.client.feed import Feed
from dateline.core.replay.alias import Alias
from dateline.kafka.alias import find_switch, is_marked, live_settings, resolve
from dateline.kafka.codec import Incoming
from dateline.settings import ResolvedSettings, Settings

_LOOK_SECONDS: Final = 5.0
"""So often is looked whether another namespace is live: readers need not hurry, the former stays where it is."""

Opens = Mapping[str, Mapping[int, int]]
"""The offset at which a partition is begun where nothing else is known, by the topic's suffix and the number."""


async def live_batches(
    named: Settings, feed_of: Callable[[ResolvedSettings, Opens], Feed], *, follow: bool
) -> AsyncGenerator[tuple[Feed, list[Incoming]], None]:
    """Yield batches, each with the feed that it is of.

    After a switch, the former namespace's topics are read to their end; then the new one's from where they ended
    at the switch, but for what bears a mark: of that, the former has spoken.
    """
    settings = await resolve(named)
    switched: Alias | None = None
    while True:
        other: Alias | None = None
        looked = monotonic()
        async with feed_of(settings, switched.opens if switched else {}) as feed:
            while (batch := await feed.batch()) is not None:
                yield feed, [record for record in batch if switched is None or not is_marked(record)]
                if follow and other is None and monotonic() > looked + _LOOK_SECONDS:
                    other, looked = await find_switch(settings), monotonic()
                    if other is not None:
                        await feed.finish()
        if other is None:
            return
        settings, switched = live_settings(settings, other), other
