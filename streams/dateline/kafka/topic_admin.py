"""Bring the topic table to the broker: create what is missing.

Compare the topic table with the broker, and say what to do about each difference.
"""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from aiokafka import TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import NoError, TopicAlreadyExistsError, for_code

from dateline.kafka.clients import administering, reading
from dateline.settings import ResolvedSettings, Settings
from dateline.topics import STATE, TOPICS, Topic

_CREATED_SECONDS: Final = 30.0
_LOOK_AGAIN: Final = 0.05

REPLAY: Final = (
    "keys would change partition and leave their state behind; keep the old count, or set DATELINE_NAMESPACE "
    "to a new name, run `dateline topics create` and replay the raw pages into it"
)
CREATE: Final = "run `dateline topics create`"


class ProvisionError(Exception):
    """The topics cannot be created as the table has them; the message says why and what to do."""


async def create_topics(settings: ResolvedSettings) -> tuple[str, ...]:
    """Create the table's topics that the broker does not have, and return their names in the table's order.

    Raises ``ProvisionError`` before creating any when one that exists has other partitions than the
    settings say, or when the broker refuses.
    """
    # A namespace has all of them, those too that it shares: it may be the name of others once, or be drained.
    settings = settings.model_copy(update={"raw_namespace": None, "known_as": None})
    async with administering(settings) as admin:
        existing = await count_partitions(admin, settings)
        wanted = {topic.of(settings): topic for topic in TOPICS}
        changed = [name for name, count in existing.items() if count != wanted[name].partitions(settings)]
        if changed:
            first = f"{changed[0]} has {existing[changed[0]]}, not {wanted[changed[0]].partitions(settings)}"
            msg = f"the partitions of {len(changed)} topics are not those of the settings ({first}): {REPLAY}"
            raise ProvisionError(msg)
        missing = [topic for name, topic in wanted.items() if name not in existing]
        if missing:
            await _create(admin, settings, missing)
    return tuple(topic.of(settings) for topic in missing)


async def create_topic(settings: ResolvedSettings, topic: Topic) -> None:
    """Create a topic that stands in no table, where the broker does not have it. Raises ``ProvisionError``."""
    async with administering(settings) as admin:
        if not await count_partitions(admin, settings, [topic]):
            await _create(admin, settings, [topic])


async def count_topic(settings: ResolvedSettings, topic: Topic) -> int:
    """Return how many partitions the topic has; 0 where the broker does not have it."""
    async with administering(settings) as admin:
        return sum((await count_partitions(admin, settings, [topic])).values())


async def require_topic(settings: ResolvedSettings, topic: Topic) -> int:
    """Return how many partitions the topic has.

    Raises ``ProvisionError`` where the broker does not have it: clients would wait for it in vain.
    """
    (count,) = (await require_each(settings, [topic])).values()
    return count


async def require_each(settings: ResolvedSettings, topics: Sequence[Topic]) -> dict[str, int]:
    """Return how many partitions each of some topics has, by name. Raises ``ProvisionError`` as above."""
    async with administering(settings) as admin:
        existing = await count_partitions(admin, settings, topics)
    names = [topic.of(settings) for topic in topics]
    missing = [name for name in names if name not in existing]
    if missing:
        msg = f"the broker has no topic {missing[0]}: {CREATE}"
        raise ProvisionError(msg)
    return {name: existing[name] for name in names}


async def require_topics(settings: ResolvedSettings) -> None:
    """Make sure that a worker finds all it reads and writes, and each stage's state beside its source.

    Raises ``ProvisionError`` where a topic is missing, or has other partitions than the one it belongs to.
    """
    async with administering(settings) as admin:
        existing = await count_partitions(admin, settings)
    missing = [name for topic in TOPICS if (name := topic.of(settings)) not in existing]
    if missing:
        msg = f"the broker has no topic {missing[0]}, and {len(missing) - 1} more are missing: {CREATE}"
        raise ProvisionError(msg)
    counts = {existing[topic.of(settings)] for topic in TOPICS if topic.spread}
    if len(counts) > 1:
        msg = f"the topics of the flow have {sorted(counts)} partitions and must have one number: {REPLAY}"
        raise ProvisionError(msg)


async def _create(admin: AIOKafkaAdminClient, settings: ResolvedSettings, topics: Sequence[Topic]) -> None:
    new = [
        NewTopic(
            topic.of(settings),
            topic.partitions(settings),
            settings.replication,
            topic_configs=dict(topic.config()),
        )
        for topic in topics
    ]
    response: Any = await admin.create_topics(new)
    for name, code, *message in response.topic_errors:
        # Another worker may have been quicker.
        if for_code(code) not in {NoError, TopicAlreadyExistsError}:
            msg = f"the broker refused to create {name}: {for_code(code).__name__} {' '.join(filter(None, message))}"
            raise ProvisionError(msg)
    await _until_led(admin, settings, topics)


async def _until_led(admin: AIOKafkaAdminClient, settings: ResolvedSettings, topics: Sequence[Topic]) -> None:
    # The answer comes before every partition has a leader, and nothing tells when: so look until they have.
    try:
        async with asyncio.timeout(_CREATED_SECONDS):
            while len(await count_partitions(admin, settings, topics)) < len(topics):  # noqa: ASYNC110  (no event to await)
                await asyncio.sleep(_LOOK_AGAIN)
    except TimeoutError:
        msg = f"topics were created, but have no leader after {_CREATED_SECONDS:g} s; look at the broker's log"
        raise ProvisionError(msg) from None


async def count_partitions(
    admin: AIOKafkaAdminClient, settings: ResolvedSettings, topics: Sequence[Topic] = TOPICS
) -> dict[str, int]:
    """Return how many partitions each of the topics has that exists, by name, and has a leader throughout."""
    names = {topic.of(settings) for topic in topics}
    return {
        topic["topic"]: len(topic["partitions"])
        for topic in await admin.describe_topics()
        if topic["topic"] in names
        and topic["partitions"]
        and all(partition["leader"] >= 0 for partition in topic["partitions"])
    }


RECREATE: Final = "the topic and its state are empty: delete it and run `dateline topics create`"
ALTER: Final = "alter the topic on the broker (kafka-configs.sh, or your cluster's console)"
REASSIGN: Final = "reassign its replicas (kafka-reassign-partitions.sh), or change DATELINE_REPLICATION"


class Found(NamedTuple):
    """A topic as the broker has it."""

    partitions: int
    replication: int
    config: Mapping[str, str]


class Difference(NamedTuple):
    """What the table wants, what the broker has, and what to do about it."""

    topic: str
    setting: str
    table: str
    broker: str
    remedy: str


async def check_topics(settings: ResolvedSettings) -> tuple[Difference, ...]:
    """Compare partitions, replicas, cleanup, retention and sizes with the broker's; none differ when empty."""
    found = await find_topics(settings)
    full = await _with_records(settings, found) if found else frozenset()
    return tuple(
        difference
        for topic in TOPICS
        for difference in compare(topic, found.get(topic.name(settings.namespace)), settings, full)
    )


def compare(topic: Topic, found: Found | None, settings: Settings, full: frozenset[str]) -> list[Difference]:
    """Compare one row of the table with what was found; ``full`` names the topics that hold records."""
    name = topic.name(settings.namespace)
    if found is None:
        return [Difference(name, "topic", "exists", "missing", CREATE)]
    states = {state.name(settings.namespace) for state in STATE.values()}
    settled = full & (states | {name})
    wanted = {
        "partitions": (topic.partitions(settings), found.partitions, REPLAY if settled else RECREATE),
        "replication": (settings.replication, found.replication, REASSIGN),
    } | {key: (value, found.config.get(key, "unset"), ALTER) for key, value in topic.config().items()}
    return [
        Difference(name, setting, str(table), str(broker), remedy)
        for setting, (table, broker, remedy) in wanted.items()
        if str(table) != str(broker)
    ]


async def find_topics(settings: ResolvedSettings) -> dict[str, Found]:
    """Read the table's topics from the broker, by name; those it does not have are left out."""
    async with administering(settings) as admin:
        existing = await count_partitions(admin, settings)
        if not existing:
            return {}
        resources = [ConfigResource(ConfigResourceType.TOPIC, name) for name in existing]
        responses: list[Any] = await admin.describe_configs(resources)
        configs = {
            name: {entry[0]: entry[1] for entry in entries}
            for response in responses
            for _code, _message, _type, name, entries in response.resources
        }
        replicas = {
            topic["topic"]: min(len(partition["replicas"]) for partition in topic["partitions"])
            for topic in await admin.describe_topics(list(existing))
        }
    return {name: Found(count, replicas[name], configs[name]) for name, count in existing.items()}


async def _with_records(settings: Settings, found: Mapping[str, Found]) -> frozenset[str]:
    partitions = [TopicPartition(name, number) for name, topic in found.items() for number in range(topic.partitions)]
    async with reading(settings) as reader:
        # Assigned, so that the client learns of all topics at once: else it waits 0.1 s for each. Paused: none is read.
        reader.assign(partitions)
        reader.pause(*partitions)
        ends = await reader.end_offsets(partitions)
    return frozenset(partition.topic for partition, end in ends.items() if end > 0)
