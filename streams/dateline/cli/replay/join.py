"""The join of what live made with what a replay made, in a private table of SQLite's: memory stays bounded.

It keeps in memory what fits, and the rest in a file in the temporary folder, gone with the process.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Final, Literal

import orjson

from dateline.core.replay.diff import JsonRecord, Overlap, Pair, StoryMatch, match_briefs, match_stories
from dateline_schemas.article import digest

Side = Literal["live", "replay"]

_CACHE_KIB: Final = 128 * 1024
_TABLES: Final = """
    CREATE TABLE briefs (page TEXT, side TEXT, value BLOB);
    CREATE TABLE held (side TEXT, fingerprint TEXT, briefs INTEGER, PRIMARY KEY (side, fingerprint)) WITHOUT ROWID;
    CREATE TABLE pairs (live TEXT, replay TEXT, briefs INTEGER, PRIMARY KEY (live, replay)) WITHOUT ROWID;
    CREATE TABLE tells (side TEXT, fingerprint TEXT, story TEXT, PRIMARY KEY (side, fingerprint)) WITHOUT ROWID;
    CREATE INDEX by_story ON tells (side, story);
    CREATE TABLE stories (side TEXT, story TEXT, rank INTEGER, version INTEGER, value BLOB, PRIMARY KEY (side, story));
    CREATE TABLE merged (side TEXT, story TEXT, into_story TEXT, PRIMARY KEY (side, story)) WITHOUT ROWID;
"""
_TELLING: Final = frozenset({"version", "withdrawn"})
"""Events that tell a text; others say what became of a story."""
_KNOWN: Final = """
    SELECT tells.side AS side, tells.story AS story, SUM(held.briefs) AS briefs
    FROM tells JOIN held USING (side, fingerprint) GROUP BY tells.side, tells.story
"""


class Join:
    """Takes in the briefs and the story versions of both sides, in any order; then gives the pairs."""

    def __init__(self) -> None:
        self._table = sqlite3.connect("", isolation_level=None)
        self._table.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        self._table.execute("PRAGMA journal_mode = OFF")
        self._table.executescript(_TABLES)
        self._table.execute("BEGIN")

    def close(self) -> None:
        """Let go of everything."""
        self._table.close()

    def add_brief(self, side: Side, brief: JsonRecord, value: bytes) -> None:
        """Take in a brief."""
        page = digest(brief["source"], brief["article_id"], brief["fetched_at"])
        self._table.execute("INSERT INTO briefs VALUES (?, ?, ?)", (page, side, value))
        self._table.execute(
            "INSERT INTO held VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET briefs = briefs + 1",
            (side, brief["fingerprint"]),
        )

    def add_story(self, side: Side, story: JsonRecord, value: bytes) -> None:
        """Take in a story version: the newest that is more than a repeat stands for the story."""
        name, into, fingerprint = story["story_id"], story.get("merged_into"), story.get("fingerprint")
        if into is not None:
            self._table.execute("INSERT OR REPLACE INTO merged VALUES (?, ?, ?)", (side, name, into))
        tells = story["event"] in _TELLING
        if tells and fingerprint is not None:
            self._table.execute("INSERT OR REPLACE INTO tells VALUES (?, ?, ?)", (side, fingerprint, name))
        rank = tells + (tells and story["relation"]["kind"] != "repeat")
        self._table.execute(
            "INSERT INTO stories VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE"
            " SET rank = excluded.rank, version = excluded.version, value = excluded.value"
            " WHERE (excluded.rank, excluded.version) > (stories.rank, stories.version)",
            (side, name, rank, story["version"], value),
        )

    def briefs(self) -> Iterator[tuple[Pair, int]]:
        """Yield every pair of briefs with how often it is there, page by page."""
        rows = self._table.execute("SELECT page, side, value FROM briefs ORDER BY page")
        for _, page in groupby(rows, lambda row: row[0]):
            live: Counter[bytes] = Counter()
            replay: Counter[bytes] = Counter()
            for _, side, value in page:
                (live if side == "live" else replay)[value] += 1
            alike = live & replay
            for value, times in alike.items():
                yield self._paired(Pair(told := orjson.loads(value), told), times)
            ours, theirs = ([orjson.loads(value) for value in (side - alike).elements()] for side in (live, replay))
            for pair in match_briefs(ours, theirs):
                yield self._paired(pair, 1)

    def _paired(self, pair: Pair, times: int) -> tuple[Pair, int]:
        if pair.live is not None and pair.replay is not None:
            self._table.execute(
                "INSERT INTO pairs VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET briefs = briefs + excluded.briefs",
                (pair.live["fingerprint"], pair.replay["fingerprint"], times),
            )
        return pair, times

    def stories(self) -> Iterator[tuple[Pair, bool]]:
        """Yield every pair of stories, and whether both hold the same briefs; after ``briefs``, which pairs those."""
        self._follow_mergers()
        known = {(side, story): briefs for side, story, briefs in self._table.execute(_KNOWN)}
        for live, replay, briefs in self._matched():
            same = briefs == known.pop(("live", live)) == known.pop(("replay", replay))
            yield Pair(self._story("live", live), self._story("replay", replay)), same
        for side, story in sorted(known):
            told = self._story(side, story)
            yield (Pair(told, None) if side == "live" else Pair(None, told)), False

    def _matched(self) -> Iterator[StoryMatch]:
        overlaps = self._table.execute(
            "SELECT l.story, r.story, SUM(pairs.briefs) AS briefs FROM pairs"
            " JOIN tells AS l ON l.side = 'live' AND l.fingerprint = pairs.live"
            " JOIN tells AS r ON r.side = 'replay' AND r.fingerprint = pairs.replay"
            " GROUP BY l.story, r.story ORDER BY briefs DESC, l.story, r.story"
        )
        return match_stories(Overlap(*row) for row in overlaps)

    def _follow_mergers(self) -> None:
        """Let the texts of a story that became part of another stand on that one."""
        seen = (
            "SELECT side, story, into_story FROM merged WHERE (side, into_story) IN (SELECT side, story FROM stories)"
        )
        into = {(side, story): after for side, story, after in self._table.execute(seen)}
        for side, story in into:
            chain = [story]
            while (after := into.get((side, chain[-1]))) is not None and after not in chain:
                chain.append(after)
            self._table.execute("UPDATE tells SET story = ? WHERE side = ? AND story = ?", (chain[-1], side, story))

    def _story(self, side: str, story: str) -> JsonRecord:
        row = self._table.execute("SELECT value FROM stories WHERE side = ? AND story = ?", (side, story)).fetchone()
        found: JsonRecord = orjson.loads(row[0])
        return found
