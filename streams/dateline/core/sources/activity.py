"""What one partition counts for each source: its pages by hour and by yield, and its newest pages.

All of it is counts and maxima over the pages' own fetch times, so the order in which pages arrive makes no
difference. Source names come from outside, so their number is bounded: pages of further sources are counted
together under the name ``OTHERS``. Days older than eight weeks by the partition's clock are dropped.

``Sources`` is the entry; ``agents/state/source_records.py`` writes its changes and restores it.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from heapq import nlargest
from typing import Final, NamedTuple

from dateline.core.sources.silence import HOUR
from dateline.core.sources.yields import MAX_YIELD, NEWEST_PAGES
from dateline.core.times.clock import DAY, MAX_FREED, Clock, due

RETENTION_DAYS: Final = 8 * 7
"""Days that counts are kept, by event time: four weeks of a rhythm, and four weeks of silence after it."""
MAX_SOURCES: Final = 2_000
"""Sources that a partition counts one by one: bounds memory. Chosen by hand."""
MAX_NAME_CHARS: Final = 200
"""Characters of a source's name, and of the URL stored as an example: bounds memory. Longer names are ``OTHERS``.
Chosen by hand."""
OTHERS: Final = ""
"""The name under which all further sources are counted together; no source has an empty name."""


class PageYield(NamedTuple):
    """When a page was fetched, in seconds since 1970, and how many briefs it gave."""

    at: int
    briefs: int
    url: str | None = None
    """The page's URL; of a source's newest pages only one with the fewest briefs keeps it, as the example."""
    reason: str | None = None
    """Why it gave no brief, one of a dozen short names; the newest pages do not keep it."""


class Sources:
    """The sources of one partition, and which of their counts have changed since they were last written."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.by_name: dict[str, Source] = {}
        self._spans: dict[int, set[str]] = {}
        self._changed: set[tuple[str, int | None]] = set()

    def count(self, name: str, page: PageYield) -> None:
        """Count a page of a source, unless it is older than ``RETENTION_DAYS``."""
        number = page.at // DAY
        if number < self._oldest:
            return
        name = self._counted_as(name, number)
        source = self.by_name.setdefault(name, Source())
        if number not in source.days:
            self.restore(name, number, DayCounts())
        source.days[number].add(page)
        self._changed.add((name, number))
        if name != OTHERS:
            page = page._replace(reason=None)
            source.add(page if len(page.url or "") <= MAX_NAME_CHARS else page._replace(url=None))
            self._changed.add((name, None))

    def restore(self, name: str, number: int, day: "DayCounts | None") -> None:
        """Put back the counts of a source's day as the state holds them; None where the state has dropped them."""
        days = self.by_name.setdefault(name, Source()).days
        if day is None:
            days.pop(number, None)
        else:
            self._spans.setdefault(number, set()).add(f"{number} {name}")
            days[number] = day

    def changes(self) -> list[tuple[str, int | None]]:
        """Drop old days, and return what was changed or dropped since the last call.

        Each item is a source's name with the number of a day, or with None for its newest pages.
        """
        for span in due(self._spans, self._oldest, MAX_FREED):
            number, _, name = span.partition(" ")
            self._drop(name, int(number))
        changed, self._changed = self._changed, set()
        return sorted(changed, key=lambda each: (each[0], each[1] or 0))

    @property
    def _oldest(self) -> int:
        """The number of the oldest day that is kept."""
        return self._clock.time // DAY - RETENTION_DAYS

    def _counted_as(self, name: str, number: int) -> str:
        """Return the name under which to count a page: the source's own, or ``OTHERS``.

        Where the table is full, a source of a single earlier day is dropped to make room.
        """
        if name in self.by_name:
            return name
        if len(name) > MAX_NAME_CHARS:
            return OTHERS
        if len(self.by_name) < MAX_SOURCES:
            return name
        victim = next(self._of_one_day(number), None)
        if victim is None:
            return OTHERS
        for day in list(self.by_name[victim].days):
            self._spans[day].discard(f"{day} {victim}")
            self._drop(victim, day)
        return name

    def _of_one_day(self, number: int) -> Iterator[str]:
        """Yield the sources whose only day is earlier than day ``number``: they have no rhythm to lose."""
        return (
            name
            for name, source in self.by_name.items()
            if name != OTHERS and len(source.days) == 1 and next(iter(source.days)) < number
        )

    def _drop(self, name: str, number: int) -> None:
        source = self.by_name[name]
        source.days.pop(number, None)
        self._changed.add((name, number))
        if not source.days:
            del self.by_name[name]
            self._changed.add((name, None))


class Source:
    """One source: the counts of its days, by days since 1970, and its newest pages, the oldest of them first."""

    def __init__(self) -> None:
        self.days: dict[int, DayCounts] = {}
        self.newest: tuple[PageYield, ...] = ()

    def add(self, page: PageYield) -> None:
        """Add a page to the newest ones, if it is one; only the one that gave the fewest briefs keeps its URL."""
        newest = newest_of((*self.newest, page))
        with_url = [number for number, page in enumerate(newest) if page.url]
        example = min(with_url, key=lambda number: (newest[number].briefs, -number), default=None)
        self.newest = tuple(
            page if number == example or not page.url else page._replace(url=None) for number, page in enumerate(newest)
        )


def newest_of(pages: Iterable[PageYield]) -> list[PageYield]:
    """Return the ``NEWEST_PAGES`` newest pages, the oldest of them first."""
    return nlargest(NEWEST_PAGES, pages, key=lambda page: (page.at, page.briefs, page.url or ""))[::-1]


class DayCounts:
    """A source's pages of one day, counted by the hour, by how many briefs each gave, and by why they gave none."""

    __slots__ = ("hours", "reasons", "yields")

    def __init__(
        self,
        hours: Mapping[int, int] | None = None,
        yields: Mapping[int, int] | None = None,
        reasons: Mapping[str, int] | None = None,
    ) -> None:
        # Arrays of numbers: there may be a hundred thousand days, and a Counter takes four times the memory.
        self.hours = _array(DAY // HOUR, hours or {})
        self.yields = _array(MAX_YIELD + 1, yields or {})
        self.reasons = dict(reasons) if reasons else None  # most days of most sources have none

    def add(self, page: PageYield) -> None:
        """Count a page."""
        self.hours[page.at % DAY // HOUR] += 1
        self.yields[min(page.briefs, MAX_YIELD)] += 1
        if page.reason is not None:
            self.reasons = self.reasons or {}
            self.reasons[page.reason] = self.reasons.get(page.reason, 0) + 1


def nonzero(counts: Iterable[int]) -> dict[int, int]:
    """Return the counts that are not 0 by their index: the hour, or the number of briefs."""
    return {index: count for index, count in enumerate(counts) if count}


def _array(size: int, counts: Mapping[int, int]) -> "array[int]":
    numbers = array("I", bytes(4 * size))
    for index, count in counts.items():
        numbers[index] = count
    return numbers
