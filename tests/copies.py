"""A gateway's copy for tests, records to fill it with, and what is left of a text in its files."""

import re
import sys
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from dateline.gateway.copy.batch import Applied, Batch, Generation
from dateline.gateway.copy.store import Beginning, Copy
from dateline.kafka.codec import Incoming, encode
from dateline_schemas import Acknowledgement, Alert, Story

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

START: Final = datetime(2026, 11, 1, tzinfo=UTC)
FIRST: Final = Generation(1, "wire", switched=False, opens={})
"""The generation of a copy that was just opened by ``opened``."""


class Log:
    """Topics of stories, alerts and acknowledgements: gives each record its offset."""

    def __init__(self) -> None:
        self._ends: defaultdict[tuple[str, int], int] = defaultdict(int)

    def stories(self, stories: Iterable[Story], partition: int = 0, sent_at: datetime = START) -> list[Incoming]:
        return [self._record("wire.stories", partition, encode(story), sent_at) for story in stories]

    def alerts(self, alerts: Iterable[Alert], sent_at: datetime = START) -> list[Incoming]:
        return [self._record("wire.alerts", 0, encode(alert), sent_at) for alert in alerts]

    def acknowledgements(self, records: Iterable[Acknowledgement], sent_at: datetime = START) -> list[Incoming]:
        return [self._record("wire.acknowledgements", 0, encode(each), sent_at) for each in records]

    def _record(self, topic: str, partition: int, value: bytes, sent_at: datetime) -> Incoming:
        offset = self._ends[topic, partition]
        self._ends[topic, partition] += 1
        return Incoming(topic, partition, offset, int(sent_at.timestamp() * 1000), b"", value, ())


@asynccontextmanager
async def opened(path: Path, namespace: str = "wire") -> AsyncIterator[Copy]:
    """Open a copy; a new one has its first generation, of two partitions."""
    copy = Copy(path, namespace)
    await copy.open()
    try:
        if not await copy.read(lambda connection: connection.execute("SELECT 1 FROM generations").fetchone()):
            await copy.begin(Beginning(namespace, firsts={"stories": {0: 0, 1: 0}, "alerts": {0: 0}}))
        yield copy
    finally:
        await copy.close()


async def apply(
    copy: Copy,
    stories: Sequence[Incoming] = (),
    alerts: Sequence[Incoming] = (),
    generation: Generation = FIRST,
    acknowledgements: Sequence[Incoming] = (),
) -> Applied:
    """Apply records, and wait until nothing of texts that they erase is left in the files."""
    applied = await copy.apply(Batch(generation, list(stories), list(alerts), list(acknowledgements)))
    await copy.cleaned()
    return applied


def alert(story: Story, rule: str = "storms", **fields: object) -> Alert:
    values = {
        "alert_id": f"{rule}-{story.story_id}-{story.version}", "rule": rule, "name": rule.title(), "severity": "high",
        "urgency": 3, "occasion": "story", "story_id": story.story_id, "version": story.version, "at": story.last_seen,
        "story": story, **fields,
    }  # fmt: skip
    return Alert.model_validate(values)


def acknowledgement(alert: Alert, by: str = "desk", **fields: object) -> Acknowledgement:
    values = {
        "alert_id": alert.alert_id, "rule": alert.rule, "story_id": alert.story_id, "version": alert.version, "by": by,
        "at": START, **fields,
    }  # fmt: skip
    return Acknowledgement.model_validate(values)


def words_left(folder: Path, word: str) -> list[bytes]:
    """Return where a word stands in a copy's files: as written, as indexed, or in a compressed body."""
    left = []
    for file in sorted(folder.iterdir()):
        content = file.read_bytes()
        left += re.findall(word.encode(), content, re.IGNORECASE)
        for start in re.finditer(rb"\x28\xb5\x2f\xfd", content):
            try:
                body = zstd.ZstdDecompressor().decompress(content[start.start() : start.start() + 65_536])
            except zstd.ZstdError:
                continue
            left += re.findall(word.encode(), body, re.IGNORECASE)
    return left
