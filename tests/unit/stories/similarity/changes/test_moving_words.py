"""Moving words differ between any two editions."""

import pytest

from dateline.core.stories.similarity.changes.moving_words import is_moving, is_signal


@pytest.mark.parametrize(
    "word", ["CORRECTED", "Corrects", "correcting", "Refiles", "UPDATE", "Korrigiert", "ADDS", "NEU"]
)
def test_a_signal_word_counts_in_any_form(word: str) -> None:
    assert is_signal(word)
    assert is_moving(word)


@pytest.mark.parametrize("word", ["adds", "neu", "killed", "correspondent", "upper", "withdrawn", "Herstel", ""])
def test_an_ordinary_word_does_not(word: str) -> None:
    assert not is_moving(word)


@pytest.mark.parametrize("word", ["Monday", "dinsdag", "März", "May", "yesterday", "gisteren"])
def test_days_and_months_move(word: str) -> None:
    assert is_moving(word)
    assert not is_signal(word)
