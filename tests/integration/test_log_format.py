"""The log as JSON: one object a line, from every command that logs."""

import asyncio
import json
import signal
from pathlib import Path

import pytest

from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from tests.alerts import alert, send_alerts, web_hook
from tests.flow import send_all
from tests.integration.command import running
from tests.worker_process import WorkerProcess

RULES = '[[rules]]\nid = "quake"\nname = "Quake"\nany = ["earthquake"]\n'


@pytest.fixture
async def settings(settings: ResolvedSettings) -> ResolvedSettings:
    await create_topics(settings)
    return settings.model_copy(update={"log_format": "json"})


def events(log: str) -> list[str]:
    lines = [json.loads(line) for line in log.splitlines()]
    assert all({"time", "level", "logger"} <= line.keys() for line in lines)
    return [line["event"] for line in lines if "event" in line]


@pytest.mark.parametrize("rules", [None, RULES], ids=["worker", "alerts-run"])
async def test_a_worker_logs_json(settings: ResolvedSettings, tmp_path: Path, rules: str | None) -> None:
    file = tmp_path / "rules.toml"
    file.write_text(rules or "")
    with WorkerProcess(settings, tmp_path / "log", rules=file if rules else None) as worker:
        await asyncio.to_thread(worker.wait_for, "partitions_given")
        if rules is None:
            await send_all(settings, [(b"k", b"no page")])
            await asyncio.to_thread(worker.wait_for, "dead_letters")
        assert await asyncio.to_thread(worker.stop) == 0
        assert events(worker.log())[0] == "worker_started"


async def test_deliver_logs_json(settings: ResolvedSettings, tmp_path: Path) -> None:
    await send_alerts(settings, alert(1))
    with web_hook() as hook:
        targets = tmp_path / "targets.toml"
        targets.write_text(f'[[target]]\nname = "desk"\nurl = "{hook.url("/desk")}"\n')
        with running(settings, "alerts", "deliver", "--targets", str(targets)) as delivering:
            await asyncio.to_thread(hook.wait_for, "/desk", 1)
            delivering.send_signal(signal.SIGTERM)
            _, log = await asyncio.to_thread(delivering.communicate, timeout=60)
    assert {"target_new", "deliveries_started"} <= set(events(log.decode()))
