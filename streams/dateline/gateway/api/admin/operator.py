"""The operator's questions to the broker, by the code of ``dateline status``, ``topics`` and ``dead-letters list``.

All who ask the same within a few seconds share an answer. A broker that is away is said so within some seconds.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from http import HTTPStatus
from time import monotonic
from typing import Final, TypeVar

from aiokafka import TopicPartition
from aiokafka.errors import KafkaError

from dateline import telemetry
from dateline.agents.monitoring.groups import look_at_groups
from dateline.agents.monitoring.lag import Lag, backlog, total
from dateline.agents.monitoring.unmatched_stories import find_unmatched
from dateline.agents.stage import FLOW, source_of
from dateline.client.dead_letters import count_letters, count_pages, read_letters, read_retries
from dateline.client.gateway_notes import read_notes, shown_gateways, state_of
from dateline.client.passed_over import Foreign, PassedOver
from dateline.core.dead_letters.selection import Selection
from dateline.gateway.api.admin.models import (
    GatewayList,
    GatewayRow,
    GroupRow,
    LagList,
    LetterList,
    PartitionEnds,
    TopicLag,
    TopicList,
    TopicRow,
)
from dateline.gateway.problems import Problem
from dateline.kafka.alias import public_settings, read_alias, resolve
from dateline.kafka.clients import reading
from dateline.kafka.codec import UndecodableError
from dateline.kafka.topic_admin import ProvisionError, TopicState, find_topics
from dateline.process.log.error_words import error_words
from dateline.settings import ResolvedSettings, Settings
from dateline.topics import OF_WORKERS, TOPICS, Topic

T = TypeVar("T")
_MAX_ASK_SECONDS: Final = 6.0
"""Seconds that the broker may take. Chosen by hand, below the 20 s in which an answer has to begin."""
_FRESH_SECONDS: Final = 3.0
"""Seconds for which an answer is used again. Chosen by hand."""
_MAX_ANSWERS: Final = 32
"""Answers that are kept. Bounds memory: questions about dead letters name a time. Chosen by hand."""


class Operator:
    """Asks the broker how the live namespace stands. Every method raises ``Problem`` where it does not answer."""

    def __init__(self, settings: Settings) -> None:
        self._named = settings
        self._lock = asyncio.Lock()
        self._answers: dict[object, tuple[float, object]] = {}
        self._foreign: dict[str, Foreign] = {}
        """What was last logged of the records of a topic that something else wrote."""

    async def dead_letters(self, since: datetime | None = None) -> LetterList:
        """Return the dead letters from a time on, by stage and reason."""

        async def ask(settings: ResolvedSettings) -> LetterList:
            passed = PassedOver()
            letters = read_letters(settings, Selection(since=since), on_foreign=passed.add)
            groups = await count_letters(letters, await read_retries(settings, passed.add))
            self._log(passed)
            number = sum(group.letters for group in groups)
            return LetterList(namespace=settings.namespace, since=since, letters=number, groups=tuple(groups))

        return await self._ask(("dead letters", since and since.replace(microsecond=0, second=0)), ask)

    async def refused_pages(self, since: Mapping[str, datetime]) -> Mapping[str, Counter[str]]:
        """Return how many pages of some sources are dead letters, each from a time on, by why in plain words."""

        async def ask(settings: ResolvedSettings) -> Mapping[str, Counter[str]]:
            passed = PassedOver()
            letters = read_letters(settings, Selection(since=min(since.values())), on_foreign=passed.add)
            counts = await count_pages(letters, since, "split")
            self._log(passed)
            return counts

        return await self._ask(("refused pages", *sorted(since.items())), ask)

    async def topics(self) -> TopicList:
        """Return the topics of the table, and what the broker has of them."""
        return await self._ask("topics", _topics)

    async def lag(self) -> LagList:
        """Return what waits before stages and groups."""
        return await self._ask("lag", _lag)

    async def gateways(self) -> GatewayList:
        """Return the gateways by their own notes."""
        return await self._ask("gateways", _gateways)

    def _log(self, passed: PassedOver) -> None:
        """Log which records were passed over, where that is news: they are met at each question."""
        for topic, foreign in passed.topics.items():
            if self._foreign.get(topic) != foreign:
                telemetry.event("passed_over", topic=topic, **foreign._asdict())
        self._foreign |= passed.topics

    async def _ask(self, question: object, ask: Callable[[ResolvedSettings], Awaitable[T]]) -> T:
        try:
            async with asyncio.timeout(_MAX_ASK_SECONDS), self._lock:
                asked_at, answer = self._answers.get(question, (-_FRESH_SECONDS, None))
                if monotonic() - asked_at >= _FRESH_SECONDS:
                    answer = await ask(await resolve(self._named))
                    self._answers.pop(question, None)
                    self._answers[question] = monotonic(), answer
                    while len(self._answers) > _MAX_ANSWERS:
                        self._answers.pop(next(iter(self._answers)))
                return answer  # type: ignore[return-value]  # what this question was answered with
        except (ProvisionError, UndecodableError) as error:
            raise _unanswered(str(error)) from error
        except (KafkaError, OSError, TimeoutError) as error:
            telemetry.event("probe_failed", reason=error_words(error))
            msg = f"the broker did not answer within {_MAX_ASK_SECONDS:g} s: try again, or run `dateline doctor`"
            raise _unanswered(msg) from error


def _unanswered(detail: str) -> Problem:
    return Problem(HTTPStatus.SERVICE_UNAVAILABLE, detail, {"retry-after": "5"})


async def _topics(settings: ResolvedSettings) -> TopicList:
    states = await find_topics(settings)
    ends = await _ends(settings, {name: state.partitions for name, state in states.items()})
    rows = [_topic_row(topic, topic.of(settings), states.get(topic.of(settings)), ends) for topic in TOPICS]
    return TopicList(namespace=settings.namespace, topics=tuple(rows))


def _topic_row(
    topic: Topic, name: str, state: TopicState | None, ends: dict[TopicPartition, PartitionEnds]
) -> TopicRow:
    return TopicRow(
        topic=name,
        record=topic.model.__name__ if topic.model is not None else None,
        key=topic.key,
        cleanup=topic.cleanup,
        retention_ms=topic.retention_ms,
        exists=state is not None,
        replication=state.replication if state is not None else None,
        partitions=tuple(ends[TopicPartition(name, number)] for number in range(state.partitions if state else 0)),
    )


async def _ends(settings: ResolvedSettings, counts: dict[str, int]) -> dict[TopicPartition, PartitionEnds]:
    partitions = [TopicPartition(name, number) for name, count in counts.items() for number in range(count)]
    async with reading(settings) as reader:
        # Assigned, so that the client fetches all topics' metadata at once; paused, so that none is read.
        reader.assign(partitions)
        reader.pause(*partitions)
        firsts = await reader.beginning_offsets(partitions)
        ends = await reader.end_offsets(partitions)
    return {tp: PartitionEnds(partition=tp.partition, first=firsts[tp], end=ends[tp]) for tp in partitions}


async def _lag(settings: ResolvedSettings) -> LagList:
    names = {topic.of(settings) for topic in OF_WORKERS}
    states = {name: state for name, state in (await find_topics(settings)).items() if name in names}
    ends = await _ends(settings, {name: state.partitions for name, state in states.items()})
    sources = {stage: source_of(settings, stage) for stage in FLOW}
    shares = [(stage, tp.partition) for stage, source in sources.items() for tp in ends if tp.topic == source]
    async with reading(settings) as reader:
        lags = await backlog(reader, settings, shares)
        unmatched = await find_unmatched(settings, await read_alias(settings))
        looks = await look_at_groups(settings, reader, {tp: each.end for tp, each in ends.items()}, unmatched)
    groups = [
        GroupRow(
            group=look.group.name,
            state=look.group.state,
            members=len(look.group.members),
            lag=tuple(_topic_lag(topic, lag) for topic, lag in look.group.lag.items()),
        )
        for look in looks
    ]
    by_stage = {
        stage: _topic_lag(source, total(lag for share, lag in lags.items() if share[0] == stage))
        for stage, source in sources.items()
    }
    return LagList(namespace=settings.namespace, stages=by_stage, groups=tuple(groups))


def _topic_lag(topic: str, lag: Lag) -> TopicLag:
    return TopicLag(topic=topic, records=lag.records, exact=lag.exact)


async def _gateways(settings: ResolvedSettings) -> GatewayList:
    now = datetime.now(UTC)
    notes = shown_gateways((await read_notes(public_settings(settings))).gateways.values(), now)
    return GatewayList(
        gateways=tuple(
            GatewayRow(state=state_of(note, now), **note.model_dump(include=GatewayRow.model_fields.keys() - {"state"}))
            for note in sorted(notes, key=lambda note: note.gateway)
        )
    )
