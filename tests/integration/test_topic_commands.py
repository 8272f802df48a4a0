import asyncio
import json
from pathlib import Path

import pytest
from aiokafka.admin import NewTopic

from dateline.kafka.clients import administering, producing
from dateline.kafka.topic_admin import (
    ALTER,
    RENAME,
    REPLAY,
    ProvisionError,
    check_topics,
    count_partitions,
    create_topics,
    find_topics,
    require_topic,
)
from dateline.settings import ResolvedSettings
from dateline.topics import RAW, STATE, STORIES, TOPICS, Topic
from tests.integration.command import dateline


async def test_create_creates_the_table_and_a_second_time_nothing(settings: ResolvedSettings) -> None:
    created = await create_topics(settings)
    assert created == tuple(topic.name(settings.namespace) for topic in TOPICS)
    assert await create_topics(settings) == ()
    assert await check_topics(settings) == ()
    assert await require_topic(settings, RAW) == settings.partitions


async def test_a_missing_topic_is_named_and_can_be_created(settings: ResolvedSettings) -> None:
    await create_topics(settings)
    async with administering(settings) as admin:
        await admin.delete_topics([STORIES.name(settings.namespace)])
        async with asyncio.timeout(20):  # Kafka answers before it has done it
            while STORIES.name(settings.namespace) in await count_partitions(admin, settings):  # noqa: ASYNC110
                await asyncio.sleep(0.05)
    (difference,) = await check_topics(settings)
    assert (difference.topic, difference.broker) == (STORIES.name(settings.namespace), "missing")
    with pytest.raises(ProvisionError, match="stories"):
        await require_topic(settings, STORIES)
    assert await create_topics(settings) == (STORIES.name(settings.namespace),)


@pytest.mark.parametrize("filled", [STATE["collapse"], RAW], ids=lambda topic: topic.suffix)
async def test_another_partition_count_is_refused_with_and_without_records(
    settings: ResolvedSettings, filled: Topic
) -> None:
    await create_topics(settings)
    more = settings.model_copy(update={"partitions": settings.partitions + 1})
    assert {difference.remedy for difference in await check_topics(more)} == {RENAME}
    with pytest.raises(ProvisionError, match="no record is there yet") as refused:
        await create_topics(more)
    assert str(refused.value).endswith(RENAME), "create says the same as check"
    async with producing(settings) as producer:
        await producer.send_and_wait(filled.name(settings.namespace), b"{}", b"key")
    differences = await check_topics(more)
    assert {(difference.setting, difference.remedy) for difference in differences} == {("partitions", REPLAY)}
    with pytest.raises(ProvisionError, match="DATELINE_NAMESPACE") as refused:
        await create_topics(more)
    assert str(refused.value).endswith(REPLAY), "create says the same as check"


@pytest.mark.parametrize("command", [["worker"], ["alerts", "run", "--rules"]], ids=["worker", "alerts-run"])
async def test_a_worker_with_another_number_of_partitions_does_not_start(
    settings: ResolvedSettings, tmp_path: Path, command: list[str]
) -> None:
    await create_topics(settings)
    (rules := tmp_path / "rules.toml").write_text('[[rules]]\nid = "a"\nname = "A"\nany = "quake"\n')
    more = settings.model_copy(update={"partitions": settings.partitions + 1})
    asked = [*command, str(rules)] if "--rules" in command else command
    result = await asyncio.to_thread(dateline, more, *asked)
    assert (result.returncode, result.stdout) == (1, b"")
    count = settings.partitions
    assert f"DATELINE_PARTITIONS={count + 1}, but the topics of the flow have {count}: set it" in result.stderr.decode()


async def test_cleanup_retention_and_size_are_compared(settings: ResolvedSettings) -> None:
    raw = NewTopic(
        RAW.name(settings.namespace),
        settings.partitions,
        1,
        topic_configs={"cleanup.policy": "compact", "retention.ms": "1000", "max.message.bytes": "1000000"},
    )
    async with administering(settings) as admin:
        await admin.create_topics([raw])
    await create_topics(settings)
    differences = await check_topics(settings)
    assert {(each.setting, each.broker, each.remedy) for each in differences} == {
        ("cleanup.policy", "compact", ALTER),
        ("retention.ms", "1000", ALTER),
        ("max.message.bytes", "1000000", ALTER),
    }


async def test_check_names_every_topic_before_any_is_created(settings: ResolvedSettings) -> None:
    assert await find_topics(settings) == {}


def test_the_command_creates_lists_and_checks(settings: ResolvedSettings) -> None:
    missing = dateline(settings, "topics", "check")
    assert missing.returncode == 1
    lines = [json.loads(line) for line in missing.stdout.splitlines()]
    assert [line["topic"] for line in lines] == [topic.name(settings.namespace) for topic in TOPICS]
    assert lines[0]["remedy"] == "run `dateline topics create`"
    table = dateline(settings, "topics", "check", "--format", "table")
    assert table.returncode == 1
    assert table.stdout.decode().count("run `dateline topics create`") == 1, "once for all topics"
    assert all(topic.name(settings.namespace) in table.stdout.decode() for topic in TOPICS)
    created = dateline(settings, "topics", "create")
    assert created.returncode == 0
    assert len(created.stdout.splitlines()) == len(TOPICS)
    assert dateline(settings, "topics", "check").returncode == 0
    rows = [json.loads(line) for line in dateline(settings, "topics", "list").stdout.splitlines()]
    assert [(row["topic"], row["partitions"], row["broker_partitions"]) for row in rows] == [
        (topic.name(settings.namespace), topic.partitions(settings), topic.partitions(settings)) for topic in TOPICS
    ]
    refused = dateline(settings, "topics", "create", "--format", "json")
    assert (refused.returncode, b"for list and check" in refused.stderr) == (2, True)
    listed = dateline(settings, "topics", "list", "--format", "table").stdout.decode()
    assert all(topic.name(settings.namespace) in listed for topic in TOPICS)
    assert "missing" not in listed
