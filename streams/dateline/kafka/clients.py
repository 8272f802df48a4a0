"""Kafka clients: producers, consumers and admin clients, and the options that all of them share.

``producing``, ``reading`` and ``administering`` are context managers: they start a client and close it when the block
ends, also where the start failed. ``client_options`` is the only place that turns settings into aiokafka's arguments.

``pace`` limits empty fetches. Apache Kafka holds them back (``fetch.max.wait.ms``). The embedded broker answers at
once, and aiokafka asks at once again: measured, 3,000 fetches a second and most of a core for an idle worker.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Coroutine, Iterable, Sequence
from contextlib import asynccontextmanager
from random import randrange
from time import monotonic
from typing import Any, Final, TypeVar

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import (
    BrokerResponseError,
    InvalidTransactionTimeout,
    KafkaError,
    LeaderNotAvailableError,
    NodeNotReadyError,
    TopicAuthorizationFailedError,
    UnknownTopicOrPartitionError,
    for_code,
)
from aiokafka.protocol.metadata import MetadataRequest

from dateline.kafka.compression import codec_of, set_zstd_level
from dateline.kafka.connection import attend
from dateline.kafka.embedded_broker.aborted_transactions import leave_out_ended
from dateline.kafka.embedded_broker.group_janitor import client_id
from dateline.kafka.embedded_broker.restart import EmbeddedProducer
from dateline.kafka.groups.membership import stay_the_same_member
from dateline.kafka.tls import ssl_context
from dateline.kafka.transactions import MAX_TIMEOUT, timeout_problem
from dateline.process.log.error_words import error_words
from dateline.settings import Settings, SettingsError
from dateline.topics import PRODUCER_BYTES, RECORD_BYTES

T = TypeVar("T")

_MAX_ADMIN_SECONDS: Final = 15.0
"""Seconds that an admin client asks again. Chosen by hand: Kafka's controller readmits a broker within 9 s
(``broker.session.timeout.ms``)."""
_MAX_TELLING_SECONDS: Final = 10.0
"""Seconds that the brokers may take to tell their settings, which only help: chosen by hand."""
_ADMIN_PAUSE_SECONDS: Final = 0.2
"""Seconds between two attempts of an admin client. Chosen by hand."""
_BATCH_BYTES: Final = 512 * 1024
"""Bytes of a producer's batch before compression. Chosen by hand; a larger record is sent in a batch of its own."""
PARTITION_FETCH_BYTES: Final = RECORD_BYTES + 64 * 1024
"""Bytes of one partition in one fetch: the largest record of a topic, and room for its batch's framing."""
FETCH_WAIT_MS: Final = 100
"""Milliseconds that the broker may hold back an empty fetch (Kafka's ``fetch.max.wait.ms``). Chosen by hand."""
EMPTY_FETCH_SECONDS: Final = 0.05
"""Seconds at least from the start of an empty fetch to the next one. Chosen by hand below ``FETCH_WAIT_MS``, so that it
slows down only the embedded broker."""
_TOPIC_NAME: Final = re.compile(r"[a-zA-Z0-9._-]{1,249}")
"""What can be the name of a topic. Kafka's own limits."""
_UNSEEN: Final = (UnknownTopicOrPartitionError, TopicAuthorizationFailedError)
"""What a broker answers about a topic that does not exist, or of which this login may not know."""
_LISTS_NONE: Final = "it lists no broker of its cluster"
"""What is said of a broker that is starting, or that the cluster's controller has not admitted yet."""
_MAX_CLOSE_SECONDS: Final = 2.0
"""Seconds to wait for a client to close. Chosen by hand; asyncio waits up to 30 s for the end of a TLS connection."""
_CLOSING: Final[set[asyncio.Future[None]]] = set()
"""Clients that still close after ``close_client`` returned; a task that nobody references could be collected."""


class LeaderlessError(KafkaError):
    """The cluster lists no broker, or a topic exists and has a partition without a leader: it may be starting."""

    retriable = True


class ReadingEndedError(KafkaError):
    """A consumer's task that fetches records has ended, so that the consumer waits for records that never come."""


@asynccontextmanager
async def producing(settings: Settings, transactional_id: str | None = None) -> AsyncIterator[AIOKafkaProducer]:
    """Yield a producer, of the arguments of ``new_producer``; records that it still buffers are sent at the end."""
    producer = new_producer(settings, transactional_id)
    try:
        await producer.start()
        yield producer
        await producer.flush()
    finally:
        await close_client(producer.stop())


@asynccontextmanager
async def reading(
    settings: Settings, topics: Sequence[str] = (), group: str | None = None, reset: str = "earliest"
) -> AsyncIterator[AIOKafkaConsumer]:
    """Yield a paced consumer of committed records; the arguments are those of ``new_reader``."""
    reader = new_reader(settings, topics, group, reset)
    try:
        await reader.start()
        pace(reader)
        if group is not None:
            stay_the_same_member(reader)
        yield reader
    finally:
        await close_client(reader.stop())


@asynccontextmanager
async def administering(settings: Settings) -> AsyncIterator["AdminClient"]:
    """Yield an admin client, started."""
    admin = new_admin(settings)
    try:
        await admin.start()  # type: ignore[no-untyped-call]
        yield admin
    finally:
        await close_client(admin.close())  # type: ignore[no-untyped-call]


class _LimitedProducer(EmbeddedProducer):
    """A transactional producer that says which setting the broker refuses."""

    async def start(self) -> None:
        """Start as aiokafka does. Raises ``SettingsError`` where the broker allows no transaction of that length."""
        try:
            await super().start()
        except InvalidTransactionTimeout:
            told = await told_by_brokers(self._settings, [MAX_TIMEOUT])
            raise SettingsError(timeout_problem(self._settings, told[MAX_TIMEOUT], refused=True)) from None


async def told_by_brokers(settings: Settings, names: Sequence[str]) -> dict[str, list[str]]:
    """Return what every broker has for some of its settings, by name; nothing where they do not tell this login."""
    told: dict[str, list[str]] = {name: [] for name in names}
    try:
        async with asyncio.timeout(_MAX_TELLING_SECONDS), administering(settings) as admin:
            nodes = [str(broker["node_id"]) for broker in (await admin.describe_cluster())["brokers"]]
            wanted = dict.fromkeys(names)
            asked = [ConfigResource(ConfigResourceType.BROKER, node, wanted) for node in nodes]
            answers: list[Any] = await admin.describe_configs(asked)
    except (KafkaError, OSError, TimeoutError):
        return told
    entries = [entry for answer in answers for *_, of_node in answer.resources for entry in of_node]
    for name, value, *_ in entries:
        if name in told and value is not None:
            told[name].append(value)
    return told


def new_producer(settings: Settings, transactional_id: str | None = None) -> AIOKafkaProducer:
    """Return a producer, not yet started, that compresses and waits for all replicas.

    It is transactional where ``transactional_id`` is given, else idempotent. Starting a transactional one raises
    ``SettingsError`` where the broker does not allow ``DATELINE_TRANSACTION_TIMEOUT``.
    """
    options = {
        **client_options(settings),
        "acks": "all",
        "compression_type": codec_of(settings),
        "max_batch_size": _BATCH_BYTES,
        "max_request_size": PRODUCER_BYTES,
    }
    set_zstd_level()
    producer: AIOKafkaProducer
    if transactional_id:
        timeout_ms = int(settings.transaction_timeout * 1000)
        options |= {"transactional_id": transactional_id, "transaction_timeout_ms": timeout_ms}
        producer = _LimitedProducer(settings, **options)
    else:
        producer = AIOKafkaProducer(**options, enable_idempotence=True)
    _leave_other_topics(producer.client)
    attend(producer.client)
    return producer


def new_reader(
    settings: Settings, topics: Sequence[str] = (), group: str | None = None, reset: str = "earliest"
) -> AIOKafkaConsumer:
    """Return a consumer of committed records, not yet started, that commits no offsets by itself.

    It joins ``group`` where one is given. ``reset`` is aiokafka's ``auto_offset_reset``: where to go from an offset
    that does not exist; ``none`` raises instead.
    """
    reader = AIOKafkaConsumer(
        *topics,
        **client_options(settings),
        group_id=group,
        session_timeout_ms=int(settings.session_timeout * 1000),
        heartbeat_interval_ms=int(settings.session_timeout * 1000 / 5),
        enable_auto_commit=False,
        auto_offset_reset=reset,
        isolation_level="read_committed",
        max_partition_fetch_bytes=PARTITION_FETCH_BYTES,
        fetch_max_wait_ms=FETCH_WAIT_MS,
    )
    attend_consumer(reader)
    return reader


def attend_consumer(consumer: AIOKafkaConsumer) -> None:
    """Make a consumer, not yet started, report whether the broker answers, and read on behind aborted transactions."""
    client = consumer._client  # noqa: SLF001 - aiokafka gives no other way to it
    _leave_other_topics(client, lambda: bool(consumer._subscription.subscribed_pattern))  # noqa: SLF001 - as above
    attend(client)
    leave_out_ended(client)


class _NoTopics(tuple[str, ...]):
    """No topics, and still true: aiokafka takes what is false for a question about all topics."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return True


def _leave_other_topics(client: Any, needs_all: Callable[[], bool] = lambda: False) -> None:  # noqa: ANN401 - a method is replaced
    """Make a client, not yet started, read none of the cluster's topics while it has none; aiokafka reads all then.

    ``needs_all`` says when it does need them all: to find those of a pattern. Whoever asks for all gets them.
    """
    # aiokafka has no setting for this; its version is pinned, and a test counts what is asked.
    update = client._metadata_update  # noqa: SLF001

    async def bounded_update(cluster: object, topics: Collection[str] | None) -> bool:
        has_none = topics is not None and not topics  # where all are asked for, aiokafka gives None
        updated: bool = await update(cluster, _NoTopics() if has_none and not needs_all() else topics)
        return updated

    client._metadata_update = bounded_update  # noqa: SLF001


class AdminClient(AIOKafkaAdminClient):
    """An admin client that asks again for ``_MAX_ADMIN_SECONDS``; for a coordinator or a leader, twice as long at most.

    aiokafka's own client raises at once where no node is connected yet, or a group's coordinator is not yet chosen. It
    gives out the answer of a broker that is starting, which lists no broker and no leader. Its questions about topics
    let a broker create those that do not exist, where that is allowed; these do not.
    """

    async def existing(self, names: Iterable[str]) -> set[str]:
        """Return which of these topics exist and may be seen by this login; the others of the cluster are not read."""
        possible = {name for name in names if _TOPIC_NAME.fullmatch(name)}
        found = await self.describe_topics(sorted(possible))
        return {topic["topic"] for topic in found if for_code(topic["error_code"]) not in _UNSEEN}

    async def led_topics(self, names: Iterable[str]) -> list[dict[str, Any]]:
        """Return those of the topics that the broker has, once all their partitions have a leader.

        Raises ``LeaderlessError`` where one still has none.
        """
        wanted = list(names)

        async def ask() -> list[dict[str, Any]]:
            found = await self.describe_topics(wanted)
            for topic in found:
                is_led = topic["error_code"] != LeaderNotAvailableError.errno
                if not is_led or any(partition["leader"] < 0 for partition in topic["partitions"]):
                    msg = f"{topic['topic']} has a partition without leader"
                    raise LeaderlessError(msg)
            return [topic for topic in found if topic["partitions"]]

        return await _again(ask, lambda error: isinstance(error, LeaderlessError))

    async def describe_cluster(self) -> dict[str, Any]:
        """Return the nodes of the cluster. aiokafka reads all topics for it, and leaves them out."""
        metadata = await self._get_cluster_metadata([])
        return {name: value for name, value in metadata.to_object().items() if name != "topics"}

    async def _get_cluster_metadata(self, topics: list[str] | None = None) -> Any:  # noqa: ANN401 - aiokafka is untyped
        async def ask() -> Any:  # noqa: ANN401 - as above
            metadata = await self._send_request(MetadataRequest(topics, allow_auto_topic_creation=False))
            if not metadata.brokers:
                raise LeaderlessError(_LISTS_NONE)
            return metadata

        return await _again(ask, lambda error: isinstance(error, LeaderlessError))

    async def _send_request(self, request: Any, node_id: int | None = None) -> Any:  # noqa: ANN401 - aiokafka is untyped
        untried: list[int] = []

        async def ask() -> Any:  # noqa: ANN401 - as above
            if node_id is None and self._started and not self._client.cluster.brokers():
                await self._client.force_metadata_update()
                raise LeaderlessError(_LISTS_NONE)
            if not untried:  # each node in turn: by chance alone, one that hangs may be asked every time
                untried.extend(broker.nodeId for broker in self._client.cluster.brokers())
            node = untried.pop(randrange(len(untried))) if node_id is None and untried else node_id  # noqa: S311
            return await super(AdminClient, self)._send_request(request, node)

        return await _again(ask, lambda error: isinstance(error, NodeNotReadyError | LeaderlessError))

    async def find_coordinator(self, group_id: str, coordinator_type: int = 0) -> int:
        """Return the node of a group's coordinator."""

        async def ask() -> int:
            return int(await super(AdminClient, self).find_coordinator(group_id, coordinator_type))

        return await _again(ask, lambda error: isinstance(error, BrokerResponseError) and error.retriable)


async def _again(ask: Callable[[], Awaitable[T]], passes: Callable[[KafkaError], bool]) -> T:
    """Return the answer; ask again after an error that passes, until ``_MAX_ADMIN_SECONDS`` are over."""
    give_up_at = monotonic() + _MAX_ADMIN_SECONDS
    while True:
        try:
            return await ask()
        except KafkaError as error:
            if not passes(error) or monotonic() > give_up_at:
                raise
        await asyncio.sleep(_ADMIN_PAUSE_SECONDS)


def new_admin(settings: Settings) -> AdminClient:
    """Return an admin client, not yet started."""
    admin = AdminClient(**client_options(settings))
    _leave_other_topics(admin._client)  # noqa: SLF001 - as in ``attend_consumer``
    attend(admin._client)  # noqa: SLF001 - as above
    return admin


def client_options(settings: Settings) -> dict[str, Any]:
    """Return the keyword arguments that aiokafka's consumer, producer and admin client share."""
    options: dict[str, Any] = {
        "bootstrap_servers": (servers := [each.strip() for each in settings.broker.split(",")]),
        "client_id": client_id(f"dateline-{settings.namespace}", servers),
        "security_protocol": settings.security_protocol,
        "ssl_context": ssl_context(settings),
    }
    if settings.security_protocol.startswith("SASL"):
        options["sasl_mechanism"] = settings.sasl_mechanism
        options["sasl_plain_username"] = settings.sasl_username
        options["sasl_plain_password"] = settings.sasl_password.get_secret_value() if settings.sasl_password else None
    return options


def pace(consumer: AIOKafkaConsumer) -> None:
    """Make a started consumer wait 50 ms from the start of an empty fetch to the next fetch.

    The fetcher waits through the timeout of its own back-off. A sleep inside the fetch would swallow the cancellation
    by which aiokafka stops the fetcher. A consumer whose fetcher has failed raises ``ReadingEndedError``.
    """
    _tell_of_ended_fetcher(consumer)
    # aiokafka has no setting for this; its version is pinned, and a test counts the fetches.
    fetcher: Any = consumer._fetcher  # noqa: SLF001
    ask, plan = fetcher._proc_fetch_request, fetcher._get_actions_per_node  # noqa: SLF001
    not_before = 0.0

    async def timed_request(assignment: object, node_id: int, request: object) -> bool:
        nonlocal not_before
        start = monotonic()
        try:
            brought_records: bool = await ask(assignment, node_id, request)
        except asyncio.CancelledError:
            # aiokafka returns this itself where a fetch is cancelled, but not in the pause after one that failed. Its
            # ``close`` would raise then, and the consumer's thread would end with a traceback.
            return False
        not_before = 0.0 if brought_records else start + EMPTY_FETCH_SECONDS
        return brought_records

    def paced_plan(assignment: object) -> tuple[Any, ...]:
        fetches, resets, timeout, *rest = plan(assignment)
        wait = not_before - monotonic()
        if fetches and wait > 0:
            return ([], resets, min(timeout, wait), *rest)
        return (fetches, resets, timeout, *rest)

    fetcher._proc_fetch_request, fetcher._get_actions_per_node = timed_request, paced_plan  # noqa: SLF001


def _tell_of_ended_fetcher(consumer: AIOKafkaConsumer) -> None:
    """Make a started consumer raise the error by which its fetcher ended; aiokafka asks for it when it closes."""
    fetcher: Any = consumer._fetcher  # noqa: SLF001
    take, fetching = fetcher.fetched_records, fetcher._fetch_task  # noqa: SLF001

    async def told_take(*partitions: Any, **limits: Any) -> Any:  # noqa: ANN401 - aiokafka's own
        records = await take(*partitions, **limits)
        if not records and fetching.done() and not fetching.cancelled() and (error := fetching.exception()):
            raise ReadingEndedError(error_words(error.__cause__ or error)) from error
        return records

    fetcher.fetched_records = told_take


async def close_client(stop: Coroutine[Any, Any, None]) -> None:
    """Await ``stop``, which closes a client with nothing left to send; after two seconds, close it in the background.

    A broker may leave the end of a TLS connection unanswered, and asyncio then waits 30 s for it. In two of four runs
    over TLS on Apache Kafka, opening a partition took that long.
    """
    closing = asyncio.ensure_future(stop)
    _CLOSING.add(closing)
    closing.add_done_callback(_CLOSING.discard)
    await asyncio.wait({closing}, timeout=_MAX_CLOSE_SECONDS)
    if closing.done() and not closing.cancelled():  # aiokafka lets the cancellation of a fetch that waits escape
        closing.result()
