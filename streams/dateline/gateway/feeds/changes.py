"""Changes: when a feed last changed, by the second, for readers that send ``If-Modified-Since`` and no ETag.

Event times do not tell: a withdrawal, a record that came late, or one that the topics deleted changes a feed without a
newer time. So the gateway notes when it first saw each state of a feed, and each state's time is later than the former
one's. A feed that nobody asked for yet is as old as the newest record on the topics, which all gateways know alike.
"""

from collections import OrderedDict
from hashlib import blake2b
from typing import Final

_MAX_FEEDS: Final = 2_000
"""Feeds that are remembered; the one that was asked for longest ago is forgotten. Bounds memory; chosen by hand."""
MAX_SECONDS_BEHIND: Final = 60
"""Seconds by which one gateway may be behind another, whose readers come to it. Chosen by hand."""


class Changes:
    """When feeds last changed."""

    def __init__(self) -> None:
        self._states: OrderedDict[str, tuple[bytes, int]] = OrderedDict()

    def knows(self, feed: str) -> bool:
        """Whether a state of a feed is remembered."""
        return feed in self._states

    def changed_at(self, feed: str, body: bytes, now: float, newest: float) -> int | None:
        """Return the second in which a feed came to its state; None while it is still to come.

        ``newest`` is when the newest record was sent, 0 where that is unknown. It is not taken from the last minute: in
        that, an answer may have been given without it.
        """
        digest = blake2b(body, digest_size=16).digest()
        known, second = self._states.pop(feed, (b"", 0))
        if known != digest:
            is_settled = not known and 0 < newest < now - MAX_SECONDS_BEHIND
            second = int(newest) if is_settled else max(int(now), second + 1)
        self._states[feed] = digest, second
        while len(self._states) > _MAX_FEEDS:
            self._states.popitem(last=False)
        return second if second <= now else None
