"""An item closes with a link where its last words are its headline, or a word in brackets that others close with."""

import pytest

from dateline.core.page.lines.kinds.closing_link import without_closing_links

HEADLINE = "Wool prices lift spirits"


@pytest.mark.parametrize(
    ("body", "bare"),
    [
        (f"Growers had their best auction … Continue reading {HEADLINE} →", "Growers had their best auction …"),
        (f"Growers had their best auction.\nTeilen: {HEADLINE}", "Growers had their best auction."),
        (f"Growers sang. The song was called, as all of the valley now knows, {HEADLINE}", None),
        (HEADLINE, None),
        ("Growers had their best auction. [more]", None),
    ],
)
def test_a_headline_that_closes_its_text_is_a_link(body: str, bare: str | None) -> None:
    assert without_closing_links([(HEADLINE, body)]) == [bare or body]


def test_a_word_in_brackets_is_a_link_where_two_items_close_with_it() -> None:
    items = [(None, "三条老街改走外环。[详细]"), (None, "花球比往年大……[详细]"), (None, "他来了。[1]")]
    assert without_closing_links(items) == ["三条老街改走外环。", "花球比往年大……", "他来了。[1]"]
