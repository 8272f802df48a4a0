"""The takedowns that were ever ordered under a public name, as ``dateline takedown`` stored them."""

from contextlib import aclosing

from dateline.kafka.codec import Incoming, decode
from dateline.kafka.topic_admin import count_topic
from dateline.kafka.topic_reader import log_foreign, read_own
from dateline.settings import ResolvedSettings
from dateline.topics import TAKEDOWNS
from dateline_schemas import Takedown


async def stored_orders(named: ResolvedSettings) -> list[Takedown]:
    """Return the orders under a name, the last one of each story. A record that is none is logged and left out."""
    if not await count_topic(named, TAKEDOWNS):
        return []
    async with aclosing(read_own(named, TAKEDOWNS, _order, log_foreign)) as orders:
        return list({order.story_id: order async for order in orders}.values())


def _order(record: Incoming) -> Takedown | None:
    return None if record.value is None else decode(Takedown, record.value)
