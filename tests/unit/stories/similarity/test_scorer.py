"""The scorer adds whole points, by the lines between the knots of its tables."""

from itertools import pairwise

import pytest

from dateline.core.data.stories.join_weights import LINE_WEIGHTS, SCORES, TEXT_WEIGHTS
from dateline.core.data.stories.weight_table import Knot, Row, Weights
from dateline.core.stories.similarity.compare import Likeness, Overlap
from dateline.core.stories.similarity.scorer import (
    RULES,
    Features,
    Pair,
    points_by,
    rule,
    score,
    table,
    thousandths,
)

NOTHING = Features(*[0.0] * len(Features._fields))


@pytest.mark.parametrize("weights", [TEXT_WEIGHTS, LINE_WEIGHTS], ids=["texts", "lines"])
def test_every_row_has_a_feature_with_a_rule_and_ascending_knots(weights: Weights) -> None:
    for row in weights.rows:
        assert row.feature in Features._fields
        assert row.feature in RULES
        assert len(row.knots) == len(row.points)
        assert all(one < other for one, other in pairwise(row.knots))


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        (-1.0, -100 + 7),
        (0.0, -100 + 10),
        (0.25, -100 + 15),
        (0.5, -100 + 20),
        (0.7501, -100 + 5),
        (1.0, -110),
        (9, -110),
    ],
)
def test_points_lie_on_the_lines_between_knots(subject: float, expected: int) -> None:
    weights = table(Weights(-100, (Row("subject", 7, (0, 500, 1000), (10, 20, -10)),)))
    assert points_by(weights, NOTHING._replace(subject=subject)) == expected


def test_points_of_several_rows_are_added() -> None:
    rows = Row("subject", 0, (0, 1000), (0, 400)), Row("hours", 0, (0, 2000), (0, -1000))
    assert points_by(table(Weights(0, rows)), NOTHING._replace(subject=1.0, hours=1.0)) == 400 - 500


@pytest.mark.parametrize("has_line", [False, True])
def test_what_cannot_be_compared_is_no_reason(has_line: bool) -> None:  # noqa: FBT001
    """Two texts of the same hour, without three numbers or two names, that share half of their words."""
    overlap = Overlap(0.5, 0.67, 0.67, -1.0, 0.5, 6.0)
    like = Likeness._make([-1.0] * len(Likeness._fields))._replace(
        jaccard=0.5, of_text=0.67, of_earlier=0.67, growth=1.0, shorter=60, shared_weight=6.0, subject=0.6
    )
    pair = Pair(overlap, like, 600, notice=False, title_uses=0, has_line=has_line)
    assert rule(pair) in {"contained", "same-words", "same-subject", "same-length", "soon-after"}


def test_a_score_is_a_probability_of_three_digits_that_rises_with_the_points() -> None:
    scores = [score(total) for total in range(-21_000, 21_000, 50)]
    assert scores == sorted(scores)
    assert scores == [round(each, 3) for each in scores]
    assert scores[0] < 0.1
    assert 0.9 < scores[-1] < 1


def test_the_knots_of_scores_rise() -> None:
    assert all(one.points < other.points and one.score <= other.score for one, other in pairwise(SCORES))


@pytest.mark.parametrize(
    ("total", "expected"), [(-9999, 20), (-100, 20), (0, 120), (50, 170), (99, 219), (100, 220), (9999, 220)]
)
def test_a_score_lies_on_the_line_between_knots(total: int, expected: int) -> None:
    assert thousandths((Knot(-100, 20), Knot(0, 120), Knot(100, 220)), total) == expected


def test_measures_that_the_model_reads_as_they_are_stand_in_one_order() -> None:
    """``features`` passes them on without looking up each."""
    start = Features._fields.index("title")
    fields = Features._fields[start : Features._fields.index("hours")]
    assert [name.replace("names_weight", "shared_names_weight") for name in fields] == [
        *Likeness._fields[Likeness._fields.index("title") :]
    ]
