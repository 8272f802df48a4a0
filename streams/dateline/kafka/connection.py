"""Whether the broker answers: reported once when it is lost, once a minute while it is away, and when it is back.

``attend`` makes a client of aiokafka report to ``BROKER``, and wait between two attempts. aiokafka itself connects
again at once: measured, a worker with records to send made 1,400 attempts a second while the broker was away, each with
two lines in the log.

A frozen broker accepts connections and answers nothing. aiokafka waits 40 s for it, or as long as the client's
``request_timeout_ms`` says. Here a new connection gives up after ``ANSWER_LIMIT``, and a request that still waits after
that time is reported; it goes on waiting. It is not reported where the node has answered others within that time, or
where the broker holds back a join on the same connection: then it is the group that waits, and the node is asked on
another connection.

A connection that the broker reset counts as lost from that moment, also where aiokafka has not yet read of it.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from threading import Lock
from time import monotonic
from typing import Any, Final, TypeVar, cast

import aiokafka.client
import aiokafka.conn
from aiokafka import AIOKafkaClient
from aiokafka.conn import AIOKafkaConnection, CloseReason, create_conn
from aiokafka.errors import KafkaConnectionError, KafkaError, KafkaTimeoutError, NodeNotReadyError, RequestTimedOutError

from dateline import telemetry
from dateline.kafka.answer_limit import ANSWER_LIMIT, PATIENCE
from dateline.kafka.groups.held_joins import MAX_HELD_SECONDS, asking_beside, is_join
from dateline.process.log.repeats import REPEAT_SECONDS

T = TypeVar("T")
_ANY: Final = "any"
"""In place of a node's id: the first connection of a client, to any of the bootstrap servers."""
_MIN_STEADY_SECONDS: Final = 2.0
"""Seconds without a failure after which an answering node counts as back. Chosen by hand: a broker that shuts down
answers now and then for a second."""
_MIN_QUIET_SECONDS: Final = 10.0
"""Seconds from one report to the report of the next loss, so that a broker that comes and goes is no flood. Chosen by
hand."""
_FIRST_PAUSE_SECONDS: Final = 0.1
"""Seconds after the first failure: aiokafka's own pause between two attempts (``retry_backoff_ms``)."""
_MAX_PAUSE_SECONDS: Final = 1.0
"""Seconds to pause at most, and so to wait after the broker is back: what Kafka's own clients wait at most
(``reconnect.backoff.max.ms``)."""

_GRACE_SECONDS: Final = 1.0
"""Seconds to look again before a request is reported: where this process was too busy to read, the answer is there.
Chosen by hand."""


class Connectivity:
    """Which nodes of the cluster do not answer, as all clients of this process have found.

    ``clock`` returns seconds, ``report`` logs an event with its fields. Threads may share one.
    """

    def __init__(self, clock: Callable[[], float] = monotonic, report: Callable[..., None] = telemetry.event) -> None:
        self._clock, self._report = clock, report
        self._lock = Lock()
        self.clear()

    def clear(self) -> None:
        """Forget all nodes and reports."""
        self._failed_at: dict[object, float] = {}
        """When each lost node last failed."""
        self._answered_at: dict[object, float] = {}
        """When each node last answered."""
        self._since = 0.0
        self._failures = 0
        self._reported_at: float | None = None
        self._is_reported = False
        """Whether the current loss was reported, so that its end is reported too."""
        self.has_answered = False
        """Whether any node has answered yet."""

    @property
    def lost(self) -> bool:
        """Whether a node does not answer."""
        return bool(self._failed_at)

    def fail(self, node: object, reason: str, address: str = "") -> None:
        """Record that a node did not answer. ``address`` is its host and port, where they are known."""
        with self._lock:
            now = self._clock()
            if not self._failed_at:
                self._since, self._failures = now, 0
            self._failed_at[node] = now
            self._failures += 1
            pause = REPEAT_SECONDS if self._is_reported else _MIN_QUIET_SECONDS
            if self._reported_at is not None and now - self._reported_at < pause:
                return
            repeated = {"failures": self._failures, "seconds": round(now - self._since)} if self._failures > 1 else {}
            self._reported_at, self._is_reported = now, True
        where = {"address": address} if address else {}
        self._report("broker_lost", node=node, **where, error=reason, **repeated)

    def answered_within(self, node: object, seconds: float) -> bool:
        """Whether a node, or with ``_ANY`` one of them, has answered this process within the last ``seconds``."""
        times = [at for each, at in self._answered_at.copy().items() if node in {each, _ANY}]
        return self._clock() - max(times, default=float("-inf")) < seconds

    def answer(self, node: object) -> None:
        """Record that a node answered."""
        self.has_answered = True
        self._answered_at[node] = self._clock()
        if not self._failed_at:
            return
        with self._lock:
            now = self._clock()
            for each, failed_at in list(self._failed_at.items()):
                # A node that nobody has tried for a minute is no longer asked for: it may have left the cluster.
                steady = _MIN_STEADY_SECONDS if each in {node, _ANY} else REPEAT_SECONDS
                if now - failed_at >= steady:
                    del self._failed_at[each]
            if self._failed_at or not self._is_reported:
                return
            self._reported_at, self._is_reported = now, False
            fields = {"failures": self._failures, "seconds": round(now - self._since)}
        self._report("broker_back", **fields)


BROKER: Final = Connectivity()
"""What this process knows."""


def attend(client: AIOKafkaClient) -> None:
    """Make a client, not yet started, report to ``BROKER`` and wait between two attempts to connect."""
    # aiokafka has no setting for this; its version is pinned, and tests/unit/kafka/test_connection.py runs it.
    _attend_start(client)
    _attend_connections(client)
    _attend_updates(client)
    _attend_requests(client)


def _attend_start(client: Any) -> None:  # noqa: ANN401 - its methods are replaced
    bootstrap = client.bootstrap
    full = client._request_timeout_ms  # noqa: SLF001

    async def patient_bootstrap() -> None:
        backoff = Backoff(monotonic)
        while True:
            try:
                return await reported_bootstrap()
            except KafkaConnectionError:
                if not (PATIENCE.waits and BROKER.has_answered):
                    raise
                backoff.fail()
                await backoff.wait()

    async def reported_bootstrap() -> None:
        seconds = _seconds(client)
        client._request_timeout_ms = min(full, int(seconds * 1000))  # noqa: SLF001 - nobody else uses it before
        with failure_reasons() as reasons, _collecting(_OPENED) as opened:
            try:
                await bootstrap()
                await _await_nodes(client, seconds)
            except KafkaError as error:
                BROKER.fail(_ANY, _joined(reasons, seconds) or str(error))
                raise
            except asyncio.CancelledError:  # aiokafka forgets the connection that it asks for the cluster
                for connection in opened:
                    connection.close()
                raise
            finally:
                client._request_timeout_ms = full  # noqa: SLF001
                for connection in client._conns.values():  # noqa: SLF001 - of a broker that does not know itself yet
                    connection._request_timeout = full / 1000  # noqa: SLF001
        BROKER.answer(_ANY)

    client.bootstrap = patient_bootstrap


async def _await_nodes(client: Any, seconds: float) -> None:  # noqa: ANN401 - aiokafka's own
    """Wait for ``seconds`` at most until a started client knows a node: a broker that has just started lists none."""
    end = monotonic() + seconds
    while client._sync_task is not None and not client.cluster.brokers() and monotonic() < end:  # noqa: SLF001
        await asyncio.sleep(_FIRST_PAUSE_SECONDS)
        await client.force_metadata_update()


def _attend_connections(client: Any) -> None:  # noqa: ANN401 - its methods are replaced
    connect = client._get_conn  # noqa: SLF001
    backoffs: dict[object, Backoff] = {}

    async def paced_connect(node: object, **options: Any) -> object:  # noqa: ANN401 - aiokafka's own
        backoff = backoffs.setdefault((node, options.get("group")), Backoff(monotonic))
        if backoff.remaining > 0:
            return None  # to the caller, a node that is not ready; every caller waits then
        with failure_reasons() as reasons:
            connection = await connect(node, **options)
        if connection is None:
            backoff.fail()
            # A node that the cluster does not list was not asked, nor was None, where the cluster lists no node: a
            # broker that is busy, or has just come back, lists none for a moment. Nobody could say that it is back.
            if client.cluster.broker_metadata(node) is not None:
                BROKER.fail(node, _joined(reasons, _seconds(client)) or "no connection", _address(client, node))
        else:
            backoff.reset()
        return connection

    client._get_conn = paced_connect  # noqa: SLF001


def _attend_updates(client: Any) -> None:  # noqa: ANN401 - its methods are replaced
    update = client._metadata_update  # noqa: SLF001
    backoff = Backoff(monotonic)

    async def paced_update(cluster: object, topics: object) -> bool:
        with failure_reasons(), _watching(_ANY, _seconds(client)):
            updated: bool = await update(cluster, topics)
        if updated:
            backoff.reset()
        else:
            backoff.fail()
            await backoff.wait()  # a producer with records to send asks again at once
        return updated

    client._metadata_update = paced_update  # noqa: SLF001


def _attend_requests(client: Any) -> None:  # noqa: ANN401 - its methods are replaced
    send = client.send
    joins: Counter[object] = Counter()
    """Joins on their way, by connection. The broker answers a connection in order, so others on it wait behind them."""

    async def reported_send(node: object, request: object, **options: Any) -> object:  # noqa: ANN401 - aiokafka's own
        connection = node, options.get("group")
        joins[connection] += (may_be_held := is_join(request))
        seconds = MAX_HELD_SECONDS if joins[connection] else _seconds(client)
        asked = asking_beside(client, node, _seconds(client)) if may_be_held else nullcontext()
        try:
            with _watching(node, seconds, _address(client, node)):
                async with asked:
                    response = await send(node, request, **options)
        finally:
            joins[connection] -= may_be_held
        BROKER.answer(node)
        return response

    client.send = reported_send


def _seconds(client: Any) -> float:  # noqa: ANN401 - an attribute that aiokafka hides
    """Return the limit for the first answer to a client."""
    return ANSWER_LIMIT.over(client._security_protocol)  # noqa: SLF001


def _address(client: Any, node: object) -> str:  # noqa: ANN401 - attributes that aiokafka hides
    """Return the host and port of a node, as the cluster tells them; empty where the client does not know it."""
    broker = client.cluster.broker_metadata(node)
    return "" if broker is None else f"{broker.host}:{broker.port}"


def _joined(reasons: list[str], seconds: float) -> str:
    """Return the reasons as one text. aiokafka names none where the time is over."""
    return "; ".join(f"{one}no answer within {seconds:g} s" if one.endswith(": ") else one for one in reasons)


@contextmanager
def _watching(node: object, seconds: float, address: str = "") -> Iterator[None]:
    """Report a node that leaves the block waiting for ``seconds``, and again each time that they are over."""
    loop = asyncio.get_running_loop()
    start = monotonic()
    timer: asyncio.TimerHandle

    def look_again() -> None:
        nonlocal timer
        timer = loop.call_later(_GRACE_SECONDS, fail)

    def fail() -> None:
        nonlocal timer
        if not BROKER.answered_within(node, seconds):  # else it is this request that takes long
            BROKER.fail(node, f"no answer within {monotonic() - start:.0f} s", address)
        timer = loop.call_later(seconds, look_again)

    timer = loop.call_later(seconds, look_again)
    try:
        yield
    finally:
        timer.cancel()


async def _connect(host: str, port: int, *, request_timeout_ms: int, **options: Any) -> Any:  # noqa: ANN401 - aiokafka's own
    """Connect as aiokafka does, but wait no longer than ``ANSWER_LIMIT`` for the first answers."""
    limit = int(ANSWER_LIMIT.over(options["security_protocol"]) * 1000)
    connection: Any = await create_conn(host, port, request_timeout_ms=min(request_timeout_ms, limit), **options)
    connection._request_timeout = request_timeout_ms / 1000  # noqa: SLF001 - of the requests to come
    if (opened := _OPENED.get()) is not None:
        opened.append(connection)
    return connection


cast("Any", aiokafka.client).create_conn = _connect


class _Connection(AIOKafkaConnection):
    """A connection that is lost as soon as its transport has closed.

    aiokafka reads of a reset some turns of the loop after the transport closed. A write in between raises a
    ``RuntimeError`` in uvloop, which aiokafka takes for a mistake in its program: its consumer fetches nothing more.
    """

    def send(self, request: Any, expect_response: bool = True) -> Any:  # noqa: ANN401, FBT001, FBT002 - aiokafka's own
        self._close_with_transport()
        return cast("Any", super()).send(request, expect_response)

    def _send_sasl_token(self, payload: Any, expect_response: bool = True) -> Any:  # noqa: ANN401, FBT001, FBT002 - aiokafka's own
        self._close_with_transport()
        return cast("Any", super())._send_sasl_token(payload, expect_response)  # noqa: SLF001

    def _close_with_transport(self) -> None:
        if self._writer is not None and self._writer.is_closing():
            cast("Any", self).close(reason=CloseReason.CONNECTION_BROKEN)


cast("Any", aiokafka.conn).AIOKafkaConnection = _Connection

_OPENED: Final[ContextVar[list[Any] | None]] = ContextVar("opened", default=None)
"""Takes the connections that are opened while a client starts."""


class Backoff:
    """The pause after failures in a row: a tenth of a second, doubled each time, up to a second.

    ``clock`` returns seconds.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._pause = 0.0
        self._until = float("-inf")

    @property
    def remaining(self) -> float:
        """Seconds until the next attempt; 0 or less where it may be made."""
        return self._until - self._clock()

    def fail(self) -> None:
        """Lengthen the pause, and begin it."""
        self._pause = min(self._pause * 2 or _FIRST_PAUSE_SECONDS, _MAX_PAUSE_SECONDS)
        self._until = self._clock() + self._pause

    def reset(self) -> None:
        """End the pause: an attempt succeeded."""
        self._pause, self._until = 0.0, float("-inf")

    async def wait(self) -> None:
        """Wait until the next attempt may be made."""
        await asyncio.sleep(max(self.remaining, 0.0))


def failure_words(error: Exception) -> str:
    """Return why a question to the broker failed, in words; ``broker_lost`` has the details."""
    if isinstance(error, KafkaConnectionError | KafkaTimeoutError | NodeNotReadyError | RequestTimedOutError | OSError):
        return "it does not answer"
    return " ".join(str(error).split()) or type(error).__name__


_REASONS: Final[ContextVar[list[str] | None]] = ContextVar("reasons", default=None)


@contextmanager
def failure_reasons() -> Iterator[list[str]]:
    """Collect in a list why connections fail in this block, in place of the lines that aiokafka logs about it."""
    with _collecting(_REASONS) as reasons:
        yield reasons


@contextmanager
def _collecting(collector: ContextVar[list[T] | None]) -> Iterator[list[T]]:
    """Let a list collect in this block what the collector is for."""
    collected: list[T] = []
    token = collector.set(collected)
    try:
        yield collected
    finally:
        collector.reset(token)


class _Collect(logging.Filter):
    """Puts aiokafka's lines about failed connections into the list of the block; suppresses them."""

    def filter(self, record: logging.LogRecord) -> bool:
        reasons = _REASONS.get()
        message = record.getMessage()
        if reasons is None or not message.startswith("Unable "):
            return True
        reasons.append(message)
        return False


aiokafka.client.log.addFilter(_Collect())
