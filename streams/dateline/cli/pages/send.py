"""Send pages to the raw topic: in batches, each acknowledged by all replicas, none twice."""

import asyncio
from collections.abc import Callable, Iterable
from typing import Final

from pydantic import ValidationError

from dateline.kafka.clients import producing
from dateline.kafka.codec import encode
from dateline.kafka.topic_admin import require_topic
from dateline.settings import Settings
from dateline.topics import RAW
from dateline_schemas import RawArticle

Keyed = tuple[bytes | None, bytes]

BATCH: Final = 500
"""So many records are under way before the first must be acknowledged."""


async def send_pages(settings: Settings, pages: Iterable[Keyed], sent: Callable[[int], None]) -> None:
    """Send keys and values to the raw topic, telling ``sent`` how many more the broker has acknowledged.

    What was taken from ``pages`` is sent even when taking the next one raises. Raises
    ``ProvisionError`` where the topic is missing, and ``KafkaError`` where the broker refuses a record.
    """
    await require_topic(settings, RAW)
    async with producing(settings) as producer:
        under_way: list[asyncio.Future[object]] = []

        async def acknowledge() -> None:
            await asyncio.gather(*under_way)
            sent(len(under_way))
            under_way.clear()

        try:
            for key, value in pages:
                # No timestamp of the page's own: the broker deletes by it, and a page may be old.
                under_way.append(await producer.send(RAW.of(settings), value, key))
                if len(under_way) == BATCH:
                    await acknowledge()
        finally:
            await acknowledge()


def keyed(article: RawArticle) -> Keyed:
    """Return a page's key and value."""
    return article.key.encode("utf-8", "surrogatepass"), encode(article)


def keyed_unchecked(line: bytes) -> Keyed:
    """Return a line as it is, with its page's key, or none where it is no page."""
    try:
        return keyed(RawArticle.read(line))[0], line
    except ValidationError:
        return None, line
