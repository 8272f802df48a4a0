"""How fast a replay feeds its pages."""

import pytest

from dateline.core.replay.rate import Rate, parse_rate


@pytest.mark.parametrize(
    ("text", "rate", "due"),
    [("50", Rate(pages=50), 2.0), ("0.5", Rate(pages=0.5), 200.0), ("10x", Rate(times=10), 6.0)],
)
def test_a_rate_says_when_a_page_is_due(text: str, rate: Rate, due: float) -> None:
    assert parse_rate(text) == rate
    assert rate.due(100, 60.0) == due


def test_at_full_speed_every_page_is_due_at_once() -> None:
    assert Rate().due(10_000, 3600) == 0


@pytest.mark.parametrize("text", ["", "0", "0x", "-1", "x", "fast", "10 x", "1e9"])
def test_any_other_text_is_refused_as_a_rate(text: str) -> None:
    with pytest.raises(ValueError, match="no rate"):
        parse_rate(text)
