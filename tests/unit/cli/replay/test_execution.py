"""What a replay says of its speed, and what it does where the broker goes away or forgets it."""

import asyncio
from datetime import UTC, datetime
from unittest.mock import AsyncMock, MagicMock

import pytest
import typer
from aiokafka.errors import (
    InvalidProducerEpoch,
    KafkaConnectionError,
    KafkaError,
    OutOfOrderSequenceNumber,
    UnknownProducerId,
)

from dateline.cli.replay import execution as module
from dateline.cli.replay.execution import ReplayProgress, printed_rate
from dateline.cli.replay.run import run
from dateline.core.replay.job import Marker, ReplayError, continuing
from dateline.kafka.embedded_broker.restart import BrokerRestartedError
from dateline.kafka.transactions import ExpiredError


@pytest.mark.parametrize(
    ("count", "seconds", "printed"),
    [(59, 10.0, "6 a second"), (3, 10.0, "0.3 a second"), (1, 60.0, "0.02 a second"), (5, 0.0, "5000 a second")],
)
def test_a_rate_is_never_0_where_pages_were_read(count: int, seconds: float, printed: str) -> None:
    assert printed_rate(count, seconds) == printed


def test_a_replay_that_had_nothing_left_to_read_has_no_rate() -> None:
    progress = ReplayProgress()
    progress.finish(0, 59, 1.2)
    assert progress.summary == "59 pages went through all stages, 59 of them before, in 1.2 s"


def test_the_command_that_continues_a_replay_has_every_option_that_was_given() -> None:
    now = datetime(2026, 2, 7, tzinfo=UTC)
    begun = Marker(
        replay="r", live="wire", start=now, end=now, partitions=3, begins={}, ends={}, parser_version="1",
        fingerprint_version=1, rate="10x", workers=2,
    )  # fmt: skip
    words = continuing("late", begun).split()
    assert words[-8:] == ["--partitions", "3", "--rate", "10x", "--workers", "2", "--as", "late"]
    app = typer.Typer(add_completion=False)
    app.command()(run)
    options = {parameter.opts[0] for parameter in typer.main.get_command(app).params}
    assert options <= {*words}
    assert continuing("late", begun.model_copy(update={"upgrade": True})) == "dateline upgrade prepare --as late"


@pytest.mark.parametrize(
    "error",
    [
        KafkaConnectionError("gone"),
        OutOfOrderSequenceNumber(),
        UnknownProducerId(),
        InvalidProducerEpoch(),
        BrokerRestartedError("the embedded broker was restarted"),
        ExpiredError("open for more than 60 s"),
    ],
    ids=lambda error: type(error).__name__,
)
async def test_a_replay_begins_again_where_its_feeder_broke_off(
    error: KafkaError, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcomes: list[KafkaError | None] = [error, None]

    async def feed(*_: object) -> None:
        if (outcome := outcomes.pop(0)) is not None:
            raise outcome

    monkeypatch.setattr(module, "_feed_and_drain", feed)
    monkeypatch.setattr(module, "backlog", AsyncMock())
    await module._through_outages(MagicMock(), pool(60), MagicMock(), MagicMock())  # noqa: SLF001 - what a run goes through
    assert not outcomes


async def test_a_replay_ends_where_another_took_it_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_feed_and_drain", AsyncMock(side_effect=ReplayError("another continues it")))
    with pytest.raises(ReplayError, match="another"):
        await module._through_outages(MagicMock(), pool(60), MagicMock(), MagicMock())  # noqa: SLF001 - as above


async def test_a_question_that_is_never_answered_ends_the_replay(monkeypatch: pytest.MonkeyPatch) -> None:
    """As behind a transaction that nobody ends."""
    monkeypatch.setattr(module, "_RETRY_SECONDS", 0)
    stalled = pool(0.02)
    stalled.check.side_effect = [None, ReplayError("nothing moved")]
    with pytest.raises(ReplayError, match="nothing moved"):
        await module._ask(asyncio.Event().wait, stalled)  # noqa: SLF001 - what every count goes through


def pool(patience: float) -> MagicMock:
    return MagicMock(patience=patience)
