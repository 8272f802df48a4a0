"""The topic table and the broker, brought together: create what is missing, say what differs."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any, Final, NamedTuple

from aiokafka import TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import NoError, TopicAlreadyExistsError, for_code

from streams.broker import new_admin, new_reader
from streams.settings import Settings
from streams.topics import STATE, TOPICS, Topic

_CREATED_SECONDS: Final = 30.0
_LOOK_AGAIN: Final = 0.05

REPLAY: Final = (
    "keys would change partition and leave their state behind; keep the old count, or set DATELINE_NAMESPACE "
    "to a new name, run `dateline topics create` and replay the raw pages into it"
)
RECREATE: Final = "the topic and its state are empty: delete it and run `dateline topics create`"
ALTER: Final = "alter the topic on the broker (kafka-configs.sh, or your cluster's console)"
CREATE: Final = "run `dateline topics create`"
REASSIGN: Final = "reassign its replicas (kafka-reassign-partitions.sh), or change DATELINE_REPLICATION"


class ProvisionError(Exception):
    """The topics cannot be created as the table has them; the message says why and what to do."""


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


async def create_topics(settings: Settings) -> tuple[str, ...]:
    """Create the table's topics that the broker does not have, and return their names in the table's order.

    Raises ``ProvisionError`` before creating any when one that exists has other partitions than the
    settings say, or when the broker refuses.
    """
    async with _admin(settings) as admin:
        existing = await _partitions(admin, settings)
        changed = [
            f"{topic.name(settings.namespace)} has {existing[topic.name(settings.namespace)]} partitions and the "
            f"settings say {topic.partitions(settings)}"
            for topic in TOPICS
            if existing.get(topic.name(settings.namespace), topic.partitions(settings)) != topic.partitions(settings)
        ]
        if changed:
            msg = f"{'; '.join(changed)}: {REPLAY}"
            raise ProvisionError(msg)
        missing = [topic for topic in TOPICS if topic.name(settings.namespace) not in existing]
        if missing:
            await _create(admin, settings, missing)
    return tuple(topic.name(settings.namespace) for topic in missing)


async def check_topics(settings: Settings) -> tuple[Difference, ...]:
    """Compare partitions, replicas, cleanup, retention and sizes with the broker's; none differ when empty."""
    found = await find_topics(settings)
    full = await _with_records(settings, found)
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


async def find_topics(settings: Settings) -> dict[str, Found]:
    """Read the table's topics from the broker, by name; those it does not have are left out."""
    async with _admin(settings) as admin:
        existing = await _partitions(admin, settings)
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


async def _create(admin: AIOKafkaAdminClient, settings: Settings, topics: Sequence[Topic]) -> None:
    new = [
        NewTopic(
            topic.name(settings.namespace),
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
    await _until_led(admin, settings, {topic.name for topic in new})


async def _until_led(admin: AIOKafkaAdminClient, settings: Settings, names: set[str]) -> None:
    # The answer comes before every partition has a leader, and nothing tells when: so look until they have.
    try:
        async with asyncio.timeout(_CREATED_SECONDS):
            while not names <= (await _partitions(admin, settings)).keys():  # noqa: ASYNC110  (no event to await)
                await asyncio.sleep(_LOOK_AGAIN)
    except TimeoutError:
        msg = f"topics were created, but have no leader after {_CREATED_SECONDS:g} s; look at the broker's log"
        raise ProvisionError(msg) from None


async def _partitions(admin: AIOKafkaAdminClient, settings: Settings) -> dict[str, int]:
    """Count the partitions of the table's topics that exist and can be used."""
    names = {topic.name(settings.namespace) for topic in TOPICS}
    return {
        topic["topic"]: len(topic["partitions"])
        for topic in await admin.describe_topics()
        if topic["topic"] in names
        and topic["partitions"]
        and all(partition["leader"] >= 0 for partition in topic["partitions"])
    }


async def _with_records(settings: Settings, found: Mapping[str, Found]) -> frozenset[str]:
    partitions = [TopicPartition(name, number) for name, topic in found.items() for number in range(topic.partitions)]
    reader = new_reader(settings)
    await reader.start()
    try:
        # Assigned, so that the client learns of all topics at once: else it waits 0.1 s for each. Paused: none is read.
        reader.assign(partitions)
        reader.pause(*partitions)
        ends = await reader.end_offsets(partitions)
    finally:
        await reader.stop()
    return frozenset(partition.topic for partition, end in ends.items() if end > 0)


@asynccontextmanager
async def _admin(settings: Settings) -> AsyncIterator[AIOKafkaAdminClient]:
    admin = new_admin(settings)
    try:
        await admin.start()
        yield admin
    finally:
        await admin.close()
