"""``dateline upgrade`` from the version before threading had a model: nothing of it is read, and nothing is lost."""

import asyncio
import json
import os
import signal
from collections import Counter
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Final

import orjson
import pytest

from dateline.agents.exit_codes import EXIT_REFUSED, EXIT_SWITCHED
from dateline.core.versions import PARSER_VERSION
from dateline.kafka.clients import producing
from dateline.kafka.codec import Incoming
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import BRIEFS, STATE, STORIES
from tests.flow import read_topic
from tests.integration.command import dateline, running
from tests.integration.replaying import at
from tests.integration.test_upgrade import (
    Writer,
    command,
    copy,
    lines,
    pages_of,
    spoken,
    supervised,
    through,
    told_of,
    until,
)
from tests.worker_process import WorkerProcess

STATE_OF_BEFORE: Final[Mapping[str, Mapping[bytes, bytes]]] = {
    "split": {
        b"newest portal": b'{"p":[[1795953600,1,"https://portal.example/1"]]}',
        b"day 20786 portal": b'{"h":[[12,1]],"y":[[1,1]]}',
        b"position": b'{"offset":0,"clock":{"0":1795953600},"waiting":0,"fingerprint_version":2}',
    },
    "collapse": {
        b"777ab6d18fbd6c7c52b72587f21632ad": b'{"l":"en","f":"2026-11-29T12:00:00+00:00",'
        b'"t":"2026-11-29T12:00:00+00:00","n":1,"s":{"portal":1},"p":["unknown",null,null],"c":0,"a":{}}',
        b"position": b'{"offset":0,"clock":{"0":1795953600},"waiting":0,"fingerprint_version":2}',
    },
    "thread": {
        bytes.fromhex("74777ab6d18fbd6c7c52b72587f21632ad"): bytes.fromhex(
            "0330f25977ee2550f6dd993472f7da325601c0130c6b00000101140010000d01000100706f7274616c00323134004f736c6f006f"
            "736c6f28bc01e2d401bec30df0b9340bf24b6a5d6bb7266fcbe1987732a1f753b47265b78768c83f75d9e3def247d1f67057fae6"
            "ec2f81fc32e86035869342fced596d217dbe7a82d99c888f9599e5c9c40118ddabc8dd6104e27655000b"
        ),
        bytes.fromhex("7330f25977ee2550f6dd993472f7da3256"): bytes.fromhex(
            "0201010100705c0869610600000000001300706f7274616c00313534300000005b2231225d"
        ),
        b"position": b'{"offset":0,"clock":{"0":1795953600},"waiting":0,"fingerprint_version":2}',
    },
    "route": {b"position": b'{"offset":0,"clock":{},"waiting":0,"fingerprint_version":2}'},
}
"""The state of each stage after one page, as the version before wrote it."""
VERSIONS_OF_BEFORE: Final = """
from dateline.core import versions
versions.PARSER_VERSION, versions.STORY_MODEL_VERSION = "6", 0
from dateline.agents.state.restore import Position
from dateline.kafka.codec import pack
Position.pack = lambda self: pack(self._asdict() | {"fingerprint_version": versions.FINGERPRINT_VERSION})
"""
"""What Python runs at the start of a process of the version before: its versions, and its position records."""
PAGES: Final = 10


@pytest.fixture
def former(tmp_path: Path) -> dict[str, str]:
    """The variable of the environment that makes a process one of the version before, and its children too."""
    folder = tmp_path / "former"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(VERSIONS_OF_BEFORE)
    return {"PYTHONPATH": os.pathsep.join(filter(None, (str(folder), os.environ.get("PYTHONPATH"))))}


def refused(settings: ResolvedSettings, log: Path) -> str:
    """Start a worker, wait until it has exited with 78, and return the reason."""
    with WorkerProcess(settings, log) as worker:
        assert worker.process.wait(60) == EXIT_REFUSED, worker.log()
        (line,) = [line for line in worker.log().splitlines() if " worker_died " in line]
        return line


@pytest.mark.parametrize("model", [0, 1])
async def test_threads_of_another_model_are_refused_and_all_other_state_is_read(
    settings: ResolvedSettings, tmp_path: Path, model: int
) -> None:
    state = {stage: dict(records) for stage, records in STATE_OF_BEFORE.items()}
    if model:
        state["thread"][b"position"] = orjson.dumps(orjson.loads(state["thread"][b"position"]) | {"story_model": model})
    one = settings.model_copy(update={"partitions": 1, "session_timeout": 6})
    await create_topics(one)
    async with producing(one) as producer:
        for stage, records in state.items():
            for key, value in records.items():
                await producer.send_and_wait(STATE[stage].name(one.namespace), value, key, partition=0)
    reason = await asyncio.to_thread(refused, one, tmp_path / "refused.log")
    assert (
        f"{STATE['thread'].name(one.namespace)}/0@2: the state was written under story model {model}, and this is"
        in reason
    )
    assert "`dateline upgrade prepare`" in reason
    written = {record.key: record.value for record in await read_topic(one, STATE["thread"])}
    assert written == state["thread"], "the worker of before goes on with its state"
    with WorkerProcess(one, tmp_path / "others.log", stages="split,collapse,route") as others:
        await asyncio.to_thread(others.wait_for, "partition_opened", 3)
        assert await asyncio.to_thread(others.stop) == 0


@pytest.mark.long
async def test_over_the_upgrade_and_back_no_page_is_lost_and_readers_go_on(
    settings: ResolvedSettings, tmp_path: Path, former: dict[str, str]
) -> None:
    live = settings.model_copy(update={"partitions": 2, "session_timeout": 6, "watermark_interval": 0.5})
    new = at(live, f"{live.namespace}-new")
    await create_topics(live)
    former_worker = partial(WorkerProcess, extra=former)
    writer, seen = Writer(live), tmp_path / "seen.jsonl"
    seen.touch()
    with running(live, "tail", "stories", "--follow") as tail:
        reading = asyncio.create_task(asyncio.to_thread(copy, tail, seen))
        await writer.send(PAGES)
        async with supervised(live, tmp_path / "former.log", process=former_worker) as codes:
            await until(lambda: spoken(live, PAGES - 2))
            await until(lambda: through(live))
            assert await models(live) == {None}
            await asyncio.to_thread(refused, live, tmp_path / "refused.log")
            assert await models(live) == {None}
            assert "is warm" in await command(live, "prepare", "--as", new.namespace, "--hours", "1")
            *_, counts = map(json.loads, (await command(live, "compare", new.namespace)).splitlines())
            assert counts["brief"]["same"] == sum((await pages_of(live, marked=False)).values())
            assert f"{new.namespace} is live" in await command(live, "switch", new.namespace)
            await until(lambda: left_for_good(codes))
        assert f"of parser {PARSER_VERSION}" in (tmp_path / "former.log").read_text()
        async with supervised(live, tmp_path / "worker.log") as codes:
            await writer.send(PAGES)
            await until(lambda: spoken(new, 2 * PAGES - 2))
            await until(lambda: through(new))
            assert None not in await models(new)
            back = await asyncio.to_thread(dateline, live, "upgrade", "back", extra=former)
            assert back.returncode == 0, back.stderr.decode()
            await until(lambda: left_for_good(codes))
        async with supervised(live, tmp_path / "back.log", process=former_worker):
            await writer.send(PAGES)
            await until(lambda: spoken(live, 3 * PAGES - 2))
            await until(lambda: through(live))
        versions = told_of(await read_topic(live, STORIES)) + told_of(await read_topic(new, STORIES))
        await until(lambda: lines(seen, sum(versions.values())))
        tail.send_signal(signal.SIGINT)
        await reading
    assert Counter(seen.read_bytes().splitlines()) == versions
    former_pages, new_pages = await pages_of(live, marked=False), await pages_of(new, marked=False)
    assert former_pages.keys() | new_pages.keys() == {f"page {number}" for number in range(writer.sent)}
    assert not former_pages.keys() & new_pages.keys()
    assert len(new_pages) == PAGES
    for namespace in (live, new):
        assert fingerprints(await read_topic(namespace, BRIEFS)) == fingerprints(await read_topic(namespace, STORIES))


async def models(settings: ResolvedSettings) -> set[int | None]:
    """Return the models of the position records of threading; None for one of before."""
    records = await read_topic(settings, STATE["thread"])
    return {orjson.loads(record.value or b"").get("story_model") for record in records if record.key == b"position"}


async def left_for_good(codes: list[int]) -> bool:
    """Whether a worker was refused after the switch, by the version that made the other namespace."""
    if 1 not in codes:
        return False
    assert set(codes[: codes.index(1)]) == {EXIT_SWITCHED}, "perhaps twice, where it drained the former"
    return True


def fingerprints(records: list[Incoming]) -> set[str]:
    return {name for record in records if (name := orjson.loads(record.value or b"")["fingerprint"])}
