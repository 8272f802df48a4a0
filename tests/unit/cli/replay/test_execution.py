"""What a replay says of its speed."""

import pytest

from dateline.cli.replay.execution import ReplayProgress, printed_rate


@pytest.mark.parametrize(
    ("count", "seconds", "printed"),
    [(59, 10.0, "6 a second"), (3, 10.0, "0.3 a second"), (1, 60.0, "0.02 a second"), (5, 0.0, "5000 a second")],
)
def test_a_rate_is_never_0_where_pages_were_read(count: int, seconds: float, printed: str) -> None:
    assert printed_rate(count, seconds) == printed


def test_a_replay_that_had_nothing_left_to_read_has_no_rate() -> None:
    progress = ReplayProgress()
    progress.finish(0, 59, 1.2)
    assert progress.summary == "59 pages went through all stages, 59 of them before, in 1.2 s"
