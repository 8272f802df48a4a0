"""A text is cut where no sentence closes it; quotes behind the stop belong to the sentence in any language."""

import pytest

from dateline.core.page.lines.sentence import stops_mid_sentence


@pytest.mark.parametrize(
    "end",
    [
        "fährt sie heim.“",
        "fährt sie heim!\u2018",
        "fährt sie heim.«",
        "fährt sie heim.“)",
        "fährt sie heim.)“",
        "she left.”",
    ],
)
def test_a_quote_behind_the_stop_closes_a_text(end: str) -> None:
    assert not stops_mid_sentence(f"„Morgen {end}")


@pytest.mark.parametrize("end", ["He left. “", "He said “", "Er sagte „", "sie fährt“", "“"])
def test_a_quote_behind_a_space_or_a_word_closes_none(end: str) -> None:
    assert stops_mid_sentence(end)
