"""How each source stands at a given time: its newest page, whether it is silent, and whether its pages give less."""

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from dateline.core.sources.activity import OTHERS, PageYield, Source, newest_of, nonzero
from dateline.core.sources.emptiness import Emptiness, emptiness
from dateline.core.sources.silence import HOUR, Silence, silence
from dateline.core.sources.yields import MAX_YIELD, Fall, fall
from dateline.core.times.clock import DAY

HISTORY_DAYS: Final = 28
"""Days before a source's last page that count as its normal yield; chosen equal to the four weeks of its rhythm."""
_RECENT_DAYS: Final = 2
"""Days up to a source's last page whose share of pages without a brief is compared: today, which may have just begun,
and yesterday. Chosen by hand."""


class Standing(NamedTuple):
    """A source at a given time."""

    name: str
    last: int
    """When its newest page was fetched, in seconds since 1970."""
    pages: int
    """Pages in the four weeks up to that page."""
    silence: Silence | None
    """Its silence compared with its rhythm; None where its pages span less than a week."""
    fall: Fall | None
    """The fall of its yield; None where it did not fall."""
    example: str | None
    """The URL of one of its newest pages that gave the fewest briefs."""
    emptiness: Emptiness | None = None
    """The rise of its share of pages without a brief; None where that did not rise to more than twice the usual."""
    reasons: Mapping[str, int] = MappingProxyType({})
    """How many of these pages gave no brief, by reason. Pages that a version before 7 of the parser read have none."""

    @property
    def silent(self) -> bool:
        """Whether the source is silent."""
        return self.silence is not None and self.silence.silent


def standings(partitions: Sequence[Mapping[str, Source]], at: int) -> list[Standing]:
    """Return how each source stands at a time, sorted by name; the counts of all partitions are added up.

    ``partitions`` are the sources of each partition by name, ``at`` is in seconds since 1970. Pages that were
    fetched after it are left out, and so are sources that have no other pages.
    """
    names = sorted({name for sources in partitions for name in sources} - {OTHERS})
    all_standings = (
        _standing(name, [sources[name] for sources in partitions if name in sources], at) for name in names
    )
    return [one for one in all_standings if one is not None]


def others(partitions: Sequence[Mapping[str, Source]]) -> int:
    """Return how many pages came from the sources that are counted together."""
    parts = [sources[OTHERS] for sources in partitions if OTHERS in sources]
    return sum(sum(day.hours) for part in parts for day in part.days.values())


def _standing(name: str, parts: Sequence[Source], at: int) -> Standing | None:
    hours: Counter[int] = Counter()
    for part in parts:
        for number, day in part.days.items():
            hours.update({number * 24 + hour: pages for hour, pages in nonzero(day.hours).items()})
    past_hours = [hour for hour in hours if hour <= at // HOUR]
    if not past_hours:
        return None
    newest = newest_of(page for part in parts for page in part.newest if page.at <= at)
    last = max([max(past_hours) * HOUR, *(page.at for page in newest)])
    first = last // DAY - HISTORY_DAYS
    history = _yields(parts, first, at // DAY)
    recent = _yields(parts, last // DAY - _RECENT_DAYS, at // DAY)
    before = history.copy()
    before.subtract(min(page.briefs, MAX_YIELD) for page in newest if page.at // DAY > first)
    pages = sum(hours[hour] for hour in past_hours if hour > first * 24)
    briefs = [page.briefs for page in newest]
    risen = emptiness(history, recent, briefs)
    reasons = _reasons(parts, first, at // DAY)
    return Standing(name, last, pages, silence(hours, at), fall(+before, briefs), _example(newest), risen, reasons)


def _reasons(parts: Sequence[Source], first: int, last: int) -> Counter[str]:
    """Return how many pages gave no brief, by reason, in the days after day ``first`` up to day ``last``."""
    counts: Counter[str] = Counter()
    for part in parts:
        for number, day in part.days.items():
            if first < number <= last and day.reasons:
                counts.update(day.reasons)
    return counts


def _yields(parts: Sequence[Source], first: int, last: int) -> Counter[int]:
    """Return how many pages gave how many briefs, in the days after day ``first`` up to day ``last``."""
    counts: Counter[int] = Counter()
    for part in parts:
        for number, day in part.days.items():
            if first < number <= last:
                counts.update(nonzero(day.yields))
    return counts


def _example(newest: Sequence[PageYield]) -> str | None:
    with_url = [page for page in newest if page.url]
    return min(with_url, key=lambda page: (page.briefs, -page.at)).url if with_url else None
