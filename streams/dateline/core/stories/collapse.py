"""Collapse: the first sighting of a text passes; a repeat passes only if it adds something.

``collapse`` is the entry. Equal texts have equal fingerprints and come to one partition, so that ``Sightings`` needs
one small entry for each fingerprint. It does not hold the texts.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from functools import lru_cache
from itertools import islice
from typing import Final

from dateline.core.stories.retention import TEXT_SECONDS
from dateline.core.stories.withdrawals.addresses import plain_address
from dateline.core.text.notices import withdraws_its_page
from dateline.core.text.signals import update_number
from dateline.core.times.clock import DAY, MAX_FREED, Clock, Passage, due
from dateline.core.times.interval_intersection import narrow
from dateline_schemas import Brief, Distinct, Published, SourceCount, Sources
from dateline_schemas.article import digest
from dateline_schemas.distinct import Sightings as SightingsSummary

MAX_SOURCES: Final = 32
"""Sources that a record names with their counts; of more, it has the total. Bounds the record's size;
chosen by hand."""


class TextEntry:
    """What collapse has in memory of one text: its language and its sightings."""

    __slots__ = (
        "added",
        "bare",
        "before",
        "conflicts",
        "count",
        "first_seen",
        "language",
        "last_seen",
        "published",
        "retained_from",
        "signals",
        "sources",
        "unreported",
    )

    def __init__(self, language: str, first_seen: datetime, expired: "TextEntry | None" = None) -> None:
        self.language = language
        self.before: int = expired.before + expired.count if expired is not None else 0
        """Sightings in earlier entries of the text that expired and were not freed in between: no sighting is lost."""
        self.unreported: int = expired.total_unreported if expired is not None else 0
        """Those of ``before`` that no record on ``distinct`` has counted."""
        self.first_seen = first_seen
        self.last_seen = first_seen
        self.retained_from = int(first_seen.timestamp())
        """When it was last seen, in seconds since 1970; of late sightings, when the last of them came."""
        self.count: int = 0
        self.sources: dict[str, int] = {}
        self.added: dict[str, int] | None = {}
        """Sightings by source since the text's last record on ``distinct``; None where an earlier version of the code
        counted and did not note it."""
        self.published = Published()
        self.conflicts = 0
        """Sightings whose publication interval did not overlap with that of the sightings before."""
        self.signals: tuple[str, ...] = ()
        """How its sightings were marked: a page may mark the same words as a correction, or ``UPDATE 2``."""
        self.bare = False
        """Whether no sighting had a headline; False where an earlier version of the code did not note it."""

    @property
    def total_unreported(self) -> int:
        """Sightings that no record on ``distinct`` has counted."""
        return self.unreported + sum((self.added or {}).values())

    def count_sighting(self, source: str) -> None:
        """Count a sighting by a source."""
        self.count += 1
        self.sources[source] = self.sources.get(source, 0) + 1
        if self.added is not None:
            self.added[source] = self.added.get(source, 0) + 1

    def report(self) -> SightingsSummary:
        """Return the summary that a distinct text has with it; ``added`` begins again."""
        added, self.added = self.added, {}
        return SightingsSummary(
            count=self.count,
            added=None if added is None else _added(tuple(_by_named_source(added, self.sources).items())),
            first_seen=self.first_seen,
            last_seen=self.last_seen,
            sources=top_sources(self.sources),
            published=self.published,
            conflicts=self.conflicts,
        )


class Sightings:
    """Entries by fingerprint. An entry that expired stays until it is freed; its text counts as new."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.entries: dict[str, TextEntry] = {}
        self._days: defaultdict[int, set[str]] = defaultdict(set)
        """Fingerprints by the day from which their retention counts."""

    def find(self, fingerprint: str, seen: int) -> TextEntry | None:
        """Return the entry of a text that was seen at a time; None where there is none, or it expired.

        It expires by the stage's clock, and by the sighting itself: its partition may be ahead of the others, and with
        it of the clock. A sighting of a partition that is behind still counts on an entry of 72 hours after it.
        """
        entry = self.entries.get(fingerprint)
        horizon = max(self.clock.horizon, seen - TEXT_SECONDS)
        return entry if entry is not None and entry.retained_from >= horizon else None

    def add(self, fingerprint: str, entry: TextEntry) -> None:
        """Remember an entry as it stands."""
        self.entries[fingerprint] = entry
        self._days[_day(entry)].add(fingerprint)

    def free(self, unwritten: Collection[str] = (), limit: int = MAX_FREED) -> list[str]:
        """Forget entries that expired, at most ``limit`` at once; return their fingerprints.

        Those that are ``unwritten`` stay until the next call: their counts are still to be written to the topic.
        """
        oldest = self.clock.horizon // DAY
        expired = list(due(self._days, oldest, limit))
        for fingerprint in unwritten:
            if fingerprint in self.entries:
                self._days[_day(self.entries[fingerprint])].add(fingerprint)
        return [name for name in expired if name not in unwritten and self._forget(name, oldest)]

    def _forget(self, fingerprint: str, oldest: int) -> bool:
        """Forget an entry unless it is retained from the day ``oldest`` or later; return whether it was forgotten."""
        entry = self.entries.get(fingerprint)
        if entry is None or _day(entry) >= oldest:
            return False
        del self.entries[fingerprint]
        return True


def _day(entry: TextEntry) -> int:
    return entry.retained_from // DAY


def collapse(memory: Sightings, brief: Brief, passage: Passage | None = None) -> Distinct | None:
    """Count a sighting in memory, and return it as a Distinct if it is the first of its text or adds something.

    A repeat adds something if it narrows the publication interval, comes from a new source, brings the count to a
    power of two, or is the first that has a headline, or that is marked as a correction or as a withdrawal of the same
    words, or as an update by a number. Its language is that of the first sighting, so that equal texts stay in one
    partition.

    ``passage`` is the channel by which the sighting came and that channel's time; without it, there is one channel.
    """
    channel, clock = passage[:2] if passage is not None else (0, int(brief.fetched_at.timestamp()))
    memory.clock.see(channel, clock)
    seen = int(brief.fetched_at.timestamp())
    mark = _mark(brief) if brief.signal is not None else None
    entry = _entry_of(memory, brief.fingerprint, mark, seen)
    first = entry is None
    if entry is None:
        entry = TextEntry(brief.language, brief.fetched_at, memory.entries.get(brief.fingerprint))
        entry.bare = True
    published, conflict = narrow(entry.published, brief.published)
    narrowed = published != entry.published
    new_source = brief.source not in entry.sources
    entry.count_sighting(brief.source)
    entry.published = published
    entry.conflicts += conflict
    entry.first_seen = min(entry.first_seen, brief.fetched_at)
    entry.last_seen = max(entry.last_seen, brief.fetched_at)
    entry.retained_from = max(entry.retained_from, memory.clock.retained_from(seen))
    memory.add(brief.fingerprint, entry)
    power_of_two = entry.count & (entry.count - 1) == 0
    new_signal = mark is not None and mark not in entry.signals and not _is_on_many_pages(entry.signals, mark)
    if mark is not None and new_signal:
        entry.signals = _with_mark(entry.signals, mark)
    new_headline = entry.bare and brief.headline is not None
    entry.bare = entry.bare and not new_headline
    if not (first or narrowed or new_source or power_of_two or new_signal or new_headline):
        return None
    fields = {name: getattr(brief, name) for name in _BRIEF_FIELDS}
    fields["language"] = entry.language
    return Distinct(**fields, sightings=entry.report())


def _mark(brief: Brief) -> str | None:
    """Return how a sighting is marked, where that matters though the words are the same; None where it does not.

    They are corrected, withdrawn, or those of an update again that goes back to them: ``UPDATE 2``. A site's notice in
    the place of an article withdraws each article at whose address it stands.
    """
    if brief.signal == "withdrawal" and brief.url is not None and withdraws_its_page(brief.text):
        return f"{_AT_ADDRESS}{digest(brief.source, plain_address(brief.url))[:_DIGITS_OF_AN_ADDRESS]}"
    if brief.signal in _SIGNALS_OF_EQUAL_WORDS:
        return brief.signal
    number = update_number(brief.headline) or update_number(brief.text) if brief.signal == "update" else None
    return f"{number[0]} {number[1]}" if number is not None else None


def _is_on_many_pages(marks: tuple[str, ...], mark: str) -> bool:
    """Whether a mark is of one more address than those at which equal words are still taken for a notice."""
    return mark.startswith(_AT_ADDRESS) and sum(map(_is_of_address, marks)) >= _MAX_ADDRESSES


def _entry_of(memory: Sightings, fingerprint: str, mark: str | None, seen: int) -> TextEntry | None:
    """Return the entry of a text that was seen at a time with a mark; None where the text counts as new.

    So does a notice that has all the addresses it may have, and was first seen longer ago than texts are remembered.
    Its pages keep its entry alive, which would else pass no further address.
    """
    entry = memory.find(fingerprint, seen)
    if entry is None or mark is None or mark in entry.signals or not _is_on_many_pages(entry.signals, mark):
        return entry
    return entry if seen - int(entry.first_seen.timestamp()) <= TEXT_SECONDS else None


def _with_mark(marks: tuple[str, ...], mark: str) -> tuple[str, ...]:
    """Return the marks of a text with one more: those of addresses, and the last ones of the others."""
    others = [one for one in (*marks, mark) if not _is_of_address(one)]
    return (*filter(_is_of_address, (*marks, mark)), *others[-_MAX_MARKS:])


def _is_of_address(mark: str) -> bool:
    return mark.startswith(_AT_ADDRESS)


_AT_ADDRESS: Final = "withdrawal "
"""How the mark of a notice at an address begins."""
_MAX_ADDRESSES: Final = 32
"""Addresses at which a notice in the same words withdraws the article: bounds state. Chosen by hand: a site that has it
on more pages, in three days, tidies up. None is forgotten in these days, else each crawl would pass all again."""
_DIGITS_OF_AN_ADDRESS: Final = 12
"""Hexadecimal digits of an address in a mark: 48 bits."""
_MAX_MARKS: Final = 8
"""Other marks of a text's sightings that its entry has, the last ones. Bounds state; chosen by hand."""
_SIGNALS_OF_EQUAL_WORDS: Final = frozenset({"correction", "withdrawal"})
"""Signals that matter though the words are the same: the headline is corrected, or the text withdrawn."""
_BRIEF_FIELDS: Final = tuple(Brief.model_fields)


def _by_named_source(counts: dict[str, int], sources: Mapping[str, int]) -> dict[str, int]:
    """Return counts by source; those of sources beyond the first 32 of a text stand together under ""."""
    if len(sources) <= MAX_SOURCES:
        return counts
    named = set(islice(sources, MAX_SOURCES))
    by_source: dict[str, int] = {}
    for source, count in counts.items():
        name = source if source in named else ""
        by_source[name] = by_source.get(name, 0) + count
    return by_source


def top_sources(sources: Mapping[str, int]) -> Sources:
    """Return the first 32 sources with their counts, and how many sources there are."""
    return _sources(tuple(islice(sources.items(), MAX_SOURCES)), len(sources))


_MAX_CACHED_COUNTS: Final = 4096
"""Combinations of sources and counts whose record is cached: at most 32 names and counts each. Chosen by hand."""


@lru_cache(maxsize=_MAX_CACHED_COUNTS)
def _sources(top: tuple[tuple[str, int], ...], total: int) -> Sources:
    return Sources(top=tuple([SourceCount(source=source, count=count) for source, count in top]), total=total)


@lru_cache(maxsize=_MAX_CACHED_COUNTS)
def _added(counts: tuple[tuple[str, int], ...]) -> tuple[SourceCount, ...]:
    return tuple([SourceCount(source=source, count=count) for source, count in counts])
