"""A lost broker is said once, then once a minute, then that it is back; and is not asked again at once."""

import asyncio
import logging
import socket
import struct
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from time import sleep
from typing import Any, cast

import aiokafka.admin
import aiokafka.client
import aiokafka.conn
import pytest
import uvloop
from aiokafka.errors import (
    GroupAuthorizationFailedError,
    GroupCoordinatorNotAvailableError,
    KafkaConnectionError,
    NodeNotReadyError,
)
from aiokafka.protocol.admin import ApiVersionRequest
from aiokafka.protocol.group import JoinGroupRequest
from hypothesis import given
from hypothesis import strategies as st

from dateline.kafka import connection
from dateline.kafka.answer_limit import ANSWER_LIMIT, LONG_RUNNING_SECONDS, PATIENCE
from dateline.kafka.clients import new_admin, new_producer
from dateline.kafka.connection import BROKER, Backoff, Connectivity, failure_words
from dateline.kafka.embedded_broker.broker import free_port
from dateline.settings import Settings


class Report:
    """A clock, and what was reported when."""

    def __init__(self) -> None:
        self.now = 0.0
        self.reports: list[tuple[float, str, dict[str, Any]]] = []
        self.broker = Connectivity(lambda: self.now, self._report)

    def _report(self, name: str, **fields: Any) -> None:  # noqa: ANN401 - any field
        self.reports.append((self.now, name, fields))

    def names(self) -> list[tuple[float, str]]:
        return [(time, name) for time, name, _ in self.reports]


@pytest.fixture
def report() -> Report:
    return Report()


def test_a_loss_is_said_once_then_once_a_minute_with_a_count_then_that_it_is_over(report: Report) -> None:
    for tenth in range(1_500):
        report.now = tenth / 10
        report.broker.fail(1, "refused")
    assert report.names() == [(0, "broker_lost"), (60, "broker_lost"), (120, "broker_lost")]
    assert report.reports[0][2] == {"node": 1, "error": "refused"}
    assert report.reports[1][2] == {"node": 1, "error": "refused", "failures": 601, "seconds": 60}
    report.now = 152.0
    report.broker.answer(1)
    assert report.reports[3:] == [(152.0, "broker_back", {"failures": 1_500, "seconds": 152})]
    report.broker.answer(1)
    assert len(report.reports) == 4


def test_an_answer_between_failures_is_no_return(report: Report) -> None:
    for tenth in range(300):
        report.now = tenth / 10
        report.broker.fail(1, "refused")
        report.broker.answer(1)
    assert report.names() == [(0, "broker_lost")]
    assert report.broker.lost


def test_one_dead_node_of_three_is_lost_while_the_others_answer(report: Report) -> None:
    for second in range(130):
        report.now = float(second)
        report.broker.fail(2, "refused")
        report.broker.answer(1)
        report.broker.answer(3)
    assert report.names() == [(0, "broker_lost"), (60, "broker_lost"), (120, "broker_lost")]


def test_a_lost_node_is_named_by_its_host_and_port(report: Report) -> None:
    report.broker.fail(1, "no answer", "kafka-1:9092")
    assert report.reports[0][2] == {"node": 1, "address": "kafka-1:9092", "error": "no answer"}


def test_a_node_that_left_the_cluster_is_forgotten_after_a_minute(report: Report) -> None:
    report.broker.fail(2, "refused")
    report.now = 30
    report.broker.answer(1)
    assert report.broker.lost
    report.now = 60
    report.broker.answer(1)
    assert report.names() == [(0, "broker_lost"), (60, "broker_back")]


def test_a_second_loss_is_said_soon(report: Report) -> None:
    report.broker.fail(1, "refused")
    report.now = 5
    report.broker.answer(1)
    for second in range(6, 40):
        report.now = float(second)
        report.broker.fail(1, "refused")
    assert report.names() == [(0, "broker_lost"), (5, "broker_back"), (15, "broker_lost")]


@given(st.lists(st.tuples(st.floats(0, 3), st.booleans()), max_size=300))
def test_however_the_broker_comes_and_goes_a_minute_has_few_lines(steps: list[tuple[float, bool]]) -> None:
    report = Report()
    for seconds, answers in steps:
        report.now += seconds
        report.broker.answer(1) if answers else report.broker.fail(1, "refused")
    for time, _ in report.names():
        assert sum(time <= other < time + 60 for other, _ in report.names()) <= 14
    kinds = [name for _, name in report.names()]
    assert "broker_back" not in kinds[:1]
    assert all(pair != ("broker_back", "broker_back") for pair in pairwise(kinds))


def test_pauses_double_up_to_a_second_and_end_with_a_success() -> None:
    now = 0.0
    backoff = Backoff(lambda: now)
    pauses = []
    for _ in range(6):
        backoff.fail()
        pauses.append(round(backoff.remaining, 3))
    assert pauses == [0.1, 0.2, 0.4, 0.8, 1.0, 1.0]
    now = 0.7
    assert round(backoff.remaining, 3) == 0.3
    backoff.reset()
    assert backoff.remaining <= 0


@pytest.fixture
def broker(monkeypatch: pytest.MonkeyPatch, report: Report) -> Iterator[Report]:
    """What a client's connectivity reports."""
    monkeypatch.setattr(connection, "BROKER", report.broker)
    yield report
    assert not BROKER.lost


async def test_a_client_without_a_broker_reports_it_and_logs_nothing_itself(
    broker: Report, caplog: pytest.LogCaptureFixture
) -> None:
    port = free_port()
    producer = new_producer(Settings(broker=f"127.0.0.1:{port}"))
    with pytest.raises(KafkaConnectionError):
        await producer.start()
    await producer.stop()
    ((_, name, fields),) = broker.reports
    assert name == "broker_lost"
    assert str(port) in fields["error"]
    assert not [line for line in caplog.records if line.name == "aiokafka" and line.levelno >= logging.WARNING]


@contextmanager
def silent_listener() -> Iterator[int]:
    """Yield the port of a listener whose connections are accepted, by the system, and never answered."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


async def test_a_client_gives_up_a_broker_that_accepts_and_does_not_answer(
    broker: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ANSWER_LIMIT, "seconds", 0.3)
    with silent_listener() as port:
        producer = new_producer(Settings(broker=f"127.0.0.1:{port}"))
        async with asyncio.timeout(20):  # aiokafka waits 40 s
            with pytest.raises(KafkaConnectionError):
                await producer.start()
        await producer.stop()
    ((_, name, fields),) = broker.reports
    assert name == "broker_lost"
    assert fields["error"].endswith(f'"127.0.0.1:{port}": no answer within 0.3 s')


async def test_a_client_of_a_command_at_work_waits_for_a_broker_that_answered_before(
    broker: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempts = 0

    async def bootstrap(_: object) -> None:
        nonlocal attempts
        attempts += 1
        if attempts < 3:
            msg = "away"
            raise KafkaConnectionError(msg)

    monkeypatch.setattr(aiokafka.client.AIOKafkaClient, "bootstrap", bootstrap)
    client = aiokafka.client.AIOKafkaClient(bootstrap_servers="127.0.0.1:1")
    connection.attend(client)
    with PATIENCE.set_to(waits=True):
        with pytest.raises(KafkaConnectionError):
            await client.bootstrap()
        broker.broker.answer(1)
        await client.bootstrap()
    assert attempts == 3
    attempts = 0
    with pytest.raises(KafkaConnectionError):  # as a worker's, which is started again
        await client.bootstrap()


@pytest.mark.parametrize(("empty_answers", "seconds", "nodes"), [(2, 60.0, 1), (1_000_000, 0.1, 0)])
async def test_a_start_waits_a_while_for_a_broker_that_lists_no_node_yet(
    empty_answers: int, seconds: float, nodes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    client: Any = aiokafka.client.AIOKafkaClient(bootstrap_servers="127.0.0.1:1")
    asked = 0

    async def bootstrap() -> None:
        client._sync_task = asyncio.get_running_loop().create_future()  # noqa: SLF001 - a started client has it

    async def update() -> bool:
        nonlocal asked
        asked += 1
        if asked > empty_answers:
            client.cluster._brokers = {1: "node"}  # noqa: SLF001 - as an answer sets them
        return True

    client.bootstrap, client.force_metadata_update = bootstrap, update
    monkeypatch.setattr(connection, "_FIRST_PAUSE_SECONDS", 0.001)
    monkeypatch.setattr(connection, "_seconds", lambda _: seconds)
    connection.attend(client)
    await client.bootstrap()
    assert len(client.cluster.brokers()) == nodes


def answering(*answers: object) -> Callable[..., Awaitable[object]]:
    """Return a method that gives these answers in turn; an exception is raised."""
    left = list(answers)

    async def answer(*_: object) -> object:
        first = left.pop(0)
        if isinstance(first, Exception):
            raise first
        return first

    return answer


async def test_an_admin_client_asks_again_where_no_node_is_connected_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    sent = answering(NodeNotReadyError("node id None"), GroupCoordinatorNotAvailableError(), "answer")
    monkeypatch.setattr(aiokafka.admin.AIOKafkaAdminClient, "_send_request", sent)
    admin = new_admin(Settings(broker="127.0.0.1:1"))
    with pytest.raises(GroupCoordinatorNotAvailableError):  # asked again only where a coordinator is looked for
        await admin._send_request(cast("Any", object()))  # noqa: SLF001 - what all requests go through
    assert await admin._send_request(cast("Any", object())) == "answer"  # noqa: SLF001


async def test_an_admin_client_asks_again_for_a_coordinator_and_not_after_a_refusal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = answering(GroupCoordinatorNotAvailableError(), 7, GroupAuthorizationFailedError())
    monkeypatch.setattr(aiokafka.admin.AIOKafkaAdminClient, "find_coordinator", found)
    admin = new_admin(Settings(broker="127.0.0.1:1"))
    assert await admin.find_coordinator("desk") == 7
    with pytest.raises(GroupAuthorizationFailedError):
        await admin.find_coordinator("desk")


async def test_a_connection_waits_as_long_as_its_client_says_once_it_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []

    async def create(*_: object, request_timeout_ms: int, **__: object) -> object:
        made.append(request_timeout_ms)
        return type("Connection", (), {})()

    monkeypatch.setattr(connection, "create_conn", create)
    client_module: Any = aiokafka.client
    result = await client_module.create_conn("h", 1, request_timeout_ms=90_000, security_protocol="PLAINTEXT")
    assert made == [LONG_RUNNING_SECONDS * 1000]
    assert result._request_timeout == 90  # noqa: SLF001 - what aiokafka goes by
    await client_module.create_conn("h", 1, request_timeout_ms=90_000, security_protocol="SASL_SSL")
    assert made[1] > made[0]  # a TLS handshake takes longer


async def test_a_start_that_is_cancelled_leaves_no_connection_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """The broker accepts, and does not say which nodes there are."""
    asked, closed = asyncio.Event(), []

    class Silent:
        async def send(self, _request: object) -> None:
            asked.set()
            await asyncio.Event().wait()

        def close(self) -> None:
            closed.append(self)

    async def create(*_: object, **_options: object) -> Silent:
        return Silent()

    monkeypatch.setattr(connection, "create_conn", create)
    producer = new_producer(Settings(broker="127.0.0.1:1"))
    start = asyncio.create_task(producer.start())
    await asked.wait()
    start.cancel()
    with pytest.raises(asyncio.CancelledError):
        await start
    await producer.stop()
    assert len(closed) == 1


@pytest.mark.parametrize("new_loop", [uvloop.new_event_loop, asyncio.new_event_loop])
def test_a_request_on_a_connection_that_was_reset_fails_as_one_on_a_lost_connection(
    new_loop: Callable[[], asyncio.AbstractEventLoop],
) -> None:
    """uvloop raises a ``RuntimeError`` until aiokafka has read of the reset, and the consumer's fetcher ended by it."""

    async def send_after_reset(listener: socket.socket) -> None:
        open_connection: Any = aiokafka.conn.AIOKafkaConnection("127.0.0.1", listener.getsockname()[1])
        open_connection._do_version_lookup = answering(None)  # noqa: SLF001 - the listener answers nothing
        await open_connection.connect()
        peer, _ = listener.accept()
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # close by a reset
        peer.close()
        writer = open_connection._writer  # noqa: SLF001
        while not writer.is_closing():  # noqa: ASYNC110 - the turn of the loop matters
            await asyncio.sleep(0)
        assert open_connection._writer is writer, "aiokafka has not read of it yet"  # noqa: SLF001
        await asyncio.sleep(0)
        with pytest.raises(KafkaConnectionError):
            await open_connection.send(ApiVersionRequest())

    with asyncio.Runner(loop_factory=new_loop) as runner, socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        runner.run(send_after_reset(listener))


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a request wait for its answer a tenth of a second, and be asked about soon after."""
    monkeypatch.setattr(ANSWER_LIMIT, "seconds", 0.1)
    monkeypatch.setattr(connection, "_GRACE_SECONDS", 0.05)


def attended(producer: aiokafka.AIOKafkaProducer, send: Callable[..., Awaitable[object]]) -> Any:  # noqa: ANN401 - of aiokafka's
    """Return a producer's client whose requests ``send`` answers, watched as a real one's are."""
    client: Any = producer.client
    client.send = send
    connection._attend_requests(client)  # noqa: SLF001 - once more, around the answer above
    return client


@pytest.mark.usefixtures("impatient")
async def test_a_request_that_waits_is_reported_and_waits_on(broker: Report) -> None:
    producer = new_producer(Settings(broker="127.0.0.1:1"))
    answer = asyncio.get_running_loop().create_future()

    async def wait(_: object, request: object, **__: object) -> object:
        return None if isinstance(request, ApiVersionRequest) else await answer

    client = attended(producer, wait)
    request = asyncio.ensure_future(client.send(1, None))
    held = asyncio.ensure_future(client.send(2, JoinGroupRequest.__new__(JoinGroupRequest)))
    await asyncio.sleep(1)
    ((_, name, fields),) = broker.reports  # not of the join, which the broker may hold back
    assert (name, fields["node"]) == ("broker_lost", 1)
    assert fields["error"].startswith("no answer within ")
    broker.now = 60
    answer.set_result("late")
    assert (await request, await held) == ("late", "late")
    assert [name for _, name, _ in broker.reports] == ["broker_lost", "broker_back"]
    await producer.stop()


@pytest.mark.usefixtures("impatient")
async def test_a_join_that_waits_is_no_lost_broker_nor_is_what_waits_behind_it(broker: Report) -> None:
    """A broker answers a connection in order, so a heartbeat waits as long as a join that was sent before it."""
    producer = new_producer(Settings(broker="127.0.0.1:1"))
    answer = asyncio.get_running_loop().create_future()
    is_frozen = False

    async def wait(_: object, request: object, **__: object) -> object:
        return None if isinstance(request, ApiVersionRequest) and not is_frozen else await answer

    client = attended(producer, wait)
    join = asyncio.ensure_future(client.send(1, JoinGroupRequest.__new__(JoinGroupRequest), group=1))
    await asyncio.sleep(0)
    behind = asyncio.ensure_future(client.send(1, None, group=1))
    await asyncio.sleep(0.5)
    assert not broker.reports
    is_frozen, broker.now = True, 1
    beside = asyncio.ensure_future(client.send(1, None, group=0))
    await asyncio.sleep(0.5)
    assert broker.names() == [(1, "broker_lost")], "on another connection, nothing holds a request back"
    answer.set_result("late")
    await asyncio.gather(join, behind, beside)
    await producer.stop()


@pytest.mark.usefixtures("impatient")
async def test_a_node_that_freezes_while_a_join_waits_is_reported(broker: Report) -> None:
    """The join alone would be waited for through the 60 s that a group may take, and longer."""
    producer = new_producer(Settings(broker="127.0.0.1:1"))
    answer = asyncio.get_running_loop().create_future()
    sent: list[tuple[object, object]] = []

    async def wait(node: object, request: object, group: object = 0) -> object:
        sent.append((type(request), group))
        return await answer if node == 1 else None

    client = attended(producer, wait)
    join = asyncio.ensure_future(client.send(1, JoinGroupRequest.__new__(JoinGroupRequest), group=1))
    await asyncio.sleep(0.5)
    ((_, name, fields),) = broker.reports
    assert (name, fields["node"]) == ("broker_lost", 1)
    assert sent == [(JoinGroupRequest, 1), (ApiVersionRequest, 0)], "asked beside the join, once until it answers"
    answer.set_result("late")
    assert await join == "late"
    await asyncio.sleep(0.3)
    assert len(sent) == 2, "nothing is asked after the join"
    await producer.stop()


async def test_a_node_that_answers_others_is_not_lost(broker: Report) -> None:
    broker.broker.answer(1)
    with connection._watching(1, 0.1):  # noqa: SLF001
        await asyncio.sleep(1.3)
        assert not broker.reports
        broker.now = 30  # since when it has answered nobody
        await asyncio.sleep(1.3)
        assert broker.names() == [(30, "broker_lost")]


@pytest.mark.parametrize(("answers", "told"), [(True, []), (False, ["broker_lost"])])
@pytest.mark.usefixtures("impatient")
async def test_metadata_that_takes_long_is_no_loss_while_a_node_answers(
    broker: Report, *, answers: bool, told: list[str]
) -> None:
    """As on a busy machine. Whichever node was asked, the cluster is there."""
    asked = new_producer(Settings(broker="127.0.0.1:1"))
    client: Any = asked.client
    brought = asyncio.get_running_loop().create_future()

    async def update(*_: object) -> object:
        return await brought

    client._metadata_update = update  # noqa: SLF001 - as the producer does it
    connection._attend_updates(client)  # noqa: SLF001 - once more, around the answer above
    waiting = asyncio.ensure_future(client._metadata_update(client.cluster, ["topic"]))  # noqa: SLF001 - as above
    if answers:
        broker.broker.answer(1)
    await asyncio.sleep(0.5)
    assert [name for _, name, _ in broker.reports] == told
    brought.set_result(True)
    assert await waiting
    await asked.stop()


async def test_a_cluster_that_lists_no_node_for_a_moment_is_no_lost_broker(broker: Report) -> None:
    """As one that is busy or has just come back; a client that begins then has no node to ask."""
    producer = new_producer(Settings(broker="127.0.0.1:1"))
    assert not await producer.client.ready(None)
    assert (broker.reports, broker.broker.lost) == ([], False)
    await producer.stop()


async def test_a_client_without_a_node_does_not_put_off_that_the_broker_is_back(broker: Report) -> None:
    producer = new_producer(Settings(broker="127.0.0.1:1"))
    broker.broker.fail(1, "no answer within 11 s")
    broker.now = 34
    assert not await producer.client.ready(None)
    broker.now = 36
    broker.broker.answer(1)
    assert broker.reports[1:] == [(36, "broker_back", {"failures": 1, "seconds": 36})]
    await producer.stop()


async def test_a_process_too_busy_to_read_does_not_report_the_broker(
    broker: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ANSWER_LIMIT, "seconds", 0.1)
    with connection._watching(1, 0.1):  # noqa: SLF001 - the timer alone
        sleep(0.5)  # noqa: ASYNC251 - as a batch keeps the loop busy
        await asyncio.sleep(0)
        await asyncio.sleep(0)
    assert not broker.reports


async def test_a_node_that_does_not_answer_is_tried_a_few_times_a_second(
    broker: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    producer = new_producer(Settings(broker=f"127.0.0.1:{free_port()}"))
    client: Any = producer.client
    attempts = 0

    async def refuse(*_: object, **__: object) -> None:
        nonlocal attempts
        attempts += 1
        raise ConnectionRefusedError

    monkeypatch.setattr("aiokafka.client.create_conn", refuse)
    client.cluster.broker_metadata = lambda _: type("Broker", (), {"host": "127.0.0.1", "port": 1})
    client.cluster.brokers = lambda: [type("Broker", (), {"nodeId": 1})]
    loop = asyncio.get_running_loop()
    until = loop.time() + 1.0
    while loop.time() < until:
        await client._metadata_update(client.cluster, ["topic"])  # noqa: SLF001 - as a producer's sender does, at once
        with pytest.raises(NodeNotReadyError):
            await client.send(1, None)
    await producer.stop()
    assert 2 <= attempts <= 12
    assert [name for _, name, _ in broker.reports] == ["broker_lost"]


@pytest.mark.parametrize(
    "error", [KafkaConnectionError("No broker"), NodeNotReadyError(), TimeoutError(), OSError(111, "x")]
)
def test_why_a_question_failed_is_said_in_words(error: Exception) -> None:
    assert failure_words(error) == "it does not answer"


def test_a_refusal_is_said_as_the_broker_says_it() -> None:
    assert failure_words(GroupAuthorizationFailedError("wire")) == "[Error 30] GroupAuthorizationFailedError: wire"
