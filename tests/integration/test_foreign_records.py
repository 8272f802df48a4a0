"""A record that something else wrote to one of Dateline's topics stops no command and no gateway.

Each topic gets records of many shapes, beside those of Dateline; every command that reads it, and the gateway, go on.
"""

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import httpx
import orjson
import pytest
from aiokafka.errors import InvalidTimestampError

from dateline.core.replay.alias import Alias
from dateline.kafka.clients import administering, producing
from dateline.kafka.codec import Headers, Incoming, UndecodableError, encode
from dateline.kafka.dead_letters import dead_letter
from dateline.kafka.topic_admin import create_topic, create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import (
    ACKNOWLEDGEMENTS,
    ALERTS,
    ALIAS,
    BRIEFS,
    DEAD_LETTER,
    DISTINCT,
    GATEWAYS,
    MATCHES,
    RAW,
    REGIONS,
    REPLAY,
    RETRIES,
    STATE,
    STORIES,
    TAKEDOWNS,
    TOPICS,
    Topic,
)
from tests.flow import send_all
from tests.gateways import gateway
from tests.integration.command import dateline

EXAMPLES: Final = Path(__file__).parents[2] / "schemas" / "examples"
STORY_ID: Final[str] = orjson.loads((EXAMPLES / "story.json").read_bytes())["story_id"]
WESTERN_ASIA: Final = REGIONS["western-asia"]
"""One topic of a region stands for all, which are alike."""
SOUND: Final[dict[Topic, str]] = {
    RAW: "raw-article", BRIEFS: "brief", DISTINCT: "distinct", STORIES: "story", ALERTS: "alert", MATCHES: "match",
    ACKNOWLEDGEMENTS: "acknowledgement", WESTERN_ASIA: "story",
}  # fmt: skip
"""The example of a record of each topic whose records have one."""
VALUES: Final = (None, b"\xff no JSON", b'{"hello": "world"}', b"[1]", b'"text"', b'{"fingerprint": [], "story_id": 1}')
HEADERS: Final[Headers] = (("ce_time", b"\xff"), ("ce_type", b"dateline.story.v1"), ("__connect.errors.topic", b"\xff"))
MICROSECONDS: Final = 1_770_000_000_000_000
"""A timestamp of a record in microseconds, where Kafka has milliseconds: no calendar has it."""
KEYS: Final = {
    STATE["thread"]: b"t1", ALIAS: b"alias", REPLAY: b"marker", GATEWAYS: b"gateway-1", RETRIES: b"0",
    DEAD_LETTER: b"kust /1",
}  # fmt: skip
"""A key as Dateline's own records have it; of other topics, the key is a story's id."""
LETTERS: Final = (
    ("dead-letters", "list"),
    ("dead-letters", "show", "0"),
    ("dead-letters", "retry", "--all", "--dry-run"),
    ("dead-letters", "export"),
    ("dead-letters", "export", "--values"),
)
STORY: Final = (("explain", STORY_ID[:8]), ("takedown", STORY_ID, "--list-only"))
NAMES: Final = (("upgrade", "status"), *STORY)
TARGETS: Final = '[[target]]\nname = "desk"\nurl = "json://127.0.0.1:9"\n'
READERS: Final[dict[Topic, tuple[tuple[str, ...], ...]]] = {
    DEAD_LETTER: LETTERS, RETRIES: LETTERS, STORIES: STORY, STATE["thread"]: STORY, STATE["split"]: NAMES[:1],
    ALERTS: (("alerts", "deliver", "--dry-run", "--targets", "targets.toml"),),
    ALIAS: NAMES, TAKEDOWNS: NAMES, GATEWAYS: NAMES, REPLAY: NAMES,
}  # fmt: skip
"""The commands that read a topic, beside those that read all."""
FAILS: Final = {("status", topic) for topic in (*TOPICS, ALIAS, TAKEDOWNS, GATEWAYS, REPLAY)} | {
    ("explain", STORIES),
    ("alerts", ALERTS),
}
"""Commands that end with 1: no worker runs; a story's life lacks a version; and an alert would be a dead letter."""
TAILED: Final = (*SOUND, DEAD_LETTER)
EVERY: Final = (
    *(topic for topic in TOPICS if topic not in REGIONS.values()), WESTERN_ASIA, ALIAS, TAKEDOWNS, GATEWAYS, REPLAY
)  # fmt: skip


async def fill(settings: ResolvedSettings) -> None:
    """Create the topics, and send a dead letter and an example of each record."""
    await create_topics(settings)
    record = Incoming(RAW.of(settings), 0, 0, 0, b"kust /1", b"{}", ())
    letter = dead_letter(record, "split", UndecodableError("not a RawArticle: text: Field required"), "", whole=True)
    await send_all(settings, [(letter.key, letter.value)], DEAD_LETTER, letter.headers)
    for topic, name in SOUND.items():
        await send_all(settings, [(STORY_ID.encode(), (EXAMPLES / f"{name}.json").read_bytes())], topic)


async def pollute(settings: ResolvedSettings, topic: Topic) -> int:
    """Send records to a topic that are none of Dateline's; return how many."""
    if topic not in TOPICS:
        await create_topic(settings, topic)
    if topic is ALIAS:
        live = settings.namespace
        now = datetime.now(UTC)
        alias = Alias(live=live, former=live, phase="live", at=now, parser_version="1", fingerprint_version=1)
        await send_all(settings, [(b"alias", encode(alias))], ALIAS)
    keys = (KEYS.get(topic, STORY_ID.encode()), b"k1")
    values = VALUES[topic is ALIAS :]  # without the null, by which a person deletes the alias
    records = [(key, value) for key in keys for value in values]
    for headers in ((), HEADERS):
        await send_all(settings, records, topic, headers)
    async with producing(settings) as producer:
        try:
            await producer.send_and_wait(topic.of(settings), b"{}", b"k1", 0, timestamp_ms=MICROSECONDS)
        except InvalidTimestampError:  # Apache Kafka from 4.0 on
            return 2 * len(records)
    return 2 * len(records) + 1


@pytest.mark.parametrize("topic", EVERY, ids=lambda topic: topic.suffix)
async def test_no_command_stops_at_a_foreign_record(
    settings: ResolvedSettings, topic: Topic, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "targets.toml").write_text(TARGETS)
    monkeypatch.chdir(tmp_path)
    settings = settings.model_copy(update={"partitions": 1})
    await fill(settings)
    foreign = await pollute(settings, topic)
    for command in (("status",), *READERS.get(topic, ())):
        ended = await asyncio.to_thread(dateline, settings, *command)
        told = ended.stderr.decode()
        assert ended.returncode == ((command[0], topic) in FAILS), f"{command}: {told}"
        assert "Traceback" not in told
        assert "Unclosed" not in told
        assert ended.stdout
        if command[0] == "dead-letters":
            (warning,) = [line for line in told.splitlines() if line.startswith("warning: ")]
            first = f"{topic.of(settings)}/0@{topic is DEAD_LETTER:d}: not a"
            assert first in warning
            assert warning.endswith(f"it is passed over, as are {foreign - 1} more of the topic")
        if (command, topic) == (("status",), DEAD_LETTER):
            state = orjson.loads(ended.stdout)
            assert (state["dead_letters"], state["passed_over"]) == (1, foreign - (foreign % 2))
        if command == ("dead-letters", "list"):
            assert orjson.loads(ended.stdout.splitlines()[0])["letters"] == 1
        if command == ("upgrade", "status") and topic in {ALIAS, REPLAY}:
            assert topic.of(settings) in told
    if topic in TAILED:
        for command in (("tail", topic.suffix), ("replay", "read", topic.suffix, "--from", "9999d")):
            ended = await asyncio.to_thread(dateline, settings, *command)
            assert (ended.returncode, len(ended.stdout.splitlines())) == (0, 1 + foreign), ended.stderr


async def test_an_alias_that_is_gone_is_not_taken_for_none(settings: ResolvedSettings) -> None:
    await create_topics(settings)
    await create_topic(settings, ALIAS)
    await send_all(settings, [(b"other", b"no alias")], ALIAS)
    assert (await asyncio.to_thread(dateline, settings, "upgrade", "status")).returncode == 0
    await send_all(settings, [(b"alias", b'{"hello": "world"}')], ALIAS)
    ended = await asyncio.to_thread(dateline, settings, "upgrade", "status")
    assert ended.returncode == 1
    assert f"{ALIAS.of(settings)}/0@1: not an Alias: " in ended.stderr.decode()
    assert b"Delete the topic" in ended.stderr
    assert b"Traceback" not in ended.stderr


@pytest.mark.parametrize("topics", [set(EVERY) - {*STATE.values(), ALIAS}, {*STATE.values()}], ids=["topics", "state"])
async def test_a_gateway_serves_what_is_sound(
    settings: ResolvedSettings, topics: set[Topic], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings = settings.model_copy(update={"partitions": 1})
    await fill(settings)
    sent = {topic: await pollute(settings, topic) for topic in topics}
    async with gateway(settings, tmp_path / "copy") as url, httpx.AsyncClient(base_url=url, timeout=30) as http:
        for path in ("dead-letters", "topics", "lag", "gateways"):
            answer = await http.get(f"/v1/admin/{path}")
            assert answer.status_code == 200, answer.text
            if path == "dead-letters":
                assert answer.json()["letters"] == 1
        assert len((await http.get("/v1/stories")).json()["stories"]) == 1
        for path in ("alerts", "sources", f"stories/{STORY_ID}"):
            assert (await http.get(f"/v1/{path}")).status_code == 200
        for path in ("", "operator", "alerts", "sources", f"stories/{STORY_ID}", "search?q=boot"):
            answer = await http.get(f"/{path}", headers={"accept": "text/html"})
            assert answer.status_code == 200, answer.text
            assert "Not known: " not in answer.text
    where = f"passed_over topic={RETRIES.of(settings)} where={RETRIES.of(settings)}/0@0"
    told = [line for line in caplog.messages if line.startswith(where)]
    assert len(told) == (RETRIES in topics)
    assert all(f"records={sent[RETRIES]}" in line for line in told)


async def test_the_operators_page_tells_the_true_cause(settings: ResolvedSettings, tmp_path: Path) -> None:
    await create_topics(settings)
    async with gateway(settings, tmp_path / "copy") as url, httpx.AsyncClient(base_url=url, timeout=30) as http:
        async with administering(settings) as admin:
            await admin.delete_topics([RETRIES.of(settings)])
            async with asyncio.timeout(20):  # Kafka answers before it has done it
                while await admin.existing([RETRIES.of(settings)]):  # noqa: ASYNC110 - a broker sets no event
                    await asyncio.sleep(0.05)
        refused = await http.get("/v1/admin/dead-letters")
        page = await http.get("/operator", headers={"accept": "text/html"})
    assert refused.status_code == 503
    assert (cause := f"the broker has no topic {RETRIES.of(settings)}") in json.loads(refused.text)["detail"]
    assert cause in page.text
    assert "does not answer" not in page.text
