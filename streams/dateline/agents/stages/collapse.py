"""Collapse: a brief from ``briefs``, to ``distinct`` where its text is new or adds to what is known of it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final, get_args

from dateline.core.stories.collapse import Sightings, TextEntry, collapse
from dateline.core.times.clock import Clock, Passage
from dateline.kafka.codec import (
    Incoming,
    Outgoing,
    decode,
    encode,
    event_headers,
    pack,
    passage,
    passage_header,
    unpack,
)
from dateline.topics import DISTINCT
from dateline_schemas import Brief, Published
from dateline_schemas.brief import Basis


class CollapseStage:
    """Its state is one entry for each fingerprint: where, when and how often the text was sighted."""

    def __init__(self, namespace: str, clock: Clock, resource: object = None) -> None:
        del resource
        self._distinct = DISTINCT.name(namespace)
        self._memory = Sightings(clock)
        self._changed: set[str] = set()

    def process(self, record: Incoming) -> Sequence[Outgoing]:
        """Count the sighting. Return the distinct text, keyed by language, where the sighting changed it."""
        brief = decode(Brief, record.value)
        distinct = collapse(self._memory, brief, passage(record.headers))
        self._changed.add(brief.fingerprint)
        if distinct is None:
            return ()
        outgoing = Passage(record.partition, self._memory.clock.time, int(brief.fetched_at.timestamp()), brief.ordinal)
        headers = (*event_headers(distinct, "collapse", record.headers), passage_header(outgoing))
        return (Outgoing(self._distinct, distinct.language.encode(), encode(distinct), headers),)

    def changes(self) -> Mapping[bytes, bytes | None]:
        """Return the changed entries; None for an expired one."""
        changed, self._changed = self._changed.union(self._memory.free(self._changed)), set()
        entries = self._memory.entries
        return {
            fingerprint.encode(): write_entry(entries[fingerprint]) if fingerprint in entries else None
            for fingerprint in sorted(changed)
        }

    def load(self, key: bytes, value: bytes) -> None:
        """Load one entry."""
        self._memory.add(*read_entry(key, value))


def read_entry(key: bytes, value: bytes) -> tuple[str, TextEntry]:
    """Return the fingerprint and the entry of a state record. Raises any exception where it cannot be read."""
    return key.decode(), _from_state(unpack(value))


def write_entry(entry: TextEntry) -> bytes:
    """Return the value of an entry's state record."""
    return pack(_to_state(entry))


def _to_state(entry: TextEntry) -> dict[str, object]:
    published = entry.published
    return {
        "l": entry.language,
        "f": entry.first_seen.isoformat(),
        "t": entry.last_seen.isoformat(),
        "n": entry.count,
        "s": entry.sources,
        "p": [published.basis, *(at and at.isoformat() for at in (published.earliest, published.latest))],
        "c": entry.conflicts,
        **({"a": entry.added} if entry.added is not None else {}),
        **({"b": entry.before} if entry.before else {}),
        **({"u": entry.unreported} if entry.unreported else {}),
        **({"r": entry.retained_from} if entry.retained_from > entry.last_seen.timestamp() else {}),
        **({"g": entry.signals} if entry.signals else {}),
        **({"h": 0} if entry.bare else {}),
    }


def _from_state(state: Mapping[str, Any]) -> TextEntry:
    entry = TextEntry(state["l"], datetime.fromisoformat(state["f"]))
    entry.before = state.get("b", 0)
    entry.unreported = state.get("u", 0)
    entry.added = state.get("a")
    entry.last_seen = datetime.fromisoformat(state["t"])
    entry.retained_from = state.get("r", int(entry.last_seen.timestamp()))
    entry.count = state["n"]
    entry.sources = state["s"]
    basis, *bounds = state["p"]
    earliest, latest = (at and datetime.fromisoformat(at) for at in bounds)
    entry.published = Published(earliest=earliest, latest=latest, basis=basis if basis in _BASES else "unknown")
    entry.conflicts = state["c"]
    entry.signals = tuple(state.get("g", ()))
    entry.bare = "h" in state
    return entry


_BASES: Final = frozenset(get_args(Basis))
"""The bases of an interval; another one, of a newer version's state, counts as unknown."""
