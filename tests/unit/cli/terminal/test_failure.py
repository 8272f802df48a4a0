"""What a command says where the broker has forgotten what it was sending."""

from pathlib import Path

import pytest
from aiokafka.errors import InvalidProducerEpoch, KafkaError, OutOfOrderSequenceNumber, UnknownProducerId

from dateline.cli.terminal.failure import FAILED, explain
from dateline.kafka.embedded_broker.restart import BrokerRestartedError
from dateline.kafka.transactions import ExpiredError


@pytest.mark.parametrize(
    ("error", "what"),
    [
        (OutOfOrderSequenceNumber(), "out of order sequence number"),
        (UnknownProducerId(), "unknown producer id"),
        (InvalidProducerEpoch(), "invalid producer epoch"),
        (BrokerRestartedError("the embedded broker was restarted"), "the embedded broker was restarted"),
        (ExpiredError("open for more than 60 s"), "open for more than 60 s"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, KafkaError) else "",
)
def test_a_command_that_broke_off_says_to_run_it_again(error: KafkaError, what: str) -> None:
    line = explain(error)
    assert line is not None
    assert line.code == FAILED
    assert line.message == (
        "the broker at localhost:9092 was restarted, or away for too long, while this command was sending "
        f"({what}); what it committed stays: run the command again for the rest"
    )


def test_a_file_that_cannot_be_opened_is_named_without_its_error_s_number(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere" / "x.part", tmp_path):
        with pytest.raises(OSError) as raised:  # noqa: PT011 - of several kinds
            path.open("wb")
        line = explain(raised.value)
        assert line is not None
        assert line.message.startswith(f"{path}: ")
        assert "Errno" not in line.message
        assert "look whether its folder is there" in line.message
