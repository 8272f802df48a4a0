"""How every client reaches the broker: one place turns settings into aiokafka's arguments."""

import ssl
from collections.abc import Sequence
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
