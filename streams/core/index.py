"""Find the known texts that may be kin to one: by shingles, and by words of headlines and names."""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from streams.core.traits import Traits

WINDOW: Final = 48 * 3600
"""Seconds; texts further apart in event time are never compared."""


class Index:
    """Texts by what they hold, each under a bounded number of hashes, in order of event time.

    Which texts it proposes for one depends on those within 48 hours of it alone, never on the order
    in which they came: a memory restored from a compacted topic proposes what the lost one did.
    """

    def __init__(self) -> None:
        self._postings: dict[int, str | list[str]] = {}
        self._at: dict[str, int] = {}

    def add(self, name: str, at: int, traits: Traits) -> None:
        """Put a text of the time ``at``, in seconds, under what it is found by."""
        self._at[name] = at
        postings = self._postings
        for value in entries(traits):
            held = postings.get(value)
            if held is None:
                postings[value] = name
            elif isinstance(held, str):
                postings[value] = sorted((held, name), key=self._at.__getitem__)
            else:
                insort(held, name, key=self._at.__getitem__)

    def remove(self, name: str, traits: Traits) -> None:
        """Take a text out."""
        for value in entries(traits):
            held = self._postings.get(value)
            if isinstance(held, list) and len(held) > 1:
                held.remove(name)
            else:
                self._postings.pop(value, None)
        del self._at[name]

    def candidates(self, at: int, traits: Traits, horizon: int) -> list[str]:
        """Return the at most 12 known texts, none from before ``horizon``, that share most of what is rare."""
        low, high = max(at - WINDOW, horizon), at + WINDOW
        votes: defaultdict[str, float] = defaultdict(float)
        for value in entries(traits):
            names = self._within(value, low, high)
            if names:
                vote = _VOTES[len(names)]
                for name in names:
                    votes[name] += vote
        return sorted(votes, key=lambda name: (-votes[name], name))[:_CANDIDATES]

    def _within(self, value: int, low: int, high: int) -> list[str]:
        """Return the texts under a hash within the window; none where they are so many that it tells nothing."""
        held = self._postings.get(value)
        if held is None:
            return []
        if isinstance(held, str):
            return [held] if low <= self._at[held] <= high else []
        if len(held) > _COMMON:
            first = bisect_left(held, low, key=self._at.__getitem__)
            last = bisect_right(held, high, key=self._at.__getitem__)
            return held[first:last] if last - first <= _COMMON else []
        return [name for name in held if low <= self._at[name] <= high]


def entries(traits: Traits) -> Iterable[int]:
    """Return what a text stands under: the smallest 8 shingles and every eighth hash value, headline, names.

    Shingles are chosen by their values alone, so that a text and another that contains it choose alike.
    """
    return dict.fromkeys([*_sampled(traits), *traits.title, *traits.keys])


def _sampled(traits: Traits) -> Iterator[int]:
    for position, value in enumerate(traits.shingles):
        if position < _FIRST or not value % _ONE_IN:
            yield value | _SHINGLE


_FIRST: Final = 8
_ONE_IN: Final = 8
_SHINGLE: Final = 1 << 24
"""Keeps shingles apart from words."""
_COMMON: Final = 64
"""A hash that more texts of the window hold proposes nothing."""
_VOTES: Final = [0.0, *((_COMMON / texts) ** 0.5 for texts in range(1, _COMMON + 1))]
_CANDIDATES: Final = 12
