"""Split: a page from ``raw``, its briefs to ``briefs``."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from schemas import RawArticle
from streams.codec import Incoming, Outgoing, decode, encode, event_headers, passage_header, sent_at
from streams.core.clock import Clock, Passage
from streams.core.parse import parse
from streams.core.places import Atlas
from streams.topics import BRIEFS

AHEAD: Final = timedelta(hours=1)
"""How far a page may be dated after its own record; one from 2099 would expire all that is known."""


class FutureError(ValueError):
    """A page says it was fetched after it was sent."""


class SplitStage:
    """Keeps nothing but its position."""

    def __init__(self, namespace: str, clock: Clock, atlas: Atlas | None) -> None:
        if atlas is None:
            msg = "split needs the place index"
            raise ValueError(msg)
        self._atlas = atlas
        self._clock = clock
        self._briefs = BRIEFS.name(namespace)

    def process(self, record: Incoming) -> Sequence[Outgoing]:
        """Return the page's briefs, keyed by fingerprint."""
        article = decode(RawArticle, record.value)
        sent = datetime.fromtimestamp(sent_at(record) / 1000, UTC)
        if article.fetched_at > sent + AHEAD:
            msg = f"fetched_at: {article.fetched_at.isoformat()} is after the record was sent, {sent.isoformat()}"
            raise FutureError(msg)
        at = int(article.fetched_at.timestamp())
        self._clock.see(0, at)
        return [
            Outgoing(
                self._briefs,
                brief.fingerprint.encode(),
                encode(brief),
                (
                    *event_headers(brief, "split", record.headers),
                    passage_header(Passage(record.partition, self._clock.time, at, brief.ordinal)),
                ),
            )
            for brief in parse(article, self._atlas)
        ]

    def changes(self) -> Mapping[bytes, bytes | None]:
        """Return nothing: no page depends on another."""
        return {}

    def load(self, key: bytes, value: bytes) -> None:
        """Refuse any state record: there is none but the position."""
        msg = f"split keeps no state, and found {key!r} ({len(value)} bytes)"
        raise ValueError(msg)
