"""Whether a source's pages give no brief more than twice as often as usual.

A page may give no brief for a good reason: a page of pictures, or a list of links. So each source is compared with
itself: the share of pages without a brief among its newest pages and its last two days, with the share among its other
pages of four weeks. A share of a few pages also rises by chance, so the rise must be improbable as well.

``yields`` compares the number of briefs on a page; a rise from 5 to 15 % of pages without any hardly changes that.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from dateline.core.sources.yields import COMPARED_COUNTS, LAST_PAGES, PAGE_CORRELATION, chance

MIN_RATIO_TO_USUAL: Final = 2.0
"""A share must be more than so many times the usual one. Chosen by hand."""
MIN_PAGES_BEFORE: Final = 20
"""Pages that must have come before the compared ones; with fewer, the usual share is not known. Chosen by hand."""
MAX_CHANCE: Final = 1e-4
"""Probability below which a number of pages without a brief is no coincidence. Chosen by hand: of a source that never
had one, three of the last four pages after 100 others, or six of eight after 40."""
DAY_CORRELATION: Final = 0.01
"""How much the pages of two days resemble one another, as ``PAGE_CORRELATION`` for the newest: less. Chosen by hand."""


class Emptiness(NamedTuple):
    """A rise of the share of pages without a brief."""

    pages: int
    """How many pages were compared: the newest, or those of the last two days."""
    empty: int
    """How many of these gave no brief."""
    usual: float
    """The share of pages without a brief among the pages before, 0 to 1."""


def emptiness(history: Mapping[int, int], recent: Mapping[int, int], newest: Sequence[int]) -> Emptiness | None:
    """Return the most improbable rise; None where the share did not rise, or too few pages came before.

    ``history`` is how many pages of four weeks gave how many briefs, by briefs; ``recent`` the same for the last two
    days of them, ``newest`` the briefs of the newest pages, the last page last.
    """
    total, total_empty = sum(history.values()), history.get(0, 0)
    rises: list[tuple[float, Emptiness]] = []
    for pages, empty, last, correlation in _windows(recent, newest):
        before = total - pages
        if before < MIN_PAGES_BEFORE:
            continue
        usual = max(total_empty - empty, 0) / before
        # A rise that has passed is not reported: the last pages must show it too.
        if empty <= MIN_RATIO_TO_USUAL * usual * pages or _share(last) <= usual:
            continue
        by_chance = chance(empty, pages, usual, before, correlation)
        if by_chance < MAX_CHANCE:
            rises.append((by_chance, Emptiness(pages, empty, usual)))
    return min(rises, key=lambda rise: (rise[0], -rise[1].pages))[1] if rises else None


def _windows(recent: Mapping[int, int], newest: Sequence[int]) -> Iterator[tuple[int, int, Sequence[int], float]]:
    """Yield each number of pages to compare, how many are empty, the last pages, and the correlation."""
    for count in COMPARED_COUNTS:
        if count <= len(newest):
            yield count, newest[-count:].count(0), newest[-LAST_PAGES:], PAGE_CORRELATION
    yield sum(recent.values()), recent.get(0, 0), newest, DAY_CORRELATION


def _share(newest: Sequence[int]) -> float:
    return newest.count(0) / len(newest) if newest else 0.0
