"""Topics on the broker: create the missing ones, count partitions, and compare the table of topics with the broker.

``create_topics`` and ``create_topic`` create; the ``require_*`` functions refuse to go on without a topic that is
needed; ``check_topics`` lists every difference between the table (``topics.py``) and the broker, each with a remedy.
"""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from time import monotonic
from typing import Any, Final, NamedTuple

from aiokafka import TopicPartition
from aiokafka.admin import NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import KafkaError, NoError, TopicAlreadyExistsError, for_code

from dateline.kafka.clients import AdminClient, LeaderlessError, administering, reading
from dateline.settings import ResolvedSettings, Settings
from dateline.topics import OF_GATEWAYS, OF_WORKERS, RAW, REGIONS, TOPICS, Topic

_MAX_LEADER_SECONDS: Final = 30.0
"""Seconds to wait until created topics have a leader of every partition. Chosen by hand."""
_MAX_UNLED_SECONDS: Final = 3.0
"""Seconds to wait for the leaders of topics that are described. Chosen by hand: a broker that starts has them then."""
_MAX_FILLED_SECONDS: Final = 10.0
"""Seconds to ask which topics hold records. Chosen by hand; partitions that have leaders answer in milliseconds."""
_LEADER_POLL_SECONDS: Final = 0.05
"""Seconds between two checks of these leaders. Chosen by hand."""
REPLAY: Final = (
    "keys would change partition and leave their state behind; set DATELINE_PARTITIONS back where you changed it; "
    "where somebody changed the topic, which Kafka cannot undo, set DATELINE_NAMESPACE to a new name, run `dateline "
    "topics create` and replay the raw pages into it"
)
GROWN: Final = (
    "keys change partition and leave their state behind, and Kafka lowers no count; set DATELINE_NAMESPACE to a new "
    "name, run `dateline topics create` and replay the raw pages into it"
)
LEAVE: Final = "leave it as it is: workers write to its first partition alone"
CREATE: Final = "run `dateline topics create`"
RENAME: Final = (
    "no record is there yet, and topics keep their partition count; set DATELINE_PARTITIONS back, or "
    "DATELINE_NAMESPACE to a new name, and run `dateline topics create`"
)
ALTER: Final = "alter the topic on the broker (kafka-configs.sh, or your cluster's console)"
REASSIGN: Final = "reassign its replicas (kafka-reassign-partitions.sh), or change DATELINE_REPLICATION"


_WRITTEN_TO_ONE: Final = frozenset(REGIONS.values())
"""Topics of one partition that hold no state: a worker writes to the first, however many there are."""


class ProvisionError(Exception):
    """Topics are missing, or the broker cannot create them as the table says; the message says why and what to do."""


async def create_topics(settings: ResolvedSettings) -> tuple[str, ...]:
    """Create the topics of the table that the broker lacks, and return their names in the table's order.

    Raises ``ProvisionError`` where an existing topic has another number of partitions than the settings say, before
    any is created, and where the broker refuses.
    """
    # Each namespace gets its own copy of the shared topics too: it may become a public name, or be drained.
    settings = settings.model_copy(update={"raw_namespace": None, "known_as": None})
    async with administering(settings) as admin:
        existing = await count_partitions(admin, settings)
        wanted = {topic.of(settings): topic for topic in TOPICS}
        counted = [name for name, topic in wanted.items() if name in existing and topic not in _WRITTEN_TO_ONE]
        changed = [name for name in counted if existing[name] != wanted[name].partitions(settings)]
        if changed:
            name = changed[0]
            of = wanted[name].partitions(settings)
            remedy = _count_remedy(await _with_records(settings, _partitions(existing)))
            msg = (
                f"{name} has {existing[name]} partitions, where the settings say {of}{_of_more(len(changed))}: {remedy}"
            )
            raise ProvisionError(msg)
        missing = [topic for name, topic in wanted.items() if name not in existing]
        if missing:
            await _create(admin, settings, missing)
    return tuple(topic.of(settings) for topic in missing)


async def create_topic(settings: ResolvedSettings, topic: Topic) -> None:
    """Create a topic that is not in the table, unless the broker has it. Raises ``ProvisionError``."""
    async with administering(settings) as admin:
        if not await count_partitions(admin, settings, [topic]):
            await _create(admin, settings, [topic])


async def create_for_gateways(settings: ResolvedSettings) -> None:
    """Create the topics that gateways alone need, where the namespace was made before there were any.

    Those that are spread get as many partitions as the raw topic has. Raises ``ProvisionError``.
    """
    async with administering(settings) as admin:
        existing = await count_partitions(admin, settings, [RAW, *OF_GATEWAYS])
        missing = [topic for topic in OF_GATEWAYS if topic.of(settings) not in existing]
        if missing and RAW.of(settings) in existing:  # else there is no namespace, and whoever reads it says so
            sized = settings.model_copy(update={"partitions": existing[RAW.of(settings)]})
            await _create(admin, sized, missing)


async def _create(admin: AdminClient, settings: ResolvedSettings, topics: Sequence[Topic]) -> None:
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
        # Another worker may have created it at the same time.
        if for_code(code) not in {NoError, TopicAlreadyExistsError}:
            msg = f"the broker refused to create {name}: {for_code(code).__name__} {' '.join(filter(None, message))}"
            raise ProvisionError(msg)
    await _until_led(admin, settings, topics)


async def _until_led(admin: AdminClient, settings: ResolvedSettings, topics: Sequence[Topic]) -> None:
    # The broker answers before every partition has a leader, and reports no later event: ask until they have.
    try:
        async with asyncio.timeout(_MAX_LEADER_SECONDS):
            while not await _are_led(admin, settings, topics):  # noqa: ASYNC110  (no event to await)
                await asyncio.sleep(_LEADER_POLL_SECONDS)
    except TimeoutError:
        msg = f"topics were created, but have no leader after {_MAX_LEADER_SECONDS:g} s; look at the broker's log"
        raise ProvisionError(msg) from None


async def _are_led(admin: AdminClient, settings: ResolvedSettings, topics: Sequence[Topic]) -> bool:
    try:
        return len(await count_partitions(admin, settings, topics)) == len(topics)
    except LeaderlessError:
        return False


async def count_topic(settings: ResolvedSettings, topic: Topic) -> int:
    """Return the number of the topic's partitions; 0 where the broker does not have it."""
    async with administering(settings) as admin:
        return sum((await count_partitions(admin, settings, [topic])).values())


def unread_partitions(topic: str, state: str, counts: Mapping[str, int]) -> str | None:
    """Return what is wrong where a topic has partitions that no worker reads: its stage has one of state for each."""
    there, read = counts.get(topic, 0), counts.get(state, 0)
    return f"{topic} has {there} partitions, of which workers read {read}: {GROWN}" if 0 < read < there else None


async def require_topic(settings: ResolvedSettings, topic: Topic) -> int:
    """Return the number of the topic's partitions.

    Raises ``ProvisionError`` where the broker does not have the topic; a client would wait for it for ever.
    """
    (count,) = (await require_partitions(settings, [topic])).values()
    return count


async def require_partitions(settings: ResolvedSettings, topics: Sequence[Topic]) -> dict[str, int]:
    """Return the number of partitions of each topic, by name. Raises ``ProvisionError`` as ``require_topic`` does."""
    async with administering(settings) as admin:
        existing = await count_partitions(admin, settings, topics)
    _refuse_missing(settings, topics, existing)
    return {name: existing[name] for name in (topic.of(settings) for topic in topics)}


async def require_topics(settings: ResolvedSettings) -> int:
    """Return the number of partitions of the flow's topics.

    Raises ``ProvisionError`` where a topic of a worker is missing, or those of the flow have several numbers.
    """
    async with administering(settings) as admin:
        existing = await count_partitions(admin, settings)
    return flow_partitions(settings, existing)


def flow_partitions(settings: ResolvedSettings, existing: Mapping[str, int]) -> int:
    """Return the number of partitions of the flow's topics, of those that exist. Raises as ``require_topics`` does."""
    _refuse_missing(settings, OF_WORKERS, existing)
    counts = {name: existing[name] for name in (topic.of(settings) for topic in OF_WORKERS if topic.spread)}
    ((usual, _),) = Counter(counts.values()).most_common(1)
    if changed := [name for name, count in counts.items() if count != usual]:
        raise ProvisionError(_changed_words(changed, counts, f"the flow {usual}"))
    return usual


def _changed_words(changed: Sequence[str], counts: Mapping[str, int], had: str) -> str:
    """Return which topics have changed and what to do; ``had`` says what they had, ``counts`` what they have."""
    count = counts[changed[0]]
    shown = f"{count} partition{'s' if count != 1 else ''}"
    return f"{changed[0]} has {shown}{_of_more(len(changed))}, and {had}: {GROWN}"


async def require_flow(settings: ResolvedSettings) -> None:
    """Check that a worker can use the topics: all exist, with the settings' number of partitions.

    A worker with another number would wait for partitions that never come, or not wait for all. Raises
    ``ProvisionError``.
    """
    count = await require_topics(settings)
    if count != settings.partitions:
        msg = f"DATELINE_PARTITIONS={settings.partitions}, but the topics of the flow have {count}: set it to {count}"
        raise ProvisionError(msg)


async def require_same_flow(settings: ResolvedSettings) -> None:
    """Check that a worker can still use the topics that ``require_flow`` had let it begin with.

    Raises ``ProvisionError``.
    """
    async with administering(settings) as admin:
        existing = await count_partitions(admin, settings, OF_WORKERS)
    _refuse_missing(settings, OF_WORKERS, existing)
    names = [topic.of(settings) for topic in OF_WORKERS if topic.spread]
    if changed := [name for name in names if existing[name] != settings.partitions]:
        had = f"had {settings.partitions} when this worker began"
        raise ProvisionError(_changed_words(changed, existing, had))


def _of_more(count: int) -> str:
    """Return that other topics differ too; ``count`` topics differ altogether."""
    return {1: "", 2: ", and another topic's differ too"}.get(
        count, f", and those of {count - 1} more topics differ too"
    )


def _refuse_missing(settings: ResolvedSettings, topics: Sequence[Topic], existing: Mapping[str, int]) -> None:
    """Raise ``ProvisionError`` where the broker lacks one of the topics; ``existing`` has those that it has."""
    missing = [topic for topic in topics if topic.of(settings) not in existing]
    if missing:
        more = {1: "", 2: ", and one more is missing"}.get(len(missing), f", and {len(missing) - 1} more are missing")
        # A worker of a replay or of an upgrade is told another namespace than its user's commands are.
        space = f"DATELINE_NAMESPACE={missing[0].within(settings)} " if settings.mark else ""
        msg = f"the broker has no topic {missing[0].of(settings)}{more}: run `{space}dateline topics create`"
        raise ProvisionError(msg)


class Replicas(NamedTuple):
    """The replicas of a topic's worst partition."""

    assigned: int
    in_sync: int
    """How many of them have all records."""


class Description(NamedTuple):
    """The topics of the table as the broker describes them, by name."""

    counts: Mapping[str, int]
    """How many partitions each has."""
    replicas: Mapping[str, Replicas]
    leaderless: frozenset[TopicPartition]
    """The partitions that have no leader."""

    @property
    def led(self) -> list[TopicPartition]:
        """The partitions that have a leader."""
        return [tp for tp in _partitions(self.counts) if tp not in self.leaderless]


def _partitions(counts: Mapping[str, int]) -> list[TopicPartition]:
    return [TopicPartition(name, number) for name, count in counts.items() for number in range(count)]


async def describe_topics(admin: AdminClient, settings: ResolvedSettings) -> Description:
    """Describe those topics of the table that exist. A broker that is starting has some seconds to choose leaders."""
    give_up_at = monotonic() + _MAX_UNLED_SECONDS
    while True:
        described = await admin.describe_topics([topic.of(settings) for topic in TOPICS])
        found = {topic["topic"]: topic["partitions"] for topic in described if topic["partitions"]}
        leaderless = frozenset(
            TopicPartition(name, each["partition"])
            for name, partitions in found.items()
            for each in partitions
            if each["leader"] < 0
        )
        if not leaderless or monotonic() > give_up_at:
            break
        await asyncio.sleep(_LEADER_POLL_SECONDS)
    replicas = {
        name: Replicas(min(len(each["replicas"]) for each in some), min(len(each["isr"]) for each in some))
        for name, some in found.items()
    }
    return Description({name: len(partitions) for name, partitions in found.items()}, replicas, leaderless)


async def count_partitions(
    admin: AdminClient, settings: ResolvedSettings, topics: Sequence[Topic] = TOPICS
) -> dict[str, int]:
    """Return the number of partitions by name, of those topics that exist.

    Raises ``LeaderlessError`` where a partition of one has no leader for a while, as on a broker that is starting.
    """
    found = await admin.led_topics(topic.of(settings) for topic in topics)
    return {topic["topic"]: len(topic["partitions"]) for topic in found}


class TopicState(NamedTuple):
    """A topic as the broker has it."""

    partitions: int
    replication: int
    """The smallest number of replicas of a partition."""
    config: Mapping[str, str]
    """The topic's configuration, by Kafka's names."""


class Difference(NamedTuple):
    """A setting in which the broker's topic differs from the table, and what to do about it."""

    topic: str
    setting: str
    table: str
    broker: str
    remedy: str


async def check_topics(settings: ResolvedSettings) -> tuple[Difference, ...]:
    """Return where the broker's topics differ from the table in partitions, replicas, cleanup, retention or size."""
    async with administering(settings) as admin:
        described = await describe_topics(admin, settings)
        states = await _states(admin, described)
    try:
        async with asyncio.timeout(_MAX_FILLED_SECONDS):
            filled = await _with_records(settings, described.led) if described.led else frozenset()
    except (KafkaError, TimeoutError):
        if not described.leaderless:
            raise
        filled = frozenset(described.counts)  # to be on the safe side
    return tuple(
        difference
        for topic in TOPICS
        for difference in compare(topic, states.get(topic.of(settings)), settings, filled)
    )


def compare(
    topic: Topic, actual: TopicState | None, settings: ResolvedSettings, filled: frozenset[str]
) -> list[Difference]:
    """Compare one row of the table with the broker's topic; ``filled`` names the topics that hold records."""
    name = topic.of(settings)
    if actual is None:
        return [Difference(name, "topic", "exists", "missing", CREATE)]
    wanted = {
        "partitions": (
            topic.partitions(settings),
            actual.partitions,
            LEAVE if topic in _WRITTEN_TO_ONE else _count_remedy(filled),
        ),
        "replication": (settings.replication, actual.replication, REASSIGN),
    } | {key: (value, actual.config.get(key, "unset"), ALTER) for key, value in topic.config().items()}
    return [
        Difference(name, setting, str(table), str(broker), remedy)
        for setting, (table, broker, remedy) in wanted.items()
        if str(table) != str(broker)
    ]


def _count_remedy(filled: frozenset[str]) -> str:
    """Return what to do about another partition count; ``filled`` names the namespace's topics that hold records."""
    return REPLAY if filled else RENAME


async def find_topics(settings: ResolvedSettings) -> dict[str, TopicState]:
    """Return the table's topics as the broker has them, by name, without those that it does not have."""
    async with administering(settings) as admin:
        await count_partitions(admin, settings)  # waits until all have leaders
        return await _states(admin, await describe_topics(admin, settings))


async def _states(admin: AdminClient, described: Description) -> dict[str, TopicState]:
    if not described.counts:
        return {}
    resources = [ConfigResource(ConfigResourceType.TOPIC, name) for name in described.counts]
    responses: list[Any] = await admin.describe_configs(resources)
    configs = {
        name: {entry[0]: entry[1] for entry in entries}
        for response in responses
        for _code, _message, _type, name, entries in response.resources
    }
    return {
        name: TopicState(count, described.replicas[name].assigned, configs[name])
        for name, count in described.counts.items()
    }


async def _with_records(settings: Settings, partitions: Sequence[TopicPartition]) -> frozenset[str]:
    """Return the names of the topics that hold or held records in some of these partitions."""
    async with reading(settings) as reader:
        # Assigned, so that the client fetches all topics' metadata at once, not 0.1 s for each. Paused: none is read.
        reader.assign(list(partitions))
        reader.pause(*partitions)
        ends = await reader.end_offsets(list(partitions))
    return frozenset(partition.topic for partition, end in ends.items() if end > 0)
