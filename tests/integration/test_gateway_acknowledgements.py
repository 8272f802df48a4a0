"""Acknowledgements on a broker: known to every gateway, `tail` and the client; a takedown clears a note."""

import asyncio
import hashlib
import json
from pathlib import Path
from typing import Final

import httpx

from dateline.client import read_acknowledgements
from dateline.gateway.copy.store import remove_files
from dateline.kafka.clients import administering
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import ACKNOWLEDGEMENTS, ALERTS, OF_GATEWAYS, STORIES
from dateline_schemas import Acknowledgement, Relation
from dateline_schemas.takedown import BY_TAKEDOWN
from tests.copies import alert, words_left
from tests.flow import read_topic, send_all
from tests.gateways import gateway
from tests.integration.command import dateline
from tests.versions import other, record, version

WORD: Final = "Onuitspreekbaar"
STORY: Final = hashlib.md5(b"acknowledged", usedforsecurity=False).hexdigest()


async def acknowledged(url: str, count: int = 1) -> dict[str, dict[str, object]]:
    """Return the acknowledgements that a gateway shows, once there are so many."""
    async with httpx.AsyncClient(base_url=url) as http, asyncio.timeout(30):
        while True:
            rows = (await http.get("/v1/alerts")).json()["alerts"]
            shown = {row["alert"]["alert_id"]: row["acknowledgement"] for row in rows if row["acknowledgement"]}
            if len(shown) == count:
                return shown
            await asyncio.sleep(0.05)


async def test_who_has_seen_an_alert_is_known_everywhere_and_outlives_a_copy(
    settings: ResolvedSettings, tmp_path: Path
) -> None:
    await create_topics(settings)
    # A namespace from before has no such topics: a gateway creates them.
    async with administering(settings) as admin:
        await admin.delete_topics([topic.of(settings) for topic in OF_GATEWAYS])
    story = version(STORY, headline=WORD)
    storm, flood = alert(story), alert(version("b"), "floods")
    await send_all(settings, [record(story)], STORIES)
    await send_all(settings, [(b"", each.model_dump_json().encode()) for each in (storm, flood)], ALERTS)
    one, two = tmp_path / "one" / "copy", tmp_path / "two" / "copy"
    async with (
        gateway(settings, one) as here,
        gateway(settings, two) as there,
        httpx.AsyncClient(base_url=here) as http,
    ):
        answers = [
            await http.post(f"/v1/alerts/{each.alert_id}/acknowledgement", json={"by": "Ada", "note": note})
            for each, note in ((storm, f"{WORD} is right"), (flood, None))
        ]
        assert [answer.status_code for answer in answers] == [201, 201], answers[0].text
        expected = {each.alert_id: answer.json() for each, answer in zip((storm, flood), answers, strict=True)}
        # Its own copy has it when the answer comes; the other's soon.
        rows = (await http.get("/v1/alerts")).json()["alerts"]
        assert {row["alert"]["alert_id"]: row["acknowledgement"] for row in rows} == expected
        assert await acknowledged(there, 2) == expected
        assert {each.alert_id: each for each in (await read_acknowledgements(settings)).values()} == {
            key: Acknowledgement.model_validate(value) for key, value in expected.items()
        }
        tail = await asyncio.to_thread(dateline, settings, "tail", "acknowledgements")
        assert [json.loads(line) for line in tail.stdout.splitlines()] == list(expected.values()), tail.stderr
    remove_files(one)
    async with gateway(settings, one) as here:
        assert await acknowledged(here, 2) == expected
        assert words_left(one.parent, WORD)
        withdrawal = other(
            "withdrawn", STORY, 2, "withdrawal", headline=None, relation=Relation(kind="withdrawal", rule=BY_TAKEDOWN)
        )
        await send_all(settings, [record(withdrawal)], STORIES)
        async with asyncio.timeout(30):  # the note goes from the topic, and from the copy of a gateway that comes later
            while (await read_acknowledgements(settings))[storm.alert_id].note is not None:  # noqa: ASYNC110
                await asyncio.sleep(0.1)
    async with gateway(settings, tmp_path / "later" / "copy") as later:
        left = await acknowledged(later, 2)
        assert left == {**expected, storm.alert_id: {**expected[storm.alert_id], "note": None}}
    assert words_left(tmp_path / "later", WORD) == []
    assert len(await read_topic(settings, ACKNOWLEDGEMENTS)) == 3
