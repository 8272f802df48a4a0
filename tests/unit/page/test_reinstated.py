"""A line that says that a story was withdrawn by mistake, or is back, is its note. All is invented."""

import pytest

from dateline.core.text.withdrawals.reinstatement import is_reinstatement
from tests.cost import cpu_seconds
from tests.unit.page.test_notice import REPORT, TITLE, _only
from tests.unit.stories.withdrawals.test_returns import STANDS
from tests.unit.text.withdrawals.test_taken_back import BACK, NOT_BACK

MAX_SECONDS = 0.2
"""CPU seconds to read a line of any length."""


@pytest.mark.parametrize("line", [*STANDS.values(), *(sentence for row in BACK.values() for sentence in row)])
def test_it_is_one_above_the_text_and_above_the_headline(line: str) -> None:
    for page in (f"{TITLE}\n\n{line}\n\n{REPORT}", f"{line}\n\n{TITLE}\n\n{REPORT}"):
        brief = _only(page, TITLE)
        assert (brief.headline, brief.note, brief.text) == (TITLE, line, REPORT.partition("— ")[2])


@pytest.mark.parametrize(
    "line",
    [
        *(sentence for row in NOT_BACK.values() for sentence in row),
        "Tickets were sold in error.",
        "The minister said the story was withdrawn in error.",
        "This story was withdrawn in error. " * 20,
    ],
)
def test_any_other_line_is_none(line: str) -> None:
    assert not is_reinstatement(line)


@pytest.mark.parametrize("line", ["in error " * 40_000, "the kill " * 22, "in error in error " * 11])
def test_a_line_takes_no_long_time(line: str) -> None:
    assert cpu_seconds(lambda: is_reinstatement(line), times=3) < MAX_SECONDS
