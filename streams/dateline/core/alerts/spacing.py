"""Spacing: whether a time lies far enough from all times before it, in whatever order they come.

A rule's cooldown and ``updates = "every 2h"`` ask this of the pages' own times. Pages do not come in the order of
these times, so several times are remembered: a page from the future then holds back only what is close to it.

``is_free`` asks, ``with_time`` remembers. Times are in microseconds since 1970, as exact as the pages' times are:
rounded to seconds, two times could come closer than the gap.
"""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from operator import itemgetter
from typing import Final

Times = tuple[tuple[int, int], ...]
"""Times, ascending, as pairs of first and last: ``(5, 5)`` is one time, ``(5, 9)`` stands for all times from 5 to 9."""
SECOND: Final = 1_000_000
"""Microseconds of a second."""


def is_free(times: Times, at: int, gap: int) -> bool:
    """Whether a time is at least a gap away from all times; both in microseconds. A gap of 0 asks for nothing."""
    if not gap:
        return True
    index = bisect_right(times, at, key=_FIRST)
    before = index == 0 or at - times[index - 1][1] >= gap
    after = index == len(times) or times[index][0] - at >= gap
    return before and after


def with_time(times: Times, at: int, *, gap: int, now: int, limit: int) -> Times:
    """Return the times and one more, as ``merged`` does."""
    return merged(times, ((at, at),), gap=gap, now=now, limit=limit)


def merged(times: Times, others: Times, *, gap: int, now: int, limit: int) -> Times:
    """Return the times of both, in at most ``limit`` pairs; ``now`` is the stage's time.

    Beyond the limit, two neighbours become one pair, which stands for the time between them too: a page from between
    is held back then. So two times that were free are never closer than the gap. Which two, says ``_cost``.
    """
    pairs: list[tuple[int, int]] = []
    for first, last in sorted((*times, *others)):
        if pairs and first <= pairs[-1][1]:
            pairs[-1] = pairs[-1][0], max(pairs[-1][1], last)
        else:
            pairs.append((first, last))
    while len(pairs) > limit:
        costs = [_cost(*neighbours, gap, now) for neighbours in pairwise(pairs)]
        cheapest = costs.index(min(costs))
        pairs[cheapest : cheapest + 2] = [(pairs[cheapest][0], pairs[cheapest + 1][1])]
    return tuple(pairs)


def without_before(times: Times, oldest: int) -> Times:
    """Return the times without the pairs that ended before ``oldest``."""
    return tuple(pair for pair in times if pair[1] >= oldest)


def to_state(times: Times) -> list[int | list[int]]:
    """Return the times for a state record: a number for a single time, a list of two for a longer pair."""
    return [first if first == last else [first, last] for first, last in times]


def from_state(state: Iterable[int | list[int]]) -> Times:
    """Return the times of a state record."""
    return tuple((each, each) if isinstance(each, int) else (int(each[0]), int(each[1])) for each in state)


def to_microseconds(moment: datetime) -> int:
    """Return a moment in microseconds since 1970."""
    return (moment - _EPOCH) // _MICROSECOND


def _cost(earlier: tuple[int, int], later: tuple[int, int], gap: int, now: int) -> tuple[int, int]:
    """Return how much two neighbours lose as one pair; the cheapest two are joined.

    Neighbours less than two gaps apart lose nothing: no time between them is free. Then come those that the stage's
    time has passed, the oldest first, since few pages still come from there. Then those with the least between them.
    """
    if later[0] - earlier[1] < 2 * gap:
        return 0, earlier[0]
    if later[1] <= now:
        return 1, earlier[0]
    return 2, later[0] - earlier[1]


_FIRST: Final = itemgetter(0)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
