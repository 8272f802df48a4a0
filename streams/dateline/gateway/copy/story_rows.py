"""The row of each story: what it is now, for lists and searches. Rows are changed in memory, and written at the end."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import orjson

from dateline.core.stories.route import is_repeat
from dateline.gateway.copy.batch import unpack_body, words_of
from dateline.gateway.copy.keys import KEY_SHIFT, keys_of
from dateline.gateway.copy.search.facets import Facet, FacetValue, Reach, facets_of_text, tokens
from dateline.gateway.copy.search.terms import index_text
from dateline.gateway.copy.search.text_index import TextIndex
from dateline_schemas import Story

_CHUNK_ROWS: Final = 500
"""Rows that one statement looks up. Chosen by hand: SQLite takes up to 32,766 values."""
_COLUMNS: Final = (
    "key, story_id, shown, newest, latest, shard, shards, facets, countries, languages, agencies,"
    " withdrawn, withdrawn_version, merged_into"
)


@dataclass(slots=True)
class StoryRow:
    """A row of ``stories``; the table's description is in ``schema``."""

    story_id: str
    key: int = -1
    shown: int | None = None
    newest: int = 0
    latest: int = 0
    shard: int | None = None
    shards: frozenset[int] = frozenset()
    """All shards that ever had a text of the story."""
    facets: frozenset[FacetValue] = frozenset()
    reach: Reach = field(default_factory=Reach)
    withdrawn: bool = False
    withdrawn_version: int = 0
    """The last version whose text is withdrawn; 0 for none."""
    merged_into: str | None = None
    at: int | None = None
    """The time of a new key; None while the key stays."""
    words: str | None = None
    """The words of a text that is shown since this batch; None for those that are indexed."""

    @property
    def time(self) -> int:
        """The time at which the story stands; it never goes back, also where a withdrawn story gets a text again."""
        return self.at if self.at is not None else self.key >> KEY_SHIFT

    def set_facets(self, kinds: Iterable[int], values: Iterable[FacetValue]) -> None:
        """Replace the facets of some kinds."""
        others = frozenset(kinds)
        self.facets = frozenset(each for each in self.facets if each[0] not in others) | frozenset(values)


_TEXT_FACETS: Final = frozenset(Facet) - {Facet.REGION}
_FACETS_OF_NOTICES: Final = frozenset({Facet.SOURCE, Facet.LANGUAGE, Facet.COUNTRY})
"""What a notice of withdrawal says of a story that was never shown; names of places are words of its text."""


class StoryRows:
    """The rows that a transaction touches."""

    def __init__(self, connection: sqlite3.Connection, index: TextIndex) -> None:
        self._connection = connection
        self._index = index
        self._rows: dict[str, StoryRow] = {}
        self._stored: dict[str, StoryRow] = {}
        """The rows as they stand in the table."""
        self._absent: set[str] = set()
        """Stories that the table was asked for and does not have."""

    def prefetch(self, story_ids: Collection[str]) -> None:
        """Read the rows of stories at once."""
        wanted = list(story_ids)
        for start in range(0, len(wanted), _CHUNK_ROWS):
            chunk = wanted[start : start + _CHUNK_ROWS]
            marks = ",".join("?" * len(chunk))
            for found in self._connection.execute(f"SELECT {_COLUMNS} FROM stories WHERE story_id IN ({marks})", chunk):  # noqa: S608
                self._keep(_row_of(found))
        self._absent.update(each for each in wanted if each not in self._rows)

    def find(self, story_id: str) -> StoryRow | None:
        """Return a story's row; None where the copy has none of it."""
        if (row := self._rows.get(story_id)) is not None:
            return row
        if story_id in self._absent:
            return None
        found = self._connection.execute(f"SELECT {_COLUMNS} FROM stories WHERE story_id = ?", (story_id,)).fetchone()  # noqa: S608
        if found is None:
            return None
        return self._keep(_row_of(found))

    def _keep(self, row: StoryRow) -> StoryRow:
        self._stored[row.story_id] = replace(row)
        self._rows[row.story_id] = row
        return row

    def take(self, story: Story, row_id: int, at: int, sent_at: int) -> StoryRow:
        """Change a story's row by a record, which is row ``row_id`` of ``versions``, of these times.

        A withdrawal may have the time of the text that it withdraws. It stands where a reader of the newest stories
        sees it, at the time at which it was sent; so does a text that comes after it.
        """
        row = self.find(story.story_id)
        if row is None:
            row = self._rows[story.story_id] = StoryRow(story.story_id, at=at)
        row.latest = row_id
        if story.event == "withdrawn" or row.withdrawn:
            at = max(at, sent_at)
        row.reach = row.reach.plus(Reach.of(story))
        if not is_repeat(story):
            row.newest = row_id
            self._take_event(row, story, row_id, at)
        elif story.event == "version" and not row.withdrawn:
            self._take_repeat(row, story, row_id, at)
        if row.withdrawn:
            row.withdrawn_version = max(row.withdrawn_version, story.version)
        return row

    def _take_event(self, row: StoryRow, story: Story, row_id: int, at: int) -> None:
        regions = story.regions
        if story.event == "version":
            row.withdrawn, row.merged_into = False, None
            # A lower number is that of another namespace, which counts anew.
            row.withdrawn_version = min(row.withdrawn_version, story.version - 1)
            if story.superseded_by is None or row.shown is None:
                _show(row, story, row_id, at)
        elif story.event == "withdrawn":
            regions = (*regions, *story.former_regions)
            row.withdrawn, row.at = True, max(at, row.time)
            self.hide(row)
            if all(facet is not Facet.SOURCE for facet, _ in row.facets):  # no text of it was shown
                row.facets |= {one for one in facets_of_text(story) if one[0] in _FACETS_OF_NOTICES}
            row.set_facets((Facet.RELATION,), ((Facet.RELATION, story.relation.kind),))
        elif story.merged_into is not None:
            row.merged_into = story.merged_into
        for story_id in story.absorbed:
            if (other := self.find(story_id)) is not None:
                row.reach = row.reach.plus(other.reach)
        row.set_facets((Facet.REGION,), ((Facet.REGION, region.slug) for region in regions))

    def _take_repeat(self, row: StoryRow, story: Story, row_id: int, at: int) -> None:
        """Add the sources of a repeat; show its text where the copy has no other of the story."""
        if row.shown is None and story.text is not None:
            _show(row, story, row_id, at)
            row.newest = row_id
            row.set_facets((Facet.REGION,), ((Facet.REGION, region.slug) for region in story.regions))
            return
        row.facets |= {(Facet.SOURCE, entry.source) for entry in story.sources.top}

    def hide(self, row: StoryRow) -> None:
        """Take a story's text out of the index now, while the row of ``versions`` still has it."""
        stored = self._stored.get(row.story_id)
        if stored is not None and stored.shard is not None:
            self._unindex(stored)
            stored.shard = None
        row.shown = row.shard = row.words = None

    def strip(self, row: StoryRow) -> None:
        """Take out of a row the words of its texts, of datelines too: places, and agencies that have no code."""
        self.hide(row)
        row.reach = row.reach.without_names()
        coded = {(Facet.AGENCY, agency) for agency in row.reach.agencies}
        row.set_facets((Facet.PLACE, Facet.AGENCY), row.facets & coded)

    def show_remaining(self, row: StoryRow, shown: int, story: Story) -> None:
        """Show an earlier text of a story, as the row of the shown one is deleted. The story keeps its time."""
        row.shown, row.words = shown, index_text(words_of(story.headline, story.text))

    def remove(self, row: StoryRow) -> None:
        """Remove a story: the copy has no record of it any more."""
        self.hide(row)
        self._remove_stored(row.story_id)
        del self._rows[row.story_id]

    def flush(self) -> None:
        """Write the rows that were changed."""
        changed = [row for row in self._rows.values() if row != self._stored.get(row.story_id)]
        documents = [row for row in changed if not self._is_same_document(row)]
        same = [row for row in changed if self._is_same_document(row)]
        self._connection.executemany(
            "UPDATE stories SET newest = ?, latest = ?, countries = ?, languages = ?, agencies = ?, withdrawn = ?,"
            " withdrawn_version = ?, merged_into = ? WHERE story_id = ?",
            [
                (
                    row.newest, row.latest, *row.reach.packed(), row.withdrawn, row.withdrawn_version, row.merged_into,
                    row.story_id,
                )
                for row in same
            ],
        )  # fmt: skip
        for row in documents:
            self._take_out(row)
        self._set_keys([row for row in documents if row.at is not None])
        self._insert(documents)
        self._rows.clear()
        self._stored.clear()
        self._absent.clear()
        self._index.flush()

    def _is_same_document(self, row: StoryRow) -> bool:
        """Whether a row has the key, the words and the facets that it had."""
        stored = self._stored.get(row.story_id)
        return (
            stored is not None
            and row.at is None
            and row.words is None
            and (row.facets, row.shown, row.shard) == (stored.facets, stored.shown, stored.shard)
            and (row.merged_into is None or stored.merged_into is not None)
        )

    def _take_out(self, row: StoryRow) -> None:
        """Remove a row from its tables, and give it the words that it will be indexed by."""
        stored = self._stored.get(row.story_id)
        if stored is None:
            return
        if row.words is None and row.shown is not None:
            row.words = self._words(row.shown)
        if stored.shard is not None:
            self._unindex(stored)
        self._remove_stored(row.story_id)

    def _insert(self, rows: Sequence[StoryRow]) -> None:
        facets: list[tuple[int, str, int]] = []
        for row in rows:
            row.shard = None
            if row.merged_into is not None:  # it goes on as another story, and is found as that
                continue
            if row.words is not None and row.shown is not None:
                row.shard = self._index.put(row.key, row.words, tokens(row.facets))
                row.shards |= {row.shard}
            facets += [(facet, value, row.key) for facet, value in row.facets]
        self._connection.executemany("INSERT INTO facets VALUES (?, ?, ?)", facets)
        self._connection.executemany(
            f"INSERT INTO stories ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
            map(_values_of, rows),
        )

    def _set_keys(self, rows: Sequence[StoryRow]) -> None:
        """Give rows keys of their new times, which no other row has."""
        taken: set[int] = set()
        for row in rows:
            row.key = next(key for key in _keys_of(row) if key not in taken)
            taken.add(row.key)
        keys = list(taken)
        for start in range(0, len(keys), _CHUNK_ROWS):
            chunk = keys[start : start + _CHUNK_ROWS]
            marks = ",".join("?" * len(chunk))
            for (key,) in self._connection.execute(f"SELECT key FROM stories WHERE key IN ({marks})", chunk).fetchall():  # noqa: S608
                row = next(row for row in rows if row.key == key)
                row.key = next(key for key in _keys_of(row) if key not in taken and not self._has_key(key))
                taken.add(row.key)

    def _has_key(self, key: int) -> bool:
        return self._connection.execute("SELECT 1 FROM stories WHERE key = ?", (key,)).fetchone() is not None

    def _remove_stored(self, story_id: str) -> None:
        stored = self._stored.pop(story_id, None)
        if stored is None:
            return
        entries = [(facet, value, stored.key) for facet, value in stored.facets]
        self._connection.executemany("DELETE FROM facets WHERE facet = ? AND value = ? AND key = ?", entries)
        self._connection.execute("DELETE FROM stories WHERE key = ?", (stored.key,))

    def _unindex(self, stored: StoryRow) -> None:
        if stored.shard is not None and stored.shown is not None:
            words = self._words(stored.shown)
            self._index.remove(stored.shard, stored.key, words, tokens(stored.facets))

    def _words(self, shown: int) -> str:
        """Return the words of a text of ``versions``, as they were indexed."""
        (packed,) = self._connection.execute("SELECT body FROM versions WHERE id = ?", (shown,)).fetchone()
        story = orjson.loads(unpack_body(packed))
        return index_text(words_of(story.get("headline"), story.get("text")))


def _keys_of(row: StoryRow) -> Iterator[int]:
    """Yield the keys that a row of a new time can have."""
    assert row.at is not None  # noqa: S101  # only such rows are given
    return keys_of(row.at, row.story_id)


def _values_of(row: StoryRow) -> tuple[object, ...]:
    """Return a row's values in the order of ``_COLUMNS``."""
    return (
        row.key, row.story_id, row.shown, row.newest, row.latest, row.shard,
        orjson.dumps(sorted(row.shards)).decode(), orjson.dumps(sorted(row.facets)).decode(),
        *row.reach.packed(), row.withdrawn, row.withdrawn_version, row.merged_into,
    )  # fmt: skip


def _show(row: StoryRow, story: Story, row_id: int, at: int) -> None:
    """Show the text of a record as the story's newest."""
    row.shown, row.at = row_id, max(at, row.time)
    row.words = index_text(words_of(story.headline, story.text))
    row.set_facets(_TEXT_FACETS, facets_of_text(story))


def _row_of(found: tuple[object, ...]) -> StoryRow:
    key, story_id, shown, newest, latest, shard, shards, facets, *reach, withdrawn, through, merged = found
    return StoryRow(
        story_id=str(story_id),
        key=int(str(key)),
        shown=shown,  # type: ignore[arg-type]
        newest=newest,  # type: ignore[arg-type]
        latest=latest,  # type: ignore[arg-type]
        shard=shard,  # type: ignore[arg-type]
        shards=frozenset(orjson.loads(str(shards))),
        facets=frozenset((facet, value) for facet, value in orjson.loads(str(facets))),
        reach=Reach.unpack(*map(str, reach)),
        withdrawn=bool(withdrawn),
        withdrawn_version=through,  # type: ignore[arg-type]
        merged_into=merged,  # type: ignore[arg-type]
    )
