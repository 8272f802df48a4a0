"""Changes: when a feed last changed, by the second, for readers that send ``If-Modified-Since`` and no ETag.

Times of records do not tell: a withdrawal, a record that came late, or one that the topics deleted changes a feed
without a newer time. So the gateway notes when it first saw each state of a feed. Each state's time is later than the
former one's, and a reader has the state only where its time is equal.
"""

from collections import OrderedDict
from email.utils import formatdate
from hashlib import blake2b
from typing import Final

_MAX_FEEDS: Final = 2_000
"""Feeds that are remembered; the one that was asked for longest ago is forgotten. Bounds memory; chosen by hand."""


class Changes:
    """When feeds last changed."""

    def __init__(self) -> None:
        self._states: OrderedDict[str, tuple[bytes, int]] = OrderedDict()

    def changed_at(self, feed: str, body: bytes, now: float) -> str:
        """Return when a feed came to its state, as the header ``Last-Modified`` has it."""
        digest = blake2b(body, digest_size=16).digest()
        known, second = self._states.pop(feed, (b"", 0))
        if known != digest:
            second = max(int(now), second + 1)
        self._states[feed] = digest, second
        while len(self._states) > _MAX_FEEDS:
            self._states.popitem(last=False)
        return formatdate(second, usegmt=True)
