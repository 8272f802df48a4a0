"""Scorer: how likely two texts tell one event, from what they share and how far apart they are.

It is an additive model, fitted by logistic regression (tests/stories/fit.py): ``features`` are the measures of a
pair, and each adds points, in thousandths of log-odds, by the lines between the knots of its row in
``core/data/stories/join_weights.py``. There are two tables: one for two texts, and one for pairs with a line, which is
the alert of one sentence that a wire sends before the report.

Points decide (``core/stories/join_rules.py``). The score that a relation prints is their probability, by the lines
between the knots of ``SCORES``. Both are whole numbers, so that every processor gives the same. ``rule`` names what
weighed most.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.core.data.stories.join_weights import LINE_WEIGHTS, SCORES, TEXT_WEIGHTS
from dateline.core.data.stories.weight_table import Knot, Weights
from dateline.core.stories.similarity.compare import Likeness, Overlap
from dateline.core.stories.similarity.compiler import (
    FLOAT64S,
    INT64,
    INT64S,
    TABLE_OF_FLOAT64S,
    WRITABLE_FLOAT64S,
    WRITABLE_INT64S,
    compiled,
    compiled_entry,
)

Integers = NDArray[np.int64]
"""One-dimensional."""
Values = NDArray[np.float64]
"""One-dimensional: ``Features``, or a row."""
Rows = NDArray[np.float64]
"""A row per pair: what its features are made of, by ``_row``."""

HOUR: Final = 3600
"""Seconds of an hour."""
DAY_HOURS: Final = 24
"""Hours of a day."""
_APART_HOURS: Final = 12
"""Hours between two texts from which on the later may be the next edition of a template. Chosen by hand."""
MIN_TITLE: Final = 0.8
"""Share of a headline from which on its earlier uses count for ``recurring_title``. Chosen by hand."""
_SAME_TITLE: Final = 0.9
"""Share of a headline from which on two headlines count as one for ``same_title_later``. Chosen by hand."""
_MIN_JACCARD: Final = 0.3
"""Jaccard index from which on two texts may be filled in from one template. Chosen by hand."""
_THOUSAND: Final = 1000
"""Knots of one unit of a measure, and of one unit of probability."""
_MAX_CACHED_SCORES: Final = 4096
"""Sums of points whose score is cached. Chosen by hand."""


class Pair(NamedTuple):
    """A new text and an earlier one, as measured."""

    overlap: Overlap
    like: Likeness
    seconds_apart: int
    notice: bool
    """Whether the new text says itself that it corrects or withdraws an earlier one."""
    title_uses: int
    """Other stories with the new text's headline, more than 12 hours before both; 0 where the headlines differ."""
    has_line: bool
    """Whether one of the texts is a line: see ``line.py``."""
    is_update: bool = False
    """Whether the new text says itself that it updates an earlier one."""
    was_update: bool = False
    """Whether the earlier text said so of itself."""


class Features(NamedTuple):
    """What the model reads of a pair; -1 where there is nothing to compare. Shares and weights as in ``Likeness``."""

    jaccard: float
    contained: float
    """The larger of ``of_text`` and ``of_earlier``."""
    subject: float
    shared_weight: float
    title: float
    title_weight: float
    title_in_text: float
    title_in_a_text: float
    opening: float
    an_opening: float
    first_words: float
    strange_weight: float
    strangest_weight: float
    names: float
    names_weight: float
    numbers: float
    any_numbers: float
    places: float
    hours: float
    """Hours between the texts."""
    length: float
    """Shingles of the shorter text over those of the longer."""
    shorter: float
    """Hundreds of shingles of the shorter text."""
    notice: float
    """1 for a notice; the measures of a next edition below are then neutral."""
    daily: float
    """Hours that the distance in time differs from one, two or three days; -1 within half a day."""
    same_title_later: float
    """1 for one headline after half a day."""
    recurring_title: float
    """``title_uses`` where the headlines are alike."""
    template: float
    """1 for texts filled in from one template half a day apart."""


_FEATURES: Final = len(Features._fields)
_MEASURES: Final = len(Likeness._fields)
"""Columns of a row of measures before those that ``_row`` adds to ``Likeness``."""
_LATER_MEASURES: Final = Likeness._fields.index("title")
"""Field of ``Likeness`` from which on ``Features`` has the same ones in the same order."""


OF_TEXT, OF_EARLIER, TITLE = map(Likeness._fields.index, ("of_text", "of_earlier", "title"))
NOTICE, TITLE_USES = _MEASURES + 1, _MEASURES + 2
"""Columns of a row."""


def _row(pair: Pair) -> tuple[float, ...]:
    """Return what the features of a pair are made of: the measures of ``Likeness``, and four more."""
    return *pair.like, pair.seconds_apart, pair.notice, pair.title_uses, pair.has_line


@compiled(FLOAT64S, WRITABLE_FLOAT64S)
def _fill_features(row: Values, values: Values) -> None:
    """Fill in the ``Features`` of a pair, given its row."""
    jaccard, of_text, of_earlier, growth, shorter, shared_weight, subject, title = row[: _LATER_MEASURES + 1]
    seconds_apart, notice, title_uses, _ = row[_MEASURES:]
    hours = seconds_apart / HOUR
    later = hours >= _APART_HOURS and not notice
    days = min(3, max(1, int(hours / DAY_HOURS + 0.5)))
    values[0], values[1], values[2], values[3] = jaccard, max(of_text, of_earlier), subject, shared_weight
    end = 4
    for column in range(_LATER_MEASURES, _MEASURES):
        values[end] = row[column]
        end += 1
    values[end] = hours
    values[end + 1] = min(growth, 1 / max(growth, 1e-3))
    values[end + 2] = shorter / 100
    values[end + 3] = notice
    values[end + 4] = abs(hours - days * DAY_HOURS) if later else -1.0
    values[end + 5] = later and title >= _SAME_TITLE
    values[end + 6] = title_uses if title >= MIN_TITLE and not notice else 0.0
    values[end + 7] = later and jaccard >= _MIN_JACCARD


def features(pair: Pair) -> Features:
    """Return what the model reads of a pair."""
    values = np.empty(len(Features._fields))
    _fill_features(np.array(_row(pair), np.float64), values)
    return Features._make(values.tolist())


class Table(NamedTuple):
    """A table of weights as arrays for the compiled loop."""

    bias: int
    columns: Integers
    """Of each row, the position of its feature in ``Features``."""
    missing: Integers
    """Of each row, the points of a measure that is below 0, where there is nothing to compare."""
    ends: Integers
    """Of each row, the position behind its last knot."""
    knots: Integers
    """Of all rows, one after another: ascending, in thousandths."""
    points: Integers
    """The points at each knot."""


def table(weights: Weights) -> Table:
    """Return weights as arrays."""
    rows = weights.rows
    return Table(
        weights.bias,
        np.array([Features._fields.index(row.feature) for row in rows], np.int64),
        np.array([row.missing for row in rows], np.int64),
        np.array([len(row.knots) for row in rows], np.int64).cumsum(),
        np.array([knot for row in rows for knot in row.knots], np.int64),
        np.array([each for row in rows for each in row.points], np.int64),
    )


@compiled(WRITABLE_INT64S, FLOAT64S, INT64S, INT64S, INT64S, INT64S, INT64S)
def _fill_points(  # noqa: PLR0913, PLR0917 - a compiled loop gets arrays, not the objects that hold them
    points_of_rows: Integers,
    values: Values,
    columns: Integers,
    missing: Integers,
    ends: Integers,
    knots: Integers,
    points_at: Integers,
) -> int:
    """Fill in and add up the points of each row: of ``Features`` in ``values``, by the line between knots."""
    start = total = 0
    for row in range(len(columns)):
        value = np.int64(np.floor(values[columns[row]] * _THOUSAND + 0.5))
        last = ends[row] - 1
        if value < 0:
            points_of_rows[row] = missing[row]
        elif value >= knots[last]:
            points_of_rows[row] = points_at[last]
        else:
            knot = start
            while knots[knot + 1] <= value:
                knot += 1
            rise, run = points_at[knot + 1] - points_at[knot], knots[knot + 1] - knots[knot]
            points_of_rows[row] = points_at[knot] + rise * (value - knots[knot]) // run
        start = ends[row]
        total += points_of_rows[row]
    return total


_TABLE: Final = INT64, INT64S, INT64S, INT64S, INT64S, INT64S


@compiled_entry(TABLE_OF_FLOAT64S, WRITABLE_INT64S, *_TABLE, *_TABLE)
def _add_points(  # noqa: PLR0913, PLR0917
    rows: Rows,
    totals: Integers,
    bias: int,
    columns: Integers,
    missing: Integers,
    ends: Integers,
    knots: Integers,
    points_at: Integers,
    bias_of_lines: int,
    columns_of_lines: Integers,
    missing_of_lines: Integers,
    ends_of_lines: Integers,
    knots_of_lines: Integers,
    points_at_of_lines: Integers,
) -> None:
    """Fill in the points of each pair, by the table of texts or by that of lines."""
    values = np.empty(_FEATURES)
    points_of_rows = np.empty(max(len(columns), len(columns_of_lines)), np.int64)
    for index in range(len(rows)):
        _fill_features(rows[index], values)
        if rows[index, -1]:
            totals[index] = bias_of_lines + _fill_points(
                points_of_rows,
                values,
                columns_of_lines,
                missing_of_lines,
                ends_of_lines,
                knots_of_lines,
                points_at_of_lines,
            )
        else:
            totals[index] = bias + _fill_points(points_of_rows, values, columns, missing, ends, knots, points_at)


_TEXTS: Final = table(TEXT_WEIGHTS)
_LINES: Final = table(LINE_WEIGHTS)


def points(rows: Rows) -> Integers:
    """Return the points of each pair, given its row: the more, the likelier both texts tell one event."""
    totals = np.empty(len(rows), np.int64)
    _add_points(rows, totals, *_TEXTS, *_LINES)
    return totals


def points_by(weights: Table, values: Features) -> int:
    """Return the points of a pair's features by a table."""
    bias, *arrays = weights
    return bias + _fill_points(np.empty(len(arrays[0]), np.int64), np.array(values), *arrays)


@lru_cache(maxsize=_MAX_CACHED_SCORES)
def score(total: int) -> float:
    """Return the probability of a number of points, in three decimals, as it stands in the relation."""
    return thousandths(SCORES, total) / _THOUSAND


def thousandths(knots: Sequence[Knot], total: int) -> int:
    """Return the probability of a number of points in thousandths, by the line between two knots."""
    above = bisect_right(knots, total, key=_points_of)
    if above in {0, len(knots)}:
        return knots[max(above - 1, 0)].score
    low, high = knots[above - 1 : above + 1]
    return low.score + (high.score - low.score) * (total - low.points) // (high.points - low.points)


def _points_of(knot: Knot) -> int:
    return knot.points


def rule(pair: Pair) -> str:
    """Return the name of the measures that weighed most for one event.

    A measure without anything to compare has points too, which most pairs get: it is no reason.
    """
    _, *arrays = _LINES if pair.has_line else _TEXTS
    points_of_rows, values = np.empty(len(arrays[0]), np.int64), features(pair)
    _fill_points(points_of_rows, np.array(values), *arrays)
    weights: dict[str, int] = {}
    for column, each in zip(arrays[0].tolist(), points_of_rows.tolist(), strict=True):
        if values[column] >= 0:
            name = RULES[Features._fields[column]]
            weights[name] = weights.get(name, 0) + each
    return max(weights, key=lambda name: (weights[name], name))


RULES: Final = {
    "jaccard": "same-words",
    "contained": "contained",
    "subject": "same-subject",
    "shared_weight": "same-subject",
    "title": "same-headline",
    "title_weight": "same-headline",
    "title_in_text": "same-headline",
    "title_in_a_text": "same-headline",
    "opening": "same-opening",
    "an_opening": "same-opening",
    "first_words": "same-opening",
    "strange_weight": "no-strange-words",
    "strangest_weight": "no-strange-words",
    "names": "same-names",
    "names_weight": "same-names",
    "numbers": "same-numbers",
    "any_numbers": "same-numbers",
    "places": "same-place",
    "hours": "soon-after",
    "length": "same-length",
    "shorter": "same-length",
    "notice": "notice",
    "daily": "no-next-edition",
    "same_title_later": "no-next-edition",
    "recurring_title": "no-next-edition",
    "template": "no-next-edition",
}
"""The rule that a relation names, by feature: features of one rule are added up."""
