"""A correction at its story's address that turns what the first text said. All is invented."""

import pytest

from tests.unit.stories.test_thread import versions_of
from tests.unit.stories.withdrawals.test_addresses import article

FELL = (
    "Lithar NV said on Wednesday its quarterly net profit fell 9 percent to 412 million euros, short of the 430 "
    "million that analysts had expected."
)


@pytest.mark.xfail(strict=True, reason="a known gap: corrections go by their words alone")
def test_it_corrects_that_story() -> None:
    rose = FELL.replace("fell", "rose").replace("412", "492")
    first, second = versions_of(
        article(FELL, headline="Lithar profit falls"),
        article(rose, 0.1, headline="CORRECTED-Lithar profit rises", signal="correction"),
    )
    assert (second.story_id, second.relation.kind) == (first.story_id, "correction")
