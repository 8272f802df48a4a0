"""What a user would write on bare aiokafka: pages in, new briefs to the topics of their regions, in one hop.

    python -m tests.bench.peers.plain_aiokafka BROKER TOPIC NAMESPACE PAGES

Ends after so many pages, and prints how many it read, the briefs it found and those it sent. At least once: offsets
are committed after the outputs of a batch. Which texts came before is known in memory alone, and lost with the process.
"""

import asyncio
import sys

import orjson
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer

from tests.bench.peers.briefs import Seen, briefs, record


async def run(broker: str, topic: str, namespace: str, pages: int) -> dict[str, int]:
    """Process so many pages of a topic; return the counts."""
    consumer = AIOKafkaConsumer(
        topic,
        bootstrap_servers=broker,
        group_id=namespace,
        auto_offset_reset="earliest",
        enable_auto_commit=False,
    )
    producer = AIOKafkaProducer(bootstrap_servers=broker, linger_ms=20)
    await consumer.start()
    await producer.start()
    seen, counts = Seen(), {"pages": 0, "briefs": 0, "sent": 0}
    try:
        while counts["pages"] < pages:
            sent = []
            batch = await consumer.getmany(timeout_ms=1000, max_records=500)
            for messages in batch.values():
                for message in messages:
                    page = orjson.loads(message.value or b"")
                    counts["pages"] += 1
                    for brief in briefs(page["text"]):
                        counts["briefs"] += 1
                        if seen.new(brief.text):
                            value = orjson.dumps(record(brief, page))
                            sent.append(await producer.send(f"{namespace}.region.{brief.region}", value))
            if batch:
                await asyncio.gather(*sent)
                await consumer.commit()
            counts["sent"] += len(sent)
    finally:
        await producer.stop()
        await consumer.stop()
    return counts


if __name__ == "__main__":
    broker, topic, namespace, pages = sys.argv[1:]
    print(orjson.dumps(asyncio.run(run(broker, topic, namespace, int(pages)))).decode())  # noqa: T201 - its result
