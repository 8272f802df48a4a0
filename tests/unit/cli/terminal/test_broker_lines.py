import logging
from collections.abc import Iterator
from contextlib import contextmanager

import orjson
import pytest

from dateline import telemetry
from dateline.cli.terminal.broker_lines import BrokerLines, adding
from dateline.kafka.connection import BROKER


@contextmanager
def command(*handlers: logging.Handler) -> Iterator[None]:
    """Log as a command does, to these handlers of all events beside its own, with a broker that has answered."""
    root, logger, lines = logging.getLogger(), logging.getLogger("dateline"), BrokerLines()
    BROKER.answer(1)
    logger.addHandler(lines)
    pytest_handlers, root.handlers = root.handlers, list(handlers)
    try:
        yield
    finally:
        root.handlers = pytest_handlers
        logger.removeHandler(lines)


def test_a_loss_and_its_end_are_one_line_each(capsys: pytest.CaptureFixture[str]) -> None:
    with command():
        with adding(lambda: {"pages_sent": 6500}):
            BROKER.fail(1, "no answer within 11 s")
            BROKER.fail(1, "no answer within 22 s")
        telemetry.event("broker_back", failures=2, seconds=40)
    lost, back = capsys.readouterr().err.splitlines()
    assert lost.endswith('WARNING dateline broker_lost node=1 error="no answer within 11 s" pages_sent=6500')
    assert back.endswith("WARNING dateline broker_back failures=2 seconds=40")


def test_lines_are_json_where_the_log_is(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_LOG_FORMAT", "json")
    with command():
        BROKER.fail(1, "away")
    line = orjson.loads(capsys.readouterr().err)
    assert (line["event"], line["node"], line["error"]) == ("broker_lost", 1, "away")


def test_nothing_is_printed_before_the_first_answer(capsys: pytest.CaptureFixture[str]) -> None:
    with command():
        BROKER.clear()
        BROKER.fail(1, "no answer within 5 s")
    assert capsys.readouterr().err == ""


def test_nothing_else_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with command():
        telemetry.event("probe_failed", reason="away")
        logging.getLogger("dateline").warning("a message")
    assert capsys.readouterr().err == ""


def test_a_command_that_logs_all_events_prints_none_twice(capsys: pytest.CaptureFixture[str]) -> None:
    with command(logging.NullHandler()):
        BROKER.fail(1, "away")
    assert capsys.readouterr().err == ""
