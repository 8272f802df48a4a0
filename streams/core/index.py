"""Find the known texts that may be kin to one: by shingles, and by words of headlines and names."""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable
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
        self._postings: dict[int, int | list[int]] = {}
        """Stamps by hash: one, or several in order."""
        self._stamps: dict[str, int] = {}
        """A number for each text, which holds its time in the upper digits: in order of time, and quick to compare."""
        self._names: dict[int, str] = {}
        self._added = 0

    def add(self, name: str, at: int, traits: Traits) -> None:
        """Put a text of the time ``at``, in seconds, under what it is found by."""
        stamp = (at << _BITS) + (self._added & _SERIAL)
        self._added += 1
        self._stamps[name], self._names[stamp] = stamp, name
        postings = self._postings
        for value in entries(traits):
            held = postings.get(value)
            if held is None:
                postings[value] = stamp
            elif isinstance(held, int):
                postings[value] = [held, stamp] if held < stamp else [stamp, held]
            elif held[-1] < stamp:
                held.append(stamp)
            else:
                insort(held, stamp)

    def remove(self, name: str, traits: Traits) -> None:
        """Take a text out."""
        stamp = self._stamps.pop(name)
        del self._names[stamp]
        for value in entries(traits):
            held = self._postings[value]
            if isinstance(held, int):
                del self._postings[value]
                continue
            held.remove(stamp)
            if len(held) == 1:
                self._postings[value] = held[0]

    def candidates(self, at: int, traits: Traits, horizon: int) -> list[str]:
        """Return the at most 12 known texts, none from before ``horizon``, that share most of what is rare."""
        low, high = max(at - WINDOW, horizon) << _BITS, ((at + WINDOW) << _BITS) + _SERIAL
        votes: defaultdict[int, float] = defaultdict(float)
        postings = self._postings
        for value in entries(traits):
            held = postings.get(value)
            if held is None:
                continue
            if isinstance(held, int):
                if low <= held <= high:
                    votes[held] += _VOTES[1]
                continue
            first = bisect_left(held, low)
            last = bisect_right(held, high, first)
            if last - first <= _COMMON:  # else they are so many that it tells nothing
                vote = _VOTES[last - first]
                for stamp in held[first:last]:
                    votes[stamp] += vote
        return self._best(votes)

    def _best(self, votes: dict[int, float]) -> list[str]:
        """Return the names of those with most votes; of as many, the smaller names."""
        least = sorted(votes.values())[-_CANDIDATES] if len(votes) > _CANDIDATES else 0.0
        names = self._names
        found = sorted([(-vote, names[stamp]) for stamp, vote in votes.items() if vote >= least])
        return [name for _, name in found[:_CANDIDATES]]


def entries(traits: Traits) -> Iterable[int]:
    """Return what a text stands under: the smallest 8 shingles and every eighth hash value, headline, names.

    Shingles are chosen by their values alone, so that a text and another that contains it choose alike.
    """
    shingles = traits.shingles
    smallest = [value | _SHINGLE for value in shingles[:_FIRST]]
    sampled = [value | _SHINGLE for value in shingles[_FIRST:] if not value % _ONE_IN]
    return dict.fromkeys([*smallest, *sampled, *traits.title, *traits.keys])


_FIRST: Final = 8
_ONE_IN: Final = 8
_SHINGLE: Final = 1 << 24
"""Keeps shingles apart from words."""
_BITS: Final = 24
_SERIAL: Final = (1 << _BITS) - 1
"""The lower digits of a stamp tell texts of one second apart."""
_COMMON: Final = 64
"""A hash that more texts of the window hold proposes nothing."""
_VOTES: Final = [0.0, *((_COMMON / texts) ** 0.5 for texts in range(1, _COMMON + 1))]
_CANDIDATES: Final = 12
