import pytest

from dateline.agents.stage import STAGES
from dateline.core.data.places.regions import REGION_SLUGS
from dateline.kafka.topic_admin import ALTER, REASSIGN, RECREATE, Found, compare
from dateline.settings import ResolvedSettings
from dateline.topics import DEAD_LETTER, RAW, RECORD_BYTES, REGIONS, STATE, TOPICS, Topic

SETTINGS = ResolvedSettings.model_validate({"namespace": "replay", "partitions": 6})
AS_TABLED = Found(6, 1, RAW.config())


def test_names_are_in_the_namespace_and_unlike() -> None:
    names = [topic.name("replay") for topic in TOPICS]
    assert len(set(names)) == len(names)
    assert all(name.startswith("replay.") for name in names)
    assert DEAD_LETTER.name("wire") == "wire.dead-letter"


def test_every_region_has_a_topic() -> None:
    assert REGIONS["western-asia"].name("wire") == "wire.region.western-asia"
    assert set(REGION_SLUGS) == set(REGIONS)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.suffix)
def test_every_topic_takes_records_of_4_mib(topic: Topic) -> None:
    assert topic.config()["max.message.bytes"] == str(RECORD_BYTES) == str(4 * 1024 * 1024)


@pytest.mark.parametrize("topic", STATE.values(), ids=lambda topic: topic.suffix)
def test_state_is_compacted_and_spread_as_its_source(topic: Topic) -> None:
    source = STAGES[topic.suffix.removeprefix("state.")].source
    assert (topic.cleanup, topic.spread, topic.retention_ms) == ("compact", source.spread, None)


def test_a_topic_as_tabled_differs_in_nothing() -> None:
    assert compare(RAW, AS_TABLED, SETTINGS, frozenset()) == []


@pytest.mark.parametrize(
    ("found", "setting", "remedy"),
    [
        (AS_TABLED._replace(partitions=5), "partitions", RECREATE),
        (AS_TABLED._replace(replication=3), "replication", REASSIGN),
        (AS_TABLED._replace(config={**RAW.config(), "retention.ms": "1"}), "retention.ms", ALTER),
        (AS_TABLED._replace(config={**RAW.config(), "cleanup.policy": "compact"}), "cleanup.policy", ALTER),
    ],
)
def test_each_difference_has_its_remedy(found: Found, setting: str, remedy: str) -> None:
    (difference,) = compare(RAW, found, SETTINGS, frozenset())
    assert (difference.topic, difference.setting, difference.remedy) == ("replay.raw", setting, remedy)


@pytest.mark.parametrize("full", ["replay.raw", "replay.state.thread"])
def test_a_topic_of_a_namespace_with_state_keeps_its_partitions(full: str) -> None:
    (difference,) = compare(RAW, AS_TABLED._replace(partitions=5), SETTINGS, frozenset({full}))
    assert "replay" in difference.remedy
