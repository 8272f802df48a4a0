"""The probability of a sum of points, as the random sample of pairs says: a rising table, by isotonic regression."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from dateline.core.data.stories.weight_table import Knot
from tests.stories.newswire import MeasuredPair

MAX_SCORE: Final = 990
"""The highest probability of the table, in thousandths: that of a hard rule. Chosen by hand: no sample shows that
none is wrong, and of the joins of this one from 0.9 on, 98.8 % are right."""
_THOUSAND: Final = 1000


class Outcome(NamedTuple):
    """What a fit that has seen neither day of a pair says of it."""

    points: int
    score: float
    """Their probability, by a table that was made without these days too."""


def is_sampled(pair: MeasuredPair) -> bool:
    """Whether a pair is one of the random sample that the points decide about."""
    return pair.label is not None and pair.label.stands_for > 0 and not pair.bare and not pair.law


def score_knots(pairs: Sequence[MeasuredPair], points: Sequence[int]) -> tuple[Knot, ...]:
    """Return the table of sampled pairs, given the points of each: pairs are pooled until the shares of one event rise.

    A knot is the weighted mean of the points and the share of one event of a pool. Each pair counts for those that it
    stands for.
    """
    pools: list[tuple[float, float, float]] = []
    for total, pair in sorted(zip(points, pairs, strict=True), key=lambda each: each[0]):
        if pair.label is None:
            continue
        weight = pair.label.stands_for
        pools.append((weight, weight * total, weight * pair.label.one))
        while len(pools) > 1 and pools[-2][2] * pools[-1][0] >= pools[-1][2] * pools[-2][0]:
            above, below = pools.pop(), pools.pop()
            pools.append((below[0] + above[0], below[1] + above[1], below[2] + above[2]))
    return tuple(
        Knot(round(total / weight), min(MAX_SCORE, round(_THOUSAND * one / weight))) for weight, total, one in pools
    )
