"""The takedowns that were ever ordered under a public name, as ``dateline takedown`` stored them."""

from contextlib import aclosing

from dateline import telemetry
from dateline.kafka.codec import UndecodableError, decode
from dateline.kafka.topic_admin import count_topic
from dateline.kafka.topic_reader import read_committed
from dateline.settings import ResolvedSettings
from dateline.topics import TAKEDOWNS
from dateline_schemas import Takedown


async def stored_orders(named: ResolvedSettings) -> list[Takedown]:
    """Return the orders under a name, the last one of each story. A record that is none is logged and left out."""
    if not await count_topic(named, TAKEDOWNS):
        return []
    orders = {}
    async with aclosing(read_committed(named, TAKEDOWNS, None, follow=False)) as batches:
        async for batch in batches:
            for record in batch:
                if record.value is None:
                    continue
                try:
                    order = decode(Takedown, record.value)
                except UndecodableError as error:
                    where = {"topic": record.topic, "partition": record.partition, "offset": record.offset}
                    telemetry.event("passed_over", **where, reason=error)
                else:
                    orders[order.story_id] = order
    return list(orders.values())
