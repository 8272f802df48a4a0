"""Moving words differ between any two editions."""

from typing import Final

import pytest

from dateline.core.data.wire.signals import SIGNALS
from dateline.core.stories.similarity.changes.moving_words import (
    OPENING_CHARS,
    is_moving,
    is_signal,
    may_have_signal,
)


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


FORMS: Final = sorted({word for _, forms in SIGNALS for form in forms for word in form.split()})


@pytest.mark.parametrize("form", FORMS)
def test_the_quick_test_passes_over_no_signal_word(form: str) -> None:
    for word in (form, form.lower(), form.title(), f"{form}S"):
        text = f"{word}: the mayor said"
        assert may_have_signal(text, [text.upper()[:OPENING_CHARS]]) or not is_signal(word)


def test_the_quick_test_rules_out_an_ordinary_text() -> None:
    assert not may_have_signal("the mayor said", ["THE ", "MAYO", "SAID"])
