"""Whether a source's yield fell: whether its newest pages give fewer briefs than its pages did before.

When a site changes its layout, its pages keep coming, but each is read as one text instead of eight. For some
sources, pages of one text are normal. So ``fall`` asks how rare such pages were before, and how likely the
number of them among the newest pages is. The chance is that of a beta-binomial distribution, because pages
that were fetched together resemble one another: ten alike prove less than ten independent draws.

The bounds are chosen by hand; tests/unit/sources/test_yields.py shows what they find and what they pass over.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import exp, lgamma
from typing import Final, NamedTuple

MAX_YIELD: Final = 20
"""Briefs of a page that are counted; a page of more counts as one of 20. Bounds memory: a day has 21 counts."""
NEWEST_PAGES: Final = 24
"""Newest pages of a source that are stored one by one and compared with those before."""
COMPARED_COUNTS: Final = (4, 8, 16, NEWEST_PAGES)
"""How many of the newest pages are compared at a time: few pages suffice if the yield was steady, more are needed if it
varied."""
MIN_PAGES_BEFORE: Final = 40
"""Pages that must have come before the newest; with fewer, a source's normal yield is not known."""
MAX_CHANCE: Final = 1e-5
"""Probability below which a number of poor pages is no coincidence."""
MAX_SHARE_OF_NORMAL: Final = 2 / 3
"""Mean yield of the newest pages, as a share of the normal yield, up to which it may be a fall."""
LAST_PAGES: Final = 8
"""The very last pages, which must be as poor on average: a few good pages end a fall."""
PAGE_CORRELATION: Final = 0.05
"""How much pages that came together resemble one another: the intra-class correlation of the beta-binomial."""


class Fall(NamedTuple):
    """A fall of the yield: ``low`` of the last ``pages`` pages gave ``at_most`` briefs or fewer."""

    pages: int
    """How many of the newest pages were compared."""
    low: int
    """How many of these gave ``at_most`` briefs or fewer."""
    at_most: int
    """Briefs of a page."""
    share: float
    """The share of the pages before that gave ``at_most`` briefs or fewer, 0 to 1."""
    mean: float
    """Mean briefs of the compared pages."""
    normal: float
    """Mean briefs of the pages before."""


def fall(before: Mapping[int, int], newest: Sequence[int]) -> Fall | None:
    """Return the most improbable fall of the yield; None where it did not fall, or too few pages came before.

    ``before`` is how many pages gave how many briefs, by briefs; ``newest`` the briefs of the newest pages, the
    last page last.
    """
    total = sum(before.values())
    if total < MIN_PAGES_BEFORE:
        return None
    normal = sum(briefs * pages for briefs, pages in before.items()) / total
    last = newest[-LAST_PAGES:]
    if sum(last) > len(last) * normal * MAX_SHARE_OF_NORMAL:
        return None
    falls = [
        one
        for count in COMPARED_COUNTS
        if count <= len(newest)
        for one in _falls(before, total, normal, newest[-count:])
    ]
    return min(falls, key=lambda one: (_chance(one, total), -one.at_most), default=None)


def chance(poor: int, pages: int, share: float, total: int, correlation: float) -> float:
    """Return the probability of at least ``poor`` poor pages among ``pages``.

    ``share`` is that of poor pages among the ``total`` pages before; none before count as half a page. ``correlation``
    is how much pages that came together resemble one another, above 0 and below 1.
    """
    share = (share * total + 0.5) / (total + 1)
    if share >= 1:
        return 1.0
    low, high = share * (1 / correlation - 1), (1 - share) * (1 / correlation - 1)
    return sum(
        exp(_log_choose(pages, k) + _log_beta(k + low, pages - k + high) - _log_beta(low, high))
        for k in range(poor, pages + 1)
    )


def _falls(before: Mapping[int, int], total: int, normal: float, newest: Sequence[int]) -> Iterator[Fall]:
    """Yield a fall for each number of briefs if improbably many newest pages gave that many or fewer."""
    mean = sum(newest) / len(newest)
    if mean > normal * MAX_SHARE_OF_NORMAL:
        return
    for at_most in sorted(set(newest)):
        share = sum(pages for briefs, pages in before.items() if briefs <= at_most) / total
        one = Fall(len(newest), sum(briefs <= at_most for briefs in newest), at_most, share, mean, normal)
        if _chance(one, total) < MAX_CHANCE:
            yield one


def _chance(one: Fall, total: int) -> float:
    """Return the probability of at least ``low`` poor pages."""
    return chance(one.low, one.pages, one.share, total, PAGE_CORRELATION)


def _log_choose(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)


def _log_beta(a: float, b: float) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)
