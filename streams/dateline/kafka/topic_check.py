"""Compare the topic table with the broker, and say what to do about each difference."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from aiokafka import TopicPartition
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType

from dateline.kafka.clients import administering, reading
from dateline.kafka.topic_admin import CREATE, REPLAY, count_partitions
from dateline.settings import Settings
from dateline.topics import STATE, TOPICS, Topic

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


async def check_topics(settings: Settings) -> tuple[Difference, ...]:
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


async def find_topics(settings: Settings) -> dict[str, Found]:
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
