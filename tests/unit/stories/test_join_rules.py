"""The hard rules of a join: each holds on one side of its bound, and not on the other."""

from typing import Any

import numpy as np
import pytest

from dateline.core.stories.join_rules import HOUR, JOIN_POINTS, is_barred, law, may_be_kin, may_join
from dateline.core.stories.similarity.compare import Likeness, Overlap
from dateline.core.stories.similarity.scorer import NOTICE, OF_EARLIER, OF_TEXT, Pair, _row
from dateline.core.stories.similarity.updates.new_figures import MIN_SHARED_BY_LAW
from tests.rows import each_row

LIKE = Likeness(
    jaccard=0.85,
    of_text=0.9,
    of_earlier=0.9,
    growth=1.0,
    shorter=80,
    shared_weight=10.0,
    subject=0.8,
    title=0.5,
    title_weight=1.0,
    title_in_text=0.5,
    title_in_a_text=0.5,
    opening=0.8,
    an_opening=0.8,
    first_words=2.0,
    strange_weight=0.1,
    strangest_weight=0.2,
    names=0.8,
    shared_names_weight=2.0,
    numbers=0.9,
    **dict.fromkeys(Likeness._fields[19:], 0.5),
)
"""Two versions of one text of the same morning."""
NOTICE_OF_SUBJECT = {"notice": True, "title": 0.4, "opening": 0.95, "first_words": 2.0, "subject": 0.6, "numbers": 0.1}
LINE = {"has_line": True, "seconds_apart": HOUR}
SENT_AGAIN = {"has_line": True, "seconds_apart": 12 * HOUR, "of_text": 0.1, "of_earlier": 0.95, "jaccard": 0.7}
NEXT_EDITION = {"seconds_apart": 24 * HOUR, "title": 0.9, "jaccard": 0.5}


def pair(changed: dict[str, Any]) -> Pair:
    """Return two versions of one text, with these measures changed."""
    of_pair = {name: value for name, value in changed.items() if name in Pair._fields}
    like = LIKE._replace(**{name: value for name, value in changed.items() if name not in of_pair})
    base = Pair(Overlap(0, 0, 0, 0, 0, 0), like, 3 * HOUR, notice=False, title_uses=0, has_line=False)
    return base._replace(**of_pair)


@each_row(
    ("changed", "name"),
    [
        ({}, "same-words"),
        ({"jaccard": 0.69}, "contained"),
        ({"seconds_apart": 12 * HOUR - 1}, "same-words"),
        ({"seconds_apart": 12 * HOUR}, None),
        ({"shorter": 30}, "same-words"),
        ({"shorter": 29}, None),
        ({"of_text": 0.8, "of_earlier": 0.1}, "same-words"),
        ({"of_text": 0.79, "of_earlier": 0.79}, None),
        ({"names": 0.34}, "same-words"),
        ({"names": 0.33}, None),
        ({"names": -1.0}, "same-words"),
        ({"first_words": 0.0}, None),
        ({"first_words": 0.0, "jaccard": 0.9}, "same-words"),
        ({"notice": True, "title": 0.99, "of_text": 0.1, "of_earlier": 0.1}, "notice-of-its-headline"),
        ({"notice": True, "title": 0.98, "of_text": 0.1, "of_earlier": 0.1, "opening": 0.5}, None),
        (NOTICE_OF_SUBJECT, "notice-of-subject"),
        (NOTICE_OF_SUBJECT | {"opening": 0.94, "seconds_apart": 24 * HOUR}, None),
        (NOTICE_OF_SUBJECT | {"first_words": 1.0, "seconds_apart": 24 * HOUR}, None),
        (NOTICE_OF_SUBJECT | {"subject": 0.59, "seconds_apart": 24 * HOUR}, None),
        (NOTICE_OF_SUBJECT | {"subject": 0.1, "numbers": 0.6}, "notice-of-subject"),
        (NOTICE_OF_SUBJECT | {"notice": False, "seconds_apart": 24 * HOUR}, None),
    ],
)
def test_a_hard_rule_joins_on_its_side_of_each_bound(changed: dict[str, Any], name: str | None) -> None:
    assert law(pair(changed)) == name


@each_row(
    ("changed", "barred"),
    [
        ({}, False),
        (LINE, False),
        (LINE | {"seconds_apart": 5 * HOUR}, False),
        (LINE | {"seconds_apart": 5 * HOUR + 1}, True),
        (SENT_AGAIN, False),
        (SENT_AGAIN | {"of_text": 0.95, "of_earlier": 0.1}, False),
        (SENT_AGAIN | {"seconds_apart": 12 * HOUR + 1}, True),
        (SENT_AGAIN | {"of_earlier": 0.94}, True),
        (SENT_AGAIN | {"jaccard": 0.69}, True),
        (SENT_AGAIN | {"first_words": 0.0}, True),
        (LINE | {"first_words": 0.0}, True),
        (LINE | {"first_words": 0.0, "strange_weight": 0.09}, False),
        (LINE | {"first_words": 0.0, "notice": True}, False),
        ({"names": 0.0, "numbers": 0.79}, True),
        ({"names": 0.0, "numbers": 0.8}, False),
        ({"names": 0.0, "numbers": -1.0}, False),
        ({"names": 0.1, "numbers": 0.0}, False),
        ({"names": -1.0, "numbers": 0.0}, False),
        ({"shorter": 29, "opening": 0.49, "strangest_weight": 0.6}, True),
        ({"shorter": 30, "opening": 0.49, "strangest_weight": 0.6}, False),
        ({"shorter": 29, "opening": 0.5, "strangest_weight": 0.6}, False),
        ({"shorter": 29, "opening": -1.0, "strangest_weight": 0.6}, False),
        ({"shorter": 29, "opening": 0.49, "strangest_weight": 0.59}, False),
        (NEXT_EDITION, True),
        (NEXT_EDITION | {"seconds_apart": 48 * HOUR}, True),
        (NEXT_EDITION | {"seconds_apart": 24 * HOUR + 15 * 60}, True),
        (NEXT_EDITION | {"seconds_apart": 24 * HOUR + 15 * 60 + 1}, False),
        (NEXT_EDITION | {"seconds_apart": 15 * 60}, False),
        (NEXT_EDITION | {"title": 0.89}, False),
        (NEXT_EDITION | {"jaccard": 0.3}, True),
        (NEXT_EDITION | {"jaccard": 0.29}, False),
        (NEXT_EDITION | {"jaccard": 0.94}, True),
        (NEXT_EDITION | {"jaccard": 0.95}, False),
        (NEXT_EDITION | {"notice": True}, False),
    ],
)
def test_a_hard_rule_parts_on_its_side_of_each_bound(changed: dict[str, Any], barred: bool) -> None:  # noqa: FBT001
    assert is_barred(pair(changed)) is barred


@pytest.mark.parametrize(
    ("changed", "kin"),
    [
        ({}, False),
        ({"of_text": 0.1}, True),
        ({"of_earlier": 0.1}, True),
        ({"of_text": 0.09, "of_earlier": 0.09}, False),
        ({"shared_weight": 0.8, "words": 0.3}, True),
        ({"shared_weight": 0.8, "title": 0.34}, True),
        ({"shared_weight": 0.79, "words": 0.3, "title": 0.34}, False),
        ({"shared_weight": 0.8, "words": 0.29, "title": 0.33}, False),
    ],
)
def test_quick_measures_rule_out_a_pair_below_all_bounds(changed: dict[str, Any], kin: bool) -> None:  # noqa: FBT001
    overlaps = np.array([Overlap(0, 0, 0, 0, 0, 0), Overlap(0, 0, 0, 0, 0, 0)._replace(**changed)], np.float64)
    assert may_be_kin(overlaps) == ([1] if kin else [])


@pytest.mark.parametrize(
    ("changed", "joins"),
    [
        ({}, False),
        ({OF_TEXT: MIN_SHARED_BY_LAW}, True),
        ({OF_EARLIER: MIN_SHARED_BY_LAW}, True),
        ({NOTICE: 1.0}, True),
    ],
)
def test_a_pair_is_asked_about_where_a_hard_rule_may_hold(changed: dict[int, float], joins: bool) -> None:  # noqa: FBT001
    row = np.array([_row(pair({"of_text": 0.1, "of_earlier": 0.1}))], np.float64)
    for column, value in changed.items():
        row[0, column] = value
    assert may_join(row, np.array([JOIN_POINTS - 1])) == ([0] if joins else [])
    assert may_join(row, np.array([JOIN_POINTS])) == [0]
