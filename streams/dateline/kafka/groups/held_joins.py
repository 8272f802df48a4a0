"""A broker that holds back a join of a group is asked meanwhile whether it still answers.

The broker holds a join back until all members have come, so a long wait says nothing of its health. Measured: a worker
whose broker froze while it joined said nothing for the 75 s after which a join is reported.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any, Final

from aiokafka.errors import KafkaError
from aiokafka.protocol.admin import ApiVersionRequest
from aiokafka.protocol.group import JoinGroupRequest, SyncGroupRequest

MAX_HELD_SECONDS: Final = 75.0
"""Seconds after which a join of a group is reported as unanswered: the broker holds it back until all members have
come, for up to the 60 s of a worker's ``broker_rebalance_timeout``. Chosen by hand, with some seconds to spare."""


def is_join(request: object) -> bool:
    """Whether the broker may hold a request back for its group."""
    return isinstance(request, JoinGroupRequest | SyncGroupRequest)


@asynccontextmanager
async def asking_beside(client: Any, node: object, seconds: float) -> AsyncIterator[None]:  # noqa: ANN401 - aiokafka is untyped
    """Ask a node for its versions every ``seconds`` in this block, on the connection that no join holds up.

    The client's own ``send`` reports a node that does not answer.
    """

    async def ask() -> None:
        while True:
            await asyncio.sleep(seconds)
            with suppress(KafkaError, OSError):  # reported where it arose
                await client.send(node, ApiVersionRequest())

    asking = asyncio.create_task(ask())
    try:
        yield
    finally:
        asking.cancel()
