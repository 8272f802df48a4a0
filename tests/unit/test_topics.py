"""The table of topics, and its comparison with the broker's topics."""

import pytest

from dateline.agents.stage import STAGES
from dateline.core.data.places.regions import REGION_SLUGS
from dateline.kafka.topic_admin import ALTER, REASSIGN, RENAME, TopicState, compare
from dateline.settings import ResolvedSettings
from dateline.topics import DEAD_LETTER, RAW, RECORD_BYTES, REGIONS, STATE, TOPICS, Topic
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
