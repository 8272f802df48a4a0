"""Tests for the item that a page's end cuts off below its headline, in a list of items with times."""

import pytest

from dateline.core.page.split import split

TEXTS = (
    "A tanker with molasses has run aground off Mauritius. Tugs from Reunion will try to pull it free at high tide.",
    "Voters in Slovenia choose a president on Sunday. None of seven candidates is expected to win the first round.",
    "Bolivia is to mine lithium with a Korean partner. The plant on the Uyuni flat should employ chemists from Oruro.",
)
HEADLINES = ("Tanker aground off Mauritius", "Slovenia votes on Sunday", "Lithium plant for Bolivia")
TIMED = "\n\n".join(
    f"{headline}\n{text}\n{hours} hours ago"
    for hours, (headline, text) in enumerate(zip(HEADLINES, TEXTS, strict=True), 3)
)
HEADLINE = "Explosion wounds four in Hamburg"


@pytest.mark.parametrize("rest", ["The police", "Police", "The police are looking", "Officers sealed off two streets"])
def test_an_item_that_is_due_is_kept_whatever_is_left_of_its_text(rest: str) -> None:
    last = split(f"{TIMED}\n\n{HEADLINE}\n{rest}", lambda _: False)[-1]
    assert (last.headline, last.text, last.complete) == (HEADLINE, rest, False)


@pytest.mark.parametrize("lines", ["Contact\nPrivacy", "The newspaper of the whole valley\nPrivacy policy"])
def test_labels_below_the_last_time_are_no_item(lines: str) -> None:
    assert len(split(f"{TIMED}\n\n{lines}", lambda _: False)) == len(TEXTS)
