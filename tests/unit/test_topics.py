"""The table of topics, and its comparison with the broker's topics."""

import pytest

from dateline.agents.stage import STAGES
from dateline.core.data.places.regions import REGION_SLUGS
from dateline.kafka.topic_admin import (
    ALTER,
    GROWN,
    LEAVE,
    REASSIGN,
    RENAME,
    ProvisionError,
    TopicState,
    compare,
    flow_partitions,
)
from dateline.settings import ResolvedSettings
from dateline.topics import BRIEFS, DEAD_LETTER, DISTINCT, OF_WORKERS, RAW, RECORD_BYTES, REGIONS, STATE, TOPICS, Topic
from tests.rows import each_row

SETTINGS = ResolvedSettings.model_validate({"namespace": "replay", "partitions": 6})
AS_IN_TABLE = TopicState(6, 1, RAW.config())


def test_every_topic_name_is_unique_and_begins_with_the_namespace() -> None:
    names = [topic.name("replay") for topic in TOPICS]
    assert len(set(names)) == len(names)
    assert all(name.startswith("replay.") for name in names)
    assert DEAD_LETTER.name("wire") == "wire.dead-letter"


def test_every_region_has_a_topic() -> None:
    assert REGIONS["western-asia"].name("wire") == "wire.region.western-asia"
    assert set(REGION_SLUGS) == set(REGIONS)


@each_row("topic", TOPICS, ids=lambda topic: topic.suffix)
def test_every_topic_takes_records_of_4_mib(topic: Topic) -> None:
    assert topic.config()["max.message.bytes"] == str(RECORD_BYTES) == str(4 * 1024 * 1024)


@pytest.mark.parametrize("topic", STATE.values(), ids=lambda topic: topic.suffix)
def test_a_state_topic_is_compacted_and_has_the_partitions_of_its_source(topic: Topic) -> None:
    source = STAGES[topic.suffix.removeprefix("state.")].source
    assert (topic.cleanup, topic.spread, topic.retention_ms) == ("compact", source.spread, None)


def test_a_topic_as_in_the_table_has_no_difference() -> None:
    assert compare(RAW, AS_IN_TABLE, SETTINGS, frozenset()) == []


@pytest.mark.parametrize(
    ("actual", "setting", "remedy"),
    [
        (AS_IN_TABLE._replace(partitions=5), "partitions", RENAME),
        (AS_IN_TABLE._replace(replication=3), "replication", REASSIGN),
        (AS_IN_TABLE._replace(config={**RAW.config(), "retention.ms": "1"}), "retention.ms", ALTER),
        (AS_IN_TABLE._replace(config={**RAW.config(), "cleanup.policy": "compact"}), "cleanup.policy", ALTER),
    ],
)
def test_each_difference_has_its_remedy(actual: TopicState, setting: str, remedy: str) -> None:
    (difference,) = compare(RAW, actual, SETTINGS, frozenset())
    assert (difference.topic, difference.setting, difference.remedy) == ("replay.raw", setting, remedy)


@pytest.mark.parametrize("filled", ["replay.raw", "replay.state.thread"])
def test_partitions_of_a_namespace_with_state_are_not_to_be_changed(filled: str) -> None:
    (difference,) = compare(RAW, AS_IN_TABLE._replace(partitions=5), SETTINGS, frozenset({filled}))
    assert "replay" in difference.remedy


def test_no_remedy_asks_for_a_lower_count_which_kafka_refuses() -> None:
    (difference,) = compare(RAW, AS_IN_TABLE._replace(partitions=8), SETTINGS, frozenset({"replay.raw"}))
    assert "old count" not in difference.remedy
    assert "which Kafka cannot undo" in difference.remedy


def test_a_region_with_more_partitions_needs_no_new_namespace() -> None:
    region = REGIONS["western-asia"]
    grown = TopicState(3, 1, region.config())
    (difference,) = compare(region, grown, SETTINGS, frozenset({"replay.raw"}))
    assert difference.remedy == LEAVE
    (difference,) = compare(DEAD_LETTER, grown._replace(config=DEAD_LETTER.config()), SETTINGS, frozenset())
    assert difference.remedy != LEAVE


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({BRIEFS: 8}, "replay.briefs has 8 partitions, and the flow 6: "),
        ({RAW: 8, BRIEFS: 8}, "replay.raw has 8 partitions, and another topic's differ too, and the flow 6: "),
        ({RAW: 8, DISTINCT: 7, BRIEFS: 9}, "replay.raw has 8 partitions, and those of 2 more topics differ too, and "),
        ({BRIEFS: 1}, "replay.briefs has 1 partition, and the flow 6: "),
    ],
)
def test_topics_of_the_flow_with_another_count_are_named(changed: dict[Topic, int], says: str) -> None:
    counts = {topic.of(SETTINGS): changed.get(topic, topic.partitions(SETTINGS)) for topic in OF_WORKERS}
    with pytest.raises(ProvisionError) as refused:
        flow_partitions(SETTINGS, counts)
    assert str(refused.value).startswith(says)
    assert str(refused.value).endswith(GROWN)


def test_a_flow_of_one_count_is_counted_whatever_a_region_has() -> None:
    counts = {topic.of(SETTINGS): topic.partitions(SETTINGS) for topic in OF_WORKERS}
    assert flow_partitions(SETTINGS, counts | {REGIONS["western-asia"].of(SETTINGS): 3}) == 6
