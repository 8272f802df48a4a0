"""Feeds of the namespace that is live under a name, one after the other, as ``dateline upgrade`` switches."""

from collections.abc import AsyncGenerator, Callable, Mapping
from time import monotonic
from typing import Final

from dateline.client.feed import Feed
from dateline.core.replay.alias import Alias
from dateline.kafka.alias import find_switch, is_marked, live_settings, resolve
from dateline.kafka.codec import Incoming
from dateline.settings import ResolvedSettings, Settings

_ALIAS_POLL_SECONDS: Final = 5.0
"""Seconds between two looks at the alias. Chosen by hand: readers need not hurry, as the former topics stay."""

Opens = Mapping[str, Mapping[int, int]]
"""The offset at which to begin a partition without a bookmark, by the topic's suffix and the partition's number."""


async def live_batches(
    named: Settings, feed_of: Callable[[ResolvedSettings, Opens], Feed], *, follow: bool
) -> AsyncGenerator[tuple[Feed, list[Incoming]], None]:
    """Yield batches, each with its feed.

    After a switch, the former namespace's topics are read to their end, then the new namespace's topics from where
    they ended at the switch. Marked records are left out there: the former namespace has published the same.
    """
    settings = await resolve(named)
    switched: Alias | None = None
    while True:
        other: Alias | None = None
        looked_at = monotonic()
        async with feed_of(settings, switched.opens if switched else {}) as feed:
            while (batch := await feed.batch()) is not None:
                yield feed, [record for record in batch if switched is None or not is_marked(record)]
                if follow and other is None and monotonic() > looked_at + _ALIAS_POLL_SECONDS:
                    other, looked_at = await find_switch(settings), monotonic()
                    if other is not None:
                        await feed.finish()
        if other is None:
            return
        settings, switched = live_settings(settings, other), other
