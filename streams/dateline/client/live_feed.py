"""Feeds of the namespace that is live under a name, one after the other, as ``dateline upgrade`` switches."""

from collections.abc import AsyncGenerator, Callable, Mapping
from time import monotonic
from typing import Final, NamedTuple

from aiokafka.errors import KafkaConnectionError

from dateline.client.feed import Feed
from dateline.core.replay.alias import Alias
from dateline.kafka.alias import find_switch, is_marked, live_settings, resolve
from dateline.kafka.codec import Incoming
from dateline.settings import ResolvedSettings, Settings

_ALIAS_POLL_SECONDS: Final = 5.0
"""Seconds between two looks at the alias. Chosen by hand: readers need not hurry, as the former topics stay."""

Opens = Mapping[str, Mapping[int, int]]
"""The offset at which to begin a partition without a bookmark, by the topic's suffix and the partition's number."""


class Resumption(NamedTuple):
    """Where a reader that keeps its own positions stopped."""

    settings: ResolvedSettings
    """Those of the namespace that it read."""
    switched: bool
    """Whether a switch had led it there."""


async def live_batches(
    named: Settings,
    feed_of: Callable[[ResolvedSettings, Opens], Feed],
    *,
    follow: bool,
    resumption: Resumption | None = None,
) -> AsyncGenerator[tuple[Feed, list[Incoming]], None]:
    """Yield batches, each with its feed.

    After a switch, the former namespace's topics are read to their end, then the new namespace's topics from where
    they ended at the switch. Marked records are left out there: the former namespace has published the same.

    It begins in the live namespace; with ``resumption``, in the one that the reader had come to. Where a switch was
    made while the reader was away, it goes on as if it had been there.
    """
    settings = await _resolved(named) if resumption is None else resumption.settings
    skips_marked = resumption is not None and resumption.switched
    opens: Opens = {}
    while True:
        other: Alias | None = None
        looked_at = monotonic() if resumption is None else -_ALIAS_POLL_SECONDS
        async with feed_of(settings, opens) as feed:
            while (batch := await feed.batch()) is not None:
                yield feed, [record for record in batch if not (skips_marked and is_marked(record))]
                if follow and other is None and monotonic() > looked_at + _ALIAS_POLL_SECONDS:
                    other, looked_at = await find_switch(settings), monotonic()
                    if other is not None:
                        await feed.finish()
        if other is None:
            return
        settings, opens, skips_marked, resumption = live_settings(settings, other), other.opens, True, None


async def _resolved(named: Settings) -> ResolvedSettings:
    """Return the settings of the live namespace. Raises ``KafkaConnectionError``, which says what to do."""
    try:
        return await resolve(named)
    except KafkaConnectionError as error:
        remedy = "start it, or name yours in DATELINE_BROKER; `dateline doctor` says why it cannot be reached"
        msg = f"the broker {named.broker} does not answer; {remedy}"
        raise KafkaConnectionError(msg) from error
