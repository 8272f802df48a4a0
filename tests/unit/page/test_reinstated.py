"""A line above a text that says that its story was withdrawn by mistake, or is back, is of it. All is invented."""

import pytest

from dateline.core.text.withdrawals.reinstatement import is_reinstatement
from tests.cost import cpu_seconds
from tests.unit.page.test_notice import REPORT, TITLE, _only
from tests.unit.stories.withdrawals.test_returns import STANDS
from tests.unit.text.withdrawals.test_taken_back import BACK, NOT_BACK

MAX_SECONDS = 0.2
"""CPU seconds to read a line of any length."""


SENTENCES = [*STANDS.values(), *(sentence for row in BACK.values() for sentence in row)]


@pytest.mark.parametrize("line", SENTENCES)
def test_between_headline_and_text_it_opens_the_text(line: str) -> None:
    for printed in (line, f"({line})", f"Editor's note: {line}"):
        brief = _only(f"{TITLE}\n\n{printed}\n\n{REPORT}", TITLE)
        assert (brief.headline, brief.text) == (TITLE, f"{line}\n{REPORT.partition('— ')[2]}")


@pytest.mark.parametrize("line", SENTENCES)
def test_in_a_comment_below_the_text_it_does_not(line: str) -> None:
    brief = _only(f"{TITLE}\n\n{REPORT}\n\nComments\n\nJohn\n\n{line}", TITLE)
    assert brief.text.startswith(REPORT.partition("— ")[2])
    assert brief.note is None


@pytest.mark.xfail(strict=True, reason="what stands between headline and text is taken for the desk's own words")
def test_in_a_comment_above_the_text_it_does_not_either() -> None:
    comment = "2 comments\nAnn, 5 min ago\nThis article was mistakenly withdrawn"
    assert _only(f"{TITLE}\n\n{comment}\n\n{REPORT}", TITLE).text == REPORT.partition("— ")[2]


@pytest.mark.parametrize(
    "line",
    [
        "The player was reinstated.",
        "Minister: I was sacked in error",
        "The statue has been restored.",
        "By John Smith, who was reinstated in May",
        "The story is withdrawn.",
    ],
)
def test_any_other_line_there_does_not(line: str) -> None:
    brief = _only(f"{TITLE}\n\n{line}\n\n{REPORT}", TITLE)
    assert brief.text == REPORT.partition("— ")[2]


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
