"""The pace of a consumer's fetches, how it ends, and what an admin client asks again."""

# ruff: noqa: SLF001 - what fetches is private in aiokafka

import asyncio
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any, cast

import pytest
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaError, NodeNotReadyError

from dateline.cli.terminal.failure import explain
from dateline.kafka import clients
from dateline.kafka.clients import LeaderlessError, ReadingEndedError, new_admin, pace
from dateline.kafka.topic_admin import count_partitions
from dateline.settings import ResolvedSettings, Settings
from dateline.topics import RAW


def fetcher_of(task: "asyncio.Future[Any]", *answers: object) -> SimpleNamespace:
    """Return aiokafka's fetcher as far as ``pace`` uses it, with its task and what it answers in turn."""
    left = list(answers)

    async def fetched_records(*_: object, **__: object) -> object:
        return left.pop(0)

    return SimpleNamespace(
        _proc_fetch_request=None, _get_actions_per_node=None, _fetch_task=task, fetched_records=fetched_records
    )


async def test_a_consumer_whose_fetcher_has_failed_says_so() -> None:
    """aiokafka hands out nothing more then, without a word: a worker stood still until its stall timeout."""

    ended = KafkaError("Unexpected error during data retrieval")
    ended.__cause__ = RuntimeError("the handler is closed")

    async def fail() -> None:
        raise ended

    task = asyncio.ensure_future(fail())
    fetcher = fetcher_of(task, {}, {"topic": ["record"]}, {})
    consumer: Any = SimpleNamespace(_fetcher=fetcher)
    pace(consumer)
    assert await fetcher.fetched_records({"topic"}, timeout=0.1) == {}
    await asyncio.wait({task})
    assert await fetcher.fetched_records({"topic"}, timeout=0.1) == {"topic": ["record"]}, "fetched before"
    with pytest.raises(ReadingEndedError, match="the handler is closed"):
        await fetcher.fetched_records({"topic"}, timeout=0.1)


async def test_a_consumer_that_closes_hands_out_nothing_and_raises_nothing() -> None:
    task = asyncio.ensure_future(asyncio.Event().wait())
    fetcher: Any = fetcher_of(task, {})
    pace(cast("Any", SimpleNamespace(_fetcher=fetcher)))
    task.cancel()
    await asyncio.wait({task})
    assert await fetcher.fetched_records({"topic"}, timeout=0.1) == {}


async def test_a_fetch_that_is_cancelled_ends_as_one_without_records() -> None:
    """aiokafka's ``close`` awaits each cancelled fetch, and would end there with a ``CancelledError``."""
    asked = asyncio.Event()

    async def pause_after_a_failure(*_: object) -> bool:
        asked.set()
        await asyncio.Event().wait()
        return True

    fetcher: Any = fetcher_of(asyncio.get_running_loop().create_future())
    fetcher._proc_fetch_request = pause_after_a_failure
    consumer: Any = SimpleNamespace(_fetcher=fetcher)
    pace(consumer)
    fetch = asyncio.ensure_future(fetcher._proc_fetch_request(None, 1, None))
    await asked.wait()
    fetch.cancel()
    assert await fetch is False


def metadata(*, brokers: Sequence[int] = (1,), leader: int = 1, error: int = 0) -> object:
    """Return a broker's answer about ``wire.raw``, with a partition unless there is an ``error``."""
    partitions = [] if error else [{"partition": 0, "leader": leader}]
    topic = {"topic": "wire.raw", "error_code": error, "partitions": partitions}
    return SimpleNamespace(brokers=brokers, to_object=lambda: {"brokers": brokers, "topics": [topic]})


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Give an admin client these answers in turn, and the last one again and again."""
    left: list[Any] = []

    async def answer(*_: object) -> object:
        return left.pop(0) if len(left) > 1 else left[0]

    monkeypatch.setattr(AIOKafkaAdminClient, "_send_request", answer)
    monkeypatch.setattr(clients, "_ADMIN_PAUSE_SECONDS", 0.0)
    return left


STARTING = [
    pytest.param(metadata(brokers=(), error=3), "it lists no broker", id="no-broker"),
    pytest.param(metadata(leader=-1), "wire.raw has a partition without leader", id="no-leader"),
    pytest.param(metadata(error=5), "wire.raw has a partition without leader", id="topic-without-leader"),
]


@pytest.mark.parametrize(("first", "_words"), STARTING)
async def test_a_broker_that_is_starting_is_asked_again_for_a_topic(
    answers: list[Any], first: object, _words: str
) -> None:
    answers += [first, first, metadata()]
    admin = new_admin(Settings(broker="127.0.0.1:1"))
    assert await count_partitions(admin, ResolvedSettings(), [RAW]) == {"wire.raw": 1}


@pytest.mark.parametrize(("only", "words"), STARTING)
async def test_a_broker_that_stays_without_leader_is_not_said_to_lack_the_topic(
    answers: list[Any], monkeypatch: pytest.MonkeyPatch, only: object, words: str
) -> None:
    monkeypatch.setattr(clients, "_MAX_ADMIN_SECONDS", 0.0)
    answers.append(only)
    with pytest.raises(LeaderlessError, match=words) as raised:
        await count_partitions(new_admin(Settings(broker="127.0.0.1:1")), ResolvedSettings(), [RAW])
    line = explain(raised.value)
    assert line is not None
    assert (line.code, "is not ready" in line.message, "topics create" in line.message) == (1, True, False)


async def test_a_missing_topic_is_missing_at_once(answers: list[Any]) -> None:
    answers += [metadata(error=3), metadata()]
    admin = new_admin(Settings(broker="127.0.0.1:1"))
    assert await count_partitions(admin, ResolvedSettings(), [RAW]) == {}


async def test_whether_a_topic_exists_is_not_told_by_a_broker_that_lists_none(answers: list[Any]) -> None:
    answers += [metadata(brokers=(), error=3), metadata()]
    assert await new_admin(Settings(broker="127.0.0.1:1")).existing(["wire.raw"]) == {"wire.raw"}


async def test_an_admin_client_begins_with_any_node_and_asks_each_before_one_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where the node that all clients ask first hangs, every command would wait for it."""
    nodes, asked = range(5), list[int]()

    async def refuse(_: object, __: object, node: int) -> object:
        asked.append(node)
        if len(asked) % len(nodes):
            raise NodeNotReadyError
        return "answer"

    monkeypatch.setattr(AIOKafkaAdminClient, "_send_request", refuse)
    monkeypatch.setattr(clients, "_ADMIN_PAUSE_SECONDS", 0.0)
    admin: Any = new_admin(Settings(broker="127.0.0.1:1"))
    admin._client.cluster.brokers = lambda: [SimpleNamespace(nodeId=node) for node in nodes]
    rounds = 40
    for _ in range(rounds):
        await admin._send_request(object())
    turns = [asked[at : at + len(nodes)] for at in range(0, len(asked), len(nodes))]
    assert all(sorted(turn) == [*nodes] for turn in turns)
    assert len({turn[0] for turn in turns}) > 1, "of 40 beginnings by chance among five, not all are the same"
