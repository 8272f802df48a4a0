"""The table of probabilities rises, and says how many of the pooled pairs are of one event."""

from dateline.core.data.stories.weight_table import Knot
from dateline.core.stories.similarity.scorer import Features
from tests.stories.calibration import MAX_SCORE, score_knots
from tests.stories.newswire import Label, MeasuredPair

NOTHING = Features(*[0.0] * len(Features._fields))


def _pair(*, one: bool, stands_for: float) -> MeasuredPair:
    label = Label("sample", one, 1.0, stands_for)
    return MeasuredPair("later", "earlier", (0, 0), has_line=False, bare=False, features=NOTHING, label=label)


def test_pairs_are_pooled_until_the_shares_rise() -> None:
    pairs = [
        _pair(one=False, stands_for=6.0),
        _pair(one=True, stands_for=2.0),
        _pair(one=False, stands_for=2.0),
        _pair(one=True, stands_for=3.0),
    ]
    assert score_knots(pairs, [-1000, 0, 100, 2000]) == (Knot(-1000, 0), Knot(50, 500), Knot(2000, MAX_SCORE))


def test_the_order_of_the_pairs_does_not_matter() -> None:
    pairs = [_pair(one=number % 3 > 0, stands_for=1.0 + number % 2) for number in range(12)]
    points = [number * 37 % 12 * 100 for number in range(12)]
    assert score_knots(pairs, points) == score_knots(pairs[::-1], points[::-1])
