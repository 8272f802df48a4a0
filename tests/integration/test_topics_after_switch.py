"""After ``dateline upgrade switch``, commands about topics go through those of the namespace that is live."""

import asyncio
import json
from datetime import UTC, datetime

import pytest
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType

from dateline.core.replay.alias import Alias, Phase
from dateline.core.versions import FINGERPRINT_VERSION, PARSER_VERSION, STORY_MODEL_VERSION
from dateline.kafka.alias import KEY, find_namespaces
from dateline.kafka.clients import administering, producing
from dateline.kafka.codec import encode
from dateline.kafka.topic_admin import (
    ALTER,
    ProvisionError,
    count_partitions,
    create_topic,
    create_topics,
    require_topics,
)
from dateline.settings import ResolvedSettings
from dateline.topics import ALIAS, BRIEFS, REGIONS, STORIES, TOPICS
from tests.integration.command import dateline

WESTERN_ASIA = REGIONS["western-asia"]


@pytest.fixture
async def switched(settings: ResolvedSettings) -> tuple[ResolvedSettings, ResolvedSettings]:
    """Return the settings of a public name, and those of the namespace that is live under it."""
    named = settings.model_copy(update={"partitions": 1})
    live = named.model_copy(update={"namespace": f"{named.namespace}-2"})
    await create_topics(named)
    await create_topics(live)
    await create_topic(named, ALIAS)
    await point_alias(named, live.namespace, named.namespace)
    return named, live


async def point_alias(named: ResolvedSettings, live: str, former: str, phase: Phase = "live") -> None:
    alias = Alias(
        live=live, former=former, phase=phase, at=datetime.now(UTC), parser_version=PARSER_VERSION,
        fingerprint_version=FINGERPRINT_VERSION, story_model=STORY_MODEL_VERSION,
    )  # fmt: skip
    async with producing(named) as producer:
        await producer.send_and_wait(ALIAS.of(named), encode(alias), key=KEY)


async def delete(settings: ResolvedSettings, name: str) -> None:
    async with administering(settings) as admin:
        await admin.delete_topics([name])
        async with asyncio.timeout(20):  # Kafka answers before it has done it
            while name in await count_partitions(admin, settings):  # noqa: ASYNC110
                await asyncio.sleep(0.05)


async def test_a_deleted_topic_of_live_is_found_and_created(
    switched: tuple[ResolvedSettings, ResolvedSettings],
) -> None:
    named, live = switched
    lost = WESTERN_ASIA.of(live)
    assert dateline(named, "topics", "check").stderr.decode() == (
        f"{2 * len(TOPICS)} topics match the table, of {named.namespace} and {live.namespace}\n"
    )
    await delete(live, lost)
    checked = dateline(named, "topics", "check")
    assert checked.returncode == 1
    assert [(json.loads(line)["topic"], json.loads(line)["broker"]) for line in checked.stdout.splitlines()] == [
        (lost, "missing")
    ]
    found = [json.loads(line) for line in dateline(named, "doctor", "--format", "json").stdout.splitlines()]
    told = [(each["status"], each["result"], each["remedy"]) for each in found if each["check"] == "topics"]
    assert told == [
        ("ok", f"all {len(TOPICS)} of namespace {named.namespace} match the table", None),
        ("wrong", f"{lost}: missing", "run `dateline topics create`"),
    ]
    refused = dateline(named, "worker")
    assert refused.returncode == 1
    assert f"no topic {lost}: run `dateline topics create`" in refused.stderr.decode()
    created = dateline(named, "topics", "create")
    assert (created.returncode, created.stdout.decode()) == (0, f"{lost}\n")
    assert created.stderr.decode() == f"1 topic created, {2 * len(TOPICS) - 1} existed already\n"
    assert dateline(named, "topics", "check").returncode == 0


async def test_another_retention_of_the_live_stories_is_found(
    switched: tuple[ResolvedSettings, ResolvedSettings],
) -> None:
    named, live = switched
    changed = {**STORIES.config(), "retention.ms": "3600000"}
    async with administering(live) as admin:
        await admin.alter_configs([ConfigResource(ConfigResourceType.TOPIC, STORIES.of(live), changed)])
    (line,) = dateline(named, "topics", "check").stdout.splitlines()
    difference = json.loads(line)
    assert (difference["topic"], difference["setting"], difference["broker"], difference["remedy"]) == (
        STORIES.of(live), "retention.ms", "3600000", ALTER,
    )  # fmt: skip
    found = dateline(named, "doctor", "--format", "json").stdout.decode()
    assert f"{STORIES.of(live)}: retention.ms should be" in found


async def test_the_namespaces_that_a_name_needs(switched: tuple[ResolvedSettings, ResolvedSettings]) -> None:
    named, live = switched
    third = f"{named.namespace}-3"
    assert [each.namespace for each in await find_namespaces(named)] == [named.namespace, live.namespace]
    assert [each.namespace for each in await find_namespaces(live)] == [live.namespace], "that name has no alias"
    await point_alias(named, third, live.namespace, "switching")
    assert [each.namespace for each in await find_namespaces(named)] == [named.namespace, live.namespace, third]
    await point_alias(named, named.namespace, third)
    assert [each.namespace for each in await find_namespaces(named)] == [named.namespace]
    marked = named.model_copy(update={"namespace": third, "mark": "upgrade-3", "raw_namespace": named.namespace})
    assert [each.namespace for each in await find_namespaces(marked)] == [third]


async def test_a_worker_of_an_upgrade_names_the_command_for_its_namespace(
    switched: tuple[ResolvedSettings, ResolvedSettings],
) -> None:
    named, live = switched
    marked = live.model_copy(update={"mark": "upgrade-2", "raw_namespace": named.namespace})
    await delete(live, BRIEFS.of(live))
    with pytest.raises(ProvisionError, match=f"run `DATELINE_NAMESPACE={live.namespace} dateline topics create`"):
        await require_topics(marked)
