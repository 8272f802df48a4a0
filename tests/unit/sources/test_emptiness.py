"""A source whose pages give no brief more than twice as often as usual is noticed, and chance is not."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Final

from dateline.core.sources.emptiness import MIN_PAGES_BEFORE, emptiness
from dateline.core.sources.yields import NEWEST_PAGES
from tests.rows import each_row

NEVER: Final = {8: 400}
ONE_IN_TEN: Final = {0: 40, 8: 360}
HALF: Final = {0: 200, 8: 200}


@each_row(
    ("before", "newest", "risen"),
    [
        (NEVER, [8] * NEWEST_PAGES, False),
        (NEVER, [8] * 22 + [0] * 2, False),
        (NEVER, [8] * 20 + [0] * 4, True),
        (NEVER, [0] * 12 + [8] * 12, False),  # it has passed
        (ONE_IN_TEN, [8] * 21 + [0] * 3, False),
        (ONE_IN_TEN, [8, 0, 8, 0] * 6, False),  # 12 of 24: pages that come together resemble one another
        (ONE_IN_TEN, [8, 0, 0, 0] * 6, True),
        (ONE_IN_TEN, [0] * 8, True),
        (HALF, [0] * NEWEST_PAGES, False),  # not more than twice as often
        ({8: MIN_PAGES_BEFORE - 1}, [0] * 8, False),  # too new to be judged
        (NEVER, [1] * NEWEST_PAGES, False),  # fewer briefs: for ``yields``
        (NEVER, [], False),
    ],
)
def test_the_share_is_judged_against_the_source_s_own(
    before: Mapping[int, int], newest: Sequence[int], *, risen: bool
) -> None:
    history = {briefs: before.get(briefs, 0) + newest.count(briefs) for briefs in {*before, *newest}}
    assert (emptiness(history, {}, newest) is not None) is risen


def test_two_days_show_a_rise_that_the_newest_pages_are_too_few_for() -> None:
    """From 5 to 20 % of the pages: 4 or 5 of 24, which chance gives as well."""
    recent = {0: 100, 8: 400}
    history = {0: 600, 8: 9900}
    newest = [8] * 20 + [0] * 4
    assert emptiness(history, {}, newest) is None
    rise = emptiness(history, recent, newest)
    assert rise
    assert (rise.pages, rise.empty, rise.usual) == (500, 100, 0.05)


def test_pages_without_a_brief_at_random_are_no_finding() -> None:
    random = Random(7)  # noqa: S311 - a test's numbers
    found = 0
    for _ in range(500):
        pages = [0 if random.random() < 0.1 else 8 for _ in range(600)]
        recent, newest = pages[-100:], pages[-NEWEST_PAGES:]
        counts = {briefs: pages.count(briefs) for briefs in (0, 8)}
        found += emptiness(counts, {briefs: recent.count(briefs) for briefs in (0, 8)}, newest) is not None
    assert found == 0
