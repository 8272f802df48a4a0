"""What is applied to the copy in one transaction, and the rows that come of it, for streams."""

import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

import orjson

from dateline.core.stories.route import TEXT_EVENTS
from dateline.gateway.copy.search.facets import Reach
from dateline.gateway.copy.search.terms import spaced
from dateline.kafka.codec import Incoming
from dateline_schemas import Alert

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_LEVEL: Final = 1
"""Level of zstd. Measured on a story of 2.6 kB: 10 µs, to 44 % of its size; zlib's level 1 took 18 to 94 µs."""
_COMPRESSORS: Final = threading.local()
"""A compressor for each thread: a new one for each body takes three times as long."""
_NEWLINES: Final = (b"\n", b"\r")

ANY_REGION: Final = ""
"""The region of ``alert_regions`` that all alerts have."""


class Generation(NamedTuple):
    """One stretch of reading: the namespace whose stories were read, from which offsets on."""

    number: int
    namespace: str
    switched: bool
    """Whether a switch led here, so that marked records are left out."""
    opens: Mapping[int, int]
    """Where it began, by partition; a partition that is not named began where the log begins."""
    since: str = ""
    """The key of the stretch of time in which the namespace was live, as ``Stretch.key``."""
    formers: Sequence[str] = ()
    """Tags of the ids of stretches before, in hex, whose topics were gone when the copy was begun."""
    joined: Mapping[int, int] = MappingProxyType({})
    """Where readers of the former namespace go on, by partition: ``opens`` after a switch that was followed."""


class Batch(NamedTuple):
    """Records of the topics of stories, alerts and acknowledgements, in the order of each partition."""

    generation: Generation
    stories: list[Incoming]
    alerts: list[Incoming]
    acknowledgements: Sequence[Incoming] = ()
    ordered: Mapping[str, Sequence[str]] = MappingProxyType({})
    """By story: the fingerprints of texts that were ordered to be taken down, where the batch has such a withdrawal."""


@dataclass
class StoryEvent:
    """A row of ``versions``: a story's record, and what streams choose it by. ``body`` is its JSON, on one line."""

    row: int
    generation: int
    partition: int
    offset: int
    event: str
    kind: str
    at: int
    sent_at: int
    marked: bool
    """Whether a replay made it, of pages that the former namespace published. Not the withdrawal of a story that the
    copy had: that is news to its readers, whoever made it."""
    routed: frozenset[str]
    reach: Reach
    body: bytes
    """Empty once the text was erased while the event was in memory."""
    story_id: str

    @property
    def is_repeat(self) -> bool:
        """Whether it only counts sightings of an earlier text."""
        return self.kind == "repeat" and self.event in TEXT_EVENTS

    @property
    def spaced_text(self) -> str:
        """Headline and text as ``terms.Query.matches`` takes them."""
        return spaced_text(self.body)


@lru_cache(maxsize=64)
def spaced_text(body: bytes) -> str:
    """Return headline and text of a story's record as ``terms.Query.matches`` takes them.

    All clients that look for words ask for the same event at about the same time, so that few results are kept.
    """
    story = orjson.loads(body)
    return spaced(words_of(story.get("headline"), story.get("text")))


@dataclass
class AlertEvent:
    """A row of ``alerts``: an alert's record, and what streams choose it by."""

    row: int
    partition: int
    offset: int
    rule: str
    severity: str
    at: int
    sent_at: int
    regions: frozenset[str]
    """Slugs of the regions that the alert's story is in, or was."""
    body: bytes
    """Empty once the text that it quotes was erased while the alert was in memory."""
    story_id: str
    occasion: str
    version: int
    """The version of the story that it alerts of."""
    generation: int = 0
    """Always 0: alerts belong to the public name, and a switch does not begin a new topic of them."""


class Erasure(NamedTuple):
    """What was erased of a story."""

    before: int
    """The texts in rows of ``versions`` before this one."""
    through: int | None
    """Alerts up to this version; None for all."""


class Applied(NamedTuple):
    """The rows of a batch, for those who follow streams."""

    stories: list[StoryEvent]
    alerts: list[AlertEvent]
    erased: Mapping[str, Erasure] = MappingProxyType({})
    """Stories whose texts were erased, by id."""
    acknowledged: int | None = None
    """The last offset of acknowledgements in the batch; None where it had none."""


def story_left(erased: Mapping[str, Erasure], event: StoryEvent) -> bytes:
    """Return what is left of an event's record behind ``Applied.erased``, as ``erase_versions`` leaves it."""
    erasure = erased.get(event.story_id)
    if erasure is None or event.row >= erasure.before or not event.body:
        return event.body
    if event.event in TEXT_EVENTS:
        return b""
    story = orjson.loads(event.body)
    return orjson.dumps(story | {"headline": None}) if story.get("headline") else event.body


def alert_left(erased: Mapping[str, Erasure], event: AlertEvent) -> bytes:
    """Return what is left of an alert's record: nothing of one that quotes an erased text."""
    erasure = erased.get(event.story_id)
    if erasure is None or event.occasion == "withdrawal":
        return event.body
    return b"" if erasure.through is None or event.version <= erasure.through else event.body


def alert_regions(alert: Alert) -> frozenset[str]:
    """Return the slugs of the regions that an alert's story is in, or was."""
    story = alert.story
    return frozenset(region.slug for region in (*story.regions, *story.former_regions, *story.left_regions))


def words_of(headline: str | None, text: str | None) -> str:
    """Return what is searched in a story: headline and text."""
    return f"{headline or ''}\n{text or ''}"


def pack_body(body: bytes) -> bytes:
    """Return a body as the table holds it."""
    compressor = getattr(_COMPRESSORS, "compressor", None)
    if compressor is None:
        compressor = _COMPRESSORS.compressor = zstd.ZstdCompressor(level=_LEVEL)
    packed: bytes = compressor.compress(body, zstd.ZstdCompressor.FLUSH_FRAME)
    return packed


def unpack_body(packed: bytes) -> bytes:
    """Return a body of the table."""
    return zstd.decompress(packed)


def on_one_line(value: bytes) -> bytes:
    """Return JSON without line ends, which other programs than ours may write between its values."""
    return orjson.dumps(orjson.loads(value)) if any(end in value for end in _NEWLINES) else value
