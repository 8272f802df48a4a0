"""Search: stories by what they can be chosen by, by time and by words, newest or best first.

A list without words is read from the table of facets, in the order of the key. A search for words asks the index, shard
by shard from the newest, and stops where no older shard can have a newer story.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Final, NamedTuple

from dateline.gateway.copy.keys import SLOTS, Place, cell_below, first_key, in_order
from dateline.gateway.copy.search.facets import Facet, token
from dateline.gateway.copy.search.terms import Query
from dateline.gateway.copy.search.text_index import table

_COUNTED: Final = 1_000
"""Stories of a facet that are counted, to read the rarest facet first. Chosen by hand: a fraction of a millisecond."""
_LAST_KEY: Final = 2**63 - 1


class Choice(NamedTuple):
    """Which stories are wanted."""

    facets: Sequence[tuple[Facet, Sequence[str]]] = ()
    """A story has to have, of each facet that is named, one of the values."""
    query: Query | None = None
    since: int = 0
    """The earliest time, in milliseconds since 1970."""
    before_key: int | None = None
    """Only stories below this key: a time as ``first_key`` gives it."""
    below: Place | None = None
    """Only stories below this place in the order of time: that of the last one of the page before."""
    limit: int = 50


class Hit(NamedTuple):
    """A story that was found: its key, and how well it fits; the lower, the better, and 0 where nobody asked."""

    key: int
    rank: float = 0.0


_Read = Callable[[int, int, int], list[int]]
"""The highest keys of a choice between a lowest and a highest, up to a limit, newest first."""


def newest(connection: sqlite3.Connection, choice: Choice) -> list[Hit]:
    """Return the stories of a choice, newest first; those of one time in the order that every copy has."""
    low, high = _bounds(choice)
    read = _reader(connection, choice, low, high)
    keys: list[int] = []
    if choice.below is not None:
        keys = read(max(low, choice.below.low), min(high, choice.below.high), SLOTS)
        high = min(high, choice.below.low - 1)
    keys += read(low, high, choice.limit)
    if len(keys) >= choice.limit:
        keys += read(*cell_below(keys[-1]), SLOTS)
    return [Hit(key) for key in in_order(connection, keys, choice.below)[: choice.limit]]


def _reader(connection: sqlite3.Connection, choice: Choice, low: int, high: int) -> _Read:
    """Return what reads the keys of a choice between two keys."""
    if choice.query is not None:
        return partial(_read_words, connection, _expression(choice, choice.query))
    if not choice.facets:
        return partial(_read_all, connection)
    rarest_first = choice.facets
    if len(rarest_first) > 1:
        rarest_first = sorted(rarest_first, key=lambda facet: _count(connection, facet, low, high))
    return partial(_read_facets, connection, rarest_first)


def _read_all(connection: sqlite3.Connection, low: int, high: int, limit: int) -> list[int]:
    rows = connection.execute(
        "SELECT key FROM stories WHERE key BETWEEN ? AND ? AND merged_into IS NULL ORDER BY key DESC LIMIT ?",
        (low, high, limit),
    )
    return [key for (key,) in rows]


def _read_facets(
    connection: sqlite3.Connection,
    rarest_first: Sequence[tuple[Facet, Sequence[str]]],
    low: int,
    high: int,
    limit: int,
) -> list[int]:
    (facet, values), *others = rarest_first
    condition = "".join(
        f" AND EXISTS (SELECT 1 FROM facets o WHERE o.facet = ? AND o.value IN ({_marks(values)}) AND o.key = f.key)"  # noqa: S608  # marks alone
        for _, values in others
    )
    conditions = [value for facet, values in others for value in (int(facet), *values)]
    keys: set[int] = set()
    for each in values:
        rows = connection.execute(
            "SELECT f.key FROM facets f WHERE f.facet = ? AND f.value = ? AND f.key BETWEEN ? AND ?"  # noqa: S608
            f"{condition} ORDER BY f.key DESC LIMIT ?",
            (int(facet), each, low, high, *conditions, limit),
        )
        keys.update(key for (key,) in rows)
    return sorted(keys, reverse=True)[:limit]


def best(connection: sqlite3.Connection, choice: Choice) -> list[Hit]:
    """Return the stories of a choice that fit its words best, by BM25; of equal ones the newest first.

    Raises ``ValueError`` where it has no words.
    """
    if choice.query is None:
        msg = "only a search for words has an order by rank"
        raise ValueError(msg)
    low, high = _bounds(choice)
    expression = _expression(choice, choice.query)
    hits: list[Hit] = []
    for shard, _ in _shards(connection, low, high):
        name = table(shard)
        rows = connection.execute(
            f"SELECT rowid, bm25({name}, 1.0, 0.0) AS score FROM {name} WHERE {name} MATCH ?"  # noqa: S608
            " AND rowid BETWEEN ? AND ? ORDER BY score, rowid DESC LIMIT ?",
            (expression, low, high, choice.limit),
        )
        hits += [Hit(key, score) for key, score in rows]
    return sorted(hits, key=lambda hit: (hit.rank, -hit.key))[: choice.limit]


def _read_words(connection: sqlite3.Connection, expression: str, low: int, high: int, limit: int) -> list[int]:
    keys: list[int] = []
    for shard, highest in _shards(connection, low, high):
        if len(keys) >= limit and highest < keys[limit - 1]:
            break
        name = table(shard)
        rows = connection.execute(
            f"SELECT rowid FROM {name} WHERE {name} MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?",  # noqa: S608
            (expression, low, high, limit),
        )
        keys = sorted((*keys, *(key for (key,) in rows)), reverse=True)
    return keys[:limit]


def _shards(connection: sqlite3.Connection, low: int, high: int) -> list[tuple[int, int]]:
    """Return the shards that may have keys in a range, and the highest key of each, the highest first."""
    return connection.execute(
        "SELECT shard, high FROM shards WHERE live > 0 AND high >= ? AND low <= ? ORDER BY high DESC", (low, high)
    ).fetchall()


def _bounds(choice: Choice) -> tuple[int, int]:
    high = _LAST_KEY if choice.before_key is None else choice.before_key - 1
    return first_key(choice.since), high


def _expression(choice: Choice, query: Query) -> str:
    """Return words and facets in the syntax of FTS5."""
    facets = [
        f"({' OR '.join(chr(34) + token(int(facet), value) + chr(34) for value in values)})"
        for facet, values in choice.facets
    ]
    words = f"words : ({query.expression()})"
    return f"{words} AND facets : ({' AND '.join(facets)})" if facets else words


def _count(connection: sqlite3.Connection, facet: tuple[Facet, Sequence[str]], low: int, high: int) -> int:
    """Return how many stories have a facet in a range of keys, up to a limit."""
    kind, values = facet
    counts = (
        connection.execute(
            "SELECT count(*) FROM (SELECT 1 FROM facets WHERE facet = ? AND value = ? AND key BETWEEN ? AND ? LIMIT ?)",
            (int(kind), value, low, high, _COUNTED),
        ).fetchone()[0]
        for value in values
    )
    return sum(counts)


def _marks(values: Iterable[object]) -> str:
    return ",".join("?" for _ in values)
