"""The takedowns that were ever ordered under a public name, as ``dateline takedown`` stored them."""

from dateline.kafka.codec import decode
from dateline.kafka.topic_admin import count_topic
from dateline.kafka.topic_reader import read_committed
from dateline.settings import ResolvedSettings
from dateline.topics import TAKEDOWNS
from dateline_schemas import Takedown


async def stored_orders(named: ResolvedSettings) -> list[Takedown]:
    """Return the orders under a name, the last one of each story."""
    if not await count_topic(named, TAKEDOWNS):
        return []
    orders = {}
    async for batch in read_committed(named, TAKEDOWNS, None, follow=False):
        for record in batch:
            if record.value is not None:
                order = decode(Takedown, record.value)
                orders[order.story_id] = order
    return list(orders.values())
