"""The briefs and stories of live, joined with those of a replay, in private SQLite tables.

SQLite keeps in memory what fits its cache, and the rest in a file in the temporary folder, which ends with the process.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Final, Literal, NamedTuple

import orjson

from dateline.core.replay.diff import (
    SIGHTING_FIELDS,
    JsonRecord,
    Overlap,
    Pair,
    StoryMatch,
    match_briefs,
    match_stories,
)
from dateline_schemas.article import digest

Side = Literal["live", "replay"]

_CACHE_KIB: Final = 128 * 1024
"""KiB of rows that stay in memory; bounds memory, chosen by hand."""
_TABLES: Final = """
    CREATE TABLE briefs (page TEXT, side TEXT, value BLOB);
    CREATE TABLE texts (side TEXT, fingerprint TEXT, briefs INTEGER, PRIMARY KEY (side, fingerprint)) WITHOUT ROWID;
    CREATE TABLE pairs (live TEXT, replay TEXT, briefs INTEGER, PRIMARY KEY (live, replay)) WITHOUT ROWID;
    CREATE TABLE differing (live TEXT, replay TEXT, field TEXT, PRIMARY KEY (live, replay, field)) WITHOUT ROWID;
    CREATE TABLE story_texts (side TEXT, fingerprint TEXT, story TEXT, PRIMARY KEY (side, fingerprint)) WITHOUT ROWID;
    CREATE INDEX by_story ON story_texts (side, story);
    CREATE TABLE stories (side TEXT, story TEXT, rank INTEGER, version INTEGER, value BLOB, PRIMARY KEY (side, story));
    CREATE TABLE merged (side TEXT, story TEXT, into_story TEXT, PRIMARY KEY (side, story)) WITHOUT ROWID;
"""
"""``texts``: how many briefs have a text; ``pairs``: how many pairs of briefs have these two texts; ``differing``: in
which of ``SIGHTING_FIELDS`` a pair of briefs with these two texts differs; ``story_texts``: the story that a text
belongs to; ``stories``: the version that represents a story; ``merged``: stories that became part of another."""
_BRIEFS_BY_STORY: Final = """
    SELECT story_texts.side AS side, story_texts.story AS story, SUM(texts.briefs) AS briefs
    FROM story_texts JOIN texts USING (side, fingerprint) GROUP BY story_texts.side, story_texts.story
"""
"""How many briefs each story holds."""
_TEXT_EVENTS: Final = frozenset({"version", "withdrawn"})
"""Events of a story that bring a text; the others say what became of the story."""


class BriefComparison(NamedTuple):
    """How the briefs of two stories compare."""

    same_briefs: bool
    """Whether both stories hold the same briefs."""
    differing: tuple[str, ...]
    """In which of ``SIGHTING_FIELDS`` briefs of their texts differ."""


class Join:
    """The briefs and story versions of both sides: added in any order, then yielded in pairs."""

    def __init__(self) -> None:
        self._table = sqlite3.connect("", isolation_level=None)
        self._table.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        self._table.execute("PRAGMA journal_mode = OFF")
        self._table.executescript(_TABLES)
        self._table.execute("BEGIN")

    def close(self) -> None:
        """Delete the tables and their file."""
        self._table.close()

    def add_brief(self, side: Side, brief: JsonRecord, value: bytes) -> None:
        """Add a brief of one side; ``value`` is the same as bytes."""
        page = digest(brief["source"], brief["article_id"], brief["fetched_at"])
        self._table.execute("INSERT INTO briefs VALUES (?, ?, ?)", (page, side, value))
        self._table.execute(
            "INSERT INTO texts VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET briefs = briefs + 1",
            (side, brief["fingerprint"]),
        )

    def add_story(self, side: Side, story: JsonRecord, value: bytes) -> None:
        """Add a story version of one side; the newest version that is not a repeat represents the story."""
        name, into, fingerprint = story["story_id"], story.get("merged_into"), story.get("fingerprint")
        if into is not None:
            self._table.execute("INSERT OR REPLACE INTO merged VALUES (?, ?, ?)", (side, name, into))
        has_text = story["event"] in _TEXT_EVENTS
        if has_text and fingerprint is not None:
            self._table.execute("INSERT OR REPLACE INTO story_texts VALUES (?, ?, ?)", (side, fingerprint, name))
        rank = has_text + (has_text and story["relation"]["kind"] != "repeat")
        self._table.execute(
            "INSERT INTO stories VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE"
            " SET rank = excluded.rank, version = excluded.version, value = excluded.value"
            " WHERE (excluded.rank, excluded.version) > (stories.rank, stories.version)",
            (side, name, rank, story["version"], value),
        )

    def briefs(self) -> Iterator[tuple[Pair, int]]:
        """Yield every pair of briefs, page by page, with how many times it occurs."""
        rows = self._table.execute("SELECT page, side, value FROM briefs ORDER BY page")
        for _, rows_of_page in groupby(rows, lambda row: row[0]):
            live: Counter[bytes] = Counter()
            replay: Counter[bytes] = Counter()
            for _, side, value in rows_of_page:
                (live if side == "live" else replay)[value] += 1
            equal = live & replay
            for value, times in equal.items():
                yield self._record_pair(Pair(brief := orjson.loads(value), brief), times)
            ours, theirs = ([orjson.loads(value) for value in (side - equal).elements()] for side in (live, replay))
            for pair in match_briefs(ours, theirs):
                yield self._record_pair(pair, 1)

    def _record_pair(self, pair: Pair, times: int) -> tuple[Pair, int]:
        """Write down which texts a pair of briefs has; return the pair."""
        if pair.live is not None and pair.replay is not None:
            self._table.execute(
                "INSERT INTO pairs VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET briefs = briefs + excluded.briefs",
                (pair.live["fingerprint"], pair.replay["fingerprint"], times),
            )
            for field in SIGHTING_FIELDS:
                if pair.live.get(field) != pair.replay.get(field):
                    texts = (pair.live["fingerprint"], pair.replay["fingerprint"])
                    self._table.execute("INSERT OR IGNORE INTO differing VALUES (?, ?, ?)", (*texts, field))
        return pair, times

    def stories(self) -> Iterator[tuple[Pair, BriefComparison]]:
        """Yield every pair of stories, and how the briefs compare that both hold. Call it after ``briefs``."""
        self._follow_mergers()
        counts = {(side, story): briefs for side, story, briefs in self._table.execute(_BRIEFS_BY_STORY)}
        for live, replay, briefs in self._matched():
            same = briefs == counts.pop(("live", live)) == counts.pop(("replay", replay))
            pair = Pair(self._story("live", live), self._story("replay", replay))
            yield pair, BriefComparison(same, self._differing(pair))
        for side, story_id in sorted(counts):
            story = self._story(side, story_id)
            yield (
                (Pair(story, None) if side == "live" else Pair(None, story)),
                BriefComparison(same_briefs=False, differing=()),
            )

    def _differing(self, stories: Pair) -> tuple[str, ...]:
        """Return the fields in which a brief of the text of live's story differs from one of the replay's."""
        texts = [story and story.get("fingerprint") for story in stories]
        rows = self._table.execute("SELECT field FROM differing WHERE live = ? AND replay = ? ORDER BY field", texts)
        return tuple(field for (field,) in rows)

    def _matched(self) -> Iterator[StoryMatch]:
        overlaps = self._table.execute(
            "SELECT l.story, r.story, SUM(pairs.briefs) AS briefs FROM pairs"
            " JOIN story_texts AS l ON l.side = 'live' AND l.fingerprint = pairs.live"
            " JOIN story_texts AS r ON r.side = 'replay' AND r.fingerprint = pairs.replay"
            " GROUP BY l.story, r.story ORDER BY briefs DESC, l.story, r.story"
        )
        return match_stories(Overlap(*row) for row in overlaps)

    def _follow_mergers(self) -> None:
        """Give the texts of a story that became part of another to that other."""
        query = (
            "SELECT side, story, into_story FROM merged WHERE (side, into_story) IN (SELECT side, story FROM stories)"
        )
        into = {(side, story): after for side, story, after in self._table.execute(query)}
        for side, story in into:
            chain = [story]
            while (after := into.get((side, chain[-1]))) is not None and after not in chain:
                chain.append(after)
            self._table.execute(
                "UPDATE story_texts SET story = ? WHERE side = ? AND story = ?", (chain[-1], side, story)
            )

    def _story(self, side: str, story: str) -> JsonRecord:
        row = self._table.execute("SELECT value FROM stories WHERE side = ? AND story = ?", (side, story)).fetchone()
        version: JsonRecord = orjson.loads(row[0])
        return version
