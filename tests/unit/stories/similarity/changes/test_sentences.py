"""Sentences end where their gaps say so, with and without the table of gaps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.stories.similarity.changes import sentences
from dateline.core.stories.similarity.changes.sentences import RUNS_ON, ends_of_sentences, runs_on_behind
from dateline.core.stories.similarity.tokens import characters, tokens

GAPS = st.sampled_from([*RUNS_ON, "  ", ".  ", '." ', "...", ". . ", "\t", "\n\n", "? (", "!) ", ".", ",", " - "])
TEXTS = st.lists(st.tuples(st.sampled_from(["a", "storm", "15", "東"]), GAPS), max_size=12)


@pytest.mark.parametrize("gap", RUNS_ON)
def test_the_table_of_gaps_says_what_reading_them_does(gap: str, monkeypatch: pytest.MonkeyPatch) -> None:
    by_table = runs_on_behind(gap)
    monkeypatch.setattr(sentences, "RUNS_ON", {})
    assert runs_on_behind(gap) == by_table


@given(TEXTS)
def test_sentences_end_where_reading_each_gap_says_so(words: list[tuple[str, str]]) -> None:
    text = "".join(word + gap for word, gap in words)
    starts, ends, *_ = tokens(text)
    last = len(starts) - 1
    gaps = [text[ends[token] : starts[token + 1]] for token in range(last)]
    expected = [token for token, gap in enumerate(gaps) if not runs_on_behind(gap)] + [last] * (last >= 0)
    assert ends_of_sentences(text, characters(text)[0], starts, ends) == expected
