"""A source's yield: how many briefs its pages give, and whether the newest give fewer than they always did.

A site that changes its layout goes on sending pages, and they are read as one text where eight stood. For
some sources a page of one text is nothing new. So it is asked how seldom such pages were before, and how
likely so many of them in a row are; pages that were fetched together resemble each other, which makes a
row of them less telling than as many throws of a die.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import exp, lgamma
from typing import Final, NamedTuple

MOST: Final = 20
"""Pages of more briefs count as pages of so many."""
RECENT: Final = 24
"""So many of a source's newest pages are compared with those before."""
SPANS: Final = (4, 8, 16, RECENT)
"""Of the newest pages, so many at a time: a few where the normal is clear, more where pages vary."""
ENOUGH: Final = 40
"""With fewer pages before, nothing is known to be normal."""
UNLIKELY: Final = 1e-5
LESS: Final = 2 / 3
"""The newest pages give so much less than is normal, on average, before it is called a fall."""
STILL: Final = 8
"""The last few do too, or it is over: a few good pages end what a long row of bad ones began."""
ALIKE: Final = 0.05
"""How much pages that came together resemble each other: the correlation of a beta-binomial."""


class Fall(NamedTuple):
    """The newest pages gave fewer briefs than the source's pages did before."""

    pages: int
    """So many of the newest pages were looked at,"""
    low: int
    """and so many of them gave"""
    at_most: int
    """so many briefs or fewer,"""
    share: float
    """which this share of the pages before did."""
    mean: float
    """Briefs a page of the newest, on average."""
    normal: float
    """Briefs a page of those before."""


def fall(before: Mapping[int, int], newest: Sequence[int]) -> Fall | None:
    """Say how the yield fell; None where it did not, or where there were too few pages before.

    ``before`` tells how many pages gave how many briefs; ``newest`` is what the newest gave, the last one last.
    """
    total = sum(before.values())
    if total < ENOUGH:
        return None
    normal = sum(given * pages for given, pages in before.items()) / total
    last = newest[-STILL:]
    if sum(last) > len(last) * normal * LESS:
        return None
    falls = [found for span in SPANS if span <= len(newest) for found in _falls(before, total, normal, newest[-span:])]
    return min(falls, key=lambda found: (_chance(found, total), -found.at_most), default=None)


def _falls(before: Mapping[int, int], total: int, normal: float, newest: Sequence[int]) -> Iterator[Fall]:
    """Yield each number of briefs that too many of the newest pages do not exceed."""
    mean = sum(newest) / len(newest)
    if mean > normal * LESS:
        return
    for at_most in sorted(set(newest)):
        share = sum(pages for given, pages in before.items() if given <= at_most) / total
        found = Fall(len(newest), sum(given <= at_most for given in newest), at_most, share, mean, normal)
        if _chance(found, total) < UNLIKELY:
            yield found


def _chance(found: Fall, total: int) -> float:
    """Return how likely at least so many low pages are; what never was seen counts as half a page."""
    share = (found.share * total + 0.5) / (total + 1)
    if share >= 1:
        return 1.0
    low, high = share * (1 / ALIKE - 1), (1 - share) * (1 / ALIKE - 1)
    n = found.pages
    return sum(
        exp(_log_choose(n, k) + _log_beta(k + low, n - k + high) - _log_beta(low, high))
        for k in range(found.low, n + 1)
    )


def _log_choose(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)


def _log_beta(a: float, b: float) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)
