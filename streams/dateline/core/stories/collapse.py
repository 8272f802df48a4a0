"""Collapse: the first sighting of a text passes; a repeat passes only where it teaches something.

Equal texts have equal fingerprints and meet in one partition, so this needs no more than one
entry a fingerprint. The text itself is not kept.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from functools import lru_cache
from itertools import islice
from typing import Final

from dateline.core.times.clock import DAY, FREED, Clock, Passage, due
from dateline.core.times.interval import narrow
from dateline_schemas import Brief, Distinct, Published, SourceCount, Sources
from dateline_schemas.distinct import Sightings as Summary

MAX_SOURCES: Final = 32
"""Sources that a record names with their counts; beyond them only the total is told."""


class Sighted:
    """What is known of one text: which language it went out under, and its sightings."""

    __slots__ = (
        "before",
        "conflicts",
        "count",
        "first_seen",
        "language",
        "last_seen",
        "published",
        "signals",
        "sources",
    )

    def __init__(self, language: str, first_seen: datetime, before: int = 0) -> None:
        self.language = language
        self.before = before
        """Sightings from before its time was over, where it was not freed between: none goes uncounted."""
        self.first_seen = first_seen
        self.last_seen = first_seen
        self.count = 0
        self.sources: dict[str, int] = {}
        self.published = Published()
        self.conflicts = 0
        self.signals: tuple[str, ...] = ()
        """What sightings said that it is: a correction, a withdrawal; its words may be the same."""

    def sightings(self) -> Summary:
        """Return the summary that travels with a distinct text."""
        return Summary(
            count=self.count,
            first_seen=self.first_seen,
            last_seen=self.last_seen,
            sources=count_sources(self.sources),
            published=self.published,
            conflicts=self.conflicts,
        )


class Sightings:
    """What is known of texts, by fingerprint. One not seen for as long as texts are kept counts as new."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.entries: dict[str, Sighted] = {}
        self._days: defaultdict[int, set[str]] = defaultdict(set)
        """Fingerprints by the day on which they were seen last."""

    def known(self, fingerprint: str) -> Sighted | None:
        """Return what is known of a text."""
        entry = self.entries.get(fingerprint)
        return entry if entry is not None and entry.last_seen.timestamp() >= self.clock.horizon else None

    def counted(self, fingerprint: str) -> int:
        """Return how many sightings of a text are on record, whether it is known still or counts as new."""
        entry = self.entries.get(fingerprint)
        return entry.before + entry.count if entry is not None else 0

    def keep(self, fingerprint: str, entry: Sighted) -> None:
        """Remember what is known of a text."""
        self.entries[fingerprint] = entry
        self._days[_day(entry)].add(fingerprint)

    def free(self, kept: Collection[str] = (), most: int = FREED) -> list[str]:
        """Forget the texts that count as new, ``most`` of them at once; return their fingerprints.

        Those ``kept`` have to wait for the next time: what they count is still to be written down.
        """
        oldest = self.clock.horizon // DAY
        found = list(due(self._days, oldest, most))
        for fingerprint in kept:
            if fingerprint in self.entries:
                self._days[_day(self.entries[fingerprint])].add(fingerprint)
        return [name for name in found if name not in kept and self._forget(name, oldest)]

    def _forget(self, fingerprint: str, oldest: int) -> bool:
        """Forget a text unless it was seen again since the day under which it is due."""
        entry = self.entries.get(fingerprint)
        if entry is None or _day(entry) >= oldest:
            return False
        del self.entries[fingerprint]
        return True


def _day(entry: Sighted) -> int:
    return int(entry.last_seen.timestamp()) // DAY


def collapse(memory: Sightings, brief: Brief, passage: Passage | None = None) -> Distinct | None:
    """Count one sighting in the memory; return it as a Distinct if it teaches something.

    ``passage`` is how it came here; without it, all comes through one channel.

    A repeat teaches if it narrows the publication interval, comes from a new source, brings the count to a
    power of two, or is the first that is marked as a correction or withdrawal of the same words. Its language is
    that of the first sighting, so that equal texts never part.
    """
    channel, clock = passage[:2] if passage is not None else (0, int(brief.fetched_at.timestamp()))
    memory.clock.see(channel, clock)
    entry = memory.known(brief.fingerprint)
    first = entry is None
    if entry is None:
        entry = Sighted(brief.language, brief.fetched_at, memory.counted(brief.fingerprint))
    published, conflict = narrow(entry.published, brief.published)
    narrowed = published != entry.published
    new_source = brief.source not in entry.sources
    entry.sources[brief.source] = entry.sources.get(brief.source, 0) + 1
    entry.published = published
    entry.conflicts += conflict
    entry.count += 1
    entry.first_seen = min(entry.first_seen, brief.fetched_at)
    entry.last_seen = max(entry.last_seen, brief.fetched_at)
    memory.keep(brief.fingerprint, entry)
    power_of_two = entry.count & (entry.count - 1) == 0
    marked = brief.signal in _MARKS and brief.signal not in entry.signals
    if marked:
        entry.signals += (str(brief.signal),)
    if not (first or narrowed or new_source or power_of_two or marked):
        return None
    fields = {name: getattr(brief, name) for name in _BRIEF_FIELDS}
    fields["language"] = entry.language
    return Distinct(**fields, sightings=entry.sightings())


_MARKS: Final = frozenset({"correction", "withdrawal"})
_BRIEF_FIELDS: Final = tuple(Brief.model_fields)


def count_sources(sources: Mapping[str, int]) -> Sources:
    """Return the first 32 sources with their counts, and how many sources there are in all."""
    return _counted(tuple(islice(sources.items(), MAX_SOURCES)), len(sources))


@lru_cache(maxsize=4096)
def _counted(top: tuple[tuple[str, int], ...], total: int) -> Sources:
    return Sources(top=tuple([SourceCount(source=source, count=count) for source, count in top]), total=total)
