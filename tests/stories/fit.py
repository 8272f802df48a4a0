"""Fit the scorer of stories to labelled pairs of a newswire: ``python -m tests.stories.fit FOLDER [--write]``.

``FOLDER`` holds pages and pairs (``newswire``). Each feature of a pair adds the height of a line between knots; a
logistic regression with an L2 penalty on heights and on their steps finds the heights. Unlabelled pairs that a first
fit finds unlikely count as two events; all other unlabelled pairs are left out, and the pairs that were read stand for
them. Most of these are a random sample of all pairs that threading compares (``read_pairs.tsv``).

It prints the cross-validation over blocks of days: each pair is scored by a fit that saw no pair with either of its
days, and so is the table of probabilities (``calibration``) made. ``--write`` writes the weights of the fit to all days
and the table to ``core/data/stories/join_weights.py``, ``--plot`` a reliability plot as SVG.
"""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.core.data.stories.weight_table import Knot, Row, Weights
from dateline.core.stories.similarity.scorer import Features, points_by, table, thousandths
from dateline.files.gazetteer import load_atlas
from dateline.settings import load_settings
from tests.stories.calibration import Outcome, is_sampled, score_knots
from tests.stories.newswire import MeasuredPair, measured_pairs, read_labels, sightings
from tests.stories.reliability import draw, labelled, print_folds, print_sample
from tests.stories.weights_module import WEIGHTS_PATH, module_of

Numbers = NDArray[np.float64]

BLOCK_DAYS: Final = 4
"""Days in a row that one fold leaves out, then again after four other blocks. Chosen by hand."""
FOLDS: Final = 5
_THOUSAND: Final = 1000
_UNLIKELY: Final = 0.1
"""Probability below which an unlabelled pair counts as two events. Chosen by cross-validation among 0.02, 0.05, 0.1 and
0.2."""
_ONE_IN: Final = 5
"""One unlabelled pair in this many is in the fit, and counts for all of them: the fit is four times as fast. Chosen by
hand."""
_RIDGE: Final = 0.3
"""L2 penalty on each height. Chosen by hand."""
_RIDGE_OF_MISSING: Final = 0.5
"""L2 penalty on the points of a missing measure. Chosen by hand."""
_SMOOTHNESS: Final = 10.0
"""L2 penalty on the step from a height to the next. Chosen by cross-validation among 3, 5, 10, 20 and 30."""
_POINTS_OF_A_LINE: Final = 700
"""Points that a pair with a line gets on top: of pairs with as many points, more with a line are of one event than of
two texts. Chosen by cross-validation among 0, 400, 700 and 1,000, for joins of both that are right as often.
"""

KNOTS: Final = {
    "jaccard": (0, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.85),
    "contained": (0, 0.05, 0.1, 0.25, 0.4, 0.6, 0.8, 1),
    "subject": (0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.75, 0.9),
    "shared_weight": (0, 1, 2, 3.5, 5, 8, 12, 20),
    "title": (0, 0.2, 0.35, 0.5, 0.65, 0.8, 0.99),
    "title_weight": (0, 0.7, 1.5, 2.5, 4),
    "title_in_text": (0, 0.2, 0.4, 0.6, 0.8, 1),
    "title_in_a_text": (0, 0.2, 0.4, 0.6, 0.8, 1),
    "opening": (0, 0.34, 0.67, 1),
    "an_opening": (0, 0.34, 0.67, 1),
    "first_words": (0, 1, 2),
    "strange_weight": (0, 0.2, 0.5, 1, 1.5),
    "strangest_weight": (0, 0.2, 0.5, 1, 1.5, 2.5),
    "names": (0, 0.17, 0.34, 0.5, 0.75, 1),
    "names_weight": (0, 0.5, 1.5, 3, 6),
    "numbers": (0, 0.17, 0.34, 0.5, 0.75, 1),
    "any_numbers": (0, 0.34, 0.67, 1),
    "places": (0, 1),
    "hours": (0, 0.25, 1, 3, 8, 16, 30, 48),
    "length": (0, 0.1, 0.25, 0.5, 0.8, 1),
    "shorter": (0, 0.1, 0.3, 0.64, 1.2, 2.56),
    "notice": (0, 1),
    "daily": (0, 0.5, 1, 3, 12),
    "same_title_later": (0, 1),
    "recurring_title": (0, 1, 2, 4),
    "template": (0, 1),
}
"""The knots of each feature. Chosen by hand."""
_OF_TEXTS: Final = tuple(KNOTS.keys() - {"title_in_a_text", "any_numbers"})
_OF_LINES: Final = tuple(
    KNOTS.keys()
    - {"jaccard", "contained", "names", "names_weight", "places", "shorter", "daily", "same_title_later", "template"}
)


class Fold(NamedTuple):
    """A fit, and the pairs that it has not seen."""

    left_out: frozenset[int]
    """The folds whose days it has not seen; empty for the fit to all days."""
    texts: Weights
    lines: Weights


def fold_of(day: int, first: int) -> int:
    """Return the fold of a day."""
    return (day - first) // BLOCK_DAYS % FOLDS


def fit(pairs: Sequence[MeasuredPair], left_out: frozenset[int] = frozenset()) -> Fold:
    """Fit both tables to the pairs with no day in the folds that are left out."""
    first = min(day for pair in pairs for day in pair.days)
    seen = [pair for pair in pairs if not left_out.intersection(fold_of(day, first) for day in pair.days)]
    lines = [pair for pair in seen if pair.has_line]
    texts = [pair for pair in seen if not pair.has_line]
    of_lines = _fit_table(lines, _ordered(_OF_LINES))
    of_lines = of_lines._replace(bias=of_lines.bias + _POINTS_OF_A_LINE)
    return Fold(left_out, _fit_table(texts, _ordered(_OF_TEXTS)), of_lines)


def _ordered(names: Sequence[str]) -> list[str]:
    return [name for name in KNOTS if name in names]


def _fit_table(pairs: Sequence[MeasuredPair], names: list[str]) -> Weights:
    """Return the weights of a logistic regression, in points."""
    labels = [pair for pair in pairs if pair.label is not None]
    pairs = labels + [pair for pair in pairs if pair.label is None][::_ONE_IN]
    basis, penalty = _basis([pair.features for pair in pairs], names), _penalty(names)
    one = np.array([pair.label is not None and pair.label.one for pair in pairs], float)
    weight = np.array([_ONE_IN if pair.label is None else pair.label.weight for pair in pairs])
    labelled = np.arange(len(pairs)) < len(labels)
    heights = np.zeros(basis.shape[1])
    heights[0] = -3.0
    heights = _regression(heights, basis, one, weight, penalty)
    kept = labelled | (_probability(basis @ heights) < _UNLIKELY)
    heights = _regression(heights, basis[kept], one[kept], weight[kept], penalty)
    return _weights(heights, names)


def _basis(features: Sequence[Features], names: list[str]) -> Numbers:
    """Return a row a pair: 1, then for each feature whether it is missing, and its share of each knot but the first."""
    values = np.array(features)
    columns = [np.ones(len(values))]
    for name in names:
        value, knots = values[:, Features._fields.index(name)], np.array(KNOTS[name], float)
        missing = value < 0
        columns.append(missing.astype(float))
        for knot in range(1, len(knots)):
            hat = np.interp(np.clip(value, knots[0], knots[-1]), knots, np.eye(len(knots))[knot])
            columns.append(np.where(missing, 0.0, hat))
    return np.stack(columns, axis=1)


def _penalty(names: list[str]) -> Numbers:
    """Return the matrix of the penalty, in the order of the basis."""
    size = 1 + sum(len(KNOTS[name]) for name in names)
    penalty, at = np.eye(size) * 1e-6, 1
    for name in names:
        penalty[at, at] += _RIDGE_OF_MISSING
        for knot in range(1, len(KNOTS[name])):
            this, before = at + knot, at + knot - 1
            penalty[this, this] += _RIDGE + _SMOOTHNESS
            if knot > 1:
                penalty[before, before] += _SMOOTHNESS
                penalty[this, before] -= _SMOOTHNESS
                penalty[before, this] -= _SMOOTHNESS
        at += len(KNOTS[name])
    return penalty


def _regression(heights: Numbers, basis: Numbers, one: Numbers, weight: Numbers, penalty: Numbers) -> Numbers:
    """Return the heights that make the labels most likely, by Newton's method from the given ones."""
    heights = heights.copy()
    for _ in range(40):
        likely = _probability(basis @ heights)
        gradient = basis.T @ (weight * (one - likely)) - penalty @ heights
        scaled = basis * np.sqrt(weight * likely * (1 - likely))[:, None]
        curvature = scaled.T @ scaled + penalty
        step = np.linalg.solve(curvature, gradient)
        largest = float(np.abs(step).max())
        heights += step * min(1.0, 3.0 / largest)
        if largest < 1e-6:
            break
    return heights


def _probability(odds: Numbers) -> Numbers:
    return np.asarray(1 / (1 + np.exp(-np.clip(odds, -30, 30))))


def _weights(heights: Numbers, names: list[str]) -> Weights:
    """Return heights as points."""
    points = [round(1000 * height) for height in heights.tolist()]
    rows, at = [], 1
    for name in names:
        knots = KNOTS[name]
        rows.append(
            Row(name, points[at], tuple(round(1000 * knot) for knot in knots), (0, *points[at + 1 : at + len(knots)]))
        )
        at += len(knots)
    return Weights(points[0], tuple(rows))


class CrossValidation(NamedTuple):
    """What fits say of pairs of which they have seen neither day."""

    outcomes: list[Outcome]
    """Of each pair."""
    knots: tuple[Knot, ...]
    """The table of probabilities by all pairs of the sample."""


def cross_validated(pairs: Sequence[MeasuredPair], report: Callable[[str], None] = print) -> CrossValidation:
    """Score each pair by a fit that has seen neither of its days.

    Its probability is by a table of the pairs of all other days, each scored by a fit that has seen neither their days
    nor those of the pair.
    """
    first = min(day for pair in pairs for day in pair.days)
    folds = [frozenset(fold_of(day, first) for day in pair.days) for pair in pairs]
    sample = [(fold, pair) for fold, pair in zip(folds, pairs, strict=True) if is_sampled(pair)]
    of_tables = {}
    for left_out in sorted({one | other for one in folds for other in folds}, key=lambda each: (len(each), *each)):
        report(f"fitting without the days of {', '.join(map(str, sorted(left_out)))}")
        one = fit(pairs, left_out)
        of_tables[left_out] = table(one.texts), table(one.lines)

    def points_of(pair: MeasuredPair, left_out: frozenset[int]) -> int:
        return points_by(of_tables[left_out][pair.has_line], pair.features)

    def knots_without(days: frozenset[int]) -> tuple[Knot, ...]:
        others = [(fold, pair) for fold, pair in sample if not fold & days]
        return score_knots([pair for _, pair in others], [points_of(pair, fold | days) for fold, pair in others])

    knots = {fold: knots_without(fold) for fold in {*folds}}
    totals = [points_of(pair, fold) for fold, pair in zip(folds, pairs, strict=True)]
    outcomes = [
        Outcome(total, thousandths(knots[fold], total) / _THOUSAND) for fold, total in zip(folds, totals, strict=True)
    ]
    return CrossValidation(outcomes, knots_without(frozenset()))


def main() -> None:
    """Fit, cross-validate, and write what was asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path, help="folder of the newswire")
    options.add_argument("--write", action="store_true", help="write the weights")
    options.add_argument("--plot", type=Path, help="file of the reliability plot (SVG)")
    chosen = options.parse_args()
    atlas, labels = load_atlas(load_settings().cache_dir), read_labels(chosen.folder)
    pairs = list(measured_pairs(sightings(chosen.folder, atlas), labels))
    outcomes, knots = cross_validated(pairs)
    print_folds(pairs, outcomes, bare=False)
    print_folds(pairs, outcomes, bare=True)
    print_sample(pairs, outcomes)
    if chosen.plot is not None:
        chosen.plot.write_text(draw(labelled(pairs, outcomes, bare=False)), encoding="utf-8")
    if chosen.write:
        WEIGHTS_PATH.write_text(module_of(fit(pairs), knots, pairs), encoding="utf-8")


if __name__ == "__main__":
    main()
