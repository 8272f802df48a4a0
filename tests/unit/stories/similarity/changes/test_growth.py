"""Wording a change takes time in proportion to the text, also where the text is one sentence or all figures."""

import pytest

from dateline.core.stories.similarity.changes.summary import changes
from dateline.core.stories.similarity.features import traits
from tests.cost import cpu_seconds
from tests.unit.stories.test_thread import FERRY, NOON, distinct

MAX_GROWTH = 8.0
"""By how much the time may grow for four times the text; work in its square takes sixteen times as long."""


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(" word{0} x{0} y{0} 214", id="one sentence that repeats a known number"),
        pytest.param("\n\nParagraph word{0} tells that {0} boats sank near island{0} at dawn.", id="new paragraphs"),
    ],
)
def test_the_time_grows_with_the_text(row: str) -> None:
    def seconds(rows: int) -> float:
        text = distinct(FERRY + "".join(map(row.format, range(1_000, 1_000 + rows))), NOON)
        own = traits(text.text, text.headline, text.language, text.signal, ())
        former = traits(FERRY, None, "en")
        return cpu_seconds(lambda: changes(text, own, former), times=2)

    seconds(10)  # compiles
    assert seconds(4_000) < MAX_GROWTH * seconds(1_000)
