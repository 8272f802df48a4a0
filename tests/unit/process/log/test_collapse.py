"""Other libraries' lines: the same one once a minute, few a minute, and none that asks nobody for anything."""

import logging
from collections.abc import Iterator

import pytest
from aiokafka.errors import IllegalStateError, ProducerFenced

from dateline.process.log.collapse import Collapse, collapse_library


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def lines(clock: Clock) -> Iterator[list[str]]:
    """What passes a collapsing handler, from any logger below ``library``."""
    passed: list[str] = []

    class Handler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            passed.append(record.getMessage())

    handler = Handler()
    handler.addFilter(Collapse(clock))
    logger = logging.getLogger("library")
    logger.addHandler(handler)
    yield passed
    logger.removeHandler(handler)


LOG = logging.getLogger("library.client")


def test_lines_that_differ_in_their_values_alone_are_one(lines: list[str], clock: Clock) -> None:
    for port in range(100):
        LOG.error("Unable connect to node with id %s: %s", 1, port)
    assert lines == ["Unable connect to node with id 1: 0"]
    clock.now = 61
    LOG.error("Unable connect to node with id %s: %s", 1, "refused")
    assert lines[1:] == ["Unable connect to node with id 1: refused (99 more like it since the last)"]


def test_a_line_of_another_level_or_logger_is_another(lines: list[str]) -> None:
    LOG.error("gone")
    LOG.warning("gone")
    logging.getLogger("library.producer").error("gone")
    assert lines == ["gone"] * 3


def test_a_library_has_five_lines_a_minute(lines: list[str], clock: Clock) -> None:
    for number in range(40):
        LOG.error(f"fault {number}")  # noqa: G004 - each a line of its own
    assert len(lines) == 5
    clock.now = 60
    LOG.error("fault 39")
    assert lines[5:] == ["fault 39 (35 lines of library left out before it)"]
    LOG.error("fault 40")
    assert lines[6:] == ["fault 40"], "they are counted once"


@pytest.mark.parametrize(
    "line",
    [
        "Missing sensor state for rebalance #3",
        "Heartbeat failed for group wire because it is rebalancing",
        "Heartbeat failed for group wire: generation id is not  current.",
        "OffsetCommit failed for group wire due to group error ([Error 22] IllegalGenerationError: wire), will rejoin",
        "Heartbeat session expired - marking coordinator dead",
        "Marking the coordinator dead (node coordinator-1)for group wire.",
        "LeaveGroup request failed: KafkaConnectionError: Connection at 127.0.0.1:9092 closed",
        "Timer commit is overlapping (interval=1.0 runtime=9.9)",
        "Timer livelock is overlapping (interval=2.5 runtime=3.01)",
        "[^---CommittedThread]: Thread keepalive is not responding...",
        "Failed fetch offsets from 1: [Error 6] NotLeaderForPartitionError",
        # as Faust writes it at a rebalance, where a partition is revoked before it is sought
        f"exception performing seek when flow not active {IllegalStateError('No current assignment for partition')}",
    ],
)
def test_noise_reaches_nobody(lines: list[str], line: str) -> None:
    LOG.warning(line)
    assert lines == []


def test_a_fault_of_a_group_that_needs_somebody_is_shown(lines: list[str]) -> None:
    LOG.error("Heartbeat failed: %r", "GroupAuthorizationFailedError")
    assert len(lines) == 1


def test_another_fault_of_a_fetch_of_offsets_is_shown(lines: list[str]) -> None:
    LOG.error("Failed fetch offsets from 1: [Error 29] TopicAuthorizationFailedError")
    assert len(lines) == 1


def test_another_fault_of_a_seek_is_shown(lines: list[str]) -> None:
    LOG.warning("exception performing seek when flow not active KafkaError")
    assert lines == ["exception performing seek when flow not active KafkaError"]


def test_faust_and_mode_begin_a_line_after_their_own_prefix(lines: list[str]) -> None:
    LOG.warning("[^-App]: Missing sensor state for rebalance end #%s", 3)
    assert lines == []


def test_a_library_is_collapsed_in_any_program(caplog: pytest.LogCaptureFixture) -> None:
    logger = logging.getLogger("another_library.part")
    collapse_library("another_library")
    collapse_library("another_library")
    for number in range(9):
        logger.error("number %s", number)
    assert caplog.messages == ["number 0"]


@pytest.mark.parametrize(("error", "shortened"), [(ProducerFenced("taken over"), True), (ValueError("odd"), False)])
def test_an_error_of_aiokafka_that_was_left_in_a_future_is_one_line(error: Exception, *, shortened: bool) -> None:
    left = "Future exception was never retrieved\nfuture: <Future finished>"
    record = logging.LogRecord("asyncio", logging.ERROR, "", 0, left, (), (type(error), error, None))
    assert Collapse().filter(record)
    words = "aiokafka left an error in a future that nobody waits for: taken over"
    assert record.getMessage() == (words if shortened else left)
    assert (record.exc_info is None, record.levelname) == (shortened, "WARNING" if shortened else "ERROR")
