"""Split: a page from ``raw`` into its briefs, to ``briefs``."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

from dateline.agents.stage import Splitting
from dateline.agents.state.source_records import load_source, source_changes
from dateline.core.page.model import MAX_ITEMS
from dateline.core.page.parse import parse_page
from dateline.core.places.resolve import Atlas
from dateline.core.sources.activity import PageYield, Sources
from dateline.core.times.clock import Clock, Passage
from dateline.core.times.window import AHEAD
from dateline.kafka.codec import Incoming, Outgoing, decode, encode, event_headers, passage_header, sent_at
from dateline.telemetry import count
from dateline.topics import BRIEFS
from dateline_schemas import Brief, RawArticle


class FutureError(ValueError):
    """A page's time of fetching is more than an hour after the record was sent."""


class SplitStage:
    """Its state counts the pages and briefs of each source, for monitoring; no page's result depends on it."""

    def __init__(self, namespace: str, clock: Clock, resource: object) -> None:
        splitting = resource if isinstance(resource, Splitting) else Splitting(resource)
        if not isinstance(splitting.atlas, Atlas):
            msg = "split needs the place index"
            raise TypeError(msg)
        self._atlas = splitting.atlas
        self._record_level = splitting.record_level
        self._clock = clock
        self._sources = Sources(clock)
        self._briefs = BRIEFS.name(namespace)

    def process(self, record: Incoming) -> Sequence[Outgoing]:
        """Return the page's briefs, keyed by fingerprint.

        Raises ``FutureError``, ``TooManyItemsError`` and ``UndecodableError``.
        """
        article = decode(RawArticle, record.value)
        sent = datetime.fromtimestamp(sent_at(record) / 1000, UTC)
        if article.fetched_at > sent + AHEAD:
            msg = f"fetched_at: {article.fetched_at.isoformat()} is after the record was sent, {sent.isoformat()}"
            raise FutureError(msg)
        at = int(article.fetched_at.timestamp())
        page = parse_page(article, self._atlas, MAX_ITEMS)
        self._clock.see(0, at)
        outputs = [
            Outgoing(
                self._briefs,
                brief.fingerprint.encode(),
                encode(_of_level(brief, self._record_level)),
                (
                    *event_headers(brief, "split", record.headers),
                    passage_header(Passage(record.partition, self._clock.time, at, brief.ordinal)),
                ),
            )
            for brief in page.briefs
        ]
        self._sources.count(article.source, PageYield(at, len(outputs), article.url, page.reason_name))
        if page.reason_name is not None:
            count("pages_without_briefs", reason=page.reason_name)
        return outputs

    def changes(self) -> Mapping[bytes, bytes | None]:
        """Return the changed records of sources."""
        return source_changes(self._sources)

    def load(self, key: bytes, value: bytes) -> None:
        """Load a record of a source."""
        load_source(self._sources, key, value)


def _of_level(brief: Brief, level: int) -> Brief:
    """Return a brief with the values of a record level: below 2, the basis ``metadata`` is ``article``.

    Workers and readers of 0.1.0 refuse a record whose basis they do not know. To them the time of an article that its
    page gives is ``article`` too.
    """
    if level >= _METADATA_LEVEL or brief.published.basis != "metadata":
        return brief
    return brief.model_copy(update={"published": brief.published.model_copy(update={"basis": "article"})})


_METADATA_LEVEL: Final = 2
"""The record level from which on ``metadata`` is a basis."""
