"""Laws of the choice of a headline: the quick tests before the weighing exclude no line that would win."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.page.layout.headline import likeliest
from dateline.core.page.layout.headline.likeness import Likeness, likenesses
from dateline.core.page.layout.headline.weights import Line, letters_of, may_outweigh, weigh_lines
from dateline.core.page.parse import parse
from dateline_schemas import RawArticle
from tests.golden.evaluate import FETCHED_AT
from tests.golden.pages import Page, pages
from tests.golden.places import atlas
from tests.rows import each_row

SHARED = st.sampled_from(["harbour", "council", "closes", "bridge", "ferry", "Monday", "市長が会議", "mayor's"])
"""Words that lines and text both draw, so that most lines share some."""
SIGNS = st.sampled_from(["12:40", "2019", "»", "|", "| Reuters", "/ ANP", "Home", "a", "  ", "©", "=29日", "(file)"])
"""What speaks against a line: dates, signs, labels, credits."""
PRINTS = st.lists(SHARED | SHARED | SIGNS, min_size=1, max_size=30).map(" ".join)
LINES = st.lists(
    st.builds(Line, PRINTS, sentence=st.booleans(), dense=st.booleans(), bulleted=st.booleans()),
    min_size=2,
    max_size=12,
)
BODIES = st.lists(SHARED | SIGNS, max_size=12).map(" ".join)


@given(LINES, BODIES, st.data())
def test_a_line_that_outweighs_another_is_never_excluded(lines: list[Line], body: str, data: st.DataObject) -> None:
    likes = likenesses([line.printed for line in lines], body)
    current = data.draw(st.integers(0, len(lines) - 1))
    keys = sorted({letters_of(line.printed) for line in lines})
    repeated = data.draw(st.frozensets(st.sampled_from(keys)))
    weights = [weight.weight for weight in weigh_lines(lines, likes, repeated)]
    best = max(weight for at, weight in enumerate(weights) if at != current)
    # by exactly as much as it weighs more, and by any smaller margin
    margin = best - weights[current] - data.draw(st.sampled_from([0.0, 0.0, 0.5, 2.0]))
    assert may_outweigh(lines, likes, current, margin)


def test_a_line_that_shares_nothing_is_excluded() -> None:
    printed = ("Home | Sport", "Harbour council closes the old bridge")
    lines = [Line(line, sentence=False, dense=False) for line in printed]
    likes = likenesses([line.printed for line in lines], "The harbour council closes the old bridge on Monday.")
    assert not may_outweigh(lines, likes, 1, 1.0)


@each_row("page", pages(), ids=lambda page: page.name)
def test_a_page_has_the_same_briefs_where_all_lines_are_weighed(page: Page) -> None:
    article = RawArticle(source="s", fetched_at=FETCHED_AT, text=page.text)
    briefs = parse(article, atlas())

    def always(*_: Sequence[Line] | Sequence[Likeness] | float | None) -> bool:
        return True

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(likeliest, "may_outweigh", always)
        patch.setattr(likeliest, "_may_share_more", always)
        assert parse(article, atlas()) == briefs
