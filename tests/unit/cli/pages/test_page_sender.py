"""What ``ingest`` says where the broker has forgotten what it was sending, or refuses a page."""

import asyncio

import pytest
from aiokafka.errors import (
    InvalidProducerEpoch,
    KafkaError,
    MessageSizeTooLargeError,
    OutOfOrderSequenceNumber,
    ProducerFenced,
    UnknownProducerId,
)

from dateline.cli.pages import page_sender as module
from dateline.cli.pages.page_sender import UnacknowledgedError
from dateline.settings import ResolvedSettings


class Producer:
    """One that acknowledges a page, and refuses the next."""

    def __init__(self, error: KafkaError) -> None:
        self._outcomes: list[KafkaError | None] = [None, error]

    async def send(self, *_: object) -> "asyncio.Future[None]":
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        outcome = self._outcomes.pop(0)
        future.set_result(None) if outcome is None else future.set_exception(outcome)
        return future


async def send_two(error: KafkaError) -> None:
    sender = module._Sender(ResolvedSettings(), Producer(error), lambda _: None, None)  # type: ignore[arg-type]  # noqa: SLF001 - what ``send_pages`` runs
    await sender.send_all(iter([(b"key", b"one"), (b"key", b"two")]), live=False)


@pytest.mark.parametrize(
    "error",
    [OutOfOrderSequenceNumber(), UnknownProducerId(), InvalidProducerEpoch(), ProducerFenced()],
    ids=lambda error: type(error).__name__,
)
async def test_it_says_to_send_all_again_where_the_broker_knows_less_than_it_acknowledged(error: KafkaError) -> None:
    with pytest.raises(UnacknowledgedError) as raised:
        await send_two(error)
    assert str(raised.value) == (
        "gave up: the broker at localhost:9092 has lost what it knew of this command "
        f"({type(error).__name__}), and may have lost the last of the 1 pages that it acknowledged: once `dateline "
        "doctor` finds no fault, send all again (a copy of a page becomes no second story)"
    )


async def test_a_page_that_is_refused_for_itself_is_no_such_loss() -> None:
    with pytest.raises(MessageSizeTooLargeError):
        await send_two(MessageSizeTooLargeError())
