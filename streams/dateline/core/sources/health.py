"""How a source stands at some moment: its newest page, whether it has gone silent, whether its yield fell."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from dateline.core.sources.activity import OTHERS, Page, Source, counted, newest_of
from dateline.core.sources.silence import HOUR, Silence, silence
from dateline.core.sources.yields import MOST, Fall, fall
from dateline.core.times.clock import DAY

HISTORY_DAYS: Final = 28
"""What is normal is what was so in four weeks."""


class Standing(NamedTuple):
    """A source as it stands at some moment."""

    name: str
    last: int
    """When its newest page was fetched, in seconds since 1970."""
    pages: int
    """Pages in the four weeks before that."""
    silence: Silence | None
    """How its silence compares with its rhythm; None where it has no week of history."""
    fall: Fall | None
    """How its yield fell; None where it did not."""
    example: str | None
    """The address of one of its newest pages that gave the fewest briefs."""

    @property
    def silent(self) -> bool:
        """Whether it has gone silent."""
        return self.silence is not None and self.silence.silent


def standings(partitions: Sequence[Mapping[str, Source]], at: int) -> list[Standing]:
    """Return how each source stands at a time, by name; what each partition knows of it is added up.

    Pages that were fetched after the time are left out, and sources that had none before it.
    """
    names = sorted({name for known in partitions for name in known} - {OTHERS})
    found = (_standing(name, [known[name] for known in partitions if name in known], at) for name in names)
    return [one for one in found if one is not None]


def others(partitions: Sequence[Mapping[str, Source]]) -> int:
    """Return how many pages came of sources that are not kept apart."""
    parts = [known[OTHERS] for known in partitions if OTHERS in known]
    return sum(sum(day.hours) for part in parts for day in part.days.values())


def _standing(name: str, parts: Sequence[Source], at: int) -> Standing | None:
    hours: Counter[int] = Counter()
    for part in parts:
        for number, day in part.days.items():
            hours.update({number * 24 + hour: pages for hour, pages in counted(day.hours).items()})
    came = [hour for hour in hours if hour <= at // HOUR]
    if not came:
        return None
    newest = newest_of(page for part in parts for page in part.newest if page.at <= at)
    last = max([max(came) * HOUR, *(page.at for page in newest)])
    first = last // DAY - HISTORY_DAYS
    before = _before(parts, first, at // DAY)
    before.subtract(min(page.briefs, MOST) for page in newest if page.at // DAY > first)
    pages = sum(hours[hour] for hour in came if hour > first * 24)
    fell = fall(+before, [page.briefs for page in newest])
    return Standing(name, last, pages, silence(hours, at), fell, _example(newest))


def _before(parts: Sequence[Source], first: int, last: int) -> Counter[int]:
    """Count pages by how many briefs they gave, in the days behind ``first`` up to ``last``."""
    counts: Counter[int] = Counter()
    for part in parts:
        for number, day in part.days.items():
            if first < number <= last:
                counts.update(counted(day.yields))
    return counts


def _example(newest: Sequence[Page]) -> str | None:
    addressed = [page for page in newest if page.url]
    return min(addressed, key=lambda page: (page.briefs, -page.at)).url if addressed else None
