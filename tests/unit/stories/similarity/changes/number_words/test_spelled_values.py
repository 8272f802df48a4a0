"""Spelled values: two prints of one number are no change."""

from dateline.core.stories.similarity.changes.number_words.spelled_values import is_same
from tests.rows import each_row

VALUES = {"seven": 7, "ten": 10}


@each_row(
    ("old", "new", "same"),
    [
        ("ten", "10", True),
        ("ten", "10.0", True),
        ("ten", "12", False),
        ("seven", "ten", False),
        ("dozen", "12", False),
        ("11", "11-20", True),
        ("12,141,000", "12.1", True),
        ("1.46", "1,459,193,000", True),
        ("268.8", "268,797", True),
        ("2.2", "2,294,000", False),
        ("5.0", "5.04", False),
        ("14", "1.4", False),
        ("17", "17,000", False),
        ("934,685", "937,685", False),
        ("3,342,000", "3,342,0000", False),
        ("5.50", "5-1/2", True),
        ("17-1/4", "17.25", True),
        ("17-1/4", "17-1/2", False),
        ("1/0", "2/0", False),
        ("51", "51.0", True),
        ("51", "51,00", True),
        ("51", "51,000", False),
        ("1.5", "1" + "5" * 5000, False),
    ],
)
def test_two_prints_of_one_number(old: str, new: str, same: bool) -> None:  # noqa: FBT001
    assert is_same(old, new, VALUES) == is_same(new, old, VALUES) == same
