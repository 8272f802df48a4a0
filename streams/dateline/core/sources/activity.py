"""What one partition knows of the sources whose pages it sees: how many came when, and how many briefs they gave.

Everything in it is a count or the newest of something, by the pages' own times, so that the order of pages
makes no difference. Names come from outside; so there is room for a number of them, and the others' pages
are counted under no name. What is eight weeks old by the partition's clock is let go.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from heapq import nlargest
from typing import Final, NamedTuple

from dateline.core.sources.silence import HOUR
from dateline.core.sources.yields import MOST, RECENT
from dateline.core.times.clock import DAY, FREED, Clock, due

KEPT_DAYS: Final = 8 * 7
"""Four weeks of a rhythm, and four weeks of silence against it."""
WATCHED: Final = 2_000
"""Sources that a partition keeps apart."""
NAME: Final = 200
"""Characters of the longest name that is kept apart, and of an address that is kept as an example."""
OTHERS: Final = ""
"""What all other sources are counted as; no source has this name."""


class Page(NamedTuple):
    """When a page was fetched, in seconds since 1970, and how many briefs it gave."""

    at: int
    briefs: int
    url: str | None = None
    """Its address; kept of one of the pages that gave the fewest."""


class Day:
    """What a source gave in a day: its pages by the hour of the day, and by how many briefs each gave."""

    __slots__ = ("hours", "yields")

    def __init__(self, hours: Mapping[int, int] | None = None, yields: Mapping[int, int] | None = None) -> None:
        # Plain numbers: there may be a hundred thousand days, and a Counter takes four times as much.
        self.hours = _numbers(DAY // HOUR, hours or {})
        self.yields = _numbers(MOST + 1, yields or {})

    def add(self, page: Page) -> None:
        """Count a page."""
        self.hours[page.at % DAY // HOUR] += 1
        self.yields[min(page.briefs, MOST)] += 1


def counted(numbers: Iterable[int]) -> dict[int, int]:
    """Return those of a day's numbers that are not 0, by hour or by briefs."""
    return {place: number for place, number in enumerate(numbers) if number}


def _numbers(size: int, given: Mapping[int, int]) -> "array[int]":
    numbers = array("I", bytes(4 * size))
    for place, number in given.items():
        numbers[place] = number
    return numbers


class Source:
    """What is known of one source: its days, by their number since 1970, and its newest pages, the oldest first."""

    def __init__(self) -> None:
        self.days: dict[int, Day] = {}
        self.newest: tuple[Page, ...] = ()

    def add(self, page: Page) -> None:
        """Take a page for one of the newest, where it is; the address of one that gave the fewest briefs stays."""
        newest = newest_of((*self.newest, page))
        addressed = [number for number, page in enumerate(newest) if page.url]
        shown = min(addressed, key=lambda number: (newest[number].briefs, -number), default=None)
        self.newest = tuple(
            page if number == shown or not page.url else page._replace(url=None) for number, page in enumerate(newest)
        )


def newest_of(pages: Iterable[Page]) -> list[Page]:
    """Return the newest of some pages, the oldest of them first."""
    return nlargest(RECENT, pages, key=lambda page: (page.at, page.briefs, page.url or ""))[::-1]


class Sources:
    """The sources of a partition, and which of what is known of them has changed."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.known: dict[str, Source] = {}
        self._spans: dict[int, set[str]] = {}
        self._changed: set[tuple[str, int | None]] = set()

    def see(self, name: str, page: Page) -> None:
        """Count a page of a source; one from before what is kept is not."""
        number = page.at // DAY
        if number < self._oldest:
            return
        name = self._watched(name, number)
        source = self.known.setdefault(name, Source())
        if number not in source.days:
            self.keep(name, number, Day())
        source.days[number].add(page)
        self._changed.add((name, number))
        if name != OTHERS:
            source.add(page if len(page.url or "") <= NAME else page._replace(url=None))
            self._changed.add((name, None))

    def keep(self, name: str, number: int, day: Day | None) -> None:
        """Take back a source's day as it was written down; None for one that is known no more."""
        days = self.known.setdefault(name, Source()).days
        if day is None:
            days.pop(number, None)
        else:
            self._spans.setdefault(number, set()).add(f"{number} {name}")
            days[number] = day

    def changes(self) -> list[tuple[str, int | None]]:
        """Return what has changed since this was last asked, or is known no more: a source's day, or its newest pages.

        A day is told by its number, the newest pages by None.
        """
        for span in due(self._spans, self._oldest, FREED):
            number, _, name = span.partition(" ")
            self._forget(name, int(number))
        changed, self._changed = self._changed, set()
        return sorted(changed, key=lambda each: (each[0], each[1] or 0))

    @property
    def _oldest(self) -> int:
        return self._clock.time // DAY - KEPT_DAYS

    def _watched(self, name: str, number: int) -> str:
        """Return the name that a source's pages are counted under; makes room for it where that costs little."""
        if name in self.known:
            return name
        if len(name) > NAME:
            return OTHERS
        if len(self.known) < WATCHED:
            return name
        victim = next(self._passers_by(number), None)
        if victim is None:
            return OTHERS
        for day in list(self.known[victim].days):
            self._spans[day].discard(f"{day} {victim}")
            self._forget(victim, day)
        return name

    def _passers_by(self, number: int) -> Iterator[str]:
        """Yield the sources that came on one earlier day alone: of them no rhythm will ever be known."""
        return (
            name
            for name, source in self.known.items()
            if name != OTHERS and len(source.days) == 1 and next(iter(source.days)) < number
        )

    def _forget(self, name: str, number: int) -> None:
        source = self.known[name]
        source.days.pop(number, None)
        self._changed.add((name, number))
        if not source.days:
            del self.known[name]
            self._changed.add((name, None))
