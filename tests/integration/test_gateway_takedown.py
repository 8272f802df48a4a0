"""A takedown reaches the copies of gateways within seconds, and the command says which of them have confirmed it."""

import asyncio
import hashlib
from pathlib import Path
from time import monotonic
from typing import Final

from dateline.client.gateway_notes import read_notes
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import ALERTS, STORIES
from dateline_schemas import Relation
from dateline_schemas.alert import Title
from dateline_schemas.takedown import BY_TAKEDOWN
from tests.copies import alert, words_left
from tests.flow import send_all
from tests.gateways import Client, gateway, read_events, versions
from tests.integration.command import dateline
from tests.versions import of, other, record, version

WORD: Final = "Onuitspreekbaar"
STORY: Final = hashlib.md5(b"story", usedforsecurity=False).hexdigest()
MAX_SECONDS: Final = 5.0
"""Within which no byte of the text may be left."""


async def test_a_takedown_is_gone_from_the_copy_and_confirmed(settings: ResolvedSettings, tmp_path: Path) -> None:
    await create_topics(settings)
    text = version(STORY, headline=WORD, text=f"{WORD} " * 30, regions=of("western-europe"), language="nl")
    update = version(STORY, 2, "update", headline=None, text=f"Nog {WORD}")
    withdrawal = other(
        "withdrawn", STORY, 3, "withdrawal", headline=None, fingerprint=None,
        relation=Relation(kind="withdrawal", rule=BY_TAKEDOWN), regions=of("western-europe"), language="nl",
    )  # fmt: skip
    title = Title(version=1, words=WORD, is_headline=True)
    await send_all(settings, [record(text), record(version("other", text="iets anders"))], STORIES)
    away, here = tmp_path / "away", tmp_path / "here"
    async with gateway(settings, away / "copy"), gateway(settings, here / "copy") as url:
        client = Client(url, "/v1/stream?since=9999d")
        async with client.connected():
            await client.until(2)
            before = client.events[0].id
    async with gateway(settings, here / "copy") as url:
        await send_all(settings, [record(update)], STORIES)
        await send_all(
            settings, [(b"", alert(update, matched=(WORD,), title=title).model_dump_json().encode())], ALERTS
        )
        client = Client(url, "/v1/stream?since=9999d")
        async with client.connected():
            await client.until(3)
            assert words_left(here, WORD)
            began = monotonic()
            await send_all(settings, [record(withdrawal)], STORIES)
            await client.until(4)
            async with asyncio.timeout(60):
                while STORY not in (await read_notes(settings)).erasures:  # noqa: ASYNC110  # a topic is polled
                    await asyncio.sleep(0.05)
        seconds = monotonic() - began
        assert words_left(here, WORD) == []
        late = await read_events(url, 1, before)
        assert versions(late)[-1] == f"{STORY}3"
        assert not any(WORD in str(event.data) for event in late.events)
    assert words_left(here, WORD) == []
    assert seconds < MAX_SECONDS

    printed = await asyncio.to_thread(dateline, settings, "takedown", STORY, "--list-only")
    lines = [line for line in printed.stderr.decode().splitlines() if line.startswith("gateway ")]
    assert len(lines) == 2
    assert sum("has nothing of it since" in line for line in lines) == 1
    assert sum("has stopped at" in line for line in lines) == 1
