"""Kafka clients for as long as a block lasts: started, and closed however it ends, even when they did not start.

How every client reaches the broker: one place turns settings into aiokafka's arguments.

Pace: keep a consumer from asking for nothing thousands of times a second.

A Kafka broker holds a fetch back until there is something to give, or ``fetch.max.wait`` is over.
The embedded broker answers an empty one at once, and aiokafka asks again at once: 3,000 fetches a
second and most of a core, measured, for a worker with nothing to do.
"""

import asyncio
import ssl
from collections.abc import AsyncIterator, Coroutine, Sequence
from contextlib import asynccontextmanager
from time import monotonic
from typing import Any, Final

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.helpers import create_ssl_context

from dateline.settings import Settings
from dateline.topics import PRODUCER_BYTES, RECORD_BYTES

COMPRESSION: Final = "lz4"

_BATCH_BYTES: Final = 512 * 1024
"""One batch of many records, before compression; a larger record travels alone."""


def ssl_context(settings: Settings) -> ssl.SSLContext | None:
    """Return the TLS context, or None where the protocol has no TLS."""
    if not settings.security_protocol.endswith("SSL"):
        return None
    paths = (settings.ssl_cafile, settings.ssl_certfile, settings.ssl_keyfile)
    cafile, certfile, keyfile = (str(path) if path else None for path in paths)
    context: ssl.SSLContext = create_ssl_context(cafile=cafile, certfile=certfile, keyfile=keyfile)
    return context


def client_options(settings: Settings) -> dict[str, Any]:
    """Return the arguments that aiokafka's consumer, producer and admin client share."""
    options: dict[str, Any] = {
        "bootstrap_servers": settings.broker.split(","),
        "client_id": f"dateline-{settings.namespace}",
        "security_protocol": settings.security_protocol,
        "ssl_context": ssl_context(settings),
    }
    if settings.security_protocol.startswith("SASL"):
        options["sasl_mechanism"] = settings.sasl_mechanism
        options["sasl_plain_username"] = settings.sasl_username
        options["sasl_plain_password"] = settings.sasl_password.get_secret_value() if settings.sasl_password else None
    return options


def new_producer(settings: Settings, transactional_id: str | None = None) -> AIOKafkaProducer:
    """Make a compressing producer that waits for all replicas; with an id, a transactional one. Not yet started."""
    transaction = (
        {"transactional_id": transactional_id, "transaction_timeout_ms": int(settings.transaction_timeout * 1000)}
        if transactional_id
        else {"enable_idempotence": True}
    )
    return AIOKafkaProducer(
        **client_options(settings),
        **transaction,
        acks="all",
        compression_type=COMPRESSION,
        max_batch_size=_BATCH_BYTES,
        max_request_size=PRODUCER_BYTES,
    )


def new_reader(
    settings: Settings, topics: Sequence[str] = (), group: str | None = None, reset: str = "earliest"
) -> AIOKafkaConsumer:
    """Make a consumer of committed records that commits nothing by itself, and joins no group but one named.

    ``reset`` is where it goes when there is no such offset; ``none`` raises. Not yet started.
    """
    return AIOKafkaConsumer(
        *topics,
        **client_options(settings),
        group_id=group,
        session_timeout_ms=int(settings.session_timeout * 1000),
        heartbeat_interval_ms=int(settings.session_timeout * 1000 / 5),
        enable_auto_commit=False,
        auto_offset_reset=reset,
        isolation_level="read_committed",
        max_partition_fetch_bytes=RECORD_BYTES + 64 * 1024,
        fetch_max_wait_ms=100,
    )


def new_admin(settings: Settings) -> AIOKafkaAdminClient:
    """Make an admin client. Not yet started."""
    return AIOKafkaAdminClient(**client_options(settings))


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


@asynccontextmanager
async def producing(settings: Settings) -> AsyncIterator[AIOKafkaProducer]:
    """Yield an idempotent producer; what it still holds is sent before the block is left."""
    producer = new_producer(settings)
    try:
        await producer.start()
        yield producer
        await producer.flush()
    finally:
        await farewell(producer.stop())


@asynccontextmanager
async def reading(
    settings: Settings, topics: Sequence[str] = (), group: str | None = None, reset: str = "earliest"
) -> AsyncIterator[AIOKafkaConsumer]:
    """Yield a consumer of committed records that joins no group but one named; ``reset`` as ``new_reader`` has it."""
    reader = new_reader(settings, topics, group, reset)
    try:
        await reader.start()
        pace(reader)
        yield reader
    finally:
        await farewell(reader.stop())


@asynccontextmanager
async def administering(settings: Settings) -> AsyncIterator[AIOKafkaAdminClient]:
    """Yield an admin client."""
    admin = new_admin(settings)
    try:
        await admin.start()
        yield admin
    finally:
        await farewell(admin.close())


_LEAVING: Final[set[asyncio.Future[None]]] = set()
_PATIENCE_SECONDS: Final = 2.0


async def farewell(stop: Coroutine[Any, Any, None]) -> None:
    """Stop a client that has nothing left to send; leave it to itself where that takes more than two seconds.

    A broker may leave the end of a TLS connection unanswered, and asyncio then waits 30 s for it: in two
    of four runs over TLS on Apache Kafka, a partition took so long to open.
    """
    leaving = asyncio.ensure_future(stop)
    _LEAVING.add(leaving)
    leaving.add_done_callback(_LEAVING.discard)
    await asyncio.wait({leaving}, timeout=_PATIENCE_SECONDS)
    if leaving.done():
        leaving.result()
