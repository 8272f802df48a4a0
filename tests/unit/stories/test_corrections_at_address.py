"""A correction at its story's address that turns what the first text said. All is invented."""

from typing import Final

import pytest

from dateline_schemas import Distinct
from tests.unit.stories.test_thread import HARVEST, versions_of
from tests.unit.stories.withdrawals.test_addresses import ADDRESS, article, notice

FELL: Final = (
    "Lithar NV said on Wednesday its quarterly net profit fell 9 percent to 412 million euros, short of the 430 "
    "million that analysts had expected."
)
ROSE: Final = FELL.replace("fell", "rose").replace("412", "492")
FIRST: Final = article(FELL, headline="Lithar profit falls")


def correction(body: str = ROSE, headline: str = "CORRECTED-Lithar profit rises", **changes: object) -> Distinct:
    return article(body, 0.1, **({"headline": headline, "signal": "correction"} | changes))  # type: ignore[arg-type]


def test_it_corrects_that_story() -> None:
    first, second = versions_of(FIRST, correction())
    assert (second.story_id, second.relation.kind) == (first.story_id, "correction")
    assert second.relation.rule == "correction-at-address"
    assert second.relation.changed[0] == "412 → 492 million euros"


def test_a_later_copy_of_the_wrong_text_is_a_repeat_in_it() -> None:
    first, _, copy = versions_of(FIRST, correction(), article(FELL, 0.5, headline="Lithar profit falls", source="b"))
    assert (copy.story_id, copy.relation.kind) == (first.story_id, "repeat")


def test_a_later_copy_of_the_right_text_is_of_that_story() -> None:
    first, _, copy = versions_of(FIRST, correction(), correction(source="b", url="https://b.example/news/7"))
    assert copy.story_id == first.story_id


@pytest.mark.parametrize(
    "second",
    [
        correction(url=f"{ADDRESS}3"),
        correction(source="another"),
        correction(role="item"),
        correction(HARVEST, "CORRECTED-Barley harvest fails"),
        correction(
            "Lithar NV said on Thursday that it would close its plant in Genk next year, with the loss of 900 jobs, as "
            "demand for its pumps had weakened.",
            "CORRECTED-Lithar to close plant",
        ),
    ],
    ids=["another-address", "another-site", "beside-others", "another-subject", "another-report"],
)
def test_it_is_a_story_of_its_own(second: Distinct) -> None:
    first, other = versions_of(FIRST, second)
    assert other.story_id != first.story_id


def test_it_is_a_story_of_its_own_where_two_articles_stood() -> None:
    first, market, other = versions_of(FIRST, article(HARVEST, 0.05, headline="Barley harvest fails"), correction())
    assert other.story_id not in {first.story_id, market.story_id}


def test_it_is_a_story_of_its_own_where_a_notice_stands() -> None:
    first, _, other = versions_of(FIRST, notice(hours=0.05), correction())
    assert other.story_id != first.story_id
