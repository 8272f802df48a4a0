"""Alignment: the quick answer is the one of ``SequenceMatcher``."""

import random
from difflib import SequenceMatcher

import pytest

from dateline.core.stories.similarity.changes.number_words.counterparts.alignment import opcodes


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ([], []),
        (["2"], ["5"]),
        (["2", "9"], ["5", "9"]),
        (["2", "2"], ["2", "5"]),
        (["9", "2"], ["2", "9"]),
        (["2"], []),
        (["2", "9"], ["9"]),
        (["2", "9"], ["2", "5", "9", "7"]),
    ],
)
def test_it_is_what_the_library_says(old: list[str], new: list[str]) -> None:
    """Of numbers that stay in place, stand twice, change places, go, or come between others."""
    assert [*opcodes(old, new)] == SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def test_so_it_is_of_any_two_rows() -> None:
    """An empty string stands for a number that is compared with none."""
    chosen = random.Random(3)  # noqa: S311 - no secret
    for _ in range(2_000):
        old = [str(chosen.randint(1, 20)) for _ in range(chosen.randint(0, 8))]
        new = [each if chosen.random() < 0.6 else chosen.choice(("", "31", "7")) for each in old]
        shorter = [each for each in new if chosen.random() < 0.8]
        for each in (new, shorter):
            assert [*opcodes(old, each)] == SequenceMatcher(None, old, each, autojunk=False).get_opcodes()
