"""Feeds of the namespace that is live under a name, one after the other, as ``dateline upgrade`` switches."""

from collections.abc import AsyncGenerator, Callable
from time import monotonic
from typing import Final, NamedTuple

from aiokafka.errors import KafkaConnectionError

from dateline.client.feed import Feed
from dateline.core.replay.alias import Stretch
from dateline.kafka.alias import Following, find_following, find_live, is_retold, namespace_settings
from dateline.kafka.codec import Incoming
from dateline.settings import ResolvedSettings, Settings

_ALIAS_POLL_SECONDS: Final = 5.0
"""Seconds between two looks at the alias. Chosen by hand: readers need not hurry, as the former topics stay."""


class Resumption(NamedTuple):
    """Where a reader that keeps its own positions stopped."""

    settings: ResolvedSettings
    """Those of the namespace that it read."""
    stretch: Stretch
    """The stretch of time in which that was live."""
    switched: bool
    """Whether a switch had led it there."""


async def live_batches(
    named: Settings,
    feed_of: Callable[[ResolvedSettings, Stretch], Feed],
    *,
    follow: bool,
    resumption: Resumption | None = None,
) -> AsyncGenerator[tuple[Feed, list[Incoming]], None]:
    """Yield batches, each with its feed: of each stretch in which a namespace was live, one after the other.

    After a switch, the former namespace's topics are read to their end, or to where they ended when it became live
    again; then the new namespace's topics from where they ended at the switch. Marked records are left out there: the
    former namespace has published the same; but not withdrawals by takedown, which come of no page. ``feed_of`` is
    given the stretch, whose ``opens`` say where to begin a partition without a bookmark.

    It begins in the live namespace; with ``resumption``, in the one that the reader had come to. Where switches were
    made while the reader was away, it goes on as if it had been there.
    """
    settings, stretch, skips_marked = resumption or Resumption(*await _found(named), switched=False)
    looked_at = monotonic() if resumption is None else -_ALIAS_POLL_SECONDS
    begins = stretch.model_copy(update={"opens": {}})
    while True:
        following: Following | None = None
        async with feed_of(settings, begins) as feed:
            while (batch := await feed.batch()) is not None:
                # After a long pause, the records may be of a later stretch: those of this one come again.
                if follow and following is None and monotonic() > looked_at + _ALIAS_POLL_SECONDS:
                    following, looked_at = await find_following(settings, stretch), monotonic()
                    if following is not None:
                        await feed.finish(following.before)
                        skips_marked = skips_marked or stretch.since is None
                        continue
                yield feed, [record for record in batch if not (skips_marked and is_retold(record))]
        if following is None:
            return
        stretch = begins = following.stretch
        settings, skips_marked = namespace_settings(settings, stretch.live), True
        looked_at = -_ALIAS_POLL_SECONDS  # it may have ended by now


async def _found(named: Settings) -> tuple[ResolvedSettings, Stretch]:
    """Return what is live, as ``find_live`` does. Raises ``KafkaConnectionError``, which says what to do."""
    try:
        return await find_live(named)
    except KafkaConnectionError as error:
        remedy = "start it, or name yours in DATELINE_BROKER; `dateline doctor` says why it cannot be reached"
        msg = f"the broker {named.broker} does not answer; {remedy}"
        raise KafkaConnectionError(msg) from error
