"""Errors in log lines are words, and not Python."""

import re
from pathlib import Path

import pytest
from aiokafka.errors import (
    GroupCoordinatorNotAvailableError,
    KafkaConnectionError,
    KafkaTimeoutError,
    NodeNotReadyError,
)

import dateline
from dateline.kafka.topic_admin import ProvisionError
from dateline.process.log.error_words import error_words


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (TimeoutError(), "no answer in time"),
        (NodeNotReadyError(), "node not ready"),
        (GroupCoordinatorNotAvailableError(), "group coordinator not available"),
        (
            KafkaConnectionError("Unable to bootstrap from [('127.0.0.1', 28790, <AddressFamily.AF_INET: 2>)]"),
            "the broker does not answer",
        ),
        (KafkaTimeoutError("Failed to get offsets\n in 40000 ms"), "Failed to get offsets in 40000 ms"),
        (ProvisionError("the topic wire.raw is missing"), "the topic wire.raw is missing"),
        (FileNotFoundError(2, "No such file or directory", "/no/where"), "/no/where: No such file or directory"),
        (ConnectionRefusedError(111, "Connection refused"), "Connection refused"),
        (ValueError("bad"), "ValueError: bad"),
        (ZeroDivisionError(), "ZeroDivisionError"),
        (
            ExceptionGroup("two", [TimeoutError(), TimeoutError(), NodeNotReadyError()]),
            "no answer in time; node not ready",
        ),
    ],
)
def test_an_error_is_told_in_words(error: BaseException, words: str) -> None:
    assert error_words(error) == words


def test_no_log_line_quotes_how_python_writes_an_error() -> None:
    root = Path(dateline.__file__).parent
    written = re.compile(r"=repr\(error\)|\{error!r\}|fail\([^)]*repr\(error\)")
    assert [str(path) for path in root.rglob("*.py") if written.search(path.read_text())] == []
