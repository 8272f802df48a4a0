"""Pace: keep a consumer from asking for nothing thousands of times a second.

A Kafka broker holds a fetch back until there is something to give, or ``fetch.max.wait`` is over.
The embedded broker answers an empty one at once, and aiokafka asks again at once: 3,000 fetches a
second and most of a core, measured, for a worker with nothing to do.
"""

from time import monotonic
from typing import Any, Final

from aiokafka import AIOKafkaConsumer

EMPTY_FETCH_SECONDS: Final = 0.05
"""The least time between a fetch that brought nothing and the next. Apache Kafka takes longer by itself."""


def pace(consumer: AIOKafkaConsumer) -> None:
    """Let 50 ms pass between the start of a fetch that brings nothing and the next one, of a started consumer.

    The fetcher itself is asked to wait, by the timeout that it gives its own back-off: a fetch that
    slept would swallow the cancellation by which aiokafka stops it.
    """
    # aiokafka has no setting for this; its version is pinned, and a test counts the fetches.
    fetcher: Any = consumer._fetcher  # noqa: SLF001
    ask, plan = fetcher._proc_fetch_request, fetcher._get_actions_per_node  # noqa: SLF001
    not_before = 0.0

    async def noted(assignment: object, node_id: int, request: object) -> bool:
        nonlocal not_before
        start = monotonic()
        brought_records: bool = await ask(assignment, node_id, request)
        not_before = 0.0 if brought_records else start + EMPTY_FETCH_SECONDS
        return brought_records

    def paced(assignment: object) -> tuple[Any, ...]:
        fetches, resets, timeout, *rest = plan(assignment)
        wait = not_before - monotonic()
        if fetches and wait > 0:
            return ([], resets, min(timeout, wait), *rest)
        return (fetches, resets, timeout, *rest)

    fetcher._proc_fetch_request, fetcher._get_actions_per_node = noted, paced  # noqa: SLF001
