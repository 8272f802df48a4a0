"""Fit the weights of a decision by logistic regression, and score examples by weights of other sites.

``fit_lists.py``, ``fit_parts.py`` and ``fit_shapes.py`` fit with it. It needs nothing but the standard library, since
a fit is small and has to give the same weights on each machine.
"""

import math
import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple


class Example(NamedTuple):
    """What was measured, the site that it is from, and whether it is what the score is to find."""

    measures: Any
    """A NamedTuple of numbers, of one type in all examples."""
    site: str
    is_positive: bool


def score_held_out(
    examples: Sequence[Example], score: Callable[[Any, Mapping[str, float]], float], chance: random.Random
) -> list[tuple[float, Example]]:
    """Return each example with its score by weights that were fitted on the examples of other sites: five folds."""
    sites = sorted({example.site for example in examples})
    fold = {site: number % FOLDS for number, site in enumerate(chance.sample(sites, len(sites)))}
    scores: list[tuple[float, Example]] = []
    for number in range(FOLDS):
        weights = fit([example for example in examples if fold[example.site] != number])
        held = [example for example in examples if fold[example.site] == number]
        scores += [(score(example.measures, weights), example) for example in held]
    return scores


def thinned(examples: Sequence[Example], most: int, chance: random.Random) -> list[Example]:
    """Return the examples, at most some of a site and class: else the sites with most of them decide."""
    taken: Counter[tuple[str, bool]] = Counter()
    kept = []
    for example in chance.sample(examples, len(examples)):
        key = example.site, example.is_positive
        taken[key] += 1
        if taken[key] <= most:
            kept.append(example)
    return kept


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """Return the weights of a logistic regression, with a ridge, both classes weighing alike; by Newton's method."""
    names = examples[0].measures._fields
    columns = list(zip(*(example.measures for example in examples), strict=True))
    means = [sum(column) / len(column) for column in columns]
    spreads = [
        math.sqrt(sum((x - mean) ** 2 for x in column) / len(column)) or 1.0
        for column, mean in zip(columns, means, strict=True)
    ]
    rows = [
        [1.0, *((x - m) / s for x, m, s in zip(example.measures, means, spreads, strict=True))] for example in examples
    ]
    positives = sum(example.is_positive for example in examples)
    shares = [
        len(examples) / 2 / (positives if example.is_positive else len(examples) - positives) for example in examples
    ]
    beta = [0.0] * len(rows[0])
    for _ in range(NEWTON_STEPS):
        slope = list(beta)
        curve = [[float(a == b) for b in range(len(beta))] for a in range(len(beta))]
        for row, share, example in zip(rows, shares, examples, strict=True):
            chance = 1 / (1 + math.exp(-sum(b * x for b, x in zip(beta, row, strict=True))))
            for a, x in enumerate(row):
                slope[a] += share * (chance - example.is_positive) * x
                for b, y in enumerate(row):
                    curve[a][b] += share * chance * (1 - chance) * x * y
        beta = [b - step for b, step in zip(beta, _solve(curve, slope), strict=True)]
    raw = [b / s for b, s in zip(beta[1:], spreads, strict=True)]
    bias = beta[0] - sum(b * m for b, m in zip(raw, means, strict=True))
    return {"bias": bias} | dict(zip(names, raw, strict=True))


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Return the solution of a positive definite system, by Gauss's elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at, pivot in enumerate(rows):
        for below in rows[at + 1 :]:
            factor = below[at] / pivot[at]
            for column in range(at, len(pivot)):
                below[column] -= factor * pivot[column]
    solution = [0.0] * len(rows)
    for at in range(len(rows) - 1, -1, -1):
        rest = sum(rows[at][column] * solution[column] for column in range(at + 1, len(rows)))
        solution[at] = (rows[at][-1] - rest) / rows[at][at]
    return solution


FOLDS: Final = 5
NEWTON_STEPS: Final = 12
"""Steps of Newton's method; after eight the third decimals stand still."""
