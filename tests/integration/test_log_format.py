"""The log as JSON: one object a line, from every command that logs."""

import asyncio
import json
import os
import signal
from pathlib import Path
from typing import Any

import pytest

from dateline.kafka.embedded_broker.broker import free_port
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from tests.alerts import alert, send_alerts, web_hook
from tests.flow import send_all
from tests.integration.command import dateline, running
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
        assert events(worker.log())[0] == ("compiling" if rules is None else "worker_started")
        last = json.loads(worker.log().splitlines()[-1])
        assert (last["event"], last["code"], last["reason"]) == ("worker_stopped", 0, "a signal asked it to")


def test_up_logs_json_also_where_its_worker_dies(tmp_path: Path) -> None:
    settings = ResolvedSettings(
        broker=f"127.0.0.1:{free_port()}", partitions=1, gateway_port=0, data_dir=tmp_path / "data", log_format="json"
    )
    with running(settings, "up") as everything:
        assert everything.stderr
        lines: list[str] = []

        def wait_for(event: str) -> dict[str, Any]:
            for line in everything.stderr or ():
                lines.append(line.decode())
                if (found := json.loads(line)).get("event") == event:
                    return dict(found)
            raise AssertionError(lines)

        os.kill(wait_for("worker_launched")["process"], signal.SIGKILL)
        died = wait_for("worker_restarted")
        assert (died["level"], died["code"], died["restart"]) == ("WARNING", -9, "1 of 5")
        wait_for("worker_launched")
        everything.send_signal(signal.SIGINT)
        _, rest = everything.communicate(timeout=60)
    assert events("".join(lines) + rest.decode())[0] == "notice"


@pytest.mark.parametrize("variables", [{"DATELINE_BROKER": "127.0.0.1:1"}, {"DATELINE_PARTITION": "1"}])
@pytest.mark.parametrize("verb", [("worker",), ("alerts", "deliver", "--targets", "none.toml"), ("tail", "raw", "-f")])
def test_the_error_of_a_command_that_logs_json_is_json(verb: tuple[str, ...], variables: dict[str, str]) -> None:
    ended = dateline(None, *verb, extra={"DATELINE_LOG_FORMAT": "json", **variables})
    *_, line = [json.loads(line) for line in ended.stderr.splitlines()]
    assert (line["level"], line["event"], line["code"]) == ("ERROR", "command_failed", ended.returncode)


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
